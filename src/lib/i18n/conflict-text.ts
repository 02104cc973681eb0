import type { Conflict } from '../engine/projects/conflict.ts';
import type { cli } from './zh/cli.ts';

export type ConflictNames = {
  bundles: readonly string[];
  capacities: readonly string[];
  groups: readonly string[];
  rules: readonly string[];
};

/** Why no portfolio exists, in one sentence with ids. */
export function conflictText(conflict: Conflict, names: ConflictNames, { conflict: m }: typeof cli): string {
  const bundles = 'bundles' in conflict ? conflict.bundles.map((j) => names.bundles[j] ?? '') : [];
  switch (conflict.code) {
    case 'pinned_over_capacity':
    case 'required_over_capacity':
      return m[conflict.code](bundles, names.capacities[conflict.capacity] ?? '', short(conflict.needed), short(conflict.available));
    case 'pinned_in_one_group':
      return m.pinned_in_one_group(bundles, names.groups[conflict.group] ?? '');
    case 'group_without_bundle':
      return m.group_without_bundle(names.groups[conflict.group] ?? '');
    case 'at_least_unreachable':
      return m.at_least_unreachable(names.rules[conflict.rule] ?? '', conflict.count, conflict.possible);
    case 'not_together':
      return m.not_together(
        conflict.rules.map((r) => names.rules[r] ?? ''),
        conflict.groups.map((g) => names.groups[g] ?? ''),
      );
  }
}

/** Sums of decimals without their last binary places. */
const short = (x: number): string => String(Number(x.toPrecision(12)));
