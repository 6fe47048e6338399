package no.ordstyrer.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;

/**
 * Signs letters for the domain that they come from (RFC 6376, rsa-sha256, relaxed/relaxed), where
 * no relay does.
 *
 * @param selector names the key in DNS: {@code <selector>._domainkey.<domain>}
 * @param key RSA
 */
record Dkim(String selector, PrivateKey key) {
  /** Those that readers judge a letter by. One that is absent is signed as absent. */
  private static final String HEADERS =
      "from:to:reply-to:subject:date:message-id:in-reply-to:references:mime-version:content-type"
          + ":auto-submitted:list-unsubscribe:list-unsubscribe-post";

  /**
   * Reads {@code selector:/path/to/key.pem}, the key in PKCS#8 as {@code openssl genrsa} writes it.
   * Throws {@link IllegalArgumentException}, with words for the operator.
   */
  static Dkim of(String written) {
    var colon = written.indexOf(':');
    if (!written.substring(0, Math.max(colon, 0)).matches("[A-Za-z0-9.-]+")) {
      throw new IllegalArgumentException("dkim is selector:/path/to/key.pem");
    }
    try {
      var pem = Files.readString(Path.of(written.substring(colon + 1)));
      var base64 = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
      var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
      return new Dkim(
          written.substring(0, colon), KeyFactory.getInstance("RSA").generatePrivate(spec));
    } catch (IOException | InvalidPathException e) {
      throw new IllegalArgumentException("the DKIM key cannot be read: " + e.getMessage(), e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException("the DKIM key is no RSA key in PKCS#8 (PEM)", e);
    }
  }

  /** Adds the signature. The message is complete, and nothing in it changes afterwards. */
  void sign(MimeMessage message, String domain) throws MessagingException {
    var template =
        "v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=%s; h=%s; b=; bh=;"
            .formatted(domain, selector, HEADERS);
    var written = new ByteArrayOutputStream();
    try {
      message.writeTo(written);
      message.addHeaderLine(
          new DKIMSigner(template, key).sign(new ByteArrayInputStream(written.toByteArray())));
    } catch (IOException | FailException e) {
      throw new MessagingException("Not signed", e);
    }
  }

  /** Without the key. */
  @Override
  public String toString() {
    return selector;
  }
}
