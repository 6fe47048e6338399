package no.ordstyrer.question;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.ordstyrer.series.Theme;
import org.jspecify.annotations.Nullable;

/**
 * The questions of a part as one attendee or guest sees them.
 *
 * @param taking whether questions can be asked here and now
 * @param attending whether the viewer is confirmed in the part, and so may ask and vote
 * @param published everybody's published questions, in the viewer's order
 * @param own the viewer's, whatever became of them, the latest first
 * @param votes the viewer's choices, by the question's number
 * @param command names the viewer's next question, so that a form sent twice asks once
 */
public record QuestionList(
    Rules rules,
    boolean taking,
    boolean attending,
    Order order,
    List<Question> published,
    List<Question> own,
    Map<Integer, Vote> votes,
    List<Theme> themes,
    String command) {

  /** Those that wait for an answer, or get it now. */
  public List<Question> waiting() {
    return published.stream()
        .filter(question -> question.state().waiting() || question.live())
        .filter(this::shown)
        .toList();
  }

  /** Those that somebody has said something about. */
  public List<Question> handled() {
    return published.stream()
        .filter(question -> !question.state().waiting() && !question.live())
        .filter(this::shown)
        .toList();
  }

  public Optional<Question> live() {
    return published.stream().filter(Question::live).findFirst();
  }

  public @Nullable Vote vote(Question question) {
    return attending ? votes.getOrDefault(question.number(), Vote.NONE) : null;
  }

  private boolean shown(Question question) {
    return order != Order.MINE || mine().contains(question.number());
  }

  private Set<Integer> mine() {
    return own.stream().map(Question::number).collect(Collectors.toSet());
  }
}
