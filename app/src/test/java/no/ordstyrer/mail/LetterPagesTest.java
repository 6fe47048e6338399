package no.ordstyrer.mail;

import static org.assertj.core.api.Assertions.assertThat;

import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Mails;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.Test;

class LetterPagesTest {
  @Test
  void a_letter_that_was_not_sent_is_opened_with_every_part_and_link() {
    try (var app = new TestApp()) {
      var visitor = app.stranger();
      visitor.post("/sign-in", "email", Cast.MODERATOR.email());
      var path = app.signInLink(Cast.MODERATOR);
      var list = visitor.get("/dev/letters");
      assertThat(list.body()).contains(Cast.MODERATOR.email()).contains("/dev/letters/1");
      assertThat(list.headers().firstValue("Cache-Control")).hasValue("no-store");

      var opened = visitor.get("/dev/letters/1").body();
      assertThat(opened)
          .contains("href=\"" + app.origin() + path + "\"")
          .contains("text/html; charset=UTF-8")
          .containsIgnoringCase("Message-ID")
          .contains("src=\"/dev/letters/1/html\"");
      var html = visitor.get("/dev/letters/1/html");
      assertThat(html.body()).contains(path);
      assertThat(html.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'")
          .contains("frame-ancestors 'self'")
          .contains("sandbox");
      assertThat(visitor.get("/dev/letters/1/raw").body())
          .contains("Auto-Submitted: auto-generated");
      assertThat(visitor.get("/dev/letters/99").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void the_pages_are_good_to_look_at() {
    try (var app = new TestApp();
        var browser = new Browser(app)) {
      var visitor = app.stranger();
      visitor.post("/sign-in", "email", Cast.MODERATOR.email());
      app.signInLink(Cast.MODERATOR);
      var guest = browser.guest();
      guest.go("/dev/letters").check("letters").shot("letters");
      guest.go("/dev/letters/1").check("letter").shot("letter");
    }
  }

  @Test
  void nothing_is_shown_to_who_comes_through_a_proxy() {
    try (var app = new TestApp()) {
      var visitor = app.stranger();
      assertThat(visitor.get("/dev/letters").statusCode()).isEqualTo(200);
      for (var header : new String[] {"X-Forwarded-For", "Forwarded"}) {
        var request = visitor.request("/dev/letters").header(header, "for=127.0.0.1");
        assertThat(visitor.send(request).statusCode()).isEqualTo(404);
      }
    }
  }

  @Test
  void with_a_mail_server_the_letter_arrives_and_there_is_no_such_page() {
    try (var mails = new Mails();
        var app = new TestApp(mails)) {
      app.signedIn(Cast.MODERATOR);
      assertThat(mails.to(Cast.MODERATOR.email())).hasSize(1);
      assertThat(app.stranger().get("/dev/letters").statusCode()).isEqualTo(404);
    }
  }
}
