import { shown, type Fault } from '../lib/domain/fault.ts';
import type { PortfolioRules } from '../lib/domain/portfolio.ts';
import { FORBIDDEN, PINNED, type Packing } from '../lib/engine/projects/packing.ts';

/** Rules by index, or what is wrong with their ids: unknown, twice in one list, pinned and forbidden at once. */
export function packedRules(
  rules: PortfolioRules,
  bundles: ReadonlyMap<string, number>,
): { faults: Fault[] } | Pick<Packing, 'rules' | 'mark'> {
  const faults: Fault[] = [];
  const known = (id: string, path: string, seen: Set<string>): number | undefined => {
    const index = bundles.get(id);
    if (index === undefined) faults.push({ path, code: 'unknown_id', got: shown(id) });
    else if (seen.has(id)) faults.push({ path, code: 'duplicate_id', got: shown(id) });
    seen.add(id);
    return index;
  };
  const listed = (ids: readonly string[], path: string): number[] => {
    const seen = new Set<string>();
    return ids.map((id, at) => known(id, `${path}[${at}]`, seen)).filter((index) => index !== undefined);
  };
  const ruleIds = new Set<string>();
  const start = [0];
  const members: number[] = [];
  rules.at_least.forEach(({ id, bundles: ids }, at) => {
    if (ruleIds.has(id)) faults.push({ path: `rules.at_least[${at}].id`, code: 'duplicate_id', got: shown(id) });
    ruleIds.add(id);
    for (const index of listed(ids, `rules.at_least[${at}].bundles`)) members.push(index);
    start.push(members.length);
  });
  const mark = new Uint8Array(bundles.size);
  for (const j of listed(rules.pinned, 'rules.pinned')) mark[j] = PINNED;
  for (const j of listed(rules.forbidden, 'rules.forbidden')) if (mark[j] !== PINNED) mark[j] = FORBIDDEN;
  rules.forbidden.forEach((id, at) => {
    const index = bundles.get(id);
    if (index !== undefined && mark[index] === PINNED)
      faults.push({ path: `rules.forbidden[${at}]`, code: 'pinned_and_forbidden', got: shown(id) });
  });
  if (faults.length > 0) return { faults };
  return {
    mark,
    rules: {
      start: Int32Array.from(start),
      bundle: Int32Array.from(members),
      count: Int32Array.from(rules.at_least, ({ count }) => count),
      penalty: Float64Array.from(rules.at_least, ({ soft }) => soft ?? Infinity),
    },
  };
}
