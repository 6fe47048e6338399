package no.ordstyrer;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A mail server that keeps what it is given, so that a test can open it as the recipient would. */
public final class Mails implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String OWN = "arena@ordstyrer.example";

  private final GreenMail server =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort(),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP).dynamicPort()
          });

  public Mails() {
    server.start();
  }

  /** The settings of an application that sends here. */
  public Settings.Mail settings() {
    return new Settings.Mail(address(), OWN);
  }

  public URI address() {
    var port = server.getSmtp().getPort();
    return URI.create("smtp://127.0.0.1:" + port + "?rate=1000&domain-rate=1000");
  }

  /** Where what is sent to the application can be read. */
  public URI mailbox() {
    return URI.create("imap://own:secret@127.0.0.1:" + server.getImap().getPort() + "/INBOX");
  }

  /** A mail from outside to the application; {@code raw} begins with its headers. */
  public void receive(String raw) {
    try {
      var session = Session.getInstance(new Properties());
      var bytes = raw.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
      own().deliver(new MimeMessage(session, new ByteArrayInputStream(bytes)));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many of the application's own mails nobody has read. */
  public int unread() {
    try {
      return server.getManagers().getImapHostManager().getInbox(own()).getUnseenCount();
    } catch (FolderException e) {
      throw new IllegalStateException(e);
    }
  }

  private GreenMailUser own() {
    return server.setUser(OWN, "own", "secret");
  }

  /** One part of a mail that is no container, decoded. */
  public record Leaf(String type, String text) {}

  public List<MimeMessage> all() {
    return List.of(server.getReceivedMessages());
  }

  public List<MimeMessage> to(String recipient) {
    return all().stream().filter(mail -> isTo(mail, recipient)).toList();
  }

  /** The newest mail to somebody whose text holds a word; waits until there is one. */
  public MimeMessage newest(String recipient, String word) {
    return await(recipient, mail -> text(mail).contains(word));
  }

  public MimeMessage await(String recipient, Predicate<MimeMessage> wanted) {
    var patience = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < patience) {
      var found = to(recipient).stream().filter(wanted).reduce((_, later) -> later);
      if (found.isPresent()) {
        return found.get();
      }
      LockSupport.parkNanos(5_000_000);
    }
    throw new AssertionError("No such mail to " + recipient);
  }

  /** The text part. */
  public static String text(MimeMessage mail) {
    return leaf(mail, "text/plain").text();
  }

  public static Leaf leaf(MimeMessage mail, String type) {
    return leaves(mail).stream()
        .filter(leaf -> leaf.type().startsWith(type))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No part " + type));
  }

  /** All parts that are no containers, in order, decoded. */
  public static List<Leaf> leaves(Part part) {
    try {
      if (part.getContent() instanceof Multipart several) {
        var leaves = new ArrayList<Leaf>();
        for (var i = 0; i < several.getCount(); i++) {
          leaves.addAll(leaves(several.getBodyPart(i)));
        }
        return leaves;
      }
      return List.of(
          new Leaf(
              part.getContentType().replaceAll("\\s+", " "),
              new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8)));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }

  private static boolean isTo(MimeMessage mail, String recipient) {
    try {
      return Arrays.stream(mail.getAllRecipients())
          .anyMatch(address -> address.toString().equals(recipient));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
