package no.ordstyrer.registration;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.registration.Invitation.Reminding;
import no.ordstyrer.registration.Invitation.State;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.Series;
import no.ordstyrer.web.Form;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Whom the organisers of a series have invited, and what they do about it. */
public final class Invitations {
  private final Jdbi db;
  private final Arenas arenas;
  private final Clock clock;

  public Invitations(Jdbi db, Arenas arenas, Clock clock) {
    this.db = db;
    this.arenas = arenas;
    this.clock = clock;
  }

  /**
   * Who is sought.
   *
   * @param words a piece of name, address or organisation, or empty
   * @param state the name of one, or empty
   */
  public record Search(String words, String state) {
    @Nullable String pattern() {
      return PeopleSearch.pattern(words);
    }
  }

  /** One page of those found, and how many they are in all. */
  public record Found(List<Invitation> lines, int total) {}

  /** How many stand where, and how far the letters are that were asked for last. */
  public record Overview(Map<State, Integer> counts, int letters, int left) {
    public int all() {
      return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int of(State state) {
      return counts.getOrDefault(state, 0);
    }

    public int written() {
      return letters - left;
    }
  }

  /** What came of inviting somebody, or inviting her anew. */
  public sealed interface Asked {
    record Done() implements Asked {}

    record InvitedBefore() implements Asked {}

    record Registered() implements Asked {}

    /** Nobody can be invited to a draft, or to what is over. */
    record Shut() implements Asked {}
  }

  /** Whom a reminder reaches and whom it does not. */
  public record Reach(List<Invitation> reached, Map<Invitation, Reminding> skipped) {}

  /** {@code page} counts from 1. */
  public Found find(SeenSeries seen, Search search, int page) {
    check(seen);
    var id = seen.series().id();
    var now = clock.instant();
    return db.inTransaction(handle -> {
      var store = handle.attach(InvitationStore.class);
      return new Found(
          store.page(
              id, search.pattern(), search.state(), now, People.PAGE, (page - 1) * People.PAGE),
          store.count(id, search.pattern(), search.state(), now));
    });
  }

  public Overview overview(SeenSeries seen) {
    check(seen);
    return db.withExtension(
        InvitationStore.class,
        store -> {
          var counts = new EnumMap<State, Integer>(State.class);
          store
              .counts(seen.series().id(), clock.instant())
              .forEach(count -> counts.put(count.state(), count.rows()));
          var writing = store.writing(seen.series().id());
          return new Overview(counts, writing.all(), writing.left());
        });
  }

  /** Invites one person; {@code expiresAt} null for as long as one can register. */
  public Asked invite(
      Viewer viewer, SeenSeries seen, Invitee invitee, @Nullable Instant expiresAt) {
    check(seen);
    if (!mayInvite(seen)) {
      return new Asked.Shut();
    }
    return db.inTransaction(handle -> {
      var now = clock.instant();
      if (registered(handle, seen, invitee.email(), now)) {
        return new Asked.Registered();
      }
      var columns = new InvitationStore.Columns(List.of(invitee));
      var fresh =
          handle
              .attach(InvitationStore.class)
              .insert(seen.series().id(), columns, expiresAt, viewer.mustBeStaff(), now);
      if (fresh == 0) {
        return new Asked.InvitedBefore();
      }
      note(handle, viewer, seen, "invitation.send", 1);
      return new Asked.Done();
    });
  }

  /** One of the series, for whoever may see its people. */
  public Invitation one(SeenSeries seen, InvitationId id) {
    check(seen);
    return db
        .withExtension(
            InvitationStore.class,
            store -> store.chosen(seen.series().id(), List.of(id.value()), clock.instant()))
        .stream()
        .findFirst()
        .orElseThrow(NotFound::new);
  }

  /** Invites her once more, with a new link, whatever came of it before; not who has accepted. */
  public Asked again(Viewer viewer, SeenSeries seen, InvitationId id, @Nullable Instant expiresAt) {
    check(seen);
    if (!mayInvite(seen)) {
      return new Asked.Shut();
    }
    return db.inTransaction(handle -> {
      var now = clock.instant();
      var store = handle.attach(InvitationStore.class);
      var before = store.lock(seen.series().id(), id, now).orElseThrow(NotFound::new);
      if (before.state() == State.ACCEPTED || registered(handle, seen, before.email(), now)) {
        return new Asked.Registered();
      }
      if (before.state() == State.PENDING) {
        return new Asked.InvitedBefore();
      }
      store.renew(id, expiresAt, now);
      store.note(id, State.PENDING.name(), viewer.mustBeStaff(), now);
      note(handle, viewer, seen, "invitation.send", 1);
      return new Asked.Done();
    });
  }

