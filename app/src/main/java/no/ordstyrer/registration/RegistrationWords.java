package no.ordstyrer.registration;

import no.ordstyrer.i18n.Messages;
import no.ordstyrer.series.Part;

/** How a person's standing in a part is said. */
public final class RegistrationWords {
  private static final int STEP = 10;

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
   * {@code Minst 20 ledige plasser}, {@code Færre enn 10 står på venteliste}, or that it is over.
   * In steps of ten, so that one registration more or less is not seen (ADR 269).
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
      return roughly("registration.room.waiting" + asks, vacancy.waiting(), t);
    }
    return vacancy.limited()
        ? roughly("registration.room.free", vacancy.free(), t)
        : t.say("registration.room.open");
  }

  private static String roughly(String key, int number, Messages t) {
    return number < STEP ? t.say(key + ".few", STEP) : t.say(key + ".many", number - number % STEP);
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
