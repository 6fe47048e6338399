package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Dump;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A report of a video meeting: tried, matched by hand where need be, taken, taken back. */
class AttendanceReportPagesTest {
  private static final String ATTENDANCE = "/studio" + Cast.SERIES + "/del-1/attendance";
  private static final String PATH = ATTENDANCE + "/reports";
  private static final String TEAMS =
      """
      1. Summary
      Meeting title\tWebinar 1
      2. Participants
      Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
      Anne D.\t9/12/30, 10:00:00 AM\t9/12/30, 11:00:00 AM\t1h\tAnne@Etat.example\t\tAttendee
      bjørn å. lie\t9/12/30, 10:05:00 AM\t9/12/30, 10:09:00 AM\t4m\t\t\tAttendee
      Č. Đoahttu (Sametinget)\t9/12/30, 10:05:00 AM\t9/12/30, 11:09:00 AM\t1h 4m\t\t\tAttendee
      Ukjent Gjest\t9/12/30, 10:05:00 AM\t9/12/30, 11:09:00 AM\t1h 4m\tgjest@annet.example\t\tAttendee
      """;

  private final TestApp app = new TestApp();
  private final List<Long> first = app.cast().parts().subList(0, 1);
  private final Visitor ola = app.signedIn(Cast.ORGANISER);

