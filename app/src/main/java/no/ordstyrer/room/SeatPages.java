package no.ordstyrer.room;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.panel.Briefing;
import no.ordstyrer.panel.Briefings;
import no.ordstyrer.panel.CommandPages;
import no.ordstyrer.panel.CueId;
import no.ordstyrer.panel.Cues;
import no.ordstyrer.panel.FloorRequests;
import no.ordstyrer.panel.Floors;
import no.ordstyrer.panel.Panelists;
import no.ordstyrer.panel.SeatId;
import no.ordstyrer.panel.SeatState;
import no.ordstyrer.panel.SpeakingTime.FloorKind;
import no.ordstyrer.question.AnswerDraft;
import no.ordstyrer.question.AnswerDrafts;
import no.ordstyrer.question.Question;
import no.ordstyrer.question.Questions;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Person;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.Standing;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;
import org.jspecify.annotations.Nullable;

/**
 * A panelist's own page: whether she is next, her time, the question in large type, what is put to
 * her, her notes, and words from the chair.
 */
public final class SeatPages {
  private static final int NOTE = 300;
  private static final int PRONOUNCED = 100;

  private final Panel panel;
  private final Questions questions;
  private final CommandPages answers;
  private final Parts parts;
  private final Live live;
  private final Frame frame;

  /** What the page reads and does. */
  public record Panel(
      Floors floors,
      Panelists panelists,
      FloorRequests requests,
      Cues cues,
      Briefings briefings,
      AnswerDrafts drafts) {}

  /** How it is drawn. */
  public record Frame(Site site, Templates templates) {}

  public SeatPages(
      Panel panel, Questions questions, CommandPages answers, Parts parts, Live live, Frame frame) {
    this.panel = panel;
    this.questions = questions;
    this.answers = answers;
    this.parts = parts;
    this.live = live;
    this.frame = frame;
  }

  /** Whose page it is. */
  record Sitter(Seen seen, SeatId seat, long person) {
    PartId part() {
      return seen.part().id();
    }

    boolean mine(Question question) {
      return question.assignedIds().contains(person);
    }
  }

  /** What was typed for a question and is not good. */
  record Returned(int number, Briefing typed, String problem) {}

  public void routes() {
    path(
        "/{arena}/{series}/{part}/seat",
        () -> {
          get(ctx -> show(ctx, sitter(ctx), form(ctx, sitter(ctx)), null));
          get("/own", this::own);
          post("/state", this::move);
          post("/check-in", this::checkIn);
          post("/settled", this::settle);
          post("/floor", this::ask);
          post("/floor/withdraw", this::withdraw);
          post("/cues/{cue}/seen", this::see);
        });
  }

  void show(Context ctx, Sitter sitter, Form form, @Nullable Returned returned) {
    var part = sitter.part();
    // Before the lists: what changes in between is then told twice, never lost.
    var subscription =
        live.subscription(sitter.seen().path() + "/live", part.value(), Audience.PANEL, null);
    var briefs = panel.briefings().of(sitter.seat());
    if (returned != null) {
      briefs.put(returned.typed().question(), returned.typed());
    }
    var listed =
        PanelPages.listed(questions, part).stream()
            .sorted(Comparator.comparing((Question question) -> !sitter.mine(question)))
            .toList();
    var view =
        new SeatView(
            panel.floors().own(part, sitter.seat()).orElse(null),
            questions.live(part).orElse(null),
            listed,
            briefs,
            drafts(ctx, sitter, listed),
            sitter.person(),
            Web.viewer(ctx).mustBeStaff(),
            panel
                .panelists()
                .greenRoom(sitter.seat())
                .map(Panelists.GreenRoom::recording)
                .orElse(false),
            form,
            returned == null ? 0 : returned.number(),
            returned == null ? "" : returned.problem(),
            subscription);
    Security.seclude(ctx);
    var page = frame.site().page(ctx).of(sitter.seen().arena().brand()).kept();
    ctx.html(frame.templates().roomSeat(titled(page), sitter.seen(), view).render());
  }

  private Map<Integer, AnswerDraft> drafts(Context ctx, Sitter sitter, List<Question> listed) {
    var drafts = new HashMap<Integer, AnswerDraft>();
    for (var question : listed) {
      if (question.published() && sitter.mine(question)) {
        var work = panel.drafts().find(Web.viewer(ctx), sitter.seen(), question.number());
        if (work.draft() != null) {
          drafts.put(question.number(), work.draft());
        }
      }
    }
    return drafts;
  }

