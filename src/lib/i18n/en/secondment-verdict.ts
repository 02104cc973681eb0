import type { Messages } from '../zh.ts';

export const verdict: Messages['verdict'] = {
  rule: {
    side: {
      pass: () => 'Home and host are on different sides',
      fail: () => 'Home and host are on the same side: no exchange of east and west',
    },
    skills: {
      pass: ({ skills }) => (skills ? `Has what the post asks for: ${skills}` : 'The post asks for no specialty'),
      fail: ({ skills }) => `Lacks what the post asks for: ${skills}`,
    },
    level: {
      pass: ({ have }) => `Rank is in the post’s range (${have})`,
      fail: ({ have, needed, most }) => `Rank ${have} is outside the post’s range ${needed} to ${most}`,
    },
    altitude: {
      pass: ({ have }) => `${have} m above the sea; the health conclusion allows it`,
      fail: ({ have, most }) => `${have} m above the sea; the health conclusion ends at ${most} m`,
      unknown: ({ have }) => `${have} m above the sea; there is no health conclusion yet: a check comes first`,
    },
    fit_row: { pass: () => 'In the table of fits', fail: () => 'The post is not in the table of fits' },
    forbidden: { pass: () => 'Not ruled out', fail: () => 'The person does not want to go there, or an office ruled it out' },
    horizon: { pass: () => 'Inside the plan’s months', fail: () => 'Outside the plan’s months' },
    past: {
      pass: () => 'Does not begin in the past',
      fail: ({ month }) => `Begins in a month that is past; ${month} is the first possible`,
    },
    availability: {
      pass: ({ month, until }) => `Inside the person’s availability (${month} until before ${until})`,
      fail: ({ month, until }) =>
        month ? `Not wholly inside the person’s availability (${month} until before ${until})` : 'The person is not available then',
    },
    window: {
      pass: ({ month, until }) => `While the post is open (${month} until before ${until})`,
      fail: ({ month, until }) => `Not while the post is open (${month} until before ${until})`,
    },
    months: {
      pass: ({ have }) => `${have} months, which both accept`,
      fail: ({ have, needed, most }) => `${have} months are not accepted (${needed} to ${most}, as listed)`,
    },
    assignments: { pass: () => 'Within the number of postings', fail: ({ most }) => `At most ${most} postings a person` },
    one_place: { pass: () => 'Nowhere else in that time', fail: ({ posts }) => `Already on “${posts}” in that time` },
    rest: {
      pass: () => 'Enough time at home between postings',
      fail: ({ needed }) => `At least ${needed} months at home between postings`,
    },
    seats: {
      pass: ({ have, most }) => `There is a seat (fullest month ${have} of ${most})`,
      fail: ({ month, have, most }) => `No seat in ${month}: ${have} people, ${most} seats`,
    },
    release_cap: {
      pass: ({ have, most }) => `The home unit can spare the person (at most ${have} away${most ? `, limit ${most}` : ''})`,
      fail: ({ month, have, most }) => `In ${month} the home unit would have ${have} people away; its limit is ${most}`,
    },
    cover: {
      pass: () => 'The home unit keeps the specialties it must keep',
      fail: ({ month, skills, needed }) => `In ${month} the home unit lacks ${needed} of “${skills}”: somebody has to come for it`,
    },
    beds: {
      pass: ({ have, most }) => `There is a bed (${have} of ${most})`,
      fail: ({ month, have, most }) => `No bed in ${month}: ${have} people, ${most} beds`,
    },
    team_start: { pass: () => 'Begins with the team', fail: ({ month }) => `The team begins in ${month}; all begin together` },
    team_size: {
      pass: () => 'The team is large enough',
      fail: ({ have, needed }) => `Only ${have} posts of the team are filled, at least ${needed}`,
      unknown: ({ have, needed }) => `${have} posts of the team are filled so far; at least ${needed} are needed`,
    },
    handover: {
      pass: () => 'Time for the handover',
      fail: ({ people }) => `${people} would not meet the predecessor for as long as was agreed`,
    },
    pair: {
      pass: () => 'The two go as they should',
      fail: ({ people }) => `Not while ${people} is away: somebody has to be at home`,
      unknown: ({ people }) => `Goes with ${people}, to one place in one month: ${people} has to be placed too`,
    },
    balance: {
      pass: ({ have, most }) => `Directions differ by ${have} person-months, limit ${most}`,
      fail: ({ have, most }) => `Directions would differ by ${have} person-months, limit ${most}`,
    },
    published: {
      pass: () => 'Changes nothing published',
      fail: () => 'Published: cannot change',
      unknown: () => 'This is published: a change has to be signed anew by everybody, and until then it stays as it is',
    },
  },
  state: { pass: 'kept', fail: 'broken', unknown: 'open' },
  whose: {
    person: 'the person’s conditions',
    home: 'the home unit’s rule',
    host: 'the host unit’s rule',
    station: 'the station’s beds',
    team: 'the team’s agreement',
    offices: 'the two offices’ rule',
    law: 'what an exchange is',
    calendar: 'the calendar',
  },
  list: (items) => items.join(', '),
  level: {
    priority: 'Priority posts first',
    promises: 'Keeping what is published',
    fit: 'People suit their posts',
    preferences: 'What people would like',
    rotation: 'Hardship goes round',
    balance: 'Balance of the directions',
    fairness: 'Fair load on units',
  },
};
