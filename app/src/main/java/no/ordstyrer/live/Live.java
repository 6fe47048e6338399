package no.ordstyrer.live;

import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Tells open pages what changed. Rooms write pointers into the log, in the transaction of the
 * change; browsers hear of them after the commit, on every node.
 */
public final class Live implements AutoCloseable {
  /** A subject that shows nothing: those who hear it are asked again whether they may. */
  static final String RIGHTS = "rights";

  /** What belongs to a person and to no part. */
  private static final long NOWHERE = 0;

  private final Clock clock;
  private final Log log;
  private final Message.Json json = new Message.Json();
  private final Halls halls;
  private final Losses losses;
  private final Teller teller = new Teller();
  private final Pulse pulse;
  private final Entrance entrance;
  private volatile @Nullable Doorbell doorbell;

  public Live(Jdbi db, Clock clock) {
    this.clock = clock;
    log = new Log(db);
    halls = new Halls(log, json);
    losses = new Losses(clock);
    pulse = new Pulse(halls, log, teller, json, clock);
    entrance = new Entrance(halls, losses, json, clock);
  }

  /**
   * Begins to tell and to hear the other nodes.
   *
   * @param source where the doorbell gets connections of its own
   */
  public void start(DataSource source) {
    doorbell = Doorbell.hung(source, this::rung, pulse.timer());
    pulse.start();
  }

  /**
   * Notes, in the transaction of {@code handle}, that {@code subject} changed for an audience of a
   * part. Call it after the verb's own writes: until the commit it makes the part's other verbs
   * wait.
   *
   * @param subject kind and key, {@code question:17}, or a kind alone, {@code stage}; at most 60
   *     characters
   */
  public void changed(Handle handle, long part, Audience audience, String subject) {
    var version = log.append(handle, part, audience, subject, clock.instant());
    handle.afterCommit(() -> {
      wake(part, audience, version);
      var bell = doorbell;
      if (bell != null) {
        bell.ring(part, audience, version);
      }
    });
  }

  /**
   * Notes that somebody's rights in a part are others now: all who hear this audience are asked
   * again before they are told anything more. Those who hear more than {@link Audience#ATTENDEES}
   * are asked before every write anyway.
   */
  public void recheck(Handle handle, long part, Audience audience) {
    changed(handle, part, audience, RIGHTS);
  }

  /** The same for several parts, in one order: two who do so never wait for each other. */
  public void recheck(Handle handle, LongStream parts, Audience audience) {
    parts.sorted().forEach(part -> recheck(handle, part, audience));
  }

  /**
   * Notes that somebody's rights are others now, given or taken: after the commit all her pages, of
   * whatever part and on every node, are asked again. A ring that is lost is made up for by the
   * next heartbeat, since those who are signed in are asked before every write.
   */
  public void recheck(Handle handle, long account) {
    handle.afterCommit(() -> {
      askAgain(account);
      var bell = doorbell;
      if (bell != null) {
        bell.ring(NOWHERE, Audience.account(account), 1);
      }
    });
  }

  /** Who shows the subjects of a kind; the kind is what stands before the colon. */
  public void renders(String kind, Renderer renderer) {
    log.renders(kind, renderer);
  }

  /** Numbers that are told exactly as they are. */
  public void counts(Counter counter) {
    pulse.counts(counter, Numbers.For.ALL);
  }

  /** Numbers of people: exact for the house, in steps for the others. */
  public void crowds(Counter counter) {
    pulse.counts(counter, Numbers.For.CROWD);
  }

  /** Numbers that nobody but the house hears. */
  public void tallies(Counter counter) {
    pulse.counts(counter, Numbers.For.HOUSE);
  }

  /** Who hears, every few seconds, which people have pages of which part open on this node. */
  public void watches(Attendance attendance) {
    pulse.watches(attendance);
  }

  /**
   * How far an audience has come; 0 before the first change. A page reads it <em>before</em> its
   * lists, so that what changes in between is told rather than lost.
   */
  public long version(long part, Audience audience) {
    return log.version(part, audience);
  }

  /**
   * Where a page stands. To be read before its lists.
   *
   * @param path of the socket, {@code /samhandlingsarena/18/del-1/live}
   * @param registration whose own topic the page hears too, or null
   */
  public Subscription subscription(
      String path, long part, Audience audience, @Nullable Long registration) {
    var mine = registration == null ? null : version(part, Audience.me(registration));
    return new Subscription(path, audience, version(part, audience), mine);
  }

  /** The id of the element that shows a subject: {@code question:17} is {@code question-17}. */
  public static String elementId(String subject) {
    return subject.replace(':', '-');
  }

  /** How many pages are open on this node. */
  public int pages() {
    return Math.toIntExact(halls.listeners().count());
  }

  /** The pages of a part on this node, open and fallen out, by whose they are. */
  public List<Health> health(long part) {
    return Health.of(part, halls.of(part).map(Hall::listeners).orElse(Set.of()), losses);
  }

  /** How many characters wait here for those who read slowly: one write for a page at most. */
  public long held() {
    return halls.listeners().mapToLong(Listener::held).sum();
  }

  /**
   * Opens the socket of one who is admitted; others are told 404. To be called before the upgrade
   * (RFC 6455 4.2.2), which is done here.
   */
  public void admit(Context ctx, Admission admission) {
    entrance.admit(ctx, admission);
  }

  /** So that Javalin knows of the address; {@link #admit} opens what is behind it. */
  public void socket(WsConfig ws) {}

  /**
   * The same lines by long poll ({@code application/x-ndjson}): at once when there is something to
   * tell, else when it comes, at the latest after 15 seconds.
   */
  public void changes(Context ctx, Admission admission) {
    entrance.changes(ctx, admission);
  }

  /** Sends everybody away, each to come back at a moment of its own, and stops. */
  @Override
  public void close() {
    entrance.close();
    pulse.close();
    var bell = doorbell;
    if (bell != null) {
      bell.close();
    }
    teller.close();
    pulse.bye();
  }

  private void rung(long part, Audience audience, long version) {
    audience.account().ifPresentOrElse(this::askAgain, () -> wake(part, audience, version));
  }

  private void askAgain(long account) {
    halls
        .listeners()
        .filter(listener -> Objects.equals(listener.listening().account(), account))
        .forEach(listener -> {
          listener.askAgain();
          teller.wake(listener.topic());
        });
  }

  private void wake(long part, Audience audience, long version) {
    halls.of(part).stream()
        .flatMap(hall -> hall.topics(audience).stream())
        .filter(topic -> topic.head() < version)
        .forEach(teller::wake);
  }
}
