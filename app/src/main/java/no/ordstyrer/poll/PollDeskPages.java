package no.ordstyrer.poll;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Comparator;
import java.util.List;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.live.Subscription;
import no.ordstyrer.poll.PollResult.Text;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Choice;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;
import org.jspecify.annotations.Nullable;

/** Where polls are written, opened, closed and revealed, before the part and while it lasts. */
public final class PollDeskPages {
  private final Polls polls;
  private final PollResults results;
  private final Parts parts;
  private final Live live;
  private final Site site;
  private final Templates templates;

  public PollDeskPages(
      Polls polls, PollResults results, Parts parts, Live live, Site site, Templates templates) {
    this.polls = polls;
    this.results = results;
    this.parts = parts;
    this.live = live;
    this.site = site;
    this.templates = templates;
  }

  /**
   * The desk as a page shows it.
   *
   * @param may which acts are the viewer's: as the style sheet names them
   * @param moved what became of the last act, when it was not done
   */
  public record Board(
      Subscription subscription,
      List<PollResult> polls,
      String may,
      boolean prepares,
      @Nullable PollMoved moved) {

    public @Nullable PollMoved told(Poll poll) {
      return moved != null && moved.now().id().equals(poll.id()) ? moved : null;
    }
  }

  /** Before those of single polls: {@code new} is no number. */
  public void routes() {
    path(
        "/{arena}/{series}/{part}/polls",
        () -> {
          get(ctx -> show(ctx, seen(ctx), null));
          post(this::create);
          get("/new", ctx -> edit(ctx, prepared(ctx), PollForm.fresh(t(ctx)), ""));
          path(
              "/{number}",
              () -> {
                get("/edit", this::edit);
                post("/edit", this::save);
                for (var act : Poll.Act.values()) {
                  post("/" + act.word(), ctx -> act(ctx, act));
                }
                post("/texts/{text}/show", ctx -> turn(ctx, Text.State.SHOWN));
                post("/texts/{text}/hide", ctx -> turn(ctx, Text.State.HIDDEN));
              });
        });
  }

  private void create(Context ctx) {
    var seen = prepared(ctx);
    var form = Form.of(ctx, t(ctx));
    var plan = PollForm.read(form, polls.fields(seen));
    if (plan.isEmpty()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      edit(ctx, seen, form, "");
      return;
    }
    var poll = polls.create(Web.viewer(ctx), seen, plan.get());
    Web.seeOther(ctx, seen.path() + "/polls?done=poll.created#polldesk-" + poll.number());
  }

  private void edit(Context ctx) {
    var seen = prepared(ctx);
    var poll = polls.find(seen, PollPages.number(ctx));
    if (poll.state() != Poll.State.DRAFT) {
      show(ctx, seen, new PollMoved.Impossible(poll));
      return;
    }
    edit(ctx, seen, PollForm.of(poll, t(ctx)), "/" + poll.number() + "/edit");
  }

  private void save(Context ctx) {
    var seen = prepared(ctx);
    var number = PollPages.number(ctx);
    var form = Form.of(ctx, t(ctx));
    var plan = PollForm.read(form, polls.fields(seen));
    var rev = form.whole("rev", 0, Integer.MAX_VALUE).orElse(0);
    if (plan.isEmpty()) {
      polls.find(seen, number);
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      edit(ctx, seen, form, "/" + number + "/edit");
      return;
    }
    switch (polls.edit(Web.viewer(ctx), seen, number, rev, plan.get())) {
      case PollMoved.Done _ ->
          Web.seeOther(ctx, seen.path() + "/polls?done=poll.saved#polldesk-" + number);
      case PollMoved.Stale(var now) -> {
        // What she wrote stays; saving once more is saving over it knowingly.
        form.problem("rev", "poll.problem.stale", who(form, now), now.question());
        form.put("rev", now.rev());
        ctx.status(HttpStatus.CONFLICT);
        edit(ctx, seen, form, "/" + number + "/edit");
      }
      case PollMoved.Impossible moved -> {
        ctx.status(HttpStatus.CONFLICT);
        show(ctx, seen, moved);
      }
    }
  }

