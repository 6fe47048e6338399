package no.ordstyrer.question;

import no.ordstyrer.access.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * One act by one person, on however many questions.
 *
 * @param on the question that it was done to; others are only reached by it
 * @param by null for the author, and for the end of the part
 */
record Deed(long id, QuestionId on, @Nullable AccountId by) {}
