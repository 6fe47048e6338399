package no.ordstyrer;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A mail server that keeps what it is given, so that a test can open it as the recipient would. */
public final class Mails implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());

  public Mails() {
    server.start();
  }

  /** The settings of an application that sends here. */
  public Settings.Mail settings() {
    return new Settings.Mail(address(), "arena@ordstyrer.example");
  }

  public URI address() {
    var port = server.getSmtp().getPort();
    return URI.create("smtp://127.0.0.1:" + port + "?rate=1000&domain-rate=1000");
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
