package no.ordstyrer.registration;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.stream.Collectors;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/** What a person answered when she registered, for her to read and change. */
public final class AnswerPages {
  private static final String PATH = "/manage/{token}/answers";

  private final Registrations registrations;
  private final Fields fields;
  private final Answers answers;
  private final Site site;
  private final Templates templates;

  public AnswerPages(
      Registrations registrations, Fields fields, Answers answers, Site site, Templates templates) {
    this.registrations = registrations;
    this.fields = fields;
    this.answers = answers;
    this.site = site;
    this.templates = templates;
  }

  public void routes() {
    get(PATH, this::ask);
    post(PATH, this::change);
  }

  private void ask(Context ctx) {
    var story = story(ctx);
    var asked = asked(story);
    var form = Form.empty(site.words(Web.language(ctx)));
    FieldForm.fill(form, asked, answers.of(story));
    show(ctx, story, asked, form);
  }

  private void change(Context ctx) {
    var story = story(ctx);
    var asked = asked(story);
    var form = Form.of(ctx, site.words(Web.language(ctx)));
    var given = FieldForm.read(form, asked);
    if (form.ok()) {
      answers.change(story, asked, given);
      Web.seeOther(ctx, base(ctx) + "?done=fields.answered");
    } else {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, story, asked, form);
    }
  }

  private void show(Context ctx, Story story, List<Field> asked, Form form) {
    var page = site.page(ctx).of(story.seen().arena().brand()).kept();
    var parts = story.shown().stream().map(Line::part).toList();
    ctx.html(
        templates
            .fieldAnswers(
                page.titled(page.t().say("fields.answers")),
                base(ctx),
                FieldGroup.of(asked, parts),
                form)
            .render());
  }

  /** What is asked of her: of everybody, and of those who come to the parts that are hers. */
  private List<Field> asked(Story story) {
    var hers =
        story.lines().stream()
            .filter(Line::stands)
            .map(line -> line.part().id())
            .collect(Collectors.toSet());
    return fields.asked(story.registration().seriesId()).stream()
        .filter(field -> field.concerns(hers))
        .toList();
  }

  private Story story(Context ctx) {
    Security.seclude(ctx);
    return registrations.managed(ctx.pathParam("token"));
  }

  private static String base(Context ctx) {
    return "/manage/" + ctx.pathParam("token");
  }
}
