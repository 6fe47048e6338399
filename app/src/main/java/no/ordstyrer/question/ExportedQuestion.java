package no.ordstyrer.question;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.question.Question.Handling;
import no.ordstyrer.question.Question.Moderation;
import org.jspecify.annotations.Nullable;

/**
 * A question as a file has it; its components are the names in JSON. What the public file leaves
 * out is null or empty there.
 *
 * @param part the number of the part
 * @param asker her name, or empty when she asks anonymously
 * @param participant the number that moderators know an anonymous asker by; restricted
 * @param reason why it was closed without an answer; restricted: why it was rejected, too
 * @param votes people who want an answer
 * @param mergedInto the number of the question of the part that it is merged into
 * @param carriedFrom the number of the earlier part that it was carried from
 * @param votesThere how many votes it had there
 * @param carriedTo the number of the later part that it was carried to; restricted: when that part
 *     is hidden, too
 * @param answeredBy names of those on the programme who answered, as far as is known
 * @param changedBy who of the staff changed it last; restricted
 */
public record ExportedQuestion(
    int part,
    int number,
    String text,
    String language,
    @Nullable String theme,
    String asker,
    @Nullable Integer participant,
    Instant askedAt,
    Moderation moderation,
    Handling handling,
    @Nullable String reason,
    int votes,
    @Nullable Integer mergedInto,
    @Nullable Integer carriedFrom,
    @Nullable Integer votesThere,
    @Nullable Integer carriedTo,
    @Nullable Instant publishedAt,
    @Nullable Instant liveAt,
    @Nullable Instant answeredAt,
    @Nullable String answer,
    List<String> answeredBy,
    @Nullable String followUpOwner,
    @Nullable String followUpDue,
    @Nullable String changedBy) {

  /** What everybody may have of a published question. */
  static ExportedQuestion open(int part, Question question) {
    return of(part, question, question.text(), false);
  }

  /** What moderators may have: all but the words that their author took back unseen. */
  static ExportedQuestion restricted(int part, Question question) {
    var unseen = question.moderation() == Moderation.WITHDRAWN && question.publishedAt() == null;
    return of(part, question, unseen ? "" : question.text(), true);
  }

  private static ExportedQuestion of(int part, Question question, String text, boolean all) {
    var due = question.followUpDue();
    return new ExportedQuestion(
        part,
        question.number(),
        text,
        question.language(),
        question.themeName(),
        question.anonymous() ? "" : question.authorName(),
        all && question.anonymous() ? question.pseudonym() : null,
        question.askedAt(),
        question.moderation(),
        question.handling(),
        all || question.handling() == Handling.NOT_ANSWERED ? question.reason() : null,
        question.votes(),
        question.head(),
        question.fromPart(),
        question.fromPart() == null ? null : (Integer) question.fromVotes(),
        all || !question.toHidden() ? question.toPart() : null,
        question.publishedAt(),
        question.liveAt(),
        question.answeredAt(),
        question.answer(),
        question.answerers(),
        question.followUpOwner(),
        due == null ? null : due.toString(),
        all ? question.changedByName() : null);
  }
}
