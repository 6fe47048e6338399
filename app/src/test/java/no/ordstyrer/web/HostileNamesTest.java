package no.ordstyrer.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.Mails;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** One name on its whole way: form, letter, calendar, page of her own, files, list at the door. */
class HostileNamesTest {
  private static final String PATH = Cast.SERIES + "/registration";
  private static final String DOOR = "/checkin" + Cast.SERIES + "/del-1";
  private static final String EMAIL = "hun@etat.example";

  /** What must be nowhere that a name is shown or sent. */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\u0000-\\u0008\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]");

  private final TestApp app = new TestApp();
  private final Visitor ola = app.signedIn(Cast.ORGANISER);

  HostileNamesTest() {
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update part set venue = 'HYBRID', place = 'Storgata 1' where number = 1"));
  }

  @AfterEach
  void close() {
    app.close();
  }

  static List<String> names() {
    return List.of(
        "=HYPERLINK(\"x\";\"Klikk\")",
        "+47 22 22 22 22",
        "-2+3",
        "@SUM(A1)",
        "=cmd|'/C calc'!A0",
        "\u202eennA reldnaB",
        "A\u200bn\u200bn\u200be\ufeff",
        "Anne\r\nBcc: evil@etat.example\r\nEND:VCALENDAR",
        "Anne;CN=\"Evil\":mailto:evil@etat.example, Bo\\n\\;",
        "<script>alert(1)</script>",
        "\"><img onerror=alert(1)>",
        "${7*7} {{7*7}} %s %n",
        "'; drop table registration; --",
        "Ŋiŋŋá Čáhcesuolu 李小龍 🧑‍🔬",
        "مرحبا بالعالم",
        "n\u0303\u0301\u0302\u0300\u0304\u0306\u0307\u0308\u030a\u030b",
        "å".repeat(200),
        "🧑‍🔬".repeat(40),
        "Anne\tNordmann\u00a0\u2003Lie");
  }

  @ParameterizedTest
  @MethodSource("names")
  void it_is_a_name_wherever_it_comes_and_nothing_else(String name) throws IOException {
    var sent = register(name);
    assertThat(sent.statusCode()).isEqualTo(303);
    var stored = text("select name from registration");
    assertThat(UNSEEN.matcher(stored).find()).isFalse();
    assertThat(stored).doesNotContain("\r", "\n").isNotBlank();

    for (var letter : Inbox.of(app, EMAIL).letters()) {
      assertThat(letter.subject()).doesNotContain("\r", "\n");
      assertThat(letter.htmlBody()).doesNotContain("<script>alert", "<img onerror");
      assertThat(letter.textBody()).doesNotContain("{{49}}", "49 ");
      if (letter.calendar() != null) {
        calendar(letter.calendar());
      }
    }
    var manage = Inbox.of(app, EMAIL).first("REGISTERED").link("/manage/");
    for (var page :
        List.of(
            app.stranger().get(manage),
            ola.get(DOOR),
            ola.get("/studio" + Cast.SERIES + "/people"),
            ola.get("/studio" + Cast.SERIES + "/del-1/attendance"))) {
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).doesNotContain("<script>alert", "<img onerror", "{{49}}");
      assertThat(unescaped(page.body())).contains(stored);
    }
    var place = text("select min(id)::text from part_registration");
    assertThat(ola.post(DOOR + "/guests/" + place, "command", "form-number-1").statusCode())
        .isEqualTo(303);
    assertThat(unescaped(ola.fragment(DOOR + "/guests/" + place).body())).contains(stored);
    files(stored);
  }

  @Test
  void ten_thousand_characters_come_back_and_go_nowhere() {
    var refused = register("å".repeat(10_000));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("å".repeat(10_000));
    var walkIn = ola.post(DOOR + "/walk-in", "name", "å".repeat(10_000));
    assertThat(walkIn.statusCode()).isEqualTo(422);
    assertThat(walkIn.body()).contains("å".repeat(10_000));
    for (var empty : List.of("\u200b\u200b", "\u202e", "\u3164", "\u00a0 \u2003", "\r\n")) {
      assertThat(register(empty).statusCode()).isEqualTo(422);
      assertThat(ola.post(DOOR + "/walk-in", "name", empty).statusCode()).isEqualTo(422);
    }
    assertThat(text("select count(*)::text from registration")).isEqualTo("0");
  }

  /** On the wire, as a mail server takes it. */
  @Test
  void no_name_makes_a_header_or_a_recipient() throws Exception {
    try (var mails = new Mails();
        var sending = new TestApp(mails)) {
      for (var name : names()) {
        var address = "n" + Integer.toHexString(name.hashCode()) + "@etat.example";
        sending.stranger().post(PATH, "scope", "all", "name", name, "email", address);
        var mail = mails.newest(address, "/manage/");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getHeader("Bcc")).isNull();
      }
      assertThat(mails.to("evil@etat.example")).isEmpty();
    }
  }

  private HttpResponse<String> register(String name) {
    return app.stranger()
        .post(
            PATH,
            "scope",
            "all",
            "name",
            name,
            "organisation",
            "Etaten",
            "email",
            EMAIL,
            "calendar",
            "INVITATIONS");
  }

  private static void calendar(String ics) throws IOException {
    assertThat(ics.lines())
        .allSatisfy(line ->
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
    var unfolded = ics.replace("\r\n ", "");
    assertThat(unfolded.lines().filter(line -> line.startsWith("ATTENDEE"))).hasSize(1);
    assertThat(unfolded.lines().filter(line -> line.startsWith("END:VCALENDAR"))).hasSize(1);
    assertThat(UNSEEN.matcher(unfolded).find()).isFalse();
    try {
      assertThat(new CalendarBuilder().build(new StringReader(ics)).getComponents()).isNotEmpty();
    } catch (ParserException e) {
      throw new AssertionError(ics, e);
    }
  }

  private void files(String stored) throws IOException {
    var csv = new String(export("CSV_SEMICOLON"), StandardCharsets.UTF_8).substring(1);
    var rows = CsvReader.builder().fieldSeparator(';').ofCsvRecord(csv).stream().toList();
    assertThat(rows).hasSize(2);
    var name = rows.get(1).getField(0);
    assertThat(name).matches("(?s)[^=+\\-@\\t\\r].*");
    assertThat(name.replaceFirst("^'(?=[=+\\-@])", "")).isEqualTo(stored);
    var file = Files.createTempFile("people", ".xlsx");
    Files.write(file, export("XLSX"));
    try (var zip = new ZipFile(file.toFile())) {
      var sheet = Objects.requireNonNull(zip.getEntry("xl/worksheets/sheet1.xml"));
      var xml =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(zip.getInputStream(sheet));
      assertThat(xml.getElementsByTagName("f").getLength()).isZero();
      assertThat(xml.getElementsByTagName("t").item(2).getTextContent()).isEqualTo(stored);
    } catch (ParserConfigurationException | SAXException e) {
      throw new AssertionError(e);
    } finally {
      Files.delete(file);
    }
  }

  private byte[] export(String format) {
    var body = "format=" + format + "&column=NAME&column=EMAIL";
    return ola.sendForBytes(
            ola.request("/studio" + Cast.SERIES + "/people/export")
                .header("Origin", app.origin())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)))
        .body();
  }

  private static String unescaped(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#34;", "\"")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&apos;", "'")
        .replace("&amp;", "&");
  }

  private String text(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(String.class).one());
  }
}
