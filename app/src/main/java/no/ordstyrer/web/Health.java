package no.ordstyrer.web;

import static io.javalin.apibuilder.ApiBuilder.get;

import io.javalin.http.Context;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For whoever watches the program: whether it is alive, and whether it can do its work. */
public final class Health {
  private static final Logger LOG = LoggerFactory.getLogger(Health.class);

  private final BooleanSupplier database;

  /** {@code database}: whether it answers and holds the schema that this program was built for. */
  public Health(BooleanSupplier database) {
    this.database = database;
  }

  public void routes() {
    get("/healthz", ctx -> answer(ctx, true));
    get("/readyz", ctx -> answer(ctx, ready()));
  }

  private boolean ready() {
    try {
      return database.getAsBoolean();
    } catch (RuntimeException e) {
      LOG.warn("Not ready", e);
      return false;
    }
  }

  private static void answer(Context ctx, boolean good) {
    ctx.header("Cache-Control", "no-store");
    ctx.status(good ? 200 : 503).result(good ? "ok\n" : "not ready\n");
  }
}
