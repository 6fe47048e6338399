package no.ordstyrer.poll;

import java.util.Optional;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.series.PartId;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Site;

/** What a poll looks like to each audience when it changes: the partials of the pages. */
public final class PollFaces {
  private final Polls polls;
  private final PollResults results;
  private final Site site;
  private final Templates templates;

  public PollFaces(Polls polls, PollResults results, Site site, Templates templates) {
    this.polls = polls;
    this.results = results;
    this.site = site;
    this.templates = templates;
  }

  public void register(Live live) {
    live.renders("poll", this::met);
    live.renders("pollresult", this::result);
    live.renders("polldesk", this::card);
  }

  /** As for one who has not answered: what is hers alone is known to her own page. */
  private Optional<String> met(long part, Audience audience, Language language, String subject) {
    return find(part, subject)
        .filter(Poll::met)
        .map(poll ->
            templates
                .pollItem(
                    new PollList.Shown(poll, null, results.shown(poll).orElse(null)),
                    site.words(language),
                    polls.place(new PartId(part)).path(),
                    true,
                    null)
                .render());
  }

  private Optional<String> result(long part, Audience audience, Language language, String subject) {
    return find(part, subject)
        .filter(Poll::met)
        .map(poll ->
            templates
                .pollOutcome(poll, results.shown(poll).orElse(null), site.words(language))
                .render());
  }

  private Optional<String> card(long part, Audience audience, Language language, String subject) {
    if (!audience.equals(Audience.MODERATORS)) {
      return Optional.empty();
    }
    var place = polls.place(new PartId(part));
    return find(part, subject)
        .map(poll ->
            templates
                .pollCard(
                    results.ofTheHouse(poll),
                    site.words(language),
                    place.path(),
                    place.zone(),
                    null)
                .render());
  }

  private Optional<Poll> find(long part, String subject) {
    var number = subject.substring(subject.indexOf(':') + 1);
    return number.matches("[0-9]{1,9}")
        ? polls.find(new PartId(part), Integer.parseInt(number))
        : Optional.empty();
  }
}
