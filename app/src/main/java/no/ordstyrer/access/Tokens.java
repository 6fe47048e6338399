package no.ordstyrer.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets in links. A link of an attendee is derived, not stored: 128 bits of HMAC-SHA256 over
 * purpose, id and generation, under the installation's own secret. So a stolen database opens no
 * door, a letter can be written again at any time, and raising the generation voids every earlier
 * link. Links used once are random and stored as digests.
 */
public final class Tokens {
  private static final int MAC_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  /** What a link is for. One made for one purpose opens nothing else. */
  public enum Purpose {
    CONFIRM,
    STOP,
    MANAGE,
    JOIN,
    OFFER,
    INVITATION,
    UNSUBSCRIBE,
    FEED,
    STAGE,
    PASS
  }

  /** What a true link says: whose it is, and which generation of links it belongs to. */
  public record Claim(long id, int generation) {}

  private final SecretKeySpec key;

  /** {@code secret}: at least 32 bytes that only this installation knows. */
  public Tokens(byte[] secret) {
    if (secret.length < 32) {
      throw new IllegalArgumentException("The secret must have at least 32 bytes");
    }
    key = new SecretKeySpec(secret, "HmacSHA256");
  }

  /** 38 characters of base64url. */
  public String issue(Purpose purpose, long id, int generation) {
    var claim =
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES).putLong(id).putInt(generation).array();
    var token = Arrays.copyOf(claim, claim.length + MAC_BYTES);
    System.arraycopy(mac(purpose, claim), 0, token, claim.length, MAC_BYTES);
    return TEXT.encodeToString(token);
  }

  /** Empty when the token is not ours, or was made for another purpose. */
  public Optional<Claim> read(Purpose purpose, String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    if (bytes.length != Long.BYTES + Integer.BYTES + MAC_BYTES) {
      return Optional.empty();
    }
    var claim = Arrays.copyOf(bytes, bytes.length - MAC_BYTES);
    var given = Arrays.copyOfRange(bytes, claim.length, bytes.length);
    if (!MessageDigest.isEqual(given, mac(purpose, claim))) {
      return Optional.empty();
    }
    var buffer = ByteBuffer.wrap(claim);
    return Optional.of(new Claim(buffer.getLong(), buffer.getInt()));
  }

  /** A new secret of 160 random bits, as text. */
  public static String random() {
    var bytes = new byte[20];
    RANDOM.nextBytes(bytes);
    return TEXT.encodeToString(bytes);
  }

  /** What is stored of a random secret: its SHA-256. */
  public static byte[] digest(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Equal for equal texts, and without the secret nobody can tell of what: 128 bits. */
  public byte[] fingerprint(String text) {
    return mac("FINGERPRINT", text.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] mac(Purpose purpose, byte[] claim) {
    return mac(purpose.name(), claim);
  }

  private byte[] mac(String purpose, byte[] message) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
      mac.update((byte) 0);
      return Arrays.copyOf(mac.doFinal(message), MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
