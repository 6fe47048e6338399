package no.ordstyrer.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import no.ordstyrer.db.Database;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other nodes that something changed, and hears it from them. A ring may be lost: the
 * sweep of each second finds what it named. It rings on a connection of its own, at most twenty
 * times a second: NOTIFY inside the writing transactions would make every commit of the cluster
 * wait for one lock.
 */
final class Doorbell implements AutoCloseable {
  /** What a ring names: one topic and how far it has come. */
  interface Ear {
    void rung(long part, Audience audience, long version);
  }

  private record Name(long part, String audience) {}

  private static final Logger LOG = LoggerFactory.getLogger(Doorbell.class);
  private static final String CHANNEL = "live";
  private static final long PAUSE_MILLIS = 50;

  /** PostgreSQL takes at most 8000 bytes (NOTIFY, "payload"). */
  private static final int LONGEST = 7000;

  private static final int LISTEN_MILLIS = 10_000;

  private final DataSource source;
  private final Ear ear;
  private final ScheduledExecutorService timer;
  private final String node = UUID.randomUUID().toString();
  private final Map<Name, Long> unheard = new ConcurrentHashMap<>();
  private final AtomicBoolean due = new AtomicBoolean();
  private final Thread listening =
      Thread.ofPlatform().name("live-listen").daemon().unstarted(this::listen);
  private volatile boolean closed;
  private volatile @Nullable Connection heard;
  private @Nullable Connection rings;

  private Doorbell(DataSource source, Ear ear, ScheduledExecutorService timer) {
    this.source = source;
    this.ear = ear;
    this.timer = timer;
  }

  static Doorbell hung(DataSource source, Ear ear, ScheduledExecutorService timer) {
    var bell = new Doorbell(source, ear, timer);
    bell.listening.start();
    return bell;
  }

  /** Rings within {@link #PAUSE_MILLIS}, together with all that comes until then. */
  void ring(long part, Audience audience, long version) {
    unheard.merge(new Name(part, audience.key()), version, Math::max);
    soon();
  }

  private void soon() {
    if (closed || !due.compareAndSet(false, true)) {
      return;
    }
    try {
      var _ = timer.schedule(this::flush, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The change is committed: whoever made it is not told of an error because we go down.
      LOG.debug("Rung no more: the server goes down", e);
    }
  }

  private synchronized void flush() {
    due.set(false);
    var told = new HashMap<Name, Long>();
    try {
      var payload = new StringBuilder(node);
      for (var name : List.copyOf(unheard.keySet())) {
        var version = unheard.remove(name);
        told.put(name, version);
        payload.append(' ').append(name.part()).append('/').append(name.audience());
        payload.append('/').append(version);
        if (payload.length() > LONGEST) {
          break;
        }
      }
      notify(payload.toString());
      if (!unheard.isEmpty()) {
        soon();
      }
    } catch (SQLException e) {
      // Rung with the next ring; until then the others' sweep finds it.
      LOG.warn("A ring is late: {}", e.getMessage());
      told.forEach((name, version) -> unheard.merge(name, version, Math::max));
      shut(rings);
      rings = null;
    }
  }

  private void notify(String payload) throws SQLException {
    var connection = rings;
    if (connection == null) {
      connection = Database.apart(source);
      rings = connection;
    }
    try (var statement = connection.prepareStatement("select pg_notify(?, ?)")) {
      statement.setString(1, CHANNEL);
      statement.setString(2, payload);
      statement.execute();
    }
  }

  private void listen() {
    while (!closed) {
      try (var connection = Database.apart(source)) {
        heard = connection;
        try (var statement = connection.createStatement()) {
          statement.execute("listen " + CHANNEL);
        }
        var bell = connection.unwrap(PGConnection.class);
        while (!closed) {
          hear(bell.getNotifications(LISTEN_MILLIS));
        }
      } catch (SQLException e) {
        if (!closed) {
          LOG.warn("The doorbell is deaf for a while: {}", e.getMessage());
          rest();
        }
      }
    }
  }

  private void hear(PGNotification @Nullable [] rung) {
    if (rung == null) {
      return;
    }
    for (var one : rung) {
      try {
        hear(one.getParameter());
      } catch (RuntimeException e) {
        LOG.warn("A ring was not understood", e); // Anybody in the database may ring.
      }
    }
  }

  private void hear(String payload) {
    var words = payload.split(" ", -1);
    if (words[0].equals(node)) {
      return;
    }
    for (var i = 1; i < words.length; i++) {
      var fields = words[i].split("/", -1);
      ear.rung(Long.parseLong(fields[0]), new Audience(fields[1]), Long.parseLong(fields[2]));
    }
  }

  private static void rest() {
    java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
  }

  @Override
  public void close() {
    closed = true;
    shut(heard);
    synchronized (this) {
      shut(rings);
    }
  }

  private static void shut(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      LOG.debug("A connection did not close", e);
    }
  }
}
