package no.ordstyrer.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.Series;
import no.ordstyrer.series.When;
import no.ordstyrer.web.Site;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What anybody may subscribe to: the parts of an arena or of a series, as a guest sees them. They
 * name no person, and lead to the public page of the part.
 */
public final class PublicFeeds {
  /** How long a part that was called off stays, so that every calendar takes it out. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final Jdbi db;
  private final Arenas arenas;
  private final Parts parts;
  private final Site site;
  private final String from;
  private final Clock clock;

  /** {@code from}: the organiser's address in the files. */
  public PublicFeeds(Jdbi db, Arenas arenas, Parts parts, Site site, String from, Clock clock) {
    this.db = db;
    this.arenas = arenas;
    this.parts = parts;
    this.site = site;
    this.from = from;
    this.clock = clock;
  }

  /** Another whenever the calendar of an arena, or of one series of it, may be another. */
  public Optional<String> state(String arenaSlug, @Nullable String seriesSlug) {
    return db.withExtension(
        PublicationStore.class, store -> store.state(arenaSlug, seriesSlug, now().minus(KEPT)));
  }

  /** The parts of all published series of an arena. */
  public Feed ofArena(String slug) {
    var arena = arenas.seenBy(Viewer.GUEST, slug);
    var published =
        parts.seriesOf(Viewer.GUEST, arena).stream()
            .map(series -> parts.seriesSeenBy(Viewer.GUEST, series.id()));
    return new Feed(arena.name(), site.link(arena.path() + ".ics"), entries(arena, published));
  }

  /** The parts of one series. */
  public Feed ofSeries(String arenaSlug, String seriesSlug) {
    var seen = parts.seriesSeenBy(Viewer.GUEST, arenaSlug, seriesSlug);
    return new Feed(
        seen.series().title(),
        site.link(seen.path() + ".ics"),
        entries(seen.arena(), Stream.of(seen)));
  }

  private List<Entry> entries(Arena arena, Stream<SeenSeries> series) {
    var publications = db.withExtension(PublicationStore.class, store -> store.of(arena.id()));
    return series
        .flatMap(seen -> parts.of(seen.series().id()).stream().map(seen::part))
        .filter(seen -> !seen.part().hidden())
        .filter(seen -> !longGone(seen))
        .flatMap(seen ->
            entry(seen, Objects.requireNonNull(publications.get(seen.part().id()))).stream())
        .toList();
  }

  /** Empty as long as the part has no hour. */
  private Optional<Entry> entry(Seen seen, PublicationStore.Publication publication) {
    var part = seen.part();
    if (!(part.when() instanceof When.At(var start, var end))) {
      return Optional.empty();
    }
    return Optional.of(
        new Entry(
            publication.calendarUid() + "@" + from.substring(from.lastIndexOf('@') + 1),
            publication.rev(),
            publication.changedAt(),
            calledOff(seen) ? Entry.Status.CANCELLED : Entry.Status.CONFIRMED,
            part.theme().isEmpty() ? part.label() : part.label() + ": " + part.theme(),
            seen.arena().name() + ", " + seen.series().title(),
            part.place(),
            site.link(seen.path()),
            part.venue() != Part.Venue.PLACE,
            start,
            end,
            seen.arena().zone(),
            seen.arena().name(),
            from,
            null,
            null));
  }

  private static boolean calledOff(Seen seen) {
    return seen.part().state() == Part.State.CANCELLED
        || seen.series().state() == Series.State.CANCELLED;
  }

  private boolean longGone(Seen seen) {
    return Stream.of(seen.part().cancelledAt(), seen.series().cancelledAt())
        .filter(Objects::nonNull)
        .anyMatch(at -> at.plus(KEPT).isBefore(now()));
  }

  private Instant now() {
    return clock.instant();
  }
}
