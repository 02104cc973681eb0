import type { Budget } from '../budget.ts';
import { chanceOf } from '../random.ts';
import type { Solver } from '../solver/port.ts';
import { checkPortfolio } from './check.ts';
import { componentsOf } from './components.ts';
import type { Conflict } from './conflict.ts';
import { boundOnGrid } from './decimal.ts';
import { objectiveDigits, objectiveOf, unmetRules, type Unmet } from './objective.ts';
import type { Packing } from './packing.ts';
import { notTogether } from './not-together.ts';
import { partOf, type Part } from './part.ts';
import { presolve } from './presolve.ts';
import type { Rest } from './rest.ts';
import { Search } from './search.ts';

export type SelectOptions = {
  /** Relative gap at which the answer is good enough. */
  gap: number;
  seed: number;
  budget: Budget;
  /** A branch-and-bound solver; without one, less is proved. */
  solver?: Solver;
  /** Each better portfolio and each better bound as it is found. */
  onProgress?: (progress: Progress) => void;
};

/** `selected` only where it is better than the one before. */
export type Progress = { objective: number | null; bound: number | null; selected?: Uint8Array };

/** `optimal`: proved to the gap asked for. `unknown`: none found yet, not proved that there is none. */
export type PortfolioStatus = 'optimal' | 'feasible' | 'unknown' | 'infeasible';

export type Portfolio = {
  status: PortfolioStatus;
  /** Recomputed from the selection; null without one. */
  objective: number | null;
  /** Proved: no portfolio is worth more. */
  bound: number | null;
  /** |bound − objective| ÷ max(1e-9, |objective|). */
  gap: number | null;
  stoppedBy: 'gap' | 'work' | 'time';
  /** One entry a bundle; all 0 without a portfolio. */
  selected: Uint8Array;
  unmet: Unmet[];
  conflicts: Conflict[];
};

const GAP_TOLERANCE = 1e-9; // of a comparison of two sums

/**
 * Selects the portfolio of the greatest objective (see `Packing`) within a budget, with a proved bound.
 *
 * 1. decide what needs no search (`presolve`), and cut the rest into independent components
 * 2. bound each by Lagrangian relaxation, and fill it greedily at the bound's prices
 * 3. deepen the component with the largest gap, until the whole gap is small enough or the budget is spent
 *
 * No hard rule is ever broken. A selection is only reported when it is a portfolio; a bound only when it is proved.
 */
export function selectPortfolio(packing: Packing, options: SelectOptions): Portfolio {
  const presolved = presolve(packing);
  if (!presolved.ok) return without(packing, 'infeasible', 'gap', presolved.conflicts);
  const run = new Run(packing, presolved.value, options);
  return run.answer();
}

type Searched = { search: Search; part: Part };

class Run {
  readonly #packing: Packing;
  readonly #rest: Rest;
  readonly #options: SelectOptions;
  readonly #digits: number;
  readonly #parts: Searched[];
  #told = -Infinity;

