package no.ordstyrer.registration;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Tokens.Purpose;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.series.Parts;
import org.jdbi.v3.core.Jdbi;

/** The personal ways into a part. Whoever holds such a link may use it, and nothing more. */
public final class Joins {
  private final Jdbi db;
  private final Parts parts;
  private final RegistrationLetters letters;
  private final Clock clock;

  public Joins(Jdbi db, Parts parts, RegistrationLetters letters, Clock clock) {
    this.db = db;
    this.parts = parts;
    this.letters = letters;
    this.clock = clock;
  }

  /**
   * A place, with what its holder's link leads to now.
   *
   * @param code what she shows at the door, if the part has one
   * @param moved the starts that the part had before, the first one first
   */
  public record Joined(
      Story story,
      Line line,
      Joining joining,
      Optional<String> code,
      List<Instant> moved,
      Instant now) {}

  /** Where the link leads; asking changes nothing. */
  public Joined at(String token) {
    var claim = letters.links().read(Purpose.JOIN, token);
    var now = clock.instant();
    var place =
        db.withExtension(PartRegistrationStore.class, store -> store.find(claim.id(), now))
            .orElseThrow(NotFound::new);
    var whose =
        db.withExtension(
                RegistrationStore.class,
                store -> store.find(place.registrationId().value(), claim.generation()))
            .orElseThrow(NotFound::new);
    var seen = parts.seriesSeenBy(Viewer.GUEST, whose.seriesId());
    var all = parts.of(whose.seriesId());
    var story = db.withHandle(handle -> Story.read(handle, seen, whose, all, now));
    var line = story.line(place.partId());
    var moved = parts.previousStarts(whose.seriesId()).getOrDefault(place.partId(), List.of());
    var code =
        line.hasDoor(now)
            ? Optional.of(letters.links().code(whose, place))
            : Optional.<String>empty();
    var shut = Sanctions.shut(db, whose.id()).get(place.partId());
    var joining = shut == null ? Joining.of(line, now) : new Joining.Shut(shut);
    return new Joined(story, line, joining, code, moved, now);
  }

  /** She goes in: noted as evidence that she came. Only the way that is open now is gone. */
  public Joined join(String token) {
    var joined = at(token);
    if (joined.joining() instanceof Joining.Open) {
      var place = Objects.requireNonNull(joined.line().place()).id();
      db.useExtension(JoinStore.class, store -> store.joined(place, joined.now()));
    }
    return joined;
  }
}
