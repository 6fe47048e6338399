package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.Mails;
import no.ordstyrer.TestApp;
import no.ordstyrer.mail.Imap;
import no.ordstyrer.mail.Inbound;
import no.ordstyrer.mail.Postman;
import no.ordstyrer.mail.Sender;
import no.ordstyrer.mail.Smtp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What comes back: from servers, from calendars, from people. Read over IMAP from a real server.
 */
class InboundTest {
  private static final String ANNE = "anne@etat.example";
  private static final Sender SENDER = Sender.of("Ordstyrer <arena@ordstyrer.example>");
  private static final byte[] SECRET =
      "thirty-two characters of a secret".getBytes(StandardCharsets.UTF_8);

  private final Mails mails = new Mails();
  private final TestApp app = new TestApp();
  private final Postman postman =
      new Postman(
          app.db(),
          Smtp.of(mails.address()),
          SENDER,
          SECRET,
          (handle, letter) -> true,
          app.clock());
  private final Inbound inbound =
      new Inbound(
          app.db(),
          Imap.of(mails.mailbox()),
          SENDER,
          SECRET,
          app.app().calendarAnswers(),
          app.clock());

  @AfterEach
  void close() {
    postman.close();
    mails.close();
    app.close();
  }

  @ParameterizedTest
  @CsvSource({"5.1.1,FAILED,true", "5.7.1,FAILED,false", "4.4.1,SENT,false"})
  void a_bounce_ends_its_letter(String status, String state, boolean suppressed) throws Exception {
    register();
    var mail = mails.newest(ANNE, "Hei");
    var letter = mail.getMessageID().replaceAll("<letter-(\\d+)-.*", "$1");
    var bounceAddress = mail.getHeader("Return-Path")[0].replaceAll("[<>]", "");
    mails.receive(report(bounceAddress, status, ""));

    inbound.sweep();

    assertThat(state(letter)).isEqualTo(state);
    assertThat(count("select count(*) from suppressed_address")).isEqualTo(suppressed ? 1 : 0);
    assertThat(mails.unread()).isZero();
  }

  @Test
  void a_bounce_without_our_address_is_known_by_the_message_that_it_holds() throws Exception {
    register();
    var id = mails.newest(ANNE, "Hei").getMessageID();
    mails.receive(report("arena@ordstyrer.example", "5.1.1", "Message-ID: " + id));
    inbound.sweep();
    assertThat(state(id.replaceAll("<letter-(\\d+)-.*", "$1"))).isEqualTo("FAILED");
  }

  @Test
  void nobody_can_make_a_bounce_for_a_letter_that_she_has_not_seen() {
    register();
    mails.receive(report("arena+b1-0123456789abcdef@ordstyrer.example", "5.1.1", ""));
    inbound.sweep();
    assertThat(count("select count(*) from letter where state = 'FAILED'")).isZero();
    assertThat(mails.unread()).isOne();
  }

  @Test
  void an_absence_notice_is_no_bounce_and_is_left_to_people() throws Exception {
    register();
    var address = mails.newest(ANNE, "Hei").getHeader("Return-Path")[0].replaceAll("[<>]", "");
    mails.receive(
        "From: anne@etat.example\nTo: %s\nAuto-Submitted: auto-replied\nSubject: Borte\n\nTil mandag."
            .formatted(address));
    inbound.sweep();
    assertThat(count("select count(*) from letter where state = 'FAILED'")).isZero();
    assertThat(mails.unread()).isOne();
  }

  @Test
  void declining_in_the_calendar_is_filed_told_and_changes_no_registration() {
    register();
    var uid = entry("UID");
    mails.receive(answer(ANNE, uid, "DECLINED"));
    inbound.sweep();
    inbound.sweep();

    assertThat(answers()).containsExactly("DECLINED");
    assertThat(count("select count(*) from part_registration where state = 'CONFIRMED'"))
        .isEqualTo(3);
    var letters = Inbox.of(app, ANNE);
    assertThat(letters.last().subject()).startsWith("Avslått i kalenderen: Webinar 1");
    assertThat(letters.letters().stream().filter(one -> one.kind().equals("DECLINED"))).hasSize(1);
    var id =
        app.db()
            .withHandle(
                handle -> handle.select("select id from registration").mapTo(String.class).one());
    assertThat(app.signedIn(Cast.ORGANISER).get("/studio" + Cast.SERIES + "/people/" + id).body())
        .contains("Har svart nei i kalenderen, men er fortsatt påmeldt");
    assertThat(
            app.stranger()
                .get(letters.last().link("/manage/").replace("/del-1/release", "/data.json"))
                .body())
        .contains("CALENDAR", "DECLINED");
    var release = letters.last().link("/manage/");
    assertThat(app.stranger().post(release).statusCode()).isEqualTo(303);
    assertThat(count("select count(*) from part_registration where state = 'CONFIRMED'"))
        .isEqualTo(2);
    assertThat(mails.unread()).isZero();
  }