  constructor(packing: Packing, rest: Rest, options: SelectOptions) {
    this.#packing = packing;
    this.#rest = rest;
    this.#options = options;
    this.#digits = objectiveDigits(packing);
    const tools = { chance: chanceOf(options.seed), ...options };
    const components = rest.packing.bundles === 0 ? [] : componentsOf(rest.packing);
    this.#parts = components.map((original) => {
      const part =
        components.length === 1 ? { packing: rest.packing, original, rule: rest.rule.map((_, r) => r) } : partOf(rest.packing, original);
      return { search: new Search(part.packing, tools), part };
    });
  }

  answer(): Portfolio {
    for (const { search } of this.#parts) {
      search.begin();
      this.#tell();
    }
    while (!this.#isDone()) this.#deepenOne();
    return this.#report();
  }

  #isDone(): boolean {
    if (this.#parts.some(({ search }) => search.isInfeasible)) return true;
    return this.#gapIsClosed() || this.#options.budget.isSpent();
  }

  #gapIsClosed(): boolean {
    if (!this.#isPortfolio()) return false;
    const objective = this.#objective();
    return gapOf(this.#bound(objective), objective) <= this.#options.gap + GAP_TOLERANCE;
  }

  /** Deepens the part with the largest gap; the parts without a portfolio first. */
  #deepenOne(): void {
    let widest = this.#parts[0]!;
    for (const part of this.#parts) if (part.search.gap > widest.search.gap) widest = part;
    const others = this.#parts.reduce((sum, part) => (part === widest ? sum : sum + part.search.gap), 0);
    const allowed = Number.isFinite(others) ? this.#options.gap * Math.abs(this.#objective()) - others : 0;
    // While the others leave no room, a fair share of what is allowed in all.
    const share = (this.#options.gap * Math.abs(this.#objective()) * widest.part.original.length) / this.#rest.packing.bundles;
    widest.search.deepen(Math.max(0, allowed > 0 ? allowed : share * 0.5));
    this.#tell();
  }

  #isPortfolio(): boolean {
    return this.#parts.every(({ search }) => search.isPortfolio);
  }

  #selected(): Uint8Array {
    const selected = this.#rest.decided.slice();
    for (const { search, part } of this.#parts) {
      part.original.forEach((at, j) => {
        if (search.best[j] === 1) selected[this.#rest.original[at]!] = 1;
      });
    }
    return selected;
  }

  #objective(): number {
    return this.#parts.reduce((sum, { search }) => sum + search.score, this.#rest.offset);
  }

  /** The proved bound of the whole, never below a known objective by rounding. */
  #bound(objective: number): number {
    const sum = this.#parts.reduce((total, { search }) => total + search.bound, this.#rest.offset);
    const bound = boundOnGrid(sum, this.#digits);
    return bound < objective && bound > objective - 1e-6 * Math.max(1, Math.abs(objective)) ? objective : bound;
  }

  #tell(): void {
    const { onProgress } = this.#options;
    if (!onProgress) return;
    const isPortfolio = this.#isPortfolio();
    const objective = isPortfolio ? this.#objective() : null;
    const bound = this.#bound(objective ?? -Infinity);
    const isBetter = objective !== null && objective > this.#told;
    if (isBetter) this.#told = objective;
    onProgress({ objective, bound: Number.isFinite(bound) ? bound : null, ...(isBetter ? { selected: this.#selected() } : {}) });
  }

  /** Requirements of an infeasible part that cannot be met together, by the indices of the whole. */
  #conflictsOf({ search, part }: Searched): Conflict[] {
    const { solver, budget } = this.#options;
    const found = solver ? notTogether(search.packing, solver, budget) : null;
    if (!found) return [];
    const rules = found.rules.map((r) => this.#rest.rule[part.rule[r]!]!);
    const aMemberOf = (g: number) => this.#rest.original[part.original[search.packing.group.indexOf(g)]!]!;
    return [{ code: 'not_together', rules, groups: found.groups.map((g) => this.#packing.group[aMemberOf(g)]!) }];
  }

  #report(): Portfolio {
    const stoppedBy = this.#options.budget.stoppedBy();
    const impossible = this.#parts.find(({ search }) => search.isInfeasible);
    if (impossible) return without(this.#packing, 'infeasible', 'gap', this.#conflictsOf(impossible));
    if (!this.#isPortfolio()) return without(this.#packing, 'unknown', stoppedBy, []);
    const selected = this.#selected();
    const faults = checkPortfolio(this.#packing, selected);
    if (faults.length > 0) throw new Error(`the search broke a rule: ${JSON.stringify(faults.slice(0, 3))}`);
    const objective = objectiveOf(this.#packing, selected, this.#digits);
    const bound = this.#bound(objective);
    const gap = gapOf(bound, objective);
    const isClosed = gap <= this.#options.gap + GAP_TOLERANCE;
    return {
      status: isClosed ? 'optimal' : 'feasible',
      objective,
      bound,
      gap,
      stoppedBy: isClosed && stoppedBy === 'work' ? 'gap' : stoppedBy,
      selected,
      unmet: unmetRules(this.#packing, selected),
      conflicts: [],
    };
  }
}

export const gapOf = (bound: number, objective: number): number => Math.abs(bound - objective) / Math.max(1e-9, Math.abs(objective));

function without(
  { bundles }: Packing,
  status: 'unknown' | 'infeasible',
  stoppedBy: Portfolio['stoppedBy'],
  conflicts: Conflict[],
): Portfolio {
  return { status, objective: null, bound: null, gap: null, stoppedBy, selected: new Uint8Array(bundles), unmet: [], conflicts };
}
