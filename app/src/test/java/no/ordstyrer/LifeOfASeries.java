package no.ordstyrer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.mail.Imap;
import no.ordstyrer.mail.Inbound;
import no.ordstyrer.mail.Postman;
import no.ordstyrer.mail.Sender;
import no.ordstyrer.mail.Smtp;

/**
 * All that people write about themselves and each other before, during and after a series, through
 * the doors that they use. Each writes a word of its own at each place.
 */
final class LifeOfASeries {
  private static final String FORM = Cast.SERIES + "/registration";
  private static final String DESK = "/studio" + Cast.SERIES;
  private static final String DEBATE = Cast.SERIES + "/del-3";

  private final TestApp app;
  private final Canaries words = new Canaries();
  private final Visitor ola;
  private final Visitor kari;

  LifeOfASeries(TestApp app) {
    this.app = app;
    execute("update part set venue = 'HYBRID' where number = 1");
    execute("update arena set suggests_organisations = true");
    ola = app.signedIn(Cast.ORGANISER);
    kari = app.signedIn(Cast.MODERATOR);
    bounced();
    organisations();
    fields();
    var anne = registered();
    questions(anne);
    organisersActs(anne);
    handovers();
    waitingAndApproval();
    invitations();
    imports();
    staff();
    debate();
    door();
    report();
    moved();
  }

  Canaries words() {
    return words;
  }

  private void fields() {
    done(
        ola.post(DESK + "/form/new", "kind", "SHORT", "label", "Hva jobber du med?", "keep", "30"));
  }

  private long registered() {
    register(
        "registration",
        "organisation",
        words.at("organisation"),
        "role",
        words.at("role title"),
        "field-1",
        words.at("answer"),
        "needs",
        "DIET",
        "needs-words",
        words.at("need"),
        "panel-question",
        words.at("early question"));
    done(ola.post(DESK + "/needs/1/handling", "rev", "1", "done-1", words.at("need handled")));
    done(
        app.stranger()
            .post(
                FORM + "/colleagues",
                "by",
                words.at("who registers colleagues"),
                "organisation",
                words.at("organisation of colleagues"),
                "name-1",
                words.at("colleague"),
                "email-1",
                words.address("colleague's address")));
    return registration("registration");
  }

  private void questions(long anne) {
    var hers = Attendees.holding(app, anne);
    var queue = Cast.SERIES + "/del-2/queue/";
    ask(hers, "rejected question");
    done(kari.post(queue + "1/reject", "rev", "1", "words", words.at("reason")));
    app.clock().forward(Duration.ofMinutes(1));
    done(hers.post(Cast.SERIES + "/del-2/questions", "text", "Hva koster det?"));
    done(kari.post(queue + "2/reject", "rev", "1", "words", words.at("reason taken back")));
    done(kari.post(queue + "2/restore", "rev", "2"));
    ask(hers, "withdrawn question");
    done(hers.post(Cast.SERIES + "/del-2/questions/3/withdrawal"));
    ask(hers, "question that nobody looked at");
    var people = Cast.SERIES + "/del-2/people/";
    var known =
        number(
            "select p.number from room_participant p join part on part.id = p.part_id where"
                + " part.number = 2 and registration_id = "
                + anne);
    done(kari.post(people + known + "/mute", "rev", "0", "words", words.at("reason of a mute")));
  }

  private void ask(Visitor hers, String place) {
    app.clock().forward(Duration.ofMinutes(1));
    done(hers.post(Cast.SERIES + "/del-2/questions", "text", words.at(place)));
  }

  private void organisersActs(long anne) {
    var person = DESK + "/people/" + anne;
    done(ola.post(person + "/notes", "words", words.at("note")));
    done(
        ola.post(
            person + "/details",
            "rev",
            number("select rev from registration where id = " + anne),
            "name",
            words.at("corrected name"),
            "organisation",
            words.at("organisation"),
            "role",
            words.at("role title")));
    var act =
        location(
            ola.post(
                DESK + "/people/bulk",
                "kind",
                "LETTER",
                "whom",
                "all",
                "subject",
                words.at("letter's subject"),
                "body",
                words.at("letter's body")));
    done(ola.post(act + "/confirmation"));
    app.app().jobs().runDue();
  }

  private void handovers() {
    var manage = register("who moves");
    done(app.stranger().post(manage + "/address", "email", words.address("new address")));
    var link = Inbox.of(app, words.address("new address")).last().link("/handover/");
    done(app.stranger().post(link));
    var second = register("who gives her place");
    done(
        app.stranger()
            .post(
                second + "/transfer",
                "name",
                words.at("who gets a place"),
                "email",
                words.address("address of who gets a place")));
  }

