package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A series becomes the next edition: what comes along, what stays, and when it will be. */
class EditionPagesTest {
  private static final String PATH = "/studio" + Cast.SERIES + "/next-edition";
  private static final Pattern FIELD =
      Pattern.compile("<input [^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"([^>]*)>");

  private final TestApp app = new TestApp();
  private final Visitor ola = app.signedIn(Cast.ORGANISER);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void a_copy_is_proposed_corrected_and_made_without_people_and_keys() {
    app.db()
        .useHandle(handle -> {
          handle.execute(
              "update series set opens_at = created_at, closes_at = created_at + interval '9 days',"
                  + " capacity = 90, offer_hours = 48, description = 'Om serien'");
          handle.execute(
              "update part set video_url = 'https://video.example/secret', capacity = 50,"
                  + " recording_url = 'https://video.example/recording' where number = 1");
          handle.execute(
              "insert into theme (series_id, name, rank) select id, 'Styring', 1 from series");
        });
    Attendees.register(app, Cast.ATTENDEE, app.cast().parts());
    var asked =
        ola.post(
            "/studio" + Cast.SERIES + "/form/new",
            "kind",
            "SHORT",
            "label",
            "Hva vil du lære?",
            "keep",
            "30");
    assertThat(asked.statusCode()).isEqualTo(303);

    var proposed = ola.get(PATH).body();
    assertThat(proposed)
        .contains("value=\"19\"")
        .contains("value=\"2030-10-17\"")
        .contains("value=\"2030-10-31\"")
        .contains("value=\"2030-11-14\"")
        .doesNotContain("secret")
        .doesNotContain(Cast.PANELIST.name());
    var fields = fields(proposed);
    fields.addAll(texts(proposed));
    fields.addAll(List.of("language", "NB", "registration", "WHOLE_SERIES"));
    for (var part : List.of("p1-", "p2-", "p3-")) {
      fields.addAll(List.of(part + "kind", "WEBINAR", part + "venue", "ONLINE"));
    }
    assertThat(count("select count(*) from series")).isEqualTo(1);
    var made = ola.post(PATH, fields.toArray(String[]::new));

    assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
    assertThat(made.headers().firstValue("Location").orElseThrow())
        .startsWith("/studio/samhandlingsarena/19");
    assertThat(
            text(
                "select number || ' ' || title || ' ' || description || ' ' || capacity || ' '"
                    + " || offer_hours from series where slug = '19'"))
        .contains("19 Er styringsstrukturen")
        .endsWith("Om serien 90 48");
    assertThat(
            count(
                "select count(*) from series where slug = '19' and published_at is null and"
                    + " opens_at is null and closes_at is null"))
        .isEqualTo(1);
    // The clocks are turned on 27 October: ten o'clock is ten o'clock on either side.
    assertThat(
            text(
                "select string_agg(to_char(p.starts_at at time zone 'Europe/Oslo',"
                    + " 'YYYY-MM-DD HH24:MI'), ', ' order by p.number) from part p join series s"
                    + " on s.id = p.series_id where s.slug = '19'"))
        .isEqualTo("2030-10-17 10:00, 2030-10-31 10:00, 2030-11-14 10:00");
    assertThat(
            count(
                "select count(*) from part p join series s on s.id = p.series_id where s.slug ="
                    + " '19' and (p.video_url is not null or p.recording_url is not null)"))
        .isZero();
    assertThat(
            text(
                "select v.label || ' ' || f.keep_days from field f join field_version v on"
                    + " v.field_id = f.id join series s on s.id = f.series_id where s.slug = '19'"))
        .isEqualTo("Hva vil du lære? 30");
    assertThat(
            count(
                "select (select count(*) from registration r join series s on s.id = r.series_id"
                    + " where s.slug = '19') + (select count(*) from part_person q join part p on"
                    + " p.id = q.part_id join series s on s.id = p.series_id where s.slug = '19')"
                    + " + (select count(*) from part_role q join part p on p.id = q.part_id join"
                    + " series s on s.id = p.series_id where s.slug = '19')"))
        .isZero();
    assertThat(app.stranger().get("/samhandlingsarena/19").statusCode()).isEqualTo(404);
  }

  @Test
  void another_first_date_moves_all_and_keeps_what_was_typed() {
    var fields = fields(ola.get(PATH).body());
    set(fields, "first", "2031-03-27");
    set(fields, "title", "En ny tittel");
    fields.addAll(List.of("shift", "1"));

    var moved = ola.post(PATH, fields.toArray(String[]::new));

    assertThat(moved.statusCode()).isEqualTo(200);
    assertThat(moved.body())
        .contains("value=\"2031-03-27\"")
        .contains("value=\"2031-04-10\"")
        .contains("value=\"2031-04-24\"")
        .contains("value=\"10:00\"")
        .contains("En ny tittel");
    assertThat(count("select count(*) from series")).isEqualTo(1);
  }

  @Test
  void parts_can_be_left_behind_but_not_all() {
    var fields = fields(ola.get(PATH).body());
    fields.addAll(List.of("language", "NB", "registration", "WHOLE_SERIES"));
    for (var part : List.of("p1-", "p2-", "p3-")) {
      drop(fields, part + "taken");
      fields.addAll(List.of(part + "kind", "WEBINAR", part + "venue", "ONLINE"));
    }
    set(fields, "title", "En ny tittel");

    var none = ola.post(PATH, fields.toArray(String[]::new));
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(none.body()).contains("Ta med minst én del").contains("En ny tittel");
    set(fields, "slug", "18");
    fields.addAll(List.of("p2-taken", "yes"));
    assertThat(ola.post(PATH, fields.toArray(String[]::new)).body())
        .contains("Denne adressen er opptatt");
    set(fields, "slug", "19");
    assertThat(ola.post(PATH, fields.toArray(String[]::new)).statusCode()).isEqualTo(303);
    assertThat(
            text(
                "select string_agg(p.number || ' ' || p.theme, ',') from part p join series s on"
                    + " s.id = p.series_id where s.slug = '19'"))
        .isEqualTo("1 Hva er alternative styringsmodeller?");
  }

  @Test
  void who_does_not_organise_cannot_copy() {
    assertThat(ola.get(PATH).statusCode()).isEqualTo(200);
    for (var who : List.of(Cast.MODERATOR, Cast.STRANGER)) {
      var visitor = app.signedIn(who);
      assertThat(visitor.get(PATH).statusCode()).isEqualTo(404);
      assertThat(visitor.post(PATH, "title", "x").statusCode()).isEqualTo(404);
    }
  }

  /** Names and values as a browser would send them: boxes only when they are ticked. */
  private static List<String> fields(String page) {
    var fields = new ArrayList<String>();
    var input = FIELD.matcher(page);
    while (input.find()) {
      var choice =
          input.group().contains("type=\"checkbox\"") || input.group().contains("\"radio\"");
      if (!choice || input.group().contains(" checked")) {
        fields.addAll(List.of(input.group(1), input.group(2)));
      }
    }
    return fields;
  }

  private static List<String> texts(String page) {
    var fields = new ArrayList<String>();
    var area = Pattern.compile("<textarea [^>]*name=\"([^\"]+)\"[^>]*>([^<]*)<").matcher(page);
    while (area.find()) {
      fields.addAll(List.of(area.group(1), area.group(2)));
    }
    return fields;
  }

  private static void set(List<String> fields, String name, String value) {
    drop(fields, name);
    fields.addAll(List.of(name, value));
  }

  private static void drop(List<String> fields, String name) {
    for (var i = fields.size() - 2; i >= 0; i -= 2) {
      if (fields.get(i).equals(name)) {
        fields.subList(i, i + 2).clear();
      }
    }
  }

  private int count(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(int.class).one());
  }

  private String text(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(String.class).one());
  }
}
