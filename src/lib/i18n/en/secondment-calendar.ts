import type { Messages } from '../zh.ts';

export const secondmentCalendar: Messages['secondmentCalendar'] = {
  title: 'Calendars of secondments',
  lead: 'Published secondments in the calendar of a phone or computer: one address for each person and each unit; what is published, changed or ended shows by itself. Whoever knows an address can read it, so give it only to the person or unit concerned, and take it back when it is no longer needed.',
  stations: 'Beds and visits of stations have addresses of their own, under “Bookings”.',
  name: (of) => `Secondments · ${of}`,
  own: (host, post) => `Secondment: ${host}, ${post}`,
  outgoing: (person, host, post) => `Sending ${person}: ${host}, ${post}`,
  incoming: (person, home, post) => `Receiving ${person} (${home}): ${post}`,
  unit: 'Which unit',
  make: 'New address',
  makeOf: (of) => `New address for ${of}`,
  once: 'The address is shown only once. Copy it now:',
  none: 'No addresses yet.',
  noUnit: 'Your organisation is not in the registers of secondments, so there is nothing to subscribe to.',
  made: (by, when) => `${by}, ${when}`,
  revoke: 'Take back',
  revoked: 'Taken back: nobody reads anything by this address any more.',
  addresses: 'Addresses in use',
  subscribe: 'Calendars',
};
