package no.ordstyrer.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.TooManyRequestsResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.access.Viewer;

/**
 * Counts the forms that anybody may send and that make us write letters: low per mail address, so
 * that nobody's mailbox is filled, high per network, for a ministry is one network. Whoever is
 * known already, by session or pass, is never refused for the network's sake.
 */
public final class Throttle {
  private final Limits limits;
  private final Networks networks;

  public Throttle(Limits limits, Networks networks) {
    this.limits = limits;
    this.networks = networks;
  }

  /**
   * What is counted together, whichever form it comes through.
   *
   * @param address what one mail address may ask for from one network
   * @param everywhere and from all networks together: somewhat more, so that a stranger does not
   *     lock a person out
   * @param network what guests of one network may ask for, whatever the addresses
   */
  public record Rule(Limit address, Limit everywhere, Limit network) {
    /** A link to sign in with. */
    public static final Rule SIGN_IN =
        of("sign-in", 5, Duration.ofMinutes(3), 300, Duration.ofSeconds(1));

    /** A registration: some are sent again with a correction. */
    public static final Rule REGISTER =
        of("register", 10, Duration.ofMinutes(1), 2000, Duration.ofMillis(200));

    /** The own link once more. */
    public static final Rule RESEND =
        of("resend", 3, Duration.ofMinutes(5), 300, Duration.ofSeconds(1));

    static Rule of(
        String name, int burst, Duration every, int networkBurst, Duration networkEvery) {
      return new Rule(
          new Limit(name + ".address", burst, every),
          new Limit(name + ".everywhere", burst * 4, every.dividedBy(2)),
          new Limit(name + ".network", networkBurst, networkEvery));
    }
  }

  /** Counts every POST to {@code path}; {@code field} holds the mail address. */
  public void count(JavalinConfig config, String path, String field, Rule rule) {
    config.routes.before(
        path,
        ctx -> {
          if (ctx.method().name().equals("POST")) {
            check(ctx, takes(ctx, Web.form(ctx, field), rule));
          }
        });
  }

  private List<Limit.Take> takes(Context ctx, String typed, Rule rule) {
    var network = networks.of(ctx);
    var takes = new ArrayList<Limit.Take>();
    if (Form.isEmail(typed.strip())) {
      var address = Form.emailKey(typed);
      takes.add(rule.address.by(address + " " + network));
      takes.add(rule.everywhere.by(address));
    }
    if (Web.viewer(ctx).equals(Viewer.GUEST)) {
      takes.add(rule.network.by(network));
    }
    return takes;
  }

  private void check(Context ctx, List<Limit.Take> takes) {
    switch (limits.take(takes)) {
      case Limits.Answer.Granted _ -> {}
      case Limits.Answer.Wait(var time) -> {
        ctx.header("Retry-After", Long.toString(time.toSeconds()));
        throw new TooManyRequestsResponse(HttpStatus.TOO_MANY_REQUESTS.getMessage());
      }
    }
  }
}
