package no.ordstyrer.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.TooManyRequestsResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.ordstyrer.access.Pass;

/**
 * Counts the forms that anybody may send and that make us write letters: low per mail address, so
 * that nobody's mailbox is filled, high per network, for a ministry is one network. Whoever is
 * known already, by session or pass, is never refused for the network's sake.
 */
public final class Throttle {
  /** More addresses than any form of ours has are not looked at one by one. */
  private static final int MOST = 50;

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
   * @param sender what one who is known may ask for, by session, pass or own link: letters to
   *     strangers go out in her name
   */
  public record Rule(Limit address, Limit everywhere, Limit network, Limit sender) {
    /** A link to sign in with. */
    public static final Rule SIGN_IN =
        of("sign-in", 5, Duration.ofMinutes(3), 300, Duration.ofSeconds(1));

    /** A registration: some are sent again with a correction. */
    public static final Rule REGISTER =
        of("register", 10, Duration.ofMinutes(1), 2000, Duration.ofMillis(200));

    /** The own link once more. */
    public static final Rule RESEND =
        of("resend", 3, Duration.ofMinutes(5), 300, Duration.ofSeconds(1));

    /** Several people in one form: each counts as a registration, the form for many. */
    public static final Rule COLLEAGUES =
        new Rule(
            REGISTER.address,
            REGISTER.everywhere,
            new Limit("colleagues.network", 100, Duration.ofSeconds(4)),
            new Limit("colleagues.sender", 10, Duration.ofMinutes(5)));

    /** A registration on its way to another address, or to a colleague. */
    public static final Rule HANDOVER =
        of("handover", 5, Duration.ofMinutes(3), 300, Duration.ofSeconds(1));

    /** What somebody does on her own page: some of it is confirmed by letters. */
    public static final Rule OWN =
        new Rule(
            new Limit("own.address", 5, Duration.ofMinutes(3)),
            new Limit("own.everywhere", 20, Duration.ofMinutes(1)),
            new Limit("own.network", 300, Duration.ofSeconds(1)),
            new Limit("own.sender", 60, Duration.ofMinutes(1)));

    static Rule of(
        String name, int burst, Duration every, int networkBurst, Duration networkEvery) {
      return new Rule(
          new Limit(name + ".address", burst, every),
          new Limit(name + ".everywhere", burst * 4, every.dividedBy(2)),
          new Limit(name + ".network", networkBurst, networkEvery),
          new Limit(name + ".sender", 30, Duration.ofMinutes(1)));
    }
  }

  /** Counts every POST to {@code path}; fields of these names hold the mail addresses. */
  public void count(JavalinConfig config, String path, Pattern fields, Rule rule) {
    config.routes.before(
        path,
        ctx -> {
          if (ctx.method().name().equals("POST")) {
            check(ctx, takes(ctx, fields, rule));
          }
        });
  }

  private List<Limit.Take> takes(Context ctx, Pattern fields, Rule rule) {
    var network = networks.of(ctx);
    var takes = new ArrayList<Limit.Take>();
    for (var address : addresses(ctx, fields)) {
      takes.add(rule.address.by(address + " " + network));
      takes.add(rule.everywhere.by(address));
    }
    takes.add(known(ctx).map(rule.sender::by).orElseGet(() -> rule.network.by(network)));
    return takes;
  }

  private static Set<String> addresses(Context ctx, Pattern fields) {
    return ctx.formParamMap().entrySet().stream()
        .filter(field -> fields.matcher(field.getKey()).matches())
        .flatMap(field -> field.getValue().stream())
        .map(String::strip)
        .filter(Form::isEmail)
        .map(Form::emailKey)
        .limit(MOST)
        .collect(Collectors.toSet());
  }

  /** Who sends it, if we know: by a link of her own, a session, or a pass. */
  private static Optional<String> known(Context ctx) {
    var viewer = Web.viewer(ctx);
    return Optional.ofNullable(ctx.pathParamMap().get("token"))
        .or(() -> viewer.staff().map(account -> "account " + account.value()))
        .or(() ->
            viewer.passes().stream()
                .map(Pass::registration)
                .min(Long::compare)
                .map(registration -> "registration " + registration));
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
