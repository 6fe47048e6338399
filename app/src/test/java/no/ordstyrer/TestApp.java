package no.ordstyrer;

import com.zaxxer.hikari.HikariDataSource;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import no.ordstyrer.db.Database;
import no.ordstyrer.mail.MimeWalker;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The real application on a real port and a real database; only the clock is ours. */
public final class TestApp implements AutoCloseable {
  /** A week before the first part of {@link Cast}'s series. */
  public static final Instant NOW = Instant.parse("2030-09-05T08:00:00Z");

  private static final String SECRET = "a secret of the tests, thirty-two characters";

  private final DataSource source;
  private int port = freePort();
  private final Jdbi db;
  private final SettableClock clock = new SettableClock(NOW);
  private final Cast cast;
  private final @Nullable Mails mails;
  private final List<String> usedLinks = new ArrayList<>();
  private App app;

  public TestApp() {
    this((Mails) null);
  }

  /** One that sends its letters; {@link Mails} has them then, and the database forgets them. */
  public TestApp(@Nullable Mails mails) {
    this.mails = mails;
    source = Database.pool(TestDatabase.fresh(), 8);
    db = Database.open(source);
    cast = Cast.in(db, NOW);
    app = opened();
  }

  /** Without the cast's series: for those who write it themselves. */
  public TestApp withoutSeries() {
    db.useHandle(handle -> handle.execute("delete from series"));
    return this;
  }

  public Jdbi db() {
    return db;
  }

  public SettableClock clock() {
    return clock;
  }

  public Cast cast() {
    return cast;
  }

  public App app() {
    return app;
  }

  Settings settings() {
    var plain = new Settings(URI.create(origin()), SECRET);
    return mails == null
        ? plain
        : new Settings(plain.publicUrl(), SECRET, mails.settings(), plain.accessLog());
  }

  public String origin() {
    return "http://localhost:" + port;
  }

  /** Somebody without any link or session. */
  public Visitor stranger() {
    return new Visitor(origin());
  }

  /** A member of staff who has signed in by her link. */
  public Visitor signedIn(Cast.Person person) {
    var visitor = stranger();
    var earlier = newestLetter();
    visitor.post("/sign-in", "email", person.email());
    if (visitor.post(signInLink(person, earlier)).statusCode() != 303) {
      throw new AssertionError(person.name() + " could not sign in");
    }
    return visitor;
  }

  /** The path of the newest sign-in link that was sent to her. */
  public String signInLink(Cast.Person person) {
    return signInLink(person, 0);
  }

  /** The path of the sign-in link that was sent to her after another letter was the newest. */
  public String signInLink(Cast.Person person, long after) {
    if (mails != null) {
      var fresh = mails.await(person.email(), mail -> isUnusedSignIn(Mails.text(mail)));
      usedLinks.add(link(Mails.text(fresh)));
      return usedLinks.getLast();
    }
    return link(letter("SIGN_IN", person.email(), after));
  }

  private boolean isUnusedSignIn(String letter) {
    return letter.contains("/sign-in/") && !usedLinks.contains(link(letter));
  }

  private static String link(String letter) {
    return letter.replaceAll("(?s).*(/sign-in/[A-Za-z0-9_-]+).*", "$1");
  }

  /** The text of the latest letter of a kind to somebody; some are written aside, so it waits. */
  public String letter(String kind, String recipient) {
    return letter(kind, recipient, 0);
  }

  /** The number of the newest letter of all, to wait for one that comes after it. */
  public long newestLetter() {
    return db.withHandle(
        handle -> handle.select("select coalesce(max(id), 0) from letter").mapTo(long.class).one());
  }

  public String letter(String kind, String recipient, long after) {
    var patience = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (true) {
      var found =
          db.withHandle(handle ->
              handle
                  .createQuery(
                      "select text_body from letter where kind = ? and recipient = ? and id > ?"
                          + " order by id desc limit 1")
                  .bind(0, kind)
                  .bind(1, recipient)
                  .bind(2, after)
                  .mapTo(String.class)
                  .findOne());
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() > patience) {
        throw new AssertionError("No " + kind + " letter to " + recipient);
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  /** A second node on the same database, under an address of its own. Close it. */
  public App node(int ownPort) {
    return node(ownPort, URI.create("http://localhost:" + ownPort));
  }

  /** The same, as if a proxy in front of it served {@code publicUrl}. */
  public App node(int ownPort, URI publicUrl) {
    return new App(source, new Settings(publicUrl, SECRET), clock).start(ownPort);
  }

  /** One that reads the same database through a source of the caller's own, without a pool. */
  public App node(int ownPort, UnaryOperator<DataSource> through) {
    var url = URI.create("http://localhost:" + ownPort);
    var direct = Objects.requireNonNull(((HikariDataSource) source).getDataSource());
    return new App(through.apply(direct), new Settings(url, SECRET), clock).start(ownPort);
  }

  /** The same, with a register of organisations of our own. */
  public App nodeWithRegister(int ownPort, URI register) {
    var url = URI.create("http://localhost:" + ownPort);
    var mail = new Settings(url, SECRET).mail();
    return new App(source, new Settings(url, SECRET, mail, false, register), clock).start(ownPort);
  }

  public Visitor strangerAt(int port) {
    return new Visitor("http://localhost:" + port);
  }

  /** Stops the server and starts another on the same port and database. */
  public void restart() {
    away(() -> {});
  }

  /** The same, and what happens while there is no server. */
  public void away(Runnable meanwhile) {
    app.close();
    try {
      meanwhile.run();
    } finally {
      app = open();
    }
  }

  @Override
  public void close() {
    app.close();
    var pool = (HikariDataSource) source;
    try (pool) {
      if (!pool.isClosed()) {
        MimeWalker.walk(db);
      }
    }
    TestDatabase.drop(pool.getDataSource());
  }

  /** Between looking for a free port and taking it, another test may have taken it. */
  private App opened() {
    while (true) {
      try {
        return open();
      } catch (JavalinBindException _) {
        port = freePort();
      }
    }
  }

  private App open() {
    return new App(source, settings(), clock).start(port);
  }

  /** Below those that the system gives to whoever calls out, so that none is taken meanwhile. */
  public static int freePort() {
    while (true) {
      var port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
      try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (IOException _) {
        // Somebody has it: another.
      }
    }
  }
}
