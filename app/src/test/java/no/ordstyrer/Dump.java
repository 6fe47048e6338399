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

  /** The tables in which the words stand, in whatever case. */
  public static List<String> tablesWith(Jdbi db, String words) {
    var sought = words.toLowerCase(java.util.Locale.ROOT);
    return of(db).entrySet().stream()
        .filter(table -> table.getValue().toLowerCase(java.util.Locale.ROOT).contains(sought))
        .map(Map.Entry::getKey)
        .collect(Collectors.toList());
  }
}
