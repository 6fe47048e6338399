package no.ordstyrer.registration;

import java.time.Clock;
import java.util.List;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.calendar.Reply;
import no.ordstyrer.series.Parts;
import no.ordstyrer.web.Form;
import org.jdbi.v3.core.Handle;

/**
 * What people answer in their calendar programs. It is filed for the organiser and changes no
 * registration, since anybody can send such an answer; whoever declined is told how to give up her
 * place.
 */
public final class CalendarReplies {
  private final Parts parts;
  private final RegistrationLetters letters;
  private final Clock clock;

  public CalendarReplies(Parts parts, RegistrationLetters letters, Clock clock) {
    this.parts = parts;
    this.letters = letters;
    this.clock = clock;
  }

  /**
   * Files an iTIP REPLY (RFC 5546 3.2.3); answers whether it was one about a place of ours, from
   * the address that has it.
   */
  public boolean file(Handle handle, String ics) {
    var read = Reply.read(ics);
    if (read.isEmpty()) {
      return false;
    }
    var reply = read.get();
    var store = handle.attach(CalendarReplyStore.class);
    var found = store.place(reply.uid(), Form.emailKey(reply.attendee()));
    if (found.isEmpty()) {
      return false;
    }
    var place = found.get();
    var filed = store.file(place.id(), reply, clock.instant());
    if (filed
        && reply.answer() == Reply.Answer.DECLINED
        && place.state() == PartRegistration.State.CONFIRMED) {
      tell(handle, place, reply);
    }
    return true;
  }

  private void tell(Handle handle, PartRegistration place, Reply reply) {
    var part = parts.seenBy(Viewer.GUEST, place.partId()).part();
    if (!part.ahead(clock.instant())) {
      return;
    }
    var seen = parts.seriesSeenBy(Viewer.GUEST, part.seriesId());
    var whose = handle.attach(RegistrationStore.class).get(place.registrationId());
    letters.declined(
        handle, new Story(seen, whose, List.of(new Line(part, place))), reply.sequence());
  }
}
