package no.ordstyrer.room;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.ordstyrer.i18n.Dates;
import no.ordstyrer.panel.DebateResult;
import no.ordstyrer.panel.Floor;
import no.ordstyrer.panel.RunItem;
import no.ordstyrer.panel.Turn;
import no.ordstyrer.question.Question;
import no.ordstyrer.series.Part;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a part, in the order in which it happened: a chapter for each line of the plan.
 */
public record PartTimeline(List<Chapter> chapters) {
  public PartTimeline {
    chapters = List.copyOf(chapters);
  }

  /**
   * {@code item} is null for what happened before the first line of the plan, or without a plan.
   */
  public record Chapter(@Nullable RunItem item, List<Entry> entries) {
    public Chapter {
      entries = List.copyOf(entries);
    }
  }

  /** One thing that happened. */
  public sealed interface Entry {
    Instant at();

    /** Somebody spoke. */
    record Speech(Floor.Named who, Instant at, Duration spoken) implements Entry {}

    /** A question was taken up; {@code answeredAt} is null when it was put back. */
    record Asked(Question question, Instant at, @Nullable Instant answeredAt) implements Entry {}
  }

  /** A place in the recording. */
  public record Jump(String second, String url) {}

  /**
   * Where the recording is.
   *
   * @param begins on the clock of the room; null when nobody has said so
   */
  public record Recording(String url, @Nullable Instant begins) {

    /** Null when the part has none, or is not over yet. */
    public static @Nullable Recording of(Part part, @Nullable Instant begins) {
      var url = part.recordingUrl();
      return url == null || part.state() != Part.State.ENDED ? null : new Recording(url, begins);
    }

    /** Empty for what happened before it begins, and as long as nobody has said when that was. */
    public Optional<Jump> jump(Instant at) {
      if (begins == null || at.isBefore(begins)) {
        return Optional.empty();
      }
      var into = Duration.between(begins, at);
      return Optional.of(new Jump(Dates.length(into), at(into.toSeconds())));
    }

    /** Media fragments (W3C Media Fragments URI 1.0, 4.2.1); YouTube wants its own parameter. */
    private String at(long second) {
      var host = Optional.ofNullable(URI.create(url).getHost()).orElse("");
      if (host.endsWith("youtube.com") || host.equals("youtu.be")) {
        return url + (url.contains("?") ? "&" : "?") + "t=" + second;
      }
      return url.replaceFirst("#.*$", "") + "#t=" + second;
    }
  }

  public boolean empty() {
    return chapters.isEmpty();
  }

  static PartTimeline of(@Nullable DebateResult result, List<Question> questions) {
    var entries =
        Stream.concat(
                result == null
                    ? Stream.empty()
                    : result.turns().stream().flatMap(PartTimeline::speech),
                questions.stream().flatMap(PartTimeline::asked))
            .sorted(Comparator.comparing(Entry::at))
            .toList();
    var items =
        result == null
            ? List.<RunItem>of()
            : result.run().stream()
                .filter(item -> item.beganAt() != null)
                .sorted(Comparator.comparing(PartTimeline::began))
                .toList();
    var chapters = new ArrayList<Chapter>();
    var before = within(entries, Instant.MIN, items.isEmpty() ? Instant.MAX : began(items.get(0)));
    if (!before.isEmpty()) {
      chapters.add(new Chapter(null, before));
    }
    for (var i = 0; i < items.size(); i++) {
      var until = i + 1 < items.size() ? began(items.get(i + 1)) : Instant.MAX;
      chapters.add(new Chapter(items.get(i), within(entries, began(items.get(i)), until)));
    }
    return new PartTimeline(chapters);
  }

  private static Instant began(RunItem item) {
    return item.beganAt() == null ? Instant.MAX : item.beganAt();
  }

  private static List<Entry> within(List<Entry> entries, Instant from, Instant until) {
    return entries.stream()
        .filter(entry -> !entry.at().isBefore(from) && entry.at().isBefore(until))
        .toList();
  }

  /** What was annulled is as if it had not been spoken. */
  private static Stream<Entry> speech(Floor.Named who) {
    var turn = who.turn();
    return turn.beganAt() == null || turn.state() == Turn.State.VOID
        ? Stream.empty()
        : Stream.of(new Entry.Speech(who, turn.beganAt(), DebateResult.lasted(turn)));
  }

  private static Stream<Entry> asked(Question question) {
    return question.liveAt() == null
        ? Stream.empty()
        : Stream.of(new Entry.Asked(question, question.liveAt(), question.answeredAt()));
  }
}
