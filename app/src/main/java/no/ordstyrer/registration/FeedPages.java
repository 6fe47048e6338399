package no.ordstyrer.registration;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.head;

import io.javalin.http.Context;
import no.ordstyrer.calendar.FeedAnswers;
import no.ordstyrer.web.CalendarFile;

/** A person's parts as a calendar that other programs fetch (RFC 5545, RFC 7986). */
public final class FeedPages {
  private final Feeds feeds;
  private final FeedAnswers answers = new FeedAnswers();

  public FeedPages(Feeds feeds) {
    this.feeds = feeds;
  }

  public void routes() {
    get("/calendar/{file}", this::feed);
    head("/calendar/{file}", this::feed);
    get("/calendar/{token}/{file}", this::part);
  }

  private void feed(Context ctx) {
    var token = name(ctx);
    var had = ctx.header("If-None-Match");
    var answer = answers.answer(ctx.path(), had, feeds.state(token), () -> feeds.feed(token));
    CalendarFile.send(ctx, answer.tag(), answer.text(), "private");
  }

  private void part(Context ctx) {
    ctx.header("Content-Disposition", "attachment; filename=\"" + ctx.pathParam("file") + "\"");
    var file = feeds.part(ctx.pathParam("token"), name(ctx));
    CalendarFile.send(ctx, CalendarFile.tag(file), () -> file, "private");
  }

  private static String name(Context ctx) {
    return CalendarFile.name(ctx.pathParam("file"));
  }
}
