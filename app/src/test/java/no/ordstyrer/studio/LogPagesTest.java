package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogPagesTest {
  private static final String ARENA = "/studio/samhandlingsarena";
  private static final String SERIES = "/studio" + Cast.SERIES;

  private final TestApp app = new TestApp();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void what_staff_did_is_told_in_words_and_found_by_kind_and_series() {
    var ingrid = app.signedIn(Cast.OWNER);
    ingrid.post(
        ARENA + "/members", "email", Cast.STRANGER.email(), "name", "Siri", "role", "VIEWER");
    ingrid.post(SERIES + "/archive");

    var all = ingrid.get(ARENA + "/log").body();
    assertThat(all).contains("Ga rollen innsyn", "Siri Fremmed", "Arkiverte serien");
    assertThat(all).doesNotContain("Gjorde en annen endring");
    var members = ingrid.get(ARENA + "/log?kind=member").body();
    assertThat(members).contains("Ga rollen innsyn").doesNotContain("Arkiverte serien");
    var series = ingrid.get(SERIES + "/log").body();
    assertThat(series).contains("Arkiverte serien").doesNotContain("Ga rollen innsyn");
  }

  @Test
  void a_long_log_comes_in_pages() {
    app.db()
        .useHandle(handle ->
            handle.execute(
                """
                insert into audit (arena_id, act, subject, at)
                select s.arena_id, 'series.edit', 'series:' || s.id, now()
                  from series s, generate_series(1, 60)
                 where s.slug = '18'
                """));
    var ola = app.signedIn(Cast.ORGANISER);
    assertThat(ola.get(SERIES + "/log").body().split("Endret serien", -1)).hasSize(51);
    assertThat(ola.get(SERIES + "/log?page=2").body()).contains("Endret serien");
  }

  @Test
  void the_log_and_its_way_in_are_for_owners_and_organisers() {
    assertThat(app.signedIn(Cast.ORGANISER).get(SERIES).body()).contains(SERIES + "/log");
    assertThat(app.signedIn(Cast.ORGANISER).get(SERIES + "/log").statusCode()).isEqualTo(200);
    var kari = app.signedIn(Cast.MODERATOR);
    assertThat(kari.get(SERIES).statusCode()).isEqualTo(200);
    assertThat(kari.get(SERIES).body()).doesNotContain("/log\"", "/people\"", "/edit\"");
    assertThat(kari.get(SERIES + "/log").statusCode()).isEqualTo(404);
    assertThat(kari.get(ARENA + "/log").statusCode()).isEqualTo(404);
  }
}
