package no.ordstyrer.series;

import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.PartRole;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.ArenaId;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.arena.Members;
import org.jdbi.v3.core.Jdbi;

/**
 * Who has rights on one part beside the arena's members: chair, panelists, moderators, producer,
 * and who receives people at the door.
 */
public final class Crew {
  /** Somebody with a role on a part. */
  public record Hand(AccountId accountId, String name, String email, PartRole role) {}

  /** Those of one part. */
  public record OfPart(String slug, String title, int number, String label, List<Hand> hands) {}

  private final Jdbi db;
  private final Arenas arenas;
  private final Members members;
  private final WhenPart whenPeopleChanged;
  private final Clock clock;

  public Crew(Jdbi db, Arenas arenas, Members members, WhenPart whenPeopleChanged, Clock clock) {
    this.db = db;
    this.arenas = arenas;
    this.members = members;
    this.whenPeopleChanged = whenPeopleChanged;
    this.clock = clock;
  }

  public List<Hand> of(PartId part) {
    return db.withExtension(CrewStore.class, store -> store.of(part));
  }

  /** Of every part of the arena's series that are not archived, part by part. */
  public List<OfPart> ofArena(ArenaId arena) {
    var rows = db.withExtension(CrewStore.class, store -> store.ofArena(arena));
    return rows.stream()
        .collect(Collectors.groupingBy(CrewStore.Row::partId, LinkedHashMap::new, toList()))
        .values()
        .stream()
        .map(part -> part.getFirst().with(part.stream().map(CrewStore.Row::hand).toList()))
        .toList();
  }

  /** The parts in which the viewer has a role of her own, those to come first. */
  public List<Seen> partsOf(Viewer viewer, Parts parts) {
    return db.withExtension(CrewStore.class, store -> store.parts(viewer.mustBeStaff())).stream()
        .map(part -> parts.seenBy(viewer, part.id()))
        .toList();
  }

  /**
   * Gives the role to the address, with an account when it has none. A chair or panelist who is on
   * the programme under the same name gets her seat.
   */
  public void give(Viewer viewer, Seen seen, String email, String name, PartRole role) {
    Planning.mustOrganise(seen.standing());
    var part = seen.part();
    db.useTransaction(handle -> {
      var account = members.bring(handle, viewer, seen.arena(), email, name);
      var store = handle.attach(CrewStore.class);
      if (store.give(part.id(), account, role, clock.instant())) {
        store.know(part.id(), account, name, programmeRoles(role));
        var subject = "part:" + part.id().value();
        arenas.note(
            handle, viewer, seen.arena().id(), "part.give." + role, subject, account(account));
        arenas.rightsChanged(handle, account);
        whenPeopleChanged.changed(handle, part, part);
      }
    });
  }

  /** A role taken away works at once. */
  public void take(Viewer viewer, Seen seen, AccountId account, PartRole role) {
    Planning.mustOrganise(seen.standing());
    var part = seen.part();
    db.useTransaction(handle -> {
      var store = handle.attach(CrewStore.class);
      if (store.take(part.id(), account, role)) {
        if (programmeRoles(role).length > 0) {
          store.forget(part.id(), account);
        }
        var subject = "part:" + part.id().value();
        arenas.note(
            handle, viewer, seen.arena().id(), "part.take." + role, subject, account(account));
        arenas.rightsChanged(handle, account);
        whenPeopleChanged.changed(handle, part, part);
      }
    });
  }

  /** What on the programme answers to a right in the room. */
  private static String[] programmeRoles(PartRole role) {
    return switch (role) {
      case CHAIR -> new String[] {"CHAIR"};
      case PANELIST -> new String[] {"PANELIST"};
      case MODERATOR, PRODUCER, CHECKIN -> new String[0];
    };
  }

  private static String account(AccountId account) {
    return "account:" + account.value();
  }
}
