package no.ordstyrer.db;

import java.sql.SQLException;
import javax.sql.DataSource;

/** Whether the database answers and holds the schema that this program was built for. */
public final class Readiness {
  private static final int PATIENCE_SECONDS = 2;

  private final DataSource source;
  private volatile boolean migrated;

  public Readiness(DataSource source) {
    this.source = source;
  }

  public boolean now() {
    if (!answers()) {
      return false;
    }
    // Applied migrations stay applied: they are looked at until they are complete, no longer.
    migrated = migrated || Database.isMigrated(source);
    return migrated;
  }

  private boolean answers() {
    try (var connection = source.getConnection()) {
      return connection.isValid(PATIENCE_SECONDS);
    } catch (SQLException _) {
      return false;
    }
  }
}
