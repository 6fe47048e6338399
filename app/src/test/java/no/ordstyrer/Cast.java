package no.ordstyrer;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The people of the tests and their arena: Samhandlingsarena #18, two webinars and a panel debate
 * two weeks apart, published, registration open, nobody registered yet.
 */
public record Cast(long arena, long series, List<Long> parts) {
  public static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  public static final Person OWNER = new Person("Ingrid Eier", "ingrid@samhandling.example");
  public static final Person ORGANISER = new Person("Ola Arrangør", "ola@samhandling.example");
  public static final Person MODERATOR = new Person("Kari Møteleder", "kari@samhandling.example");
  public static final Person SECOND_MODERATOR =
      new Person("Per Møteleder", "per@samhandling.example");
  public static final Person CHAIR = new Person("Turid Ordstyrer", "turid@samhandling.example");
  public static final Person PANELIST = new Person("Máret Ánne Sara", "maret@direktorat.example");
  public static final Person SECOND_PANELIST = new Person("Jon Bjørnøy", "jon@kommune.example");
  public static final Person STRANGER = new Person("Siri Fremmed", "siri@annetsted.example");

  /** Attendees have no account: they register. */
  public static final Person ATTENDEE = new Person("Anne Deltaker", "anne@etat.example");

  public static final Person SECOND_ATTENDEE = new Person("Bjørn Å. Lie", "bjorn@fylke.example");
  public static final Person THIRD_ATTENDEE =
      new Person("Čierva Đoahttu", "cierva@sametinget.example");

  /** {@code /samhandlingsarena/18}. */
  public static final String SERIES = "/samhandlingsarena/18";

  /** A name and an address. */
  public record Person(String name, String email) {}

  public static Cast in(Jdbi db, Instant now) {
    return db.inTransaction(handle -> {
      var arena =
          id(
              handle,
              "insert into arena (slug, name, organiser, created_at) values"
                  + " ('samhandlingsarena', 'Samhandlingsarena', 'NORSTELLA', ?)",
              now);
      var other =
          id(
              handle,
              "insert into arena (slug, name, organiser, created_at) values"
                  + " ('annen-arena', 'En annen arena', 'Andre', ?)",
              now);
      member(handle, arena, OWNER, "OWNER", now);
      member(handle, arena, ORGANISER, "ORGANISER", now);
      member(handle, arena, MODERATOR, "MODERATOR", now);
      member(handle, arena, SECOND_MODERATOR, "MODERATOR", now);
      member(handle, other, STRANGER, "OWNER", now);
      var series =
          id(
              handle,
              "insert into series (arena_id, slug, number, title, question, registration,"
                  + " created_at, published_at) values (?, '18', 18, 'Er styringsstrukturen i forvaltningen"
                  + " et hinder for tverrsektorielt digitalt samarbeid?', 'Hva er alternativet?',"
                  + " 'WHOLE_SERIES', ?, ?)",
              arena,
              now,
              now);
      var parts =
          List.of(
              part(
                  handle,
                  series,
                  1,
                  "WEBINAR",
                  "Webinar 1",
                  "Hva er svakheten ved dagens styringsmodell?",
                  "2030-09-12T10:00"),
              part(
                  handle,
                  series,
                  2,
                  "WEBINAR",
                  "Webinar 2",
                  "Hva er alternative styringsmodeller?",
                  "2030-09-26T10:00"),
              part(
                  handle,
                  series,
                  3,
                  "PANEL_DEBATE",
                  "Webinar 3",
                  "Paneldebatt - digitalisering og styringsstruktur",
                  "2030-10-10T10:00"));
      role(handle, parts.get(2), CHAIR, "CHAIR", now);
      role(handle, parts.get(2), PANELIST, "PANELIST", now);
      role(handle, parts.get(2), SECOND_PANELIST, "PANELIST", now);
      return new Cast(arena, series, parts);
    });
  }

  private static long part(
      Handle handle,
      long series,
      int number,
      String kind,
      String label,
      String theme,
      String start) {
    var from = LocalDateTime.parse(start).atZone(OSLO).toInstant();
    return id(
        handle,
        "insert into part (series_id, number, kind, venue, label, theme, starts_at, ends_at)"
            + " values (?, ?, ?, 'ONLINE', ?, ?, ?, ?)",
        series,
        number,
        kind,
        label,
        theme,
        from,
        from.plusSeconds(90 * 60));
  }

  private static void member(Handle handle, long arena, Person person, String role, Instant now) {
    handle.execute(
        "insert into arena_member (arena_id, account_id, role, since) values (?, ?, ?, ?)",
        arena,
        account(handle, person, now),
        role,
        now);
  }

  private static void role(Handle handle, long part, Person person, String role, Instant now) {
    var account = account(handle, person, now);
    handle.execute(
        "insert into part_role (part_id, account_id, role, since) values (?, ?, ?, ?)",
        part,
        account,
        role,
        now);
    var seat =
        id(
            handle,
            "insert into part_person (part_id, role, name, organisation, rank, account_id)"
                + " values (?, ?, ?, '', 1, ?)",
            part,
            role,
            person.name(),
            account);
    handle.execute(
        "insert into seat (part_id, person_id, role, ord, created_at) values (?, ?, ?, ?, ?)",
        part,
        seat,
        role,
        (int) seat,
        now);
  }

  private static long account(Handle handle, Person person, Instant now) {
    return id(
        handle,
        "insert into account (email, name, created_at) values (?, ?, ?)"
            + " on conflict (email) do update set name = excluded.name",
        person.email(),
        person.name(),
        now);
  }

  private static long id(Handle handle, String sql, Object... bound) {
    var update = handle.createUpdate(sql);
    for (var i = 0; i < bound.length; i++) {
      update.bind(i, bound[i]);
    }
    return update.executeAndReturnGeneratedKeys("id").mapTo(long.class).one();
  }
}
