package no.ordstyrer.calendar;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.head;

import io.javalin.http.Context;

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
    answers.send(ctx, feeds.state(arena, null), () -> feeds.ofArena(arena), "public");
  }

  private void series(Context ctx) {
    var arena = ctx.pathParam("arena");
    var series = ctx.pathParam("series");
    answers.send(ctx, feeds.state(arena, series), () -> feeds.ofSeries(arena, series), "public");
  }
}
