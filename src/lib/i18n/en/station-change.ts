import type { StationDifference } from '../../domain/station-change.ts';
import type { Messages } from '../zh.ts';

const what: Record<StationDifference['what'], string> = { address: 'Address', beds: 'Beds', desks: 'Desks', labs: 'Lab benches' };

export const stationChange: Messages['stationChange'] = {
  fact: ({ what: each, from, to }) =>
    each === 'address' ? `Address: “${to}” instead of “${from}”` : `${what[each]}: ${to} instead of ${from}`,
  why: 'Why it changes',
  whyHelp:
    'Needed when the address changes or beds, desks or benches become fewer: the parties that agreed to it and whoever booked or waits are told, and choose.',
  waitHint: 'Until when? If it is not changed back by then, you are asked again.',
  asItIs: 'Go on with it as it is now',
  instead: 'The nearest open stations with room come first; when you choose one, the office talks it over with you.',
  talkAbout: 'Talk about this one',
  talk: 'Ask for another station or way',
  leaveHint:
    'Without penalty; the others are told. Where there is a term sheet, as it says of changes and leaving. Where one party only is left, this cooperation ends.',
  none: 'No open station with room in the next thirty days was found.',
  station: (place, free, km) => `${place}, ${free} free in the next thirty days${km === null ? '' : `, some ${km} km as the crow flies`}`,
};
