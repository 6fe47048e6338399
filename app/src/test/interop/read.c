/* Reads calendar files with libical and says what it read, in the same lines as read.mjs. What libical finds wrong goes
   to the error output and makes the exit status 1. Build: cc read.c -o read -lical */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *slurp(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) { perror(path); exit(2); }
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  char *text = malloc(size + 1);
  if (fread(text, 1, size, file) != (size_t) size) exit(2);
  text[size] = 0;
  fclose(file);
  return text;
}

static void hex(const char *text) {
  putchar('\t');
  for (; text && *text; text++) printf("%02x", (unsigned char) *text);
}

static int faults(icalcomponent *component, const char *path) {
  int found = 0;
  for (icalproperty *p = icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY); p;
       p = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY)) {
    fprintf(stderr, "%s: %s\n", path, icalproperty_as_ical_string(p));
    found++;
  }
  for (icalcomponent *c = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT); c;
       c = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT))
    found += faults(c, path);
  return found;
}

static long seconds(icaltimetype at) {
  return (long) icaltime_as_timet_with_zone(at, at.zone);
}

static const char *text_of(icalcomponent *event, icalproperty_kind kind) {
  icalproperty *p = icalcomponent_get_first_property(event, kind);
  return p ? icalvalue_get_text(icalproperty_get_value(p)) : "";
}

static void say(icalcomponent *calendar, icalcomponent *event, const char *path) {
  icalproperty *status = icalcomponent_get_first_property(event, ICAL_STATUS_PROPERTY);
  icalproperty *attendee = icalcomponent_get_first_property(event, ICAL_ATTENDEE_PROPERTY);
  icalparameter *cn = attendee ? icalproperty_get_first_parameter(attendee, ICAL_CN_PARAMETER) : NULL;
  icalproperty *name = icalcomponent_get_first_property(calendar, ICAL_NAME_PROPERTY);
  printf("%s\t%s", path, icalproperty_method_to_string(icalcomponent_get_method(calendar)));
  hex(name ? icalvalue_get_text(icalproperty_get_value(name)) : "");
  hex(icalcomponent_get_uid(event));
  printf("\t%d\t%s", icalcomponent_get_sequence(event), icalproperty_status_to_string(icalproperty_get_status(status)));
  printf("\t%ld\t%ld", seconds(icalcomponent_get_dtstart(event)), seconds(icalcomponent_get_dtend(event)));
  hex(text_of(event, ICAL_SUMMARY_PROPERTY));
  hex(text_of(event, ICAL_DESCRIPTION_PROPERTY));
  hex(text_of(event, ICAL_LOCATION_PROPERTY));
  printf("\t%d", icalcomponent_count_properties(event, ICAL_ATTENDEE_PROPERTY));
  hex(cn ? icalparameter_get_cn(cn) : "");
  putchar('\n');
}

int main(int count, char **paths) {
  int found = 0;
  for (int i = 1; i < count; i++) {
    char *text = slurp(paths[i]);
    icalcomponent *calendar = icalparser_parse_string(text);
    if (!calendar) { fprintf(stderr, "%s: not a calendar\n", paths[i]); return 1; }
    icalrestriction_check(calendar);
    found += faults(calendar, paths[i]);
    for (icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event;
         event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT))
      say(calendar, event, paths[i]);
    icalcomponent_free(calendar);
    free(text);
  }
  return found ? 1 : 0;
}
