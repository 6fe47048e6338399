package no.ordstyrer.question;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.live.Live;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.ThemeId;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What questions of a series may be about: kept by organisers, set by moderators. */
public final class Themes {
  /** More than these nobody chooses among. */
  public static final int MOST = 20;

  private final Jdbi db;
  private final Arenas arenas;
  private final Steps steps;

  public Themes(Jdbi db, Arenas arenas, Live live, Clock clock) {
    this.db = db;
    this.arenas = arenas;
    this.steps = new Steps(live, clock);
  }

  /** In their order. */
  public List<ThemeUse> all(Viewer viewer, SeenSeries seen) {
    mustOrganise(seen);
    return db.withExtension(ThemeStore.class, store -> store.of(seen.series().id()));
  }

  public Themed add(Viewer viewer, SeenSeries seen, String name) {
    return write(
        viewer,
        seen,
        "theme.add",
        (store, all) -> {
          if (all.size() >= MOST) {
            return Themed.MANY;
          }
          return store.add(seen.series().id(), name) ? Themed.DONE : Themed.TAKEN;
        });
  }

  /** {@code was}: the name as the viewer saw it. */
  public Themed rename(Viewer viewer, SeenSeries seen, ThemeId id, String was, String name) {
    return write(
        viewer,
        seen,
        "theme.rename",
        (store, all) -> {
          var theme = find(all, id);
          if (theme.name().equals(name)) {
            return Themed.DONE;
          }
          if (!theme.name().equals(was)) {
            return Themed.STALE;
          }
          if (all.stream().anyMatch(other -> other.name().equals(name))) {
            return Themed.TAKEN;
          }
          store.rename(id, name);
          return Themed.DONE;
        });
  }

  /**
   * Moves a theme one place.
   *
   * @param place where the viewer saw it
   * @param to where it is to be
   */
  public Themed move(Viewer viewer, SeenSeries seen, ThemeId id, int place, int to) {
    return write(
        viewer,
        seen,
        "theme.move",
        (store, all) -> {
          var theme = find(all, id);
          if (theme.place() == to) {
            return Themed.DONE;
          }
          if (theme.place() != place) {
            return Themed.STALE;
          }
          var order = new ArrayList<>(all);
          order.remove(theme);
          order.add(Math.clamp(to - 1, 0, order.size()), theme);
          for (var i = 0; i < order.size(); i++) {
            store.place(order.get(i).id(), i + 1);
          }
          return Themed.DONE;
        });
  }

  /** Takes a theme away that no question is about. */
  public Themed remove(Viewer viewer, SeenSeries seen, ThemeId id) {
    return write(
        viewer,
        seen,
        "theme.remove",
        (store, all) -> {
          if (find(all, id).questions() > 0) {
            return Themed.USED;
          }
          store.remove(id);
          return Themed.DONE;
        });
  }

  /** Says what a question is about; null for none of the themes. */
  public Moved set(Viewer viewer, Seen seen, int number, int rev, @Nullable ThemeId theme) {
    if (!seen.standing().moderates()) {
      throw new NotFound();
    }
    return db.inTransaction(handle -> {
      var questions = handle.attach(QuestionStore.class);
      questions.hold(seen.part().id());
      var question = Steps.find(handle, seen.part().id(), number);
      if (theme != null && !questions.themes(seen.part().id()).contains(theme)) {
        throw new NotFound();
      }
      if (Objects.equals(question.themeId(), theme)) {
        return new Moved.Done(question);
      }
      if (rev != question.rev()) {
        return Moved.Stale.of(question);
      }
      return new Moved.Done(
          steps.touch(
              handle,
              question,
              "theme",
              viewer.mustBeStaff(),
              _ -> handle.attach(ThemeStore.class).set(question.id(), theme)));
    });
  }

  private Themed write(
      Viewer viewer,
      SeenSeries seen,
      String act,
      BiFunction<ThemeStore, List<ThemeUse>, Themed> writing) {
    mustOrganise(seen);
    return db.inTransaction(handle -> {
      var store = handle.attach(ThemeStore.class);
      var series = store.hold(seen.series().id());
      var themed = writing.apply(store, store.of(series));
      if (themed == Themed.DONE) {
        arenas.note(handle, viewer, seen.arena().id(), act, "series:" + series.value(), "");
      }
      return themed;
    });
  }

  private static ThemeUse find(List<ThemeUse> all, ThemeId id) {
    return all.stream()
        .filter(theme -> theme.id().equals(id))
        .findFirst()
        .orElseThrow(NotFound::new);
  }

  private static void mustOrganise(SeenSeries seen) {
    if (!seen.standing().organises()) {
      throw new NotFound();
    }
  }
}
