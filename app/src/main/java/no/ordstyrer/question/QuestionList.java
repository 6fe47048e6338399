package no.ordstyrer.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.ordstyrer.registration.Sanction;
import no.ordstyrer.series.Theme;
import no.ordstyrer.series.ThemeId;
import org.jspecify.annotations.Nullable;

/**
 * The questions of a part as one attendee or guest sees them.
 *
 * @param taking whether questions can be asked here and now
 * @param attending whether the viewer is confirmed in the part, and so may ask and vote
 * @param published everybody's published questions, in the viewer's order
 * @param own the viewer's, whatever became of them, the latest first
 * @param votes the viewer's choices, by the question's number
 * @param standing what moderators have put upon the viewer here
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
    List<Sanction> standing,
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

  /** What waits and is about the same; {@code theme}: null for what nobody has said it of. */
  public record Group(@Nullable Theme theme, List<Question> questions) {}

  /** Those that wait, by theme in the organiser's order; one group where it is sorted otherwise. */
  public List<Group> groups() {
    if (order != Order.THEME) {
      return List.of(new Group(null, waiting()));
    }
    var about =
        waiting().stream()
            .collect(Collectors.groupingBy(question -> Optional.ofNullable(question.themeId())));
    var groups = new ArrayList<Group>();
    for (var theme : themes) {
      groups.add(new Group(theme, about.getOrDefault(Optional.of(theme.id()), List.of())));
    }
    groups.add(new Group(null, about.getOrDefault(Optional.<ThemeId>empty(), List.of())));
    groups.removeIf(group -> group.questions().isEmpty());
    return groups;
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
