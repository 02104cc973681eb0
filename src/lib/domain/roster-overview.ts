import type { RosterKindCode } from './enums.ts';
import type { RosterEntry } from './roster-entry.ts';

/** What goes each way, and what is missing: figures of the registers, not of a plan. */
export type DirectionFigures = {
  people: number;
  posts: number;
  seats: number;
  teamPosts: number;
  /** 期, and 人次 planned and held. */
  classes: number;
  attendances: number;
  held: number;
  visits: number;
};
export type Missing =
  | { code: 'specialty'; specialty: string; posts: number; side: 'east' | 'west' }
  | { code: 'unit'; unit: string }
  | { code: 'lead'; team: string }
  | { code: 'health'; people: number }
  | { code: 'exchange'; people: number };
export type RosterOverview = { eastToWest: DirectionFigures; westToEast: DirectionFigures; missing: Missing[] };

const MOST_MISSING = 30;
const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []);

/** Sums the registers by direction and names what a plan would stumble over. */
export function rosterOverview(registers: Readonly<Record<RosterKindCode, readonly RosterEntry[]>>): RosterOverview {
  return {
    eastToWest: figures(registers, 'east', 'west', 'east_to_west'),
    westToEast: figures(registers, 'west', 'east', 'west_to_east'),
    missing: missing(registers).slice(0, MOST_MISSING),
  };
}

function figures(
  { person, post, training, visit }: Readonly<Record<RosterKindCode, readonly RosterEntry[]>>,
  home: 'east' | 'west',
  host: 'east' | 'west',
  direction: string,
): DirectionFigures {
  const sum = (entries: readonly RosterEntry[], key: string) => entries.reduce((total, { content }) => total + number(content[key]), 0);
  const posts = post.filter(({ side }) => side === host);
  const trainings = training.filter(({ content }) => content['direction'] === direction);
  const visits = visit.filter(({ content }) => content['direction'] === direction);
  return {
    people: person.filter(({ side }) => side === home).length,
    posts: posts.length,
    seats: sum(posts, 'seats'),
    teamPosts: posts.filter(({ content }) => typeof content['team'] === 'string').length,
    classes: sum(trainings, 'classes'),
    attendances: sum(trainings, 'planned'),
    held: sum(trainings, 'held') + sum(visits, 'held'),
    visits: sum(visits, 'planned'),
  };
}

function missing({ unit, team, person, post }: Readonly<Record<RosterKindCode, readonly RosterEntry[]>>): Missing[] {
  const found: Missing[] = [];
  for (const side of ['east', 'west'] as const) {
    const across = new Set(
      person.filter((each) => each.side !== null && each.side !== side).flatMap(({ content }) => texts(content['specialties'])),
    );
    const asked = new Map<string, number>();
    for (const { content, side: host } of post)
      if (host === side) for (const specialty of texts(content['specialties'])) asked.set(specialty, (asked.get(specialty) ?? 0) + 1);
    for (const [specialty, posts] of asked) if (!across.has(specialty)) found.push({ code: 'specialty', specialty, posts, side });
  }
  for (const { content } of team) {
    const name = content['name'];
    if (typeof name === 'string' && !post.some((each) => each.content['team'] === name && each.content['is_lead'] === true))
      found.push({ code: 'lead', team: name });
  }
  const unexamined = person.filter(({ isMine, content }) => isMine && (content['health'] ?? 'not_examined') === 'not_examined').length;
  if (unexamined > 0) found.push({ code: 'health', people: unexamined });
  const nowhere = person.filter(({ isMine, content }) => isMine && !content['exchange']).length;
  if (nowhere > 0) found.push({ code: 'exchange', people: nowhere });
  for (const { isMine, content } of unit)
    if (isMine && content['release_cap'] === null && typeof content['name'] === 'string')
      found.push({ code: 'unit', unit: content['name'] });
  return found;
}