  private void waitingAndApproval() {
    execute("update part set capacity = 0 where number = 3");
    register("who waits");
    execute("update part set capacity = 50 where number = 3");
    app.app().jobs().runDue();
    execute("update series set approval = true");
    register("who is rejected");
    done(
        ola.post(
            DESK + "/admission/answer",
            "answer",
            "REJECTED",
            "reason",
            words.at("reason of a rejection"),
            "id",
            Long.toString(registration("who is rejected"))));
    register("who is never answered");
    execute("update series set approval = false");
    var manage = register("who withdraws");
    done(app.stranger().post(manage + "/withdrawal"));
  }

  private void invitations() {
    done(
        ola.post(
            DESK + "/invitations/new",
            "email",
            words.address("invited"),
            "name",
            words.at("invited name"),
            "organisation",
            words.at("invited organisation"),
            "language",
            "NB"));
    app.app().jobs().runDue();
    var list =
        "Navn;E-post\n%s;%s\n"
            .formatted(words.at("name on a list"), words.address("address on a list"));
    done(upload(DESK + "/invitations/imports", list, "language", "NB"));
  }

  private void imports() {
    var list =
        "Navn;E-post;Virksomhet\n%s;%s;%s\n"
            .formatted(
                words.at("imported"),
                words.address("imported address"),
                words.at("imported organisation"));
    var act = location(upload(DESK + "/people/import", list, "writes", "yes", "in", "1"));
    done(ola.post(DESK + "/people/bulk/" + act.replaceFirst(".*/", "") + "/confirmation"));
    app.app().jobs().runDue();
    var never =
        "Navn;E-post\n%s;%s\n%s;ingen(a)etat.example\n"
            .formatted(
                words.at("never imported"),
                words.address("address never imported"),
                words.at("line with a fault"));
    done(upload(DESK + "/people/import", never, "writes", "yes", "in", "1"));
  }

  private void staff() {
    done(
        app.signedIn(Cast.OWNER)
            .post(
                "/studio/samhandlingsarena/members",
                "email",
                words.address("former member's address"),
                "name",
                words.at("former member"),
                "role",
                "VIEWER",
                "confirmed",
                "yes"));
    done(
        app.signedIn(Cast.OWNER)
            .post(
                "/studio/samhandlingsarena/members/"
                    + number("select max(id) from account")
                    + "/VIEWER/removal"));
    done(
        ola.post(
            DESK + "/del-1/crew",
            "email",
            words.address("door-keeper's address"),
            "name",
            words.at("door-keeper"),
            "role",
            "CHECKIN",
            "confirmed",
            "yes"));
    done(
        ola.post(
            DESK + "/del-3/programme/people/new",
            "role",
            "PANELIST",
            "name",
            words.at("panelist"),
            "title",
            "Direktør"));
    done(
        ola.post(
            DESK + "/del-3/crew",
            "email",
            words.address("panelist's address"),
            "name",
            words.at("panelist"),
            "role",
            "PANELIST",
            "confirmed",
            "yes"));
    app.stranger().post("/sign-in", "email", words.address("panelist's address"));
    app.letter("SIGN_IN", words.address("panelist's address"));
  }

  private void debate() {
    var chair = app.signedIn(Cast.CHAIR);
    done(chair.post(DEBATE + "/debate"));
    done(
        chair.post(
            DEBATE + "/turns/queue", "kind", "ANSWER", "guest", words.at("guest of the audience")));
    done(
        app.signedIn(Cast.PANELIST)
            .post(DEBATE + "/seat/floor", "kind", "REPLY", "note", words.at("note to the chair")));
    done(
        chair.post(
            DEBATE + "/producer/hold",
            "held",
            "true",
            "words",
            words.at("words of the pause picture"),
            "rev",
            "0"));
    done(
        chair.post(DEBATE + "/producer/strip", "name", words.at("name on the screen"), "rev", "0"));
    // What the tables hold and no page writes yet.
    execute("update seat set pronounced = ?", words.at("how she is pronounced"));
    execute(
        "insert into cue (part_id, role, words, sent_at) values (?, 'PANEL', ?, now())",
        app.cast().parts().get(2),
        words.at("cue"));
    execute(
        "insert into briefing (seat_id, question_id, draft, note, at)"
            + " select min(s.id), min(q.id), ?, ?, now() from seat s, question q",
        words.at("draft of an answer"),
        words.at("note to herself"));
    execute("update run_item set notes = ?", words.at("chair's notes"));
  }

  private void door() {
    done(
        ola.post(
            "/checkin" + Cast.SERIES + "/del-1/walk-in",
            "name",
            words.at("walk-in"),
            "email",
            words.address("walk-in's address"),
            "organisation",
            words.at("walk-in's organisation")));
    execute("update part set capacity = 1 where number = 1");
    done(
        ola.post(
            "/checkin" + Cast.SERIES + "/del-1/walk-in",
            "name",
            words.at("second walk-in"),
            "overruled",
            words.at("why she was let in")));
  }

