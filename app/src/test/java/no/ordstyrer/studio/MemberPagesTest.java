package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemberPagesTest {
  private static final String ARENA = "/studio/samhandlingsarena";
  private static final String MEMBERS = ARENA + "/members";

  private final TestApp app = new TestApp();
  private final Visitor ingrid = app.signedIn(Cast.OWNER);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void a_role_given_and_taken_works_at_once() {
    var siri = app.signedIn(Cast.STRANGER);
    assertThat(siri.get(ARENA).statusCode()).isEqualTo(404);

    invite(Cast.STRANGER.email(), "MODERATOR");
    assertThat(siri.get(ARENA).statusCode()).isEqualTo(200);

    var taken = ingrid.post(MEMBERS + "/" + account(Cast.STRANGER.email()) + "/MODERATOR/removal");
    assertThat(taken.statusCode()).isEqualTo(303);
    assertThat(siri.get(ARENA).statusCode()).isEqualTo(404);
  }

  @Test
  void an_invitation_makes_an_account_and_its_link_signs_in_once() {
    invite("ny@etat.example", "ORGANISER");
    var link = letter("ny@etat.example").replaceAll("(?s).*(/sign-in/[A-Za-z0-9_-]+).*", "$1");

    var guest = app.stranger();
    assertThat(guest.get(link).statusCode()).isEqualTo(200);
    assertThat(guest.post(link).statusCode()).isEqualTo(303);
    assertThat(guest.get(ARENA + "/new").statusCode()).isEqualTo(200);
    assertThat(app.stranger().post(link).statusCode()).isEqualTo(422);
  }

  @Test
  void the_last_owner_stays() {
    var removal = MEMBERS + "/" + account(Cast.OWNER.email()) + "/OWNER/removal";
    var refused = ingrid.post(removal);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("minst én eier");
    assertThat(ingrid.get(MEMBERS).statusCode()).isEqualTo(200);

    invite(Cast.ORGANISER.email(), "OWNER");
    assertThat(ingrid.post(removal).headers().firstValue("Location"))
        .hasValue("/studio?done=studio.role-taken");
    assertThat(ingrid.get(MEMBERS).statusCode()).isEqualTo(404);
  }

  @Test
  void an_organiser_sees_the_members_and_gives_no_role() {
    var ola = app.signedIn(Cast.ORGANISER);
    assertThat(ola.get(MEMBERS).body()).contains("Kari Møteleder").doesNotContain("/removal");
    assertThat(ola.post(MEMBERS, "email", "x@y.example", "name", "X", "role", "OWNER").statusCode())
        .isEqualTo(404);
  }

  @Test
  void a_role_on_one_part_opens_that_part_alone() {
    var ola = app.signedIn(Cast.ORGANISER);
    var crew = ARENA + "/18/del-1/crew";
    app.db().useHandle(handle -> handle.execute("update series set published_at = null"));
    var siri = app.signedIn(Cast.STRANGER);
    assertThat(siri.get(Cast.SERIES).statusCode()).isEqualTo(404);

    var given = ola.post(crew, "email", Cast.STRANGER.email(), "name", "Siri", "role", "MODERATOR");
    assertThat(given.statusCode()).isEqualTo(303);
    assertThat(siri.get(Cast.SERIES).statusCode()).isEqualTo(200);
    assertThat(siri.get("/studio").body()).contains("/samhandlingsarena/18/del-1");
    assertThat(siri.get(ARENA).statusCode()).isEqualTo(404);

    ola.post(crew + "/" + account(Cast.STRANGER.email()) + "/MODERATOR/removal");
    assertThat(siri.get(Cast.SERIES).statusCode()).isEqualTo(404);
  }

  @Test
  void an_arena_is_founded_by_any_member_of_staff_and_a_pale_colour_made_darker() {
    var siri = app.signedIn(Cast.STRANGER);
    var founded =
        siri.post(
            "/studio/new",
            "slug",
            "ny-arena",
            "name",
            "Ny arena",
            "organiser",
            "Oss",
            "language",
            "NB",
            "timezone",
            "Europe/Oslo",
            "colour",
            "#ffee00");
    assertThat(founded.headers().firstValue("Location"))
        .hasValue("/studio/ny-arena?done=studio.colour-corrected");
    assertThat(siri.get("/studio/ny-arena/members").body()).contains("Siri Fremmed");
    assertThat(app.stranger().get("/ny-arena").body()).contains("En arena fra Oss");
    assertThat(app.stranger().get("/ny-arena").body()).doesNotContain("ffee00");
  }

  @Test
  void an_arena_cannot_take_an_address_of_ours() {
    var refused =
        ingrid.post(
            "/studio/new",
            "slug",
            "studio",
            "name",
            "Min",
            "organiser",
            "Oss",
            "language",
            "NB",
            "timezone",
            "Mars/Olympus");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Skriv en tidssone som finnes");
  }

  private void invite(String email, String role) {
    var given = ingrid.post(MEMBERS, "email", email, "name", "Ny Person", "role", role);
    assertThat(given.statusCode()).isEqualTo(303);
  }

  private long account(String email) {
    return app.db()
        .withHandle(handle ->
            handle
                .createQuery("select id from account where email = ?")
                .bind(0, email)
                .mapTo(long.class)
                .one());
  }

  private String letter(String recipient) {
    return app.db()
        .withHandle(handle ->
            handle
                .createQuery("select text_body from letter where recipient = ?")
                .bind(0, recipient)
                .mapTo(String.class)
                .one());
  }
}
