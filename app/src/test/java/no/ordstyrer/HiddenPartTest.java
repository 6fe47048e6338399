package no.ordstyrer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A canary sings in all that a part says of itself. Once the part is hidden nobody hears it who is
 * not let in: neither on any page that one comes to from the front page or from a registrant's own,
 * nor at any address of the part, nor in a letter.
 */
class HiddenPartTest {
  private static final String CANARY = "kanarifugl-9c4e";
  private static final String DESK = "/studio" + Cast.SERIES;
  private static final Pattern LINK = Pattern.compile("(?:href|action|src)=\"(/[^\"#]*)");

  private final TestApp app = new TestApp();
  private final Visitor ola = app.signedIn(Cast.ORGANISER);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private final Visitor holder = Attendees.confirmed(app, Cast.THIRD_ATTENDEE);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void nobody_hears_of_a_hidden_part_before_it_or_after_it() {
    var manage = registered();
    carryQuestions();
    sing();
    app.db().useHandle(handle -> handle.execute("update series set registration = 'CHOOSE_PARTS'"));
    // As long as it is shown, it is heard in all the places that are looked into below.
    var before = heard(app.stranger(), "/");
    assertThat(before.keySet())
        .contains(
            "/",
            Cast.SERIES,
            Cast.SERIES + ".ics",
            Cast.SERIES + "/del-3",
            Cast.SERIES + "/registration",
            Cast.SERIES + "/registration/colleagues",
            Cast.SERIES + "/registration/received?del-3=0",
            Cast.SERIES + "/del-1");
    assertThat(heard(guestWithPass(), manage).keySet()).contains(manage, Cast.SERIES + "/del-1");

    hide();

    assertThat(heard(app.stranger(), "/")).isEmpty();
    assertThat(heard(guestWithPass(), manage)).isEmpty();
    assertThat(holder.get(Cast.SERIES).body()).contains(CANARY);
    assertThat(ola.get(Cast.SERIES).body()).contains(CANARY);

    app.db().useHandle(handle -> handle.execute("update part set hidden_at = null"));
    end();
    assertThat(heard(app.stranger(), "/").keySet()).contains(Cast.SERIES + "/catch-up");
    assertThat(heard(guestWithPass(), manage).keySet()).contains(Cast.SERIES + "/catch-up");
    hide();

    assertThat(heard(app.stranger(), "/")).isEmpty();
    assertThat(heard(guestWithPass(), manage)).isEmpty();
    assertThat(holder.get(Cast.SERIES + "/catch-up").body()).contains(CANARY);
  }

  @Test
  void no_letter_to_who_is_not_invited_tells_of_it() {
    sing();
    hide();
    ola.post(DESK + "/reminders", "day-before", "yes", "hour-before", "yes");
    var manage = registered();
    app.stranger().post(manage + "/letters");
    app.stranger().post(Cast.SERIES + "/registration/link", "email", "uninvited@etat.example");
    for (var i = 0; i < 45; i++) {
      app.clock().forward(Duration.ofHours(24));
      app.app().jobs().runDue();
    }
    ola.post(DESK + "/cancellation", "rev", "1", "why", "Slik gikk det");
    app.app().jobs().runDue();

    var letters = Inbox.of(app, "uninvited@etat.example").letters();
    assertThat(letters).isNotEmpty();
    assertThat(letters)
        .noneMatch(letter ->
            (letter.subject() + letter.textBody() + letter.htmlBody() + letter.calendar())
                .contains(CANARY));
  }

  /** Somebody who is registered for the parts that she knows of; the address of her own page. */
  private String registered() {
    var sent =
        app.stranger()
            .post(
                Cast.SERIES + "/registration",
                "name",
                "Ubedt",
                "email",
                "uninvited@etat.example",
                "scope",
                "some",
                "part",
                "1",
                "part",
                "2");
    assertThat(sent.statusCode()).isEqualTo(303);
    return Inbox.of(app, "uninvited@etat.example").first("REGISTERED").link("/manage/");
  }

