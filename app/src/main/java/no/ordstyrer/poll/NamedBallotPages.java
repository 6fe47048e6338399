package no.ordstyrer.poll;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.util.List;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.poll.NamedBallots.Line;
import no.ordstyrer.poll.NamedBallots.Names;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Download;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Sheet;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/** Who answered what in a poll with names, for the house alone. */
public final class NamedBallotPages {
  private final NamedBallots ballots;
  private final Parts parts;
  private final Site site;
  private final Templates templates;

  public NamedBallotPages(NamedBallots ballots, Parts parts, Site site, Templates templates) {
    this.ballots = ballots;
    this.parts = parts;
    this.site = site;
    this.templates = templates;
  }

  public void routes() {
    path(
        "/{arena}/{series}/{part}/polls/{number}/names",
        () -> {
          get(this::show);
          post("/{ending}", this::take);
        });
  }

  private void show(Context ctx) {
    var seen = PartPages.seen(ctx, parts);
    var names = ballots.of(seen, PollPages.number(ctx));
    Security.seclude(ctx);
    var page = site.page(ctx).of(seen.arena().brand()).kept();
    ctx.html(templates.pollNames(page.titled(page.t().say("poll.names")), seen, names).render());
  }

  /** Not by a link: taking names along leaves a note of who did. */
  private void take(Context ctx) {
    var seen = PartPages.seen(ctx, parts);
    var names = ballots.taken(Web.viewer(ctx), seen, PollPages.number(ctx));
    var t = site.words(Web.language(ctx));
    Security.seclude(ctx);
    Download.table(
        ctx,
        seen.series().slug()
            + "-del-"
            + seen.part().number()
            + "-poll-"
            + names.poll().number()
            + "-names",
        ctx.pathParam("ending"),
        new Download.Table(t.say("poll.names"), heading(t), rows(names), names.rounds()));
  }

  private static List<Sheet.Cell> heading(Messages t) {
    return List.of(
        Sheet.Cell.of(t.say("poll.export.round")),
        Sheet.Cell.of(t.say("poll.names.name")),
        Sheet.Cell.of(t.say("poll.result.option")));
  }

  private static List<List<Sheet.Cell>> rows(Names names) {
    return names.rounds().stream()
        .flatMap(round -> round.people().stream().map(line -> row(round.round(), line)))
        .toList();
  }

  private static List<Sheet.Cell> row(int round, Line line) {
    return List.of(
        new Sheet.Cell.Figure(round),
        Sheet.Cell.of(line.name()),
        Sheet.Cell.of(String.join("; ", line.answers())));
  }
}
