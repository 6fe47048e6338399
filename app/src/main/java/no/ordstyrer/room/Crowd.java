package no.ordstyrer.room;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.live.Live;
import no.ordstyrer.question.Question.Handling;
import no.ordstyrer.question.Question.Moderation;
import no.ordstyrer.registration.Participant;
import no.ordstyrer.registration.Sanction.Kind;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import no.ordstyrer.web.Paging;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Who has asked, voted or been in the room of a part; for its moderators. */
public final class Crowd {
  /** So many are listed on a page. */
  static final int MOST = 100;

  private static final Integer[] ANYBODY = {};

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

  /**
   * {@code all}: how many there are that were asked for; {@code lines} are those of one page.
   * {@code here}: how many attendees are here, whoever was asked for.
   */
  public record Found(List<Line> lines, int all, int here, String search, int page) {
    public int pages() {
      return Paging.pages(all, MOST);
    }

    /** For an address. */
    public String query() {
      return "q=" + URLEncoder.encode(search, StandardCharsets.UTF_8);
    }
  }

  /** A question of hers. */
  public record Asked(
      int number, String text, String language, Moderation moderation, Handling handling) {}

  /** {@code search}: of a name, or a number; empty for all. */
  Found find(Seen seen, String search, int page) {
    mustModerate(seen);
    return db.withHandle(handle -> {
      var store = handle.attach(CrowdStore.class);
      var part = seen.part().id();
      var since = clock.instant().minus(Presence.GRACE);
      var words = search.strip().toLowerCase(Locale.ROOT);
      var digits = words.replaceAll("[^0-9]", "");
      var number = digits.isEmpty() || digits.length() > 9 ? 0 : Integer.parseInt(digits);
      var all = store.count(part, words, number, ANYBODY);
      var shown = Math.clamp(page, 1, Paging.pages(all, MOST));
      var rows = store.find(part, since, words, number, ANYBODY, MOST, (shown - 1) * MOST);
      return new Found(lines(store, part, rows), all, store.here(part, since), search, shown);
    });
  }

  /**
   * Those whom a page shows, as they are now; then, for {@code more}, who is new as far as fits.
   */
  List<Line> renewed(Seen seen, Set<Integer> shown, boolean more) {
    mustModerate(seen);
    return db.withHandle(handle -> {
      var store = handle.attach(CrowdStore.class);
      var part = seen.part().id();
      var since = clock.instant().minus(Presence.GRACE);
      var rows = new ArrayList<CrowdStore.Row>();
      if (!shown.isEmpty()) {
        var only = shown.toArray(Integer[]::new);
        rows.addAll(store.find(part, since, "", 0, only, only.length, 0));
      }
      if (more && shown.size() < MOST) {
        store.find(part, since, "", 0, ANYBODY, MOST, 0).stream()
            .filter(row -> !shown.contains(row.number()))
            .limit(MOST - shown.size())
            .forEach(rows::add);
      }
      return lines(store, part, rows);
    });
  }

  private static List<Line> lines(CrowdStore store, PartId part, List<CrowdStore.Row> rows) {
    Map<Integer, List<Kind>> standing =
        store.standing(part).stream()
            .collect(
                Collectors.groupingBy(
                    CrowdStore.Standing::number,
                    Collectors.mapping(CrowdStore.Standing::kind, Collectors.toList())));
    return rows.stream()
        .map(row -> row.line(standing.getOrDefault(row.number(), List.of())))
        .toList();
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
      Integer[] only = {number};
      return store.find(part, clock.instant().minus(Presence.GRACE), "", 0, only, 1, 0).stream()
          .findFirst()
          .map(row -> row.line(standing));
    });
  }

  /** How many attendees are here now. */
  int here(PartId part) {
    var since = clock.instant().minus(Presence.GRACE);
    return db.withExtension(CrowdStore.class, store -> store.here(part, since));
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
