import type { Messages } from '../zh.ts';

export const stationWorth: Messages['stationWorth'] = {
  title: 'Is it worth it',
  lead: 'Use, costs and what came home over the last twelve full months (or since the opening). Only those whose accounts your organisation may see.',
  of: (name) => `${name}: projects, returns and costs`,
  none: 'There is no station or enclave to reckon with yet.',
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
  wan: (n) => `CNY ${n} × 10,000`,
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
  adviceName: { too_young: 'too early to say', keep: 'keep', merge: 'merge', move: 'move', close: 'close' },
  because: {
    too_young: (months) => `It has been open for ${months} full months only; six are needed.`,
    keep: (use, returns) => `${use}% used over six full months; ${returns} confirmed returns within a year.`,
    merge: (name, use, peak, free, saved) =>
      `${use}% used over six full months, ${peak} places on the busiest day; “${name}” in the same province has ${free} free even on its busiest day.${saved ? ` Merging saves CNY ${saved} × 10,000 a year.` : ''}`,
    move: (name, use, unmet, used) =>
      `${use}% used over six full months, about ${used} place-days; at “${name}” people waited in vain for ${unmet} place-days meanwhile. The places could move there.`,
    close: (use, saved) =>
      `${use}% used over six full months, and no confirmed return within a year.${saved ? ` Closing saves CNY ${saved} × 10,000 a year.` : ''}`,
  },
  adviceHint: 'A suggestion shows figures; people decide. Closing follows the exit plan.',

  projects: 'Projects',
  projectsHint: 'Each project is tied to a listing or a post at home: work away, contribute at home.',
  noProjects: 'No project has been entered yet.',
  tiedTo: (what) => `tied to ${what}`,
  people: (n) => `${n} ${n === 1 ? 'person' : 'people'}`,
  since: (date) => `since ${date}`,
  addProject: 'Enter a project',
  project: {
    name: 'Project',
    home: 'Organisation at home',
    listing: 'Number of its listing',
    listingHint: 'A published listing of that organisation, for example county-653127; otherwise name a post.',
    post: 'or a post at home',
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
