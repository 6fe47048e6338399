package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import no.ordstyrer.registration.FollowUps;
import no.ordstyrer.registration.LetterRule;
import no.ordstyrer.registration.LetterRules;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;

/** Which letters the clock writes for a series, and what the organiser adds to them. */
public final class LetterRulePages {
  private static final String PATH = "/studio/{arena}/{series}/reminders";

  private final DeskPages desk;
  private final LetterRules rules;

  public LetterRulePages(DeskPages desk, LetterRules rules) {
    this.desk = desk;
    this.rules = rules;
  }

  public void routes() {
    get(PATH, this::show);
    post(PATH, this::choose);
  }

  private void show(Context ctx) {
    var seen = desk.series(ctx);
    show(ctx, seen, filled(desk.empty(ctx), rules.of(seen)));
  }

  private void choose(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.form(ctx);
    var chosen = read(form);
    var believed = form.whole("rev", Integer.MIN_VALUE, Integer.MAX_VALUE);
    if (form.ok() && believed.isPresent()) {
      if (rules.choose(Web.viewer(ctx), seen, believed.getAsInt(), chosen)) {
        Web.seeOther(ctx, "/studio" + seen.path() + "/reminders?done=reminder.chosen");
        return;
      }
      var stored = rules.of(seen);
      DeskPages.compare(
          form, filled(desk.empty(ctx), stored), names(), LetterRules.revision(stored));
    }
    ctx.status(422);
    show(ctx, seen, form);
  }

  private void show(Context ctx, SeenSeries seen, Form form) {
    var page = desk.page(ctx, "reminder.title").of(seen.arena().brand());
    ctx.html(desk.templates().studioReminders(page, seen, form).render());
  }

  private static List<LetterRule.Chosen> read(Form form) {
    var chosen = new ArrayList<LetterRule.Chosen>();
    for (var rule : LetterRule.values()) {
      var hours = rule.follows() ? form.whole("hours-" + rule, 1, FollowUps.LATEST) : null;
      chosen.add(
          new LetterRule.Chosen(
              rule,
              form.has("active-" + rule, "yes"),
              form.text("words-" + rule, 1000),
              hours == null ? 0 : hours.orElse(1)));
    }
    return chosen;
  }

  private static Form filled(Form form, List<LetterRule.Chosen> chosen) {
    for (var one : chosen) {
      if (one.active()) {
        form.put("active-" + one.rule(), "yes");
      }
      form.put("words-" + one.rule(), one.words());
      if (one.rule().follows()) {
        form.put("hours-" + one.rule(), one.hours());
      }
    }
    return form.put("rev", LetterRules.revision(chosen));
  }

  private static List<String> names() {
    return Arrays.stream(LetterRule.values())
        .flatMap(rule -> List.of("active-" + rule, "words-" + rule, "hours-" + rule).stream())
        .toList();
  }
}
