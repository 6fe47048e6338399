package no.ordstyrer;

import no.ordstyrer.arena.Arenas;
import no.ordstyrer.question.AnswerDraftPages;
import no.ordstyrer.question.AnswerDrafts;
import no.ordstyrer.question.AnswerNews;
import no.ordstyrer.question.ClaimPages;
import no.ordstyrer.question.Claims;
import no.ordstyrer.question.DeskPages;
import no.ordstyrer.question.EditPages;
import no.ordstyrer.question.Editing;
import no.ordstyrer.question.ExportPages;
import no.ordstyrer.question.Faces;
import no.ordstyrer.question.HoldAll;
import no.ordstyrer.question.HoldAllPages;
import no.ordstyrer.question.MergePages;
import no.ordstyrer.question.Merging;
import no.ordstyrer.question.OutcomePages;
import no.ordstyrer.question.Outcomes;
import no.ordstyrer.question.Policy;
import no.ordstyrer.question.QuestionExport;
import no.ordstyrer.question.QuestionPages;
import no.ordstyrer.question.Questions;
import no.ordstyrer.question.Queue;
import no.ordstyrer.question.QueuePages;
import no.ordstyrer.question.ReportPages;
import no.ordstyrer.question.Reports;
import no.ordstyrer.question.SimilarPages;
import no.ordstyrer.question.SimilarQuestions;
import no.ordstyrer.question.ThemePages;
import no.ordstyrer.question.Themes;
import no.ordstyrer.question.Undo;
import no.ordstyrer.question.Votes;
import no.ordstyrer.registration.AnsweredLetters;
import no.ordstyrer.series.Parts;
import no.ordstyrer.web.Limits;

/** Questions, wired by hand: a page of {@link App}'s table of contents. */
final class QuestionWiring {
  private final Questions questions;
  private final Outcomes outcomes;
  private final Queue queue;
  private final AnswerNews answerNews;
  private final QuestionPages pages;
  private final SimilarPages similarPages;
  private final ExportPages exportPages;
  private final ThemePages themePages;
  private final AnswerDrafts drafts;
  private final AnswerDraftPages answerDraftPages;
  private final QueuePages queuePages;
  private final DeskPages deskPages;
  private final MergePages mergePages;
  private final ClaimPages claimPages;
  private final ReportPages reportPages;
  private final EditPages editPages;
  private final OutcomePages outcomePages;
  private final HoldAllPages holdAllPages;

  /** {@code around}: the page that a refused question comes back on. */
  QuestionWiring(
      Kit kit,
      Arenas arenas,
      Parts parts,
      RegistrationWiring registration,
      Limits limits,
      QuestionPages.SurroundingPages around) {
    var registrations = registration.registrations();
    var db = kit.db();
    var live = kit.live();
    var site = kit.site();
    var templates = kit.templates();
    var clock = kit.clock();
    var votes = new Votes(db, registrations, live, clock);
    questions = new Questions(db, registrations, parts, votes, live, clock);
    queue = new Queue(db, registrations, live, clock);
    var claims = new Claims(db, live, clock);
    var undo = new Undo(db, live, clock);
    var policy = new Policy(db, arenas, site);
    outcomes = new Outcomes(db, parts, queue, live, clock);
    answerNews =
        new AnswerNews(db, new AnsweredLetters(parts, registration.letters(), clock), clock);
    new Faces(questions, claims, site, templates).register(live);
    pages =
        new QuestionPages(
            questions, votes, queue, new QuestionPages.Setting(parts, around), site, templates);
    similarPages =
        new SimilarPages(
            new SimilarQuestions(db, registrations, votes), pages, site, templates, limits);
    drafts = new AnswerDrafts(db, queue, clock);
    answerDraftPages = new AnswerDraftPages(drafts, parts, site, templates);
    exportPages = new ExportPages(new QuestionExport(db, parts), parts, site);
    var working = new QueuePages.Working(queue, undo, claims, policy);
    queuePages = new QueuePages(working, parts, live, site, templates);
    deskPages = new DeskPages(queuePages, working, parts, templates);
    themePages = new ThemePages(queuePages, new Themes(db, arenas, live, clock));
    mergePages = new MergePages(queuePages, queue, new Merging(db, live, clock), templates);
    reportPages =
        new ReportPages(
            new Reports(db, registrations, queue, live, clock), policy, parts, site, templates);
    claimPages = new ClaimPages(queuePages, claims, templates);
    editPages =
        new EditPages(queuePages, queue, questions, new Editing(db, live, clock), templates);
    holdAllPages = new HoldAllPages(queuePages, new HoldAll(db, arenas, live, clock));
    outcomePages =
        new OutcomePages(
            new OutcomePages.Settling(outcomes, drafts, queue, undo), parts, site, templates);
  }

  AnswerDrafts drafts() {
    return drafts;
  }

  Questions questions() {
    return questions;
  }

  Queue queue() {
    return queue;
  }

  Outcomes outcomes() {
    return outcomes;
  }

  AnswerNews answerNews() {
    return answerNews;
  }

  void routes() {
    pages.routes();
    similarPages.routes();
    exportPages.routes();
    themePages.routes();
    answerDraftPages.routes();
    claimPages.routes();
    reportPages.routes();
    queuePages.routes();
    deskPages.routes();
    mergePages.routes();
    editPages.routes();
    outcomePages.routes();
    holdAllPages.routes();
  }
}
