import type { PlaceKindCode } from '../../domain/enums.ts';
import type { Wait } from './waits.ts';
import type { Stay } from './stays.ts';

/** What the host's people see to: who is to arrive, who is here, what comes, who waits. */
export type DeskView = { arrivals: Stay[]; here: Stay[]; upcoming: Stay[]; more: number; waiting: number; lists: WaitList[] };
/** Who waits for one kind of place, or for one expert (named), in turn. */
export type WaitList = { kind: PlaceKindCode; place: string | null; waits: Wait[] };

const UPCOMING = 15;

export function deskView(stays: readonly Stay[], waits: readonly Wait[], today: string): DeskView {
  const coming = stays.filter(({ status, startsOn }) => status === 'booked' && startsOn > today);
  return {
    arrivals: stays.filter(({ status, startsOn, endsBefore }) => status === 'booked' && startsOn <= today && endsBefore > today),
    here: stays.filter(({ status }) => status === 'arrived'),
    upcoming: coming.slice(0, UPCOMING),
    more: Math.max(0, coming.length - UPCOMING),
    waiting: waits.length,
    lists: listsOf(waits),
  };
}

/** A list for each kind and each expert, in the order of those who wait longest. */
function listsOf(waits: readonly Wait[]): WaitList[] {
  const lists = new Map<string, WaitList>();
  for (const wait of waits) {
    const key = `${wait.kind} ${wait.place ?? ''}`;
    const list = lists.get(key) ?? { kind: wait.kind, place: wait.place, waits: [] };
    list.waits.push(wait);
    lists.set(key, list);
  }
  return [...lists.values()].map((list) => ({ ...list, waits: list.waits.sort((a, b) => a.turn - b.turn) }));
}
