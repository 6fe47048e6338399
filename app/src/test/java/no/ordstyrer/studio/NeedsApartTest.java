package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import no.ordstyrer.Cast;
import no.ordstyrer.Dump;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import no.ordstyrer.web.Sheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people need stands in its own table and on its own pages, and nowhere else. */
class NeedsApartTest {
  private static final String STUDIO = "/studio" + Cast.SERIES;
  private static final String CANARY = "kanarifuglord";
  private static final String ARRANGED = "ordnetfuglord";

  private final TestApp app = new TestApp();
  private final Visitor ola = app.signedIn(Cast.ORGANISER);

  @BeforeEach
  void oneNeedIsHandledAndAsked() {
    ola.post(STUDIO + "/participants", "participants", "PEOPLE", "visitors", "PEOPLE");
    ola.post(STUDIO + "/form/new", "kind", "LONG", "label", "Hva vil du vite?", "keep", "30");
    ola.post(STUDIO + "/needs/owner", "owner", account());
    var answer =
        app.stranger()
            .post(
                Cast.SERIES + "/registration",
                "name",
                Cast.ATTENDEE.name(),
                "email",
                Cast.ATTENDEE.email(),
                "organisation",
                "Etaten",
                "shown",
                "EVERYBODY",
                "field-1",
                "Alt mulig",
                "needs",
                "CAPTIONS",
                "needs-words",
                CANARY);
    assertThat(answer.statusCode()).isEqualTo(303);
    app.clock().forward(Duration.ofMinutes(16));
    app.app().jobs().runDue();
    var handled = ola.post(STUDIO + "/needs/1/handling", "rev", "1", "done-1", ARRANGED);
    assertThat(handled.statusCode()).isEqualTo(303);
    assertThat(ola.get(STUDIO + "/needs").body()).contains(CANARY, ARRANGED, "Teksting");
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void it_is_in_no_file_of_any_kind_whatever_columns_are_asked_for() throws IOException {
    for (var format : Sheet.Format.values()) {
      var file = text(export(format));
      assertThat(file)
          .as(format.name())
          .contains(Cast.ATTENDEE.name(), "Alt mulig")
          .doesNotContainIgnoringCase("CAPTIONS", "Teksting", CANARY, ARRANGED);
    }
    var log = ola.post("/studio/samhandlingsarena/log/export").body();
    assertThat(log).contains(";").doesNotContain(CANARY, ARRANGED, Cast.ATTENDEE.name());
  }

  @Test
  void it_is_on_no_page_but_its_own() {
    var person =
        app.db()
            .withHandle(
                handle -> handle.select("select id from registration").mapTo(String.class).one());
    var manage = Inbox.of(app, Cast.ATTENDEE.email()).first("REGISTERED").link("/manage/");
    assertThat(app.stranger().get(Cast.SERIES + "/participants").body())
        .contains(Cast.ATTENDEE.name())
        .doesNotContain(CANARY, ARRANGED, "Teksting");
    assertThat(app.stranger().get(manage + "/participants").body())
        .contains(Cast.ATTENDEE.name())
        .doesNotContain(CANARY, ARRANGED, "Teksting");
    for (var page :
        List.of(
            "",
            "/people",
            "/people?q=" + CANARY,
            "/people/" + person,
            "/letters",
            "/log",
            "/del-1/attendance",
            "/people/export")) {
      var shown = ola.get(STUDIO + page);
      assertThat(shown.statusCode()).as(page).isEqualTo(200);
      assertThat(shown.body().replace("q=" + CANARY, "").replace("\"" + CANARY + "\"", ""))
          .as(page)
          .doesNotContain(CANARY, ARRANGED, "Teksting");
    }
    assertThat(ola.get(STUDIO + "/people?q=" + CANARY).body()).doesNotContain(Cast.ATTENDEE.name());
    assertThat(app.signedIn(Cast.OWNER).get("/studio/samhandlingsarena/log").body())
        .doesNotContain(CANARY, ARRANGED);
  }

  @Test
  void no_letter_log_or_other_table_knows_of_it() {
    var letters =
        app.db()
            .withHandle(handle ->
                handle.select("select kind from letter order by kind").mapTo(String.class).list());
    assertThat(letters).contains("NEEDS", "REGISTERED");
    assertThat(Dump.tablesWith(app.db(), CANARY)).containsExactly("need");
    assertThat(Dump.tablesWith(app.db(), ARRANGED)).containsExactly("need");
    assertThat(Dump.tablesWith(app.db(), "CAPTIONS")).containsExactly("need");
  }

  private byte[] export(Sheet.Format format) {
    var columns =
        new ArrayList<>(List.of("NEEDS", "NEED", "needs", "needs-words", "CAPTIONS", "need-1"));
    var offered =
        Pattern.compile("name=\"column\"[^>]*value=\"([^\"]+)\"")
            .matcher(ola.get(STUDIO + "/people/export").body());
    while (offered.find()) {
      columns.add(offered.group(1));
    }
    var body = new StringBuilder("format=" + format.name());
    columns.forEach(column -> body.append("&column=").append(column));
    var answer =
        ola.sendForBytes(
            ola.request(STUDIO + "/people/export")
                .header("Origin", app.origin())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString())));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(columns).contains("NAME", "field-1");
    return answer.body();
  }

  /** A file's words: those of every entry when it is packed. */
  private static String text(byte[] file) throws IOException {
    if (file[0] != 'P' || file[1] != 'K') {
      return new String(file, StandardCharsets.UTF_8);
    }
    var text = new StringBuilder();
    var path = Files.write(Files.createTempFile("people", ".xlsx"), file);
    try (var zip = new ZipFile(path.toFile())) {
      for (var entry : Collections.list(zip.entries())) {
        text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    } finally {
      Files.delete(path);
    }
    return text.toString();
  }

  private String account() {
    return app.db()
        .withHandle(handle ->
            handle
                .createQuery("select id::text from account where email = ?")
                .bind(0, Cast.ORGANISER.email())
                .mapTo(String.class)
                .one());
  }
}
