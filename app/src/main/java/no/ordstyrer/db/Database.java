package no.ordstyrer.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.Constructor;
import java.lang.reflect.Type;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.extension.Extensions;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/** Opens the database and teaches Jdbi our two conventions: records are rows, {@link Id}s keys. */
public final class Database {
  private Database() {}

  /** Brings the schema up to the newest migration. Safe to run from several nodes at once. */
  public static void migrate(DataSource source) {
    flyway(source).migrate();
  }

  /** Whether every migration this program knows has been applied. */
  public static boolean isMigrated(DataSource source) {
    return flyway(source).info().pending().length == 0;
  }

  /**
   * A pool of connections. Measured on PostgreSQL 18: beyond eight, a hot row gets slower, not
   * faster.
   */
  public static HikariDataSource pool(DataSource source, int size) {
    var config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setPoolName("database");
    config.setConnectionTimeout(10_000);
    return new HikariDataSource(config);
  }

  /**
   * A connection beside the pool, for one who holds on to it (LISTEN); the caller closes it. A
   * source that is no pool gives one as it always does.
   */
  public static Connection apart(DataSource source) throws SQLException {
    var direct = source instanceof HikariDataSource pool ? pool.getDataSource() : null;
    return (direct == null ? source : direct).getConnection();
  }

  public static Jdbi open(DataSource source) {
    return Jdbi.create(source)
        .installPlugin(new PostgresPlugin())
        .installPlugin(new SqlObjectPlugin())
        .registerArgument(new IdArgument())
        .registerRowMapper(new RecordMappers())
        .registerColumnMapper(new IdMapper())
        // What was bound to a failed statement may be a name or an address: not for the log.
        .configure(
            StatementExceptions.class,
            config -> config.setMessageRendering(StatementExceptions.MessageRendering.NONE))
        .configure(Extensions.class, Stores::install);
  }

  private static Flyway flyway(DataSource source) {
    return Flyway.configure().dataSource(source).locations("classpath:db/migration").load();
  }

  private static final class IdArgument extends AbstractArgumentFactory<Id> {
    IdArgument() {
      super(Types.BIGINT);
    }

    @Override
    protected Argument build(Id id, ConfigRegistry config) {
      return (position, statement, _) -> statement.setLong(position, id.value());
    }
  }

  private static final class IdMapper implements ColumnMapperFactory {
    @Override
    public Optional<ColumnMapper<?>> build(Type type, ConfigRegistry config) {
      var raw = GenericTypes.getErasedType(type);
      return raw.isRecord() && Id.class.isAssignableFrom(raw)
          ? Optional.of(mapper(raw))
          : Optional.empty();
    }

    private static ColumnMapper<?> mapper(Class<?> raw) {
      Constructor<?> constructor;
      try {
        constructor = raw.getDeclaredConstructor(long.class);
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException(raw + " is no record of one long", e);
      }
      return (rows, column, _) -> {
        var value = rows.getLong(column);
        if (rows.wasNull()) {
          return null;
        }
        try {
          return constructor.newInstance(value);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException("Cannot read " + raw.getSimpleName(), e);
        }
      };
    }
  }
}
