package no.ordstyrer.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import no.ordstyrer.Mails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we sign, a program that is not ours (dkimpy) finds right after it has been on the wire. */
class DkimTest {
  private final Mails mails = new Mails();
  private final PostOffice office = new PostOffice();
  private final KeyPair pair = pair();

  @TempDir Path folder;

  @AfterEach
  void close() {
    mails.close();
  }

  @Test
  void a_signed_letter_is_whole_at_the_other_end_and_a_changed_one_is_not() throws Exception {
    var key = folder.resolve("dkim.pem");
    var pem =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(pair.getPrivate().getEncoded());
    Files.writeString(key, "-----BEGIN PRIVATE KEY-----\n" + pem + "\n-----END PRIVATE KEY-----\n");
    var smtp = Smtp.of(URI.create(mails.address() + "&dkim=arena:" + key));
    office.post(
        office
            .letter("a", "anne@etat.example")
            .with(new Letter.CalendarPart("REQUEST", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")));
    try (var postman = postman(smtp)) {
      assertThat(postman.deliver()).isOne();
    }

    var mail = received();
    assertThat(mail).contains("d=ordstyrer.example").contains("s=arena");
    assertThat(verified(mail)).isTrue();
    assertThat(verified(mail.replace("Subject: ", "Subject: Re: "))).isFalse();
    assertThat(verified(mail.replaceFirst("(?m)^(Date: .*)$", "$1\r\nReply-To: x@y.example")))
        .isFalse();
  }

  @Test
  void without_a_key_nothing_is_signed() throws Exception {
    office.post(office.letter("a", "anne@etat.example"));
    try (var postman = postman(Smtp.of(mails.address()))) {
      postman.deliver();
    }
    assertThat(received()).doesNotContain("DKIM-Signature");
  }

  @Test
  void a_key_that_is_none_stops_the_start_with_words() throws IOException {
    var none = Files.writeString(folder.resolve("none.pem"), "no key");
    assertThatThrownBy(() -> Smtp.of(URI.create("smtp://localhost?dkim=arena:" + none)))
        .hasMessageContaining("PKCS#8");
    assertThatThrownBy(() -> Smtp.of(URI.create("smtp://localhost?dkim=arena:/nowhere.pem")))
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> Smtp.of(URI.create("smtp://localhost?dkim=arena")))
        .hasMessageContaining("selector:");
  }

  private Postman postman(Smtp smtp) {
    return new Postman(
        office.db,
        smtp,
        PostOffice.SENDER,
        PostOffice.SECRET,
        (handle, letter) -> true,
        office.clock);
  }

  private String received() throws MessagingException, IOException {
    var raw = new ByteArrayOutputStream();
    mails.await("anne@etat.example", mail -> true).writeTo(raw);
    return raw.toString(StandardCharsets.UTF_8);
  }

  private boolean verified(String mail) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                "/usr/bin/python3",
                "src/test/interop/verify-dkim.py",
                "arena._domainkey.ordstyrer.example",
                Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()))
            .redirectErrorStream(true)
            .start();
    try (var in = process.getOutputStream()) {
      in.write(mail.getBytes(StandardCharsets.UTF_8));
    }
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var code = process.waitFor();
    assertThat(said).as("verify-dkim.py").doesNotContain("Traceback");
    return code == 0;
  }

  private static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
