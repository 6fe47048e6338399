package no.ordstyrer.registration;

import no.ordstyrer.i18n.Messages;
import no.ordstyrer.series.Part;

/** How a person's standing in a part is said. */
public final class RegistrationWords {
  private RegistrationWords() {}

  /** {@code Du er påmeldt}, {@code Du er nummer 7 på ventelisten} … */
  public static String status(Line line, Messages t) {
    if (line.part().state() == Part.State.CANCELLED) {
      return t.say("registration.status.cancelled");
    }
    if (line.missed()) {
      return t.say("registration.told.over");
    }
    return switch (line.status()) {
      case WAITING -> t.say("registration.status.WAITING", line.number());
      case CONFIRMED, OFFERED, PENDING, OUT -> t.name("registration.status", line.status());
    };
  }

  /** What somebody who has just registered is told of one part. */
  public static String told(Place place, Messages t) {
    return switch (place) {
      case Place.Confirmed _ -> t.say("registration.told.confirmed");
      case Place.Waitlisted(var number) -> t.say("registration.told.waiting", number);
      case Place.Pending _ -> t.say("registration.told.pending");
      case Place.Over _ -> t.say("registration.told.over");
    };
  }

  /** What there is to say besides; or empty. */
  public static String further(Place place, Messages t) {
    return place instanceof Place.Pending(var full) && full
        ? t.say("registration.told.pending.full")
        : "";
  }

  /**
   * {@code 12 ledige plasser}, {@code Du kommer på venteliste, der 6 venter}, or that it is over.
   */
  public static String room(Entrance.PartChoice choice, Messages t) {
    var vacancy = choice.vacancy();
    if (choice.part().state() == Part.State.CANCELLED) {
      return t.say("registration.status.cancelled");
    }
    if (!choice.ahead()) {
      return t.say("registration.told.over");
    }
    if (choice.full()) {
      var asks = choice.asks() ? ".asks" : "";
      return vacancy.waiting() == 0
          ? t.say("registration.room.first" + asks)
          : t.count("registration.room.waiting" + asks, vacancy.waiting());
    }
    return vacancy.limited()
        ? t.count("registration.room.free", vacancy.free())
        : t.say("registration.room.open");
  }

  /** The colour that goes with the words. */
  public static String colour(Line line) {
    return switch (line.status()) {
      case CONFIRMED -> line.part().state() == Part.State.CANCELLED ? "danger" : "success";
      case OFFERED -> "info";
      case WAITING, PENDING -> "warning";
      case OUT -> "neutral";
    };
  }

  /** The key of why an offer no longer stands. */
  public static String offerOver(WaitingList.Offered offered) {
    var outcome = offered.offer().outcome();
    if (outcome == null) {
      return "registration.offer.EXPIRED";
    }
    return "registration.offer." + outcome.name();
  }
}
