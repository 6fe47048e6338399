package no.ordstyrer.series;

import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import org.jdbi.v3.core.Jdbi;

/** What is left when a part is over: recording, slides, summary. Shown to everybody then. */
public final class Aftermath {
  private final Jdbi db;
  private final Arenas arenas;

  public Aftermath(Jdbi db, Arenas arenas) {
    this.db = db;
    this.arenas = arenas;
  }

  /** Slides or a paper as an organiser writes it; {@code url} is https. */
  public record Item(String title, String url) {}

  /**
   * As an organiser writes it.
   *
   * @param recording https
   * @param summary Markdown
   */
  public record Plan(Optional<String> recording, String summary, List<Item> materials) {
    public Plan {
      materials = List.copyOf(materials);
    }
  }

  /** The materials of all parts of the series, in order. */
  public List<Material> of(SeriesId series) {
    return db.withExtension(MaterialStore.class, store -> store.of(series));
  }

  /** The materials of one part. */
  public List<Material> of(Seen seen) {
    return db.withExtension(MaterialStore.class, store -> store.ofPart(seen.part().id()));
  }

  /** Answers false when somebody else has changed the part since {@code rev}. */
  public boolean edit(Viewer viewer, Seen seen, int rev, Plan plan) {
    Planning.mustOrganise(seen.standing());
    var part = seen.part().id();
    return db.inTransaction(handle -> {
      var store = handle.attach(MaterialStore.class);
      if (!store.update(part, rev, plan.recording(), plan.summary())) {
        return false;
      }
      store.clear(part);
      var rank = 0;
      for (var item : plan.materials()) {
        store.insert(part, ++rank, item);
      }
      var subject = "part:" + part.value();
      arenas.note(handle, viewer, seen.arena().id(), "part.aftermath", subject, "");
      return true;
    });
  }
}
