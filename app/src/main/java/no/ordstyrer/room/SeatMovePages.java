package no.ordstyrer.room;

import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.panel.CommandPages;
import no.ordstyrer.panel.Panelists;
import no.ordstyrer.panel.SeatId;
import no.ordstyrer.panel.SeatState;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Standing;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/**
 * The chair says where somebody of the panel is, for whoever cannot say it herself. Whether she may
 * be recorded is hers alone to say.
 */
public final class SeatMovePages {
  private final Panelists panelists;
  private final CommandPages answers;
  private final Parts parts;
  private final Site site;

  public SeatMovePages(Panelists panelists, CommandPages answers, Parts parts, Site site) {
    this.panelists = panelists;
    this.answers = answers;
    this.parts = parts;
    this.site = site;
  }

  public void routes() {
    post("/{arena}/{series}/{part}/chair/seats/{seat}/state", this::move);
  }

  private void move(Context ctx) {
    var seen = PartPages.seen(ctx, parts, Standing::chairs);
    var to =
        Form.of(ctx, site.words(Web.language(ctx)))
            .one("to", SeatState.class)
            .orElseThrow(NotFound::new);
    answers.did(ctx, panelists.move(seen, new SeatId(Web.id(ctx, "seat")), to));
  }
}
