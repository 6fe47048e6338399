package no.ordstyrer.db;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Transactions that many want to run at once on the same rows. */
public final class Contention {
  private static final int ATTEMPTS = 3;

  /** serialization_failure, deadlock_detected, lock_not_available (PostgreSQL appendix A). */
  private static final Set<String> PASSING = Set.of("40001", "40P01", "55P03");

  private Contention() {}

  /**
   * Runs {@code verb} in one transaction that waits at most 3 s for a lock, and again when others
   * were in its way. Empty when they still are: then nothing has been changed, and the visitor is
   * asked to try again.
   */
  public static <T> Optional<T> inTransaction(Jdbi db, Function<Handle, T> verb) {
    for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        return Optional.of(
            db.inTransaction(handle -> {
              handle.execute("set local lock_timeout = '3s'");
              return verb.apply(handle);
            }));
      } catch (JdbiException e) {
        if (!passes(e)) {
          throw e;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean passes(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException
          || (cause instanceof SQLException sql
              && sql.getSQLState() != null
              && PASSING.contains(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }
}
