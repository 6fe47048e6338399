package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.OpenPage;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Standing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemberPagesTest {
  private static final String ARENA = "/studio/samhandlingsarena";
  private static final String MEMBERS = ARENA + "/members";
  private static final String CREW = ARENA + "/18/del-1/crew";

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
    assertThat(ola.get(MEMBERS).body())
        .contains("Kari Møteleder")
        .doesNotContain("/removal", "Inviter et medlem");
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
  void a_role_is_shown_before_it_is_given_and_nothing_is_given_by_looking() {
    var asked =
        ingrid.post(
            MEMBERS + "/new", "email", "ny@etat.example", "name", "Ny <b>", "role", "VIEWER");
    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(asked.body())
        .contains("Ny &lt;b>", "ny@etat.example", "Bare tallene", "Gi rollen")
        .contains("<input type=\"hidden\" name=\"role\" value=\"VIEWER\">");
    assertThat(ingrid.get(MEMBERS).body()).doesNotContain("ny@etat.example");
    var refused = ingrid.post(MEMBERS + "/new", "email", "ny@", "name", "Ny", "role", "VIEWER");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("value=\"ny@\"");
    var ola = app.signedIn(Cast.ORGANISER);
    assertThat(
            ola.post(MEMBERS + "/new", "email", "x@y.example", "name", "X", "role", "OWNER")
                .statusCode())
        .isEqualTo(404);
    assertThat(
            ola.post(CREW + "/new", "email", "x@y.example", "name", "X", "role", "CHECKIN").body())
        .contains("ser navn og oppmøte i denne delen", "Webinar 1");
  }

  @Test
  void a_role_is_shown_before_it_is_taken() {
    var kari = MEMBERS + "/" + account(Cast.MODERATOR.email()) + "/MODERATOR/removal";
    assertThat(ingrid.get(kari).body()).contains("Fjerne Kari Møteleder som Møteleder?");
    assertThat(ingrid.get(kari.replace("MODERATOR", "OWNER")).statusCode()).isEqualTo(404);
    var own = MEMBERS + "/" + account(Cast.OWNER.email()) + "/OWNER/removal";
    assertThat(ingrid.get(own).body()).contains("Dette er din egen rolle");
    var chair =
        CREW.replace("del-1", "del-3") + "/" + account(Cast.CHAIR.email()) + "/CHAIR/removal";
    assertThat(ingrid.get(chair).body()).contains("Fjerne Turid Ordstyrer som Ordstyrer?");
  }

  @Test
  void two_owners_who_remove_each_other_at_once_leave_one() throws Exception {
    invite(Cast.ORGANISER.email(), "OWNER");
    var ola = app.signedIn(Cast.ORGANISER);
    var removals =
        List.of(
            removal(ingrid, Cast.ORGANISER.email(), "OWNER"),
            removal(ola, Cast.OWNER.email(), "OWNER"));
    try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : both.invokeAll(removals)) {
        assertThat(done.get()).isIn(303, 404, 422);
      }
    }
    int owners =
        app.db()
            .withHandle(handle ->
                handle
                    .createQuery(
                        "select count(*) from arena_member where role = 'OWNER' and arena_id = ?")
                    .bind(0, app.cast().arena())
                    .mapTo(int.class)
                    .one());
    assertThat(owners).isEqualTo(1);
  }

  @Test
  void who_receives_people_has_one_part_and_the_members_are_told() {
    var siri = app.signedIn(Cast.STRANGER);
    ingrid.post(CREW, "email", Cast.STRANGER.email(), "name", "Siri", "role", "CHECKIN");
    assertThat(ingrid.get(MEMBERS).body())
        .contains("Roller i enkeltdeler", "Roller i Webinar 1, ", "Siri Fremmed", "Mottak");
    assertThat(standing(Cast.STRANGER, 1).checksIn()).isTrue();
    assertThat(standing(Cast.STRANGER, 2).checksIn()).isFalse();
    assertThat(standing(Cast.MODERATOR, 1).checksIn()).isFalse();
    for (var hidden : List.of("/people", "/edit", "/log", "", "/del-1/crew")) {
      var path = "/studio" + Cast.SERIES + hidden;
      assertThat(ingrid.get(path).statusCode()).as(path).isEqualTo(200);
      assertThat(siri.get(path).statusCode()).as(path).isEqualTo(404);
    }
    // No arena gives it.
    assertThat(
            ingrid
                .post(MEMBERS, "email", "a@b.example", "name", "A", "role", "CHECKIN")
                .statusCode())
        .isEqualTo(422);
  }

  @Test
  void who_may_see_figures_sees_the_plots_and_no_name_that_says_who() {
    invite(Cast.STRANGER.email(), "VIEWER");
    for (var i = 0; i < 4; i++) {
      Attendees.register(app, new Cast.Person("Person" + i, i + "@etat.example"), parts());
    }
    app.db()
        .useHandle(handle -> {
          handle.execute("update registration set organisation = 'Stor etat'");
          handle.execute(
              "update registration set organisation = 'Liten etat' where name = 'Person3'");
        });
    var overview = "/studio" + Cast.SERIES;
    assertThat(ingrid.get(overview).body()).contains("Stor etat", "Liten etat");
    var siri = app.signedIn(Cast.STRANGER);
    assertThat(siri.get(overview).body())
        .contains("Påmeldte over tid", "Stor etat", "1 annen virksomhet")
        .doesNotContain("Liten etat", "Person0", "etat.example", "/people\"");
    assertThat(siri.get(overview + "/people").statusCode()).isEqualTo(404);
    assertThat(siri.get(Cast.SERIES + "/del-1/queue").statusCode()).isEqualTo(404);
  }

  @Test
  void the_next_frame_does_not_reach_who_has_lost_her_role() throws Exception {
    var room = Cast.SERIES + "/del-1";
    ingrid.post(CREW, "email", Cast.STRANGER.email(), "name", "Siri", "role", "MODERATOR");
    var siri = app.signedIn(Cast.STRANGER);
    var kari = app.signedIn(Cast.MODERATOR);
    var anne = Attendees.confirmed(app, Cast.ATTENDEE);
    var live = app.origin() + room + "/live?audience=moderators";
    try (var page = new OpenPage(live, siri.handshake(), 0, null);
        var stays = new OpenPage(live, kari.handshake(), 0, null)) {
      page.open();
      stays.open();
      anne.post(room + "/questions", "text", "Det første spørsmålet");
      page.await("the first", () -> page.element("queue-1").contains("Det første"));
      ingrid.post(CREW + "/" + account(Cast.STRANGER.email()) + "/MODERATOR/removal");
      app.clock().forward(Duration.ofMinutes(1));
      anne.post(room + "/questions", "text", "Det andre spørsmålet");

      stays.await("the second", () -> stays.element("queue-2").contains("Det andre"));
      page.await("the end", () -> page.closedWith() == 4003);
      assertThat(page.heard().toString()).doesNotContain("Det andre");
    }
    assertThat(siri.get(room + "/queue").statusCode()).isEqualTo(404);
    assertThat(siri.post(room + "/queue/1/approve", "rev", "1").statusCode()).isEqualTo(404);
    assertThat(siri.get(room + "/changes?since=0&audience=moderators").body())
        .doesNotContain("spørsmålet");
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

  private Standing standing(Cast.Person person, int part) {
    var parts = new Parts(app.db(), new Arenas(app.db(), app.clock()));
    var viewer = Viewer.staff(new AccountId(account(person.email())));
    return parts.seenBy(viewer, "samhandlingsarena", "18", "del-" + part).standing();
  }

  private Callable<Integer> removal(Visitor who, String whose, String role) {
    var path = MEMBERS + "/" + account(whose) + "/" + role + "/removal";
    return () -> who.post(path).statusCode();
  }

  private List<Long> parts() {
    return app.cast().parts();
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