  private Visitor guestWithPass() {
    return Attendees.holding(app, number("select id from registration where name = 'Ubedt'"));
  }

  /** A question goes on from the first part to the third, and what was asked there stands. */
  private void carryQuestions() {
    var first = Cast.SERIES + "/del-1";
    app.db()
        .useHandle(handle -> handle.execute("update part set live_at = now() where number = 1"));
    holder.post(first + "/questions", "text", "Hvem betaler?");
    kari.post(first + "/queue/1/approve", "rev", "1");
    assertThat(kari.post(first + "/outcomes/1/carry", "rev", "2", "part", "3").statusCode())
        .isEqualTo(303);
    app.clock().forward(Duration.ofSeconds(31));
    holder.post(Cast.SERIES + "/del-3/questions", "text", "Hva med " + CANARY + "?");
    kari.post(Cast.SERIES + "/del-3/queue/2/approve", "rev", "1");
  }

  private void sing() {
    app.db()
        .useHandle(handle -> {
          handle.execute(
              "update part set label = ?, theme = ?, description = ?, place = ?, summary = ? where number = 3",
              "Del " + CANARY,
              "Om " + CANARY,
              CANARY,
              CANARY,
              CANARY);
          handle.execute(
              "insert into part_person (part_id, role, name, rank) select id, 'SPEAKER', ?, 9 from part where number = 3",
              CANARY);
        });
    var field =
        ola.post(DESK + "/fields/new", "label", "Om " + CANARY, "kind", "SHORT_TEXT", "part", "3");
    assertThat(field.statusCode()).isIn(303, 404, 422);
  }

  private void hide() {
    app.db()
        .useHandle(handle -> handle.execute("update part set hidden_at = now() where number = 3"));
  }

  private void end() {
    app.db()
        .useHandle(handle ->
            handle.execute("update part set live_at = now(), ended_at = now() where number = 3"));
  }

  /** What can be come to from a page, and every address of the part, where the canary is heard. */
  private Map<String, String> heard(Visitor visitor, String start) {
    var heard = new LinkedHashMap<String, String>();
    var seen = new LinkedHashSet<String>();
    var left = new ArrayDeque<>(ways());
    left.addFirst(start);
    while (!left.isEmpty()) {
      var path = left.poll();
      if (!seen.add(path)) {
        continue;
      }
      var answer = visitor.get(path);
      var body = answer.body() + answer.headers().firstValue("Location").orElse("");
      if (tells(path, body)) {
        heard.put(path, body.replaceAll("(?s).*?(.{0,200}(" + CANARY + "|/del-3)).*", "$1"));
      }
      links(body).forEach(left::add);
    }
    return heard;
  }

  /** The name, or a link to it; a page that is not there repeats the address that was asked for. */
  private static boolean tells(String path, String body) {
    return body.contains(CANARY) || (!path.contains("del-3") && body.contains("/del-3"));
  }

  private static Set<String> links(String body) {
    var links = new LinkedHashSet<String>();
    var matcher = LINK.matcher(body);
    while (matcher.find()) {
      var link = matcher.group(1).replace("&amp;", "&");
      if (!link.startsWith("/static/") && !link.contains("lang=") && !link.contains("sign-")) {
        links.add(link);
      }
    }
    return links;
  }

  /** Every address of the application that can be asked for without knowing a secret. */
  private List<String> ways() {
    var ways = new java.util.ArrayList<String>();
    ways.add(Cast.SERIES + "/registration/received?del-3=0");
    ways.add(Cast.SERIES + "/registration?part=3");
    app.app().addresses().stream()
        .filter(address -> address.startsWith("GET "))
        .map(address -> address.substring(4))
        .map(path -> path.replace("{arena}", "samhandlingsarena").replace("{series}", "18"))
        .map(path -> path.replace("{part}", "del-3").replace("{number}", "1"))
        .filter(path -> !path.contains("{"))
        .forEach(ways::add);
    return ways;
  }

  private long number(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(long.class).one());
  }
}
