import { monthNumber, monthOf } from '../../../src/lib/domain/month.ts';
import { chanceOf } from '../../../src/lib/engine/random.ts';

/** Sizes of a made-up exchange: people and posts in both directions, in pairs of an eastern and a western prefecture. */
export type Exchange = {
  people: number;
  posts: number;
  /** of the horizon */ months: number;
  pairs: number;
  /** Lengths of a stay; absent: any number of months from 3 to 12. */
  allowed?: readonly number[];
  /** Without fit rows the engine's own score counts, and people may go to any pair. */
  withoutFit?: boolean;
};

const FIRST = monthNumber('2027-01');
const SPECIALTIES = 8; // of a pair's people; a post asks for one, a person has one or two
const UNITS = 4; // organisations on each side of a pair
const STATION_EVERY = 2; // pairs that share a station, beside their own

/**
 * An exchange in the exchange format. Each pair has people and posts on both sides, 55 % of the people in the east, which makes one direction
 * scarcer; a person is available for 9 to 20 months, a post open for 9 to 24. Units spare a sixth of their people; stations
 * of both sides have beds for half of their posts, one station in three is shared with the next pair. One post in eight is in a team of three.
 */
export function madeUpExchange({ people, posts, months, pairs, allowed, withoutFit = false }: Exchange, seed = 1) {
  const chance = chanceOf(seed);
  const below = (n: number) => Math.floor(chance() * n);
  const period = (least: number, most: number) => {
    const length = Math.min(months, least + below(most - least + 1));
    const from = FIRST + below(months - length + 1);
    return { from: monthOf(from), until: monthOf(from + length) };
  };
  const lengths = () => ({ min: 3, max: 12, ...(allowed ? { allowed: [...allowed] } : {}) });
  const unit = (pair: number, side: 'east' | 'west', n: number) => `${side}-${pair}-${n}`;
  const sides = ['east', 'west'] as const;
  const other = { east: 'west', west: 'east' } as const;

  const listOfPeople = Array.from({ length: people }, (_, i) => {
    const pair = i % pairs;
    const side: 'east' | 'west' = chance() < 0.55 ? 'east' : 'west';
    const skills = [...new Set([below(SPECIALTIES), ...(chance() < 0.5 ? [below(SPECIALTIES)] : [])])];
    return {
      id: `p${i}`,
      home: unit(pair, side, below(UNITS)),
      skills: skills.map((s) => `s${s}`),
      level: 1 + below(8),
      available: [period(9, 20)],
      months: lengths(),
      ...(side === 'east' && chance() < 0.3 ? { max_altitude_m: 3000 } : {}),
      pair,
      side,
    };
  });
  const listOfPosts = Array.from({ length: posts }, (_, i) => {
    const pair = i % pairs;
    const side: 'east' | 'west' = chance() < 0.5 ? 'east' : 'west';
    const level = 1 + below(6);
    const shared = chance() < 1 / 3 ? (pair + (pair % STATION_EVERY === 0 ? 1 : 0)) % pairs : pair;
    return {
      id: `q${i}`,
      host: unit(pair, side, below(UNITS)),
      skills: [`s${below(SPECIALTIES)}`],
      level: { min: level, max: level + 3 },
      window: period(9, 24),
      months: lengths(),
      seats: chance() < 0.8 ? 1 : 2,
      priority: 1 + below(3),
      altitude_m: side === 'west' ? (chance() < 0.2 ? 3600 : 1200) : 20,
      station: `${side}-${shared}`,
      pair,
      side,
    };
  });
  const teams = [];
  for (let pair = 0; pair < pairs; pair++) {
    for (const side of sides) {
      const own = listOfPosts.filter((post) => post.pair === pair && post.side === side);
      for (let n = 0; n < Math.floor(own.length / 24); n++)
        teams.push({ id: `t-${side}-${pair}-${n}`, posts: own.slice(3 * n, 3 * n + 3).map(({ id }) => id), min_filled: 2 });
    }
  }
  const fits = (person: (typeof listOfPeople)[number], post: (typeof listOfPosts)[number]) =>
    post.pair === person.pair && post.side === other[person.side] && person.skills.includes(post.skills[0]!);
  const fit = Object.fromEntries(
    listOfPeople.map((person) => [
      person.id,
      Object.fromEntries(
        listOfPosts.filter((post) => fits(person, post)).map(({ id }) => [id, Math.round(100 * (0.3 + 0.7 * chance())) / 100]),
      ),
    ]),
  );
  const count = (of: readonly unknown[]) => of.length;
  const organisations = Array.from({ length: pairs }, (_, pair) =>
    sides.flatMap((side) =>
      Array.from({ length: UNITS }, (_, n) => {
        const id = unit(pair, side, n);
        return { id, side, release_cap: Math.max(1, Math.round(count(listOfPeople.filter(({ home }) => home === id)) / 4)) };
      }),
    ),
  ).flat();
  const stations = Array.from({ length: pairs }, (_, pair) =>
    sides.map((side) => {
      const id = `${side}-${pair}`;
      return { id, beds: Math.max(1, Math.round(count(listOfPosts.filter(({ station }) => station === id)) * 0.5)) };
    }),
  ).flat();
  return {
    horizon: { from: monthOf(FIRST), until: monthOf(FIRST + months) },
    organisations,
    people: listOfPeople.map(({ pair: _, side: __, ...person }) => person),
    posts: listOfPosts.map(({ pair: _, side: __, ...post }) => post),
    stations,
    teams,
    rules: { balance: { max_difference: 12 * pairs } },
    ...(withoutFit ? {} : { fit }),
    pinned: [],
    forbidden: [],
  };
}
