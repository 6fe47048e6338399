package no.ordstyrer.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import no.ordstyrer.Mails;
import org.jdbi.v3.core.Jdbi;

/**
 * Opens letters from the wire and looks at each of their parts: what must hold for every letter,
 * whoever writes it. Every application of the tests has its letters walked when it is closed, one
 * of each kind and language.
 */
public final class MimeWalker {
  private static final Pattern LINK = Pattern.compile("https?://[^\\s\"'<>]+");
  private static final Pattern HREF = Pattern.compile("href=\"(https?://[^\"]+)\"");

  /** A word of ours that has no words, or a hole that nothing was put into. */
  private static final Pattern RAW =
      Pattern.compile("\\{\\d+}|\\b(registration|reminder|handover|mail)\\.[a-zA-Z]+\\.[a-zA-Z.]+");

  private MimeWalker() {}

  /**
   * Walks the letters that still have their words; what a test put into the table by hand has none.
   */
  public static void walk(Jdbi db) {
    var ids =
        db.withHandle(handle ->
            handle
                .select(
                    "select distinct on (kind, language, calendar_method) id from letter where text_body <> '' and html_body <> ''")
                .mapTo(Long.class)
                .list());
    var mime =
        new Mime(PostOffice.SENDER, new Postmark(PostOffice.SECRET, PostOffice.SENDER), true, null);
    for (var id : ids) {
      var letter = db.withExtension(LetterStore.class, store -> store.find(id)).orElseThrow();
      try {
        walk(letter, onTheWire(mime.message(session(), letter, letter.createdAt())));
      } catch (MessagingException | IOException e) {
        throw new AssertionError(letter.kind() + " is no mail", e);
      }
    }
  }

  private static void walk(Outgoing letter, MimeMessage mail)
      throws MessagingException, IOException {
    var what = letter.kind() + " " + letter.language() + "\n" + letter.textBody();
    assertThat(mail.getFrom()).as(what).hasSize(1);
    assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal())
        .as(what)
        .isEqualTo(PostOffice.SENDER.name());
    assertThat(mail.getAllRecipients()).as(what).hasSize(1);
    assertThat(mail.getSubject()).as(what).isNotBlank().doesNotContainPattern("[\\r\\n]");
    assertThat(mail.getSubject()).as(what).doesNotContainPattern(RAW);
    for (var name :
        new String[] {"Message-ID", "Date", "MIME-Version", "Auto-Submitted", "Content-Language"}) {
      assertThat(mail.getHeader(name)).as(what + name).hasSize(1);
    }
    var leaves = Mails.leaves(mail);
    assertThat(leaves.getFirst().type()).as(what).startsWith("text/plain");
    assertThat(leaves.get(1).type()).as(what).startsWith("text/html");
    words(what, letter, leaves.getFirst().text(), leaves.get(1).text());
    if (letter.calendar() == null) {
      assertThat(leaves).as(what).hasSize(2);
    } else {
      assertThat(leaves).as(what).hasSize(4);
      assertThat(leaves.get(2).type()).as(what).contains("method=" + letter.calendarMethod());
      assertThat(leaves.get(3).text()).as(what).isEqualTo(leaves.get(2).text());
      entry(what, letter, leaves.get(2).text());
    }
  }

  private static void words(String what, Outgoing letter, String text, String html) {
    assertThat(text).as(what).isNotBlank().doesNotContainPattern(RAW);
    assertThat(html).as(what).contains("<html lang=\"" + letter.language() + "\">");
    assertThat(html.replaceAll("<a [^>]*>", ""))
        .as(what)
        .doesNotContainIgnoringCase("src=")
        .doesNotContainIgnoringCase("url(")
        .doesNotContainIgnoringCase("<link")
        .doesNotContainIgnoringCase("<script");
    var inHtml = new TreeSet<String>();
    HREF.matcher(html).results().forEach(one -> inHtml.add(one.group(1).replace("&amp;", "&")));
    var inText = new TreeSet<String>();
    LINK.matcher(text).results().forEach(one -> inText.add(one.group()));
    assertThat(inText).as(what).containsAll(inHtml);
  }

  private static void entry(String what, Outgoing letter, String ics) {
    assertThat(ics).as(what).contains("\r\nMETHOD:" + letter.calendarMethod() + "\r\n");
    assertThat(ics.split("BEGIN:VEVENT", -1)).as(what).hasSize(2);
    assertThat(ics.replace("\r\n ", "").split("\r\nATTENDEE", -1)).as(what).hasSize(2);
    assertThat(ics.replace("\r\n ", ""))
        .as(what)
        .containsIgnoringCase("mailto:" + letter.recipientKey().replaceAll("[^a-z0-9].*", ""));
    for (var line : ics.split("\r\n", -1)) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).as(line).isLessThanOrEqualTo(75);
    }
  }

  private static MimeMessage onTheWire(MimeMessage mail) throws MessagingException, IOException {
    var bytes = new ByteArrayOutputStream();
    mail.writeTo(bytes);
    return new MimeMessage(session(), new ByteArrayInputStream(bytes.toByteArray()));
  }

  private static Session session() {
    return Session.getInstance(new Properties());
  }
}
