package no.ordstyrer.panel;

import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.stream.Stream;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.web.Web;
import org.jspecify.annotations.Nullable;

/** The commands of the run of show and of the debate as a whole. */
public final class RunPages {
  private final Debates debates;
  private final Stances stances;
  private final Parts parts;
  private final CommandPages answers;

  public RunPages(Debates debates, Stances stances, Parts parts, CommandPages answers) {
    this.debates = debates;
    this.stances = stances;
    this.parts = parts;
    this.answers = answers;
  }

  public void routes() {
    path(
        "/{arena}/{series}/{part}/run",
        () -> {
          post("/next", this::next);
          post("/pause", ctx -> answers.did(ctx, debates.pause(seen(ctx))));
          post("/resume", ctx -> answers.did(ctx, debates.resume(seen(ctx))));
          post("/replan", ctx -> answers.did(ctx, debates.replan(seen(ctx)) > 0));
          post("/{item}/skip", ctx -> answers.did(ctx, debates.skip(seen(ctx), item(ctx))));
        });
    path(
        "/{arena}/{series}/{part}/debate",
        () -> {
          post("/state", this::move);
          post("/hold", this::hold);
        });
    path(
        "/{arena}/{series}/{part}/stance",
        () -> {
          post("/reveal", ctx -> answers.did(ctx, stances.reveal(seen(ctx))));
          post("/{round}/open", ctx -> answers.did(ctx, stances.open(seen(ctx), round(ctx))));
          post("/{round}/close", ctx -> answers.did(ctx, stances.close(seen(ctx), round(ctx))));
        });
  }

  private void next(Context ctx) {
    if (debates.next(seen(ctx), believed(ctx))) {
      answers.did(ctx, true);
    } else {
      answers.stale(ctx);
    }
  }

  private void move(Context ctx) {
    var to = state(ctx, "to").orElseThrow(NotFound::new);
    switch (debates.move(Web.viewer(ctx), seen(ctx), state(ctx, "from").orElse(null), to)) {
      case DONE -> answers.did(ctx, true);
      case BEFORE -> answers.didBefore(ctx);
      case IMPOSSIBLE -> answers.did(ctx, false);
      case STALE -> answers.stale(ctx);
    }
  }

  private static Optional<Debate.State> state(Context ctx, String name) {
    return Stream.of(Debate.State.values())
        .filter(state -> state.name().equals(Web.form(ctx, name)))
        .findFirst();
  }

  private void hold(Context ctx) {
    debates.hold(seen(ctx), Web.form(ctx, "held").equals("true"));
    answers.did(ctx, true);
  }

  private static @Nullable RunItemId believed(Context ctx) {
    var text = Web.form(ctx, "believed");
    try {
      return text.isEmpty() ? null : new RunItemId(Long.parseLong(text));
    } catch (NumberFormatException _) {
      throw new NotFound();
    }
  }

  private static RunItemId item(Context ctx) {
    return new RunItemId(Web.id(ctx, "item"));
  }

  private static StanceRoundId round(Context ctx) {
    return new StanceRoundId(Web.id(ctx, "round"));
  }

  private Seen seen(Context ctx) {
    return PartPages.seen(ctx, parts);
  }
}
