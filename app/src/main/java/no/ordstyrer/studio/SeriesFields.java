package no.ordstyrer.studio;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import no.ordstyrer.i18n.Dates;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.series.Admission;
import no.ordstyrer.series.Series;
import no.ordstyrer.series.SeriesPlan;
import no.ordstyrer.series.Theme;
import no.ordstyrer.web.Form;
import org.jspecify.annotations.Nullable;

/** The fields of a series. */
final class SeriesFields {
  /** The fields that an editor can change. */
  static final List<String> NAMES =
      List.of(
          "number",
          "slug",
          "title",
          "question",
          "description",
          "language",
          "registration",
          "opens-day",
          "opens-time",
          "closes-day",
          "closes-time",
          "capacity",
          "offer-hours",
          "approval",
          "pending-holds",
          "themes");

  private static final int MOST_THEMES = 20;
  private static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";

  private SeriesFields() {}

  static SeriesPlan read(Form form, ZoneId zone) {
    var number = form.whole("number", 1, 99_999);
    var opens = moment(form, "opens", zone, LocalTime.MIN);
    var closes = moment(form, "closes", zone, LocalTime.of(23, 59));
    if (opens != null && closes != null && !opens.isBefore(closes)) {
      form.problem("closes-day", "studio.problem.closes-first");
    }
    return new SeriesPlan(
        slug(form),
        number.isPresent() ? (Integer) number.getAsInt() : none(),
        form.required("title", 300),
        form.optional("question", 500),
        form.text("description", 20_000),
        form.one("language", Language.class).orElse(Language.NB).tag(),
        form.one("registration", Series.Registration.class)
            .orElse(Series.Registration.WHOLE_SERIES),
        opens,
        closes,
        admission(form),
        themes(form));
  }

  static void fill(Form form, Series series, List<Theme> themes, ZoneId zone) {
    if (series.number() != null) {
      form.put("number", series.number());
    }
    form.put("slug", series.slug())
        .put("title", series.title())
        .put("question", series.question())
        .put("description", series.description())
        .put("language", series.speaks())
        .put("registration", series.registration())
        .put("themes", themes.stream().map(Theme::name).collect(Collectors.joining("\n")));
    fill(form, series.admission());
    fill(form, "opens", series.opensAt(), zone);
    fill(form, "closes", series.closesAt(), zone);
  }

  /** The end of an address: letters a to z, digits, hyphens between. */
  static String slug(Form form) {
    var slug = form.required("slug", 60);
    if (!slug.isEmpty() && !slug.matches(SLUG)) {
      form.problem("slug", "studio.problem.slug");
    }
    return slug;
  }

  /** What is left empty is as it is at first. */
  private static Admission admission(Form form) {
    var capacity = form.whole("capacity", 1, 100_000);
    var approval = form.has("approval", "yes");
    return new Admission(
        capacity.isPresent() ? (Integer) capacity.getAsInt() : none(),
        form.whole("offer-hours", 1, 168).orElse(Admission.FREE.offerHours()),
        approval,
        approval && form.has("pending-holds", "yes"));
  }

  private static void fill(Form form, Admission admission) {
    if (admission.capacity() != null) {
      form.put("capacity", admission.capacity());
    }
    form.put("offer-hours", admission.offerHours());
    tick(form, "approval", admission.approval());
    tick(form, "pending-holds", admission.pendingHolds());
  }

  private static void tick(Form form, String name, boolean on) {
    if (on) {
      form.put(name, "yes");
    }
  }

  private static List<String> themes(Form form) {
    var themes =
        form.text("themes", 5_000)
            .lines()
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    if (themes.size() > MOST_THEMES) {
      form.problem("themes", "studio.problem.themes-many", MOST_THEMES);
    }
    themes.stream()
        .filter(name -> name.codePointCount(0, name.length()) > 100)
        .forEach(_ -> form.problem("themes", "studio.problem.themes-long", 100));
    return themes;
  }

  private static @Nullable Instant moment(
      Form form, String name, ZoneId zone, LocalTime withoutTime) {
    var day = form.date(name + "-day");
    var time = form.time(name + "-time");
    if (day.isEmpty()) {
      if (time.isPresent()) {
        form.problem(name + "-day", "web.problem.required");
      }
      return null;
    }
    var at = Dates.instant(day.get(), time.orElse(withoutTime), zone);
    if (at.isEmpty()) {
      var skipped = new Dates(form.t().language()).day(day.get());
      form.problem(name + "-time", "studio.problem.gap", skipped);
    }
    return at.orElse(null);
  }

  private static void fill(Form form, String name, @Nullable Instant at, ZoneId zone) {
    if (at != null) {
      form.put(name + "-day", at.atZone(zone).toLocalDate())
          .put(name + "-time", at.atZone(zone).toLocalTime());
    }
  }

  private static @Nullable Integer none() {
    return null;
  }
}
