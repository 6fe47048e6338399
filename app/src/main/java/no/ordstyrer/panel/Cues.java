package no.ordstyrer.panel;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Words that nobody else hears: sent by the chair, seen by whom they are for. */
public final class Cues {
  /** The subject of the live change. */
  public static final String SUBJECT = "cues";

  /** Most characters of one. */
  public static final int LONGEST = 200;

  private static final int SHOWN = 2;

  /** Older ones are asked of nobody any more. */
  static final Duration FRESH = Duration.ofHours(6);

  private final Jdbi db;
  private final Live live;
  private final Clock clock;

  public Cues(Jdbi db, Live live, Clock clock) {
    this.db = db;
    this.live = live;
    this.clock = clock;
  }

  /** Not found when the seat is not one of the part's. */
  public void send(Viewer viewer, Seen seen, CueTo to, String words) {
    if (!seen.standing().chairs()) {
      throw new NotFound();
    }
    var by = viewer.mustBeStaff();
    var part = seen.part().id();
    var seat = to instanceof CueTo.Seat(var id) ? id : null;
    var role = to instanceof CueTo.Role one ? one : null;
    db.useTransaction(handle -> {
      if (!handle.attach(CueStore.class).send(part, seat, role, words, by, clock.instant())) {
        throw new NotFound();
      }
      tell(handle, part, role == null ? CueTo.Role.PANEL : role);
    });
  }

  /** The last few, the latest first, with who has seen them: for the sender. */
  public List<Cue> latest(PartId part) {
    return db.withExtension(CueStore.class, store -> store.latest(part, SHOWN));
  }

  /** Twice is once. */
  public void see(Seen seen, SeatId seat, CueId cue) {
    db.useTransaction(handle -> {
      if (handle.attach(CueStore.class).see(seen.part().id(), cue, seat, clock.instant())) {
        tell(handle, seen.part().id(), CueTo.Role.PANEL);
      }
    });
  }

  /** What the viewer has not said she saw of what is for her as moderator or producer. */
  public List<Cue> unread(Viewer viewer, Seen seen) {
    var roles = roles(seen);
    return db.withExtension(
        CueStore.class,
        store ->
            store.unread(
                seen.part().id(),
                names(roles),
                viewer.mustBeStaff(),
                clock.instant().minus(FRESH)));
  }

  /** She saw it, as moderator or producer. Twice is once. */
  public void read(Viewer viewer, Seen seen, CueId cue) {
    var roles = roles(seen);
    var part = seen.part().id();
    var by = viewer.mustBeStaff();
    db.useTransaction(handle -> {
      if (handle.attach(CueStore.class).read(part, cue, names(roles), by, clock.instant())) {
        tell(handle, part, roles.toArray(CueTo.Role[]::new));
      }
    });
  }

  /** What may be said to her on the pages of a moderator and a producer; else not found. */
  private static List<CueTo.Role> roles(Seen seen) {
    var roles = new ArrayList<CueTo.Role>();
    if (seen.standing().moderates()) {
      roles.add(CueTo.Role.MODERATORS);
    }
    if (seen.standing().produces()) {
      roles.add(CueTo.Role.PRODUCER);
    }
    if (roles.isEmpty()) {
      throw new NotFound();
    }
    return roles;
  }

  private static String[] names(List<CueTo.Role> roles) {
    return roles.stream().map(CueTo.Role::name).toArray(String[]::new);
  }

  /** The sender, and those it is for. */
  private void tell(Handle handle, PartId part, CueTo.Role... roles) {
    live.changed(handle, part.value(), Audience.CHAIR, SUBJECT);
    for (var role : roles) {
      var audience =
          switch (role) {
            case PANEL -> Audience.PANEL;
            case MODERATORS -> Audience.MODERATORS;
            case PRODUCER -> Audience.PRODUCER;
          };
      live.changed(handle, part.value(), audience, SUBJECT);
    }
  }
}
