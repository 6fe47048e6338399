package no.ordstyrer.studio;

import no.ordstyrer.arena.Members;
import no.ordstyrer.registration.Figures;
import no.ordstyrer.registration.PartGifts;
import no.ordstyrer.registration.PartNotices;
import no.ordstyrer.registration.SeriesNotices;
import no.ordstyrer.registration.Trends;
import no.ordstyrer.registration.WaitingList;
import no.ordstyrer.series.Crew;
import no.ordstyrer.series.Planning;
import no.ordstyrer.series.Publishing;
import no.ordstyrer.series.Rescheduling;

/** The organiser's side: all its pages, each kind in a class of its own. */
public final class StudioPages {
  /** What an organiser can do. */
  public record Verbs(
      Members members,
      Planning planning,
      Publishing publishing,
      Rescheduling rescheduling,
      PartNotices notices,
      SeriesNotices seriesNotices,
      PartGifts gifts,
      Crew crew,
      Figures figures,
      Trends trends,
      WaitingList waiting) {}

  private final ArenaDeskPages arenas;
  private final MemberPages members;
  private final SeriesDraftPages drafts;
  private final SeriesDeskPages series;
  private final SeriesCancellationPages cancellations;
  private final PartChangePages changes;
  private final CrewPages crews;
  private final PartDraftPages partDrafts;

  public StudioPages(DeskPages desk, Verbs verbs) {
    arenas = new ArenaDeskPages(desk, verbs.crew(), verbs.figures());
    members = new MemberPages(desk, verbs.members(), verbs.crew());
    drafts = new SeriesDraftPages(desk, verbs.planning(), verbs.waiting());
    series =
        new SeriesDeskPages(
            desk,
            verbs.publishing(),
            verbs.figures(),
            verbs.trends(),
            verbs.notices(),
            verbs.seriesNotices());
    cancellations =
        new SeriesCancellationPages(
            desk, verbs.publishing(), verbs.seriesNotices(), verbs.figures());
    changes = new PartChangePages(desk, verbs.rescheduling(), verbs.notices(), verbs.figures());
    crews = new CrewPages(desk, verbs.crew());
    partDrafts =
        new PartDraftPages(
            desk,
            verbs.planning(),
            verbs.waiting(),
            verbs.gifts(),
            verbs.notices(),
            verbs.figures());
  }

  /** From words of ours to names that organisers choose. */
  public void routes() {
    arenas.routes();
    members.routes();
    drafts.routes();
    series.routes();
    cancellations.routes();
    changes.routes();
    crews.routes();
    partDrafts.routes();
  }
}
