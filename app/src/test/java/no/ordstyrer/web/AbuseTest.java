package no.ordstyrer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.ordstyrer.Cast;
import no.ordstyrer.Dump;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every form that anybody may send, or whoever was sent a link, and what is done to forms. */
class AbuseTest {
  private static final String PATH = Cast.SERIES + "/registration";

  /** What must never be stored: controls, zero-width and direction characters, halves of pairs. */
  private static final Pattern HOSTILE =
      Pattern.compile(
          "[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u200b\\u200c\\u200e\\u200f\\u2028-\\u202e"
              + "\\u2060-\\u2069\\u3164\\ufeff\\ufff9-\\ufffb\\ud800-\\udfff&&[^\\n]]");

  private static final String TYPED =
      "A\u0000n\u200bn\u202ee\u2066\ufeff\u0007\u2028x\u3164\u0085y\u200fz";

  private static final Pattern FORM =
      Pattern.compile("(?s)<form[^>]*method=\"post\"[^>]*action=\"([^\"]+)\"[^>]*>(.*?)</form>");
  private static final Pattern TEXT =
      Pattern.compile("<textarea|type=\"(?:text|email|search|url|tel)\"");

  private final TestApp app = new TestApp();
  private final PublicForms table = PublicForms.in(app);
  private final List<PublicForms.Sent> forms = table.all();

  @AfterEach
  void close() {
    app.close();
  }

  /** A form with a text in it that is on one of these pages is in the table. */
  @Test
  void no_form_is_forgotten() {
    var found = new TreeSet<String>();
    for (var form : forms) {
      for (var page : List.of(form.path(), form.path().replace("/questions", ""))) {
        FORM.matcher(form.by().get(page).body())
            .results()
            .filter(one -> TEXT.matcher(one.group(2)).find())
            .forEach(one -> found.add(one.group(1)));
      }
    }
    assertThat(found)
        .hasSizeGreaterThan(8)
        .isSubsetOf(forms.stream().map(PublicForms.Sent::path).toList());
  }

  @Test
  void what_is_too_long_is_refused_and_comes_back_whole() {
    var long10k = "å".repeat(10_000);
    for (var form : forms) {
      for (var field : form.texts()) {
        var refused = form.send(form.with(field, long10k));
        assertThat(refused.statusCode()).as(form.name() + " " + field).isEqualTo(422);
        assertThat(refused.body()).as(form.name() + " " + field).contains(long10k, "Fjern 9");
      }
    }
    itWasNotTheForm();
  }

  @Test
  void what_nobody_can_see_is_not_stored() {
    for (var form : forms) {
      for (var field : form.texts()) {
        var answer = form.send(form.with(field, TYPED));
        assertThat(answer.statusCode()).as(form.name() + " " + field).isLessThan(500);
      }
    }
    Dump.of(app.db())
        .forEach((table, rows) ->
            assertThat(HOSTILE.matcher(rows).results().map(found -> escaped(rows, found.start())))
                .as(table)
                .isEmpty());
    assertThat(Dump.tablesWith(app.db(), "Anne")).contains("registration", "question");
  }

  private static String escaped(String rows, int at) {
    return Integer.toHexString(rows.charAt(at)) + " in " + rows.substring(Math.max(0, at - 20), at);
  }

  /** NUL, bytes that are no UTF-8, halves of pairs, broken escapes, no form at all. */
  @Test
  void bytes_that_are_no_text_are_no_fault_of_ours() {
    for (var form : forms) {
      for (var bytes :
          List.of(
              "%00", "%ff%fe", "%C3", "%ED%A0%80", "%ED%B0%80", "%zz", "%", "%u0041", "+&=&&==")) {
        for (var field : form.texts()) {
          var plain =
              form.with(field, "").entrySet().stream()
                  .map(each ->
                      each.getKey()
                          + "="
                          + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                  .collect(Collectors.joining("&"));
          var answer =
              form.send(
                  BodyPublishers.ofString(
                      plain.replace(field + "=", field + "=" + bytes),
                      StandardCharsets.ISO_8859_1));
          assertThat(answer.statusCode())
              .as(form.name() + " " + field + "=" + bytes)
              .isLessThan(500);
        }
      }
      assertThat(form.send(BodyPublishers.noBody()).statusCode()).as(form.name()).isLessThan(500);
      assertThat(form.send(BodyPublishers.ofByteArray(new byte[500])).statusCode())
          .as(form.name())
          .isLessThan(500);
      var many = "a".repeat(10) + "=1&x[y][z]=" + "&b=2".repeat(9_000);
      assertThat(form.send(BodyPublishers.ofString(many)).statusCode())
          .as(form.name())
          .isLessThan(500);
    }
  }

  /** Whether or not its length is told before. */
  @Test
  void ten_megabytes_are_refused_in_the_visitor_s_language() {
    var body = ("name=" + "a".repeat(10 << 20)).getBytes(StandardCharsets.US_ASCII);
    for (var form : forms) {
      for (var sent :
          List.of(
              BodyPublishers.ofByteArray(body),
              BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))) {
        var refused = form.send(sent);
        assertThat(refused.statusCode()).as(form.name()).isEqualTo(413);
        assertThat(refused.body()).as(form.name()).contains("Det du sendte, er for stort");
      }
    }
  }

