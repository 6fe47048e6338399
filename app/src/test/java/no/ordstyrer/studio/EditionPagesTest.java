package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.PageForm;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import no.ordstyrer.panel.StanceScenes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A series becomes the next edition: what comes along, what stays, and when it will be. */
class EditionPagesTest {
  private static final String STUDIO = "/studio" + Cast.SERIES;
  private static final String PATH = STUDIO + "/next-edition";

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

    ola.post(
        Cast.SERIES + "/del-2/polls",
        "kind",
        "MULTIPLE",
        "question",
        "Hva haster?",
        "options",
        "Penger\nFolk\nTid",
        "least",
        "2",
        "visibility",
        "LIVE");

    var proposed = ola.get(PATH).body();
    assertThat(proposed)
        .contains("value=\"19\"")
        .contains("value=\"2030-10-17\"")
        .contains("value=\"2030-10-31\"")
        .contains("value=\"2030-11-14\"")
        .doesNotContain("secret")
        .doesNotContain(Cast.PANELIST.name());
    var fields = PageForm.fields(proposed);
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
    assertThat(
            count(
                "select count(*) from poll p join poll_option o on o.poll_id = p.id join part t on"
                    + " t.id = p.part_id join series s on s.id = t.series_id where s.slug = '19'"
                    + " and t.number = 2 and p.state = 'DRAFT' and p.least = 2"))
        .isEqualTo(3);
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
    var fields = PageForm.fields(ola.get(PATH).body());
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
    var fields = PageForm.fields(ola.get(PATH).body());
    for (var part : List.of("p1-", "p2-", "p3-")) {
      drop(fields, part + "taken");
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
  void the_form_and_the_rules_come_along_in_their_order() {
    for (var field :
        List.of(
            List.of("kind", "CONSENT", "label", "Jeg følger reglene", "required", "yes"),
            List.of("kind", "CHOICE", "label", "Bord?", "options", "Vest\nØst", "part", "2"),
            List.of("kind", "LONG", "label", "Hva vil du ta opp?", "help", "Kort"),
            List.of("kind", "SHORT", "label", "Spurt før"))) {
      var all = new ArrayList<>(field);
      all.addAll(List.of("keep", "45"));
      ola.post(STUDIO + "/form/new", all.toArray(String[]::new));
    }
    ola.post(STUDIO + "/form/3/up");
    ola.post(STUDIO + "/form/4/retirement");
    ola.post(
        STUDIO + "/participants", "participants", "PEOPLE", "visitors", "NOTHING", "days", "9");
    ola.post(STUDIO + "/needs/asking/end");
    execute("update need_rule set owner_id = (select min(id) from account)");
    execute(
        "insert into letter_rule (series_id, rule, active, words, hours)"
            + " select id, 'CAME', false, 'Takk', 12 from series");
    execute("update part set hidden_at = now() where number = 2");
    execute(
        "insert into room (part_id, moderation, naming, question_limit, last_number, phase)"
            + " select id, 'AFTER', 'NAMED', 200, 7, 'CLOSED' from part where number = 1");

    copied();

    assertThat(
            text(
                "select string_agg(concat_ws(' ', f.kind, v.label, v.help, v.required,"
                    + " array_to_string(v.options, '/'), f.keep_days, p.number), ', ' order by"
                    + " p.number nulls first, f.rank) from field f join field_version v on"
                    + " v.field_id = f.id join series s on s.id = f.series_id left join part p on"
                    + " p.id = f.part_id where s.slug = '19'"))
        .isEqualTo(
            "LONG Hva vil du ta opp? Kort f  45, CONSENT Jeg følger reglene  t  45,"
                + " CHOICE Bord?  f Vest/Øst 45 2");
    var rules =
        "select concat_ws(' ', l.participants, l.visitors, l.days, n.asked, n.owner_id, r.rule,"
            + " r.active, r.words, r.hours) from series s join participant_list l on l.series_id ="
            + " s.id join need_rule n on n.series_id = s.id join letter_rule r on r.series_id ="
            + " s.id where s.slug = '19'";
    assertThat(text(rules)).isEqualTo("PEOPLE NOTHING 9 f CAME f Takk 12");
    assertThat(
            text(
                "select string_agg(p.number::text, ',') from part p join series s on s.id ="
                    + " p.series_id where s.slug = '19' and p.hidden_at is not null"))
        .isEqualTo("2");
    assertThat(
            text(
                "select concat_ws(' ', p.number, r.moderation, r.naming, r.question_limit,"
                    + " r.last_number, r.phase) from room r join part p on p.id = r.part_id join"
                    + " series s on s.id = p.series_id where s.slug = '19'"))
        .isEqualTo("1 AFTER NAMED 200 0 COLLECTING");
  }

  @Test
  void the_debate_begins_with_the_motion_and_the_run_of_show_as_they_were_planned() {
    var turid = app.signedIn(Cast.CHAIR);
    assertThat(turid.post(Cast.SERIES + "/del-3/debate").statusCode()).isEqualTo(303);
    execute(
        "update debate set motion = 'Staten bør styre mindre', framing = 'ADVERSARIAL', time_mode ="
            + " 'BUDGET', balance = 'PANEL', state = 'LIVE', held = true, reply_seconds = 45");
    execute(
        "update run_item set state = 'DONE', began_at = now(), ended_at = now(), notes = 'Husk"
            + " mikrofon' where rank = 10");
    execute("update run_item set state = 'SKIPPED', planned_seconds = min_seconds where rank = 40");
    execute("update run_item set label = 'Første runde', warn_seconds = 90 where rank = 50");
    var planned =
        "select string_agg(concat_ws(' ', r.rank, r.kind, r.label, r.notes,"
            + " r.first_planned_seconds, r.min_seconds, r.flexible, r.warn_seconds), ', ' order by"
            + " r.rank) from run_item r join part p on p.id = r.part_id join series s on s.id ="
            + " p.series_id where s.slug = '%s'";

    copied();

    assertThat(text(planned.formatted("19")))
        .isEqualTo(text(planned.formatted("18")))
        .contains("Første runde", "Husk mikrofon");
    assertThat(
            text(
                "select concat_ws(' ', d.motion, d.framing, d.time_mode, d.balance, d.state,"
                    + " d.held, d.reply_seconds) from debate d join part p on p.id = d.part_id join"
                    + " series s on s.id = p.series_id where s.slug = '19'"))
        .isEqualTo("Staten bør styre mindre ADVERSARIAL BUDGET PANEL DRAFT f 45");
    assertThat(
            count(
                "select count(*) from run_item r join part p on p.id = r.part_id join series s on"
                    + " s.id = p.series_id where s.slug = '19' and (r.state <> 'PLANNED' or"
                    + " r.planned_seconds <> r.first_planned_seconds or r.began_at is not null)"))
        .isZero();
    assertThat(
            count(
                "select count(*) from seat q join part p on p.id = q.part_id join series s on"
                    + " s.id = p.series_id where s.slug = '19'"))
        .isZero();
  }

  @Test
  void the_stance_question_comes_along_and_may_be_changed_until_somebody_answers() {
    StanceScenes.write(ola, Cast.SERIES + "/del-3", "between", "1");
    StanceScenes.crowd(app, 1, 6, 1);

    copied();

    assertThat(
            text(
                "select concat_ws(' ', q.question, q.rev, q.tag_key <> o.tag_key,"
                    + " (select string_agg(concat_ws(' ', r.kind, p.number, r.opened_at is not"
                    + " null), ', ' order by r.ord) from stance_round r left join part p on p.id ="
                    + " r.part_id and p.series_id = q.series_id where r.stance_id = q.id),"
                    + " (select string_agg(words, '/' order by position) from stance_option where"
                    + " stance_id = q.id)) from stance q join series s on s.id = q.series_id and"
                    + " s.slug = '19', stance o where o.id <> q.id"))
        .isEqualTo("Bør styringsmodellen endres? 1 t PRE t, BETWEEN 1 f, POST 3 f Ja/Nei/Vet ikke");
    assertThat(count("select count(*) from stance_ballot")).isEqualTo(6);
  }

  @Test
  void a_part_that_is_no_debate_any_more_gets_no_run_of_show() {
    app.signedIn(Cast.CHAIR).post(Cast.SERIES + "/del-3/debate");
    var fields = PageForm.fields(ola.get(PATH).body());
    set(fields, "p3-kind", "WEBINAR");
    assertThat(ola.post(PATH, fields.toArray(String[]::new)).statusCode()).isEqualTo(303);
    assertThat(count("select count(*) from debate")).isEqualTo(1);
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

  private void copied() {
    var made = ola.post(PATH, PageForm.fields(ola.get(PATH).body()).toArray(String[]::new));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
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

  private void execute(String sql) {
    app.db().useHandle(handle -> handle.execute(sql));
  }

  private int count(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(int.class).one());
  }

  private String text(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(String.class).one());
  }
}
