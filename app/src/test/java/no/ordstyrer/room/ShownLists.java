package no.ordstyrer.room;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The lists of questions of a page, and how js/live/page.js puts what is told into them. */
final class ShownLists {
  private static final Pattern LIST =
      Pattern.compile(
          "(?s)<(ul|ol)"
              + " [^>]*id=\"(questions|questions-handled|mine|queue-[a-z]+)\"[^>]*>(.*?)</\\1>");
  private static final Pattern ITEM =
      Pattern.compile("(?s)<li [^>]*id=\"((?:question|mine|queue)-\\d+)\".*?</li>");
  private static final Pattern BELONGS = Pattern.compile("data-list=\"([a-z-]+)\"");

  /** What the page alone knows of its viewer; the script adds it to what is told. */
  private static final Pattern HERS =
      Pattern.compile(
          " data-known=\"true\"|aria-pressed=\"[a-z]+\"|name=\"(?:counter|voted)\""
              + " value=\"[a-z0-9]+\"");

  private final Map<String, Map<String, String>> lists = new LinkedHashMap<>();

  ShownLists(String body) {
    var found = LIST.matcher(body);
    while (found.find()) {
      var items = new LinkedHashMap<String, String>();
      var item = ITEM.matcher(found.group(3));
      while (item.find()) {
        items.put(item.group(1), item.group());
      }
      lists.put(found.group(2), items);
    }
  }

  void remove(String id) {
    lists.values().forEach(items -> items.remove(id));
  }

  /** A row of the moderators' queue stays in its list; any other goes where it belongs. */
  void put(String id, String html) {
    var belongs = BELONGS.matcher(html);
    var wanted = belongs.find() ? belongs.group(1) : "";
    var there =
        lists.keySet().stream().filter(list -> items(list).containsKey(id)).findFirst().orElse("");
    var stays = wanted.equals(there) || !lists.containsKey(wanted) || id.startsWith("queue-");
    if (!there.isEmpty() && stays) {
      items(there).put(id, html.strip());
    } else if (lists.containsKey(wanted)) {
      items(there).remove(id);
      items(wanted).put(id, html.strip());
    }
  }

  private Map<String, String> items(String list) {
    return lists.getOrDefault(list, new LinkedHashMap<>());
  }

  void count(String key, long number) {
    var there = "data-count=\"" + key + "\">";
    var shown = Pattern.compile(Pattern.quote(there) + "\\d+<");
    lists
        .values()
        .forEach(items ->
            items.replaceAll((_, html) ->
                html.contains(there)
                    ? shown.matcher(html).replaceAll(there + number + "<")
                    : html));
  }

  /**
   * By list, and in it by id, byte for byte but for {@link #HERS}. What moved in the queue is shown
   * where it belongs once the moderator has it sorted, so it is compared there.
   */
  Map<String, Map<String, String>> shown() {
    var shown = new TreeMap<String, Map<String, String>>();
    lists.keySet().forEach(list -> shown.put(list, new TreeMap<>()));
    lists.forEach((list, items) ->
        items.forEach((id, html) -> {
          var belongs = BELONGS.matcher(html);
          var there = list.startsWith("queue-") && belongs.find() ? belongs.group(1) : list;
          shown
              .computeIfAbsent(there, _ -> new TreeMap<>())
              .put(id, HERS.matcher(html).replaceAll(""));
        }));
    return shown;
  }
}
