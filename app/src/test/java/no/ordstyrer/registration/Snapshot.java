package no.ordstyrer.registration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.ordstyrer.TestApp;
import org.jspecify.annotations.Nullable;

/** How everything stands at one moment of the clock. */
record Snapshot(
    List<Row> rows, Map<Long, Integer> capacities, Set<Long> cancelled, @Nullable Integer limit) {
  static Snapshot of(TestApp app) {
    var now = app.clock().instant();
    return app.db()
        .inTransaction(handle -> {
          handle.execute("set transaction isolation level repeatable read");
          var rows = new ArrayList<Row>();
          handle
              .createQuery(
                  """
                  select p.part_id, r.email, p.state, p.queued_at, p.ticket, p.holds_place,
                         coalesce(o.expires_at > :now, false) as offered, coalesce(o.expires_at <= :now, false) as lapsed
                    from part_registration p join registration r on r.id = p.registration_id
                    left join waitlist_offer o on o.part_registration_id = p.id and o.ended_at is null
                  """)
              .bind("now", now)
              .map((row, _) -> {
                var queued = row.getTimestamp("queued_at");
                return new Row(
                    row.getLong("part_id"),
                    row.getString("email"),
                    row.getString("state"),
                    queued == null ? null : queued.toInstant(),
                    row.getLong("ticket"),
                    row.getBoolean("holds_place"),
                    row.getBoolean("offered"),
                    row.getBoolean("lapsed"));
              })
              .forEach(rows::add);
          var capacities = new HashMap<Long, Integer>();
          handle
              .createQuery("select id, capacity from part where capacity is not null")
              .map((row, _) -> capacities.put(row.getLong(1), row.getInt(2)))
              .list();
          var limit =
              handle
                  .createQuery("select capacity from series where capacity is not null")
                  .mapTo(Integer.class)
                  .findOne()
                  .orElse(null);
          var cancelled =
              Set.copyOf(
                  handle
                      .select("select id from part where cancelled_at is not null")
                      .mapTo(Long.class)
                      .list());
          return new Snapshot(rows, capacities, cancelled, limit);
        });
  }

  List<Row> in(long part) {
    return rows.stream().filter(row -> row.part == part).toList();
  }

  List<Row> waiting(long part) {
    return in(part).stream().filter(Row::waits).toList();
  }

  @Nullable Row row(long part, String person) {
    return in(part).stream().filter(row -> row.person.equals(person)).findFirst().orElse(null);
  }

  boolean holds(long part, String person) {
    var row = row(part, person);
    return row != null && row.holds();
  }

  @Nullable Integer capacity(long part) {
    return capacities.get(part);
  }

  long held(long part) {
    return in(part).stream().filter(Row::holds).count();
  }

  Map<Long, Long> held() {
    return rows.stream()
        .filter(Row::holds)
        .collect(Collectors.groupingBy(Row::part, Collectors.counting()));
  }

  long holders() {
    return rows.stream().filter(Row::holds).map(Row::person).distinct().count();
  }

  /** One person's place in one part. */
  record Row(
      long part,
      String person,
      String state,
      @Nullable Instant queuedAt,
      long ticket,
      boolean holdsPlace,
      boolean offered,
      boolean lapsed) {
    boolean holds() {
      return keeps() || offered;
    }

    /** Hers until she lets it go; an offer ends by the clock. */
    boolean keeps() {
      return state.equals("CONFIRMED") || (state.equals("PENDING_APPROVAL") && holdsPlace);
    }

    boolean waits() {
      return state.equals("WAITLISTED") && !offered && !lapsed;
    }

    boolean isBefore(Row other) {
      return ticket < other.ticket;
    }
  }
}
