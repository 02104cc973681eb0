import type { Messages } from '../zh.ts';

export const partner: Messages['partner'] = {
  title: (name) => `Partners for ${name}`,
  heading: 'Best partners',
  lead: (n, total) => `The first ${n} of ${total} listings of the other side, ranked by what both sides gain.`,
  how: 'How they are ranked',
  howText:
    'Hard conditions come first. Then each side’s gain is counted from 0 to 100, and the score is the harmonic mean of the two: where one side gains nothing, the other’s gain does not help. A pairing adds weight and never excludes anyone.',
  asOf: (date) => `Pairings are read as of ${date}.`,
  rank: (n) => `No. ${n}`,
  rankOf: (n, of) => `No. ${n} of ${of}`,
  unstated: 'not stated',
  flow: (from, to) => `${from} to ${to}: `,
  score: 'Match',
  gainOf: (name) => `What ${name} gains`,
  gains: 'Gains',
  noReasons: 'Nothing stated that meets.',
  gated: 'An essential condition is not met',
  bridge: 'See both sides',
  bridgeTitle: (a, b) => `${a} ⇄ ${b}`,
  flows: 'What would flow',
  noFlows: 'Nothing that the two have stated meets directly yet.',
  more: 'Show more',
  none: 'There is nothing to compare with yet.',
  noneHint: 'The other side has no published listing. When there is one, it will appear here by itself.',
  breadcrumb: 'Partners',
  uncertain: 'What is uncertain',
  uncertainText:
    'This rests only on what both sides have stated; what is not stated neither adds nor takes away. The data are samples: check with the other side before signing.',
};
