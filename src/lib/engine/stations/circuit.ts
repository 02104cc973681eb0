import { missingTravel, travelDays, placePair, type CircuitProblem } from '../../domain/circuit.ts';
import { toursOf, type Tour } from './tours.ts';

/** Why a visit is not in the plan. `gave_way`: forcing it in costs `loss`, because `others` would fall out. */
export type LeftOut =
  | { visit: number; reason: 'no_expert' | 'window_too_short' | 'out_of_reach' }
  | { visit: number; reason: 'gave_way'; loss: number; others: number[] };

/** Who visits whom, when: one tour an expert, in the experts' order. */
export type Circuit = { tours: Tour[]; worth: number; travel: number; leftOut: LeftOut[] };

type Choice = { worth: number; travel: number; sets: number[] };

/**
 * The visits of greatest worth, by experts who are each in one place at a time and home again in time; among equals, with the fewest days on the road. Exact:
 * every set of visits has its best tour (`toursOf`), and sets are divided among the experts by dynamic programming over all subsets (3^n).
 *
 * @param problem  at most `MOST_VISITS` visits, all travel stated
 * @throws RangeError when travel is missing (a caller's bug: `missingTravel` tells what to ask for)
 */
export function planCircuit(problem: CircuitProblem): Circuit {
  if (missingTravel(problem).length > 0) throw new RangeError('travel between some places is not stated');
  const all = problem.visits.map((_, i) => i);
  const tours = problem.experts.map((expert) => toursOf(problem, expert, all));
  const worthOf = (set: number): number => all.reduce((sum, i) => sum + (set & (1 << i) ? problem.visits[i]!.worth : 0), 0);
  const choices = divide(tours, 1 << all.length, worthOf);
  const best = bestOf(choices, 0);
  return {
    tours: best.sets.map((set, e) => tours[e]!.get(set)!),
    worth: best.worth,
    travel: best.travel,
    leftOut: all.filter((i) => !best.sets.some((set) => set & (1 << i))).map((i) => leftOut(problem, i, choices, best)),
  };
}

/** For each set of visits, the division among the experts with the fewest days on the road; null where they can't make it. */
function divide(tours: readonly Map<number, Tour>[], size: number, worthOf: (set: number) => number): (Choice | null)[] {
  let choices: (Choice | null)[] = Array.from({ length: size }, (_, set) => (set === 0 ? { worth: 0, travel: 0, sets: [] } : null));
  for (const own of tours) {
    const next: (Choice | null)[] = new Array<Choice | null>(size).fill(null);
    for (let set = 0; set < size; set++) {
      // Every part of `set` that this expert takes, the empty one last.
      for (let part = set; ; part = (part - 1) & set) {
        const [tour, before] = [own.get(part), choices[set ^ part]];
        if (tour && before && (next[set] === null || before.travel + tour.travel < next[set]!.travel))
          next[set] = { worth: worthOf(set), travel: before.travel + tour.travel, sets: [...before.sets, part] };
        if (part === 0) break;
      }
    }
    choices = next;
  }
  return choices;
}

/** The best choice that contains all of `needed`. */
function bestOf(choices: readonly (Choice | null)[], needed: number): Choice {
  let best: Choice | null = null;
  choices.forEach((choice, set) => {
    if (choice === null || (set & needed) !== needed) return;
    if (best === null || choice.worth > best.worth || (choice.worth === best.worth && choice.travel < best.travel)) best = choice;
  });
  return best ?? { worth: -Infinity, travel: 0, sets: [] };
}

function leftOut(problem: CircuitProblem, visit: number, choices: readonly (Choice | null)[], best: Choice): LeftOut {
  const { skill, days, from, until } = problem.visits[visit]!;
  const able = problem.experts.filter(({ skills }) => skills.includes(skill));
  if (able.length === 0) return { visit, reason: 'no_expert' };
  if (until - from < days) return { visit, reason: 'window_too_short' };
  const forced = bestOf(choices, 1 << visit);
  if (forced.worth === -Infinity) return { visit, reason: 'out_of_reach' };
  const [now, then] = [best, forced].map(({ sets }) => sets.reduce((all, set) => all | set, 0));
  const others = problem.visits.map((_, i) => i).filter((i) => now! & (1 << i) && !(then! & (1 << i)));
  return { visit, reason: 'gave_way', loss: best.worth - forced.worth, others };
}

/** What can be wrong with a plan of visits. */
export type CircuitFault = {
  fault: 'visited_twice' | 'wrong_skill' | 'outside_window' | 'too_short' | 'too_fast' | 'not_home_in_time';
  visit: number;
};

/** Checks tours against every rule without knowing how they came about; shares no code with the search. Empty: no rule is broken. */
export function checkCircuit(problem: CircuitProblem, tours: readonly Pick<Tour, 'stops'>[]): CircuitFault[] {
  const faults: CircuitFault[] = [];
  const travel = travelDays(problem);
  const seen = new Set<number>();
  tours.forEach(({ stops }, e) => {
    const expert = problem.experts[e]!;
    let [place, free] = [expert.base, expert.from];
    for (const { visit, starts, ends } of stops) {
      const wanted = problem.visits[visit]!;
      if (seen.has(visit)) faults.push({ fault: 'visited_twice', visit });
      seen.add(visit);
      if (!expert.skills.includes(wanted.skill)) faults.push({ fault: 'wrong_skill', visit });
      if (starts < wanted.from || ends > wanted.until) faults.push({ fault: 'outside_window', visit });
      if (ends - starts !== wanted.days) faults.push({ fault: 'too_short', visit });
      const way = place === wanted.station ? 0 : travel.get(placePair(place, wanted.station));
      if (way === undefined || starts < free + way) faults.push({ fault: 'too_fast', visit });
      [place, free] = [wanted.station, ends];
    }
    const last = stops.at(-1);
    if (last) {
      const home = place === expert.base ? 0 : travel.get(placePair(place, expert.base));
      if (home === undefined || free + home > expert.until) faults.push({ fault: 'not_home_in_time', visit: last.visit });
    }
  });
  return faults;
}
