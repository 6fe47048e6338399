package no.ordstyrer.panel;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Jdbi;

/** How the panelists prepare: which questions they take, and what they would answer. */
public final class Briefings {
  /** Most characters of a draft, and of a note. */
  public static final int LONGEST = 5000;

  private final Jdbi db;
  private final Live live;
  private final Clock clock;

  public Briefings(Jdbi db, Live live, Clock clock) {
    this.db = db;
    this.live = live;
    this.clock = clock;
  }

  /** What a seat has written, by the key of the question. */
  public Map<Long, Briefing> of(SeatId seat) {
    return db.withExtension(BriefingStore.class, store -> store.of(seat)).stream()
        .collect(Collectors.toMap(Briefing::question, Function.identity()));
  }

  /** The names of those who take each question, by its key; notes and drafts stay theirs. */
  public Map<Long, List<String>> takers(PartId part) {
    return db.withExtension(BriefingStore.class, store -> store.said(part)).stream()
        .filter(said -> said.choice() == Briefing.Choice.TAKE)
        .collect(
            Collectors.groupingBy(
                BriefingStore.Said::question,
                Collectors.mapping(BriefingStore.Said::name, Collectors.toList())));
  }

  /** Not found when the question is not one of the part's. */
  public void write(Seen seen, SeatId seat, Briefing briefing) {
    var part = seen.part().id();
    db.useTransaction(handle -> {
      if (!handle.attach(BriefingStore.class).write(part, seat, briefing, clock.instant())) {
        throw new NotFound();
      }
      live.changed(handle, part.value(), Audience.CHAIR, "shortlist");
    });
  }
}
