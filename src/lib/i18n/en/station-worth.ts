import type { Messages } from '../zh.ts';

export const stationWorth: Messages['stationWorth'] = {
  title: 'Is it worth it',
  lead: 'Use, costs and what came home over the last twelve full months (or since the opening). Only those whose accounts your organisation may see.',
  of: (name) => `${name}: projects, returns and costs`,
  none: 'There is no station or enclave to reckon with yet.',
  tooNew: 'Open for less than a full month: the figures below begin with the first one.',
  period: (from, until) => `${from} until before ${until}`,
  columns: {
    name: 'Name',
    use: 'Use',
    cost: 'Net cost',
    desk: 'per used desk-month',
    guest: 'per expert who came',
    landed: 'per project landed',
    advice: 'Suggestion',
  },
  notStated: 'rent or running costs are not stated',
  noneOfIt: 'none',
  percent: (n) => `${n}%`,
  joint:
    'Costs are joint: each figure divides the whole net cost by one thing, so they do not add up. Net cost = rent + running costs − subsidy, by the day.',
  facts: (desk, bed, guests, landed) =>
    `${desk} desk-months and ${bed} bed-nights used, ${guests} experts came, ${landed} projects landed.`,

  use: 'Use',
  month: 'Month',
  expect: 'The next three months',
  expectHint: 'Reckoned simply: the mean of the last three full months, and never less than what is booked.',
  expectNone: 'It has not been open for three full months, so nothing is reckoned.',
  booked: 'booked',
  expected: 'expected',

  advice: 'Suggestion',
  adviceName: { too_young: 'Too early to say.', keep: 'Keep.', merge: 'Merge.', move: 'Move.', close: 'Close.' },
  because: {
    too_young: (months) =>
      `Open for ${months} full ${months === 1 ? 'month' : 'months'} so far; six are needed before anything is suggested.`,
    keep: (use, returns) =>
      `${use}% used over the last six full months, ${returns} confirmed ${returns === 1 ? 'return' : 'returns'} within a year.`,
    merge: (name, use, peak, free, saved) =>
      `${use}% used over the last six full months, with ${peak} ${peak === 1 ? 'place' : 'places'} taken on the busiest day. “${name}” in the same province has ${free} free even on its busiest day, so both fit there.${saved ? ` Merging saves ${saved} a year.` : ''}`,
    sameTarget: (others, peak, fits) =>
      `${others === 1 ? 'One more is' : `${others} more are`} suggested to merge there too; together they need at most ${peak} places on one day: ${fits ? 'all of them fit.' : 'they do not all fit, so merge one first and then look again.'}`,
    unsettled: 'It is itself suggested to merge or move, so decide on both together.',
    move: (name, use, unmet, used) =>
      `${use}% used over the last six full months: about ${used} place-days. Meanwhile people waited in vain for ${unmet} place-days at “${name}”. The places could move there.`,
    close: (use, saved) =>
      `${use}% used over the last six full months, and no confirmed return within a year.${saved ? ` Closing saves ${saved} a year.` : ''}`,
  },
  adviceHint: 'A suggestion shows figures; people decide. Closing follows the exit plan.',
  unseen: (n) =>
    `${n === 1 ? 'One more station or enclave is' : `${n} more stations and enclaves are`} open whose accounts your organisation does not see; merging with ${n === 1 ? 'it' : 'them'} or moving there is not considered. The coordination office in charge sees the accounts of all hosts it answers for; ask it to look with you.`,

  projects: 'Projects',
  projectsHint: 'Each project is tied to a listing or a post at home: work away, contribute at home.',
  noProjects: 'No project has been entered yet.',
  tie: {
    listing: (title) => `tied to the listing ${title}`,
    post: (name) => `tied to the post ${name}`,
    hidden: 'tied to a listing that cannot be seen now',
    owed: (words) => `not tied yet, only in words: “${words}”`,
    ask: 'Please say which listing or which post at home it is.',
    submit: 'Tie it',
    choose: 'Choose',
    listings: 'Published listings',
    posts: 'Posts of the register',
    none: 'This organisation has no published listing, and you see no post of its register. Ask it to publish a listing first.',
  },
  people: (n) => `${n} ${n === 1 ? 'person' : 'people'}`,
  since: (date) => `since ${date}`,
  addProject: 'Enter a project',
  project: {
    name: 'Project',
    home: 'Organisation at home',
    otherHome: 'Another organisation at home',
    tie: 'Which listing or post at home it is tied to',
    tieHint: 'Published listings of that organisation, and posts for secondment there that you may see.',
    people: 'People',
    startedOn: 'Since',
  },

  returns: 'What came home',
  kind: { project_landed: 'Projects landed', person_came: 'People who came', patent_used: 'Patents used', revenue: 'Revenue' },
  status: { noted: 'to be confirmed', confirmed: 'counted', refused: 'not counted' },
  addReturn: 'Note a return',
  back: {
    kind: 'What it is',
    subject: 'Who or what',
    subjectHint:
      'A project by its credit code or name, a person by name and unit, a patent by its number; each counts once in the whole country (revenue once a year).',
    amount: 'Amount (CNY 10,000, for revenue only)',
    happenedOn: 'When',
    evidence: 'Evidence',
    evidenceHint: 'The number of a contract, approval or record.',
    file: 'or an uploaded paper',
    share: 'The home place’s part (%)',
    shareHint: 'The rest is the other side’s. Together they are exactly one; nothing counts twice.',
  },
  fault: {
    missing: 'Please fill this in.',
    amount: 'Revenue needs an amount above zero, in CNY 10,000.',
    number: 'A whole number, please, or nothing.',
    in_future: 'This day has not come yet.',
    share: 'A number from 0 to 100, please.',
    evidence: 'Please state the evidence or choose an uploaded paper; nothing counts without.',
  },
  noted: (by) => `noted by ${by}`,
  answeredBy: (by, answer) => `answered by ${by}${answer ? `: ${answer}` : ''}`,
  confirm: 'Confirm, it counts',
  refuse: 'Do not count it',
  why: 'Reason (needed when it is not counted)',

  attribution: 'What each side has',
  attributionHint: 'Counted once in the country. Home and the other side have their parts, which add up to the whole.',
  whole: 'Whole',
  home: 'Home',
  other: 'The other side',
  what: 'Return',
};
