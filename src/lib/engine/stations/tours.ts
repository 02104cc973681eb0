import { placePair, travelDays, type CircuitExpert, type CircuitProblem } from '../../domain/circuit.ts';

/** A visit on its days: `[starts, ends)`, counted from the plan's first day. */
export type Stop = { visit: number; starts: number; ends: number };

/** One expert's way through some visits, home again by `back`. */
export type Tour = { stops: Stop[]; travel: number; back: number };

/** A way so far: free again on `day`, after `travel` days on the road. */
type Label = { day: number; travel: number; last: number; starts: number; before: Label | null };

/**
 * For every set of visits that an expert can make within his days, the tour with the fewest days on the road (then the earliest home). Dynamic programming over
 * (set, last visit) with all labels that no other beats in both day and travel: exact, because waiting is always allowed, so an
 * earlier day is never worse.
 *
 * @param visits  indices of the problem's visits; bit i of a set is `visits[i]`
 * @returns by set; a set that he cannot make is absent
 */
export function toursOf(problem: CircuitProblem, expert: CircuitExpert, visits: readonly number[]): Map<number, Tour> {
  const known = travelDays(problem);
  const between = (a: string, b: string): number => (a === b ? 0 : (known.get(placePair(a, b)) ?? Infinity));
  const of = (i: number) => problem.visits[visits[i]!]!;
  const labels = new Map<number, Label[][]>();
  const tours = new Map<number, Tour>([[0, { stops: [], travel: 0, back: expert.from }]]);

  const step = (i: number, place: string, day: number, travel: number, before: Label | null): Label | null => {
    const { station, days, from, until } = of(i);
    const way = between(place, station);
    const starts = Math.max(from, day + way);
    return starts + days > until ? null : { day: starts + days, travel: travel + way, last: i, starts, before };
  };
  const put = (set: number, label: Label) => {
    const byLast = labels.get(set) ?? visits.map((): Label[] => []);
    labels.set(set, byLast);
    const others = byLast[label.last]!;
    if (others.some((other) => other.day <= label.day && other.travel <= label.travel)) return;
    byLast[label.last] = [...others.filter((other) => other.day < label.day || other.travel < label.travel), label];
  };

  for (let i = 0; i < visits.length; i++) {
    if (!expert.skills.includes(of(i).skill)) continue;
    const label = step(i, expert.base, expert.from, 0, null);
    if (label) put(1 << i, label);
  }
  for (let set = 1; set < 1 << visits.length; set++) {
    for (const label of labels.get(set)?.flat() ?? []) {
      const home = between(of(label.last).station, expert.base);
      const back = label.day + home;
      if (back <= expert.until) {
        const tour = tours.get(set);
        const travel = label.travel + home;
        if (!tour || travel < tour.travel || (travel === tour.travel && back < tour.back))
          tours.set(set, { stops: stopsOf(label, visits), travel, back });
      }
      for (let i = 0; i < visits.length; i++) {
        if (set & (1 << i) || !expert.skills.includes(of(i).skill)) continue;
        const next = step(i, of(label.last).station, label.day, label.travel, label);
        if (next) put(set | (1 << i), next);
      }
    }
  }
  return tours;
}

function stopsOf(label: Label, visits: readonly number[]): Stop[] {
  const stops: Stop[] = [];
  for (let at: Label | null = label; at; at = at.before) stops.unshift({ visit: visits[at.last]!, starts: at.starts, ends: at.day });
  return stops;
}
