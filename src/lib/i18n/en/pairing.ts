import type { Messages } from '../zh.ts';

export const pairing: Messages['pairing'] = {
  title: 'Pairings',
  lead: 'East–West collaboration and paired assistance are two systems, recorded apart, with date and source. A pairing adds weight in a ranking; it never limits with whom one may work.',
  system: { collaboration: 'East–West collaboration', assistance: 'Paired assistance' },
  columns: { system: 'System', east: 'East (assisting)', west: 'West (receiving)', period: 'Period', source: 'Source and confidence' },
  since: (date) => `since ${date}`,
  until: (from, until) => `${from} to ${until} (exclusive)`,
  filter: 'Province',
  all: 'All provinces',
  show: 'Show',
  found: (n) => (n === 1 ? '1 pair' : `${n} pairs`),
  none: 'No pairing of this province is recorded.',
  unsourced: 'from memory, to be checked',
};
