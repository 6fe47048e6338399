package no.ordstyrer.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Numbers every request, so that a visitor's report, the answer and the log name the same one. The
 * access log names the route and only those pieces of the address that are public: never a token,
 * never a query, never who asked.
 */
public final class Requests {
  private static final Logger LOG = LoggerFactory.getLogger("access");
  private static final String MDC_KEY = "request";
  private static final Pattern PIECE = Pattern.compile("\\{([a-z-]+)}");
  private static final Set<String> PUBLIC = Set.of("arena", "series", "part", "n", "number", "id");

  private Requests() {}

  /** The first thing that is done. Numbers that a client sends are not believed. */
  public static void begin(Context ctx) {
    var number =
        Long.toUnsignedString(ThreadLocalRandom.current().nextLong() >>> 4, Character.MAX_RADIX);
    MDC.put(MDC_KEY, number);
    Web.number(ctx, number);
    ctx.header("X-Request-Id", number);
  }

  /** The last thing: a line in the log, if it is kept. */
  public static void log(JavalinConfig config, boolean kept) {
    config.requestLogger.http((ctx, milliseconds) -> {
      if (kept && !ctx.path().startsWith("/static/")) {
        LOG.atInfo()
            .addKeyValue("method", ctx.method().name())
            .addKeyValue("route", route(ctx))
            .addKeyValue("status", ctx.statusCode())
            .addKeyValue("ms", Math.round(milliseconds))
            .log("request");
      }
      MDC.remove(MDC_KEY);
    });
  }

  /**
   * {@code /samhandlingsarena/18/del-1}, {@code /manage/{token}}, or {@code -} for none of ours.
   */
  private static String route(Context ctx) {
    var endpoint = ctx.endpoints().lastHttpEndpoint();
    if (endpoint == null) {
      return "-";
    }
    return PIECE
        .matcher(endpoint.path)
        .replaceAll(piece ->
            java.util.regex.Matcher.quoteReplacement(
                PUBLIC.contains(piece.group(1)) ? ctx.pathParam(piece.group(1)) : piece.group()));
  }
}
