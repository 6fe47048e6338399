package no.ordstyrer.question;

import java.time.Instant;
import no.ordstyrer.access.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * An answer in writing that is not published yet.
 *
 * @param writtenByName null when the account is gone
 * @param approvedAt null until a moderator has approved the text as it stands
 * @param rev every change carries the one it saw
 */
public record AnswerDraft(
    QuestionId questionId,
    String text,
    @Nullable AccountId writtenBy,
    @Nullable String writtenByName,
    Instant writtenAt,
    @Nullable String approvedByName,
    @Nullable Instant approvedAt,
    int rev) {

  public boolean approved() {
    return approvedAt != null;
  }
}
