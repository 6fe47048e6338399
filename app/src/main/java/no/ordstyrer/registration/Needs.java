package no.ordstyrer.registration;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Role;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.arena.Member;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What people need to take part: said by them, seen and followed up by organisers alone. */
public final class Needs {
  /** Whether one is asked, and who follows it up; null while nobody is named. */
  public record Rule(boolean asked, @Nullable AccountId ownerId, @Nullable String owner) {}

  /** Whose need it is, and the numbers of the parts she comes to or waits for. */
  public record Whose(
      RegistrationId id, String name, String email, String organisation, List<Integer> parts) {
    public Whose {
      parts = List.copyOf(parts);
    }

    /** Whether she has let all her places go. */
    public boolean gone() {
      return parts.isEmpty();
    }
  }

  /** A need with its person. */
  public record Line(Need need, Whose whose) {}

  private final Jdbi db;
  private final Arenas arenas;
  private final Clock clock;

  public Needs(Jdbi db, Arenas arenas, Clock clock) {
    this.db = db;
    this.arenas = arenas;
    this.clock = clock;
  }

  /** Whether those who register for the series are asked. */
  boolean asked(SeriesId series) {
    return db.withExtension(NeedStore.class, store -> store.rule(series)).asked();
  }

  /** What one person has said, for herself. */
  public Optional<Need> of(Story story) {
    return db.withExtension(NeedStore.class, store -> store.of(story.registration().id()));
  }

  /** Says anew what she needs. */
  public void change(Story story, Need.Said said) {
    db.useTransaction(handle -> put(handle, story.registration().id(), said, clock.instant()));
  }

  /** What she needs from now on, within the caller's transaction. */
  public static void put(Handle handle, RegistrationId whose, Need.Said said, Instant now) {
    var store = handle.attach(NeedStore.class);
    if (said.nothing() && (store.takeBackUntold(whose) > 0 || store.of(whose).isEmpty())) {
      return;
    }
    store.put(whose, said.kinds(), said.words(), now);
  }

  public Rule rule(SeenSeries seen) {
    check(seen);
    return db.withExtension(NeedStore.class, store -> store.rule(seen.series().id()));
  }

  /** All that is known, the oldest first. */
  public List<Line> all(SeenSeries seen) {
    check(seen);
    return db.withExtension(
        NeedStore.class,
        store -> {
          Map<RegistrationId, Whose> people =
              store.people(seen.series().id()).stream()
                  .collect(Collectors.toMap(Whose::id, Function.identity()));
          return store.all(seen.series().id()).stream()
              .filter(need -> people.containsKey(need.registrationId()))
              .map(
                  need -> new Line(need, Objects.requireNonNull(people.get(need.registrationId()))))
              .toList();
        });
  }

  /** Who may follow up: those who may see what it is about. */
  public List<Member> candidates(SeenSeries seen) {
    check(seen);
    return arenas.members(seen.arena().id()).stream()
        .filter(member -> member.role() == Role.OWNER || member.role() == Role.ORGANISER)
        .collect(
            Collectors.toMap(
                Member::accountId,
                Function.identity(),
                (one, _) -> one,
                java.util.LinkedHashMap::new))
        .values()
        .stream()
        .toList();
  }

  /** {@code owner}: one of the candidates, or null for nobody. */
  public void assign(Viewer viewer, SeenSeries seen, @Nullable AccountId owner) {
    if (owner != null
        && candidates(seen).stream().noneMatch(member -> member.accountId().equals(owner))) {
      throw new NotFound();
    }
    write(viewer, seen, "need.assign", store -> store.assign(seen.series().id(), owner));
  }

  public void ask(Viewer viewer, SeenSeries seen, boolean asked) {
    write(
        viewer,
        seen,
        asked ? "need.ask" : "need.ask-no-more",
        store -> store.ask(seen.series().id(), asked));
  }

  /**
   * It is seen to. False, and nothing done, when she has said something else since {@code rev}, or
   * a colleague was first.
   */
  public boolean handle(Viewer viewer, SeenSeries seen, NeedId id, int rev, String done) {
    check(seen);
    return db.inTransaction(handle -> {
      var store = handle.attach(NeedStore.class);
      must(store, seen, id);
      var handled = store.handle(id, rev, done, viewer.account(), clock.instant());
      if (handled) {
        note(handle, viewer, seen, "need.handle");
      }
      return handled;
    });
  }

  public void reopen(Viewer viewer, SeenSeries seen, NeedId id) {
    write(
        viewer,
        seen,
        "need.reopen",
        store -> {
          must(store, seen, id);
          store.reopen(id);
        });
  }

  private static void must(NeedStore store, SeenSeries seen, NeedId id) {
    if (store.find(seen.series().id(), id).isEmpty()) {
      throw new NotFound();
    }
  }

  private void write(Viewer viewer, SeenSeries seen, String act, Consumer<NeedStore> change) {
    check(seen);
    db.useTransaction(handle -> {
      change.accept(handle.attach(NeedStore.class));
      note(handle, viewer, seen, act);
    });
  }

  /** The log says that something was done, never for whom. */
  private void note(Handle handle, Viewer viewer, SeenSeries seen, String act) {
    var subject = "series:" + seen.series().id().value();
    arenas.note(handle, viewer, seen.arena().id(), act, subject, "");
  }

  private static void check(SeenSeries seen) {
    if (!seen.standing().organises()) {
      throw new NotFound();
    }
  }

  /** Forgets what was needed for a series. Answers for how many people that was. */
  public static int forget(Handle handle, SeriesId series) {
    return handle.attach(NeedStore.class).forgetAll(series);
  }

  /** Forgets what those needed who let all their places go before {@code moment}. */
  public static int forgetLeft(Handle handle, Instant moment) {
    return handle.attach(NeedStore.class).forgetLeft(moment);
  }

  /** What one person needed, to be told to her and forgotten with her. */
  public static final class Own implements OwnData.Elsewhere {
    @Override
    public List<OwnData.Written> of(Handle handle, RegistrationId whose) {
      return handle.attach(NeedStore.class).of(whose).stream().map(Own::written).toList();
    }

    private static OwnData.Written written(Need need) {
      var words =
          need.kinds().stream().map(Need.Kind::name).collect(Collectors.joining(", "))
              + (need.words().isEmpty() ? "" : ": " + need.words())
              + (need.done().isEmpty() ? "" : " → " + need.done());
      return new OwnData.Written(
          "NEED", need.open() ? "OPEN" : "HANDLED", need.at().toString(), words);
    }

    @Override
    public int forget(Handle handle, RegistrationId whose) {
      return handle.attach(NeedStore.class).forget(whose);
    }
  }
}
