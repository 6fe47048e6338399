package no.ordstyrer.registration;

import static io.javalin.apibuilder.ApiBuilder.get;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import no.ordstyrer.series.Parts;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Limit;
import no.ordstyrer.web.Limits;
import no.ordstyrer.web.Networks;
import no.ordstyrer.web.Web;

/** The organisations that fit what somebody is typing, as options of a list. */
public final class OrganisationPages {
  /** What one network may ask for; who asks for more gets no suggestions, and no complaint. */
  private static final Limit ASKING = new Limit("organisations", 300, Duration.ofMillis(200));

  private final Parts parts;
  private final Organisations organisations;
  private final Limits limits;
  private final Networks networks;
  private final Templates templates;

  public OrganisationPages(
      Parts parts,
      Organisations organisations,
      Limits limits,
      Networks networks,
      Templates templates) {
    this.parts = parts;
    this.organisations = organisations;
    this.limits = limits;
    this.networks = networks;
    this.templates = templates;
  }

  public void routes() {
    get("/{arena}/{series}/registration/organisations", this::suggest);
  }

  private void suggest(Context ctx) {
    var seen = parts.seriesSeenBy(Web.viewer(ctx), ctx.pathParam("arena"), ctx.pathParam("series"));
    var found =
        switch (limits.take(ASKING, networks.of(ctx))) {
          case Limits.Answer.Granted _ -> organisations.suggest(seen.arena(), Web.query(ctx, "q"));
          case Limits.Answer.Wait _ -> List.<Organisations.Organisation>of();
        };
    ctx.header("Cache-Control", "private, max-age=3600");
    ctx.html(templates.registrationOrganisations(found).render());
  }
}
