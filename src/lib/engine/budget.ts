/** Seconds since some fixed moment. Adapters supply it; the engine never reads a clock of its own. */
export type Clock = () => number;

/** How far a search may go. Give `work` for an answer that never depends on the clock, `seconds` with a `clock` otherwise. */
export type BudgetLimits = {
  /** Units of counted work; one unit is about a thousand visits of matrix entries. */
  work?: number;
  /** By the clock; ignored when `work` is given. */
  seconds?: number;
  clock?: Clock;
};

/**
 * Counts work and says when to stop.
 *
 * Two kinds. Counted (`work`): the clock is never read, so the same input and seed always give the same answer. Timed
 * (`seconds`): work is counted all the same, and phases are planned by it; only when the machine is slower than planned
 * does the clock cut in, and then `clockCutIn` stays true: the answer may differ from run to run.
 */
export class Budget {
  readonly work: number;
  readonly seconds: number;
  readonly #clock: Clock | undefined;
  readonly #start: number;
  #spent = 0;
  #clockCutIn = false;

  constructor({ work, seconds = Infinity, clock }: BudgetLimits) {
    this.work = work ?? Infinity;
    this.seconds = work === undefined ? seconds : Infinity;
    this.#clock = work === undefined ? clock : undefined;
    this.#start = this.#clock?.() ?? 0;
  }

  /** Units spent so far. */
  get spent(): number {
    return this.#spent;
  }

  /** Whether the clock has ended or hurried the search. */
  get clockCutIn(): boolean {
    return this.#clockCutIn;
  }

  /** Whether work is what ends this search, never the clock. */
  get isCounted(): boolean {
    return this.work !== Infinity;
  }

  spend(units: number): void {
    this.#spent += units;
  }

  /** Whether to stop now. Cheap enough for every hundred steps, not for every one. */
  isSpent(): boolean {
    return this.#spent >= this.work || this.secondsLeft() <= 0;
  }

  /** Infinity when nothing is timed. */
  secondsLeft(): number {
    if (!this.#clock || this.seconds === Infinity) return Infinity;
    const left = this.seconds - (this.#clock() - this.#start);
    if (left <= 0) this.#clockCutIn = true;
    return left;
  }

  workLeft(): number {
    return this.work - this.#spent;
  }

  /** What ended the search, given that it has ended: the proof, the counted work or the clock. */
  stoppedBy(): 'gap' | 'work' | 'time' {
    if (this.#clockCutIn) return 'time';
    return this.#spent >= this.work ? 'work' : 'gap';
  }

  /** Told by an adapter whose own time limit ended a step. */
  clockEndedStep(): void {
    this.#clockCutIn = true;
  }
}
