package no.ordstyrer.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostmarkTest {
  private final Postmark ours = new Postmark(PostOffice.SECRET, PostOffice.SENDER);

  @Test
  void a_bounce_names_its_letter_and_nobody_else_can_make_one() {
    var address = ours.bounceAddress(12);
    assertThat(ours.bounced(address)).isEqualTo(OptionalLong.of(12));
    assertThat(ours.bounced("<" + address.toUpperCase(java.util.Locale.ROOT) + ">")).hasValue(12);
    assertThat(ours.bounced(address.replace("+b12", "+b13"))).isEmpty();
    assertThat(ours.bounced("arena@ordstyrer.example")).isEmpty();
    var secret =
        "another secret, also of thirty-two characters"
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(new Postmark(secret, PostOffice.SENDER).bounced(address)).isEmpty();
    assertThat(address.indexOf('@')).isLessThanOrEqualTo(64);
  }

  @Test
  void the_server_is_read_from_one_address() {
    var smtp = Smtp.of(URI.create("smtp://user%40x:p%3Aa+b@mail.example?tls=offered&rate=5"));
    assertThat(smtp.user()).isEqualTo("user@x");
    assertThat(smtp.password()).isEqualTo("p:a+b");
    assertThat(smtp.port()).isEqualTo(587);
    assertThat(smtp.tls()).isEqualTo(Smtp.Tls.OFFERED);
    assertThat(smtp.rate()).isEqualTo(5);
    assertThat(smtp.toString()).doesNotContain("p:a");
    assertThat(Smtp.of(URI.create("smtps://mail.example")).port()).isEqualTo(465);
    assertThat(Smtp.of(URI.create("smtp://u:p@mail.example")).tls()).isEqualTo(Smtp.Tls.REQUIRED);
    assertThat(Smtp.of(URI.create("smtp://localhost")).port()).isEqualTo(25);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://x",
        "smtp:x",
        "smtp://x?rate=0",
        "smtp://x?tsl=required",
        "smtp://x?tls=maybe"
      })
  void what_is_no_server_is_refused(String url) {
    assertThatThrownBy(() -> Smtp.of(URI.create(url))).isInstanceOf(IllegalArgumentException.class);
  }
}
