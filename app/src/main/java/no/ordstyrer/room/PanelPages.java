package no.ordstyrer.room;

import static io.javalin.apibuilder.ApiBuilder.get;

import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.live.Subscription;
import no.ordstyrer.panel.Stages;
import no.ordstyrer.question.Question;
import no.ordstyrer.question.Questions;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Person;
import no.ordstyrer.series.Seen;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;
import org.jspecify.annotations.Nullable;

/** What chair and panelists look at: the live question, the shortlist, what is put to them. */
public final class PanelPages {
  private final Questions questions;
  private final Stages stages;
  private final Parts parts;
  private final Live live;
  private final Site site;
  private final Templates templates;

  public PanelPages(
      Questions questions, Stages stages, Parts parts, Live live, Site site, Templates templates) {
    this.questions = questions;
    this.stages = stages;
    this.parts = parts;
    this.live = live;
    this.site = site;
    this.templates = templates;
  }

  /**
   * The panel's page.
   *
   * @param person the viewer on the programme, or null
   * @param listed the shortlist in its order, then what is put to somebody
   * @param stage the path of the audience's screen
   */
  public record PanelView(
      @Nullable Question live,
      List<Question> listed,
      @Nullable Long person,
      String stage,
      Subscription subscription) {}

  public void routes() {
    get("/{arena}/{series}/{part}/panel", this::show);
  }

  private void show(Context ctx) {
    var seen = PartPages.seen(ctx, parts, may -> may.onPanel() || may.moderates());
    var part = seen.part().id();
    // Before the lists: what changes in between is then told twice, never lost.
    var subscription = live.subscription(seen.path() + "/live", part.value(), Audience.PANEL, null);
    var view =
        new PanelView(
            questions.live(part).orElse(null),
            listed(questions, part),
            person(ctx, seen),
            stages.path(seen),
            subscription);
    Security.seclude(ctx);
    var page = site.page(ctx).of(seen.arena().brand()).kept();
    ctx.html(templates.roomPanel(page.titled(page.t().say("question.panel")), seen, view).render());
  }

  /** The shortlist in its order, then what is put to somebody; all of it published. */
  static List<Question> listed(Questions questions, PartId part) {
    return questions.published(part).stream()
        .filter(Question::forPanel)
        .filter(question -> !question.live())
        .sorted(
            Comparator.comparing((Question question) ->
                Objects.requireNonNullElse(question.rank(), Integer.MAX_VALUE)))
        .toList();
  }

  private @Nullable Long person(Context ctx, Seen seen) {
    return parts.people(seen.series().id()).stream()
        .filter(person -> person.partId().equals(seen.part().id()))
        .filter(person -> person.accountId() != null)
        .filter(person -> Objects.equals(person.accountId(), Web.viewer(ctx).account()))
        .map((Person person) -> person.id().value())
        .findFirst()
        .orElse(null);
  }
}
