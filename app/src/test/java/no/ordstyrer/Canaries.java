package no.ordstyrer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Words that stand in nothing else: whoever finds one knows whose words were kept, and which. */
public final class Canaries {
  private final Map<String, String> all = new LinkedHashMap<>();

  /** A new word for what somebody writes at a place, the same when asked again. */
  public String at(String place) {
    return all.computeIfAbsent(place, _ -> "Kanari" + all.size() + "fugl");
  }

  /** An address with a canary in it. */
  public String address(String place) {
    return at(place).toLowerCase(Locale.ROOT) + "@etat.example";
  }

  public Map<String, String> all() {
    return Map.copyOf(all);
  }

  /** Where each stands: {@code table.column}, by the place where it was written. */
  public Map<String, List<String>> found(Jdbi db) {
    var columns = Dump.columns(db);
    var found = new LinkedHashMap<String, List<String>>();
    all.forEach((place, word) -> {
      var sought = word.toLowerCase(Locale.ROOT);
      var in = new ArrayList<String>();
      columns.forEach((column, text) -> {
        if (text.toLowerCase(Locale.ROOT).contains(sought)) {
          in.add(column);
        }
      });
      found.put(place, in);
    });
    return found;
  }
}
