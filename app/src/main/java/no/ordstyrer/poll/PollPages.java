package no.ordstyrer.poll;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;
import org.jspecify.annotations.Nullable;

/** A poll as the audience meets it: what is asked, her answer, and the result when it is time. */
public final class PollPages {
  private final Ballots ballots;
  private final PollResults results;
  private final Parts parts;
  private final Site site;
  private final Templates templates;

  public PollPages(
      Ballots ballots, PollResults results, Parts parts, Site site, Templates templates) {
    this.ballots = ballots;
    this.results = results;
    this.parts = parts;
    this.site = site;
    this.templates = templates;
  }

  public void routes() {
    path(
        "/{arena}/{series}/{part}/polls/{number}",
        () -> {
          get(this::show);
          post("/ballot", this::cast);
        });
  }

  private void show(Context ctx) {
    var page = site.page(ctx);
    show(ctx, seen(ctx), Form.empty(page.t()));
  }

  private void show(Context ctx, Seen seen, Form form) {
    var list = results.list(Web.viewer(ctx), seen);
    var shown = shown(list, number(ctx));
    ctx.html(
        templates
            .pollShow(page(ctx, seen).titled(shown.poll().question()), seen, list, shown, form)
            .render());
  }

  private void cast(Context ctx) {
    var seen = seen(ctx);
    var form = Form.of(ctx, site.words(Web.language(ctx)));
    var number = number(ctx);
    switch (ballots.cast(Web.viewer(ctx), seen, number, ballot(form))) {
      case Cast.Counted(var poll) -> counted(ctx, seen, poll);
      case Cast.Overtaken(var poll) ->
          // What stands is shown, not what she sent.
          refuse(ctx, seen, told(Form.empty(form.t()), poll, "poll.problem.overtaken"), false);
      case Cast.Over(var poll) -> refuse(ctx, seen, told(form, poll, "poll.problem.over"), true);
      case Cast.NotAttending(var poll) ->
          refuse(ctx, seen, told(form, poll, "poll.problem.not-attending"), true);
      case Cast.Wrong(var poll, var problem) ->
          refuse(
              ctx,
              seen,
              told(
                  form,
                  poll,
                  "poll.problem." + problem,
                  poll.least(),
                  poll.most(),
                  poll.kind().limit()),
              false);
    }
  }

  private static Form told(Form form, Poll poll, String key, Object... filled) {
    form.problem("ballot-" + poll.number(), key, filled);
    return form;
  }

  private void counted(Context ctx, Seen seen, Poll poll) {
    if (Web.wantsFragment(ctx)) {
      fragment(ctx, item(ctx, seen, null));
    } else {
      Web.seeOther(ctx, seen.path() + "/polls/" + poll.number() + "?done=poll.answered");
    }
  }

  /**
   * {@code whole}: the poll stands otherwise than her page shows; else her ballot alone is wrong.
   */
  private void refuse(Context ctx, Seen seen, Form form, boolean whole) {
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    if (!Web.wantsFragment(ctx)) {
      show(ctx, seen, form);
    } else if (whole) {
      fragment(ctx, item(ctx, seen, form));
    } else {
      var shown = shown(results.list(Web.viewer(ctx), seen), number(ctx));
      fragment(ctx, templates.pollBallot(shown, form.t(), seen.path(), form).render());
    }
  }

  private String item(Context ctx, Seen seen, @Nullable Form form) {
    var list = results.list(Web.viewer(ctx), seen);
    var shown = shown(list, number(ctx));
    var t = site.words(Web.language(ctx));
    return templates.pollItem(shown, t, seen.path(), list.attending(), form).render();
  }

  private static void fragment(Context ctx, String html) {
    ctx.contentType(Web.FRAGMENT + ";charset=utf-8").result(html);
  }

  private static PollList.Shown shown(PollList list, int number) {
    return list.polls().stream()
        .filter(one -> one.poll().number() == number)
        .findFirst()
        .orElseThrow(NotFound::new);
  }

  /** Reads what every kind of ballot sends: choices, places, or words. */
  static Ballot ballot(Form form) {
    var positions = form.values("choice").stream().map(PollPages::position).toList();
    return new Ballot(
        form.whole("round", 1, Integer.MAX_VALUE).orElse(0),
        form.whole("counter", 1, Integer.MAX_VALUE).orElse(1),
        positions.isEmpty() ? ranked(form) : positions,
        Stream.concat(form.values("text").stream(), words(form))
            .map(Form::clean)
            .map(text -> text.replaceAll("\\s+", " "))
            .filter(text -> !text.isEmpty())
            .toList());
  }

  /** Of a cloud: one word in each field. */
  private static Stream<String> words(Form form) {
    return IntStream.range(0, PollPlan.MOST).mapToObj(i -> form.value("text-" + i));
  }

  /** The positions by their places; two on one place are named twice, which is refused. */
  private static List<Integer> ranked(Form form) {
    var places = new ArrayList<Map.Entry<Integer, Integer>>();
    for (var position = 0; position <= PollPlan.MOST; position++) {
      var place = form.value("place-" + position);
      if (place.matches("[0-9]{1,2}")) {
        places.add(Map.entry(Integer.parseInt(place), position));
      }
    }
    var distinct = places.stream().map(Map.Entry::getKey).distinct().count();
    var ordered =
        new ArrayList<>(
            places.stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(Map.Entry::getValue)
                .toList());
    if (distinct < places.size()) {
      ordered.add(ordered.getFirst());
    }
    return ordered;
  }

  private static int position(String typed) {
    return typed.matches("[0-9]{1,2}") ? Integer.parseInt(typed) : -1;
  }

  static int number(Context ctx) {
    return Math.clamp(Web.id(ctx, "number"), 0, Integer.MAX_VALUE);
  }

  private Page page(Context ctx, Seen seen) {
    return site.page(ctx).of(seen.arena().brand());
  }

  private Seen seen(Context ctx) {
    return PartPages.seen(ctx, parts);
  }
}
