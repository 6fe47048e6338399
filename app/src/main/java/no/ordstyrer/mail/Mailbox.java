package no.ordstyrer.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import no.ordstyrer.access.NotFound;
import org.jdbi.v3.core.Jdbi;

/** Letters opened as a mail client would, where no mail server takes them: demo and development. */
public final class Mailbox {
  private static final int MOST = 200;
  private static final Pattern LINK = Pattern.compile("https?://[^\\s\"'<>]+");

  private final Jdbi db;
  private final Mime mime;

  public Mailbox(Jdbi db, Sender sender, byte[] secret) {
    this.db = db;
    mime = new Mime(sender, new Postmark(secret, sender), true, null);
  }

  /** One leaf of the tree of parts; {@code depth} is how far in it stands. */
  public record Leaf(int depth, String type, String disposition, String text) {}

  /** A line of the header, decoded. */
  public record Header(String name, String value) {}

  /**
   * A letter as it would arrive.
   *
   * @param leaves containers have no text
   * @param links all addresses in text and HTML, each once
   */
  public record Opened(
      Outgoing letter, List<Header> headers, List<Leaf> leaves, List<String> links) {}

  /** The latest first. */
  public List<Kept> latest() {
    return db.withExtension(LetterStore.class, store -> store.latest(MOST));
  }

  public Opened open(long id) {
    var letter = find(id);
    try {
      var message = mime.message(session(), letter, letter.createdAt());
      var headers = new ArrayList<Header>();
      for (var header : Collections.list(message.getAllHeaders())) {
        headers.add(new Header(header.getName(), MimeUtility.decodeText(header.getValue())));
      }
      var leaves = new ArrayList<Leaf>();
      collect(message, 0, leaves);
      return new Opened(letter, headers, leaves, links(letter));
    } catch (MessagingException e) {
      throw new IllegalStateException("Letter " + id + " cannot be written", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The octets that would go over the wire. */
  public byte[] raw(long id) {
    var letter = find(id);
    var bytes = new ByteArrayOutputStream();
    try {
      mime.message(session(), letter, letter.createdAt()).writeTo(bytes);
    } catch (MessagingException e) {
      throw new IllegalStateException("Letter " + id + " cannot be written", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The HTML part; its links open beside it. */
  public String html(long id) {
    return find(id).htmlBody().replaceFirst("<head>", "<head><base target=\"_blank\">");
  }

  private Outgoing find(long id) {
    return db.withExtension(LetterStore.class, store -> store.find(id)).orElseThrow(NotFound::new);
  }

  private static void collect(Part part, int depth, List<Leaf> leaves)
      throws MessagingException, IOException {
    var type = part.getContentType().replaceAll("\\s+", " ").replaceAll("; boundary=.*", "");
    var disposition = Objects.requireNonNullElse(part.getDisposition(), "");
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
      leaves.add(new Leaf(depth, type, disposition, ""));
      for (var i = 0; i < several.getCount(); i++) {
        collect(several.getBodyPart(i), depth + 1, leaves);
      }
    } else {
      var bytes = part.getInputStream().readAllBytes();
      leaves.add(new Leaf(depth, type, disposition, new String(bytes, StandardCharsets.UTF_8)));
    }
  }

  private static List<String> links(Outgoing letter) {
    var found = new LinkedHashSet<String>();
    LINK.matcher(letter.textBody()).results().forEach(match -> found.add(match.group()));
    LINK.matcher(letter.htmlBody())
        .results()
        .forEach(match -> found.add(match.group().replace("&amp;", "&")));
    return List.copyOf(found);
  }

  private static Session session() {
    return Session.getInstance(new Properties());
  }
}
