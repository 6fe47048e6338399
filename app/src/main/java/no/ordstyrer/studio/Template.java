package no.ordstyrer.studio;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.Series;
import no.ordstyrer.web.Form;

/** What a new series begins as. */
enum Template {
  /** Two webinars and a panel debate, two weeks apart. */
  DEBATE,
  /** One part. */
  ONE;

  static final int RHYTHM_DAYS = 14;

  static Template of(String name) {
    return name.equals("one") ? ONE : DEBATE;
  }

  /** {@code words}: in the arena's own language, because they become its content. */
  void fill(Form form, Arena arena, List<Series> before, Messages words, Instant now) {
    var next =
        before.stream()
                .map(Series::number)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0)
            + 1;
    form.put("number", next)
        .put("slug", next)
        .put("language", arena.speaks())
        .put("registration", Series.Registration.WHOLE_SERIES);
    // A Thursday a month ahead: time to announce it, and the day that most arenas keep.
    var today = now.atZone(arena.zone()).toLocalDate();
    var first =
        today.plus(4, ChronoUnit.WEEKS).with(TemporalAdjusters.nextOrSame(DayOfWeek.THURSDAY));
    form.put("first", first).put("every", RHYTHM_DAYS).put("from", "10:00").put("to", "11:30");
    switch (this) {
      case DEBATE -> {
        form.put("parts", 3).put("description", words.say("studio.template.debate.description"));
        PartFields.begin(form, "p1-", Part.Kind.WEBINAR, words.say("studio.template.webinar", 1));
        PartFields.begin(form, "p2-", Part.Kind.WEBINAR, words.say("studio.template.webinar", 2));
        PartFields.begin(form, "p3-", Part.Kind.PANEL_DEBATE, words.say("studio.template.debate"));
        form.put("p3-theme", words.say("studio.template.debate.theme"));
      }
      case ONE -> {
        form.put("parts", 1);
        PartFields.begin(form, "p1-", Part.Kind.WEBINAR, words.say("studio.template.part", 1));
      }
    }
  }
}
