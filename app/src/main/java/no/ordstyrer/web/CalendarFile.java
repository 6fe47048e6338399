package no.ordstyrer.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Supplier;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Tokens;

/** How a calendar travels over HTTP. */
public final class CalendarFile {
  private static final String ENDING = ".ics";

  private CalendarFile() {}

  /** {@code del-1} of {@code del-1.ics}; no other ending is known. */
  public static String name(String file) {
    if (!file.endsWith(ENDING)) {
      throw new NotFound();
    }
    return file.substring(0, file.length() - ENDING.length());
  }

  /** The validator of a text that decides every byte. */
  public static String tag(String text) {
    return "\"" + HexFormat.of().formatHex(Tokens.digest(text), 0, 12) + "\"";
  }

  /**
   * Answers with the calendar, or 304 to whoever has it. Unpacked: Outlook on the web may fail on a
   * compressed feed.
   *
   * @param tag a strong validator (RFC 9110 8.8.3)
   * @param calendar written only for whoever does not have it
   * @param visibility {@code private} or {@code public} (RFC 9111 5.2.2)
   */
  public static void send(Context ctx, String tag, Supplier<String> calendar, String visibility) {
    ctx.header("ETag", tag);
    ctx.header("Cache-Control", visibility + ", max-age=900");
    ctx.header("X-Robots-Tag", "noindex");
    ctx.disableCompression();
    if (tag.equals(ctx.header("If-None-Match"))) {
      ctx.status(HttpStatus.NOT_MODIFIED);
    } else {
      ctx.contentType("text/calendar; charset=utf-8")
          .result(calendar.get().getBytes(StandardCharsets.UTF_8));
    }
  }
}
