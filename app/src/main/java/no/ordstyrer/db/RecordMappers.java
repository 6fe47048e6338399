package no.ordstyrer.db;

import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Records are rows. What belongs to a record and to the columns of a query is found once and kept:
 * Jdbi copies its configuration for each statement, and what that finds it forgets with it. All
 * statements of ours are configured alike, so what one found is good for every other.
 */
final class RecordMappers implements RowMapperFactory {
  private final Map<Class<?>, RowMapper<?>> mappers = new ConcurrentHashMap<>();

  @Override
  public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
    var raw = GenericTypes.getErasedType(type);
    return raw.isRecord() && !Id.class.isAssignableFrom(raw)
        ? Optional.of(
            mappers.computeIfAbsent(raw, one -> new ByColumns<>(ConstructorMapper.of(one))))
        : Optional.empty();
  }

  /** Which column is which component, by the names of the columns. */
  private record ByColumns<T>(RowMapper<T> mapper, Map<List<String>, RowMapper<T>> known)
      implements RowMapper<T> {
    ByColumns(RowMapper<T> mapper) {
      this(mapper, new ConcurrentHashMap<>());
    }

    @Override
    public T map(ResultSet rows, StatementContext context) throws SQLException {
      return specialize(rows, context).map(rows, context);
    }

    @Override
    public RowMapper<T> specialize(ResultSet rows, StatementContext context) throws SQLException {
      var columns = columns(rows);
      var there = known.get(columns);
      if (there != null) {
        return there;
      }
      var found = mapper.specialize(rows, context);
      known.put(columns, found);
      return found;
    }

    private static List<String> columns(ResultSet rows) throws SQLException {
      var about = rows.getMetaData();
      var names = new ArrayList<String>(about.getColumnCount());
      for (var column = 1; column <= about.getColumnCount(); column++) {
        names.add(about.getColumnLabel(column));
      }
      return names;
    }
  }
}
