package no.ordstyrer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.ordstyrer.access.Tokens;
import no.ordstyrer.access.Tokens.Purpose;

/**
 * One of each role, signed in, and one of everything that an address may name. The roles on a part
 * are on the panel debate; {@code neighbour} has all of them on another part of the same series,
 * where {@code next-door} is an attendee.
 */
final class RouteScene {
  static final String PART = Cast.SERIES + "/del-3";

  private static final List<String> ON_A_PART =
      List.of("MODERATOR", "CHAIR", "PANELIST", "PRODUCER", "CHECKIN");

  private final TestApp app;
  private final Map<String, Visitor> visitors = new LinkedHashMap<>();
  private final Map<String, String> named = new LinkedHashMap<>();

  RouteScene(TestApp app) {
    this.app = app;
    visitors.put("guest", app.stranger());
    people();
    staff();
    room();
    links();
  }

  Map<String, Visitor> visitors() {
    return visitors;
  }

  /** The address with the things of the scene in it. */
  String filled(String path) {
    var purpose = path.replaceAll("^.*?([a-z-]*)/\\{token}.*$", "$1");
    var filled = path.replace("{token}", "{" + purpose + "-token}");
    if (filled.endsWith("-token}/{file}")) {
      filled = filled.replace("{file}", "del-3.ics");
    }
    filled = filled.replace("/admission/{round}", "/admission/{admission-round}");
    filled = filled.replace("{role}", path.contains("/crew/") ? "CHECKIN" : "VIEWER");
    filled = filled.replaceAll("\\{[a-z]+=([^}]*)}", "$1");
    for (var name : named.entrySet()) {
      filled = filled.replace("{" + name.getKey() + "}", name.getValue());
    }
    if (filled.contains("{")) {
      throw new AssertionError("The scene has nothing to put into " + filled);
    }
    return filled;
  }

  private void people() {
    visitors.put("attendee", Attendees.confirmed(app, Cast.ATTENDEE));
    visitors.put(
        "next-door",
        Attendees.confirmed(
            app, new Cast.Person("Nabo", "nabo@etat.example"), List.of(app.cast().parts().get(1))));
    execute(
        "insert into series (arena_id, slug, title, created_at, published_at) values (?, 'annen',"
            + " 'En annen serie', ?, ?)",
        app.cast().arena(),
        TestApp.NOW,
        TestApp.NOW);
    execute(
        "insert into series (arena_id, slug, title, created_at) values (?, 'utkast', 'Et utkast',"
            + " ?)",
        app.cast().arena(),
        TestApp.NOW);
    execute(
        "insert into part (series_id, number, kind, venue, label)"
            + " select id, 1, 'WEBINAR', 'ONLINE', 'Webinar' from series where slug = 'utkast'");
    var other = number("select id from series where slug = 'annen'");
    execute(
        "insert into registration (series_id, name, email, email_key, language, created_at,"
            + " changed_at) values (?, 'Annen', 'annen@etat.example', 'annen@etat.example', 'nb',"
            + " ?, ?)",
        other,
        TestApp.NOW,
        TestApp.NOW);
    var elsewhere = number("select id from registration where series_id = ?", other);
    visitors.put(
        "elsewhere", app.stranger().carrying("pass-" + other, token(Purpose.PASS, elsewhere)));
  }

