import type { secondment as zh } from '../zh/secondment.ts';

export const secondment: typeof zh = {
  list: (items) => items.join(', '),
  people: (count) => (count === 1 ? '1 person' : `${count} people`),
  reason: {
    seats: () => 'The post has no seats',
    window: () => 'The post is open, within the horizon, for less than the shortest stay',
    side: () => 'Nobody on the other side could be sent',
    skills: (n) => `The closest (${n.who}) lack a skill that the post needs`,
    level: (n) => `The closest (${n.who}) have a level outside the post's range`,
    altitude: (n) => `The closest (${n.who}) may not go as high`,
    fit_row: (n) => `The closest (${n.who}) have a fit row without this post`,
    forbidden: (n) => `The closest (${n.who}) are forbidden on this post`,
    availability: (n) => `The closest (${n.who}) are not available long enough while the post is open`,
    months: (n) => `The closest (${n.who}) and the post have no length of stay in common`,
    horizon: () => 'Outside the horizon',
    placed: (n) => `Those who suit (${n.who}) are placed elsewhere then, or as often as allowed`,
    release_cap: (n) => `Those who suit (${n.who}) cannot be spared: ${n.organisation} has as many away as it may`,
    beds: (n) => `Those who suit (${n.who}) have no bed: ${n.station} is full`,
    team: (n) => `The post is in team ${n.team}: it begins with the team, and the team needs its least number of filled posts`,
    balance: (n) => `With those who suit (${n.who}) the two directions would differ by more than is allowed`,
    not_better: (n) => `It could be filled (${n.who}), but the plan found is no better for it`,
  },
  relaxation: {
    release_cap: ({ organisation, by }) => `${organisation} lets ${by} more go at a time`,
    beds: ({ station, by }) => `${station} has ${by} more bed`,
    balance: ({ by }) => `The two directions may differ by ${by} person-months more`,
    team: ({ team, least }) => `Team ${team} may be as small as ${least}`,
    assignments: ({ most }) => `Everybody may have ${most} assignments`,
    seats: ({ post, by }) => `Post ${post} has ${by} more seat`,
    skills: ({ post, skills }) => `Post ${post} does without ${skills}`,
    level: ({ post, min, max }) => `Post ${post} takes levels ${min} to ${max}`,
    altitude: ({ person, metres }) => `A health assessment lets ${person} go to ${metres} m`,
    fit_row: ({ person, post }) => `Post ${post} is added to the fit row of ${person}`,
    allow: ({ person, post }) => `${person} is no longer forbidden on post ${post}`,
    available: ({ person }) => `${person} is available in the whole horizon`,
    lengths: ({ post, months }) => `Post ${post} also takes ${months} months`,
  },
  waived: {
    side: 'home and host are on one side',
    skills: 'a needed skill is missing',
    level: 'the level is outside the range',
    altitude: 'it is higher than allowed',
    fit_row: 'the fit row has no such post',
    forbidden: 'the pair is forbidden',
    availability: 'the person is not available then',
    window: 'the post is not open then',
    months: 'the length does not suit',
    horizon: 'it lies outside the horizon',
  },
  violation: (person, post, waived) => `${person} stays on ${post}, as pinned, although ${waived}`,
  conflict: {
    pinned_twice_at_once: ({ who, month, people }) => `Pins have ${who} in several places in ${month}: ${people}`,
    pinned_too_often: ({ who, needed, available }) => `Pins send ${who} ${needed} times, ${available} allowed`,
    pinned_over_seats: ({ who, month, needed, available, people }) =>
      `Pinned on post ${who} in ${month}: ${people}: ${needed}, seats ${available}`,
    pinned_over_release_cap: ({ who, month, needed, available, people }) =>
      `Pins take ${needed} from ${who} in ${month} (${people}), ${available} allowed`,
    pinned_over_beds: ({ who, month, needed, available, people }) =>
      `Pinned to live at ${who} in ${month}: ${people}: ${needed}, beds ${available}`,
    pinned_team_starts_apart: ({ who, people }) => `Pinned in team ${who}, ${people} do not begin in one month`,
    pinned_team_too_small: ({ who, needed, available }) =>
      `Pins begin team ${who} (${available} posts), which cannot reach its least number ${needed}`,
    pinned_out_of_balance: ({ needed, available }) =>
      `Pins differ by ${needed} person-months, ${available} allowed, and nothing else could make it good`,
    pins_not_together: () => 'With these pins the balance and the least numbers of teams cannot be met together',
  },
};
