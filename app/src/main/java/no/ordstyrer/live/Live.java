package no.ordstyrer.live;

import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import no.ordstyrer.access.NotFound;
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

  private static final Duration POLL = Duration.ofSeconds(15);

  private final Clock clock;
  private final Log log;
  private final Message.Json json = new Message.Json();
  private final Halls halls;
  private final Teller teller = new Teller();
  private final Pulse pulse;
  private volatile @Nullable Doorbell doorbell;
  private volatile boolean closed;

  public Live(Jdbi db, Clock clock) {
    this.clock = clock;
    log = new Log(db);
    halls = new Halls(log, json);
    pulse = new Pulse(halls, log, teller, json, clock);
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

  /** The pages of a part that are open on this node, by whose they are. */
  public List<Health> health(long part) {
    return Health.of(halls.of(part).map(Hall::listeners).orElse(Set.of()));
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
    var admitted = admission.now().orElseThrow(NotFound::new);
    Handshake.accept(ctx, new Visit(admission, admitted, since(ctx)));
  }

  /** So that Javalin knows of the address; {@link #admit} opens what is behind it. */
  public void socket(WsConfig ws) {}

  /**
   * The same lines by long poll ({@code application/x-ndjson}): at once when there is something to
   * tell, else when it comes, at the latest after {@link #POLL}.
   */
  public void changes(Context ctx, Admission admission) {
    var listening = admission.now().orElseThrow(NotFound::new);
    var wire = new Poll(new CompletableFuture<>());
    var listener = halls.enter(wire, admission, listening, since(ctx), true);
    ctx.header("Cache-Control", "no-store");
    ctx.contentType("application/x-ndjson");
    try {
      if (closed) {
        ctx.result(json.line(new Message.Bye(1000)));
      } else if (listener.join()) {
        listener.pump();
        ctx.result(withNow(wire.answer().get(POLL.toMillis(), TimeUnit.MILLISECONDS)));
      } else {
        ctx.result(json.line(new Message.Reload(true)));
      }
    } catch (TimeoutException _) {
      ctx.result(withNow(listener.numbersNow()));
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      halls.leave(listener);
    }
  }

  /** Sends everybody away, each to come back at a moment of its own, and stops. */
  @Override
  public void close() {
    closed = true;
    pulse.close();
    var bell = doorbell;
    if (bell != null) {
      bell.close();
    }
    teller.close();
    pulse.bye();
  }

  /** One page that has come by socket. */
  private final class Visit implements Socket.Page {
    private final Admission admission;
    private final Listening admitted;
    private final Since since;
    private volatile @Nullable Listener listener;
    private boolean gone;

    Visit(Admission admission, Listening admitted, Since since) {
      this.admission = admission;
      this.admitted = admitted;
      this.since = since;
    }

    @Override
    public void opened(Wire wire) {
      var comes = halls.enter(wire, admission, admitted, since, false);
      synchronized (this) {
        listener = comes;
        if (gone) {
          halls.leave(comes);
          return;
        }
      }
      if (comes.join()) {
        comes.say(json.lines(new Message.Now(clock.millis())));
      } else {
        comes.sayLast(json.lines(new Message.Reload(true)), Wire.RESUME, "reload");
      }
      if (closed) {
        comes.end(Wire.GOING_AWAY, "restart"); // Came after the farewell: nothing is told here.
      }
    }

    @Override
    public void heard() {
      var here = listener;
      if (here != null) {
        here.heard();
      }
    }

    @Override
    public synchronized void closed() {
      gone = true;
      var here = listener;
      if (here != null) {
        halls.leave(here);
      }
    }
  }

  /** The clock as it is when the answer goes: clocks on pages go by it. */
  private String withNow(String lines) {
    return json.line(new Message.Now(clock.millis())) + lines;
  }

  private static Since since(Context ctx) {
    return Since.of(
        Objects.requireNonNullElse(ctx.queryParam("since"), ""),
        Objects.requireNonNullElse(ctx.queryParam("me"), ""));
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
