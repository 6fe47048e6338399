package no.ordstyrer;

import java.time.Duration;
import java.util.List;
import no.ordstyrer.registration.AnswerPages;
import no.ordstyrer.registration.Answers;
import no.ordstyrer.registration.ApprovalWork;
import no.ordstyrer.registration.Asks;
import no.ordstyrer.registration.BulkWork;
import no.ordstyrer.registration.CalendarReplies;
import no.ordstyrer.registration.ColleaguePages;
import no.ordstyrer.registration.Colleagues;
import no.ordstyrer.registration.Enhetsregisteret;
import no.ordstyrer.registration.Erasure;
import no.ordstyrer.registration.FeedPages;
import no.ordstyrer.registration.Feeds;
import no.ordstyrer.registration.FollowUps;
import no.ordstyrer.registration.HandoverPages;
import no.ordstyrer.registration.Handovers;
import no.ordstyrer.registration.InvitationAnswers;
import no.ordstyrer.registration.InvitationLetters;
import no.ordstyrer.registration.InvitationPages;
import no.ordstyrer.registration.InvitationParts;
import no.ordstyrer.registration.JoinPages;
import no.ordstyrer.registration.Joins;
import no.ordstyrer.registration.ManagePages;
import no.ordstyrer.registration.NeedLetters;
import no.ordstyrer.registration.NeedPages;
import no.ordstyrer.registration.Needs;
import no.ordstyrer.registration.OfferPages;
import no.ordstyrer.registration.OrganisationPages;
import no.ordstyrer.registration.Organisations;
import no.ordstyrer.registration.OwnData;
import no.ordstyrer.registration.OwnDataPages;
import no.ordstyrer.registration.PartChanges;
import no.ordstyrer.registration.PartNotices;
import no.ordstyrer.registration.PartRegistrations;
import no.ordstyrer.registration.ParticipantLists;
import no.ordstyrer.registration.ParticipantPages;
import no.ordstyrer.registration.RegistrationLetters;
import no.ordstyrer.registration.RegistrationPages;
import no.ordstyrer.registration.Registrations;
import no.ordstyrer.registration.ReminderWishPages;
import no.ordstyrer.registration.Reminders;
import no.ordstyrer.registration.Resends;
import no.ordstyrer.registration.SeriesNotices;
import no.ordstyrer.registration.WaitingList;
import no.ordstyrer.series.Parts;
import no.ordstyrer.web.Limits;
import no.ordstyrer.web.Networks;

/** Who comes to which part, wired by hand: a page of {@link App}'s table of contents. */
final class RegistrationWiring {
  /** An organiser who corrects what she just saved has time for it; nobody waits for long. */
  private static final Duration GATHER = Duration.ofMinutes(3);

  private final PartNotices notices;
  private final PartChanges changes;
  private final SeriesNotices seriesNotices;
  private final RegistrationLetters letters;
  private final WaitingList waitingList;
  private final Reminders reminders;
  private final FollowUps followUps;
  private final BulkWork bulkWork;
  private final ApprovalWork approvalWork;
  private final CalendarReplies replies;
  private final InvitationLetters invitations;
  private final Asks asks;
  private final NeedLetters needLetters;
  private final Registrations registrations;
  private final ParticipantLists lists;
  private final Resends resends;
  private final List<Runnable> pages;

  RegistrationWiring(
      Kit kit,
      Parts parts,
      Asks asks,
      ManagePages.Asked asked,
      Settings settings,
      Limits limits,
      Networks networks) {
    var db = kit.db();
    var site = kit.site();
    var templates = kit.templates();
    var clock = kit.clock();
    letters = new RegistrationLetters(kit.outbox(), site, kit.tokens(), settings.mail().from());
    notices = new PartNotices(db, parts, letters, GATHER, clock);
    changes = new PartChanges(notices, clock);
    seriesNotices = new SeriesNotices(db, parts, letters, GATHER, clock);
    waitingList = new WaitingList(db, parts, letters, clock);
    bulkWork = new BulkWork(db, parts, waitingList, letters, kit.outbox(), clock);
    approvalWork = new ApprovalWork(db, parts, waitingList, letters, clock);
    replies = new CalendarReplies(parts, letters, clock);
    reminders = new Reminders(db, parts, letters, clock);
    resends = new Resends(parts, letters, limits, clock);
    followUps = new FollowUps(db, parts, letters, clock);
    lists = asks.lists();
    invitations = new InvitationLetters(db, parts, kit.outbox(), site, kit.tokens(), clock);
    registrations = new Registrations(db, parts, waitingList, letters, invitations, clock);
    var answers = new InvitationAnswers(db, parts, kit.tokens(), clock);
    var colleagues = new Colleagues(db, registrations);
    var partRegistrations = new PartRegistrations(db, waitingList, letters, clock);
    this.asks = asks;
    needLetters = new NeedLetters(db, parts, kit.outbox(), site, clock);
    var handovers = new Handovers(db, parts, waitingList, letters, kit.outbox(), clock);
    var register = new Enhetsregisteret(settings.organisations());
    var organisations = new Organisations(db, register, clock);
    var ownData =
        new OwnData(db, partRegistrations, new Erasure(clock), Forgetting.elsewhere(clock));
    pages =
        List.of(
            new RegistrationPages(
                    registrations, answers, asks, parts, site, templates, kit.aside()::run)
                ::routes,
            new InvitationPages(
                    answers,
                    new InvitationParts(db, parts, waitingList, letters, clock),
                    registrations,
                    site,
                    templates,
                    clock)
                ::routes,
            new ColleaguePages(registrations, colleagues, parts, site, templates)::routes,
            new ManagePages(
                    registrations,
                    partRegistrations,
                    new ManagePages.Beside(asks, handovers, lists, asked),
                    site,
                    templates,
                    clock)
                ::routes,
            new JoinPages(registrations, new Joins(db, parts, letters, clock), site, templates)
                ::routes,
            new ReminderWishPages(registrations, reminders, site, templates)::routes,
            new AnswerPages(registrations, asks.fields(), new Answers(db, clock), site, templates)
                ::routes,
            new NeedPages(registrations, asks.needs(), site, templates)::routes,
            new OfferPages(waitingList, site, templates)::routes,
            new OwnDataPages(registrations, ownData, site, templates)::routes,
            new ParticipantPages(lists, registrations, parts, site, templates)::routes,
            new HandoverPages(registrations, handovers, site, templates)::routes,
            new OrganisationPages(parts, organisations, limits, networks, templates)::routes,
            new FeedPages(new Feeds(registrations, letters, clock))::routes);
  }

  PartNotices notices() {
    return notices;
  }

  SeriesNotices seriesNotices() {
    return seriesNotices;
  }

  PartChanges changes() {
    return changes;
  }

  RegistrationLetters letters() {
    return letters;
  }

  WaitingList waitingList() {
    return waitingList;
  }

  CalendarReplies replies() {
    return replies;
  }

  FollowUps followUps() {
    return followUps;
  }

  Reminders reminders() {
    return reminders;
  }

  BulkWork bulkWork() {
    return bulkWork;
  }

  ApprovalWork approvalWork() {
    return approvalWork;
  }

  Needs needs() {
    return asks.needs();
  }

  NeedLetters needLetters() {
    return needLetters;
  }

  ParticipantLists lists() {
    return lists;
  }

  Resends resends() {
    return resends;
  }

  InvitationLetters invitations() {
    return invitations;
  }

  Registrations registrations() {
    return registrations;
  }

  void routes() {
    pages.forEach(Runnable::run);
  }
}
