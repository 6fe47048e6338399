package no.ordstyrer.question;

import java.util.Optional;
import java.util.function.Function;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.registration.RegistrationId;
import no.ordstyrer.registration.Sanctions;
import no.ordstyrer.series.PartId;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Site;
import org.jspecify.annotations.Nullable;

/**
 * What a question looks like to each audience when it changes: the partials of the pages. Each kind
 * has one audience that may see it, asked again here, whatever the log says.
 */
public final class Faces {
  private final Questions questions;
  private final Claims claims;
  private final Site site;
  private final Templates templates;

  public Faces(Questions questions, Claims claims, Site site, Templates templates) {
    this.questions = questions;
    this.claims = claims;
    this.site = site;
    this.templates = templates;
  }

  public void register(Live live) {
    live.renders("question", this::published);
    live.renders("queue", this::queued);
    live.renders("claim", this::claimed);
    live.renders("mine", this::own);
    live.renders("panel", this::onPanel);
    live.renders("now", this::now);
    live.renders(Telling.CHOSEN, this::chosen);
    live.renders(RoomRules.SUBJECT, this::rules);
    live.renders(Sanctions.SUBJECT, this::standing);
    live.renders(RoomRules.QUEUE_SUBJECT, this::queueRules);
  }

  private Optional<String> published(
      long part, Audience audience, Language language, String subject) {
    return show(
        part,
        subject,
        language,
        (question, t, place) -> templates.questionItem(question, t, place, null).render(),
        Question::published);
  }

  private Optional<String> queued(long part, Audience audience, Language language, String subject) {
    return show(
        part,
        subject,
        language,
        (question, t, place) ->
            templates.questionCard(question, t, place, claim(question), claims.now()).render(),
        _ -> audience.equals(Audience.MODERATORS));
  }

  private Optional<String> claimed(
      long part, Audience audience, Language language, String subject) {
    return show(
        part,
        subject,
        language,
        (question, t, _) ->
            templates.questionClaim(question.number(), claim(question), t, claims.now()).render(),
        _ -> audience.equals(Audience.MODERATORS));
  }

  private @Nullable Claim claim(Question question) {
    return claims.of(question.partId()).get(question.number());
  }

  private Optional<String> own(long part, Audience audience, Language language, String subject) {
    return show(
        part,
        subject,
        language,
        (question, t, place) -> templates.questionMine(question, t, place).render(),
        question ->
            question.registrationId() != null
                && audience.equals(Audience.me(question.registrationId().value())));
  }

  private Optional<String> onPanel(
      long part, Audience audience, Language language, String subject) {
    return show(
        part,
        subject,
        language,
        (question, t, place) -> templates.questionSpoken(question, t, place, null).render(),
        question -> audience.equals(Audience.PANEL) && question.forPanel());
  }

  private Optional<String> now(long part, Audience audience, Language language, String subject) {
    var live = questions.live(new PartId(part)).orElse(null);
    return Optional.of(templates.questionNow(live, site.words(language)).render());
  }

  private Optional<String> chosen(long part, Audience audience, Language language, String subject) {
    var id = new PartId(part);
    return audience.equals(Audience.CHAIR)
        ? Optional.of(
            templates
                .questionChosen(
                    questions.live(id).orElse(null),
                    site.words(language),
                    questions.place(id).path())
                .render())
        : Optional.empty();
  }

  private Optional<String> rules(long part, Audience audience, Language language, String subject) {
    var form = Form.empty(site.words(language));
    return Optional.of(templates.questionRules(questions.rules(new PartId(part)), form).render());
  }

  /** What moderators have put upon her, for herself alone. */
  private Optional<String> standing(
      long part, Audience audience, Language language, String subject) {
    return audience
        .registration()
        .map(whose -> questions.standing(new PartId(part), new RegistrationId(whose)))
        .map(all -> templates.questionStanding(all, site.words(language)).render());
  }

  private Optional<String> queueRules(
      long part, Audience audience, Language language, String subject) {
    var id = new PartId(part);
    return Optional.of(
        templates
            .questionQueueRules(site.words(language), questions.queueRules(id), questions.place(id))
            .render());
  }

  private Optional<String> show(
      long part, String subject, Language language, Face face, Function<Question, Boolean> may) {
    var id = new PartId(part);
    var number = subject.substring(subject.indexOf(':') + 1);
    if (!number.matches("[0-9]{1,9}")) {
      return Optional.empty();
    }
    return questions
        .find(id, Integer.parseInt(number))
        .filter(may::apply)
        .map(question -> face.draw(question, site.words(language), questions.place(id)));
  }

  private interface Face {
    String draw(Question question, Messages t, QuestionPlace place);
  }
}
