/* Reads a calendar object from standard input with libical, checks it against the restrictions of RFC 5545 and
 * RFC 5546, and prints what it says, one fact a line, as read-icaljs.mjs does. Ends with 1 when a check fails. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *slurp(void) {
  size_t size = 0, room = 1 << 16;
  char *text = malloc(room);
  for (size_t got; (got = fread(text + size, 1, room - size - 1, stdin)) > 0;) {
    size += got;
    if (room - size < 2) text = realloc(text, room *= 2);
  }
  text[size] = 0;
  return text;
}

static void say(const char *name, const char *value) {
  printf("%s=", name);
  for (const char *c = value ? value : ""; *c; c++) {
    if (*c == '\n') fputs("\\n", stdout);
    else if (*c == '\\') fputs("\\\\", stdout);
    else putchar(*c);
  }
  putchar('\n');
}

static const char *text_of(icalcomponent *event, icalproperty_kind kind) {
  icalproperty *property = icalcomponent_get_first_property(event, kind);
  return property ? icalvalue_get_text(icalproperty_get_value(property)) : "";
}

static void say_time(const char *name, icalcomponent *calendar, icalcomponent *event, icalproperty_kind kind) {
  icalproperty *property = icalcomponent_get_first_property(event, kind);
  struct icaltimetype time = icalvalue_get_datetime(icalproperty_get_value(property));
  icalparameter *zone_name = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
  icaltimezone *zone = icaltimezone_get_utc_timezone();
  if (zone_name) {
    zone = icalcomponent_get_timezone(calendar, icalparameter_get_tzid(zone_name));
    if (!zone) {
      fprintf(stderr, "no VTIMEZONE %s\n", icalparameter_get_tzid(zone_name));
      exit(1);
    }
  }
  time_t seconds = icaltime_as_timet_with_zone(time, zone);
  char shown[32];
  strftime(shown, sizeof shown, "%Y-%m-%dT%H:%M:%SZ", gmtime(&seconds));
  say(name, shown);
}

static int errors_in(icalcomponent *component) {
  int errors = icalcomponent_count_errors(component);
  for (icalcomponent *inner = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT); inner;
       inner = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)) {
    icalproperty *error = icalcomponent_get_first_property(inner, ICAL_XLICERROR_PROPERTY);
    if (error) fprintf(stderr, "%s\n", icalproperty_as_ical_string(error));
  }
  return errors;
}

int main(void) {
  icalcomponent *calendar = icalparser_parse_string(slurp());
  if (!calendar) {
    fputs("not a calendar object\n", stderr);
    return 1;
  }
  int valid = icalrestriction_check(calendar);
  int errors = errors_in(calendar);
  say("method", icalproperty_method_to_string(icalcomponent_get_method(calendar)));
  for (icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event;
       event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
    char sequence[16];
    snprintf(sequence, sizeof sequence, "%d", icalcomponent_get_sequence(event));
    say("uid", icalcomponent_get_uid(event));
    say("sequence", sequence);
    say("status", icalproperty_status_to_string(icalcomponent_get_status(event)));
    say_time("start", calendar, event, ICAL_DTSTART_PROPERTY);
    say_time("end", calendar, event, ICAL_DTEND_PROPERTY);
    say("summary", icalcomponent_get_summary(event));
    say("location", icalcomponent_get_location(event));
    say("description", icalcomponent_get_description(event));
    say("url", text_of(event, ICAL_URL_PROPERTY));
    icalproperty *organizer = icalcomponent_get_first_property(event, ICAL_ORGANIZER_PROPERTY);
    say("organizer", organizer ? icalproperty_get_organizer(organizer) : "");
    for (icalproperty *attendee = icalcomponent_get_first_property(event, ICAL_ATTENDEE_PROPERTY); attendee;
         attendee = icalcomponent_get_next_property(event, ICAL_ATTENDEE_PROPERTY)) {
      icalparameter *name = icalproperty_get_first_parameter(attendee, ICAL_CN_PARAMETER);
      char both[1024];
      snprintf(both, sizeof both, "%s %s", icalproperty_get_attendee(attendee), name ? icalparameter_get_cn(name) : "");
      say("attendee", both);
    }
  }
  if (!valid || errors) {
    fprintf(stderr, "restrictions %s, %d errors\n", valid ? "kept" : "broken", errors);
    return 1;
  }
  return 0;
}