  @Test
  void an_answer_from_another_address_is_left_to_people() {
    register();
    mails.receive(answer("ond@annetsted.example", entry("UID"), "DECLINED"));
    mails.receive(answer(ANNE, "another@ordstyrer.example", "DECLINED"));
    mails.receive(
        "From: x@y.example\nTo: arena@ordstyrer.example\nSubject: Hei\n"
            + "Content-Type: text/calendar; method=REPLY\n\nno calendar at all");
    inbound.sweep();
    assertThat(count("select count(*) from calendar_reply")).isZero();
    assertThat(mails.unread()).isEqualTo(3);
  }

  @Test
  void accepting_says_nothing_and_a_late_answer_to_an_old_entry_changes_nothing() {
    register();
    var uid = entry("UID");
    mails.receive(answer(ANNE, uid, "ACCEPTED").replace("SEQUENCE:0", "SEQUENCE:2"));
    mails.receive(answer(ANNE, uid, "DECLINED"));
    var before = Inbox.of(app, ANNE).size();
    inbound.sweep();
    assertThat(answers()).containsExactly("ACCEPTED");
    assertThat(Inbox.of(app, ANNE).size()).isEqualTo(before);
  }

  private void register() {
    app.stranger()
        .post(
            Cast.SERIES + "/registration",
            "scope",
            "all",
            "name",
            "Anne",
            "email",
            ANNE,
            "calendar",
            "INVITATIONS");
    postman.deliver();
  }

  /** A property of the first entry that she was sent. */
  private String entry(String name) {
    var found =
        java.util.regex.Pattern.compile("(?m)^" + name + ":(.*?)\r?$")
            .matcher(
                Mails.leaf(
                        mails.await(
                            ANNE,
                            mail ->
                                Mails.leaves(mail).stream()
                                    .anyMatch(leaf ->
                                        leaf.type().startsWith("text/calendar")
                                            && leaf.text().contains("Webinar 1"))),
                        "text/calendar")
                    .text()
                    .replace("\r\n ", ""));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static String answer(String from, String uid, String answer) {
    return """
    From: %s
    To: arena@ordstyrer.example
    Subject: Svar
    MIME-Version: 1.0
    Content-Type: multipart/alternative; boundary=x

    --x
    Content-Type: text/plain

    Kommer ikke.
    --x
    Content-Type: text/calendar; method=REPLY; charset=UTF-8

    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//Others//Calendar//EN
    METHOD:REPLY
    BEGIN:VTIMEZONE
    TZID:W. Europe Standard Time
    BEGIN:STANDARD
    DTSTART:16010101T030000
    TZOFFSETFROM:+0200
    TZOFFSETTO:+0100
    END:STANDARD
    END:VTIMEZONE
    BEGIN:VEVENT
    UID:%s
    SEQUENCE:0
    DTSTAMP:20300905T080000Z
    DTSTART;TZID=W. Europe Standard Time:20300912T100000
    ATTENDEE;PARTSTAT=%s;CN=Anne:MAILTO:%s
    END:VEVENT
    END:VCALENDAR
    --x--
    """
        .formatted(from, uid, answer, from);
  }

  private static String report(String to, String status, String headers) {
    return """
    From: MAILER-DAEMON@etat.example
    To: %s
    Subject: Undelivered
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary=x

    --x
    Content-Type: text/plain

    It did not arrive.
    --x
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.etat.example

    Final-Recipient: rfc822; anne@etat.example
    Action: failed
    Status: %s
    Diagnostic-Code: smtp; 550 no
      such mailbox
    --x
    Content-Type: text/rfc822-headers

    %s
    Subject: Du er p
    --x--
    """
        .formatted(to, status, headers.isEmpty() ? "X-Nothing: 1" : headers);
  }

  private String state(String letter) {
    return app.db()
        .withHandle(handle ->
            handle
                .select("select state from letter where id = ?", Long.parseLong(letter))
                .mapTo(String.class)
                .one());
  }

  private List<String> answers() {
    return app.db()
        .withHandle(handle ->
            handle.select("select answer from calendar_reply").mapTo(String.class).list());
  }

  private int count(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(int.class).one());
  }
}
