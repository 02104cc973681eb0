import type { Wait } from './waits.ts';
import type { Stay } from './stays.ts';

/** What the host's people see to: who is to arrive, who is here, what comes, who waits. */
export type DeskView = { arrivals: Stay[]; here: Stay[]; upcoming: Stay[]; more: number; waits: Wait[] };

const UPCOMING = 15;

export function deskView(stays: readonly Stay[], waits: readonly Wait[], today: string): DeskView {
  const coming = stays.filter(({ status, startsOn }) => status === 'booked' && startsOn > today);
  return {
    arrivals: stays.filter(({ status, startsOn, endsBefore }) => status === 'booked' && startsOn <= today && endsBefore > today),
    here: stays.filter(({ status }) => status === 'arrived'),
    upcoming: coming.slice(0, UPCOMING),
    more: Math.max(0, coming.length - UPCOMING),
    waits: [...waits],
  };
}