  private void report() {
    var report =
        """
        1. Summary
        Meeting title\tWebinar 1
        2. Participants
        Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
        %s\t9/12/30, 10:00:00 AM\t9/12/30, 11:00:00 AM\t1h\t%s\t\tAttendee
        %s\t9/12/30, 10:05:00 AM\t9/12/30, 10:59:00 AM\t54m\t%s\t\tAttendee
        """
            .formatted(
                words.at("name in a report"),
                words.address("registration"),
                words.at("stranger in a report"),
                words.address("stranger's address in a report"));
    var path = DESK + "/del-1/attendance/reports";
    var taken = location(upload(path, report, "zone", "Europe/Oslo"));
    done(ola.post(taken + "/taking"));
    done(upload(path, report.replace("54m", "53m"), "zone", "Europe/Oslo"));
  }

  private void moved() {
    done(
        ola.post(
            DESK + "/del-2/time",
            "rev",
            number("select rev from part where number = 2"),
            "day",
            "2030-09-27",
            "from",
            "10:00",
            "to",
            "11:30",
            "line",
            words.at("line about a move")));
    app.clock().forward(Duration.ofMinutes(5));
    app.app().jobs().runDue();
  }

  /** A letter that nobody is there to read. Others have sent nothing yet. */
  private void bounced() {
    register("bounced");
    var sender = Sender.of("Ordstyrer <arena@ordstyrer.example>");
    var secret = new byte[32];
    try (var mails = new Mails();
        var postman =
            new Postman(
                app.db(), Smtp.of(mails.address()), sender, secret, (_, _) -> true, app.clock())) {
      postman.deliver();
      var address =
          mails
              .newest(words.address("bounced"), "Hei")
              .getHeader("Return-Path")[0]
              .replaceAll("[<>]", "");
      mails.receive(
          """
          From: MAILER-DAEMON@etat.example
          To: %s
          Subject: Undelivered
          MIME-Version: 1.0
          Content-Type: multipart/report; report-type=delivery-status; boundary=x

          --x
          Content-Type: message/delivery-status

          Reporting-MTA: dns; mx.etat.example

          Final-Recipient: rfc822; %s
          Action: failed
          Status: 5.1.1
          Diagnostic-Code: smtp; 550 %s
          --x--
          """
              .formatted(address, words.address("bounced"), words.at("words of a mail server")));
      new Inbound(
              app.db(),
              Imap.of(mails.mailbox()),
              sender,
              secret,
              app.app().calendarAnswers(),
              app.clock())
          .sweep();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void organisations() {
    try {
      var register =
          com.sun.net.httpserver.HttpServer.create(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      register.createContext(
          "/",
          exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
              body.write("{}".getBytes(StandardCharsets.UTF_8));
            }
          });
      register.start();
      var port = TestApp.freePort();
      var url = URI.create("http://localhost:" + register.getAddress().getPort() + "/api");
      try (var _ = app.nodeWithRegister(port, url)) {
        app.strangerAt(port).get(FORM + "/organisations?q=" + words.at("typed organisation"));
      } finally {
        register.stop(0);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Registers somebody for all parts; answers the path of her own page. */
  private String register(String place, String... more) {
    var fields = new ArrayList<>(List.of("name", words.at(place + "'s name")));
    fields.addAll(List.of("email", words.address(place), "scope", "all"));
    fields.addAll(List.of(more));
    done(app.stranger().post(FORM, fields.toArray(String[]::new)));
    return Inbox.of(app, words.address(place)).letters().getFirst().link("/manage/");
  }

  private HttpResponse<String> upload(String path, String file, String... fields) {
    var body = new StringBuilder();
    for (var i = 0; i < fields.length; i += 2) {
      body.append(piece("name=\"" + fields[i] + "\"", fields[i + 1]));
    }
    body.append(piece("name=\"file\"; filename=\"f.csv\"\r\nContent-Type: text/csv", file));
    return ola.send(
        ola.request(path)
            .header("Origin", app.origin())
            .header("Content-Type", "multipart/form-data; boundary=edge")
            .POST(BodyPublishers.ofString(body + "--edge--\r\n")));
  }

  private static String piece(String head, String value) {
    return "--edge\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + value + "\r\n";
  }

  private static void done(HttpResponse<String> answer) {
    if (answer.statusCode() >= 400) {
      throw new AssertionError(
          answer.request().uri()
              + " "
              + answer.statusCode()
              + "\n"
              + answer
                  .body()
                  .lines()
                  .filter(line -> line.contains("validation-message") || line.contains("ds-alert"))
                  .toList());
    }
  }

  private static String location(HttpResponse<String> answer) {
    done(answer);
    return answer.headers().firstValue("Location").orElseThrow().replaceFirst("\\?.*", "");
  }

  /** The key of somebody's registration. */
  private long registration(String place) {
    return app.db()
        .withHandle(handle ->
            handle
                .select("select id from registration where email_key = ?", words.address(place))
                .mapTo(long.class)
                .one());
  }

  private String number(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(String.class).one());
  }

  private void execute(String sql, Object... bound) {
    app.db().useHandle(handle -> handle.execute(sql, bound));
  }
}
