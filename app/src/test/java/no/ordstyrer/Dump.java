package no.ordstyrer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * Everything that stands in the database, as text: nothing can hide in a column nobody thought of.
 */
public final class Dump {
  private static final String WORDY =
      """
      select c.table_name || '.' || c.column_name || case when c.data_type = 'bytea' then '!' else '' end
        from information_schema.columns c
        join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name not like 'flyway%'
         and c.data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'xml', 'bytea', 'ARRAY',
                             'tsvector', 'inet', 'USER-DEFINED')
       order by 1
      """;

  private Dump() {}

  /** Each table with all its rows, every column of every type. */
  public static Map<String, String> of(Jdbi db) {
    return db.withHandle(handle -> {
      List<String> tables =
          handle
              .createQuery(
                  "select quote_ident(table_name) from information_schema.tables"
                      + " where table_schema = 'public' and table_type = 'BASE TABLE'"
                      + " and table_name not like 'flyway%'")
              .mapTo(String.class)
              .list();
      var dump = new TreeMap<String, String>();
      for (var table : tables) {
        var rows =
            handle
                .createQuery("select t::text from " + table + " t order by 1")
                .mapTo(String.class)
                .list();
        dump.put(table, String.join("\n", rows));
      }
      return dump;
    });
  }

  /**
   * Each column that may hold words, {@code table.column}, with all that stands in it: text, JSON,
   * arrays, and bytes as the letters that they are.
   */
  public static Map<String, String> columns(Jdbi db) {
    return db.withHandle(handle -> {
      var columns = new TreeMap<String, String>();
      for (var column : handle.createQuery(WORDY).mapTo(String.class).list()) {
        var at = column.indexOf('.');
        var name = column.substring(at + 1);
        var words =
            name.endsWith("!")
                ? "encode(" + name.replace("!", "") + ", 'escape')"
                : name + "::text";
        var rows =
            handle
                .createQuery("select " + words + " from " + column.substring(0, at))
                .mapTo(String.class)
                .list();
        columns.put(
            column.replace("!", ""),
            String.join("\n", rows.stream().map(String::valueOf).toList()));
      }
      return columns;
    });
  }

  /** The tables in which the words stand, in whatever case. */
  public static List<String> tablesWith(Jdbi db, String words) {
    var sought = words.toLowerCase(java.util.Locale.ROOT);
    return of(db).entrySet().stream()
        .filter(table -> table.getValue().toLowerCase(java.util.Locale.ROOT).contains(sought))
        .map(Map.Entry::getKey)
        .collect(Collectors.toList());
  }
}
