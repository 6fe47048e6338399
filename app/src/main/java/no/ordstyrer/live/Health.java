package no.ordstyrer.live;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How the open pages of one audience fare, on this node.
 *
 * @param house whether they are signed in: of the stage's, those are previews
 * @param pages how many are open
 * @param silent how many of them have not answered for two heartbeats and a bit
 * @param slow how many of them do not take what they are told
 * @param silence milliseconds since the freshest of them answered
 * @param behind milliseconds that the slowest of them has taken so far for what it is being told
 * @param lost how many were gone without a farewell in the last five minutes
 * @param cut how many were sent away in the last five minutes because they took nothing in
 */
public record Health(
    Audience audience,
    boolean house,
    long pages,
    long silent,
    long slow,
    long silence,
    long behind,
    long lost,
    long cut) {

  /** Pages that are counted together. */
  record Group(Audience audience, boolean house) {
    static Group of(Listening listening) {
      return new Group(listening.audience(), Objects.nonNull(listening.account()));
    }
  }

  /** How many fell out in the last five minutes, for whatever reason. */
  public long dropped() {
    return lost + cut;
  }

  static List<Health> of(long part, Collection<Listener> listeners, Losses losses) {
    var pages =
        listeners.stream()
            .collect(Collectors.groupingBy(listener -> Group.of(listener.listening())));
    var groups = new HashSet<>(losses.groups(part));
    groups.addAll(pages.keySet());
    return groups.stream()
        .map(group ->
            of(
                group,
                pages.getOrDefault(group, List.of()),
                losses.of(part, group, Losses.Why.LOST),
                losses.of(part, group, Losses.Why.SLOW)))
        .sorted(Comparator.comparingInt(health -> health.audience().rank()))
        .toList();
  }

  private static Health of(Group group, List<Listener> pages, long lost, long cut) {
    return new Health(
        group.audience(),
        group.house(),
        pages.size(),
        pages.stream().filter(page -> !page.isPresent()).count(),
        pages.stream().filter(Listener::isSlow).count(),
        pages.stream().mapToLong(Listener::silentMillis).min().orElse(0),
        pages.stream().mapToLong(Listener::behindMillis).max().orElse(0),
        lost,
        cut);
  }
}
