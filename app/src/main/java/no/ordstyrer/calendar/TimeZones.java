package no.ordstyrer.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import org.jspecify.annotations.Nullable;

/**
 * The VTIMEZONE of any zone (RFC 5545 3.6.5), from the rules that the JDK carries. ical4j's own
 * registry answers Europe/Oslo with a component named Europe/Berlin, which no client can match with
 * the TZID of the entry.
 */
final class TimeZones {
  private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

  private TimeZones() {}

  /**
   * Right for every moment between the two; for ever, where the zone's changes follow a yearly rule
   * that iCalendar can say. The same zone gives the same bytes as long as no change of the past
   * lies between.
   */
  static VTimeZone of(ZoneId zone, Instant from, Instant until) {
    var rules = zone.getRules();
    var component = new VTimeZone();
    component.add(new TzId(zone.getId()));
    observances(rules, from, until).forEach(component::add);
    return component;
  }

  private static List<Observance> observances(ZoneRules rules, Instant from, Instant until) {
    var past = rules.getTransitions();
    if (past.isEmpty() && rules.getTransitionRules().isEmpty()) {
      return List.of(fixed(rules.getOffset(from)));
    }
    var last = past.isEmpty() ? Instant.MIN : past.getLast().getInstant();
    var recurring =
        until.isBefore(last)
            ? List.<Yearly>of()
            : rules.getTransitionRules().stream().map(rule -> Yearly.of(rule, past)).toList();
    var spoken = recurring.stream().allMatch(yearly -> yearly.rrule().isPresent());
    var found = new ArrayList<Observance>();
    var single = new ArrayList<ZoneOffsetTransition>();
    var before = rules.previousTransition(from.plusNanos(1));
    if (before == null) {
      found.add(fixed(rules.getOffset(from)));
    } else if (!spoken || !covered(before, recurring)) {
      single.add(before);
    }
    for (var next = rules.nextTransition(from);
        next != null && !next.getInstant().isAfter(until);
        next = rules.nextTransition(next.getInstant())) {
      if (!spoken || !covered(next, recurring)) {
        single.add(next);
      }
    }
    single.forEach(change -> found.add(observance(rules, change)));
    if (spoken) {
      recurring.forEach(yearly -> {
        var observance = observance(rules, yearly.first());
        observance.add(new RRule<>(yearly.rrule().orElseThrow()));
        found.add(observance);
      });
    }
    return found;
  }

  /** Whether a yearly rule already says this change. */
  private static boolean covered(ZoneOffsetTransition change, List<Yearly> recurring) {
    return recurring.stream()
        .anyMatch(yearly ->
            !change.getInstant().isBefore(yearly.first().getInstant())
                && yearly
                    .rule()
                    .createTransition(change.getDateTimeBefore().getYear())
                    .equals(change));
  }

  private static Observance observance(ZoneRules rules, ZoneOffsetTransition change) {
    var summer = rules.isDaylightSavings(change.getInstant());
    return filled(
        summer ? new Daylight() : new Standard(),
        new DtStart<>(change.getDateTimeBefore()),
        change.getOffsetBefore(),
        change.getOffsetAfter());
  }

  private static Observance fixed(ZoneOffset offset) {
    return filled(new Standard(), new DtStart<>(LocalDate.EPOCH.atStartOfDay()), offset, offset);
  }

  private static Observance filled(
      Observance observance, DtStart<?> start, ZoneOffset before, ZoneOffset after) {
    observance.add(start);
    observance.add(new TzOffsetFrom(before));
    observance.add(new TzOffsetTo(after));
    return observance;
  }

  /**
   * A change that comes every year.
   *
   * @param first its first coming that the JDK tells by rule
   * @param rrule empty when iCalendar has no one rule for it, such as a change at 24:00 on the last
   *     Thursday of October, which may fall in November
   */
  private record Yearly(
      ZoneOffsetTransitionRule rule, ZoneOffsetTransition first, Optional<String> rrule) {

    static Yearly of(ZoneOffsetTransitionRule rule, List<ZoneOffsetTransition> past) {
      var year = past.isEmpty() ? 1970 : past.getLast().getDateTimeBefore().getYear();
      var first = rule.createTransition(year);
      if (!past.isEmpty() && first.getInstant().isBefore(past.getLast().getInstant())) {
        first = rule.createTransition(year + 1);
      }
      return new Yearly(rule, first, rrule(rule, first));
    }

    private static Optional<String> rrule(
        ZoneOffsetTransitionRule rule, ZoneOffsetTransition first) {
      var month = rule.getMonth();
      var length = month.minLength();
      var indicator = rule.getDayOfMonthIndicator();
      var low = indicator > 0 ? indicator : month.maxLength() + 1 + indicator;
      var high = low;
      var day = rule.getDayOfWeek();
      if (day != null) {
        low = indicator > 0 ? low : low - 6;
        high = low + 6;
      }
      // The rule may name the day in UTC; the observance wants it by the wall clock before.
      var shift = shift(rule, first, day);
      low += shift;
      high += shift;
      if (low < 1 || high > month.maxLength() || (month == Month.FEBRUARY && high > length)) {
        return Optional.empty();
      }
      return Optional.of(
          "FREQ=YEARLY;BYMONTH=" + month.getValue() + ";" + days(month, low, high, day, shift));
    }

    private static String days(Month month, int low, int high, @Nullable DayOfWeek day, int shift) {
      if (day == null) {
        return "BYMONTHDAY=" + low;
      }
      var name = DAYS.get(day.plus(shift).getValue() - 1);
      if (high == month.maxLength()) {
        return "BYDAY=-1" + name;
      }
      if (low % 7 == 1) {
        return "BYDAY=" + (low / 7 + 1) + name;
      }
      return IntStream.rangeClosed(low, high)
          .mapToObj(String::valueOf)
          .collect(Collectors.joining(",", "BYDAY=" + name + ";BYMONTHDAY=", ""));
    }

    private static int shift(
        ZoneOffsetTransitionRule rule, ZoneOffsetTransition first, @Nullable DayOfWeek day) {
      var wall = first.getDateTimeBefore().toLocalDate();
      var year = wall.getYear();
      var month = rule.getMonth();
      var indicator = rule.getDayOfMonthIndicator();
      var named =
          indicator > 0
              ? LocalDate.of(year, month, indicator)
              : LocalDate.of(year, month, month.length(Year.isLeap(year)) + 1 + indicator);
      if (day != null) {
        named =
            named.with(
                indicator > 0
                    ? TemporalAdjusters.nextOrSame(day)
                    : TemporalAdjusters.previousOrSame(day));
      }
      return (int) ChronoUnit.DAYS.between(named, wall);
    }
  }
}
