package no.ordstyrer.registration;

import java.time.ZoneId;
import no.ordstyrer.i18n.Dates;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.When;

/** A part in one line of text. */
public final class PartWords {
  private PartWords() {}

  /** {@code Webinar 1: Hva er svakheten ved dagens styringsmodell?} */
  public static String title(Part part) {
    return part.theme().isEmpty() ? part.label() : part.label() + ": " + part.theme();
  }

  /** {@code torsdag 14. september 2023 kl. 10.00–11.30 (norsk tid)}, or as much as is known. */
  public static String when(Part part, Messages t, ZoneId zone) {
    var dates = new Dates(t.language());
    return switch (part.when()) {
      case When.At(var start, var end) ->
          dates.span(start, end, zone) + " (" + dates.zone(zone) + ")";
      case When.On(var day) -> dates.day(day);
      case When.InWords(var words) -> words;
      case When.Open _ -> t.say("series.when.open");
    };
  }

  /** No longer than a header may be (the outbox takes 300 characters). */
  static String shortened(String title) {
    if (title.codePointCount(0, title.length()) <= 150) {
      return title;
    }
    return title.substring(0, title.offsetByCodePoints(0, 149)).stripTrailing() + "…";
  }
}
