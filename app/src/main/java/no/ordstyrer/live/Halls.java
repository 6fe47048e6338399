package no.ordstyrer.live;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The halls of this node: one for each part that somebody listens to. */
final class Halls {
  private final Map<Long, Hall> open = new ConcurrentHashMap<>();
  private final Log log;
  private final Message.Json json;

  Halls(Log log, Message.Json json) {
    this.log = log;
    this.json = json;
  }

  Collection<Hall> all() {
    return open.values();
  }

  Set<Long> parts() {
    return open.keySet();
  }

  Optional<Hall> of(long part) {
    return Optional.ofNullable(open.get(part));
  }

  Stream<Listener> listeners() {
    return open.values().stream().flatMap(hall -> hall.listeners().stream());
  }

  /** Brings a page into its hall; it hears nothing before {@link Listener#join}. */
  Listener enter(
      Wire wire, Admission admission, Listening listening, Since since, boolean patient) {
    var part = listening.part();
    var hall = open.compute(part, this::held);
    try {
      return new Listener(wire, admission, listening, hall, since, patient);
    } catch (RuntimeException e) {
      giveBack(part);
      throw e;
    }
  }

  void leave(Listener listener) {
    if (listener.leave()) {
      giveBack(listener.listening().part());
    }
  }

  private Hall held(long part, @Nullable Hall there) {
    var hall = there == null ? new Hall(part, log, json) : there;
    hall.held(1);
    return hall;
  }

  private void giveBack(long part) {
    open.computeIfPresent(part, (_, there) -> there.held(-1) ? there : null);
  }
}
