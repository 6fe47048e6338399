package no.ordstyrer.studio;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.mail.Kept;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Choice;
import no.ordstyrer.web.Paging;

/** The list of letters with what was asked for; the address of the page says it all. */
public record LettersView(SeenSeries seen, Letters.Search asked, Letters.Found found, int page) {

  public String path() {
    return path(seen);
  }

  static String path(SeenSeries seen) {
    return "/studio" + seen.path() + "/letters";
  }

  public String query() {
    return "q="
        + URLEncoder.encode(asked.words(), StandardCharsets.UTF_8)
        + "&state="
        + asked.state()
        + "&kind="
        + asked.kind();
  }

  public int pages() {
    return Paging.pages(found.total(), Letters.PAGE);
  }

  /** The first and the last on this page. */
  public long from() {
    return (page - 1L) * Letters.PAGE + 1;
  }

  public long to() {
    return from() + found.lines().size() - 1;
  }

  public long count(Kept.State state) {
    return found.counts().getOrDefault(state, 0L);
  }

  public List<Choice> states(Messages t) {
    return Stream.of(Kept.State.values())
        .map(state -> Choice.of(state, t.name("outbox.state", state)))
        .toList();
  }

  public List<Choice> kinds(Messages t) {
    return found.kinds().stream().map(kind -> Choice.of(kind, kind(t, kind))).toList();
  }

  /** What it is about. A kind that has no words of its own here is a letter all the same. */
  public static String kind(Messages t, String kind) {
    var key = "outbox.kind." + kind;
    return t.say(t.has(key) ? key : "outbox.kind.other");
  }
}
