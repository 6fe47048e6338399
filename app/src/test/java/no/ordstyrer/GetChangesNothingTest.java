package no.ordstyrer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Mail scanners follow every link in every letter, and some of them the links of the page behind
 * it. Whatever they open, nothing may happen to the person who was written to.
 */
class GetChangesNothingTest {
  private static final String PATH = Cast.SERIES + "/registration";
  private static final String STUDIO = "/studio/samhandlingsarena";
  private static final String NEW = "ny@etat.example";
  private static final Set<String> KINDS =
      Set.of(
          "SIGN_IN",
          "MEMBER_INVITATION",
          "REGISTERED",
          "ADDED",
          "APPROVED",
          "REJECTED",
          "RELEASED",
          "WITHDRAWN",
          "CHANGED",
          "OFFERED",
          "CLAIMED",
          "LAPSED",
          "AGAIN",
          "LINK",
          "HANDOVER_ASK",
          "HANDOVER_NOTICE");

  private static final Pattern ADDRESS = Pattern.compile("(?:https?|webcal)://[^\\s\"'<>\\\\]+");
  private static final Pattern REFERENCE =
      Pattern.compile("(?:href|src|action)=\"(/[^\"#]*|\\?[^\"#]*)");

  private final TestApp app = new TestApp();

  /** The browser in which all of them were asked for: it holds what makes a link count. */
  private final Visitor asker = app.stranger();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void opening_every_link_of_every_letter_twice_changes_nothing() {
    writeLettersOfEveryKind();
    var links = linksOfAllLetters();
    assertThat(kinds()).containsExactlyInAnyOrderElementsOf(KINDS);
    assertThat(links)
        .anyMatch(link -> link.startsWith("/sign-in/"))
        .anyMatch(link -> link.startsWith("/manage/"))
        .anyMatch(link -> link.startsWith("/join/"))
        .anyMatch(link -> link.startsWith("/offer/"))
        .anyMatch(link -> link.startsWith("/handover/stop/"))
        .anyMatch(link -> link.startsWith("/calendar/"));

    var before = Dump.of(app.db());
    var beyond = new LinkedHashSet<String>();
    for (var link : links) {
      for (var visitor : List.of(app.stranger(), asker)) {
        assertThat(visitor.send(visitor.request(link).HEAD()).statusCode())
            .as(link)
            .isLessThan(400);
        assertThat(visitor.get(link).statusCode()).as(link).isLessThan(400);
        beyond.addAll(references(link, visitor.get(link).body()));
      }
    }
    beyond.removeAll(links);
    assertThat(beyond).anyMatch(link -> link.endsWith("/erasure"));
    for (var link : beyond) {
      assertThat(app.stranger().get(link).statusCode()).as(link).isLessThan(500);
      asker.get(link);
    }
    assertThat(Dump.of(app.db())).isEqualTo(before);
    theyStillWork();
  }

  /** That nothing happened above is because of GET: the same links are still good. */
  private void theyStillWork() {
    var signIn = newest("SIGN_IN", "/sign-in/");
    assertThat(asker.post(signIn).headers().firstValue("Location")).hasValue("/studio");
    assertThat(app.stranger().post(newest("OFFERED", "/offer/") + "/claim").statusCode())
        .isEqualTo(303);
    assertThat(Inbox.of(app, "e@etat.example").last().kind()).isEqualTo("CLAIMED");
  }

