package no.ordstyrer.room;

import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.question.RoomRules;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;

/** Where attendees react, and what open pages are told of it. */
public final class ReactionPages {
  private final Reactions reactions;
  private final Parts parts;
  private final RoomPages around;
  private final RoomPages.Frame frame;

  public ReactionPages(
      Reactions reactions, Parts parts, RoomPages around, Live live, RoomPages.Frame frame) {
    this.reactions = reactions;
    this.parts = parts;
    this.around = around;
    this.frame = frame;
    live.renders(
        RoomRules.REACTIONS,
        (part, audience, language, _) -> Optional.of(piece(new PartId(part), audience, language)));
  }

  public void routes() {
    post("/{arena}/{series}/{part}/reactions", this::react);
  }

  private void react(Context ctx) {
    var seen = PartPages.seen(ctx, parts);
    var form = Form.of(ctx, frame.site().words(Web.language(ctx)));
    var kind = form.one("kind", Reaction.class);
    if (kind.isEmpty()) {
      refuse(ctx, seen, form, HttpStatus.UNPROCESSABLE_CONTENT, "reaction.problem.kind");
      return;
    }
    switch (reactions.react(Web.viewer(ctx), seen, kind.get())) {
      case Reacted.Counted _ -> counted(ctx, seen, form, kind.get());
      case Reacted.TooSoon _ ->
          refuse(ctx, seen, form, HttpStatus.TOO_MANY_REQUESTS, "reaction.problem.soon");
      case Reacted.Closed _ ->
          refuse(ctx, seen, form, HttpStatus.CONFLICT, "reaction.problem.closed");
      case Reacted.NotAttending _ ->
          refuse(ctx, seen, form, HttpStatus.UNPROCESSABLE_CONTENT, "reaction.problem.guest");
    }
  }

  private void counted(Context ctx, Seen seen, Form form, Reaction kind) {
    if (Web.wantsFragment(ctx)) {
      var words = form.t().say("reaction.counted", form.t().name("reaction", kind));
      Web.fragment(ctx, frame.templates().roomReacted(words, false).render());
    } else {
      Web.seeOther(ctx, seen.path() + "?done=reaction.counted#reactions");
    }
  }

  /** The page as it was, with a quiet word beside the buttons. */
  private void refuse(Context ctx, Seen seen, Form form, HttpStatus status, String problem) {
    ctx.status(status);
    if (Web.wantsFragment(ctx)) {
      Web.fragment(ctx, frame.templates().roomReacted(form.t().say(problem), true).render());
      return;
    }
    form.problem("reactions", problem);
    around.showReacted(ctx, seen, form);
  }

  private String piece(PartId part, Audience audience, Language language) {
    var list = reactions.of(part);
    var t = frame.site().words(language);
    return audience.equals(Audience.STAGE)
        ? frame.templates().roomReactionStage(t, list).render()
        : frame.templates().roomReactions(t, list, "").render();
  }
}