  private void staff() {
    visitors.put("owner", app.signedIn(Cast.OWNER));
    visitors.put("organiser", app.signedIn(Cast.ORGANISER));
    visitors.put("moderator", app.signedIn(Cast.MODERATOR));
    member("viewer", "VIEWER");
    for (var role : ON_A_PART) {
      var name =
          role.equals("MODERATOR") ? "part-moderator" : role.toLowerCase(java.util.Locale.ROOT);
      if (role.equals("CHAIR") || role.equals("PANELIST")) {
        visitors.put(name, app.signedIn(role.equals("CHAIR") ? Cast.CHAIR : Cast.PANELIST));
      } else {
        onPart(name, app.cast().parts().get(2), List.of(role));
      }
    }
    onPart("neighbour", app.cast().parts().get(1), ON_A_PART);
    visitors.put("stranger", app.signedIn(Cast.STRANGER));
    // Somebody to take a role from.
    var gone = account("gone");
    execute(
        "insert into arena_member (arena_id, account_id, role, since) values (?, ?, 'VIEWER',"
            + " now())",
        app.cast().arena(),
        gone);
    execute(
        "insert into part_role (part_id, account_id, role, since) values (?, ?, 'CHECKIN', now())",
        app.cast().parts().get(2),
        gone);
    named.put("account", Long.toString(gone));
  }

  private void room() {
    named.put("arena", "samhandlingsarena");
    named.put("series", "18");
    named.put("part", "del-3");
    named.put("number", "1");
    named.put("hex", "0b5a60");
    named.put(
        "assets", app.stranger().get("/").body().replaceAll("(?s).*?/static/([0-9a-f]+)/.*", "$1"));
    visitor("attendee").post(PART + "/questions", "text", "Et spørsmål til panelet");
    app.clock().forward(Duration.ofMinutes(1));
    visitor("attendee").post(Cast.SERIES + "/del-1/questions", "text", "Et spørsmål til webinaret");
    visitor("moderator").post(PART + "/queue/1/approve", "rev", "1");
    visitor("moderator").post(Cast.SERIES + "/del-1/queue/1/approve", "rev", "1");
    app.clock().forward(Duration.ofMinutes(1));
    visitor("attendee").post(PART + "/questions", "text", "Et spørsmål som venter");
    moreQuestions();
    // The number is drawn by lot.
    execute("update room_participant set number = 1 where part_id = ?", app.cast().parts().get(2));
    for (var kind : List.of("OPEN_TEXT", "CLOUD")) {
      visitor("moderator")
          .post(PART + "/polls", "kind", kind, "question", "Hva?", "visibility", "ON_REVEAL");
    }
    visitor("moderator")
        .post(
            PART + "/polls",
            "kind",
            "SCALE_5",
            "question",
            "Hva?",
            "visibility",
            "NEVER",
            "named",
            "yes");
    visitor("moderator").post(PART + "/polls/1/open", "rev", "1");
    visitor("attendee").post(PART + "/polls/1/ballot", "round", "1", "counter", "1", "text", "Ja");
    named.put("text", newest("poll_text"));
    app.clock().forward(Duration.ofMinutes(1));
    visitor("chair").post(PART + "/debate");
    execute(
        "insert into debate (part_id, state, since) values (?, 'PUBLISHED', now())",
        app.cast().parts().get(0));
    var seat = number("select min(id) from seat where role = 'PANELIST'");
    named.put("seat", Long.toString(seat));
    visitor("chair").post(PART + "/turns/queue", "seat", named.get("seat"), "kind", "OPENING");
    visitor("panelist").post(PART + "/seat/floor", "kind", "REPLY", "note", "");
    visitor("chair").post(PART + "/chair/cues", "words", "To minutter igjen");
    named.put("cue", newest("cue"));
    visitor("chair").post(PART + "/promises", "words", "Vi gjør det", "owner", "Digdir");
    named.put("promise", newest("promise"));
    visitor("organiser")
        .post(
            "/studio" + Cast.SERIES + "/form/new",
            "kind",
            "SHORT",
            "label",
            "Hva vil du vite?",
            "keep",
            "30");
    visitor("organiser")
        .post(
            PART + "/stance/edit",
            "rev",
            "0",
            "question",
            "Enig?",
            "options",
            "Ja\nNei",
            "framing",
            "EXPLORATORY");
    named.put("turn", newest("turn"));
    named.put("request", newest("floor_request"));
    named.put("item", newest("run_item"));
    named.put("pre", Long.toString(number("select min(id) from stance_round")));
    named.put("round", Long.toString(number("select max(id) from stance_round")));
    named.put("field", newest("field"));
    named.put(
        "place",
        Long.toString(
            number(
                "select max(id) from part_registration where part_id = ?",
                app.cast().parts().get(2))));
  }

