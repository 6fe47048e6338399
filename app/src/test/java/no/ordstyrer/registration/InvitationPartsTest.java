package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An invitation to a part that others do not learn of, for somebody who is registered already. */
class InvitationPartsTest {
  private static final String DESK = "/studio" + Cast.SERIES;
  private static final String DEBATE = "Paneldebatt - digitalisering";
  private static final String ANNE = "anne@etat.example";

  private final TestApp app = new TestApp();
  private final Visitor ola = app.signedIn(Cast.ORGANISER);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void she_adds_the_part_that_she_is_invited_to_and_keeps_what_she_has() {
    assertThat(invite(ANNE)).isEqualTo(303);
    var link = link(ANNE);
    assertThat(app.stranger().get(link).body()).contains("Ja takk, meld meg på");
    register(ANNE);
    register("bo@etat.example");
    assertThat(invite("bo@etat.example")).as("nothing is hidden").isEqualTo(422);
    hide();
    assertThat(invite("bo@etat.example")).isEqualTo(303);
    var page = app.stranger().get(link).body();
    assertThat(page)
        .contains("Du har takket ja", DEBATE, "Legg til delene")
        .containsPattern("name=\"part\" value=\"3\" checked")
        .doesNotContain("name=\"part\" value=\"1\"", "Ja takk, meld meg på");
    var nothing = app.stranger().post(link + "/parts");
    assertThat(nothing.statusCode()).isEqualTo(422);
    assertThat(nothing.body()).contains(DEBATE, "Velg minst én del");
    assertThat(states(ANNE)).isEqualTo("1 CONFIRMED, 2 WITHDRAWN");

    var added = app.stranger().post(link + "/parts", "part", "3");

    assertThat(added.headers().firstValue("Location").orElseThrow())
        .endsWith("?done=invitation.added");
    assertThat(states(ANNE)).isEqualTo("1 CONFIRMED, 2 WITHDRAWN, 3 CONFIRMED");
    var letter = Inbox.of(app, ANNE).last();
    assertThat(letter.textBody()).contains(DEBATE, "Du er påmeldt 2 av 3");
    // What she let go she may take back here, but it is not ticked for her.
    assertThat(app.stranger().get(link).body())
        .containsPattern("name=\"part\" value=\"2\" *>|name=\"part\" value=\"2\" aria")
        .doesNotContain("name=\"part\" value=\"3\"");
    app.stranger().post(link + "/parts", "part", "2", "part", "3");
    assertThat(states(ANNE)).isEqualTo("1 CONFIRMED, 2 CONFIRMED, 3 CONFIRMED");
    assertThat(app.stranger().get(link).body()).contains("Du er med på alle delene");
    assertThat(invite("bo@etat.example")).as("she is invited already").isEqualTo(422);
  }

  @Test
  void her_invitation_is_not_lost_because_she_typed_her_address_before_she_opened_it() {
    hide();
    invite(ANNE);
    var link = link(ANNE);
    register(ANNE);
    assertThat(states(ANNE)).isEqualTo("1 CONFIRMED, 2 WITHDRAWN");
    // By the form she is sent to, as well as by the button.
    var sent = app.stranger().post(link + "/registration", "name", "Anne", "scope", "all");
    assertThat(sent.headers().firstValue("Location").orElseThrow())
        .startsWith("/invitation/")
        .endsWith("?del-1=0&del-2=0&del-3=0");
    assertThat(states(ANNE)).isEqualTo("1 CONFIRMED, 2 CONFIRMED, 3 CONFIRMED");
    var received = sent.headers().firstValue("Location").orElseThrow();
    assertThat(app.stranger().get(received).body()).contains(DEBATE);
    assertThat(app.stranger().get(Cast.SERIES + "/registration/received?del-3=0").body())
        .doesNotContain(DEBATE);
  }

  @Test
  void nobody_is_asked_about_her_and_a_full_part_gives_a_place_in_its_queue() {
    hide();
    app.db()
        .useHandle(handle -> {
          handle.execute("update series set approval = true");
          handle.execute("update part set capacity = 0 where number = 3");
        });
    app.stranger().post(Cast.SERIES + "/registration", "name", "A", "email", ANNE, "scope", "all");
    assertThat(states(ANNE)).isEqualTo("1 PENDING_APPROVAL, 2 PENDING_APPROVAL");
    invite(ANNE);
    assertThat(app.stranger().get(link(ANNE)).body()).contains("Du er allerede påmeldt serien.");
    app.stranger().post(link(ANNE) + "/parts", "part", "3");
    assertThat(states(ANNE)).endsWith("3 WAITLISTED");
    assertThat(app.stranger().get(link(ANNE)).body()).contains("Du er nummer 1 på ventelisten");
  }

