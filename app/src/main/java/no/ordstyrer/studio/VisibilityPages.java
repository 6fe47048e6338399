package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.Visibility;
import no.ordstyrer.series.Visibility.Hidden;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;

/** What of a series everybody sees. */
public final class VisibilityPages {
  private static final String PATH = "/studio/{arena}/{series}/visibility";

  private final DeskPages desk;
  private final Visibility visibility;

  public VisibilityPages(DeskPages desk, Visibility visibility) {
    this.desk = desk;
    this.visibility = visibility;
  }

  public void routes() {
    get(PATH, this::show);
    post(PATH, this::change);
  }

  private void show(Context ctx) {
    var seen = desk.series(ctx);
    var hidden = visibility.hidden(seen);
    var form = desk.empty(ctx).put("was", written(hidden)).putAll("part", numbers(hidden));
    if (hidden.series()) {
      form.put("series", "yes");
    }
    show(ctx, seen, form);
  }

  private void show(Context ctx, SeenSeries seen, Form form) {
    var page = desk.page(ctx, "visibility.title").of(seen.arena().brand());
    var parts = desk.parts().of(seen.series().id());
    ctx.html(desk.templates().studioVisibility(page, seen, parts, form).render());
  }

  private void change(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.form(ctx);
    var after = new Hidden(form.has("series", "yes"), numbers(form.values("part")));
    if (visibility.change(Web.viewer(ctx), seen, read(form.value("was")), after)) {
      Web.seeOther(ctx, "/studio" + seen.path() + "?done=visibility.saved");
      return;
    }
    var stored = visibility.hidden(seen);
    form.problem(
        "series",
        "studio.stale.field",
        form.t().say(stored.series() ? "visibility.stored.hidden" : "visibility.stored.shown"));
    form.problem("part", "studio.stale.field", told(seen, stored));
    form.put("was", written(stored));
    ctx.status(422);
    show(ctx, seen, form);
  }

  private String told(SeenSeries seen, Hidden stored) {
    var labels =
        desk.parts().of(seen.series().id()).stream()
            .filter(part -> stored.parts().contains(part.number()))
            .map(Part::label)
            .collect(Collectors.joining(", "));
    return labels.isEmpty() ? "–" : labels;
  }

  /** {@code true 2 3}: the series and the parts 2 and 3 are hidden. */
  private static String written(Hidden hidden) {
    return String.join(
        " ", Stream.concat(Stream.of("" + hidden.series()), numbers(hidden).stream()).toList());
  }

  private static Hidden read(String written) {
    var words = List.of(written.split(" ", -1));
    return new Hidden(words.contains("true"), numbers(words));
  }

  private static List<String> numbers(Hidden hidden) {
    return hidden.parts().stream().map(number -> Integer.toString(number)).toList();
  }

  private static List<Integer> numbers(List<String> typed) {
    return typed.stream()
        .filter(number -> number.matches("[1-9][0-9]{0,3}"))
        .map(Integer::valueOf)
        .toList();
  }
}
