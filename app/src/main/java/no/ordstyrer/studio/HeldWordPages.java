package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.util.List;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.question.HeldWords;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;

/** The words that hold a question for review, kept by the organisers of an arena. */
public final class HeldWordPages {
  private static final String PATH = "/studio/{arena}/words";

  private final DeskPages desk;
  private final HeldWords words;

  public HeldWordPages(DeskPages desk, HeldWords words) {
    this.desk = desk;
    this.words = words;
  }

  public void routes() {
    get(PATH, this::open);
    post(PATH, this::change);
  }

  private void open(Context ctx) {
    var arena = desk.organised(ctx);
    show(ctx, arena, filled(desk.empty(ctx), words.of(Web.viewer(ctx), arena)));
  }

  private void change(Context ctx) {
    var arena = desk.organised(ctx);
    var form = desk.form(ctx);
    var chosen = read(form);
    var rev = form.whole("rev", 0, Integer.MAX_VALUE);
    if (form.ok() && rev.isPresent()) {
      if (words.change(Web.viewer(ctx), arena, rev.getAsInt(), chosen)) {
        Web.seeOther(ctx, "/studio" + arena.path() + "/words?done=held.saved");
        return;
      }
      var stored = words.of(Web.viewer(ctx), arena);
      DeskPages.compare(form, filled(desk.empty(ctx), stored), List.of("words"), stored.rev());
    }
    ctx.status(422);
    show(ctx, arena, form);
  }

  private void show(Context ctx, Arena arena, Form form) {
    var page = desk.page(ctx, "held.title").of(arena.brand());
    ctx.html(desk.templates().studioWords(page, arena, form).render());
  }

  private static List<String> read(Form form) {
    var lines =
        form.text("words", HeldWords.MOST * (HeldWords.LONGEST + 1))
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .distinct()
            .toList();
    if (lines.size() > HeldWords.MOST) {
      form.problem("words", "held.problem.many", HeldWords.MOST);
    }
    if (lines.stream()
        .anyMatch(line -> line.codePointCount(0, line.length()) > HeldWords.LONGEST)) {
      form.problem("words", "held.problem.long", HeldWords.LONGEST);
    }
    return lines;
  }

  private static Form filled(Form form, HeldWords.Listed listed) {
    return form.put("words", String.join("\n", listed.words())).put("rev", listed.rev());
  }
}
