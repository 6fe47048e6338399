package no.ordstyrer.room;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;

/**
 * The part behind an address, as everybody sees it who has no rights of her own there: read once
 * for all who come at about the same time, since a whole room that comes back asks for the same.
 * What she is told is never older than her coming. What it shows to few, a hidden part or a draft,
 * is never remembered; nor is it asked for those who are signed in.
 */
final class Doorplates {
  private static final long FRESH = TimeUnit.SECONDS.toNanos(1);

  private final Parts parts;
  private final Map<Address, Plate> plates = new ConcurrentHashMap<>();

  private record Address(String arena, String series, String part) {}

  private record Plate(Seen seen, long readAt) {
    boolean isAsNewAs(long asOf) {
      return readAt - asOf >= 0 && System.nanoTime() - readAt < FRESH;
    }
  }

  Doorplates(Parts parts) {
    this.parts = parts;
  }

  /**
   * @param asOf how old it may be at most, by {@link System#nanoTime}
   */
  Seen seenBy(Viewer viewer, String arena, String series, String part, long asOf) {
    if (viewer.staff().isPresent()) {
      return parts.seenBy(viewer, arena, series, part);
    }
    var address = new Address(arena, series, part);
    var plate = plates.get(address);
    if (plate != null && plate.isAsNewAs(asOf)) {
      return plate.seen();
    }
    var readAt = System.nanoTime();
    var seen = parts.seenBy(viewer, arena, series, part);
    if (seen.part().hidden()) {
      plates.remove(address);
    } else {
      plates.put(address, new Plate(seen, readAt));
    }
    return seen;
  }
}
