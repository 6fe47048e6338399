package no.ordstyrer.series;

import java.util.HashMap;
import java.util.List;
import no.ordstyrer.access.Viewer;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** How a series becomes the next edition: a draft with its texts, its form and its rules. */
public final class Editions {
  private final Jdbi db;
  private final Planning planning;
  private final List<WhenCopied> followers;

  public Editions(Jdbi db, Planning planning, List<WhenCopied> followers) {
    this.db = db;
    this.planning = planning;
    this.followers = List.copyOf(followers);
  }

  /**
   * One part of the next edition.
   *
   * @param from the part that it was written after; null for a new one
   */
  public record NextPart(PartPlan plan, @Nullable PartId from) {}

  /**
   * Makes the draft. What is in the plans is the organiser's; the programme, the form and how
   * people are let in follow. Nothing of people does, and nothing that opens a door.
   */
  public Planned next(Viewer viewer, SeenSeries seen, SeriesPlan plan, List<NextPart> parts) {
    Planning.mustOrganise(seen.standing());
    var from = seen.series().id();
    return db.inTransaction(handle -> {
      var plans = parts.stream().map(NextPart::plan).toList();
      var created = planning.create(handle, viewer, seen.arena(), plan, plans);
      if (created.isEmpty()) {
        return new Planned.AddressTaken();
      }
      var taken = new HashMap<PartId, PartId>();
      for (var i = 0; i < parts.size(); i++) {
        var old = parts.get(i).from();
        if (old != null) {
          taken.put(old, created.get().parts().get(i));
        }
      }
      followers.forEach(one -> one.copied(handle, from, created.get().id(), taken));
      return new Planned.Saved(seen.arena().path() + "/" + plan.slug());
    });
  }
}
