package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The programme of a part, line by line and person by person. */
class ProgrammePagesTest {
  private static final String PATH = "/studio" + Cast.SERIES + "/del-1/programme";

  private final TestApp app = new TestApp();
  private final Visitor ola = app.signedIn(Cast.ORGANISER);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void lines_are_written_put_in_order_and_shown_with_their_times() {
    person("Kari Nordmann", "SPEAKER");
    var kari = id("select id from part_person where name = 'Kari Nordmann'");
    line("Velkommen", "10");
    ola.post(
        PATH + "/items/new",
        "title",
        "Innledning",
        "minutes",
        "30",
        "about",
        "Om <styring>",
        "speaker",
        kari);
    line("Spørsmål", "");
    line("Etterpå", "5");

    var page = ola.get(PATH).body();
    assertThat(page)
        .contains("Programmet varer 45 minutter")
        .contains("10.00–10.10")
        .contains("10.10–10.40")
        .contains("Velkommen, nå nummer 1 av 4");
    var series = app.stranger().get(Cast.SERIES).body();
    assertThat(series)
        .contains("10.10–10.40")
        .contains("Innledning")
        .contains("Om &lt;styring&gt;");
    assertThat(series)
        .contains("\"subEvent\":[{\"@type\":\"Event\",\"name\":\"Velkommen\"")
        .contains("\"startDate\":\"2030-09-12T10:10+02:00\"")
        .contains("\"performer\":[{\"@type\":\"Person\",\"name\":\"Kari Nordmann\"");
    assertThat(app.stranger().get(Cast.SERIES + "/del-1").body()).contains("Innledning");

    var questions = id("select id from programme_item where title = 'Spørsmål'");
    var moved = ola.post(PATH + "/items/" + questions + "/up");
    assertThat(moved.headers().firstValue("Location").orElseThrow())
        .isEqualTo(PATH + "#item-" + questions + "-up");
    assertThat(order()).isEqualTo("Velkommen,Spørsmål,Innledning,Etterpå");
    assertThat(ola.post(PATH + "/items/" + questions + "/up").headers().firstValue("Location"))
        .contains(PATH + "#item-" + questions + "-down");
    assertThat(order()).isEqualTo("Spørsmål,Velkommen,Innledning,Etterpå");
    ola.post(PATH + "/items/" + questions + "/up");
    assertThat(order()).isEqualTo("Spørsmål,Velkommen,Innledning,Etterpå");
    // What follows a line without a length has no time of its own.
    assertThat(app.stranger().get(Cast.SERIES).body())
        .contains("10.00</time>")
        .contains("30 minutter");

    assertThat(ola.get(PATH + "/items/" + questions + "/removal").statusCode()).isEqualTo(200);
    assertThat(order()).startsWith("Spørsmål");
    ola.post(PATH + "/items/" + questions + "/removal");
    assertThat(order()).isEqualTo("Velkommen,Innledning,Etterpå");
  }

  @Test
  void people_are_written_put_in_order_and_keep_what_they_speak_about() {
    person("Kari Nordmann", "SPEAKER");
    person("Ole Li", "SPEAKER");
    person("Turid Ordstyrer", "CHAIR");
    var ole = id("select id from part_person where name = 'Ole Li'");
    ola.post(PATH + "/items/new", "title", "Innledning", "speaker", ole);

    ola.post(PATH + "/people/" + ole + "/up");
    assertThat(app.stranger().get(Cast.SERIES).body().replaceAll("(?s).*<h4", "")).isNotEmpty();
    assertThat(
            text(
                "select string_agg(name, ',' order by rank) from part_person where role = 'SPEAKER'"))
        .isEqualTo("Ole Li,Kari Nordmann");
    // The long form of the part keeps her row, and so what she speaks about.
    ola.post(
        "/studio" + Cast.SERIES + "/del-1",
        "rev",
        "1",
        "kind",
        "WEBINAR",
        "venue",
        "ONLINE",
        "label",
        "Webinar 1",
        "speaker",
        "Ole Li, rådgiver, KS");
    assertThat(app.stranger().get(Cast.SERIES).body()).contains("Ole Li (KS)");
    ola.post(PATH + "/people/" + ole + "/removal");
    assertThat(app.stranger().get(Cast.SERIES).body())
        .contains("Innledning")
        .doesNotContain("Ole Li");
  }

