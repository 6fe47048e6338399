package no.ordstyrer.question;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.series.Seen;
import no.ordstyrer.web.Site;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What was asked in a part and what its moderators made of it, counted. Nothing that is counted
 * here is forgotten with a person: rows of questions and of their history stay, without her.
 */
public final class ModerationFigures {
  private final Jdbi db;
  private final Site site;

  public ModerationFigures(Jdbi db, Site site) {
    this.db = db;
    this.site = site;
  }

  /**
   * How many questions.
   *
   * @param asked in this part: not what was carried here, nor put into other words
   * @param published at any time, also if they were taken down later
   * @param edited put into other words by moderators
   * @param pending nobody has decided
   * @param returned how often reports sent one back to the queue
   * @param reports how many reports there were, of how many questions ({@code reported})
   * @param reportedAway how many of those are rejected now
   */
  public record Totals(
      int asked,
      int published,
      int rejected,
      int merged,
      int edited,
      int withdrawn,
      int pending,
      int reports,
      int reported,
      int returned,
      int reportedAway) {}

  /**
   * From the moment of asking to the first decision on what waited.
   *
   * @param questions how many waited and were decided
   * @param median in seconds, as {@code p90}, within which nine of ten were decided
   */
  public record Waited(int questions, long median, long p90) {}

  /** So many for one name: a key of a reason, a rule that holds, a kind of sanction. */
  public record Counted(String name, int questions) {}

  /** What one of the moderators did, by the word of the act. */
  public record Worker(String name, Map<String, Integer> acts) {
    public int did(String act) {
      return acts.getOrDefault(act, 0);
    }
  }

  /** How many were rejected for a reason; null for the moderators' own words. */
  public record Rejected(@Nullable Reason reason, int questions) {}

  public Totals totals(Viewer viewer, Seen seen) {
    check(seen);
    return db.withExtension(ModerationFigureStore.class, store -> store.totals(seen.part().id()));
  }

  public Waited waited(Viewer viewer, Seen seen) {
    check(seen);
    return db.withExtension(ModerationFigureStore.class, store -> store.waited(seen.part().id()));
  }

  /**
   * Why questions were held for review, by rule: {@code LINK}, {@code WORD} …; never which word.
   */
  public List<Counted> held(Viewer viewer, Seen seen) {
    check(seen);
    return db.withExtension(ModerationFigureStore.class, store -> store.held(seen.part().id()));
  }

  /** How often attendees were muted, held or shut out, by kind. */
  public List<Counted> sanctions(Viewer viewer, Seen seen) {
    check(seen);
    return db.withExtension(
        ModerationFigureStore.class, store -> store.sanctions(seen.part().id()));
  }

  /** Rejected questions by reason: those offered now first, own words last. */
  public List<Rejected> rejected(Viewer viewer, Seen seen) {
    check(seen);
    return db.withHandle(handle -> {
      var counted =
          handle.attach(ModerationFigureStore.class).reasons(seen.part().id()).stream()
              .collect(Collectors.toMap(Counted::name, Counted::questions));
      var listed =
          Policy.ever(handle, seen.arena().id(), site).stream()
              .filter(reason -> counted.containsKey(reason.key()))
              .map(reason -> new Rejected(reason, counted.getOrDefault(reason.key(), 0)))
              .toList();
      var own = counted.getOrDefault("", 0);
      return own == 0
          ? listed
          : Stream.concat(listed.stream(), Stream.of(new Rejected(null, own))).toList();
    });
  }

  /** Who did what; for those alone who read the same in the history of each question. */
  public List<Worker> workers(Viewer viewer, Seen seen) {
    if (!seen.standing().moderates()) {
      return List.of();
    }
    var byName = new TreeMap<String, Map<String, Integer>>();
    for (var one :
        db.withExtension(ModerationFigureStore.class, store -> store.workers(seen.part().id()))) {
      byName
          .computeIfAbsent(one.name(), _ -> new TreeMap<>())
          .merge(one.act(), one.times(), Integer::sum);
    }
    return byName.entrySet().stream()
        .map(entry -> new Worker(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static void check(Seen seen) {
    if (!seen.standing().moderates() && !seen.standing().organises()) {
      throw new NotFound();
    }
  }
}
