package no.ordstyrer.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import no.ordstyrer.Mails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shape of every letter on the wire, seen from the other end of a real SMTP connection. */
class MimeTest {
  private static final String ICS =
      "BEGIN:VCALENDAR\r\nSUMMARY:Ærlig talt\\, Čierva 🎉\r\n folded\r\nEND:VCALENDAR\r\n";

  private final Mails mails = new Mails();
  private final PostOffice office = new PostOffice();
  private final Postman postman =
      new Postman(
          office.db,
          Smtp.of(mails.address()),
          PostOffice.SENDER,
          PostOffice.SECRET,
          (handle, letter) -> true,
          office.clock);

  @AfterEach
  void close() {
    mails.close();
  }

  @Test
  void a_letter_of_words_is_text_and_html() throws Exception {
    office.post(office.letter("a", "anne@etat.example").replyTo("ola@samhandling.example"));
    var mail = sent();

    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    var alternative = (Multipart) mail.getContent();
    assertThat(alternative.getCount()).isEqualTo(2);
    assertThat(alternative.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(alternative.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
    assertThat(Mails.text(mail))
        .contains("Hei, Čierva!")
        .contains("https://x.example/manage/t0ken");
    assertThat(mail.getSubject()).isEqualTo("Du er påmeldt: «Åpen dag» 🎉");
    assertHeaders(mail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"REQUEST", "CANCEL"})
  void a_letter_with_an_entry_has_the_shape_that_every_client_reads(String method)
      throws Exception {
    office.post(office.letter("a", "anne@etat.example").with(new Letter.CalendarPart(method, ICS)));
    var mail = sent();

    assertThat(mail.getContentType()).startsWith("multipart/mixed");
    var mixed = (Multipart) mail.getContent();
    assertThat(mixed.getCount()).isEqualTo(2);
    var alternative = (Multipart) mixed.getBodyPart(0).getContent();
    assertThat(mixed.getBodyPart(0).getContentType()).startsWith("multipart/alternative");
    assertThat(alternative.getCount()).isEqualTo(3);
    var inline = alternative.getBodyPart(2);
    var type = new ContentType(inline.getContentType());
    assertThat(type.getBaseType()).isEqualTo("text/calendar");
    assertThat(type.getParameter("method")).isEqualTo(method);
    assertThat(type.getParameter("charset")).isEqualTo("UTF-8");
    assertThat(inline.getDisposition()).isNull();
    assertThat(inline.getFileName()).isNull();
    assertThat(octets(inline)).isEqualTo(ICS.getBytes(StandardCharsets.UTF_8));
    var file = mixed.getBodyPart(1);
    assertThat(file.getContentType()).isEqualTo("application/ics; name=\"invite.ics\"");
    assertThat(file.getDisposition()).isEqualTo("attachment");
    assertThat(file.getFileName()).isEqualTo("invite.ics");
    assertThat(file.getHeader("Content-Transfer-Encoding")).containsExactly("base64");
    assertThat(octets(file)).isEqualTo(ICS.getBytes(StandardCharsets.UTF_8));
    assertHeaders(mail);
  }

  @Test
  void the_html_fetches_nothing_from_anywhere() throws Exception {
    office.post(office.letter("a", "anne@etat.example").about(new Letter.About(null, null)));
    var html = Mails.leaf(sent(), "text/html").text();

    assertThat(html).contains("lang=\"nb\"").contains("Hei, Čierva!");
    assertThat(html.replaceAll("<a [^>]*>", ""))
        .doesNotContainIgnoringCase("http:")
        .doesNotContainIgnoringCase("https:")
        .doesNotContainIgnoringCase("src=")
        .doesNotContainIgnoringCase("url(")
        .doesNotContainIgnoringCase("<link")
        .doesNotContainIgnoringCase("<script");
  }

  @Test
  void what_somebody_typed_is_no_markup() throws Exception {
    var typed = office.letter("a", "anne@etat.example");
    office.post(
        Letter.plain(
            "a",
            "CONFIRMATION",
            Letter.Priority.ANSWER,
            typed.recipient(),
            typed.language(),
            "<b>x</b>",
            new Prose().paragraph("<img src=x onerror=alert(1)>").heading("a & b")));
    assertThat(Mails.leaf(sent(), "text/html").text())
        .doesNotContain("<img")
        .contains("&lt;img src=x onerror=alert(1)&gt;")
        .contains("a &amp; b");
  }

  @Test
  void a_header_never_becomes_two() {
    for (var evil : new String[] {"x\r\nBcc: all@x.example", "x\ny", "x\u0000y", "x\u0085y"}) {
      var letter = office.letter("a", "anne@etat.example");
      assertThatThrownBy(() -> office.post(subject(letter, evil)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> office.post(office.letter("a", evil + "@x.example")))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> office.post(letter.replyTo(evil + "@x.example")))
          .isInstanceOf(IllegalArgumentException.class);
    }
    office.post(office.letter("a", "anne@etat.example"));
    assertThat(postman.deliver()).isOne();
  }

  @Test
  void later_letters_answer_the_first_about_the_same_registration() throws Exception {
    office.post(office.letter("a", "anne@etat.example").about(new Letter.About(1L, 7L)));
    office.post(office.letter("b", "anne@etat.example").about(new Letter.About(1L, 7L)));
    postman.deliver();
    var first = mails.all().getFirst();
    var second = mails.all().getLast();

    assertThat(first.getHeader("In-Reply-To")).isNull();
    assertThat(second.getHeader("In-Reply-To")).containsExactly(first.getMessageID());
    assertThat(second.getMessageID()).isNotEqualTo(first.getMessageID());
  }

  private MimeMessage sent() {
    assertThat(postman.deliver()).isOne();
    return mails.all().getLast();
  }

  private static void assertHeaders(MimeMessage mail) throws MessagingException {
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("Content-Language")).containsExactly("nb");
    assertThat(mail.getHeader("Message-ID")).hasSize(1);
    assertThat(mail.getMessageID()).matches("<letter-1-[0-9a-f]{16}@ordstyrer\\.example>");
    assertThat(mail.getHeader("Return-Path", ","))
        .matches("<arena\\+b1-[0-9a-f]{16}@ordstyrer\\.example>");
    assertThat(mail.getFrom()).hasSize(1);
    assertThat(mail.getFrom()[0].toString()).contains("<arena@ordstyrer.example>");
    assertThat(mail.getSentDate()).isEqualTo(PostOffice.NOW);
  }

  private static Letter subject(Letter letter, String subject) {
    return Letter.plain(
        letter.dedupeKey(),
        letter.kind(),
        letter.priority(),
        letter.recipient(),
        letter.language(),
        subject,
        letter.body());
  }

  private static byte[] octets(BodyPart part) throws IOException, MessagingException {
    return part.getInputStream().readAllBytes();
  }
}
