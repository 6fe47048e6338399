package no.ordstyrer.registration;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.access.Tokens;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.SeriesId;

/** Does to the cast's series what a command says: as people, as organisers, or as the clock. */
record Play(TestApp app, Rooms rooms, SeriesId series, Viewer organiser) {
  static final int PEOPLE = 7;

  static Play on(TestApp app) {
    var rooms = Rooms.of(app);
    return new Play(
        app, rooms, new SeriesId(app.cast().series()), rooms.staff(app, Cast.ORGANISER));
  }

  enum What {
    REGISTER,
    RELEASE,
    RETURN,
    WITHDRAW,
    CLAIM,
    DECLINE,
    WAIT,
    APPROVE,
    REJECT,
    RESIZE,
    LIMIT_SERIES,
    ASK_FIRST,
    CANCEL_PART
  }

  /** {@code part} is 0, 1 or 2; {@code n} is a capacity, hours, or a choice of parts. */
  record Command(What what, int person, int part, int n) {}

  void run(Command command) {
    switch (command.what) {
      case REGISTER -> rooms.registrations().register(Viewer.GUEST, seen(), wish(command));
      case RELEASE -> with(command, story -> rooms.places().release(story, part(story, command)));
      case RETURN -> with(command, story -> rooms.places().comeBack(story, part(story, command)));
      case WITHDRAW -> with(command, story -> rooms.places().withdraw(story));
      case CLAIM -> withOffer(command, offered -> rooms.waiting().claim(offered));
      case DECLINE -> withOffer(command, offered -> rooms.waiting().decline(offered));
      case WAIT -> rooms.waiting().sweep();
      case APPROVE -> answer(command, Approval.Answer.APPROVED);
      case REJECT -> answer(command, Approval.Answer.REJECTED);
      case ASK_FIRST -> askFirst(command.n);
      case CANCEL_PART -> {
        if (command.n == 0) {
          cancel(command.part);
        }
      }
      case RESIZE -> {
        resize(command);
        rooms.waiting().settle(series);
      }
      case LIMIT_SERIES -> {
        limit(command.n);
        rooms.waiting().settle(series);
      }
    }
  }

  private SeenSeries seen() {
    return rooms.parts().seriesSeenBy(Viewer.GUEST, series);
  }

  private static Wish wish(Command command) {
    var numbers =
        IntStream.rangeClosed(1, 3)
            .filter(n -> (command.n & (1 << (n - 1))) != 0)
            .boxed()
            .collect(Collectors.toSet());
    var details =
        new Registration.Details(person(command), "", "", Language.NB, Registration.Calendar.NONE);
    return new Wish(person(command), details, numbers);
  }

  static String person(Command command) {
    return "p" + command.person + "@etat.example";
  }

  private static PartId part(Story story, Command command) {
    return story.lines().get(command.part).part().id();
  }

  void with(Command command, Consumer<Story> verb) {
    var id =
        app.db()
            .withHandle(handle ->
                handle
                    .createQuery("select id from registration where email = ?")
                    .bind(0, person(command))
                    .mapTo(long.class)
                    .findOne());
    id.map(one ->
            rooms.registrations().managed(rooms.tokens().issue(Tokens.Purpose.MANAGE, one, 1)))
        .ifPresent(verb);
  }

  private void withOffer(Command command, Consumer<WaitingList.Offered> verb) {
    app.db()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select o.id from waitlist_offer o
                      join part_registration p on p.id = o.part_registration_id
                      join registration r on r.id = p.registration_id
                     where r.email = ? and o.ended_at is null order by o.id limit 1
                    """)
                .bind(0, person(command))
                .mapTo(long.class)
                .findOne())
        .map(one -> rooms.waiting().offered(rooms.tokens().issue(Tokens.Purpose.OFFER, one, 1)))
        .ifPresent(verb);
  }

  private void answer(Command command, Approval.Answer answer) {
    with(
        command,
        story -> {
          var seen = rooms.parts().seriesSeenBy(organiser, series);
          var ids = List.of(story.registration().id());
          rooms.approvals().decide(organiser, seen, ids, new Approvals.Ruling(answer, true, "Nei"));
        });
  }

  private void askFirst(int n) {
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update series set approval = ?, pending_holds = ?", n % 2 == 1, n % 4 == 1));
  }

  private void cancel(int part) {
    var seen = rooms.parts().seenBy(organiser, new PartId(app.cast().parts().get(part)));
    rooms.rescheduling().cancel(organiser, seen, seen.part().rev(), "");
  }

  private void resize(Command command) {
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update part set capacity = ? where id = ?",
                command.n == 7 ? null : command.n,
                app.cast().parts().get(command.part)));
  }

  private void limit(int people) {
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update series set capacity = ? where id = ?",
                people < 7 ? people : null,
                series.value()));
  }

  void reset() {
    app.clock().set(TestApp.NOW);
    app.db()
        .useHandle(handle -> {
          handle.execute("delete from registration");
          handle.execute("delete from letter");
          handle.execute("delete from approval_round");
          handle.execute("delete from part_notice");
          handle.execute(
              "update series set capacity = null, approval = false, pending_holds = false");
          handle.execute("update part set capacity = 2, cancelled_at = null, cancelled_why = null");
        });
  }
}
