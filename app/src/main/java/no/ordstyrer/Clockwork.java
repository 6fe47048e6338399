package no.ordstyrer;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import no.ordstyrer.jobs.Jobs;
import no.ordstyrer.room.Rooms;
import org.jdbi.v3.core.Jdbi;

/** What comes back by the clock, and when. */
final class Clockwork {
  /** When most people here sleep, and no clock is ever turned. */
  private static final LocalTime NIGHT = LocalTime.of(3, 40);

  private static final ZoneId HOME = ZoneId.of("Europe/Oslo");

  /** How often a mailbox of ours is looked into. */
  static final Duration MAILBOX = Duration.ofMinutes(1);

  private Clockwork() {}

  static Jobs wound(
      Jdbi db,
      Clock clock,
      RegistrationWiring registration,
      QuestionWiring question,
      Rooms rooms,
      StudioWiring studio) {
    return new Jobs(db, clock)
        .every(Duration.ofSeconds(30), "waiting-list", registration.waitingList()::sweep)
        .every(Duration.ofSeconds(10), "part-notices", registration.notices()::sweep)
        .every(Duration.ofSeconds(10), "series-notices", registration.seriesNotices()::sweep)
        .every(Duration.ofSeconds(10), "part-gifts", studio.gifts()::sweep)
        .every(Duration.ofSeconds(5), "invitations", registration.invitations()::sweep)
        .every(Duration.ofSeconds(30), "reminders", registration.reminders()::sweep)
        .every(Duration.ofMinutes(2), "follow-ups", registration.followUps()::sweep)
        .every(Duration.ofSeconds(5), "bulk-acts", registration.bulkWork()::sweep)
        .every(Duration.ofSeconds(5), "approvals", registration.approvalWork()::sweep)
        .every(Duration.ofMinutes(1), "answer-letters", question.answerNews()::sweep)
        .every(Duration.ofMinutes(1), "need-letters", registration.needLetters()::sweep)
        .every(Duration.ofMinutes(1), "end-forgotten", rooms::endForgotten)
        .daily(NIGHT, HOME, "retention", studio.retention()::night);
  }
}
