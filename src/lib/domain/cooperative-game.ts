import { z } from 'zod';
import { shown, type Fault } from './fault.ts';

/** Values beyond this would lose their last unit in a sum. */
const MOST = 1e15;
const MOST_PLAYERS = 12;

const Amount = z.number().min(-MOST).max(MOST);
/** Without commas, because a coalition's key is its players' ids joined by commas. */
const PlayerId = z.string().regex(/^[^,]+$/);

/**
 * Who could work together, and what each coalition can have without the others. Keys of `values` are ids joined by commas,
 * in any order; an absent coalition has nothing. `disagreement`: what a player has without an agreement (absent: what she has alone).
 */
export const CooperativeGame = z.strictObject({
  players: z.array(PlayerId).min(1).max(MOST_PLAYERS),
  values: z.record(z.string(), Amount),
  disagreement: z.record(z.string(), Amount).optional(),
  /** Bargaining power: for all players, sum 1. */
  power: z.record(z.string(), z.number().min(0).max(1)).optional(),
});
export type CooperativeGame = z.infer<typeof CooperativeGame>;

const SUM_TOLERANCE = 1e-9;

/** A coalition's players by place in `players`; a fault when an id is unknown or stands there twice. */
export function coalitionOf(key: string, players: readonly string[]): number[] | 'unknown_id' | 'duplicate_id' {
  const places = key.split(',').map((id) => players.indexOf(id));
  if (places.includes(-1)) return 'unknown_id';
  return new Set(places).size === places.length ? places : 'duplicate_id';
}

/** What the schema cannot see: ids that are unknown or stand twice, coalitions that stand twice in another order, powers that do not sum to 1. */
export function faultsOfGame({ players, values, disagreement = {}, power }: CooperativeGame): Fault[] {
  const faults: Fault[] = [];
  players.forEach((id, at) => {
    if (players.indexOf(id) < at) faults.push({ path: `players[${at}]`, code: 'duplicate_id', got: shown(id) });
  });
  const seen = new Set<string>();
  for (const key of Object.keys(values)) {
    const places = coalitionOf(key, players);
    const path = `values.${key}`;
    if (typeof places === 'string') faults.push({ path, code: places, got: shown(key) });
    else if (seen.has(places.sort((a, b) => a - b).join())) faults.push({ path, code: 'duplicate_id', got: shown(key) });
    else seen.add(places.join());
  }
  for (const [name, table] of [['disagreement', disagreement] as const, ['power', power ?? {}] as const])
    for (const id of Object.keys(table))
      if (!players.includes(id)) faults.push({ path: `${name}.${id}`, code: 'unknown_id', got: shown(id) });
  if (power) faults.push(...faultsOfPower(players, power));
  return faults;
}

function faultsOfPower(players: readonly string[], power: Readonly<Record<string, number>>): Fault[] {
  const faults = players.filter((id) => !Object.hasOwn(power, id)).map((id): Fault => ({ path: `power.${id}`, code: 'missing' }));
  const sum = Object.values(power).reduce((total, w) => total + w, 0);
  if (faults.length === 0 && Math.abs(sum - 1) > SUM_TOLERANCE)
    faults.push({ path: 'power', code: 'wrong_sum', expected: '1', got: String(Number(sum.toPrecision(12))) });
  return faults;
}
