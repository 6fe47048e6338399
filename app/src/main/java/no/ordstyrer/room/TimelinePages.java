package no.ordstyrer.room;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.i18n.Dates;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.panel.Debate;
import no.ordstyrer.panel.DebateResult;
import no.ordstyrer.panel.DebateResults;
import no.ordstyrer.question.Order;
import no.ordstyrer.question.Questions;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.web.Chart;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;
import org.jspecify.annotations.Nullable;

/** What a part leaves behind: all that happened on one timeline, and how the time was shared. */
public final class TimelinePages {
  private final DebateResults results;
  private final Questions questions;
  private final Recordings recordings;
  private final Parts parts;
  private final RoomPages.Frame frame;

  public TimelinePages(
      DebateResults results,
      Questions questions,
      Recordings recordings,
      Parts parts,
      RoomPages.Frame frame) {
    this.results = results;
    this.questions = questions;
    this.recordings = recordings;
    this.parts = parts;
    this.frame = frame;
  }

  /**
   * The page.
   *
   * @param result null for a part without a debate
   * @param run as planned and as it went; empty for a part without a debate
   * @param recording null when there is none
   * @param form when the recording begins; null for those who may not say so
   */
  public record TimelineView(
      Seen seen,
      PartTimeline timeline,
      @Nullable DebateResult result,
      RunComparison run,
      List<Chart> charts,
      PartTimeline.@Nullable Recording recording,
      @Nullable Form form) {

    /** Whether only those who run the part see it yet. */
    public boolean preview() {
      return result != null && result.debate().state() != Debate.State.PUBLISHED;
    }
  }

  public void routes() {
    get("/{arena}/{series}/{part}/timeline", ctx -> show(ctx, seen(ctx), null));
    post("/{arena}/{series}/{part}/timeline/recording", this::recording);
  }

  private void show(Context ctx, Seen seen, @Nullable Form typed) {
    var result = results.of(seen);
    if (result.isEmpty() && seen.part().state() != Part.State.ENDED) {
      throw new NotFound();
    }
    var page = frame.site().page(ctx).of(seen.arena().brand());
    var asked = questions.list(Web.viewer(ctx), seen, Order.of("")).published();
    var begins = recordings.begins(seen.part().id());
    var view =
        new TimelineView(
            seen,
            PartTimeline.of(result.orElse(null), asked),
            result.orElse(null),
            RunComparison.of(result.map(DebateResult::run).orElse(List.of())),
            result.map(one -> charts(one, page.t())).orElse(List.of()),
            PartTimeline.Recording.of(seen.part(), begins.orElse(null)),
            form(seen, begins, typed, page.t()));
    ctx.html(
        frame.templates().roomTimeline(page.titled(page.t().say("timeline.title")), view).render());
  }

  private static @Nullable Form form(
      Seen seen, Optional<Instant> begins, @Nullable Form typed, Messages t) {
    if (!Recordings.mayBegin(seen)) {
      return null;
    }
    if (typed != null) {
      return typed;
    }
    var form = Form.empty(t);
    begins.ifPresent(
        at -> form.put("begins", at.atZone(seen.arena().zone()).toLocalTime().withNano(0)));
    return form;
  }

  private static List<Chart> charts(DebateResult result, Messages t) {
    return Stream.of(
            chart("time-people", "people", result.shares(), t),
            chart("time-organisations", "organisations", result.organisations(), t))
        .filter(chart -> !chart.empty())
        .toList();
  }

  private static Chart chart(String id, String what, List<DebateResult.Share> shares, Messages t) {
    return new Chart(
        id,
        t.say("timeline.time." + what),
        t.say("timeline.time.who"),
        List.of(t.say("timeline.time.spoken")),
        shares.stream()
            .map(share -> new Chart.Row(share.name(), List.of(share.spoken().toSeconds())))
            .toList(),
        Chart.Unit.SECONDS);
  }

  private void recording(Context ctx) {
    var seen = seen(ctx);
    var viewer = Web.viewer(ctx);
    var form = Form.of(ctx, frame.site().words(Web.language(ctx)));
    if (form.value("begins").isBlank()) {
      recordings.begin(viewer, seen, null);
    } else {
      var zone = seen.arena().zone();
      var at = form.time("begins").flatMap(time -> Dates.instant(day(seen), time, zone));
      if (at.isEmpty()) {
        if (form.ok()) {
          form.problem("begins", "web.problem.time");
        }
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        show(ctx, seen, form);
        return;
      }
      recordings.begin(viewer, seen, at.get());
    }
    Web.seeOther(ctx, seen.path() + "/timeline?done=timeline.recording");
  }

  /** The day on which it was held: when it went live, or else as it was planned. */
  private static LocalDate day(Seen seen) {
    var part = seen.part();
    return Stream.of(part.liveAt(), part.startsAt())
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .map(at -> LocalDate.ofInstant(at, seen.arena().zone()))
        .or(() -> Optional.ofNullable(part.day()))
        .orElseThrow(NotFound::new);
  }

  private Seen seen(Context ctx) {
    return PartPages.seen(ctx, parts);
  }
}
