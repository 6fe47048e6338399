package no.ordstyrer.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.OpenPage;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rights that are given or taken while a page is open work at once, there too. */
class LiveRightsTest {
  private static final int RIGHTS_CHANGED = 4003;
  private static final String PART = Cast.SERIES + "/del-1";
  private static final String CREW = "/studio" + PART + "/crew";
  private static final String MEMBERS = "/studio/samhandlingsarena/members";

  private final TestApp app = new TestApp();
  private final Visitor ingrid = app.signedIn(Cast.OWNER);
  private final Visitor siri = app.signedIn(Cast.STRANGER);
  private final List<OpenPage> pages = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (var page : pages) {
      page.close();
    }
    app.close();
  }

  @Test
  void a_moderators_rights_appear_and_vanish_without_a_reload_by_hand() {
    try (var browser = new Browser(app)) {
      var page = browser.staff(Cast.STRANGER).go(PART).page();
      var queue = page.locator("a[href='" + PART + "/queue']");
      assertThat(page.locator("#room")).isVisible();
      assertThat(queue).hasCount(0);
      page.evaluate("() => { sessionStorage.reloaded = 0; }");
      give(MEMBERS);
      assertThat(queue.first()).isVisible();
      page.evaluate("() => { sessionStorage.reloaded = 0; }");
      take(MEMBERS);
      assertThat(queue).hasCount(0);
      browser.forgive();
    }
  }

  @Test
  void no_frame_comes_after_a_role_is_taken_though_nothing_else_happens() throws Exception {
    give(CREW);
    var page = open("moderators");
    page.await("hello", () -> !page.heard().isEmpty());
    take(CREW);
    page.await("the end", () -> page.closedWith() == RIGHTS_CHANGED);
    assertThatThrownBy(() -> open("moderators")).hasStackTraceContaining("404");
    assertThat(siri.get(PART + "/changes?since=0&audience=moderators").statusCode()).isEqualTo(404);
  }

  /** What she hears before it is taken shows that she would have heard what came after. */
  @Test
  void whichever_role_is_taken_the_next_frame_does_not_arrive() throws Exception {
    var anne = Attendees.confirmed(app, Cast.ATTENDEE);
    var number = 0;
    for (var right :
        List.of(
            new Right(CREW, "MODERATOR", List.of("moderators", "panel")),
            new Right(CREW, "CHAIR", List.of("chair", "moderators", "panel")),
            new Right(CREW, "PANELIST", List.of("panel")),
            new Right(CREW, "PRODUCER", List.of("panel")),
            new Right(MEMBERS, "OWNER", List.of("moderators", "panel")),
            new Right(MEMBERS, "MODERATOR", List.of("moderators", "panel")),
            new Right(MEMBERS, "ORGANISER", List.of("attendees")),
            new Right(MEMBERS, "VIEWER", List.of("attendees")))) {
      give(right.where(), right.role());
      var hers = new ArrayList<OpenPage>();
      for (var audience : right.audiences()) {
        hers.add(open(audience));
      }
      shortlisted(anne, ++number, "Kanarifugl før " + right);
      for (var page : hers) {
        page.await(right.role(), () -> heard(page).contains("før " + right));
      }
      take(right.where(), right.role());
      shortlisted(anne, ++number, "Kanarifugl etter " + right);
      for (var page : hers) {
        page.await("the end of " + right, () -> page.closedWith() == RIGHTS_CHANGED);
        assertThat(heard(page)).as(right.toString()).doesNotContain("etter " + right);
      }
    }
  }

  /** A role, and the topics that it opens. */
  private record Right(String where, String role, List<String> audiences) {
    @Override
    public String toString() {
      return role + (where.equals(MEMBERS) ? " of the arena" : " of the part");
    }
  }

  /** Asked, published and on the shortlist: each topic of the part is told of it. */
  private void shortlisted(Visitor author, int number, String text) {
    app.clock().forward(Duration.ofSeconds(31));
    assertThat(author.post(PART + "/questions", "text", text).statusCode()).isEqualTo(303);
    for (var rev : List.of("1", "2")) {
      var act = rev.equals("1") ? "/approve" : "/shortlist";
      var done = ingrid.post(PART + "/queue/" + number + act, "rev", rev);
      assertThat(done.statusCode()).isEqualTo(303);
    }
  }

  private static String heard(OpenPage page) {
    return String.join("", page.heard());
  }

  @Test
  void a_role_that_is_given_is_felt_by_the_page_of_a_guest() throws Exception {
    var page = open("attendees");
    var other = new OpenPage(live("attendees"), app.stranger().handshake(), 0, null).open();
    pages.add(other);
    page.await("hello", () -> !page.heard().isEmpty());
    give(CREW);
    page.await("the end", () -> page.closedWith() == RIGHTS_CHANGED);
    // One that slept meanwhile comes back with a page of another time: it is read anew.
    assertThatThrownBy(() -> open("attendees")).hasStackTraceContaining("404");
    assertThat(open("moderators").closedWith()).isZero();
    assertThat(other.closedWith()).as("it concerns nobody else").isZero();
  }

  @Test
  void what_is_taken_back_sends_guests_away() throws Exception {
    var guest = listening(app.stranger());
    guest.await("hello", () -> !guest.heard().isEmpty());
    var path = "/studio" + Cast.SERIES + "/publication/end";
    assertThat(ingrid.post(path).statusCode()).isEqualTo(303);
    guest.await("the end", () -> guest.closedWith() == RIGHTS_CHANGED);
  }

  @Test
  void what_is_hidden_sends_away_who_has_no_place_in_it() throws Exception {
    var guest = listening(app.stranger());
    var anne = listening(Attendees.confirmed(app, Cast.ATTENDEE));
    guest.await("hello", () -> !guest.heard().isEmpty());
    var visibility = "/studio" + Cast.SERIES + "/visibility";
    assertThat(ingrid.post(visibility, "part", "1").statusCode()).isEqualTo(303);
    guest.await("the end", () -> guest.closedWith() == RIGHTS_CHANGED);
    assertThatThrownBy(() -> listening(app.stranger())).hasStackTraceContaining("404");
    shortlisted(Attendees.confirmed(app, Cast.SECOND_ATTENDEE), 1, "Hører hun dette?");
    anne.await("what came after it", () -> heard(anne).contains("Hører hun dette?"));
    assertThat(anne.closedWith()).as("she has a place").isZero();
  }

  @Test
  void who_signs_out_in_another_window_hears_nothing_more() throws Exception {
    give(CREW);
    var page = open("moderators");
    page.await("hello", () -> !page.heard().isEmpty());
    assertThat(siri.fragment("/sign-out").statusCode()).isEqualTo(303);
    var anne = Attendees.confirmed(app, Cast.ATTENDEE);
    anne.post(PART + "/questions", "text", "Hører hun dette?");
    page.await("the end", () -> page.closedWith() == RIGHTS_CHANGED);
    // What was on its way when she signed out may still come: numbers, and not what was asked
    // since.
    assertThat(heard(page)).doesNotContain("Hører hun dette?");
  }

  private OpenPage listening(Visitor who) throws Exception {
    var page = new OpenPage(live("attendees"), who.handshake(), 0, null);
    pages.add(page);
    return page.open();
  }

  private OpenPage open(String audience) throws Exception {
    var page = new OpenPage(live(audience), siri.handshake(), 0, null);
    pages.add(page);
    return page.open();
  }

  private String live(String audience) {
    return app.origin() + PART + "/live?audience=" + audience;
  }

  private void give(String where) {
    give(where, "MODERATOR");
  }

  private void give(String where, String role) {
    var given = ingrid.post(where, "email", Cast.STRANGER.email(), "name", "Siri", "role", role);
    assertThat(given.statusCode()).isEqualTo(303);
  }

  private void take(String where) {
    take(where, "MODERATOR");
  }

  private void take(String where, String role) {
    var account =
        app.db()
            .withHandle(handle ->
                handle
                    .select("select id from account where email = ?", Cast.STRANGER.email())
                    .mapTo(String.class)
                    .one());
    assertThat(ingrid.post(where + "/" + account + "/" + role + "/removal").statusCode())
        .isEqualTo(303);
  }
}
