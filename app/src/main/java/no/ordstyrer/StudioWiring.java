package no.ordstyrer;

import java.util.List;
import no.ordstyrer.account.Accounts;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.arena.Members;
import no.ordstyrer.panel.Seats;
import no.ordstyrer.question.Themes;
import no.ordstyrer.registration.Approvals;
import no.ordstyrer.registration.AttendanceReports;
import no.ordstyrer.registration.Attendances;
import no.ordstyrer.registration.BulkActs;
import no.ordstyrer.registration.Fields;
import no.ordstyrer.registration.Figures;
import no.ordstyrer.registration.InvitationImports;
import no.ordstyrer.registration.Invitations;
import no.ordstyrer.registration.LetterRules;
import no.ordstyrer.registration.PartGifts;
import no.ordstyrer.registration.People;
import no.ordstyrer.registration.PeopleImports;
import no.ordstyrer.registration.PersonFiles;
import no.ordstyrer.registration.Trends;
import no.ordstyrer.series.Crew;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Planning;
import no.ordstyrer.series.Publishing;
import no.ordstyrer.series.Rescheduling;
import no.ordstyrer.series.Visibility;
import no.ordstyrer.series.WhenPart;
import no.ordstyrer.studio.ApprovalPages;
import no.ordstyrer.studio.AttendancePages;
import no.ordstyrer.studio.AttendanceReportPages;
import no.ordstyrer.studio.BulkPages;
import no.ordstyrer.studio.DeskPages;
import no.ordstyrer.studio.FieldPages;
import no.ordstyrer.studio.InvitationDeskPages;
import no.ordstyrer.studio.InvitationImportPages;
import no.ordstyrer.studio.LetterListPages;
import no.ordstyrer.studio.LetterRulePages;
import no.ordstyrer.studio.Letters;
import no.ordstyrer.studio.Log;
import no.ordstyrer.studio.LogPages;
import no.ordstyrer.studio.NeedDeskPages;
import no.ordstyrer.studio.ParticipantDeskPages;
import no.ordstyrer.studio.PeopleImportPages;
import no.ordstyrer.studio.PeoplePages;
import no.ordstyrer.studio.PersonPages;
import no.ordstyrer.studio.Retention;
import no.ordstyrer.studio.RetentionPages;
import no.ordstyrer.studio.StudioPages;
import no.ordstyrer.studio.ThemeDeskPages;
import no.ordstyrer.studio.VisibilityPages;

/** The organiser's side, wired by hand: a page of {@link App}'s table of contents. */
final class StudioWiring {
  private final Retention retention;
  private final PartGifts gifts;
  private final List<Runnable> pages;

  StudioWiring(
      Kit kit,
      Accounts accounts,
      Arenas arenas,
      Parts parts,
      Fields fields,
      RegistrationWiring registration) {
    var db = kit.db();
    var clock = kit.clock();
    var changes = registration.changes();
    var members = new Members(db, arenas, accounts, kit.outbox(), kit.site());
    WhenPart seats = new Seats(clock)::follow;
    var planning = new Planning(db, arenas, seats, changes::edited, clock);
    gifts = new PartGifts(db, arenas, parts, registration.letters(), clock);
    var verbs =
        new StudioPages.Verbs(
            members,
            planning,
            new Publishing(db, arenas, registration.seriesNotices(), kit.live(), clock),
            new Rescheduling(db, arenas, changes, clock),
            registration.notices(),
            registration.seriesNotices(),
            gifts,
            new Crew(db, arenas, members, seats, clock),
            new Figures(db),
            new Trends(db),
            registration.waitingList());
    retention = new Retention(db, arenas, clock, Forgetting.ofSeries(clock), Forgetting.byAge());
    var invitations = new Invitations(db, arenas, clock);
    var desk = new DeskPages(arenas, parts, kit.site(), kit.templates(), clock);
    var people = new People(db, arenas);
    var bulkActs = new BulkActs(db, arenas, parts, clock);
    var files =
        new PersonFiles(
            db, arenas, parts, registration.waitingList(), registration.letters(), clock);
    var approvals = new Approvals(db, arenas, parts, registration.approvalWork(), clock);
    var attendances = new Attendances(db, clock);
    // From words of ours to names that organisers choose.
    pages =
        List.of(
            new RetentionPages(desk, retention)::routes,
            new AttendanceReportPages(desk, new AttendanceReports(db, arenas, clock), attendances)
                ::routes,
            new AttendancePages(desk, attendances)::routes,
            new ApprovalPages(desk, approvals, verbs.figures())::routes,
            new PeoplePages(desk, people, fields)::routes,
            new BulkPages(desk, people, bulkActs)::routes,
            new PeopleImportPages(desk, new PeopleImports(db, clock), bulkActs)::routes,
            new PersonPages(desk, files)::routes,
            new LetterListPages(desk, new Letters(db, arenas, kit.outbox(), registration.resends()))
                ::routes,
            new ParticipantDeskPages(desk, registration.lists())::routes,
            new InvitationImportPages(desk, new InvitationImports(db, invitations, clock))::routes,
            new InvitationDeskPages(desk, invitations)::routes,
            new VisibilityPages(desk, new Visibility(db, arenas, kit.live(), clock))::routes,
            new FieldPages(desk, fields)::routes,
            new LetterRulePages(desk, new LetterRules(db, arenas))::routes,
            new ThemeDeskPages(desk, new Themes(db, arenas, kit.live(), clock))::routes,
            new NeedDeskPages(desk, registration.needs(), retention)::routes,
            new LogPages(desk, new Log(db, arenas))::routes,
            new PlanningWiring(kit, arenas, desk, planning, seats, gifts)::routes,
            new StudioPages(desk, verbs)::routes);
  }

  PartGifts gifts() {
    return gifts;
  }

  Retention retention() {
    return retention;
  }

  void routes() {
    pages.forEach(Runnable::run);
  }
}