  private static String who(Form form, Poll poll) {
    return poll.changedBy() == null ? form.t().say("poll.told.somebody") : poll.changedBy();
  }

  private void act(Context ctx, Poll.Act act) {
    var seen = seen(ctx);
    var rev = rev(ctx);
    answer(
        ctx,
        seen,
        polls.act(Web.viewer(ctx), seen, PollPages.number(ctx), rev, act),
        "poll." + act.word());
  }

  private void turn(Context ctx, Text.State to) {
    var seen = seen(ctx);
    answer(
        ctx,
        seen,
        results.turn(
            Web.viewer(ctx), seen, PollPages.number(ctx), Web.id(ctx, "text"), rev(ctx), to),
        "poll.turned");
  }

  /** The card as it is now; 409 when nothing was done, with the words for it. */
  private void answer(Context ctx, Seen seen, PollMoved moved, String done) {
    var refused = moved instanceof PollMoved.Done ? null : moved;
    if (refused != null) {
      ctx.status(HttpStatus.CONFLICT);
    }
    if (Web.wantsFragment(ctx)) {
      var card =
          templates.pollCard(
              results.ofTheHouse(seen, moved.now()),
              t(ctx),
              seen.path(),
              seen.arena().zone(),
              refused);
      ctx.contentType(Web.FRAGMENT + ";charset=utf-8").result(card.render());
    } else if (refused == null) {
      Web.seeOther(ctx, seen.path() + "/polls?done=" + done + "#polldesk-" + moved.now().number());
    } else {
      show(ctx, seen, refused);
    }
  }

  private void show(Context ctx, Seen seen, @Nullable PollMoved moved) {
    var audience = Polls.runs(seen) ? Audience.MODERATORS : Audience.ATTENDEES;
    // Before the polls: what changes in between is then told twice, never lost.
    var subscription =
        live.subscription(seen.path() + "/live", seen.part().id().value(), audience, null);
    var all =
        polls.all(seen).stream()
            .sorted(
                Comparator.comparing((Poll poll) -> poll.state() == Poll.State.ARCHIVED)
                    .thenComparingInt(Poll::number))
            .map(poll -> results.ofTheHouse(seen, poll))
            .toList();
    var board = new Board(subscription, all, may(seen), Polls.prepares(seen), moved);
    ctx.html(templates.pollDesk(page(ctx, seen, "poll.desk"), seen, board).render());
  }

  private static String may(Seen seen) {
    if (seen.standing().moderates()) {
      return "moderate";
    }
    if (!seen.standing().chairs()) {
      return "prepare";
    }
    return seen.standing().organises() ? "both" : "chair";
  }

  private void edit(Context ctx, Seen seen, Form form, String at) {
    var title = at.isEmpty() ? "poll.new" : "poll.edit.title";
    ctx.html(
        templates
            .pollEdit(
                page(ctx, seen, title),
                seen,
                seen.path() + "/polls" + at,
                polls.fields(seen).stream()
                    .map(field -> Choice.of(field.id(), field.label()))
                    .toList(),
                form)
            .render());
  }

  private Page page(Context ctx, Seen seen, String title) {
    Security.seclude(ctx);
    var page = site.page(ctx).of(seen.arena().brand()).kept();
    return page.titled(page.t().say(title));
  }

  private no.ordstyrer.i18n.Messages t(Context ctx) {
    return site.words(Web.language(ctx));
  }

  private static int rev(Context ctx) {
    var rev = Web.form(ctx, "rev");
    return rev.matches("[0-9]{1,9}") ? Integer.parseInt(rev) : 0;
  }

  private Seen seen(Context ctx) {
    var seen = PartPages.seen(ctx, parts);
    Polls.mustWork(seen);
    return seen;
  }

  private Seen prepared(Context ctx) {
    var seen = seen(ctx);
    if (!Polls.prepares(seen)) {
      throw new NotFound();
    }
    return seen;
  }
}
