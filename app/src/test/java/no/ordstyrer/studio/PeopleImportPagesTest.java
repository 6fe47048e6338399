package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People registered from a list: looked at first, line by line, and registered as anybody is. */
class PeopleImportPagesTest {
  private static final String PEOPLE = "/studio" + Cast.SERIES + "/people";

  private static final String LIST =
      """
      Navn;E-post;Virksomhet;Språk
      Åse Ødegård;ase@etat.example;Etaten;nynorsk
      Bo Berg;bo@etat.example;"Etat; to";
      Anne Deltaker;ANNE@etat.example;;
      ;ingen@etat.example;;
      Kåre;kare(a)etat.example;;
      Uten Adresse;;;
      Bo igjen;Bo@etat.example;;
      """;

  private final TestApp app = new TestApp();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void each_line_is_told_before_anybody_is_registered_and_full_parts_mean_the_queue() {
    Attendees.register(app, Cast.ATTENDEE, app.cast().parts().subList(1, 2));
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update part set capacity = 1 where id = ?", app.cast().parts().getFirst()));
    var ola = app.signedIn(Cast.ORGANISER);
    var act =
        location(upload(ola, LIST.getBytes(Charset.forName("windows-1252")), "yes", "1", "2"));
    var preview = ola.get(act).body();
    assertThat(preview)
        .contains("2 personer blir påmeldt", "Åse Ødegård, ase@etat.example, Etaten", "Etat; to")
        .contains("Én i listen er registrert fra før", "4 linjer kan ikke brukes")
        .contains("Én av dem får venteliste");
    assertThat(preview.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " "))
        .contains(
            "5 ingen@etat.example Navnet mangler.", "6 Kåre kare(a)etat.example Dette er ikke")
        .contains(
            "7 Uten Adresse E-postadressen mangler.", "8 Bo igjen Bo@etat.example Adressen står");
    assertThat(count("select count(*) from registration")).as("a dry run").isEqualTo(1);

    var done = location(ola.post(PEOPLE + "/bulk/" + id(act) + "/confirmation"));
    work();
    assertThat(ola.get(done).body())
        .contains("Ferdig. 2 av 3 er gjort", "Én av dem fikk venteliste")
        .contains("Anne Deltaker", "er registrert fra før");
    assertThat(app.letter("GIVEN", "ase@etat.example"))
        .contains("Arrangøren har meldt deg på", "/manage/");
    assertThat(app.letter("GIVEN", "ase@etat.example")).as("in nynorsk").contains("Hei");
    assertThat(count("select count(*) from part_registration where state = 'CONFIRMED'"))
        .isEqualTo(4);
    assertThat(count("select count(*) from part_registration where state = 'WAITLISTED'"))
        .isEqualTo(1);
    assertThat(count("select count(*) from import_line where name || email || email_key <> ''"))
        .as("what stood in the file is gone")
        .isZero();
    assertThat(count("select count(*) from audit where act = 'people.bulk.IMPORT'")).isEqualTo(1);

