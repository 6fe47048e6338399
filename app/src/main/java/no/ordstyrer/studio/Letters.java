package no.ordstyrer.studio;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.mail.Kept;
import no.ordstyrer.mail.Outbox;
import no.ordstyrer.registration.Resends;
import no.ordstyrer.series.SeenSeries;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The letters of a series as its organisers see them. */
public final class Letters {
  /** How many stand on one page. */
  public static final int PAGE = 50;

  private final Jdbi db;
  private final Arenas arenas;
  private final Outbox outbox;
  private final Resends resends;

  public Letters(Jdbi db, Arenas arenas, Outbox outbox, Resends resends) {
    this.db = db;
    this.arenas = arenas;
    this.outbox = outbox;
    this.resends = resends;
  }

  /**
   * Which letters are sought.
   *
   * @param words a piece of name, address or subject, or empty
   * @param state the name of a state, or empty
   * @param kind or empty
   */
  public record Search(String words, String state, String kind) {
    /** For {@code like}: what stands for something else there stands for itself. */
    public @Nullable String pattern() {
      return words.isBlank()
          ? null
          : "%"
              + words
                  .replaceAll("\\p{Cntrl}", " ")
                  .strip()
                  .toLowerCase(Locale.ROOT)
                  .replaceAll("([\\\\%_])", "\\\\$1")
              + "%";
    }
  }

  /**
   * One page of those found, and how many they are in all.
   *
   * @param counts of the whole series, by state
   * @param kinds that there are in the series
   */
  public record Found(
      List<LetterLine> lines, long total, Map<Kept.State, Long> counts, List<String> kinds) {}

  /** What came of sending one again. */
  public enum Resent {
    HURRIED,
    WRITTEN,
    /** Nobody to write to, or it is on its way already. */
    IMPOSSIBLE,
    /** The address or the organiser has had enough for now. */
    TOO_OFTEN
  }

  /** The newest first. {@code page} counts from 1. */
  public Found find(Viewer viewer, SeenSeries seen, Search search, int page) {
    check(seen);
    var id = seen.series().id();
    return db.inTransaction(handle -> {
      var store = handle.attach(LetterListStore.class);
      var counts = new EnumMap<Kept.State, Long>(Kept.State.class);
      store.counts(id).forEach(one -> counts.put(one.state(), one.letters()));
      return new Found(
          store.page(id, search, PAGE, (page - 1) * PAGE),
          store.count(id, search),
          counts,
          store.kinds(id));
    });
  }

  public LetterLine find(Viewer viewer, SeenSeries seen, long letter) {
    check(seen);
    return db.withExtension(LetterListStore.class, store -> store.find(seen.series().id(), letter))
        .orElseThrow(NotFound::new);
  }

  /**
   * A letter that waits is tried now. For one that is done its reader is written to anew, at the
   * address that she has now, even if that has refused letters before.
   */
  public Resent resend(Viewer viewer, SeenSeries seen, long letter) {
    check(seen);
    var by = viewer.mustBeStaff();
    var line = find(viewer, seen, letter);
    if (line.again() == LetterLine.Again.NOT) {
      return Resent.IMPOSSIBLE;
    }
    var address = line.address().isEmpty() ? line.recipient() : line.address();
    if (!resends.allowed(by, address)) {
      return Resent.TOO_OFTEN;
    }
    return db.inTransaction(handle -> {
      var held =
          handle
              .attach(LetterListStore.class)
              .hold(seen.series().id(), letter)
              .orElseThrow(NotFound::new);
      var resent =
          switch (held.again()) {
            case NOT -> Resent.IMPOSSIBLE;
            case HURRY -> {
              outbox.hurry(handle, letter);
              yield Resent.HURRIED;
            }
            case ANEW -> {
              outbox.forgive(handle, held.address());
              var whose = held.registrationId();
              yield whose != null && resends.again(handle, seen, whose, "letter" + letter)
                  ? Resent.WRITTEN
                  : Resent.IMPOSSIBLE;
            }
          };
      if (resent != Resent.IMPOSSIBLE) {
        var series = "series:" + seen.series().id().value();
        arenas.note(handle, viewer, seen.arena().id(), "letter.resend", series, "letter:" + letter);
      }
      return resent;
    });
  }

  private static void check(SeenSeries seen) {
    if (!seen.standing().organises()) {
      throw new NotFound();
    }
  }
}
