package no.ordstyrer.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;

/**
 * A letter in the shape that every client reads (CalConnect, iMIP best practices): text and HTML as
 * alternatives; with a calendar object, {@code multipart/mixed { multipart/alternative {
 * text/plain, text/html, text/calendar; method=… }, application/ics }}. The inline calendar part
 * has no disposition, or Outlook takes it for a file ([MS-STANOICAL] 2.2.174).
 */
final class Mime {
  private final Sender sender;
  private final Postmark postmark;
  private final boolean verp;
  private final @Nullable Dkim dkim;

  Mime(Sender sender, Postmark postmark, boolean verp, @Nullable Dkim dkim) {
    this.sender = sender;
    this.postmark = postmark;
    this.verp = verp;
    this.dkim = dkim;
  }

  /** {@code now} becomes the Date; all else follows from the letter alone. */
  SMTPMessage message(Session session, Outgoing letter, Instant now) throws MessagingException {
    var message = new Stamped(session, postmark.messageId(letter.id()));
    message.setFrom(from());
    message.setRecipient(Message.RecipientType.TO, address(letter.recipient()));
    if (letter.replyTo() != null) {
      message.setReplyTo(new InternetAddress[] {address(letter.replyTo())});
    }
    message.setSubject(letter.subject(), "UTF-8");
    message.setSentDate(Date.from(now));
    message.setHeader("Content-Language", letter.language());
    // RFC 3834 5: no robot answers a robot. Exchange wants to be told in its own words.
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
    if (letter.first() != null) {
      message.setHeader("In-Reply-To", postmark.messageId(letter.first()));
      message.setHeader("References", postmark.messageId(letter.first()));
    }
    if (letter.unsubscribe() != null) {
      message.setHeader("List-Unsubscribe", "<" + letter.unsubscribe() + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    message.setEnvelopeFrom(verp ? postmark.bounceAddress(letter.id()) : sender.address());
    message.setContent(content(letter));
    message.saveChanges();
    if (dkim != null) {
      dkim.sign(message, sender.domain());
    }
    return message;
  }

  /** The address as SMTP takes it: the domain in ASCII (RFC 5891), the local part as typed. */
  static InternetAddress address(String typed) throws MessagingException {
    var at = typed.lastIndexOf('@');
    try {
      var ascii = typed.substring(0, at + 1) + IDN.toASCII(typed.substring(at + 1));
      return new InternetAddress(ascii, true);
    } catch (IllegalArgumentException e) {
      throw new MessagingException("Not an address", e);
    }
  }

  private InternetAddress from() throws MessagingException {
    try {
      return new InternetAddress(sender.address(), sender.name(), "UTF-8");
    } catch (UnsupportedEncodingException e) {
      throw new MessagingException("No UTF-8", e);
    }
  }

  private static MimeMultipart content(Outgoing letter) throws MessagingException {
    var alternative = new MimeMultipart("alternative");
    alternative.addBodyPart(words(letter.textBody(), "text/plain; charset=UTF-8"));
    alternative.addBodyPart(words(letter.htmlBody(), "text/html; charset=UTF-8"));
    if (letter.calendar() == null) {
      return alternative;
    }
    var ics = letter.calendar().getBytes(StandardCharsets.UTF_8);
    alternative.addBodyPart(
        part(ics, "text/calendar; charset=UTF-8; method=" + letter.calendarMethod(), "base64"));
    var file = part(ics, "application/ics; name=\"invite.ics\"", "base64");
    file.setDisposition(Part.ATTACHMENT);
    file.setHeader("Content-Disposition", "attachment; filename=\"invite.ics\"");
    var mixed = new MimeMultipart("mixed");
    var inner = new MimeBodyPart();
    inner.setContent(alternative);
    mixed.addBodyPart(inner);
    mixed.addBodyPart(file);
    return mixed;
  }

  private static MimeBodyPart words(String text, String type) throws MessagingException {
    var lines = text.replace("\r\n", "\n").replace("\n", "\r\n");
    return part(lines.getBytes(StandardCharsets.UTF_8), type, "quoted-printable");
  }

  private static MimeBodyPart part(byte[] bytes, String type, String encoding)
      throws MessagingException {
    var part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, type)));
    part.setHeader("Content-Type", type);
    part.setHeader("Content-Transfer-Encoding", encoding);
    return part;
  }

  /** Keeps its Message-ID however often it is saved. */
  private static final class Stamped extends SMTPMessage {
    private final String messageId;

    Stamped(Session session, String messageId) {
      super(session);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
