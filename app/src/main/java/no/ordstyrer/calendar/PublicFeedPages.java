package no.ordstyrer.calendar;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.head;

import io.javalin.http.Context;
import no.ordstyrer.web.CalendarFile;

/** The public calendars: {@code /samhandlingsarena.ics} and {@code /samhandlingsarena/18.ics}. */
public final class PublicFeedPages {
  private final PublicFeeds feeds;

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
    send(ctx, feeds.ofArena(ctx.pathParam("arena")));
  }

  private void series(Context ctx) {
    send(ctx, feeds.ofSeries(ctx.pathParam("arena"), ctx.pathParam("series")));
  }

  private static void send(Context ctx, Feed feed) {
    CalendarFile.send(ctx, feed.tag(), feed::text, "public");
  }
}
