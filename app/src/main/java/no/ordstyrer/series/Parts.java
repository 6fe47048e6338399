package no.ordstyrer.series;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.PartRole;
import no.ordstyrer.access.Role;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.arena.ArenaId;
import no.ordstyrer.arena.Arenas;
import org.jdbi.v3.core.Jdbi;

/** The ways from an address to a series and to its parts. */
public final class Parts {
  private static final Pattern PART = Pattern.compile("del-([1-9][0-9]{0,3})");

  private final Jdbi db;
  private final Arenas arenas;
  private volatile Held held = (_, _) -> Optional.empty();

  public Parts(Jdbi db, Arenas arenas) {
    this.db = db;
    this.arenas = arenas;
  }

  /** Who knows which parts a viewer has a place in: those see a hidden part. */
  public void whoHolds(Held places) {
    held = places;
  }

  /** The only way from an address to a series. A draft exists only for those who have a role. */
  public SeenSeries seriesSeenBy(Viewer viewer, String arenaSlug, String seriesSlug) {
    var arena = arenas.seenBy(viewer, arenaSlug);
    var series =
        db.withExtension(SeriesStore.class, store -> store.bySlug(arena.id(), seriesSlug))
            .orElseThrow(NotFound::new);
    return seen(viewer, arena, series);
  }

  /** The only way from an address to a part: {@code partSlug} is {@code del-1}. */
  public Seen seenBy(Viewer viewer, String arenaSlug, String seriesSlug, String partSlug) {
    var number = PART.matcher(partSlug);
    if (!number.matches()) {
      throw new NotFound();
    }
    var above = seriesSeenBy(viewer, arenaSlug, seriesSlug);
    var part =
        db.withExtension(
                SeriesStore.class,
                store -> store.part(above.series().id(), Integer.parseInt(number.group(1))))
            .orElseThrow(NotFound::new);
    var standing = standing(viewer, above.arena().id(), part);
    if (part.hidden() && !standing.any() && !holds(viewer, part)) {
      throw new NotFound();
    }
    return new Seen(above.arena(), above.series(), part, standing);
  }

  /** From a pointer of ours (a link's token, a letter) to the part; the viewer still decides. */
  public Seen seenBy(Viewer viewer, PartId id) {
    var part =
        db.withExtension(SeriesStore.class, store -> store.part(id)).orElseThrow(NotFound::new);
    var above = seriesSeenBy(viewer, part.seriesId());
    return new Seen(
        above.arena(), above.series(), part, standing(viewer, above.arena().id(), part));
  }

  public SeenSeries seriesSeenBy(Viewer viewer, SeriesId id) {
    var series =
        db.withExtension(SeriesStore.class, store -> store.find(id)).orElseThrow(NotFound::new);
    return seen(viewer, arenas.find(series.arenaId()), series);
  }

  public List<Part> of(SeriesId series) {
    return db.withExtension(SeriesStore.class, store -> store.parts(series));
  }

  /**
   * Those of its parts that the viewer may learn of: hidden ones are for staff and their holders.
   */
  public List<Part> shownTo(Viewer viewer, SeenSeries seen) {
    return of(seen.series().id()).stream()
        .filter(part -> !part.hidden() || seen.standing().any() || holds(viewer, part))
        .toList();
  }

  public List<Theme> themes(SeriesId series) {
    return db.withExtension(SeriesStore.class, store -> store.themes(series));
  }

  /** The people of all parts, part by part in the order of the programme. */
  public List<Person> people(SeriesId series) {
    return db.withExtension(SeriesStore.class, store -> store.people(series));
  }

  /** The arena's series that the viewer may see, the latest first. */
  public List<Series> seriesOf(Viewer viewer, Arena arena) {
    var drafts = !arenas.roles(viewer, arena.id()).isEmpty();
    return db.withExtension(SeriesStore.class, store -> store.of(arena.id())).stream()
        .filter(series -> drafts || (series.publishedAt() != null && !series.hidden()))
        .toList();
  }

  /** The parts of all series of the arena, by series. */
  public Map<SeriesId, List<Part>> partsOf(ArenaId arena) {
    return db.withExtension(SeriesStore.class, store -> store.partsOf(arena)).stream()
        .collect(Collectors.groupingBy(Part::seriesId));
  }

  /** The starts that parts had before they were moved, the first one first. */
  public Map<PartId, List<Instant>> previousStarts(SeriesId series) {
    return db.withExtension(SeriesStore.class, store -> store.moves(series)).stream()
        .collect(
            Collectors.groupingBy(
                SeriesStore.Move::partId,
                Collectors.mapping(SeriesStore.Move::previousStart, Collectors.toList())));
  }

  /** What is public and still to come in all arenas: live first, then by date, undated last. */
  public List<Coming> coming(Instant now) {
    return db.withHandle(handle -> {
      var store = handle.attach(SeriesStore.class);
      var all = store.current().stream().collect(Collectors.toMap(Series::id, Function.identity()));
      var houses = arenas.all().stream().collect(Collectors.toMap(Arena::id, Function.identity()));
      return store.unfinished().stream()
          .filter(part -> part.ahead(now) && all.containsKey(part.seriesId()))
          .map(part -> {
            var series = Objects.requireNonNull(all.get(part.seriesId()));
            var arena = Objects.requireNonNull(houses.get(series.arenaId()));
            return new Coming(arena, series, part);
          })
          .toList();
    });
  }

  private SeenSeries seen(Viewer viewer, Arena arena, Series series) {
    var roles = arenas.roles(viewer, arena.id());
    if (series.publishedAt() == null && roles.isEmpty() && !hasPartRole(viewer, series.id())) {
      throw new NotFound();
    }
    return new SeenSeries(arena, series, Standing.of(roles, Set.of()));
  }

  private boolean holds(Viewer viewer, Part part) {
    return held.by(viewer, part.seriesId()).filter(parts -> parts.contains(part.id())).isPresent();
  }

  private boolean hasPartRole(Viewer viewer, SeriesId series) {
    return viewer
        .staff()
        .map(
            account -> db.withExtension(SeriesStore.class, store -> store.anyRole(series, account)))
        .orElse(false);
  }

  private Standing standing(Viewer viewer, ArenaId arena, Part part) {
    Set<Role> roles = arenas.roles(viewer, arena);
    Set<PartRole> own =
        viewer
            .staff()
            .map(account ->
                db.withExtension(SeriesStore.class, store -> store.roles(part.id(), account)))
            .orElse(Set.of());
    return Standing.of(roles, own);
  }
}
