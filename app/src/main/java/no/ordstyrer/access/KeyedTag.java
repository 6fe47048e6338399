package no.ordstyrer.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names a person without naming her: HMAC-SHA-256 (RFC 2104) of her key under a secret. As long as
 * the secret is there, the same person gets the same tag; without it a tag leads to nobody.
 */
public final class KeyedTag {
  private static final String ALGORITHM = "HmacSHA256";
  private static final SecureRandom RANDOM = new SecureRandom();

  private KeyedTag() {}

  /** A new secret: 32 random bytes. */
  public static byte[] secret() {
    var secret = new byte[32];
    RANDOM.nextBytes(secret);
    return secret;
  }

  /** 32 bytes. */
  public static byte[] of(byte[] secret, long person) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(person).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
