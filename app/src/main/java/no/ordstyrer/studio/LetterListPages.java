package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ordstyrer.mail.Kept;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Web;

/** What has been written to the people of a series, and what became of it. */
public final class LetterListPages {
  private static final String PATH = "/studio/{arena}/{series}/letters";
  private static final Set<String> STATES =
      Stream.of(Kept.State.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

  private final DeskPages desk;
  private final Letters letters;

  public LetterListPages(DeskPages desk, Letters letters) {
    this.desk = desk;
    this.letters = letters;
  }

  public void routes() {
    get(PATH, this::list);
    get(PATH + "/{letter}/resending", this::ask);
    post(PATH + "/{letter}/resending", this::resend);
  }

  private void list(Context ctx) {
    var seen = desk.series(ctx);
    var state = Web.query(ctx, "state");
    var kind = Web.query(ctx, "kind");
    var search =
        new Letters.Search(
            Web.query(ctx, "q"),
            STATES.contains(state) ? state : "",
            kind.matches("[A-Z_]{1,40}") ? kind : "");
    var number = PeopleQuery.page(Web.query(ctx, "page"));
    var found = letters.find(Web.viewer(ctx), seen, search, number);
    var view = new LettersView(seen, search, found, number);
    var page = desk.page(ctx, "outbox.title").of(seen.arena().brand()).widened();
    var form =
        desk.empty(ctx)
            .put("q", search.words())
            .put("state", search.state())
            .put("kind", search.kind());
    ctx.html(
        Web.wantsFragment(ctx)
            ? desk.templates().studioLettersFound(page, view).render()
            : desk.templates().studioLetters(page, view, form).render());
  }

  private void ask(Context ctx) {
    show(ctx, desk.series(ctx), "");
  }

  private void resend(Context ctx) {
    var seen = desk.series(ctx);
    var notice =
        switch (letters.resend(Web.viewer(ctx), seen, Web.id(ctx, "letter"))) {
          case HURRIED -> "outbox.hurried";
          case WRITTEN -> "outbox.written";
          case IMPOSSIBLE -> {
            refuse(ctx, seen, "outbox.problem.impossible");
            yield "";
          }
          case TOO_OFTEN -> {
            refuse(ctx, seen, "outbox.problem.too-often");
            yield "";
          }
        };
    if (!notice.isEmpty()) {
      Web.seeOther(ctx, LettersView.path(seen) + "?done=" + notice);
    }
  }

  private void refuse(Context ctx, SeenSeries seen, String problem) {
    ctx.status(422);
    show(ctx, seen, problem);
  }

  private void show(Context ctx, SeenSeries seen, String problem) {
    var line = letters.find(Web.viewer(ctx), seen, Web.id(ctx, "letter"));
    var page = desk.page(ctx, "outbox.again").of(seen.arena().brand());
    ctx.html(desk.templates().studioLetterAgain(page, seen, line, problem).render());
  }
}
