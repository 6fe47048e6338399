package no.ordstyrer.mail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What tells one letter from all others on the wire. Both marks follow from the letter's id, so
 * that every retry carries the same, and from the installation's secret, so that nobody can make a
 * bounce for a letter she has not seen.
 */
final class Postmark {
  private static final Pattern MESSAGE = Pattern.compile("<letter-(\\d{1,18})-([0-9a-f]{16})@");
  private static final Pattern BOUNCE = Pattern.compile("\\+b(\\d{1,18})-([0-9a-f]{16})@");

  private final SecretKeySpec key;
  private final Sender sender;

  Postmark(byte[] secret, Sender sender) {
    key = new SecretKeySpec(secret.clone(), "HmacSHA256");
    this.sender = sender;
  }

  /** The Message-ID (RFC 5322 3.6.4), angle brackets included. */
  String messageId(long letter) {
    return "<letter-" + letter + "-" + mac("message", letter) + "@" + sender.domain() + ">";
  }

  /** The envelope sender: a bounce to it names the letter (VERP). */
  String bounceAddress(long letter) {
    return sender.local() + "+b" + letter + "-" + mac("bounce", letter) + "@" + sender.domain();
  }

  /** The letter that a bounce address names, if the address is one of ours. */
  OptionalLong bounced(String address) {
    return marked(BOUNCE, address.toLowerCase(Locale.ROOT), "bounce");
  }

  /** The letter that has this Message-ID, if it is one of ours. */
  OptionalLong sent(String messageId) {
    return marked(MESSAGE, messageId, "message");
  }

  private OptionalLong marked(Pattern pattern, String text, String purpose) {
    var found = pattern.matcher(text);
    if (!found.find()) {
      return OptionalLong.empty();
    }
    var letter = Long.parseLong(found.group(1));
    var ours = mac(purpose, letter).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(ours, found.group(2).getBytes(StandardCharsets.US_ASCII))
        ? OptionalLong.of(letter)
        : OptionalLong.empty();
  }

  private String mac(String purpose, long letter) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
      var digest = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(letter).array());
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