  @Test
  void only_with_a_link_that_still_admits_and_only_for_the_registered() {
    hide();
    invite(ANNE);
    var link = link(ANNE);
    // Back to the invitation, which tells how things stand.
    assertThat(app.stranger().post(link + "/parts", "part", "3").headers().map().get("Location"))
        .containsExactly(link);
    register(ANNE);
    app.db().useHandle(handle -> handle.execute("update invitation set state = 'REVOKED'"));
    app.stranger().post(link + "/parts", "part", "3");
    assertThat(states(ANNE)).isEqualTo("1 CONFIRMED, 2 WITHDRAWN");
    assertThat(app.stranger().get(link).body()).doesNotContain(DEBATE);
    app.db().useHandle(handle -> handle.execute("update invitation set state = 'ACCEPTED'"));
    app.db().useHandle(handle -> handle.execute("update series set closes_at = '2030-09-01'"));
    var shut = app.stranger().post(link + "/parts", "part", "3");
    assertThat(shut.statusCode()).isEqualTo(422);
    assertThat(shut.body()).contains("Påmeldingen er stengt");
    app.db().useHandle(handle -> handle.execute("update series set closes_at = null"));
    assertThat(app.stranger().post(link + "/parts", "part", "3").statusCode()).isEqualTo(303);
  }

  @Test
  void a_list_invites_the_registered_to_what_they_lack() {
    register(ANNE);
    hide();
    assertThat(preview()).contains("Én person blir invitert");
    ola.post(DESK + "/visibility", "was", "false 3");
    assertThat(preview()).contains("Allerede påmeldt").doesNotContain("Én person blir invitert");
  }

  @Test
  void the_story_in_a_browser() {
    register(ANNE);
    hide();
    invite(ANNE);
    var link = link(ANNE);
    try (var browser = new Browser(app)) {
      var anne = browser.guest();
      anne.go(link).check("invitation-parts").shot("invitation-parts");
      anne.page().click("text=Legg til delene");
      anne.page().waitForURL("**?done=invitation.added");
      anne.check("invitation-parts-added").shot("invitation-parts-added");
      var organiser = browser.staff(Cast.ORGANISER);
      organiser.go(DESK + "/invitations").shot("invitations-accepted");
      invite("bo@etat.example");
      organiser.go(DESK + "/invitations/2/expiry").check("invitation-expiry");
      organiser.shot("invitation-expiry");
    }
  }

  private String preview() {
    var file =
        "--x\r\nContent-Disposition: form-data; name=\"language\"\r\n\r\nNB\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"l.csv\"\r\n\r\nE-post\n"
            + ANNE
            + "\r\n--x--\r\n";
    var sent =
        ola.send(
            ola.request(DESK + "/invitations/imports")
                .header("Origin", app.origin())
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(
                    java.net.http.HttpRequest.BodyPublishers.ofString(
                        file, StandardCharsets.UTF_8)));
    return ola.get(sent.headers().firstValue("Location").orElseThrow()).body();
  }

  private void hide() {
    assertThat(ola.post(DESK + "/visibility", "was", "false", "part", "3").statusCode())
        .isEqualTo(303);
  }

  private int invite(String email) {
    return ola.post(DESK + "/invitations/new", "email", email, "language", "NB").statusCode();
  }

  /** For the first two parts, and lets the second go. */
  private void register(String email) {
    var fields = new ArrayList<>(List.of("name", "Noen", "email", email, "scope", "some"));
    fields.addAll(List.of("part", "1", "part", "2"));
    app.stranger().post(Cast.SERIES + "/registration", fields.toArray(String[]::new));
    var manage = Inbox.of(app, email).first("REGISTERED").link("/manage/");
    app.stranger().post(manage + "/del-2/release");
  }

  private String link(String email) {
    app.clock().forward(Duration.ofSeconds(6));
    app.app().jobs().runDue();
    return Inbox.of(app, email).first("INVITATION").link("/invitation/");
  }

  private String states(String email) {
    return app.db()
        .withHandle(handle ->
            handle
                .select(
                    """
                    select string_agg(t.number || ' ' || p.state, ', ' order by t.number)
                      from part_registration p
                      join part t on t.id = p.part_id
                      join registration r on r.id = p.registration_id
                     where r.email = ?
                    """,
                    email)
                .mapTo(String.class)
                .one());
  }
}