  @Test
  void no_address_of_ours_breaks_on_what_follows_it() {
    var pages =
        new ArrayList<>(List.of("/", Cast.SERIES, Cast.SERIES + "/del-1", PATH + "/received"));
    pages.addAll(List.of("/sign-in", PATH, PATH + "/link", PATH + "/colleagues", table.manage()));
    pages.add(PATH + "/organisations");
    for (var page : pages) {
      assertThat(app.stranger().get(page).statusCode()).as(page).isLessThan(405);
      for (var query :
          List.of(
              "q=" + "a".repeat(5_000),
              "q=" + "a".repeat(200_000),
              "a=1" + "&a=1".repeat(1_500),
              "part=%00&done=%00&lang=%00&q=%00abc",
              "part=%ff&done=%ff.%ff&q=%ff%ff%ff",
              "part=%zz",
              "part=1%2C2&del-1=99999999999&del-1=-1",
              "q=%ED%A0%80abc",
              "x[y][z][a][b][c]=<>\"'{}|",
              "return=%0d%0aSet-Cookie:a=b")) {
        var answer = raw(page + "?" + query);
        var asked = page + "?" + query.substring(0, Math.min(60, query.length()));
        assertThat(answer).as(asked).matches("(?s)HTTP/1.1 [234].*");
        assertThat(answer).as(asked).doesNotContain("Set-Cookie: a=b", "Set-Cookie:a=b");
      }
      for (var tail :
          List.of("/%00", "%00", "/%ff", "/%2e%2e", "/" + "a/".repeat(500), "/%E2%80%AE", "/%zz")) {
        assertThat(raw(page + tail)).as(page + tail).matches("(?s)HTTP/1.1 [234].*");
      }
    }
  }

  /** Status line and header of what answers an address that no proper client would send. */
  private String raw(String address) {
    try (var socket = new Socket("localhost", app.app().port())) {
      socket.setSoTimeout(20_000);
      var asked = "GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(asked.getBytes(StandardCharsets.ISO_8859_1));
      var reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      return reader.lines().takeWhile(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void no_line_end_becomes_a_header_or_a_property() {
    var evil = "Anne\r\nBcc: evil@etat.example\r\nATTENDEE:mailto:evil@etat.example";
    for (var form : forms) {
      for (var field : form.texts()) {
        var typed = field.startsWith("email") ? "x@etat.example\r\nBcc: evil@etat.example" : evil;
        assertThat(form.send(form.with(field, typed)).statusCode())
            .as(form.name() + " " + field)
            .isLessThan(500);
      }
    }
    app.db()
        .useHandle(handle -> {
          assertThat(texts("select recipient from letter")).doesNotContain("evil@etat.example");
          assertThat(texts("select subject || recipient || coalesce(reply_to, '') from letter"))
              .noneMatch(header -> header.matches("(?s).*\\p{Cc}.*"));
          assertThat(texts("select calendar from letter where calendar is not null"))
              .isNotEmpty()
              .allSatisfy(ics ->
                  assertThat(ics.lines().filter(line -> line.startsWith("ATTENDEE"))).hasSize(1));
        });
  }

  /** Letters to strangers do not carry a stranger's links. */
  @Test
  void no_name_is_an_advertisement() {
    for (var form : forms) {
      for (var field : form.texts()) {
        if (field.startsWith("name") || field.equals("by")) {
          var refused = form.send(form.with(field, "Vinn! https://evil.example"));
          assertThat(refused.statusCode()).as(form.name() + " " + field).isEqualTo(422);
          assertThat(refused.body()).contains("Skriv bare navnet", "evil.example");
        }
      }
    }
    assertThat(texts("select text_body from letter")).noneMatch(text -> text.contains("evil"));
  }

  /** What a spreadsheet would take for a formula leaves the house as text. */
  @Test
  void no_name_runs_in_a_spreadsheet() {
    for (var name : List.of("=cmd|' /C calc'!A0", "+1", "-1", "@sum(1)", "\u200b=1+1", "＝1+1")) {
      var email = "f" + Integer.toHexString(name.hashCode()) + "@etat.example";
      app.stranger().post(PATH, "scope", "all", "name", name, "email", email);
    }
    var export =
        app.signedIn(Cast.ORGANISER)
            .post(
                "/studio" + Cast.SERIES + "/people/export",
                "format",
                "CSV_COMMA",
                "column",
                "NAME");
    assertThat(export.statusCode()).isEqualTo(200);
    assertThat(export.body().lines().skip(1).map(line -> line.replaceFirst("^\"", "")))
        .noneMatch(line -> line.matches("[=+\\-@＝＋－＠].*"))
        .anyMatch(line -> line.startsWith("'=cmd"));
  }

  /** Whatever makes us write a letter is counted, and by all nodes together. */
  @Test
  void every_form_that_writes_letters_is_counted_by_two_nodes_together() {
    var port = TestApp.freePort();
    try (var _ = app.node(port)) {
      for (var form : forms.subList(0, 7)) {
        app.clock().forward(Duration.ofHours(1));
        var there =
            new PublicForms.Sent(
                form.name(), app.strangerAt(port), form.path(), form.fields(), List.of());
        var statuses = new ArrayList<Integer>();
        for (var i = 0; i < 70 && !statuses.contains(429); i++) {
          statuses.add((i % 2 == 0 ? form : there).send(form.fields()).statusCode());
        }
        assertThat(statuses.getFirst()).as(form.name()).isLessThan(400);
        assertThat(statuses).as(form.name()).contains(429);
        assertThat(form.send(form.fields()).statusCode()).as(form.name()).isEqualTo(429);
        assertThat(there.send(form.fields()).statusCode()).as(form.name()).isEqualTo(429);
      }
    }
  }

  /** The refusals above were not because of what else stood in the form. */
  private void itWasNotTheForm() {
    for (var form : forms) {
      assertThat(form.send(form.fields()).statusCode()).as(form.name()).isLessThan(400);
    }
  }

  private List<String> texts(String query) {
    return app.db().withHandle(handle -> handle.select(query).mapTo(String.class).list());
  }
}
