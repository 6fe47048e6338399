package no.ordstyrer.studio;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import no.ordstyrer.i18n.Dates;
import no.ordstyrer.series.When;
import no.ordstyrer.web.Form;

/** The fields that say when: {@code day}, {@code from}, {@code to} and {@code words}. */
final class WhenFields {
  /** What stands in for what is left empty. */
  record Usual(Optional<LocalDate> day, Optional<LocalTime> from, Optional<LocalTime> to) {
    static final Usual NONE = new Usual(Optional.empty(), Optional.empty(), Optional.empty());
  }

  private WhenFields() {}

  /** As exactly as the fields say; nothing at all is nothing known. */
  static When read(Form form, String prefix, ZoneId zone, Usual usual) {
    var words = form.optional(prefix + "words", 100);
    var typed = form.date(prefix + "day");
    if (typed.isEmpty() && !words.isEmpty()) {
      return new When.InWords(words);
    }
    var day = typed.or(usual::day);
    var from = form.time(prefix + "from").or(usual::from);
    var to = form.time(prefix + "to").or(usual::to);
    if (day.isEmpty()) {
      return new When.Open();
    }
    if (from.isEmpty() && to.isEmpty()) {
      return new When.On(day.get());
    }
    if (from.isEmpty() || to.isEmpty()) {
      form.problem(prefix + (from.isEmpty() ? "from" : "to"), "studio.problem.both-times");
      return new When.On(day.get());
    }
    return at(form, prefix, zone, day.get(), from.get(), to.get());
  }

  static void fill(Form form, String prefix, ZoneId zone, When when) {
    switch (when) {
      case When.At(var start, var end) ->
          form.put(prefix + "day", start.atZone(zone).toLocalDate())
              .put(prefix + "from", start.atZone(zone).toLocalTime())
              .put(prefix + "to", end.atZone(zone).toLocalTime());
      case When.On(var day) -> form.put(prefix + "day", day);
      case When.InWords(var words) -> form.put(prefix + "words", words);
      case When.Open _ -> {
        // Nothing is known, nothing is filled in.
      }
    }
  }

  private static When at(
      Form form, String prefix, ZoneId zone, LocalDate day, LocalTime from, LocalTime to) {
    if (!to.isAfter(from)) {
      form.problem(prefix + "to", "studio.problem.end-first");
      return new When.On(day);
    }
    var start = Dates.instant(day, from, zone);
    var end = Dates.instant(day, to, zone);
    if (start.isEmpty() || end.isEmpty()) {
      var skipped = new Dates(form.t().language()).day(day);
      form.problem(prefix + (start.isEmpty() ? "from" : "to"), "studio.problem.gap", skipped);
      return new When.On(day);
    }
    return new When.At(start.get(), end.get());
  }
}
