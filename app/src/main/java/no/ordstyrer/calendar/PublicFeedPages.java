package no.ordstyrer.calendar;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.head;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Supplier;
import no.ordstyrer.web.CalendarFile;

/** The public calendars: {@code /samhandlingsarena.ics} and {@code /samhandlingsarena/18.ics}. */
public final class PublicFeedPages {
  private final PublicFeeds feeds;
  private final FeedAnswers answers = new FeedAnswers();

  public PublicFeedPages(PublicFeeds feeds) {
    this.feeds = feeds;
  }

  public void routes() {
    get("/{arena}.ics", this::arena);
    head("/{arena}.ics", this::arena);
    get("/{arena}/{series}.ics", this::series);
    head("/{arena}/{series}.ics", this::series);
  }

  private void arena(Context ctx) {
    var arena = ctx.pathParam("arena");
    send(ctx, feeds.state(arena, null), () -> feeds.ofArena(arena));
  }

  private void series(Context ctx) {
    var arena = ctx.pathParam("arena");
    var series = ctx.pathParam("series");
    send(ctx, feeds.state(arena, series), () -> feeds.ofSeries(arena, series));
  }

  private void send(Context ctx, Optional<String> state, Supplier<Feed> feed) {
    var answer = answers.answer(ctx.path(), ctx.header("If-None-Match"), state, feed);
    CalendarFile.send(ctx, answer.tag(), answer.text(), "public");
  }
}
