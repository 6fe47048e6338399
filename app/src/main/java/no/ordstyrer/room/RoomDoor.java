package no.ordstyrer.room;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Listening;
import no.ordstyrer.registration.Registrations;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.Standing;
import org.jspecify.annotations.Nullable;

/** Who may listen to a part, and as whom. Asked again and again while she listens. */
public final class RoomDoor {
  private final Doorplates plates;
  private final Registrations registrations;
  private final Function<Map<String, String>, Viewer> recognise;

  /** {@code recognise}: who shows these cookies, as it is at the moment of asking. */
  public RoomDoor(
      Parts parts, Registrations registrations, Function<Map<String, String>, Viewer> recognise) {
    plates = new Doorplates(parts);
    this.registrations = registrations;
    this.recognise = recognise;
  }

  /**
   * What a browser shows when it comes to listen.
   *
   * @param path {@code arena}, {@code series} and {@code part} as in the address
   * @param audience the one that its page was rendered for; empty for what its role gives. One that
   *     the role does not give (any more), or that it has outgrown, is refused: that page is read
   *     anew.
   * @param guest how it names itself when nobody knows it, to be counted once
   */
  record Knock(
      Map<String, String> path,
      Map<String, String> cookies,
      String audience,
      String guest,
      Language language) {}

  /**
   * Empty when there is nothing for her here.
   *
   * @param asOf how old what many have in common may be, by {@link System#nanoTime}
   */
  Optional<Listening> open(Knock knock, long asOf) {
    try {
      var viewer = recognise.apply(knock.cookies());
      var seen =
          plates.seenBy(
              viewer, field(knock, "arena"), field(knock, "series"), field(knock, "part"), asOf);
      var attendee = registrations.attending(viewer, seen.part());
      var standing = seen.standing();
      return audience(standing, knock.audience())
          .map(audience ->
              new Listening(
                  seen.part().id().value(),
                  audience,
                  attendee.map(who -> who.id().value()).orElse(null),
                  attendee
                      .map(who -> Presence.person(who.id()))
                      .orElseGet(() -> guest(standing, knock.guest())),
                  knock.language(),
                  viewer.staff().map(AccountId::value).orElse(null),
                  standing.toString()));
    } catch (NotFound _) {
      return Optional.empty();
    }
  }

  /** What the viewer's own pages of the part hear. */
  static Audience audience(Seen seen) {
    return audience(seen.standing());
  }

  private static Audience audience(Standing standing) {
    if (standing.moderates()) {
      return Audience.MODERATORS;
    }
    return standing.onPanel() ? Audience.PANEL : Audience.ATTENDEES;
  }

  private static Optional<Audience> audience(Standing standing, String wanted) {
    var plain = audience(standing);
    if (wanted.isEmpty() || wanted.equals(plain.key())) {
      return Optional.of(plain);
    }
    var may = new ArrayList<Audience>();
    if (standing.moderates() || standing.onPanel()) {
      may.add(Audience.PANEL);
    }
    if (standing.moderates()) {
      may.add(Audience.CROWD);
    }
    if (standing.chairs()) {
      may.add(Audience.MODERATORS); // The chair works in the queue too.
      may.add(Audience.CHAIR);
    }
    if (standing.produces()) {
      may.add(Audience.PRODUCER);
      may.add(Audience.STAGE); // The screen, small, on the producer's page.
    }
    return may.stream().filter(audience -> audience.key().equals(wanted)).findFirst();
  }

  private static @Nullable String guest(Standing standing, String name) {
    return standing.any() || !name.matches("[a-z0-9-]{8,40}") ? null : "guest:" + name;
  }

  private static String field(Knock knock, String name) {
    return java.util.Objects.requireNonNullElse(knock.path().get(name), "");
  }
}