  @Test
  void of_two_editors_the_later_is_told_and_loses_nothing() {
    line("Velkommen", "10");
    var item = id("select id from programme_item");
    person("Kari Nordmann", "SPEAKER");
    var kari = id("select id from part_person where name = 'Kari Nordmann'");
    ola.post(PATH + "/items/" + item, "rev", "1", "title", "Velkommen hit", "minutes", "10");
    ola.post(
        PATH + "/people/" + kari, "rev", "1", "role", "SPEAKER", "name", "Kari N.", "title", "");

    var ingrid = app.signedIn(Cast.OWNER);
    var late = ingrid.post(PATH + "/items/" + item, "rev", "1", "title", "Åpning", "minutes", "10");
    var later =
        ingrid.post(PATH + "/people/" + kari, "rev", "1", "role", "CHAIR", "name", "Kari Nord");

    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("Nå er dette lagret: Velkommen hit").contains("Åpning");
    assertThat(later.body()).contains("Nå er dette lagret: Kari N.").contains("Kari Nord");
    assertThat(
            ingrid
                .post(PATH + "/items/" + item, "rev", "2", "title", "Åpning", "minutes", "10")
                .statusCode())
        .isEqualTo(303);
  }

  @Test
  void what_is_wrong_is_told_under_its_field() {
    var wrong = ola.post(PATH + "/items/new", "title", " ", "minutes", "0", "about", "Om noe");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("id=\"title-problem\"").contains("id=\"minutes-problem\"");
    assertThat(wrong.body()).contains("Om noe");
    assertThat(ola.post(PATH + "/people/new", "role", "KING", "name", "").body())
        .contains("id=\"name-problem\"")
        .contains("id=\"role-problem\"");
    assertThat(order()).isEmpty();
  }

  @Test
  void the_programme_of_another_part_and_of_another_arena_is_not_there() {
    line("Velkommen", "10");
    var item = id("select id from programme_item");
    var chair = id("select id from part_person where name = 'Turid Ordstyrer'");
    var other = "/studio" + Cast.SERIES + "/del-2/programme";
    assertThat(ola.get(PATH + "/items/" + item).statusCode()).isEqualTo(200);
    assertThat(ola.get(other + "/items/" + item).statusCode()).isEqualTo(404);
    assertThat(ola.get(other + "/items/" + item + "/removal").statusCode()).isEqualTo(404);
    ola.post(other + "/items/" + item + "/removal");
    ola.post(other + "/people/" + chair + "/removal");
    assertThat(text("select count(*)::text from part_person where id = " + chair)).isEqualTo("1");
    // A speaker of another part is left out.
    ola.post(PATH + "/items/" + item, "rev", "1", "title", "Velkommen", "speaker", chair);
    assertThat(text("select count(*)::text from programme_speaker")).isEqualTo("0");
    for (var who : List.of(Cast.MODERATOR, Cast.STRANGER)) {
      var visitor = app.signedIn(who);
      assertThat(visitor.get(PATH).statusCode()).isEqualTo(404);
      assertThat(visitor.post(PATH + "/items/new", "title", "x").statusCode()).isEqualTo(404);
      assertThat(visitor.post(PATH + "/items/" + item + "/down").statusCode()).isEqualTo(404);
      assertThat(visitor.post(PATH + "/people/new", "name", "x", "role", "CHAIR").statusCode())
          .isEqualTo(404);
    }
    assertThat(order()).isEqualTo("Velkommen");
  }

  @Test
  void who_has_spoken_in_the_debate_stays_on_the_programme() {
    var path = "/studio" + Cast.SERIES + "/del-3/programme/people/";
    var panelist = id("select min(id) from part_person where role = 'PANELIST'");
    app.db()
        .useHandle(handle -> {
          handle.execute(
              "insert into debate (part_id, since) select id, now() from part where number = 3");
          handle.execute(
              "insert into turn (part_id, seat_id, kind, charged, state, queued_at, began_at)"
                  + " select part_id, id, 'OPENING', true, 'SPEAKING', now(), now() from seat"
                  + " where person_id = "
                  + panelist);
        });
    var refused = ola.post(path + panelist + "/removal");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("har hatt ordet i debatten");
    var other = id("select max(id) from part_person where role = 'PANELIST'");
    assertThat(ola.post(path + other + "/removal").statusCode()).isEqualTo(303);
    assertThat(text("select count(*)::text from part_person where role = 'PANELIST'"))
        .isEqualTo("1");
  }

  private void line(String title, String minutes) {
    var added = ola.post(PATH + "/items/new", "title", title, "minutes", minutes);
    assertThat(added.statusCode()).isEqualTo(303);
  }

  private void person(String name, String role) {
    var added = ola.post(PATH + "/people/new", "name", name, "role", role);
    assertThat(added.statusCode()).isEqualTo(303);
  }

  private String order() {
    return text("select coalesce(string_agg(title, ',' order by rank), '') from programme_item");
  }

  private String id(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(long.class).one()) + "";
  }

  private String text(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(String.class).one());
  }
}
