package no.ordstyrer.panel;

import gg.jte.Content;
import java.util.Optional;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.registration.Story;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Parts;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Site;

/** What the stance vote looks like to each audience when it changes: the partials of the pages. */
public final class StanceFaces {
  private final Stances stances;
  private final Parts parts;
  private final Site site;
  private final Templates templates;

  public StanceFaces(Stances stances, Parts parts, Site site, Templates templates) {
    this.stances = stances;
    this.parts = parts;
    this.site = site;
    this.templates = templates;
  }

  public void register(Live live) {
    live.renders(
        Stances.SUBJECT,
        (part, audience, language, _) ->
            audience.equals(Audience.CHAIR)
                ? Optional.of(desk(new PartId(part), language))
                : asked(new PartId(part), language));
  }

  /** On her own page: what is open for her now. */
  public Optional<Content> managed(Story story, Page page) {
    return story.confirmed().stream()
        .map(line -> story.seen().part(line.part()))
        .flatMap(seen -> stances.asked(seen, story.registration().id()).stream())
        .filter(asked -> asked.round() != null)
        .findFirst()
        .map(asked -> templates.panelStance(page.t(), asked, "").render())
        .map(html -> output -> output.writeContent(html));
  }

  private String desk(PartId part, Language language) {
    var seen = parts.seenBy(Viewer.GUEST, part);
    return templates
        .panelStanceDesk(site.words(language), seen.path(), stances.desk(part))
        .render();
  }

  /** As for one who has not answered and may: what is hers alone is known to her own page. */
  private Optional<String> asked(PartId part, Language language) {
    return stances
        .asked(parts.seenBy(Viewer.GUEST, part), null)
        .map(asked ->
            templates.panelStance(site.words(language), asked.forEverybody(), "").render());
  }
}
