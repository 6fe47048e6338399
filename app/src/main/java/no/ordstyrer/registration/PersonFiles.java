package no.ordstyrer.registration;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.db.Contention;
import no.ordstyrer.mail.LetterLog;
import no.ordstyrer.registration.OrganiserActs.Deed;
import no.ordstyrer.registration.OrganiserActs.Scene;
import no.ordstyrer.series.Locked;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.SeenSeries;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** One person of a series as its organisers see her, and what they do for her. */
public final class PersonFiles {
  private final Jdbi db;
  private final Arenas arenas;
  private final Parts parts;
  private final WaitingList waiting;
  private final OrganiserActs acts;
  private final Clock clock;

  public PersonFiles(
      Jdbi db,
      Arenas arenas,
      Parts parts,
      WaitingList waiting,
      RegistrationLetters letters,
      Clock clock) {
    this.db = db;
    this.arenas = arenas;
    this.parts = parts;
    this.waiting = waiting;
    this.acts = new OrganiserActs(letters);
    this.clock = clock;
  }

  /** What came of an act. */
  public enum Done {
    DONE,
    /** She waits for a place. */
    WAITING,
    /** It was so already, or somebody else was first. */
    NOTHING,
    /** The part is over or cancelled. */
    OVER,
    /** Too many at the same moment; nothing was changed. */
    BUSY
  }

  public PersonFile open(Viewer viewer, SeenSeries seen, RegistrationId id) {
    check(viewer, seen);
    var all = parts.of(seen.series().id());
    return db.inTransaction(handle -> {
      var now = clock.instant();
      var store = handle.attach(OrganiserStore.class);
      var whose = find(handle, seen, id);
      var story = Story.read(handle, seen, whose, all, now);
      return new PersonFile(
          story,
          store.since(id),
          now,
          store.decisions(id),
          handle.attach(InvitationStore.class).of(id, now).orElse(null),
          store.history(id),
          handle.attach(AnswerStore.class).of(id),
          LetterLog.to(handle, id.value()),
          attendances(handle, story),
          store.remarks(id).stream()
              .collect(Collectors.toMap(PersonFile.Remark::part, Function.identity())),
          store.notes(id),
          handle.attach(PeopleStore.class).alike(id));
    });
  }

  /** Mends what she is called; false when something about her has changed since {@code rev}. */
  public boolean correct(
      Viewer viewer,
      SeenSeries seen,
      RegistrationId id,
      int rev,
      String name,
      String organisation,
      String roleTitle) {
    return write(
        viewer,
        seen,
        id,
        "people.correct",
        handle ->
            handle
                .attach(OrganiserStore.class)
                .correct(id, rev, name, organisation, roleTitle, clock.instant()));
  }

  public void note(Viewer viewer, SeenSeries seen, RegistrationId id, String words) {
    var by = viewer.mustBeStaff();
    write(
        viewer,
        seen,
        id,
        "people.note",
        handle -> {
          handle.attach(OrganiserStore.class).note(id, words, clock.instant(), by);
          return true;
        });
  }

  public boolean takeBack(Viewer viewer, SeenSeries seen, RegistrationId id, NoteId note) {
    return write(
        viewer,
        seen,
        id,
        "people.note-back",
        handle -> handle.attach(OrganiserStore.class).takeBack(id, note));
  }

  /** Ends her places in these parts, and tells her. What is freed goes to who waits. */
  public Done cancel(Viewer viewer, SeenSeries seen, RegistrationId id, Set<PartId> from) {
    return act(
        viewer, seen, id, "people.cancel", (scene, whose) -> acts.cancel(scene, whose, from, true));
  }

  /** A place for her in the part, or a place in its queue; and tells her. */
  public Done add(Viewer viewer, SeenSeries seen, RegistrationId id, PartId to) {
    return act(
        viewer, seen, id, "people.add", (scene, whose) -> acts.add(scene, whose, Set.of(to), true));
  }

  /** Sends her the way to her own page once more. */
  public Done resend(Viewer viewer, SeenSeries seen, RegistrationId id) {
    return act(viewer, seen, id, "people.link", acts::link);
  }

  private interface Act {
    Deed on(Scene scene, Registration whose);
  }

  private Done act(Viewer viewer, SeenSeries seen, RegistrationId id, String name, Act act) {
    check(viewer, seen);
    var by = viewer.mustBeStaff();
    return Contention.inTransaction(
            db,
            handle -> {
              var locked = Locked.take(handle, seen.series().id());
              var whose = find(handle, seen, id);
              waiting.lapse(handle, seen, locked);
              var scene = new Scene(handle, seen, locked, by, clock.instant());
              var deed = act.on(scene, whose);
              var done = done(deed);
              if (done == Done.DONE || done == Done.WAITING) {
                log(handle, viewer, seen, name, id);
                waiting.settle(handle, seen, locked);
              }
              return done;
            })
        .orElse(Done.BUSY);
  }

  private static Done done(Deed deed) {
    return switch (deed.outcome()) {
      case DONE -> Done.DONE;
      case WAITING -> Done.WAITING;
      case NOTHING, GONE -> Done.NOTHING;
      case OVER -> Done.OVER;
    };
  }

  private boolean write(
      Viewer viewer,
      SeenSeries seen,
      RegistrationId id,
      String name,
      Function<Handle, Boolean> change) {
    check(viewer, seen);
    return db.inTransaction(handle -> {
      find(handle, seen, id);
      var done = change.apply(handle);
      if (done) {
        log(handle, viewer, seen, name, id);
      }
      return done;
    });
  }

  private void log(Handle handle, Viewer viewer, SeenSeries seen, String act, RegistrationId id) {
    arenas.note(
        handle,
        viewer,
        seen.arena().id(),
        act,
        "series:" + seen.series().id().value(),
        "registration:" + id.value());
  }

  private static Registration find(Handle handle, SeenSeries seen, RegistrationId id) {
    return handle
        .attach(OrganiserStore.class)
        .find(seen.series().id(), id)
        .orElseThrow(NotFound::new);
  }

  private static Map<PartId, Attendance> attendances(Handle handle, Story story) {
    var known = new HashMap<PartId, Attendance>();
    for (var line : story.confirmed()) {
      var place = line.place();
      if (place != null) {
        known.put(line.part().id(), Attendances.of(handle, place.id()));
      }
    }
    return known;
  }

  private static void check(Viewer viewer, SeenSeries seen) {
    viewer.mustBeStaff();
    if (!seen.standing().organises()) {
      throw new NotFound();
    }
  }

  /** What organisers noted of one person, to be told to her and forgotten with her. */
  public static final class Own implements OwnData.Elsewhere {
    @Override
    public List<OwnData.Written> of(Handle handle, RegistrationId whose) {
      return handle.attach(OrganiserStore.class).notes(whose).stream()
          .map(note -> new OwnData.Written("NOTE", "", note.at().toString(), note.words()))
          .toList();
    }

    @Override
    public int forget(Handle handle, RegistrationId whose) {
      return handle.attach(OrganiserStore.class).forget(whose);
    }
  }
}
