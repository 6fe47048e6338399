package no.ordstyrer.mail;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A delivery status notification (RFC 3464) about a letter of ours. What comes to a bounce address
 * without such a report is somebody's absence notice, and is none.
 *
 * @param letter its number, proved by the mark in the address or in the Message-ID
 * @param status such as {@code 5.1.1} (RFC 3463)
 * @param words the other server's, for the organiser
 */
record Bounce(long letter, String status, String words) {
  private static final Set<String> ADDRESSES =
      Set.of("delivered-to", "x-original-to", "envelope-to", "to");
  private static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");

  /** Empty when it is no bounce, or not one of ours. */
  static Optional<Bounce> of(MimeMessage mail, Postmark postmark)
      throws MessagingException, IOException {
    if (!mail.isMimeType("multipart/report")) {
      return Optional.empty();
    }
    var parts = parts(mail);
    var letter = letter(mail, parts, postmark);
    if (letter.isEmpty()) {
      return Optional.empty();
    }
    for (var part : parts) {
      if (part.isMimeType("message/delivery-status")) {
        var report = text(part);
        var status = field(report, "Status").map(STATUS::matcher);
        if (status.isPresent() && status.get().find()) {
          var words = field(report, "Diagnostic-Code").orElse("");
          return Optional.of(new Bounce(letter.getAsLong(), status.get().group(), words));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether it will never arrive. */
  boolean permanent() {
    return status.startsWith("5.");
  }

  /** Whether the address takes no letters from anybody: 5.1.1, 5.1.2, 5.1.3, 5.1.10, 5.2.1. */
  boolean gone() {
    return Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.10", "5.2.1").contains(status);
  }

  private static OptionalLong letter(MimeMessage mail, List<Part> parts, Postmark postmark)
      throws MessagingException, IOException {
    for (var header : Collections.list(mail.getAllHeaders())) {
      if (ADDRESSES.contains(header.getName().toLowerCase(java.util.Locale.ROOT))) {
        var letter = postmark.bounced(header.getValue());
        if (letter.isPresent()) {
          return letter;
        }
      }
    }
    for (var part : parts) {
      if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
        var headers = new InternetHeaders(new ByteArrayInputStream(bytes(part)));
        for (Header header : Collections.list(headers.getAllHeaders())) {
          if (header.getName().equalsIgnoreCase("Message-ID")) {
            return postmark.sent(header.getValue());
          }
        }
      }
    }
    return OptionalLong.empty();
  }

  private static List<Part> parts(Part whole) throws MessagingException, IOException {
    var parts = new ArrayList<Part>();
    if (whole.getContent() instanceof Multipart several) {
      for (var i = 0; i < several.getCount(); i++) {
        parts.add(several.getBodyPart(i));
      }
    }
    return parts;
  }

  private static Optional<String> field(String report, String name) {
    var found =
        Pattern.compile("(?im)^" + name + ":[ \\t]*(.*(?:\\r?\\n[ \\t]+.*)*)").matcher(report);
    return found.find()
        ? Optional.of(found.group(1).replaceAll("\\s+", " ").strip())
        : Optional.empty();
  }

  private static String text(Part part) throws MessagingException, IOException {
    return new String(bytes(part), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(Part part) throws MessagingException, IOException {
    try (var in = part.getInputStream()) {
      return in.readNBytes(200_000);
    }
  }
}
