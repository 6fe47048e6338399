package no.ordstyrer.archive;

import static org.assertj.core.api.Assertions.assertThat;

import no.ordstyrer.Cast;
import no.ordstyrer.Counted;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.Test;

/** A long series is read in as many statements as a short one. */
class JourneyStatementsTest {
  private static final String HERE = Cast.SERIES + "/journey";

  @Test
  void polls_stances_and_debates_are_read_at_once_however_many_there_are() {
    var counted = new Counted(JourneyPages.class);
    var port = TestApp.freePort();
    try (var app = new TestApp();
        var _ = app.node(port, counted::through)) {
      held(app, 10, 11);
      told(app, port, 2);
      var few = counted.statements();

      held(app, 12, 21);
      told(app, port, 12);
      assertThat(counted.statements()).isEqualTo(few).isBetween(10, 40);
    }
  }

  /** So many parts, of which each two have asked the same. */
  private static void told(TestApp app, int port, int parts) {
    var page = app.strangerAt(port).get(HERE).body();
    assertThat(page.split("Hva som flyttet seg, i prosent av dem som svarte</caption>", -1))
        .hasSize(parts / 2 + 1);
    assertThat(page.split("10 svarte begge ganger", -1)).hasSize(parts + 1);
    assertThat(page).contains("Taletid per person", "%d:00".formatted(parts));
  }

  /** In each part a debate in which one spoke for a minute, a poll, and where people stood. */
  private static void held(TestApp app, int from, int to) {
    var series = app.cast().series();
    app.db()
        .useHandle(handle ->
            handle
                .createScript(
                    """
                    create temp table these as select generate_series(%1$d, %2$d) as n;
                    insert into part (series_id, number, kind, venue, label, live_at, ended_at)
                    select %3$d, n, 'PANEL_DEBATE', 'ONLINE', 'Debatt ' || n, now(), now() from these;
                    insert into debate (part_id, state, since)
                    select id, 'PUBLISHED', now() from part join these on n = number;
                    insert into part_person (part_id, role, name, rank)
                    select id, 'PANELIST', 'Petra', 1 from part join these on n = number;
                    insert into seat (part_id, person_id, role, ord, created_at)
                    select p.id, o.id, 'PANELIST', 1, now()
                      from part p join these on n = number join part_person o on o.part_id = p.id;
                    insert into turn (part_id, seat_id, kind, charged, state, queued_at, began_at, ended_at)
                    select p.id, s.id, 'ANSWER', true, 'DONE', now(), now(), now()
                      from part p join these on n = number join seat s on s.part_id = p.id;
                    insert into time_ledger (part_id, seat_id, turn_id, millis, why, at)
                    select t.part_id, t.seat_id, t.id, 60000, 'SPOKEN', now()
                      from part p join these on n = number join turn t on t.part_id = p.id;

                    insert into poll (part_id, number, kind, question, least, most, visibility, state, round, changed_at)
                    select id, 1, 'SINGLE', 'Avstemning ' || n / 2, 1, 1, 'LIVE', 'CLOSED', 1, now()
                      from part join these on n = number;
                    insert into poll_option (poll_id, position, words)
                    select o.id, x, 'Svar ' || x
                      from part p join these on n = number join poll o on o.part_id = p.id, generate_series(1, 2) x;
                    insert into poll_round (poll_id, round, opened_at, closed_at, ballots, eligible)
                    select o.id, 1, now(), now(), 20, 20
                      from part p join these on n = number join poll o on o.part_id = p.id;
                    insert into poll_sum (poll_id, round, position, ballots, ranks)
                    select c.poll_id, 1, c.position, 10, 10
                      from part p join these on n = number join poll o on o.part_id = p.id
                      join poll_option c on c.poll_id = o.id;

                    insert into stance (series_id, part_id, question, created_at, revealed_at)
                    select %3$d, id, 'Enig?', now(), now() from part join these on n = number;
                    insert into stance_option (stance_id, position, words)
                    select s.id, x, 'Standpunkt ' || x
                      from part p join these on n = number join stance s on s.part_id = p.id, generate_series(1, 2) x;
                    insert into stance_round (stance_id, ord, kind, opened_at, closed_at)
                    select s.id, k.ord, k.kind, now(), now()
                      from part p join these on n = number join stance s on s.part_id = p.id,
                           (values (1, 'PRE'), (2, 'POST')) k (ord, kind);
                    insert into stance_sum (round_id, position, ballots)
                    select r.id, x, 5 from part p join these on n = number join stance s on s.part_id = p.id
                      join stance_round r on r.stance_id = s.id, generate_series(1, 2) x;
                    insert into stance_pairing (from_round, to_round, paired, only_from, only_to)
                    select f.id, t.id, 10, 0, 0
                      from part p join these on n = number join stance s on s.part_id = p.id
                      join stance_round f on f.stance_id = s.id and f.ord = 1
                      join stance_round t on t.stance_id = s.id and t.ord = 2;
                    insert into stance_flow (stance_id, from_round, to_round, from_position, to_position, ballots)
                    select s.id, f.id, t.id, x, x, 5
                      from part p join these on n = number join stance s on s.part_id = p.id
                      join stance_round f on f.stance_id = s.id and f.ord = 1
                      join stance_round t on t.stance_id = s.id and t.ord = 2, generate_series(1, 2) x;
                    drop table these;
                    """
                        .formatted(from, to, series))
                .execute());
  }
}
