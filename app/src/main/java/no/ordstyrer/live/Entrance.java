package no.ordstyrer.live;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.ordstyrer.access.NotFound;
import org.jspecify.annotations.Nullable;

/** Where pages come in, by socket or by long poll. */
final class Entrance {
  private static final Duration POLL = Duration.ofSeconds(15);

  /** Of eight connections to the database ({@code db/Database}) two are left to other pages. */
  private static final int KNOCKING = 4;

  private static final int COMING_IN = 2;

  private final Halls halls;
  private final Losses losses;
  private final Message.Json json;
  private final Clock clock;

  /** Those who are asked who they are; and those who have been, behind no one who has not. */
  private final Door outside = new Door(KNOCKING);

  private final Door inside = new Door(COMING_IN);
  private volatile boolean closed;

  Entrance(Halls halls, Losses losses, Message.Json json, Clock clock) {
    this.halls = halls;
    this.losses = losses;
    this.json = json;
    this.clock = clock;
  }

  /** Who comes from now on is sent away at once. */
  void close() {
    closed = true;
  }

  void admit(Context ctx, Admission admission) {
    var admitted = knock(admission);
    Handshake.accept(ctx, new Visit(admission, admitted, since(ctx)));
  }

  void changes(Context ctx, Admission admission) {
    var listening = knock(admission);
    var wire = new Poll(new CompletableFuture<>());
    var listener = inside.pass(() -> halls.enter(wire, admission, listening, since(ctx), true));
    ctx.header("Cache-Control", "no-store");
    ctx.contentType("application/x-ndjson");
    try {
      if (closed) {
        ctx.result(json.line(new Message.Bye(1000)));
      } else if (inside.pass(() -> comesIn(listener))) {
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

  private Listening knock(Admission admission) {
    var cameAt = System.nanoTime(); // Before she stands in the line.
    return outside.pass(() -> admission.asOf(cameAt)).orElseThrow(NotFound::new);
  }

  private static boolean comesIn(Listener listener) {
    if (!listener.join()) {
      return false;
    }
    listener.pump();
    return true;
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
      var comes = inside.pass(() -> enter(wire));
      if (comes != null && closed) {
        comes.end(Wire.GOING_AWAY, "restart"); // Came after the farewell: nothing is told here.
      }
    }

    /** Null for one that is gone already. */
    private @Nullable Listener enter(Wire wire) {
      var comes = halls.enter(wire, admission, admitted, since, false);
      synchronized (this) {
        listener = comes;
        if (gone) {
          halls.leave(comes);
          return null;
        }
      }
      if (comes.join()) {
        comes.say(json.lines(new Message.Now(clock.millis())));
      } else {
        comes.sayLast(json.lines(new Message.Reload(true)), Wire.RESUME, "reload");
      }
      return comes;
    }

    @Override
    public void heard() {
      var here = listener;
      if (here != null) {
        here.heard();
      }
    }

    @Override
    public synchronized void closed(boolean parted) {
      gone = true;
      var here = listener;
      if (here != null) {
        losses.end(here, parted); // Before it is gone: none goes uncounted.
        halls.leave(here);
      }
    }
  }
}
