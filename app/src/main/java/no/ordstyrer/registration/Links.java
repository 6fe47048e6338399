package no.ordstyrer.registration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Tokens;
import no.ordstyrer.access.Tokens.Claim;
import no.ordstyrer.access.Tokens.Purpose;
import no.ordstyrer.registration.Managed.Ways;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.SeriesId;
import no.ordstyrer.web.Site;

/** The addresses that only one person is told. None of them opens more than it is for. */
final class Links {
  private static final int ONLY_GENERATION = 1;

  private static final Map<String, Purpose> PURPOSES =
      Map.of(
          "manage", Purpose.MANAGE,
          "join", Purpose.JOIN,
          "offer", Purpose.OFFER,
          "calendar", Purpose.FEED,
          "unsubscribe", Purpose.UNSUBSCRIBE);

  private static final Pattern OWN =
      Pattern.compile("/(manage|join|offer|calendar|unsubscribe)/([A-Za-z0-9_-]{38})");

  private final Site site;
  private final Tokens tokens;

  Links(Site site, Tokens tokens) {
    this.site = site;
    this.tokens = tokens;
  }

  /** What a link says, if it is one of ours and for this. */
  Claim read(Purpose purpose, String token) {
    return tokens.read(purpose, token).orElseThrow(NotFound::new);
  }

  String manage(Registration whose) {
    return site.link(managePath(whose));
  }

  String managePath(Registration whose) {
    return "/manage/" + token(Purpose.MANAGE, whose.id().value(), whose);
  }

  /** Where she declines what the clock writes; nothing else of hers is shown there. */
  String unsubscribe(Registration whose) {
    return site.link(unsubscribePath(whose));
  }

  String unsubscribePath(Registration whose) {
    return "/unsubscribe/" + token(Purpose.UNSUBSCRIBE, whose.id().value(), whose);
  }

  /** Where she gives up her place in one part. */
  String release(Registration whose, Part part) {
    return manage(whose) + "/del-" + part.number() + "/release";
  }

  String join(Registration whose, PartRegistration place) {
    return site.link("/join/" + token(Purpose.JOIN, place.id().value(), whose));
  }

  /** What she shows at the door of a part. */
  String code(Registration whose, PartRegistration place) {
    return DoorCode.of(tokens, place.id(), whose.generation()).shown();
  }

  String offer(Registration whose, OfferId offer) {
    return site.link("/offer/" + token(Purpose.OFFER, offer.value(), whose));
  }

  /** Where the mailbox that a registration goes to says yes; good as long as the row is. */
  String confirm(HandoverId handover) {
    return site.link(
        "/handover/" + tokens.issue(Purpose.CONFIRM, handover.value(), ONLY_GENERATION));
  }

  /** Where the one whom it leaves stops it. */
  String stop(HandoverId handover) {
    return site.link(
        "/handover/stop/" + tokens.issue(Purpose.STOP, handover.value(), ONLY_GENERATION));
  }

  /** A text with every link of hers as it is from now on. */
  String renewed(String text, Registration whose) {
    return OWN.matcher(text)
        .replaceAll(link -> {
          var purpose = Objects.requireNonNull(PURPOSES.get(link.group(1)));
          return tokens
              .read(purpose, link.group(2))
              .map(claim ->
                  "/" + link.group(1) + "/" + tokens.issue(purpose, claim.id(), whose.generation()))
              .orElse(link.group());
        });
  }

  String invitation(Invitation invitation) {
    var token = tokens.issue(Purpose.INVITATION, invitation.id().value(), invitation.generation());
    return site.link("/invitation/" + token);
  }

  String feed(Registration whose) {
    return site.link("/calendar/" + feedToken(whose) + ".ics");
  }

  /** What a calendar program opens by itself. */
  String subscribe(Registration whose) {
    return feed(whose).replaceFirst("^https?:", "webcal:");
  }

  /** One part as a file, for calendars that take no invitation. */
  String file(Registration whose, int part) {
    return site.link("/calendar/" + feedToken(whose) + "/del-" + part + ".ics");
  }

  /** All of them for one person's own page. */
  Ways ways(Story story, Entries entries) {
    var whose = story.registration();
    var joins = new HashMap<PartId, String>();
    var codes = new HashMap<PartId, String>();
    var offers = new HashMap<PartId, String>();
    var calendars = new HashMap<PartId, List<AddLink>>();
    var files = new HashMap<PartId, String>();
    for (var line : story.lines()) {
      var place = line.place();
      var part = line.part();
      if (place != null && line.confirmed()) {
        joins.put(part.id(), join(whose, place));
        codes.put(part.id(), code(whose, place));
        files.put(part.id(), file(whose, part.number()));
        entries.of(story, line).map(AddLink::to).ifPresent(all -> calendars.put(part.id(), all));
      }
      if (place != null && place.offerId() != null) {
        offers.put(part.id(), offer(whose, place.offerId()));
      }
    }
    return new Ways(
        feed(whose), subscribe(whose), unsubscribe(whose), joins, codes, offers, calendars, files);
  }

  String catchUp(SeenSeries seen) {
    return site.link(seen.path() + "/catch-up");
  }

  String register(SeenSeries seen) {
    return site.link(seen.path() + "/registration");
  }

  /** What the browser is given that opened a link of hers: it lets her into the rooms. */
  String pass(Registration whose) {
    return token(Purpose.PASS, whose.id().value(), whose);
  }

  static String passCookie(SeriesId series) {
    return "pass-" + series.value();
  }

  private String feedToken(Registration whose) {
    return token(Purpose.FEED, whose.id().value(), whose);
  }

  private String token(Purpose purpose, long id, Registration whose) {
    return tokens.issue(purpose, id, whose.generation());
  }
}
