package no.ordstyrer.registration;

import java.time.Clock;
import java.time.Duration;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.account.Account;
import no.ordstyrer.mail.Letter;
import no.ordstyrer.mail.Outbox;
import no.ordstyrer.mail.Prose;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.SeriesId;
import no.ordstyrer.web.Site;
import org.jdbi.v3.core.Jdbi;

/**
 * Tells the one who follows up that somebody needs something: once for several, and never who or
 * what, for a mailbox is no place for that.
 */
public final class NeedLetters {
  /** What comes so soon after the first is told of in the same letter. */
  private static final Duration GATHER = Duration.ofMinutes(15);

  private final Jdbi db;
  private final Parts parts;
  private final Outbox outbox;
  private final Site site;
  private final Clock clock;

  public NeedLetters(Jdbi db, Parts parts, Outbox outbox, Site site, Clock clock) {
    this.db = db;
    this.parts = parts;
    this.outbox = outbox;
    this.site = site;
    this.clock = clock;
  }

  /** Writes the letters whose time has come. For the clock. */
  public void sweep() {
    db.withExtension(NeedStore.class, store -> store.untold(clock.instant().minus(GATHER)))
        .forEach(this::tell);
  }

  private void tell(SeriesId series) {
    var seen = parts.seriesSeenBy(Viewer.GUEST, series);
    db.useTransaction(handle -> {
      var store = handle.attach(NeedStore.class);
      var count = store.tell(series, clock.instant());
      if (count > 0) {
        for (var reader : store.readers(series, store.rule(series).ownerId())) {
          outbox.post(handle, letter(seen, reader, count));
        }
      }
    });
  }

  private Letter letter(SeenSeries seen, Account reader, int count) {
    var t = site.words(reader.speaks());
    var title = seen.series().title();
    return Letter.plain(
            "needs:"
                + seen.series().id().value()
                + ":"
                + reader.id().value()
                + ":"
                + clock.instant().toEpochMilli(),
            "NEEDS",
            Letter.Priority.ANSWER,
            reader.email(),
            t.language(),
            t.count("needs.letter.subject", count, seen.arena().name()),
            new Prose()
                .paragraph(t.say("needs.letter.hello", reader.name()))
                .paragraph(t.count("needs.letter.what", count, title))
                .button(t.say("needs.letter.open"), site.link("/studio" + seen.path() + "/needs"))
                .paragraph(t.say("needs.letter.why")))
        .about(new Letter.About(seen.series().id().value(), null));
  }
}
