import type { Messages } from '../zh.ts';

export const circuit: Messages['circuit'] = {
  title: 'Experts’ circuit',
  lead: 'Where experts are few and stations many, plan a route: who is where on which days, within what each place wants and with time for the road. At most 6 experts and 10 visits; every possibility is reckoned with, so the answer is the best.',
  experts: 'Experts',
  expertsHint: 'One a line: name, fields (several by /), home place, first day away, home again before. Paste from Excel, or use commas.',
  visits: 'Visits',
  visitsHint:
    'One a line: station (as the register names it: then it is booked from here), field wanted, days, earliest day, done before, how much it matters (a number, for instance patients waiting; 1 if left out).',
  travel: 'On the road',
  travelHint:
    'A pair of places a line: place, place, whole days (0 within the day), both ways the same. What is missing is asked for; nothing is estimated for you.',
  plan: 'Plan the route',
  keeps: 'Nothing is stored here; to show it to a colleague, pass on the address.',
  example: 'Fill in an example',
  fault: {
    missing: 'something is missing here.',
    not_a_number: 'please write a number.',
    not_a_date: 'please write a date, for example 2027-03-01.',
    out_of_range: 'the number or the period is too large; please check.',
    ends_early: 'the end must be after the beginning.',
    twice: 'a name occurs twice; please tell them apart.',
    too_many: 'that is too many; please plan in parts.',
  },
  line: (n, text) => `Line ${n}: ${text}`,
  missing: 'The days between these places are not in the table. Add them under “On the road” and plan again.',
  pair: (a, b) => `${a} — ${b}`,

  result: 'Route',
  worth: (worth, travel) =>
    `How much the planned visits matter adds up to ${worth}, with ${travel} days on the road. Every possibility was tried: none is better.`,
  stop: (station, from, until, days) => `${station}: ${from} to ${until} (${days} ${days === 1 ? 'day' : 'days'})`,
  back: (base, date) => `back in ${base} before ${date}`,
  idle: 'Nothing planned: no visit fits the field or the days.',
  nobody: 'No visit could be planned.',
  leftOut: 'Not in the plan',
  visit: (station, skill, days) => `${station} (${skill}, ${days} ${days === 1 ? 'day' : 'days'})`,
  reason: {
    no_expert: 'No expert has this field.',
    window_too_short: 'More days are wanted than the period has; please widen it.',
    out_of_reach: 'With the road, no expert can be there in time and home again. Widen the period, or ask for more days.',
    gave_way: (loss, others) => `It could be visited, but would push out ${others}, at a loss of ${loss}.`,
  },
  listSeparator: ', ',
  book: 'See the register of stations',
  bookKind: { expert: 'Book the expert’s days', bed: 'Book a bed', desk: 'Book a desk', lab: 'Book a lab' },
  bookStop: (seen, station, expert) => `${seen}: ${station}, ${expert}`,
  notListed: 'No open station in the register has this name, so it is not booked from here.',
  gantt: 'Calendar',
  ganttLead: 'A row for each expert, a box for each day; shaded are visits, hatched is the road.',
  onTheWay: 'on the road',
  columns: { expert: 'Expert', route: 'Route' },
};
