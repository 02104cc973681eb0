import { isLimited, type Columns } from './columns.ts';
import type { Problem } from './problem.ts';
import type { Room } from './room.ts';

/**
 * Parts of a problem that share neither person, post, home nor team; of stations as `withStations` says. What they still share is beds of
 * stations, where those are left out, and the balance.
 *
 * @returns columns of each part, ascending, the largest part first
 */
export function blocksOf(problem: Problem, columns: Columns, room: Room, withStations: boolean): number[][] {
  const { people, posts, organisations, beds, teams } = problem;
  const post = people.length;
  const home = post + posts.length;
  const station = home + organisations.length;
  const team = station + beds.length;
  const parent = Int32Array.from({ length: team + teams.length }, (_, at) => at);
  const root = (at: number): number => {
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  const join = (a: number, b: number) => void (parent[root(a)] = root(b));
  for (let j = 0; j < columns.count; j++) join(columns.person[j]!, post + columns.post[j]!);
  const isScarce = (row: Int32Array, at: number) => {
    for (let t = 0; t < room.months; t++) if (isLimited(row[at * room.months + t]!)) return true;
    return false;
  };
  people.forEach((person, p) => {
    if (isScarce(room.release, person.home)) join(p, home + person.home);
  });
  posts.forEach((where, q) => {
    if (where.team >= 0) join(post + q, team + where.team);
    if (withStations && where.station >= 0 && isScarce(room.beds, where.station)) join(post + q, station + where.station);
  });
  const blocks = new Map<number, number[]>();
  for (let j = 0; j < columns.count; j++) {
    const at = root(columns.person[j]!);
    const block = blocks.get(at);
    if (block) block.push(j);
    else blocks.set(at, [j]);
  }
  return [...blocks.values()].sort((a, b) => b.length - a.length || a[0]! - b[0]!);
}
