package no.ordstyrer.registration;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.series.Locked;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeenSeries;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What an organiser does with one person's places, within a transaction that has locked the series.
 * She is written to when {@code writes}, and only about what was changed.
 */
final class OrganiserActs {
  private final RegistrationLetters letters;

  OrganiserActs(RegistrationLetters letters) {
    this.letters = letters;
  }

  /** What came of it for one person. */
  enum Outcome {
    /** As it was asked. */
    DONE,
    /** She has a place in the queue instead of a place. */
    WAITING,
    /** There was nothing to do. */
    NOTHING,
    /** The parts are over or cancelled. */
    OVER,
    /** She is not registered for anything any more. */
    GONE
  }

  /** The outcome, and the parts in which something was changed. */
  record Deed(Outcome outcome, Set<PartId> parts) {
    static Deed none(Outcome why) {
      return new Deed(why, Set.of());
    }
  }

  /** For whom, and on whose word. */
  record Scene(Handle handle, SeenSeries seen, Locked locked, @Nullable AccountId by, Instant now) {
    Story story(Registration whose) {
      return Story.read(handle, seen, whose, locked.parts(), now);
    }

    Registration touch(Story before) {
      return handle.attach(RegistrationStore.class).touch(before.registration().id(), now);
    }
  }

  /** Ends her places in these parts; what is over stays as it was. */
  Deed cancel(Scene scene, Registration whose, Set<PartId> parts, boolean writes) {
    var story = scene.story(whose);
    var places = scene.handle().attach(PartRegistrationStore.class);
    var offers = scene.handle().attach(OfferStore.class);
    var ended = new LinkedHashSet<PartId>();
    for (var line : story.lines()) {
      if (!parts.contains(line.part().id()) || !line.releasable(scene.now())) {
        continue;
      }
      var id = Objects.requireNonNull(line.place()).id();
      if (places.end(id, PartRegistration.State.CANCELLED, scene.now())) {
        offers.end(id, Offer.Outcome.REVOKED, scene.now());
        places.note(id, PartRegistration.State.CANCELLED, account(scene), scene.now());
        ended.add(line.part().id());
      }
    }
    if (ended.isEmpty()) {
      return Deed.none(over(story, parts, scene.now()) ? Outcome.OVER : Outcome.NOTHING);
    }
    tell(scene, story, Occasion.REMOVED, ended, writes);
    return new Deed(Outcome.DONE, ended);
  }

  /** Gives her a place in each of these parts, or a place in its queue. */
  Deed add(Scene scene, Registration whose, Set<PartId> parts, boolean writes) {
    var before = scene.story(whose);
    var wanted =
        before.lines().stream()
            .filter(line -> parts.contains(line.part().id()) && line.addable(scene.now()))
            .map(Line::part)
            .toList();
    if (wanted.isEmpty()) {
      return Deed.none(over(before, parts, scene.now()) ? Outcome.OVER : Outcome.NOTHING);
    }
    Approvals.waive(scene.handle(), whose.id(), scene.now());
    new Allotment(scene.handle(), scene.locked(), scene.now()).take(whose.id(), wanted);
    var added = new LinkedHashSet<PartId>();
    wanted.forEach(part -> added.add(part.id()));
    scene
        .handle()
        .attach(OrganiserStore.class)
        .sign(whose.id(), added.stream().map(PartId::value).toList(), scene.by(), scene.now());
    var after = tell(scene, before, Occasion.GIVEN, added, writes);
    var waits =
        after.lines().stream()
            .anyMatch(line -> added.contains(line.part().id()) && !line.confirmed());
    return new Deed(waits ? Outcome.WAITING : Outcome.DONE, added);
  }

  /** Sends her the way to her own page once more. */
  Deed link(Scene scene, Registration whose) {
    var story = scene.story(whose);
    if (!story.stands()) {
      return Deed.none(Outcome.GONE);
    }
    tell(scene, story, Occasion.LINK, Set.of(), true);
    return Deed.none(Outcome.DONE);
  }

  private Story tell(Scene scene, Story before, Occasion why, Set<PartId> changed, boolean writes) {
    var story = scene.story(writes ? scene.touch(before) : before.registration());
    if (writes) {
      letters.tell(scene.handle(), story, why, changed);
    }
    return story;
  }

  private static @Nullable Long account(Scene scene) {
    var by = scene.by();
    return by == null ? null : by.value();
  }

  private static boolean over(Story story, Set<PartId> parts, Instant now) {
    return story.lines().stream()
        .map(Line::part)
        .filter(part -> parts.contains(part.id()))
        .noneMatch(part -> part.ahead(now));
  }
}
