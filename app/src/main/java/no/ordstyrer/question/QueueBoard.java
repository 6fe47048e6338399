package no.ordstyrer.question;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.ordstyrer.live.Subscription;
import no.ordstyrer.question.Question.Column;
import org.jspecify.annotations.Nullable;

/**
 * The queue as a page shows it.
 *
 * @param subscription read before the questions were
 * @param told what became of the last act, or null
 * @param claims those of others, by the question's number
 * @param me the viewer's account
 */
public record QueueBoard(
    Subscription subscription,
    QueueRules rules,
    Map<Column, List<Question>> columns,
    @Nullable Moved told,
    Map<Integer, Claim> claims,
    List<Reason> reasons,
    Instant now,
    long me) {
  public List<Question> of(Column column) {
    return columns.getOrDefault(column, List.of());
  }
}
