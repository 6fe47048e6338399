// Reads a calendar object from standard input with ical.js and prints what it says, one fact a line:
//   node read-icaljs.mjs <folder of ical.js>
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const { default: ICAL } = await import(pathToFileURL(join(process.argv[2], 'dist/ical.js')));
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, 'utf8')));
const zones = calendar.getAllSubcomponents('vtimezone').map((zone) => new ICAL.Timezone(zone));
for (const zone of zones) ICAL.TimezoneService.register(zone);

const say = (name, value) => console.log(`${name}=${String(value ?? '').replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}`);
const utc = (time) => {
  const zone = time.zone?.tzid && zones.find((one) => one.tzid === time.zone.tzid);
  if (time.zone?.tzid && time.zone.tzid !== 'UTC' && !zone) throw new Error(`no VTIMEZONE ${time.zone.tzid}`);
  return new Date(time.toUnixTime() * 1000).toISOString().replace('.000', '');
};

say('method', calendar.getFirstPropertyValue('method'));
for (const event of calendar.getAllSubcomponents('vevent')) {
  const value = (name) => event.getFirstPropertyValue(name);
  say('uid', value('uid'));
  say('sequence', value('sequence'));
  say('status', value('status'));
  say('start', utc(value('dtstart')));
  say('end', utc(value('dtend')));
  say('summary', value('summary'));
  say('location', value('location'));
  say('description', value('description'));
  say('url', value('url'));
  say('organizer', value('organizer'));
  for (const attendee of event.getAllProperties('attendee')) {
    say('attendee', `${attendee.getFirstValue()} ${attendee.getParameter('cn') ?? ''}`);
  }
}
