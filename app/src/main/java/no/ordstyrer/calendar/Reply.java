package no.ordstyrer.calendar;

import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;

/**
 * What somebody's calendar program answers to an invitation (RFC 5546 3.2.3). Anybody can write
 * one: it proves nothing.
 *
 * @param uid the entry's
 * @param attendee the address that answers, as written
 * @param sequence the revision that it answers
 */
public record Reply(String uid, String attendee, Answer answer, int sequence) {
  /** RFC 5545 3.2.12. */
  public enum Answer {
    ACCEPTED,
    TENTATIVE,
    DECLINED
  }

  /**
   * Zones are cut out: ical4j's pool of parsed zones is small, and an answer's time is not read.
   */
  private static final Pattern ZONES =
      Pattern.compile("(?ms)^BEGIN:VTIMEZONE\\r?$.*?^END:VTIMEZONE\\r?\\n");

  /** Empty when it is no answer that can be read. */
  public static Optional<Reply> read(String ics) {
    try {
      var calendar =
          new CalendarBuilder().build(new StringReader(ZONES.matcher(ics).replaceAll("")));
      var method = calendar.getProperty(Property.METHOD).map(Property::getValue).orElse("");
      if (!method.equals("REPLY")) {
        return Optional.empty();
      }
      return calendar.<VEvent>getComponent("VEVENT").flatMap(Reply::of);
    } catch (IOException | ParserException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Reply> of(VEvent event) {
    var uid = event.<Property>getProperty(Property.UID).map(Property::getValue);
    var attendee = event.<Property>getProperty(Property.ATTENDEE);
    var answer =
        attendee
            .flatMap(one -> one.<Parameter>getParameter(Parameter.PARTSTAT))
            .map(Parameter::getValue)
            .flatMap(Reply::answer);
    if (uid.isEmpty() || attendee.isEmpty() || answer.isEmpty()) {
      return Optional.empty();
    }
    var sequence =
        event.<Property>getProperty(Property.SEQUENCE).map(Property::getValue).orElse("0");
    var address = attendee.get().getValue().replaceFirst("(?i)^mailto:", "");
    return sequence.matches("\\d{1,9}")
        ? Optional.of(new Reply(uid.get(), address, answer.get(), Integer.parseInt(sequence)))
        : Optional.empty();
  }

  private static Optional<Answer> answer(String written) {
    try {
      return Optional.of(Answer.valueOf(written.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