  private void writeLettersOfEveryKind() {
    var ingrid = app.signedIn(Cast.OWNER);
    ingrid.post(STUDIO + "/members", "email", NEW, "name", "Ny Person", "role", "ORGANISER");
    var crew = STUDIO + "/18/del-3/crew";
    ingrid.post(crew, "email", "ekspert@etat.example", "name", "Ekspert", "role", "PANELIST");
    capacity(1);
    for (var who : List.of("a", "b", "c", "d", "e")) {
      register(who);
    }
    // A place that is offered and taken, one that is declined, one that lapses, one that waits.
    act(manage("a"), "/del-1/release");
    act(offer("b"), "/claim");
    act(manage("b"), "/del-1/release");
    act(offer("c"), "/decline");
    app.clock().forward(Duration.ofHours(24));
    assertThat(app.stranger().get(offer("d")).body()).contains("Fristen er gått ut");
    assertThat(app.stranger().post(offer("d") + "/claim").statusCode()).isEqualTo(422);
    act(manage("a"), "/del-2/release");
    act(manage("a"), "/del-2/return");
    app.stranger().post(manage("a") + "/details", "name", "Anne B.", "calendar", "NONE");
    act(manage("c"), "/withdrawal");
    app.clock().forward(Duration.ofMinutes(10));
    register("a");
    app.stranger().post(PATH + "/link", "email", "a@etat.example");
    app.letter("LINK", "a@etat.example");
    act(manage("b"), "/address", "email", "b@nyetat.example");
    act(manage("e"), "/transfer", "email", "f@etat.example", "name", "f");
    answered("g", "APPROVED");
    answered("h", "REJECTED");
    asker.post("/sign-in", "email", Cast.ORGANISER.email());
    app.letter("SIGN_IN", Cast.ORGANISER.email());
  }

  private void register(String who) {
    asker.post(PATH, "scope", "all", "name", who, "email", who + "@etat.example");
    Inbox.deliver(app);
  }

  private void answered(String who, String answer) {
    app.db().useHandle(handle -> handle.execute("update series set approval = true"));
    register(who);
    var id =
        app.db()
            .withHandle(handle ->
                handle
                    .select("select id from registration where name = ?", who)
                    .mapTo(String.class)
                    .one());
    // A day later she has to sign in again.
    app.signedIn(Cast.OWNER)
        .post(STUDIO + "/18/admission/answer", "id", id, "answer", answer, "reason", "Derfor.");
    Inbox.deliver(app);
  }

  private void act(String link, String verb, String... fields) {
    assertThat(app.stranger().post(link + verb, fields).statusCode()).as(verb).isEqualTo(303);
    Inbox.deliver(app);
  }

  private String manage(String who) {
    return Inbox.of(app, who + "@etat.example").first("REGISTERED").link("/manage/");
  }

  private String offer(String who) {
    return Inbox.of(app, who + "@etat.example").first("OFFERED").link("/offer/");
  }

  private void capacity(int places) {
    app.db()
        .useHandle(
            handle -> handle.execute("update part set capacity = ? where number = 1", places));
  }

  private List<String> kinds() {
    return app.db()
        .withHandle(
            handle -> handle.select("select distinct kind from letter").mapTo(String.class).list());
  }

  private String newest(String kind, String prefix) {
    var text =
        app.db()
            .withHandle(handle ->
                handle
                    .createQuery(
                        "select text_body from letter where kind = ? order by id desc limit 1")
                    .bind(0, kind)
                    .mapTo(String.class)
                    .one());
    return text.replaceAll("(?s).*?(" + prefix + "[A-Za-z0-9_-]+).*", "$1");
  }

  /** Those of the text, of its HTML and of the calendar part, as paths of ours, with queries. */
  private Set<String> linksOfAllLetters() {
    var wholes =
        app.db()
            .withHandle(handle ->
                handle
                    .createQuery(
                        "select text_body || ' ' || html_body || ' ' || coalesce(calendar, '') from letter order by id")
                    .mapTo(String.class)
                    .list());
    var links = new LinkedHashSet<String>();
    for (var whole : wholes) {
      var matcher = ADDRESS.matcher(whole.replace("\r\n ", "").replace("&amp;", "&"));
      while (matcher.find()) {
        var address = matcher.group().replaceFirst("^webcal:", "http:");
        if (address.startsWith(app.origin())) {
          links.add(address.substring(app.origin().length()));
        }
      }
    }
    return links;
  }

  /** What a page leads to, forms too: a scanner does not know them from links. */
  private static List<String> references(String page, String body) {
    var found = new ArrayList<String>();
    var matcher = REFERENCE.matcher(body);
    while (matcher.find()) {
      var to = matcher.group(1).replace("&amp;", "&");
      if (!to.startsWith("/static") && !to.startsWith("//")) {
        found.add(to.startsWith("?") ? page.replaceFirst("\\?.*", "") + to : to);
      }
    }
    return found;
  }
}
