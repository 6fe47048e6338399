package no.ordstyrer.live;

import java.util.Collection;
import java.util.Comparator;
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
 */
public record Health(
    Audience audience, boolean house, long pages, long silent, long slow, long silence) {

  private record Group(Audience audience, boolean house) {}

  static List<Health> of(Collection<Listener> listeners) {
    return listeners.stream().collect(Collectors.groupingBy(Health::group)).entrySet().stream()
        .map(entry -> of(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingInt(health -> health.audience().rank()))
        .toList();
  }

  private static Group group(Listener listener) {
    var listening = listener.listening();
    return new Group(listening.audience(), Objects.nonNull(listening.account()));
  }

  private static Health of(Group group, List<Listener> pages) {
    return new Health(
        group.audience(),
        group.house(),
        pages.size(),
        pages.stream().filter(page -> !page.isPresent()).count(),
        pages.stream().filter(Listener::isSlow).count(),
        pages.stream().mapToLong(Listener::silentMillis).min().orElse(0));
  }
}
