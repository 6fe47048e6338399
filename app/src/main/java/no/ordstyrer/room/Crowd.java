package no.ordstyrer.room;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.live.Live;
import no.ordstyrer.question.Question.Handling;
import no.ordstyrer.question.Question.Moderation;
import no.ordstyrer.registration.Participant;
import no.ordstyrer.registration.Sanction.Kind;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Who has asked, voted or been in the room of a part; for its moderators. */
public final class Crowd {
  /** So many are listed at once; others are found by searching. */
  static final int MOST = 100;

  /** How many there are, where it is shown as it grows. */
  static final String KEY = "crowd";

  private final Jdbi db;
  private final Clock clock;

  public Crowd(Jdbi db, Live live, Clock clock) {
    this.db = db;
    this.clock = clock;
    live.tallies((part, _) -> Map.of(KEY, (long) all(new PartId(part))));
  }

  /**
   * Somebody in the list.
   *
   * @param name null for one whom moderators know by her number
   * @param pending how many questions of hers wait, and so on
   * @param standing what stands upon her
   */
  public record Line(
      int number,
      @Nullable String name,
      boolean staff,
      boolean present,
      int pending,
      int published,
      int rejected,
      int others,
      List<Kind> standing) {}

  /** {@code all}: how many there are that were asked for; {@code lines} are the first of them. */
  public record Found(List<Line> lines, int all) {}

  /** A question of hers. */
  public record Asked(
      int number, String text, String language, Moderation moderation, Handling handling) {}

  /** {@code search}: of a name, or a number; empty for all. */
  Found find(Seen seen, String search) {
    mustModerate(seen);
    return db.withHandle(handle -> {
      var store = handle.attach(CrowdStore.class);
      var part = seen.part().id();
      var since = clock.instant().minus(Presence.GRACE);
      var words = search.strip().toLowerCase(Locale.ROOT);
      var digits = words.replaceAll("[^0-9]", "");
      var number = digits.isEmpty() || digits.length() > 9 ? 0 : Integer.parseInt(digits);
      Map<Integer, List<Kind>> standing =
          store.standing(part).stream()
              .collect(
                  Collectors.groupingBy(
                      CrowdStore.Standing::number,
                      Collectors.mapping(CrowdStore.Standing::kind, Collectors.toList())));
      var lines =
          store.find(part, since, words, number, 0, MOST).stream()
              .map(row -> row.line(standing.getOrDefault(row.number(), List.of())))
              .toList();
      return new Found(lines, store.count(part, words, number, 0));
    });
  }

  /** Her line as it is now, for whoever may see the list. */
  Optional<Line> line(PartId part, int number) {
    return db.withHandle(handle -> {
      var store = handle.attach(CrowdStore.class);
      var standing =
          store.standing(part).stream()
              .filter(one -> one.number() == number)
              .map(CrowdStore.Standing::kind)
              .toList();
      return store.find(part, clock.instant().minus(Presence.GRACE), "", 0, number, 1).stream()
          .findFirst()
          .map(row -> row.line(standing));
    });
  }

  private int all(PartId part) {
    return db.withExtension(CrowdStore.class, store -> store.all(part));
  }

  /** What a participant has asked, the latest first. */
  List<Asked> asked(Seen seen, Participant who) {
    mustModerate(seen);
    return db.withExtension(CrowdStore.class, store -> store.asked(who));
  }

  private static void mustModerate(Seen seen) {
    if (!seen.standing().moderates()) {
      throw new NotFound();
    }
  }
}
