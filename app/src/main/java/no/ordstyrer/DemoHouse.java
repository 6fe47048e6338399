package no.ordstyrer;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import no.ordstyrer.access.Tokens;
import no.ordstyrer.account.Accounts;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.arena.Members;
import no.ordstyrer.db.Database;
import no.ordstyrer.i18n.Words;
import no.ordstyrer.live.Live;
import no.ordstyrer.mail.Outbox;
import no.ordstyrer.panel.Seats;
import no.ordstyrer.question.Outcomes;
import no.ordstyrer.question.Questions;
import no.ordstyrer.question.Queue;
import no.ordstyrer.question.Votes;
import no.ordstyrer.registration.InvitationLetters;
import no.ordstyrer.registration.RegistrationLetters;
import no.ordstyrer.registration.Registrations;
import no.ordstyrer.registration.WaitingList;
import no.ordstyrer.room.Rooms;
import no.ordstyrer.series.Crew;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Planning;
import no.ordstyrer.series.Publishing;
import no.ordstyrer.series.SeriesHolders;
import no.ordstyrer.series.WhenPart;
import no.ordstyrer.templates.StaticTemplates;
import no.ordstyrer.web.Assets;
import no.ordstyrer.web.Site;
import org.jdbi.v3.core.Jdbi;

/** The verbs that the demo is made with, on a clock that the demo moves: so it has a past. */
record DemoHouse(
    Time time,
    Jdbi db,
    Site site,
    Tokens tokens,
    Accounts accounts,
    Arenas arenas,
    Parts parts,
    Planning planning,
    Publishing publishing,
    Crew crew,
    Registrations registrations,
    Rooms rooms,
    Voices voices) {

  /** What is said in the rooms. */
  record Voices(
      Questions questions, Votes votes, Queue queue, Outcomes outcomes, DemoPolls polls) {}

  /** A clock that stands where it is put. */
  static final class Time extends Clock {
    private volatile Instant now;

    Time(Instant now) {
      this.now = now;
    }

    void set(Instant at) {
      now = at;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("Zones are spoken, never taken from the clock");
    }
  }

  static DemoHouse on(DataSource source, Settings settings, Instant now) {
    var time = new Time(now);
    var db = Database.open(source);
    var tokens = new Tokens(settings.secret().getBytes(StandardCharsets.UTF_8));
    var site = new Site(settings.publicUrl(), Assets.onClasspath(), new Words());
    var outbox = new Outbox(new StaticTemplates(), time);
    var accounts = new Accounts(db, outbox, site, time);
    var arenas = new Arenas(db, time);
    var parts = new Parts(db, arenas);
    var members = new Members(db, arenas, accounts, outbox, site);
    WhenPart seats = new Seats(time)::follow;
    var live = new Live(db, time);
    var letters = new RegistrationLetters(outbox, site, tokens, settings.mail().from());
    var waiting = new WaitingList(db, parts, letters, time);
    var invitations = new InvitationLetters(db, parts, outbox, site, tokens, time);
    var registrations = new Registrations(db, parts, waiting, letters, invitations, time);
    var votes = new Votes(db, registrations, live, time);
    var queue = new Queue(db, registrations, live, time);
    var outcomes = new Outcomes(db, parts, queue, live, time);
    return new DemoHouse(
        time,
        db,
        site,
        tokens,
        accounts,
        arenas,
        parts,
        new Planning(db, arenas, seats, WhenPart.NOTHING, time),
        new Publishing(db, arenas, SeriesHolders.NONE, live, time),
        new Crew(db, arenas, members, seats, time),
        registrations,
        new Rooms(db, arenas, outcomes::partEnded, live, time),
        new Voices(
            new Questions(db, registrations, parts, votes, live, time),
            votes,
            queue,
            outcomes,
            new DemoPolls(db, arenas, parts, registrations, live, time)));
  }
}
