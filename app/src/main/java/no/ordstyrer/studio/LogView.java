package no.ordstyrer.studio;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Choice;
import no.ordstyrer.web.Paging;
import org.jspecify.annotations.Nullable;

/**
 * The log with what was asked for.
 *
 * @param series whose log it is, or null for the log of the whole arena
 */
public record LogView(
    Arena arena, @Nullable SeenSeries series, Log.Search asked, Log.Found found, int page) {
  private static final List<String> KINDS =
      List.of(
          "arena",
          "member",
          "series",
          "part",
          "field",
          "need",
          "people",
          "invitation",
          "letter",
          "attendance",
          "question",
          "poll",
          "room",
          "panel",
          "retention");

  /** Of a series; the rest concerns the arena. */
  private static final List<String> KINDS_OF_SERIES =
      List.of(
          "series",
          "part",
          "field",
          "need",
          "people",
          "invitation",
          "letter",
          "attendance",
          "question",
          "poll",
          "room",
          "panel");

  public String path() {
    return "/studio" + (series == null ? arena.path() : series.path()) + "/log";
  }

  public int pages() {
    return Paging.pages(found.total(), Log.PAGE);
  }

  public List<Choice> kinds(Messages t) {
    return (series == null ? KINDS : KINDS_OF_SERIES)
        .stream().map(one -> Choice.of(one, t.say("log.kind." + one))).toList();
  }

  /** What was done, in words: its own, else those of the acts that begin like it. */
  public String act(Messages t, Log.Line line) {
    return t.say(key(t, line.act()));
  }

  /** An act this version does not know is an act all the same. */
  public static String key(Messages t, String act) {
    var name = act;
    while (!t.has("log.act." + name)) {
      if (!name.contains(".")) {
        return "log.act.other";
      }
      name = name.substring(0, name.lastIndexOf('.'));
    }
    return "log.act." + name;
  }

  /** What it was done to; in the log of a series, its own title says nothing. */
  public String subject(Messages t, Log.Line line) {
    var within =
        line.detail().matches("(question|letter|poll|participant):[0-9]+")
            ? t.say(
                "log.within." + line.detail().replaceFirst(":.*", ""),
                line.detail().replaceFirst(".*:", ""))
            : "";
    return Stream.of(line.whom(), within, line.part(), series == null ? line.series() : "")
        .filter(name -> !name.isEmpty())
        .collect(Collectors.joining(", "));
  }

  public String query() {
    return "kind=" + asked.kind() + "&who=" + (asked.who() == 0 ? "" : asked.who());
  }

  static String kind(String typed) {
    return KINDS.contains(typed) ? typed : "";
  }
}
