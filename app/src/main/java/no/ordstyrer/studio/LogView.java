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
    Arena arena, @Nullable SeenSeries series, String kind, Log.Found found, int page) {
  private static final List<String> KINDS =
      List.of("arena", "member", "series", "part", "room", "people", "letter", "retention");

  /** Of a series; the rest concerns the arena. */
  private static final List<String> KINDS_OF_SERIES =
      List.of("series", "part", "room", "people", "letter");

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

  /** What was done, in words. An act this version does not know is an act all the same. */
  public String act(Messages t, Log.Line line) {
    var key = "log.act." + line.act();
    return t.say(t.has(key) ? key : "log.act.other");
  }

  /** What it was done to; in the log of a series, its own title says nothing. */
  public String subject(Log.Line line) {
    return Stream.of(line.whom(), line.part(), series == null ? line.series() : "")
        .filter(name -> !name.isEmpty())
        .collect(Collectors.joining(", "));
  }

  static String kind(String typed) {
    return KINDS.contains(typed) ? typed : "";
  }
}
