import { monthOf, type Month, type MonthPeriod } from '../../domain/month.ts';
import type { SecondmentLadderCode } from '../../domain/enums.ts';
import type { SecondmentWorld } from '../../domain/secondment-world.ts';

/** Far above any rank of the other ladder, so that a range never spans both. */
const LADDER_BASE: Record<SecondmentLadderCode, number> = { cadre: 0, technical: 100 };

/** A rank as the planner compares it: cadres 1–7, technicians 101–104. */
export const plannedLevel = (ladder: SecondmentLadderCode, level: number): number => LADDER_BASE[ladder] + level;

/** Months since January of the year 0 of a day; `up`: the first month that begins on it or later. */
function monthNumberOf(day: string, up: boolean): number {
  const month = 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7)) - 1;
  return up && !day.endsWith('-01') ? month + 1 : month;
}

/**
 * The whole months inside a period of days; null where there is none.
 *
 * @param from   first day
 * @param until  first day after the end
 */
export function wholeMonths(from: string, until: string): MonthPeriod | null {
  const [first, end] = [monthNumberOf(from, true), monthNumberOf(until, false)];
  return first < end ? { from: monthOf(first), until: monthOf(end) } : null;
}

type Lengths = { monthsMin: number; monthsMax: number; monthsAllowed: number[] | null };
const lengths = ({ monthsMin: min, monthsMax: max, monthsAllowed: allowed }: Lengths) => (allowed ? { min, max, allowed } : { min, max });

/**
 * The planner's exchange format (see the command line's contract) of what stands in the registers.
 *
 * Days become whole months inside them. Somebody without a whole month of availability is left without any and stays at home;
 * a post without a whole month of window is left out. Posts that a person refuses are forbidden to him. The balance is that
 * of the exchange where there is one, none where several are planned together without a rule of their own.
 *
 * @param world    registers of one or several exchanges
 * @param horizon  months to plan; absent: all that the exchanges span
 */
export function problemOfWorld(world: SecondmentWorld, horizon: MonthPeriod = horizonOfWorld(world)) {
  const stationOf = new Map((world.postStations ?? []).map(({ post, station }) => [post, station]));
  const posts = world.posts.flatMap((post) => {
    const window = wholeMonths(post.from, post.until);
    if (!window) return [];
    return [
      {
        id: post.id,
        host: post.unit,
        skills: post.specialties,
        level: { min: plannedLevel(post.ladder, post.levelMin), max: plannedLevel(post.ladder, post.levelMax) },
        window,
        months: lengths(post),
        seats: post.seats,
        priority: post.priority,
        altitude_m: post.altitude,
        ...(stationOf.has(post.id) ? { station: stationOf.get(post.id)! } : {}),
      },
    ];
  });
  const kept = new Set(posts.map(({ id }) => id));
  const differences = world.exchanges.flatMap(({ maxDifference }) => maxDifference ?? []);
  return {
    horizon,
    organisations: world.units.map(({ id, side, releaseCap }) => ({
      id,
      side,
      ...(releaseCap === null ? {} : { release_cap: releaseCap }),
    })),
    people: world.people.map((person) => ({
      id: person.id,
      home: person.unit,
      skills: person.specialties,
      level: plannedLevel(person.ladder, person.level),
      available: person.available.flatMap(({ from, until }) => wholeMonths(from, until) ?? []),
      months: lengths(person),
      ...(person.maxAltitude === null ? {} : { max_altitude_m: person.maxAltitude }),
    })),
    posts,
    stations: (world.stations ?? []).map(({ id, beds }) => ({ id, beds })),
    teams: world.teams.map(({ id, minFilled }) => ({
      id,
      posts: world.posts.filter((post) => post.team === id && kept.has(post.id)).map((post) => post.id),
      min_filled: minFilled,
    })),
    rules:
      differences.length === world.exchanges.length
        ? { balance: { max_difference: differences.reduce((sum, each) => sum + each, 0) } }
        : {},
    forbidden: world.wishes.flatMap(({ person, post, wish }) => (wish === 'refuses' && kept.has(post) ? [{ person, post }] : [])),
  };
}

/** From the first month of any of the exchanges to the last one's end. */
export function horizonOfWorld({ exchanges }: SecondmentWorld): MonthPeriod {
  const froms = exchanges.map(({ startsOn }) => monthNumberOf(startsOn, true));
  const untils = exchanges.map(({ endsBefore }) => monthNumberOf(endsBefore, false));
  const first: Month = monthOf(Math.min(...froms));
  return { from: first, until: monthOf(Math.max(...untils, Math.min(...froms) + 1)) };
}
