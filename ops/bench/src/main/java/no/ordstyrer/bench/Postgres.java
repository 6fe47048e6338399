package no.ordstyrer.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A PostgreSQL that waits for the disk, as one in production does. */
final class Postgres implements AutoCloseable {
  private final EmbeddedPostgres server;

  Postgres() throws IOException {
    this(Map.of());
  }

  private Postgres(Map<String, String> more) throws IOException {
    var builder =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("shared_buffers", "256MB")
            .setServerConfig("max_connections", "100")
            .setLocaleConfig("locale", "C.UTF-8");
    more.forEach(builder::setServerConfig);
    server = builder.start();
  }

  /** One that can be asked to {@link #explain}; until then it says nothing. */
  static Postgres explaining() throws IOException {
    return new Postgres(
        Map.of("session_preload_libraries", "auto_explain", "logging_collector", "on"));
  }

  int port() {
    return server.getPort();
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/postgres";
  }

  void run(String sql) throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  long number(String sql) throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  String text(String sql) throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** May use both cores, whatever this program has itself; from the next connection on. */
  void spread() throws Exception {
    var file = "select split_part(pg_read_file('postmaster.pid'), chr(10), 1)::bigint";
    new ProcessBuilder("taskset", "-acp", "0,1", String.valueOf(number(file))).start().waitFor();
  }

  /** From now on the plan of every statement is written to the log, or of none. */
  void explain(boolean all) throws Exception {
    for (var setting :
        List.of(
            "log_min_duration = " + (all ? "0" : "-1"),
            "log_analyze = on",
            "log_buffers = on",
            "log_parameter_max_length = 0")) {
      run("alter system set auto_explain." + setting);
    }
    run("select pg_reload_conf()");
    Thread.sleep(500);
  }

  long logged() throws SQLException {
    return number("select size from pg_stat_file(pg_current_logfile())");
  }

  String log(long from) throws SQLException {
    return text("select pg_read_file(pg_current_logfile(), %d, 10000000)".formatted(from));
  }

  /** One published series with one part of one and a half hours, a year from now, open to all. */
  void content(Integer capacity) throws SQLException {
    run(
        """
        with a as (
          insert into arena (slug, name, organiser, created_at)
          values ('prove', 'Prøvearena', 'Prøver', now()) returning id),
        s as (
          insert into series (arena_id, slug, number, title, question, registration, created_at, published_at)
          select id, '1', 1, 'Er dette raskt nok?', 'Hva er alternativet?', 'WHOLE_SERIES', now(), now()
            from a returning id)
        insert into part (series_id, number, kind, venue, label, theme, starts_at, ends_at, capacity)
        select id, 1, 'WEBINAR', 'ONLINE', 'Webinar 1', 'Hva er svakheten ved dagens modell?',
               now() + interval '365 days', now() + interval '365 days 90 minutes', %s
          from s
        """
            .formatted(capacity == null ? "null" : capacity.toString()));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
