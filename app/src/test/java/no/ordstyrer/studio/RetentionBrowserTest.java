package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The owner's page on storage in a browser: every state, wide and narrow. */
class RetentionBrowserTest {
  private static final String PATH = "/studio/samhandlingsarena/retention";

  private final TestApp app = new TestApp();
  private final Browser browser = new Browser(app);

  @AfterEach
  void close() {
    browser.close();
    app.close();
  }

  @Test
  void every_state_of_the_page() {
    app.db()
        .useHandle(handle ->
            handle.execute(
                """
                insert into registration (series_id, name, email, email_key, language, created_at, changed_at)
                values (?, 'Anne', 'a@b.example', 'a@b.example', 'nb', ?, ?)
                """,
                app.cast().series(),
                TestApp.NOW,
                TestApp.NOW));
    app.clock().forward(Duration.ofDays(300));
    var owner = browser.staff(Cast.OWNER);
    owner.go(PATH).check("retention").shot("retention");
    owner.page().locator("form[action$=trial] button").click();
    owner.check("retention-trial");
    owner.go(PATH + "/forget").check("retention-confirm");
    owner.page().locator("main form button").click();
    assertThat(owner.page().locator(".notice").innerText()).contains("slettet");
    owner.page().fill("#PEOPLE", "100000");
    owner.page().locator("form.form button").click();
    owner.check("retention-error");
  }
}
