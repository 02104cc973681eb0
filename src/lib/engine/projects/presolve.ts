import type { Conflict } from './conflict.ts';
import type { Packing } from './packing.ts';
import { IN, OPEN, OUT, Reduction } from './reduction.ts';
import { restOf, type Rest } from './rest.ts';

/** What is left to decide after what is obvious, or why nothing can be. */
export type Presolved = { ok: true; value: Rest } | { ok: false; conflicts: Conflict[] };

/**
 * Decides what needs no search: pinned and forbidden bundles, those that cannot fit or can never help, the last resort of
 * a hard rule or of a group that must have one, and those that stand in nobody's way. Drops capacities that cannot bind.
 * At least one best portfolio survives, and every portfolio of the rest is one of the whole.
 */
export function presolve(packing: Packing): Presolved {
  const reduction = new Reduction(packing);
  for (let changed = true; changed && reduction.conflicts.length === 0;) {
    changed = dropUseless(reduction);
    changed = settleGroups(reduction) || changed;
    changed = settleRules(reduction) || changed;
  }
  if (reduction.conflicts.length > 0) return { ok: false, conflicts: reduction.conflicts };
  return { ok: true, value: restOf(reduction) };
}

/** What cannot fit any more, and what costs without helping any rule or group. */
function dropUseless(reduction: Reduction): boolean {
  const { state, packing } = reduction;
  let changed = false;
  for (let j = 0; j < packing.bundles; j++) {
    if (state[j] !== OPEN) continue;
    const mayHelp = packing.value[j]! > 0 || helpsRule(reduction, j) || (packing.groupRule === 'exactly_one' && reduction.isInGroup(j));
    if (mayHelp && reduction.fits(j)) continue;
    state[j] = OUT;
    changed = true;
  }
  return changed;
}

function helpsRule({ rulesOf, need }: Reduction, j: number): boolean {
  for (let k = rulesOf.start[j]!; k < rulesOf.start[j + 1]!; k++) if (need[rulesOf.owner[k]!]! > 0) return true;
  return false;
}

function settleGroups(reduction: Reduction): boolean {
  const { packing, state } = reduction;
  if (packing.groupRule !== 'exactly_one') return false;
  let changed = false;
  for (let g = 0; g < packing.groups; g++) {
    const members = reduction.members(g);
    if (members.some((j) => state[j] === IN)) continue;
    const open = members.filter((j) => state[j] === OPEN);
    if (open.length === 0) reduction.conflicts.push({ code: 'group_without_bundle', group: g });
    if (open.length === 1) changed = takeForced(reduction, open[0]!) || changed;
  }
  return changed;
}

function settleRules(reduction: Reduction): boolean {
  const { rules } = reduction.packing;
  let changed = false;
  for (let r = 0; r < rules.count.length; r++) {
    if (reduction.need[r] === 0) continue;
    const open = rules.bundle.subarray(rules.start[r], rules.start[r + 1]).filter((j) => reduction.state[j] === OPEN);
    const possible = distinct(reduction, open);
    if (rules.penalty[r] !== Infinity) {
      // What nobody can fulfil is paid whatever is selected; the objective of the whole counts it.
      reduction.need[r] = Math.min(reduction.need[r]!, possible);
    } else if (possible < reduction.need[r]!) {
      const inAlready = rules.count[r]! - reduction.need[r]!;
      reduction.conflicts.push({ code: 'at_least_unreachable', rule: r, count: rules.count[r]!, possible: possible + inAlready });
    } else if (open.length === reduction.need[r]) {
      for (const j of open) changed = takeForced(reduction, j) || changed;
    }
  }
  return changed;
}

/** How many of these may be selected together as far as groups say. */
function distinct(reduction: Reduction, bundles: Int32Array): number {
  const groups = new Set<number>();
  let free = 0;
  for (const j of bundles) {
    if (reduction.isInGroup(j)) groups.add(reduction.packing.group[j]!);
    else free++;
  }
  return groups.size + free;
}

function takeForced(reduction: Reduction, j: number): boolean {
  if (reduction.state[j] !== OPEN) return false;
  const fitted = reduction.fits(j);
  reduction.take(j);
  if (!fitted) reduction.reportOverrun('required_over_capacity');
  return true;
}
