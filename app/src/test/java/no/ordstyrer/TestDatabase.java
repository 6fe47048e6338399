package no.ordstyrer;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import no.ordstyrer.db.Database;
import no.ordstyrer.db.EmbeddedDatabase;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A fresh database for each caller: one template is migrated once per run, then copied. */
public final class TestDatabase {
  private static final EmbeddedDatabase SERVER = EmbeddedDatabase.passing();
  private static final AtomicInteger COPIES = new AtomicInteger();

  static {
    admin("create database template_ordstyrer");
    Database.migrate(source("template_ordstyrer"));
  }

  private TestDatabase() {}

  public static DataSource fresh() {
    var name = "copy_" + COPIES.incrementAndGet();
    synchronized (TestDatabase.class) {
      admin("create database " + name + " template template_ordstyrer");
    }
    return source(name);
  }

  /** Gives the space back: a run makes hundreds of them. */
  static void drop(@Nullable DataSource copy) {
    if (copy instanceof PGSimpleDataSource source) {
      admin("drop database " + source.getDatabaseName() + " with (force)");
    }
  }

  /** Empty, not migrated. */
  public static DataSource empty() {
    var name = "empty_" + COPIES.incrementAndGet();
    admin("create database " + name);
    return source(name);
  }

  private static DataSource source(String name) {
    var source = new PGSimpleDataSource();
    source.setUrl("jdbc:postgresql://127.0.0.1:" + SERVER.port() + "/" + name);
    source.setUser("postgres");
    // A session zone that nobody here lives in, so that a forgotten zone fails a test.
    source.setOptions("-c timezone=Asia/Kathmandu");
    return source;
  }

  private static void admin(String sql) {
    try (var connection = SERVER.database("postgres").getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
