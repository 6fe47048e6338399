package no.ordstyrer.question;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;
import org.jspecify.annotations.Nullable;

/** The queue, for moderators and the chair: every act is a form, and a key. */
public final class QueuePages {
  private final Queue queue;
  private final Undo undo;
  private final Claims claims;
  private final Policy policy;
  private final Parts parts;
  private final Live live;
  private final Site site;
  private final Templates templates;

  public QueuePages(Working working, Parts parts, Live live, Site site, Templates templates) {
    this.queue = working.queue();
    this.undo = working.undo();
    this.claims = working.claims();
    this.policy = working.policy();
    this.parts = parts;
    this.live = live;
    this.site = site;
    this.templates = templates;
  }

  /** What those who work the queue do. */
  public record Working(Queue queue, Undo undo, Claims claims, Policy policy) {}

  public void routes() {
    path(
        "/{arena}/{series}/{part}/queue",
        () -> {
          get(ctx -> show(ctx, told(ctx, undo, seen(ctx))));
          path(
              "/{number}",
              () -> {
                post("/approve", act(_ -> new Act.Approve()));
                post("/restore", act(_ -> new Act.Restore()));
                post("/shortlist", act(QueuePages::shortlist));
                post("/unlist", act(_ -> new Act.Unlist()));
                post("/live", act(ctx -> new Act.GoLive(finish(ctx))));
                post("/finish", act(_ -> new Act.Finish()));
                post("/back", act(_ -> new Act.PutBack()));
                post("/reopen", act(_ -> new Act.Reopen()));
                post("/undo", this::undo);
              });
        });
  }

  private io.javalin.http.Handler act(Function<Context, Act> reading) {
    return ctx -> {
      var seen = seen(ctx);
      answer(
          ctx, seen, queue.act(Web.viewer(ctx), seen, number(ctx), rev(ctx), reading.apply(ctx)));
    };
  }

  private void undo(Context ctx) {
    var seen = seen(ctx);
    answer(ctx, seen, undo.undo(Web.viewer(ctx), seen, number(ctx), rev(ctx)));
  }

  /** The card as it is now; 409 when nothing was done, with the words for it. */
  void answer(Context ctx, Seen seen, Moved moved) {
    var done = moved instanceof Moved.Done;
    if (!done) {
      ctx.status(HttpStatus.CONFLICT);
    }
    var t = words(ctx);
    if (Web.wantsFragment(ctx)) {
      var place = new QuestionPlace(seen.path(), seen.arena().timezone());
      Web.fragment(
          ctx,
          templates.questionTold(moved, t, seen.arena().zone(), seen.path(), "/queue/").render()
              + templates
                  .questionCard(
                      moved.now(),
                      t,
                      place,
                      others(ctx, seen).get(moved.now().number()),
                      claims.now())
                  .render());
    } else if (done) {
      Web.seeOther(ctx, seen.path() + "/queue?told=" + moved.now().number());
    } else {
      show(ctx, moved);
    }
  }

  private void show(Context ctx, @Nullable Moved told) {
    var seen = seen(ctx);
    // Before the questions: what changes in between is then told twice, never lost.
    var subscription =
        live.subscription(
            seen.path() + "/live", seen.part().id().value(), Audience.MODERATORS, null);
    var columns =
        queue.all(Web.viewer(ctx), seen).stream().collect(Collectors.groupingBy(Question::column));
    Security.seclude(ctx);
    var page = page(ctx, seen, "question.queue").widened();
    var me = Web.viewer(ctx).mustBeStaff().value();
    var board =
        new QueueBoard(
            subscription,
            queue.rules(seen),
            columns,
            told,
            others(ctx, seen),
            reasons(seen),
            claims.now(),
            me);
    ctx.html(templates.questionQueue(page, seen, board).render());
  }

  /** After an act of the viewer's own: what it did, as long as it can be taken back. */
  static @Nullable Moved told(Context ctx, Undo undo, Seen seen) {
    var number = Web.query(ctx, "told");
    return number.matches("[0-9]{1,6}")
        ? undo.offered(Web.viewer(ctx), seen, Integer.parseInt(number)).orElse(null)
        : null;
  }

  Map<Integer, Claim> others(Context ctx, Seen seen) {
    var me = Web.viewer(ctx).mustBeStaff();
    var all = new HashMap<>(claims.of(seen.part().id()));
    all.values().removeIf(claim -> claim.accountId().equals(me));
    return all;
  }

  List<Reason> reasons(Seen seen) {
    return policy.of(seen.arena()).reasons();
  }

  Page page(Context ctx, Seen seen, String title, Object... filled) {
    var page = site.page(ctx).of(seen.arena().brand()).kept();
    return page.titled(page.t().say(title, filled));
  }

  Seen seen(Context ctx) {
    return PartPages.seen(ctx, parts, may -> may.moderates() || may.chairs());
  }

  /** The part, for its moderators alone. */
  Seen moderated(Context ctx) {
    var seen = seen(ctx);
    if (!seen.standing().moderates()) {
      throw new NotFound();
    }
    return seen;
  }

  Messages words(Context ctx) {
    return site.words(Web.language(ctx));
  }

  static int number(Context ctx) {
    return Math.clamp(Web.id(ctx, "number"), 0, Integer.MAX_VALUE);
  }

  static int rev(Context ctx) {
    var rev = Web.form(ctx, "rev");
    return rev.matches("[0-9]{1,9}") ? Integer.parseInt(rev) : 0;
  }

  private static Act shortlist(Context ctx) {
    var rank = Web.form(ctx, "rank");
    return new Act.Shortlist(rank.matches("[1-9][0-9]{0,2}") ? Integer.valueOf(rank) : null);
  }

  private static boolean finish(Context ctx) {
    return Web.form(ctx, "previous").equals("finish");
  }
}