  /** What is done with one leaves the others as they are: two that wait, three that are public. */
  private void moreQuestions() {
    var part = app.cast().parts().get(2);
    for (var number = 3; number <= 7; number++) {
      execute(
          "insert into question (part_id, number, anonymous, text, asked_at, moderation,"
              + " published_at, changed_at) select ?, ?, true, 'Nok et', at, ?, case when ? > 4"
              + " then at end, at from (select ?::timestamptz as at)",
          part,
          number,
          number > 4 ? "PUBLISHED" : "PENDING",
          number,
          app.clock().instant());
    }
    execute("update room set last_number = 7 where part_id = ?", part);
    execute(
        "insert into question_draft (question_id, text, written_at) select id, 'Ja', ? from"
            + " question where part_id = ? and number = 6",
        app.clock().instant(),
        part);
    named.put(
        "panelist",
        Long.toString(
            number(
                "select min(id) from part_person where part_id = ? and role = 'PANELIST'", part)));
    execute(
        "insert into theme (series_id, name, rank) values (?, 'Penger', 2)", app.cast().series());
    named.put("topic", newest("theme"));
  }

  private void links() {
    var registration =
        number("select min(id) from registration where series_id = ?", app.cast().series());
    var place = number("select min(id) from part_registration");
    execute(
        "insert into waitlist_offer (part_registration_id, made_at, expires_at) values (?, ?, ?)",
        place,
        TestApp.NOW,
        TestApp.NOW.plusSeconds(3600));
    execute(
        "update part_registration set state = 'WAITLISTED', queued_at = now() where id = ?", place);
    named.put("manage-token", token(Purpose.MANAGE, registration));
    named.put("unsubscribe-token", token(Purpose.UNSUBSCRIBE, registration));
    app.stranger()
        .post(
            "/manage/" + named.get("manage-token") + "/transfer",
            "name",
            "Ny",
            "email",
            "ny@etat.example");
    var handover = Long.parseLong(newest("handover"));
    named.put("handover-token", token(Purpose.CONFIRM, handover));
    named.put("stop-token", token(Purpose.STOP, handover));
    named.put("join-token", token(Purpose.JOIN, place + 2));
    door();
    named.put("offer-token", token(Purpose.OFFER, Long.parseLong(newest("waitlist_offer"))));
    named.put("calendar-token", token(Purpose.FEED, registration));
    named.put("file", named.get("calendar-token") + ".ics");
    var stage = visitor("moderator").get(PART + "/panel").body();
    named.put("stage-token", stage.replaceAll("(?s).*?/stage/([A-Za-z0-9_-]+).*", "$1"));
    app.stranger().post("/sign-in", "email", Cast.SECOND_MODERATOR.email());
    named.put(
        "sign-in-token", app.signInLink(Cast.SECOND_MODERATOR).substring("/sign-in/".length()));
    named.put("id", newest("letter"));
    execute(
        "insert into participant_list (series_id, participants, visitors) values (?, 'PEOPLE',"
            + " 'PEOPLE')",
        app.cast().series());
    execute(
        "insert into letter (dedupe_key, kind, priority, recipient, recipient_key, language,"
            + " subject, text_body, html_body, series_id, created_at, due_at) values ('scene',"
            + " 'MOVED', 3, 'a@etat.example', 'a@etat.example', 'nb', 'Flyttet', '', '', ?, now(),"
            + " now())",
        app.cast().series());
    named.put("letter", newest("letter"));
    people(registration);
  }

