package no.ordstyrer.web;

import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.session.NullSessionCache;
import org.eclipse.jetty.session.NullSessionDataStore;
import org.eclipse.jetty.util.component.LifeCycle;

/** How HTTP is spoken, whatever is said: limits, compression, the end of the server. */
public final class Transport {
  private static final int MOST_BYTES = 64 * 1024;

  private static final int MEGABYTE = 1024 * 1024;

  /** A file that is kept. */
  static final int MOST_MEGABYTES = 2;

  /** A file of somebody who is signed in is read so far, to be refused on its own page. */
  private static final int MOST_READ_MEGABYTES = 16;

  /** What is read of a refused body, and for how long. */
  private static final long MOST_REFUSED = (long) MOST_READ_MEGABYTES * MEGABYTE;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long STOP_MILLISECONDS = 10_000;

  /** How long a silent connection is kept once the server is stopping: a form may be on its way. */
  private static final long SILENCE_MILLISECONDS = 1_000;

  /** How many may knock at the same moment; the JDK's own 50 are few when a series opens. */
  private static final int KNOCKING = 1024;

  private Transport() {}

  public static void configure(JavalinConfig config) {
    config.concurrency.useVirtualThreads = true;
    config.startup.showJavalinBanner = false;
    config.http.maxRequestSize = MOST_BYTES;
    config.jetty.multipartConfig.maxTotalRequestSize(MOST_READ_MEGABYTES, SizeUnit.MB);
    config.jetty.multipartConfig.maxInMemoryFileSize(MOST_MEGABYTES, SizeUnit.MB);
    config.http.compressionStrategy = compression();
    config.jetty.modifyServer(Transport::endInGoodOrder);
    config.jetty.modifyServletContextHandler(
        context -> context.setSessionHandler(withoutSessions()));
  }

  /**
   * Javalin asks for a servlet session at each upgrade (its UpgradeRequestData copies the
   * attributes), which would set a cookie and be kept for good. Here it gets one that is gone with
   * the request.
   */
  private static SessionHandler withoutSessions() {
    var handler = new SessionHandler();
    handler.setUsingCookies(false);
    var cache = new NullSessionCache(handler);
    cache.setSessionDataStore(new NullSessionDataStore());
    handler.setSessionCache(cache);
    return handler;
  }

  /**
   * A form with a file is not read when it is too much. A body whose length nobody told could be of
   * any: it is refused like one that is too large.
   */
  static void checkLength(Context ctx) {
    if (ctx.header("Transfer-Encoding") != null
        || (ctx.isMultipart() && ctx.contentLength() > mostOf(ctx) * MEGABYTE)) {
      throw new ContentTooLargeResponse();
    }
  }

  private static int mostOf(Context ctx) {
    return Web.viewer(ctx).staff().isPresent() ? MOST_READ_MEGABYTES : MOST_MEGABYTES;
  }

  /** How many megabytes that is, begun ones counted. */
  static int megabytes(long bytes) {
    return Math.toIntExact(Math.ceilDiv(bytes, MEGABYTE));
  }

  /**
   * Lets somebody who sends too much finish, within reason: who is cut off in the middle never
   * reads the answer.
   */
  static void letFinish(Context ctx) {
    var patience = System.nanoTime() + PATIENCE.toNanos();
    var buffer = new byte[MOST_BYTES];
    try {
      var body = ctx.req().getInputStream();
      for (long read = 0; read < MOST_REFUSED && System.nanoTime() < patience; ) {
        var some = body.read(buffer);
        if (some < 0) {
          return;
        }
        read += some;
      }
    } catch (IOException _) {
      // Then nobody waits for the answer.
    }
  }

  /** Calendar files stay as they are: some programs that fetch them cannot unpack. */
  private static CompressionStrategy compression() {
    var strategy = new CompressionStrategy(null, new Gzip(4));
    strategy.setExcludedMimeTypes(
        Stream.concat(
                strategy.getExcludedMimeTypes().stream(),
                Stream.of("text/calendar", "font/", "application/pdf"))
            .toList());
    return strategy;
  }

  /** Requests under way are answered before the server stops; new ones are told to come back. */
  private static void endInGoodOrder(Server server) {
    server.insertHandler(new GracefulHandler());
    server.setStopTimeout(STOP_MILLISECONDS);
    server.addEventListener(
        new LifeCycle.Listener() {
          @Override
          public void lifeCycleStarting(LifeCycle event) {
            Stream.of(server.getConnectors())
                .filter(AbstractConnector.class::isInstance)
                .map(AbstractConnector.class::cast)
                .forEach(connector -> {
                  connector.setShutdownIdleTimeout(SILENCE_MILLISECONDS);
                  if (connector instanceof ServerConnector listening) {
                    listening.setAcceptQueueSize(KNOCKING);
                  }
                });
          }
        });
  }
}
