package no.ordstyrer.bench;

import java.io.IOException;
import java.util.List;

/** The packed program with an open room; questions change as if another node had done it. */
final class Ours implements Peer {
  static final int QUESTIONS = 8;

  private final Postgres postgres;
  private final List<String> options;
  private Site site;

  Ours(Postgres postgres) throws Exception {
    this(postgres, List.of());
    pin();
  }

  /** {@code options}: of Java. */
  Ours(Postgres postgres, List<String> options) throws Exception {
    this.postgres = postgres;
    this.options = options;
    site = Site.serving(postgres, "/readyz", options);
    postgres.content(null);
    postgres.run(
        """
        insert into room (part_id, phase, last_number) values (1, 'OPEN', %d);
        insert into question (part_id, number, anonymous, author_name, text, asked_at, moderation,
               published_at, changed_at)
        select 1, n, false, 'Prøve', 'Hvem bestemmer egentlig?', now(), 'PUBLISHED', now(), now()
          from generate_series(1, %d) as n;
        insert into live_head (part_id, audience, version) values (1, 'attendees', 0)
        """
            .formatted(QUESTIONS, QUESTIONS));
  }

  @Override
  public Manner manner() {
    return new Manner(site.port(), "/prove/1/del-1/live", "", "{\"v\"").greeting();
  }

  /** Written and rung for as another node would. */
  @Override
  public void change(int changes) throws Exception {
    postgres.run(
        """
        with head as (
          update live_head set version = version + %1$d
           where part_id = 1 and audience = 'attendees' returning version),
        told as (
          insert into live_change (part_id, audience, version, subject, at)
          select 1, 'attendees', version - %1$d + n, 'question:' || n, now()
            from head, generate_series(1, %1$d) as n)
        select pg_notify('live', 'bench 1/attendees/' || version) from head
        """
            .formatted(changes));
  }

  /** Has core 0 from now on, and nothing else. */
  void pin() throws Exception {
    Site.pin(site.pid());
  }

  void stop(boolean kill) throws Exception {
    if (kill) {
      site.kill();
    } else {
      site.close();
    }
  }

  /** Where it was before. */
  void start() throws Exception {
    site = Site.again(postgres, site.port(), options);
  }

  /** What is in use right after a full collection, in kB. */
  long liveHeap() throws Exception {
    return site.liveHeap();
  }

  /** What it holds of the machine's memory, in kB. */
  long memory() throws IOException {
    return site.memory();
  }

  @Override
  public double cpuSeconds() throws IOException {
    return site.cpuSeconds();
  }

  @Override
  public void close() throws Exception {
    site.close();
  }
}
