package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.question.Policy;
import no.ordstyrer.question.Reason;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;

/** What an arena does not publish, and why: kept by its organisers. */
public final class PolicyDeskPages {
  private static final String PATH = "/studio/{arena}/policy";
  private static final List<String> LANGUAGES = List.of("nb", "nn", "en");
  private static final int WORDS = 20_000;

  private final DeskPages desk;
  private final Policy policy;

  public PolicyDeskPages(DeskPages desk, Policy policy) {
    this.desk = desk;
    this.policy = policy;
  }

  public void routes() {
    get(PATH, this::open);
    post(PATH, this::change);
    post(PATH + "/usual", this::usual);
  }

  /**
   * {@code moved}: -1 for one that moves up, before who stands there; 1 for one that moves down.
   */
  private record Row(int place, int moved, Reason reason) {}

  private void open(Context ctx) {
    var arena = desk.organised(ctx);
    show(ctx, arena, filled(desk.empty(ctx), policy.of(arena)));
  }

  private void change(Context ctx) {
    var arena = desk.organised(ctx);
    var form = desk.form(ctx);
    var words = form.text("words", WORDS);
    var reasons = read(form);
    var rev = form.whole("rev", 0, Integer.MAX_VALUE);
    if (form.ok() && rev.isPresent()) {
      if (policy.change(Web.viewer(ctx), arena, rev.getAsInt(), reasons, words)) {
        Web.seeOther(ctx, "/studio" + arena.path() + "/policy?done=policy.saved");
        return;
      }
      stale(ctx, arena, form);
    }
    ctx.status(422);
    show(ctx, arena, form);
  }

  private void usual(Context ctx) {
    var arena = desk.organised(ctx);
    var form = desk.form(ctx);
    var rev = form.whole("rev", 0, Integer.MAX_VALUE).orElse(-1);
    if (policy.usual(Web.viewer(ctx), arena, rev)) {
      Web.seeOther(ctx, "/studio" + arena.path() + "/policy?done=policy.usual");
      return;
    }
    var now = filled(desk.empty(ctx), policy.of(arena));
    now.problem("rev", "studio.stale.rev");
    ctx.status(422);
    show(ctx, arena, now);
  }

  private void stale(Context ctx, Arena arena, Form form) {
    var stored = policy.of(arena);
    var names =
        Stream.concat(
                IntStream.rangeClosed(1, Reason.MOST)
                    .boxed()
                    .flatMap(row -> LANGUAGES.stream().map(language -> language + "-" + row)),
                Stream.of("words"))
            .toList();
    DeskPages.compare(form, filled(desk.empty(ctx), stored), names, stored.rev());
  }

  private void show(Context ctx, Arena arena, Form form) {
    var page = desk.page(ctx, "policy.desk").of(arena.brand());
    ctx.html(desk.templates().studioPolicy(page, arena, form, rows(form)).render());
  }

  /** The rows that are filled in, and one more as long as there is a key for it. */
  private static int rows(Form form) {
    var filled =
        IntStream.rangeClosed(1, Reason.MOST).filter(row -> !blank(form, row)).max().orElse(0);
    return Math.min(Reason.MOST, filled + 1);
  }

  private static boolean blank(Form form, int row) {
    return LANGUAGES.stream().allMatch(language -> form.value(language + "-" + row).isBlank());
  }

  private static List<Reason> read(Form form) {
    var rows = new ArrayList<Row>();
    for (var row = 1; row <= Reason.MOST; row++) {
      if (!blank(form, row) && !form.has("out-" + row, "yes")) {
        var place = form.whole("place-" + row, 1, Reason.MOST).orElse(row);
        rows.add(new Row(place, Integer.signum(place - row), reason(form, row, rows)));
      }
    }
    if (rows.isEmpty()) {
      form.problem("nb-1", "policy.problem.none");
    }
    return rows.stream()
        .sorted(Comparator.comparingInt(Row::place).thenComparingInt(Row::moved))
        .map(Row::reason)
        .toList();
  }

  private static Reason reason(Form form, int row, List<Row> before) {
    var reason =
        new Reason(
            "",
            form.required("nb-" + row, Reason.LONGEST),
            form.required("nn-" + row, Reason.LONGEST),
            form.required("en-" + row, Reason.LONGEST));
    if (before.stream().anyMatch(other -> other.reason().equals(reason))) {
      form.problem("nb-" + row, "policy.problem.twice");
    }
    return reason;
  }

  private static Form filled(Form form, Policy.Listed listed) {
    form.put("words", listed.words()).put("rev", listed.rev());
    for (var i = 0; i < listed.reasons().size(); i++) {
      var reason = listed.reasons().get(i);
      var row = i + 1;
      form.put("nb-" + row, reason.nb())
          .put("nn-" + row, reason.nn())
          .put("en-" + row, reason.en());
      form.put("place-" + row, row);
    }
    return form;
  }
}
