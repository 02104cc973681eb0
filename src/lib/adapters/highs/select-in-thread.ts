import { objectiveOf, unmetRules } from '../../engine/projects/objective.ts';
import type { Packing } from '../../engine/projects/packing.ts';
import { gapOf, type Portfolio, type Progress } from '../../engine/projects/portfolio.ts';
import { inThread } from './thread.ts';
import type { PortfolioJob, PortfolioNews } from './worker.ts';

export type PortfolioRun = {
  /** The best portfolio, also after `cancel`. Rejects on a bug or when the thread dies of itself. */
  portfolio: Promise<Portfolio>;
  /** Ends the thread at once; the best portfolio told so far is the answer. */
  cancel: () => void;
};

/** Selects a portfolio in a thread of its own, so that the caller stays awake, can watch, and can cancel within milliseconds. */
export function selectInThread(job: PortfolioJob, onProgress?: (progress: Progress) => void): PortfolioRun {
  const packing = shared(job.packing);
  const best: { selected: Uint8Array | null; bound: number | null } = { selected: null, bound: null };
  const hear = (news: PortfolioNews) => {
    if (news.kind === 'done') return news.portfolio;
    best.bound = news.bound;
    best.selected = news.selected ?? best.selected;
    onProgress?.(news);
    return undefined;
  };
  const { answer, cancel } = inThread(new URL('./worker.ts', import.meta.url), { ...job, packing }, hear, () =>
    bestSoFar(packing, best.selected, best.bound, job.gap),
  );
  return { portfolio: answer, cancel };
}

/** The answer of a thread that was ended: what it last told. */
function bestSoFar(packing: Packing, selected: Uint8Array | null, bound: number | null, allowed: number): Portfolio {
  if (!selected || bound === null) {
    const nothing = { objective: null, bound: null, gap: null, selected: new Uint8Array(packing.bundles), unmet: [], conflicts: [] };
    return { status: 'unknown', stoppedBy: 'time', ...nothing };
  }
  const objective = objectiveOf(packing, selected);
  const proved = Math.max(bound, objective);
  const gap = gapOf(proved, objective);
  const status = gap <= allowed ? 'optimal' : 'feasible';
  return { status, objective, bound: proved, gap, stoppedBy: 'time', selected, unmet: unmetRules(packing, selected), conflicts: [] };
}

/** The problem in memory that threads share: a million bundles are not copied again. */
function shared(packing: Packing): Packing {
  const share = <T extends Int32Array | Float64Array | Uint8Array>(array: T): T => {
    const Kind = array.constructor as new (buffer: SharedArrayBuffer) => T;
    const copy = new Kind(new SharedArrayBuffer(array.byteLength));
    copy.set(array);
    return copy;
  };
  const { rules } = packing;
  return {
    ...packing,
    value: share(packing.value),
    useStart: share(packing.useStart),
    useRow: share(packing.useRow),
    useAmount: share(packing.useAmount),
    capacity: share(packing.capacity),
    group: share(packing.group),
    mark: share(packing.mark),
    rules: { start: share(rules.start), bundle: share(rules.bundle), count: share(rules.count), penalty: share(rules.penalty) },
  };
}
