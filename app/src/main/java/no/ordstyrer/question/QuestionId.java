package no.ordstyrer.question;

import no.ordstyrer.db.Id;

public record QuestionId(long value) implements Id {}