  /**
   * Gives it another last day; the link she has stays good. {@code before}: as the organiser saw
   * it. Answers false when she has answered meanwhile, or somebody else was first.
   */
  public boolean expire(
      Viewer viewer,
      SeenSeries seen,
      InvitationId id,
      @Nullable Instant before,
      @Nullable Instant expiresAt) {
    check(seen);
    return db.inTransaction(handle -> {
      var now = clock.instant();
      var store = handle.attach(InvitationStore.class);
      if (store.lock(seen.series().id(), id, now).isEmpty()) {
        throw new NotFound();
      }
      if (!store.expire(id, before, expiresAt)) {
        return false;
      }
      store.note(id, "EXPIRY", viewer.mustBeStaff(), now);
      note(handle, viewer, seen, "invitation.expiry", 1);
      return true;
    });
  }

  /** Takes it back. Answers false when she has answered meanwhile, or somebody else was first. */
  public boolean revoke(Viewer viewer, SeenSeries seen, InvitationId id) {
    check(seen);
    return db.inTransaction(handle -> {
      var now = clock.instant();
      var store = handle.attach(InvitationStore.class);
      var before = store.lock(seen.series().id(), id, now).orElseThrow(NotFound::new);
      if (before.state() != State.PENDING) {
        return false;
      }
      store.end(id, State.REVOKED, null, now);
      store.note(id, State.REVOKED.name(), viewer.mustBeStaff(), now);
      note(handle, viewer, seen, "invitation.revoke", 1);
      return true;
    });
  }

  /** Whom a reminder to these would reach; to all who have not answered when there are none. */
  public Reach reach(SeenSeries seen, List<Long> ids) {
    check(seen);
    return db.withExtension(
        InvitationStore.class,
        store -> {
          var now = clock.instant();
          return reach(store.chosen(seen.series().id(), ids, now), now);
        });
  }

  /** Reminds those of them who may be reminded; answers how many that were. */
  public int remind(Viewer viewer, SeenSeries seen, List<Long> ids) {
    check(seen);
    if (!mayInvite(seen)) {
      return 0;
    }
    return db.inTransaction(handle -> {
      var now = clock.instant();
      var store = handle.attach(InvitationStore.class);
      var reached =
          reach(store.lock(seen.series().id(), ids, now), now).reached().stream()
              .map(one -> one.id().value())
              .toList();
      if (!reached.isEmpty()) {
        store.remind(reached, viewer.mustBeStaff(), now);
        note(handle, viewer, seen, "invitation.remind", reached.size());
      }
      return reached.size();
    });
  }

  /** Whether people can be invited: the series is public and not over. */
  public static boolean mayInvite(SeenSeries seen) {
    return seen.series().state() == Series.State.PUBLISHED;
  }

  void note(Handle handle, Viewer viewer, SeenSeries seen, String act, int people) {
    arenas.note(
        handle,
        viewer,
        seen.arena().id(),
        act,
        "series:" + seen.series().id().value(),
        Integer.toString(people));
  }

  static void check(SeenSeries seen) {
    if (!seen.standing().organises()) {
      throw new NotFound();
    }
  }

  private static Reach reach(List<Invitation> all, Instant now) {
    var skipped = new LinkedHashMap<Invitation, Reminding>();
    var reached = new ArrayList<Invitation>();
    for (var one : all) {
      if (one.reminding(now) == Reminding.YES) {
        reached.add(one);
      } else {
        skipped.put(one, one.reminding(now));
      }
    }
    return new Reach(List.copyOf(reached), skipped);
  }

  private static boolean registered(Handle handle, SeenSeries seen, String email, Instant now) {
    return handle
        .attach(InvitationStore.class)
        .settled(seen.series().id(), Form.emailKey(email), now);
  }
}
