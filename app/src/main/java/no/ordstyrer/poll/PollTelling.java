package no.ordstyrer.poll;

import java.util.List;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import org.jdbi.v3.core.Handle;

/** Who hears of a change to a poll. The one place that decides it. */
final class PollTelling {
  /** What everybody sees of a poll. */
  static final String PUBLIC = "poll:";

  /** The card of those who work with it. */
  static final String DESK = "polldesk:";

  /** The result alone: what somebody is writing beside it is left in peace. */
  static final String RESULT = "pollresult:";

  static final String STAGE = "stage";

  private final Live live;

  PollTelling(Live live) {
    this.live = live;
  }

  /** Something that the house alone sees is another. */
  void drafted(Handle handle, Poll now) {
    live.changed(handle, now.partId().value(), Audience.MODERATORS, DESK + now.number());
  }

  void changed(Handle handle, Poll before, Poll now) {
    if (before.met() || now.met()) {
      everybody(handle, now, PUBLIC);
    }
    if (before.stagedAt() != null || now.stagedAt() != null) {
      live.changed(handle, now.partId().value(), Audience.STAGE, STAGE);
    }
    drafted(handle, now);
  }

  /** What was written may be seen, or no more. */
  void texts(Handle handle, Poll now) {
    if (now.met() && now.resultIsPublic()) {
      everybody(handle, now, RESULT);
      if (now.stagedAt() != null) {
        live.changed(handle, now.partId().value(), Audience.STAGE, STAGE);
      }
    }
    drafted(handle, now);
  }

  private void everybody(Handle handle, Poll now, String subject) {
    for (var audience : List.of(Audience.ATTENDEES, Audience.PANEL, Audience.MODERATORS)) {
      live.changed(handle, now.partId().value(), audience, subject + now.number());
    }
  }
}
