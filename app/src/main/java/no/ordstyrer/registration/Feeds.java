package no.ordstyrer.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.calendar.Calendars;
import no.ordstyrer.calendar.Entry;
import no.ordstyrer.calendar.Feed;

/** A person's parts as calendar objects. The same places give the same bytes. */
public final class Feeds {
  /** How long a part that was called off stays in the feed, so that every calendar takes it out. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final Registrations registrations;
  private final RegistrationLetters letters;
  private final Clock clock;

  public Feeds(Registrations registrations, RegistrationLetters letters, Clock clock) {
    this.registrations = registrations;
    this.letters = letters;
    this.clock = clock;
  }

  /** Another whenever her feed may be another; empty when the link opens none. */
  public Optional<String> state(String token) {
    return registrations.fedState(token, clock.instant().minus(KEPT));
  }

  public Feed feed(String token) {
    var story = registrations.fed(token);
    return new Feed(
        story.seen().series().title(), letters.links().feed(story.registration()), entries(story));
  }

  /** One part as a file; {@code name} is {@code del-1}. */
  public String part(String token, String name) {
    var story = registrations.fed(token);
    var line =
        story.confirmed().stream()
            .filter(one -> ("del-" + one.part().number()).equals(name))
            .findFirst()
            .orElseThrow(NotFound::new);
    return Calendars.file(letters.entries().of(story, line).orElseThrow(NotFound::new));
  }

  private List<Entry> entries(Story story) {
    var now = clock.instant();
    return story.lines().stream()
        .filter(line -> line.confirmed() || calledOff(line))
        .filter(line -> !longGone(line, now))
        .flatMap(line -> letters.entries().of(story, line).stream())
        .toList();
  }

  private static boolean calledOff(Line line) {
    var place = line.place();
    return place != null && place.state() == PartRegistration.State.CANCELLED;
  }

  private static boolean longGone(Line line, Instant now) {
    var cancelled = line.part().cancelledAt();
    return cancelled != null && cancelled.plus(KEPT).isBefore(now);
  }
}
