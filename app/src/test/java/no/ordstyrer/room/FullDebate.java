package no.ordstyrer.room;

import java.time.Duration;
import java.time.Instant;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.panel.StanceScenes;
import no.ordstyrer.question.QuestionScenes;

/**
 * A debate at its fullest: late, somebody with a long name in the middle of a paused turn, one of
 * four away and one who is not recorded, two who wait, three who want the floor, a long question up
 * and four to come, a stance round open and words that nobody has seen.
 */
final class FullDebate {
  static final String PART = Cast.SERIES + "/del-3";
  static final Instant TEN = Instant.parse("2030-10-10T08:00:00Z");

  private FullDebate() {}

  static void of(TestApp app) {
    app.clock().set(TEN.minus(Duration.ofMinutes(20)));
    StanceScenes.write(app.signedIn(Cast.ORGANISER), PART);
    QuestionScenes.debate(app, 0);
    var turid = app.signedIn(Cast.CHAIR);
    turid.post(PART + "/debate");
    people(app);
    turid.post(PART + "/debate/state", "from", "DRAFT", "to", "GREEN_ROOM");
    app.clock().set(TEN.plus(Duration.ofMinutes(6)));
    turid.post(PART + "/debate/state", "from", "GREEN_ROOM", "to", "LIVE");
    turid.post(PART + "/run/next", "believed", "");
    for (var words : new String[] {"To minutter igjen", "Snakk tettere på mikrofonen"}) {
      turid.post(PART + "/chair/cues", "to", "PANEL", "words", words);
    }
    turid.post(PART + "/turns", "believed", "", "seat", seat(app, Cast.PANELIST.name()));
    app.clock().forward(Duration.ofSeconds(75));
    var turn = number(app, "select max(id) from turn");
    turid.post(PART + "/turns/" + turn + "/pause", "believed", String.valueOf(turn));
    for (var name : new String[] {Cast.SECOND_PANELIST.name(), "Ahmed Yusuf Abdirahman"}) {
      turid.post(PART + "/turns/queue", "seat", seat(app, name));
    }
    wishes(app);
  }

  private static void people(TestApp app) {
    var part = app.cast().parts().get(2);
    app.db()
        .useHandle(handle -> {
          for (var name :
              new String[] {"Ragnhild Øvregaard Kristoffersen", "Ahmed Yusuf Abdirahman"}) {
            handle.execute(
                """
                with person as (
                  insert into part_person (part_id, role, name, organisation, rank)
                  values (?, 'PANELIST', ?, 'Sametinget', 9) returning id, part_id)
                insert into seat (part_id, person_id, role, ord, created_at)
                select part_id, id, 'PANELIST', id, now() from person
                """,
                part,
                name);
          }
          handle.execute(
              "update seat set state = 'ON_STAGE', recording = true, since = ?, budget_millis = 720000"
                  + " where role = 'PANELIST'",
              app.clock().instant());
          handle.execute(
              "update seat set state = 'AWAY' where person_id = (select id from part_person where"
                  + " name like 'Ragnhild%')");
          handle.execute(
              "update seat set recording = false where person_id = (select id from part_person where"
                  + " name like 'Ahmed%')");
          handle.execute(
              "update seat set pronounced = 'Máret, med trykk på første stavelse' where person_id ="
                  + " (select id from part_person where name = ?)",
              Cast.PANELIST.name());
          handle.execute(
              "update part_person set organisation = 'Direktoratet for forvaltning og"
                  + " økonomistyring' where name = ?",
              Cast.PANELIST.name());
          handle.execute(
              "update question set text = ? where number = 1",
              "Hvem skal betale når gevinsten kommer i en annen sektor enn kostnaden, og hvordan"
                  + " skal en liten kommune i Finnmark kunne ta sin del av regningen når"
                  + " tildelingsbrevet fra departementet er skrevet for én etat om gangen og året"
                  + " er omme før noen har rukket å snakke sammen om det?");
          handle.execute(
              "update question set handling = 'SHORTLISTED', rank = number where number in (5, 7)");
        });
  }

  private static void wishes(TestApp app) {
    app.db()
        .useHandle(handle -> {
          var part = app.cast().parts().get(2);
          var at = app.clock().instant();
          var asks =
              new String[][] {
                {
                  Cast.SECOND_PANELIST.name(),
                  "POINT_OF_ORDER",
                  "Kan vi ta spørsmålet om kommunene samlet?"
                },
                {
                  "Ahmed Yusuf Abdirahman",
                  "REPLY",
                  "Om kostnadene i kommunene, og hvem som tar dem"
                },
                {Cast.SECOND_PANELIST.name(), "NEW_TOPIC", "Lovverket er ikke hinderet"},
              };
          for (var ask : asks) {
            handle.execute(
                "insert into floor_request (part_id, seat_id, kind, note, asked_at)"
                    + " values (?, ?, ?, ?, ?)",
                part,
                Long.parseLong(seat(app, ask[0])),
                ask[1],
                ask[2],
                at);
          }
          // The long name comes last: all of the above knows her by the short one.
          handle.execute(
              "update part_person set name = 'Máret Ánne Sara-Kristoffersen Guttormsgaard'"
                  + " where name = ?",
              Cast.PANELIST.name());
        });
  }

  private static String seat(TestApp app, String name) {
    long seat =
        app.db()
            .withHandle(handle ->
                handle
                    .select(
                        "select s.id from seat s join part_person p on p.id = s.person_id"
                            + " where p.name = ?",
                        name)
                    .mapTo(long.class)
                    .one());
    return String.valueOf(seat);
  }

  private static long number(TestApp app, String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(long.class).one());
  }
}
