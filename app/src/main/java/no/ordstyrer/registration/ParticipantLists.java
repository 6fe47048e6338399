package no.ordstyrer.registration;

import java.time.Clock;
import java.util.List;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.registration.ParticipantList.Audience;
import no.ordstyrer.registration.ParticipantList.Level;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.Series;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The lists of those who come to a series: what the organiser publishes of what people agreed to.
 */
public final class ParticipantLists {
  /** How many people stand on one page. */
  public static final int PAGE = 100;

  private final Jdbi db;
  private final Arenas arenas;
  private final Parts parts;
  private final Clock clock;

  public ParticipantLists(Jdbi db, Arenas arenas, Parts parts, Clock clock) {
    this.db = db;
    this.arenas = arenas;
    this.parts = parts;
    this.clock = clock;
  }

  /** Somebody who has agreed to be shown. */
  public record Participant(String name, String organisation) {}

  /**
   * An organisation that people come from.
   *
   * @param people how many, or 0 where so few come that it is not said
   */
  public record Group(String name, long people) {}

  /**
   * One page of a list.
   *
   * @param total how many people it has in all
   */
  public record Shown(
      Level level, List<Participant> people, long total, List<Group> organisations) {}

  public ParticipantList of(SeriesId series) {
    return db.withExtension(ParticipantListStore.class, store -> store.find(series))
        .orElse(ParticipantList.HIDDEN);
  }

  /** Whether there is anything for an audience to see now. */
  public boolean isShown(SeenSeries seen, Audience audience) {
    var list = of(seen.series().id());
    return list.to(audience) != Level.NOTHING && lasts(seen, list);
  }

  /** What an audience sees now. {@code page} counts from 1. */
  public Shown shown(SeenSeries seen, Audience audience, int page) {
    if (!isShown(seen, audience)) {
      throw new NotFound();
    }
    return read(seen.series().id(), audience, of(seen.series().id()).to(audience), page);
  }

  /** What an audience would see under another rule. For those who organise. */
  public Shown preview(Viewer viewer, SeenSeries seen, ParticipantList list, Audience audience) {
    check(seen);
    return read(seen.series().id(), audience, list.to(audience), 1);
  }

  /** Answers false when somebody else has changed it since: nothing is stored. */
  public boolean change(Viewer viewer, SeenSeries seen, ParticipantList list) {
    check(seen);
    var series = seen.series().id();
    return db.inTransaction(handle -> {
      var saved = handle.attach(ParticipantListStore.class).save(series, list);
      if (saved) {
        var what = list.participants() + " " + list.visitors() + " " + list.days();
        var subject = "series:" + series.value();
        arenas.note(handle, viewer, seen.arena().id(), "people.list", subject, what);
      }
      return saved;
    });
  }

  /** What she has agreed to. */
  public Showing consent(RegistrationId whose) {
    return db.withExtension(ParticipantListStore.class, store -> store.consent(whose))
        .orElse(Showing.NOTHING);
  }

  /** From her own page. */
  public void agree(Story story, Showing showing) {
    db.useTransaction(handle -> put(handle, story.registration().id(), showing, clock.instant()));
  }

  /** Within the caller's transaction. */
  static void put(Handle handle, RegistrationId whose, Showing showing, java.time.Instant now) {
    var store = handle.attach(ParticipantListStore.class);
    if (showing.equals(Showing.NOTHING)) {
      store.takeBack(whose);
    } else {
      store.agree(whose, showing, now);
    }
  }

  /** Consents of those who are forgotten, and all of them {@code age} days after the series. */
  public static int forgetDue(Handle handle, SeriesId series, int age) {
    var store = handle.attach(ParticipantListStore.class);
    var days = store.find(series).map(ParticipantList::days).orElse(ParticipantList.MOST_DAYS);
    return store.forget(series, age >= days);
  }

  /** What one person agreed to, to be told to her and forgotten with her. */
  public static final class Own implements OwnData.Elsewhere {
    @Override
    public List<OwnData.Written> of(Handle handle, RegistrationId whose) {
      return handle.attach(ParticipantListStore.class).consent(whose).stream()
          .map(one ->
              new OwnData.Written(
                  "PARTICIPANT_LIST",
                  one.to().name(),
                  "",
                  one.participants() + " " + one.visitors()))
          .toList();
    }

    @Override
    public int forget(Handle handle, RegistrationId whose) {
      return handle.attach(ParticipantListStore.class).takeBack(whose);
    }
  }

  private Shown read(SeriesId series, Audience audience, Level level, int page) {
    var visitors = audience == Audience.VISITORS;
    return db.inTransaction(handle -> {
      var store = handle.attach(ParticipantListStore.class);
      var people = level == Level.PEOPLE;
      return new Shown(
          level,
          people ? store.people(series, visitors, PAGE, (page - 1) * PAGE) : List.of(),
          people ? store.count(series, visitors) : 0,
          level == Level.NOTHING
              ? List.of()
              : store.organisations(series, visitors, ParticipantList.NAMED_FROM));
    });
  }

  private boolean lasts(SeenSeries seen, ParticipantList list) {
    var published = seen.series().state() != Series.State.DRAFT;
    var end = ParticipantList.end(seen.series(), parts.of(seen.series().id()), seen.arena().zone());
    return published && list.lasts(end, clock.instant());
  }

  private static void check(SeenSeries seen) {
    if (!seen.standing().organises()) {
      throw new NotFound();
    }
  }
}