  /** What organisers do with people leaves things of its own. */
  private void people(long registration) {
    named.put("person", Long.toString(registration));
    execute(
        "insert into registration_note (registration_id, words, at) values (?, 'Ring', now())",
        registration);
    execute(
        "insert into bulk_act (series_id, kind, writes, made_at) values (?, 'LINK', true, now())",
        app.cast().series());
    execute(
        "insert into approval_round (series_id, answer, at) values (?, 'APPROVED', now())",
        app.cast().series());
    for (var who : List.of("gjest", "venn")) {
      execute(
          "insert into invitation (series_id, email, email_key, language, state, since,"
              + " letter_asked_at) values (?, ? || '@etat.example', ? || '@etat.example', 'nb',"
              + " 'PENDING', now(), now())",
          app.cast().series(),
          who,
          who);
    }
    var invitation = number("select min(id) from invitation");
    named.put("invitation-token", token(Purpose.INVITATION, invitation));
    named.put("invitation", newest("invitation"));
    execute(
        "insert into invitation_import (series_id, by_account, at, language, content)"
            + " select ?, id, ?, 'nb', 'epost' from account where email = '"
            + Cast.ORGANISER.email()
            + "'",
        app.cast().series(),
        TestApp.NOW);
    named.put("import", newest("invitation_import"));
    execute(
        "insert into need (registration_id, kinds, words, at) select min(id), array['DIET'], 'Uten"
            + " nøtter', now() from registration where series_id = ?",
        app.cast().series());
    named.put("need", newest("need"));
    execute(
        "insert into theme (series_id, name, rank) values (?, 'Styring', 1)", app.cast().series());
    named.put("theme", newest("theme"));
    named.put("note", newest("registration_note"));
    named.put("act", newest("bulk_act"));
    named.put("admission-round", newest("approval_round"));
  }

  /** The debate is held where people come in by a door, and seen in a video meeting. */
  private void door() {
    var part = app.cast().parts().get(2);
    execute("update part set venue = 'HYBRID' where id = ?", part);
    var join = app.stranger().get("/join/" + named.get("join-token")).body();
    named.put("code", join.replaceAll("(?s).*<strong>([0-9A-Z-]{7,})</strong>.*", "$1"));
    execute(
        "insert into attendance_report (part_id, source, zone, digest, read_at) values (?, 'ZOOM',"
            + " 'UTC', '', now())",
        part);
    execute(
        "insert into attendance_report_line (report_id, name, email, from_at, until_at)"
            + " select id, 'Gjest', '', now(), now() from attendance_report");
    named.put("report", newest("attendance_report"));
  }

  Visitor visitor(String name) {
    return java.util.Objects.requireNonNull(visitors.get(name));
  }

  private void member(String name, String role) {
    execute(
        "insert into arena_member (arena_id, account_id, role, since) values (?, ?, ?, now())",
        app.cast().arena(),
        account(name),
        role);
    visitors.put(name, app.signedIn(person(name)));
  }

  private void onPart(String name, long part, List<String> roles) {
    var account = account(name);
    for (var role : roles) {
      execute(
          "insert into part_role (part_id, account_id, role, since) values (?, ?, ?, now())",
          part,
          account,
          role);
    }
    visitors.put(name, app.signedIn(person(name)));
  }

  private long account(String name) {
    execute(
        "insert into account (email, name, created_at) values (?, ?, now())",
        person(name).email(),
        name);
    return number("select max(id) from account");
  }

  private static Cast.Person person(String name) {
    return new Cast.Person(name, name + "@ruter.example");
  }

  private static String token(Purpose purpose, long id) {
    return new Tokens(Attendees.SECRET.getBytes(StandardCharsets.UTF_8)).issue(purpose, id, 1);
  }

  private String newest(String table) {
    return Long.toString(number("select max(id) from " + table));
  }

  private void execute(String sql, Object... bound) {
    app.db().useHandle(handle -> handle.execute(sql, bound));
  }

  private long number(String sql, Object... bound) {
    return app.db().withHandle(handle -> handle.select(sql, bound).mapTo(long.class).one());
  }
}