  private static Page titled(Page page) {
    return page.titled(page.t().say("debate.own"));
  }

  private void own(Context ctx) {
    var sitter = sitter(ctx);
    var own = panel.floors().own(sitter.part(), sitter.seat()).orElseThrow(NotFound::new);
    Security.seclude(ctx);
    Web.fragment(
        ctx,
        frame
            .templates()
            .panelOwn(frame.site().words(Web.language(ctx)), sitter.seen().path(), own)
            .render());
  }

  private void move(Context ctx) {
    var sitter = sitter(ctx);
    var to = form(ctx).one("to", SeatState.class).orElseThrow(NotFound::new);
    // Checked in is who has answered the form of the green room.
    answers.did(
        ctx,
        to != SeatState.CHECKED_IN && panel.panelists().move(sitter.seen(), sitter.seat(), to));
  }

  private void checkIn(Context ctx) {
    var sitter = sitter(ctx);
    var form = form(ctx);
    var settled =
        new Panelists.GreenRoom(
            form.has("microphone"), form.optional("pronounced", PRONOUNCED), form.has("recording"));
    if (!settled.microphone()) {
      form.problem("microphone", "debate.green.microphone.needed");
    }
    if (!form.ok()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, sitter, form, null);
      return;
    }
    answers.did(ctx, panel.panelists().checkIn(sitter.seen(), sitter.seat(), settled));
  }

  private void settle(Context ctx) {
    var sitter = sitter(ctx);
    var form = form(ctx);
    var pronounced = form.optional("pronounced", PRONOUNCED);
    if (!form.ok()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, sitter, form, null);
      return;
    }
    panel.panelists().settle(sitter.seen(), sitter.seat(), pronounced, form.has("recording"));
    answers.did(ctx, true);
  }

  private void ask(Context ctx) {
    var sitter = sitter(ctx);
    var form = form(ctx);
    var kind = form.one("kind", FloorKind.class).orElseThrow(NotFound::new);
    var note = form.optional("note", NOTE);
    if (!form.ok()) {
      var said = form.problem("note") + " " + form.value("note");
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      if (Web.wantsFragment(ctx)) {
        ctx.result(form.problem("note"));
      } else {
        var none = Briefing.none(0);
        show(ctx, sitter, form(ctx, sitter), new Returned(0, none, said));
      }
      return;
    }
    panel.requests().ask(sitter.seen(), sitter.seat(), kind, note);
    answers.did(ctx, true);
  }

  private void withdraw(Context ctx) {
    var sitter = sitter(ctx);
    var kind = form(ctx).one("kind", FloorKind.class).orElseThrow(NotFound::new);
    panel.requests().withdraw(sitter.seen(), sitter.seat(), kind);
    answers.did(ctx, true);
  }

  private void see(Context ctx) {
    var sitter = sitter(ctx);
    panel.cues().see(sitter.seen(), sitter.seat(), new CueId(Web.id(ctx, "cue")));
    answers.didBefore(ctx);
  }

  Form form(Context ctx) {
    return Form.of(ctx, frame.site().words(Web.language(ctx)));
  }

  /** What is settled so far. */
  Form form(Context ctx, Sitter sitter) {
    var form = Form.empty(frame.site().words(Web.language(ctx)));
    panel
        .panelists()
        .greenRoom(sitter.seat())
        .ifPresent(settled -> {
          form.put("pronounced", settled.pronounced());
          if (settled.recording()) {
            form.put("recording", "yes");
          }
        });
    return form;
  }

  Sitter sitter(Context ctx) {
    var viewer = Web.viewer(ctx);
    var seen = PartPages.seen(ctx, parts, Standing::sits);
    var seat = panel.panelists().mustHaveSeat(viewer, seen.part().id());
    var person =
        parts.people(seen.series().id()).stream()
            .filter(one -> one.partId().equals(seen.part().id()))
            .filter(one -> viewer.account() != null && viewer.account().equals(one.accountId()))
            .map(Person::id)
            .findFirst()
            .orElseThrow(NotFound::new);
    return new Sitter(seen, seat, person.value());
  }
}
