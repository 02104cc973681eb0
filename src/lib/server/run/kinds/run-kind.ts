import type { z } from 'zod';
import type { Result } from '../../../domain/errors.ts';
import type { Listing } from '../../../domain/listing.ts';
import type { Pairing } from '../../../domain/pairing.ts';
import type { RunFault } from '../../../domain/run.ts';
import type { Promised } from '../../../domain/promised.ts';
import type { PlanWorld } from '../../../domain/plan-world.ts';
import type { SitingTables } from '../../../domain/siting-run.ts';
import type { Comparable } from '../../../engine/run/compare.ts';

/** A published listing, and which of its approved versions it is (0: none approved here yet). */
export type VersionedListing = { listing: Listing; version: number; updatedAt: string };

/** What a run may know: read with the rights of the person who asked for it. */
export type RunSource = {
  publishedListings: () => Promise<VersionedListing[]>;
  /** What the asking office recorded for itself, by id. */
  ownPairings: () => Promise<Pairing[]>;
  planWorld: () => Promise<PlanWorld>;
  /** What other plans keep and proposals hold. */
  promised: () => Promise<Promised>;
  /** Tables that the run's parameters name; null when they are gone. */
  sitingTables: () => Promise<SitingTables | null>;
};

export type RunProgress = {
  /** A stage that the catalogue has words for (`run.stage`). */
  stage: string;
  /** Units of work done, of how many. */
  done?: number;
  total?: number;
  /** The incumbent's objective and the best proved bound. */
  objective?: number;
  bound?: number;
};

/** What a solver is given besides its input, and where it says how far it is. */
export type RunControl<Output> = {
  seed: number;
  /** Counted work after which to stop; null: when it is done. The same work gives the same output. */
  workLimit: number | null;
  progress: (progress: RunProgress) => void;
  /** Offers the best answer so far with the work behind it; taken often enough, not always. */
  best: (work: number, output: () => Output, reached?: { objective?: number; bound?: number }) => void;
};

/** What shows only while it is solved: there is nothing to solve. */
export type Unsolved = { fault: RunFault };

export type Solved<Output> = { output: Output; work: number; objective?: number; bound?: number };

/**
 * A kind of long work, whole: one file a kind, entered in `registry.ts`. `solve` runs in a thread of its own that is
 * simply ended when somebody cancels; it must depend on its arguments alone.
 */
export type RunKind<Parameters, Input, Output> = {
  parameters: z.ZodType<Parameters>;
  input: z.ZodType<Input>;
  output: z.ZodType<Output>;
  gather: (source: RunSource, parameters: Parameters) => Promise<Result<Input, RunFault>>;
  solve: (input: Input, parameters: Parameters, control: RunControl<Output>) => Promise<Solved<Output> | Unsolved>;
  /** A few figures for the list and the head of the page; their sentence is `run.summary`. */
  summarise: (input: Input, output: Output, parameters: Parameters) => Record<string, number>;
  /** The question as named values that may differ between two runs; `run.parameter` has their words. */
  question: (parameters: Parameters) => Record<string, string | number>;
  /** What two runs are compared by. */
  comparable: (input: Input, output: Output) => Comparable;
};