    var undo = location(ola.post(PEOPLE + "/bulk/" + id(act) + "/undo"));
    assertThat(ola.get(undo).body()).contains("Dette når 2 personer");
    ola.post(undo + "/confirmation");
    work();
    assertThat(count("select count(*) from part_registration where state = 'CONFIRMED'"))
        .isEqualTo(1);
  }

  @Test
  void without_letters_and_in_batches_and_only_once() {
    var many = new StringBuilder("name,email\n");
    for (var i = 0; i < 120; i++) {
      many.append("Person ").append(i).append(",p").append(i).append("@etat.example\n");
    }
    var ola = app.signedIn(Cast.ORGANISER);
    var act = location(upload(ola, many.toString().getBytes(StandardCharsets.UTF_8), "no", "3"));
    assertThat(ola.get(act).body()).contains("120 personer blir påmeldt", "De får ingen e-post");
    var confirm = PEOPLE + "/bulk/" + id(act) + "/confirmation";
    assertThat(location(ola.post(confirm))).endsWith("bulk.begun");
    assertThat(location(ola.post(confirm))).endsWith("bulk.before");
    work();
    work();
    assertThat(count("select count(*) from registration")).isEqualTo(120);
    assertThat(count("select count(*) from letter where kind <> 'SIGN_IN'")).isZero();
    assertThat(location(ola.get(act))).contains("/people/bulk/");
  }

  @Test
  void what_is_no_list_is_refused_with_all_that_was_chosen() {
    var ola = app.signedIn(Cast.ORGANISER);
    assertThat(ola.get(PEOPLE + "/import").body()).contains("Last opp påmeldte", "Webinar 3");
    var nothing = upload(ola, new byte[0], "no", "2");
    assertThat(nothing.statusCode()).isEqualTo(422);
    assertThat(nothing.body()).contains("Velg en fil");
    assertThat(upload(ola, "a;b\nc;d\n".getBytes(StandardCharsets.UTF_8), "no", "2").body())
        .contains("Vi finner ingen e-postadresser");
    assertThat(upload(ola, new byte[] {1, 0, 2, 0}, "no", "2").body()).contains("ikke en tabell");
    assertThat(upload(ola, LIST.getBytes(StandardCharsets.UTF_8), "no", "9").body())
        .contains("Velg minst én del");
    assertThat(count("select count(*) from import_line")).isZero();
  }

  @Test
  void a_list_that_is_not_wanted_is_forgotten_and_nobody_else_sees_it() {
    var ola = app.signedIn(Cast.ORGANISER);
    var list = LIST.getBytes(StandardCharsets.UTF_8);
    var act = location(upload(ola, list, "no", "1"));
    for (var other : List.of(app.signedIn(Cast.MODERATOR), app.signedIn(Cast.STRANGER))) {
      assertThat(other.get(act).statusCode()).isEqualTo(404);
      assertThat(upload(other, list, "no", "1").statusCode()).isEqualTo(404);
      assertThat(other.post(act + "/removal").statusCode()).isEqualTo(404);
    }
    ola.post(act + "/removal");
    assertThat(count("select count(*) from import_line")).isZero();
    upload(ola, list, "no", "1");
    app.clock().forward(Duration.ofHours(25));
    work();
    assertThat(count("select count(*) from import_line")).as("nobody confirmed it").isZero();
  }

  @Test
  void the_story_in_a_browser() throws Exception {
    Attendees.register(app, Cast.ATTENDEE, app.cast().parts());
    var file = Files.createTempFile(Path.of("target"), "people", ".csv");
    Files.writeString(file, LIST);
    try (var browser = new Browser(app)) {
      var ola = browser.staff(Cast.ORGANISER);
      ola.go(PEOPLE);
      ola.page().locator("a[href$='/people/import']").click();
      ola.check("people-import").shot("people-import");
      ola.page().locator("main form button").click();
      ola.check("people-import-problem");
      ola.page().locator("#file").setInputFiles(file);
      ola.page().locator("main form button").click();
      ola.check("people-import-preview").shot("people-import-preview");
      ola.page().locator("main form[action$='/confirmation'] button").click();
      work();
      ola.page().locator("[data-progress=ended]").waitFor();
      ola.check("people-import-done").shot("people-import-done");
    } finally {
      Files.delete(file);
    }
  }

  private void work() {
    app.clock().forward(Duration.ofSeconds(10));
    assertThat(app.app().jobs().runDue()).contains("bulk-acts");
  }

  private HttpResponse<String> upload(
      Visitor visitor, byte[] file, String writes, String... parts) {
    var body = new StringBuilder();
    for (var part : parts) {
      body.append(field("in", part));
    }
    body.append(field("writes", writes));
    body.append(
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"people.csv\"\r\n");
    body.append("Content-Type: text/csv\r\n\r\n");
    var latin = StandardCharsets.ISO_8859_1;
    var bytes = (body + new String(file, latin) + "\r\n--x--\r\n").getBytes(latin);
    return visitor.send(
        visitor
            .request(PEOPLE + "/import")
            .header("Origin", app.origin())
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(BodyPublishers.ofByteArray(bytes)));
  }

  private static String field(String name, String value) {
    return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static String id(String act) {
    return act.replaceFirst(".*/", "");
  }

  private long count(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(long.class).one());
  }
}
