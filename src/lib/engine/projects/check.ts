import type { Packing } from './packing.ts';

/** What can be wrong with a portfolio, with the index of the capacity, group, rule or bundle. */
export type PortfolioFault =
  | { fault: 'capacity_exceeded'; capacity: number; used: number; available: number }
  | { fault: 'group_taken_twice' | 'group_without_bundle'; group: number }
  | { fault: 'hard_rule_unmet'; rule: number; missing: number }
  | { fault: 'pinned_left_out' | 'forbidden_selected' | 'not_zero_or_one'; bundle: number };

const TOLERANCE = 1e-9; // relative: sums of decimals such as 0.1 + 0.2 differ from 0.3 in the last binary place

/**
 * Checks a portfolio against every hard rule without knowing how it came about. Shares no code with the search: it reads
 * the problem as it was given, before any reduction. An empty answer means that no rule is broken.
 */
export function checkPortfolio(packing: Packing, selected: Uint8Array): PortfolioFault[] {
  return [
    ...brokenMarks(packing, selected),
    ...brokenCapacities(packing, selected),
    ...brokenGroups(packing, selected),
    ...brokenRules(packing, selected),
  ];
}

function* brokenMarks({ bundles, mark }: Packing, selected: Uint8Array): Iterable<PortfolioFault> {
  if (selected.length !== bundles) throw new RangeError(`${selected.length} entries for ${bundles} bundles`);
  for (let bundle = 0; bundle < bundles; bundle++) {
    const chosen = selected[bundle]!;
    if (chosen > 1) yield { fault: 'not_zero_or_one', bundle };
    if (mark[bundle] === 1 && chosen !== 1) yield { fault: 'pinned_left_out', bundle };
    if (mark[bundle] === 2 && chosen !== 0) yield { fault: 'forbidden_selected', bundle };
  }
}

function* brokenCapacities({ bundles, useStart, useRow, useAmount, capacity }: Packing, selected: Uint8Array): Iterable<PortfolioFault> {
  const used = new Float64Array(capacity.length);
  for (let bundle = 0; bundle < bundles; bundle++) {
    if (selected[bundle] === 0) continue;
    for (let k = useStart[bundle]!; k < useStart[bundle + 1]!; k++) used[useRow[k]!]! += useAmount[k]!;
  }
  for (let i = 0; i < capacity.length; i++) {
    const available = capacity[i]!;
    if (used[i]! > available + TOLERANCE * Math.max(available, 1e-9))
      yield { fault: 'capacity_exceeded', capacity: i, used: used[i]!, available };
  }
}

function* brokenGroups({ bundles, group, groups, groupRule }: Packing, selected: Uint8Array): Iterable<PortfolioFault> {
  if (groupRule === 'free') return;
  const taken = new Int32Array(groups);
  for (let bundle = 0; bundle < bundles; bundle++) if (selected[bundle] === 1 && group[bundle]! >= 0) taken[group[bundle]!]!++;
  for (let g = 0; g < groups; g++) {
    if (taken[g]! > 1) yield { fault: 'group_taken_twice', group: g };
    if (taken[g] === 0 && groupRule === 'exactly_one') yield { fault: 'group_without_bundle', group: g };
  }
}

function* brokenRules({ rules }: Packing, selected: Uint8Array): Iterable<PortfolioFault> {
  for (let rule = 0; rule < rules.count.length; rule++) {
    if (rules.penalty[rule] !== Infinity) continue;
    let missing = rules.count[rule]!;
    for (let k = rules.start[rule]!; k < rules.start[rule + 1]!; k++) missing -= selected[rules.bundle[k]!]!;
    if (missing > 0) yield { fault: 'hard_rule_unmet', rule, missing };
  }
}
