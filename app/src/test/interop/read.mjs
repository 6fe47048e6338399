// Reads calendar files with ical.js and says what it read, one line for each event: the fields apart by tabs, text in
// hexadecimal. The Java test compares. Arguments: the module of ical.js, then files.
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const [module, ...files] = process.argv.slice(2)
const { default: ICAL } = await import(pathToFileURL(module))
// RFC 7986's NAME is text; ical.js does not know it.
ICAL.design.icalendar.property.name = { defaultType: 'text' }
const hex = (text) => Buffer.from(text ?? '', 'utf8').toString('hex')

for (const file of files) {
  ICAL.TimezoneService.reset()
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, 'utf8')))
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone))
  }
  const own = calendar.getFirstPropertyValue('name')
  for (const component of calendar.getAllSubcomponents('vevent')) {
    const text = (name) => hex(component.getFirstPropertyValue(name))
    const attendees = component.getAllProperties('attendee')
    const at = (name) => {
      const property = component.getFirstProperty(name)
      const value = property.getFirstValue()
      value.zone = ICAL.TimezoneService.get(property.getParameter('tzid'))
      if (!value.zone) throw new Error(`No zone ${property.getParameter('tzid')} in ${file}`)
      return value.toUnixTime()
    }
    console.log([
      file,
      calendar.getFirstPropertyValue('method'),
      hex(own),
      text('uid'),
      component.getFirstPropertyValue('sequence'),
      component.getFirstPropertyValue('status'),
      at('dtstart'),
      at('dtend'),
      text('summary'),
      text('description'),
      text('location'),
      attendees.length,
      hex(attendees[0]?.getParameter('cn')),
    ].join('\t'))
  }
}