  AttendanceReportPagesTest() {
    for (var person : List.of(Cast.ATTENDEE, Cast.SECOND_ATTENDEE, Cast.THIRD_ATTENDEE)) {
      Attendees.register(app, person, first);
    }
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void it_is_tried_matched_by_hand_taken_and_taken_back() {
    var report = location(upload(TEAMS, "Europe/Oslo"));
    assertThat(ola.get(report).body())
        .contains("Kjent igjen på e-post</dt><dd>1<", "Kjent igjen på navn</dt><dd>1<")
        .contains("Ikke kjent igjen</dt><dd>2<", "Ukjent Gjest")
        .contains("regnes 1 av de påmeldte");
    assertThat(ola.get(ATTENDANCE).body())
        .as("a trial")
        .contains("0 kom, 0 kom ikke, 3 vet vi ikke");

    var find = report + "/match?name=%C4%8C.+%C4%90oahttu+%28Sametinget%29&email=";
    assertThat(ola.get(find + "&q=oaht").body()).contains("Čierva Đoahttu");
    var matched =
        ola.post(
            report + "/match",
            "name",
            "Č. Đoahttu (Sametinget)",
            "email",
            "",
            "place",
            place(Cast.THIRD_ATTENDEE));
    assertThat(ola.get(location(matched)).body()).contains("Satt av deg</dt><dd>1<");

    ola.post(report + "/taking");
    ola.post(report + "/taking");
    assertThat(ola.get(ATTENDANCE).body()).contains("2 kom, 0 kom ikke, 1 vet vi ikke");
    ola.post(ATTENDANCE + "/" + place(Cast.ATTENDEE), "mark", "ABSENT");
    assertThat(ola.get(ATTENDANCE).body()).contains("1 kom, 1 kom ikke, 1 vet vi ikke");

    ola.post(report + "/unmatch", "name", "Č. Đoahttu (Sametinget)", "email", "");
    assertThat(ola.get(ATTENDANCE).body()).contains("0 kom, 1 kom ikke, 2 vet vi ikke");
    assertThat(ola.get(report + "/deletion").body()).contains("4 personer");
    assertThat(ola.post(report + "/deletion").statusCode()).isEqualTo(303);
    assertThat(Dump.of(app.db()).get("attendance_report_line")).isEmpty();
    assertThat(ola.get(report).statusCode()).isEqualTo(404);
  }

  @Test
  void the_same_file_twice_changes_nothing_but_knows_who_registered_since() {
    var report = location(upload(TEAMS, "Europe/Oslo"));
    ola.post(report + "/taking");
    var before = Dump.of(app.db()).get("attendance_report_line");
    var again = location(upload(TEAMS, "Europe/Oslo"));
    assertThat(again).startsWith(report);
    assertThat(ola.get(again).body()).contains("lest inn før");
    assertThat(Dump.of(app.db()).get("attendance_report_line")).isEqualTo(before);
    Attendees.register(app, new Cast.Person("Ny", "gjest@annet.example"), first);
    upload(TEAMS, "Europe/Oslo");
    assertThat(ola.get(report).body()).contains("Kjent igjen på e-post</dt><dd>2<");
  }

  @Test
  void a_wrong_file_or_zone_is_told_and_what_was_typed_comes_back() {
    assertThat(upload("", "Europe/Oslo").body()).contains("Velg en fil.");
    assertThat(upload("Navn;E-post\nAnne;a@b.example\n", "Europe/Oslo").body())
        .contains("Vi kjenner ikke igjen overskriftene");
    var odd = upload(TEAMS, "Atlantis");
    assertThat(odd.statusCode()).isEqualTo(422);
    assertThat(odd.body()).contains("value=\"Atlantis\"");
    assertThat(ola.get(location(upload(TEAMS, "Asia/Tokyo"))).body())
        .contains("feil fil, eller feil tidssone");
    assertThat(ola.get(location(upload(TEAMS, "Europe/Oslo"))).body())
        .doesNotContain("feil fil, eller feil tidssone");
  }

  @Test
  void only_organisers_and_only_of_the_same_part() {
    var report = location(upload(TEAMS, "Europe/Oslo"));
    assertThat(ola.get(report).statusCode()).isEqualTo(200);
    var other = report.replace("del-1", "del-2");
    assertThat(ola.get(other).statusCode()).isEqualTo(404);
    assertThat(ola.post(other + "/taking").statusCode()).isEqualTo(404);
    assertThat(ola.post(other + "/deletion").statusCode()).isEqualTo(404);
    for (var visitor : List.of(app.signedIn(Cast.MODERATOR), app.signedIn(Cast.STRANGER))) {
      assertThat(visitor.get(PATH).statusCode()).isEqualTo(404);
      assertThat(visitor.get(report).statusCode()).isEqualTo(404);
      assertThat(visitor.post(report + "/taking").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void in_a_browser() {
    try (var browser = new Browser(app)) {
      var person = browser.staff(Cast.ORGANISER);
      person.go(PATH).check("report-upload").shot("report-upload");
      person
          .page()
          .setInputFiles("#file", new FilePayload("rapport.csv", "text/csv", utf16(TEAMS)));
      person.page().click("main form button[type=submit]");
      person.page().waitForSelector("#unknown");
      person.check("report").shot("report");
      person.page().click("text=Finn personen >> nth=0");
      person.page().fill("#q", "oaht");
      person.page().click("main form[role=search] button");
      person.check("report-match").shot("report-match");
      person.page().click("text=Det er denne");
      person.page().waitForSelector("#unknown");
      person.go(location(upload(TEAMS, "Europe/Oslo")) + "").check("report-before");
      person.page().click("text=Slett rapporten");
      person.check("report-drop");
      person.page().goBack();
      person.page().click("text=Ja, la rapporten telle");
      person.page().waitForSelector("#found");
      assertThat(person.page().textContent("main")).contains("2 kom, 0 kom ikke, 1 vet vi ikke");
      person.check("attendance-report").shot("attendance-report");
      person.go(PATH);
      person
          .page()
          .setInputFiles(
              "#file", new FilePayload("r.csv", "text/csv", utf16("Hvem\tNår\nAnne\t10:00\n")));
      person.page().click("main form button[type=submit]");
      person.check("report-columns").shot("report-columns");
      person.go(PATH).check("reports");
    }
  }

  /** What Norwegian meetings call their columns is not known for sure. */
  @Test
  void where_the_headings_are_strange_somebody_says_which_column_is_which() {
    var strange =
        """
        Rapport fra møtet
        Hvem\tKontakt\tTil stede fra\tTil stede til
        Anne D.\tanne@etat.example\t12.09.2030 10:00:00\t12.09.2030 11:00:00
        bjørn å. lie\t\t12.09.2030 10:05:00\t12.09.2030 10:09:00
        """;
    var asked = upload(strange, "Europe/Oslo");
    assertThat(asked.statusCode()).isEqualTo(422);
    assertThat(asked.body()).contains("1. Hvem", "3. Til stede fra", "name=\"column-joined\"");
    var headings = new String[] {"heading", "Hvem\tKontakt\tFra\tTil"};
    var without = upload(strange, "Europe/Oslo", headings);
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body()).contains("href=\"#column-name\"", "4. Til");
    var wrong = upload(strange, "Europe/Oslo", with(headings, "0", "3", "1"));
    assertThat(wrong.body()).contains("verken tidspunkter eller varighet", "value=\"3\" selected");

    var report = location(upload(strange, "Europe/Oslo", with(headings, "0", "1", "2", "3")));
    assertThat(ola.get(report).body())
        .contains("Rapport der kolonnene er valgt")
        .contains("Kjent igjen på e-post</dt><dd>1<", "Kjent igjen på navn</dt><dd>1<");
    ola.post(report + "/taking");
    assertThat(ola.get(ATTENDANCE).body()).contains("1 kom, 0 kom ikke, 2 vet vi ikke");
  }

  private static String[] with(String[] headings, String... columns) {
    var names = List.of("name", "email", "joined", "left");
    var all = new java.util.ArrayList<>(List.of(headings));
    for (var i = 0; i < columns.length; i++) {
      all.addAll(List.of("column-" + names.get(i), columns[i]));
    }
    return all.toArray(String[]::new);
  }

  private HttpResponse<String> upload(String text, String zone, String... fields) {
    var more = new StringBuilder();
    for (var i = 0; i < fields.length; i += 2) {
      more.append("--edge\r\nContent-Disposition: form-data; name=\"")
          .append(fields[i])
          .append("\"\r\n\r\n")
          .append(fields[i + 1])
          .append("\r\n");
    }
    var head =
        more
            + "--edge\r\nContent-Disposition: form-data; name=\"zone\"\r\n\r\n"
            + zone
            + "\r\n--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"r.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\n";
    var file = text.isEmpty() ? new byte[0] : utf16(text);
    var body = new ByteArrayOutputStream();
    body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    body.writeBytes(file);
    body.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
    return ola.send(
        ola.request(PATH)
            .header("Origin", ola.address(""))
            .header("Content-Type", "multipart/form-data; boundary=edge")
            .POST(BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static byte[] utf16(String text) {
    return ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private String place(Cast.Person person) {
    return app.db()
        .withHandle(handle ->
            handle
                .createQuery(
                    "select p.id from part_registration p join registration r on r.id = p.registration_id"
                        + " where r.email = ?")
                .bind(0, person.email())
                .mapTo(String.class)
                .one());
  }
}
