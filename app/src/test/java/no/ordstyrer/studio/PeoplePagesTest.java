package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipFile;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeoplePagesTest {
  private static final String PATH = "/studio" + Cast.SERIES + "/people";

  private final TestApp app = new TestApp();

  @BeforeEach
  void seed() {
    app.db()
        .useHandle(handle -> {
          handle.execute(
              """
              insert into registration (series_id, name, email, email_key, organisation, role_title, language,
                     created_at, changed_at)
              select ?, case when n = 7 then '=Åse 100%_' else 'Person ' || n end, 'p' || n || '@etat.example',
                     'p' || n || '@etat.example', case when n % 2 = 0 then 'Digdir' else 'NORSTELLA' end,
                     'Rådgiver', 'nb', ?, ?
                from generate_series(1, 20000) n
              """,
              app.cast().series(), TestApp.NOW, TestApp.NOW);
          handle.execute(
              """
              insert into part_registration (registration_id, part_id, state, since, queued_at, calendar_uid, calendar_stamp)
              select r.id, p.id, case when r.id % 10 = 0 and p.number = 3 then 'WAITLISTED' else 'CONFIRMED' end, ?,
                     case when r.id % 10 = 0 and p.number = 3 then ?::timestamptz end, r.id || '-' || p.id, ?
                from registration r cross join part p
              """,
              TestApp.NOW, TestApp.NOW, TestApp.NOW);
          handle.execute("analyze registration");
          handle.execute("analyze part_registration");
        });
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void the_list_is_searched_filtered_and_paged() {
    var ola = app.signedIn(Cast.ORGANISER);
    assertThat(ola.get(PATH).body()).contains("Viser 1–50 av 20000", "Venteliste");
    assertThat(ola.get(PATH + "?page=400").body()).contains("Viser 19951–20000 av 20000");
    assertThat(ola.get(PATH + "?q=PERSON%204711%20").body())
        .contains("Viser 1–1 av 1", "Person 4711");
    assertThat(ola.get(PATH + "?q=100%25_").body()).contains("=Åse 100%_", "av 1<");
    assertThat(ola.get(PATH + "?q=nul%00l&page=x&part=-1&state=NO").statusCode()).isEqualTo(200);
    assertThat(ola.get(PATH + "?part=3&state=WAITLISTED").body()).contains("av 2000<");
    assertThat(ola.get(PATH + "?part=1&state=WAITLISTED").body()).contains("Ingen treff");
    assertThat(ola.get(PATH + "?q=digdir&state=WAITLISTED").body()).contains("Viser");
    var fragment =
        ola.send(
            ola.request(PATH + "?q=4711").header("Accept", "text/vnd.ordstyrer.fragment+html"));
    assertThat(fragment.body()).contains("Person 4711").doesNotContain("<html");
  }

  @Test
  void by_organisation_by_answer_and_in_another_order() {
    var ola = app.signedIn(Cast.ORGANISER);
    var field = field("CHOICE", "Hva spiser du?", "Alt", "Grønt");
    answer(field, "r.id % 4 = 0", "Grønt");
    assertThat(ola.get(PATH).body())
        .contains("Digdir (10\u00a0000)", field + ":Grønt", "Hva spiser du?: Grønt");
    assertThat(ola.get(PATH + "?organisation=DIGDIR").body()).contains("av 10000<");
    assertThat(ola.get(PATH + "?organisation=Digd").body()).contains("Ingen treff");
    assertThat(ola.get(PATH + "?answer=" + field + ":Gr%C3%B8nt").body()).contains("av 5000<");
    assertThat(ola.get(PATH + "?answer=" + field + ":Alt").body()).contains("Ingen treff");
    assertThat(ola.get(PATH + "?answer=x:y&sort=z&alike=maybe").body()).contains("av 20000<");
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update registration set created_at = created_at + interval '1 day' where id ="
                    + " 4711"));
    var newest = ola.get(PATH + "?sort=NEWEST&organisation=norstella").body();
    assertThat(newest.split("<tbody>", 2)[1].split("</tr>", 2)[0]).contains("p4711@");
    assertThat(newest).contains("sort=NEWEST&amp;page=2");
  }

  @Test
  void who_may_be_registered_twice_is_flagged_and_found() {
    var ola = app.signedIn(Cast.ORGANISER);
    assertThat(ola.get(PATH + "?alike=yes").body()).contains("Ingen treff");
    person("Turid Lie", "turid.lie@kommune.example", "Kommunen");
    person("T. Lie", "turidlie+arena@kommune.example", "");
    person("Jon  Vik", "jon@fylke.example", "Fylket");
    person("jon vik", "leder@fylke.example", "fylket");
    person("Mari Dal", "mari.dal@etat.example", "Etaten");
    person("Mari Dal", "mari.dahl@etat.example", "Et annet sted");
    person("Mari Dal", "helt@annet.example", "Enda et sted");
    var body = ola.get(PATH + "?alike=yes").body();
    assertThat(body)
        .contains("av 6<", "Mulig dobbel", "T. Lie", "leder@fylke.example", "mari.dahl@")
        .doesNotContain("helt@annet.example");
    assertThat(ola.get(PATH + "?q=turid.lie").body()).contains("Mulig dobbel");
    assertThat(ola.get(PATH + "?q=helt@annet").body())
        .contains("Mari Dal")
        .doesNotContain("<span class=\"ds-tag\" data-color=\"info\">Mulig dobbel");
  }

  @Test
  void answers_leave_with_one_column_for_each_field() {
    var ola = app.signedIn(Cast.ORGANISER);
    var eats = field("SEVERAL", "Hva spiser du?", "Kjøtt", "Grønt");
    var agrees = field("YES_NO", "=Blir du med?");
    answer(eats, "r.id = 4711", "Kjøtt", "Grønt");
    answer(agrees, "r.id = 4711", "YES");
    assertThat(ola.get(PATH + "/export").body()).contains("Svar på: Hva spiser du?");
    var csv =
        ola.post(
            PATH + "/export",
            "format",
            "CSV_SEMICOLON",
            "column",
            "EMAIL",
            "column",
            "field-" + eats,
            "column",
            "field-" + agrees,
            "q",
            "person 4711 ");
    assertThat(csv.body().lines())
        .containsExactly(
            "\uFEFFE-post;Hva spiser du?;'=Blir du med?", "p4711@etat.example;\"Kjøtt; Grønt\";Ja");
  }

  private void person(String name, String email, String organisation) {
    app.db()
        .useHandle(handle ->
            handle.execute(
                """
                insert into registration (series_id, name, email, email_key, organisation, language,
                       created_at, changed_at)
                values (?, ?, ?, ?, ?, 'nb', ?, ?)
                """,
                app.cast().series(),
                name,
                email,
                email,
                organisation,
                TestApp.NOW,
                TestApp.NOW));
  }

  private long field(String kind, String label, String... options) {
    return app.db()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    with f as (
                      insert into field (series_id, kind, rank, keep_days, created_at)
                      values (:series, :kind, 1, 30, :now) returning id)
                    insert into field_version (field_id, number, label, required, options, at)
                    select id, 1, :label, false, :options, :now from f returning field_id
                    """)
                .bind("series", app.cast().series())
                .bind("kind", kind)
                .bind("label", label)
                .bindArray("options", String.class, (Object[]) options)
                .bind("now", TestApp.NOW)
                .mapTo(long.class)
                .one());
  }

  private void answer(long field, String who, String... words) {
    app.db()
        .useHandle(handle -> {
          handle.execute(
              """
              insert into answer (registration_id, field_id, version_id, at)
              select r.id, v.field_id, v.id, ? from registration r, field_version v
               where v.field_id = ? and
              """
                  + who,
              TestApp.NOW,
              field);
          for (var i = 0; i < words.length; i++) {
            handle.execute(
                "insert into answer_value (answer_id, rank, words) select id, ?, ? from answer"
                    + " where field_id = ?",
                i + 1,
                words[i],
                field);
          }
        });
  }

  @Test
  void all_twenty_thousand_leave_as_a_file_with_the_chosen_columns() throws IOException {
    var ola = app.signedIn(Cast.ORGANISER);
    assertThat(ola.post(PATH + "/export", "format", "XLSX").statusCode()).isEqualTo(422);

    var csv =
        ola.post(PATH + "/export", "format", "CSV_SEMICOLON", "column", "NAME", "column", "part-3");
    assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("attachment", "18-people.csv");
    var lines = csv.body().lines().toList();
    assertThat(lines).hasSize(20_001).contains("Person 12;Påmeldt", "'=Åse 100%_;Påmeldt");
    assertThat(csv.body()).doesNotContain("@etat.example");

    var few =
        ola.post(
            PATH + "/export",
            "format",
            "CSV_COMMA",
            "column",
            "EMAIL",
            "q",
            "person 4711 ",
            "part",
            "",
            "state",
            "");
    assertThat(few.body().lines()).containsExactly("\uFEFFE-post", "p4711@etat.example");

    assertThat(rows(xlsx(ola))).isEqualTo(20_001);
    int noted =
        app.db()
            .withHandle(handle ->
                handle
                    .select("select count(*) from audit where act = 'people.export'")
                    .mapTo(int.class)
                    .one());
    assertThat(noted).isEqualTo(3);
  }

  @Test
  void only_organisers() {
    assertThat(app.signedIn(Cast.ORGANISER).get(PATH).statusCode()).isEqualTo(200);
    for (var person : List.of(Cast.MODERATOR, Cast.CHAIR, Cast.STRANGER)) {
      var other = app.signedIn(person);
      assertThat(other.get(PATH).statusCode()).isEqualTo(404);
      assertThat(other.get(PATH + "/export").statusCode()).isEqualTo(404);
      assertThat(other.post(PATH + "/export", "format", "XLSX", "column", "NAME").statusCode())
          .isEqualTo(404);
    }
    assertThat(app.stranger().get(PATH).statusCode()).isEqualTo(404);
  }

  @Test
  void in_a_browser_it_searches_while_one_types() {
    try (var browser = new Browser(app)) {
      var ola = browser.staff(Cast.ORGANISER);
      ola.go(PATH).check("people").shot("people");
      ola.page().locator("#q").pressSequentially("erson 4711 p");
      ola.page().waitForURL("**q=erson+4711+p**");
      assertThat(ola.page().locator("[data-status]").innerText()).contains("av 1");
      ola.check("people-found");
      ola.page().locator("#q").fill("nobody at all");
      ola.page().waitForURL("**q=nobody**");
      ola.check("people-none");
      ola.go(PATH + "/export").check("people-export").shot("people-export");
    }
  }

  @Test
  void the_overview_draws_the_figures_for_organisers_only() {
    var overview = "/studio" + Cast.SERIES;
    var body = app.signedIn(Cast.ORGANISER).get(overview).body();
    assertThat(body)
        .contains("Påmeldte over tid", "Plasser i hver del", "Påmeldte fra hver virksomhet")
        .contains(
            "aria-label=\"Påmeldt 18\u00a0000, Venteliste 2\u00a0000, Venter på godkjenning 0\"")
        .contains("<td class=\"figure\">18\u00a0000</td>", "NORSTELLA")
        .contains("20\u00a0000 i alt");
    app.db()
        .useHandle(
            handle -> handle.execute("update registration set organisation = 'Etat ' || id % 20"));
    assertThat(app.signedIn(Cast.ORGANISER).get(overview).body())
        .contains("Etat 0</span>", "5 andre virksomheter")
        .contains("<td class=\"figure\">5\u00a0000</td>");
    var moderator = app.signedIn(Cast.MODERATOR).get(overview);
    assertThat(moderator.body()).doesNotContain("Påmeldte over tid", "NORSTELLA", "Etat 0");
  }

  @Test
  void the_plots_in_a_browser() {
    app.db()
        .useHandle(handle ->
            handle.execute(
                """
                update registration
                   set created_at = created_at - (id * id / 10000000) * interval '1 day',
                       organisation = 'Etat for lange navn ' || id % (1 + id % 20)
                """));
    try (var browser = new Browser(app)) {
      var ola = browser.staff(Cast.ORGANISER);
      ola.go("/studio" + Cast.SERIES).check("plots").shot("plots");
      ola.page().locator("#plot-parts ~ details summary").click();
      ola.check("plots-numbers").shot("plots-numbers");
    }
  }

  private byte[] xlsx(Visitor visitor) {
    var body = "format=XLSX&column=NAME&column=REGISTERED&column=part-1";
    return visitor
        .sendForBytes(
            visitor
                .request(PATH + "/export")
                .header("Origin", app.origin())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)))
        .body();
  }

  private static long rows(byte[] xlsx) throws IOException {
    var file = Files.createTempFile("sheet", ".xlsx");
    Files.write(file, xlsx);
    try (var zip = new ZipFile(file.toFile())) {
      var entry = Objects.requireNonNull(zip.getEntry("xl/worksheets/sheet1.xml"));
      return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)
              .split("<row ", -1)
              .length
          - 1L;
    } finally {
      Files.delete(file);
    }
  }
}
