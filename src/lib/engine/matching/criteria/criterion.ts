import type { FactorKind } from '../../../domain/factor.ts';
import type { SiteQuantity } from '../../../domain/site-condition.ts';
import type { Unit } from '../../../domain/units.ts';
import type { Corpus } from '../corpus.ts';
import type { Profile } from '../profile.ts';
import type { MatchingReference } from '../reference.ts';

export type CriterionId = 'value_chain' | 'factors' | 'words' | 'pairing' | 'distance' | 'meaning' | 'site';

/** Which side gains: the listing that is ranked for (`from`) or the one in the list (`to`). */
export type Side = 'from' | 'to';

/** How a concept serves another: it is the same thing, an input or condition of it, a use for it, or further away. */
export type Relation = 'same' | 'input' | 'use' | 'related';

/** What a reason is made of: codes and numbers, never sentences. */
export type Detail =
  /** `concept` is there because of `of`, something that the gaining side is or seeks. */
  | { kind: 'concept'; concept: string; of: string; relation: Relation }
  | { kind: 'further_concepts'; concepts: string[] }
  | { kind: 'factor'; offered?: { quantity: number; unit: Unit }; sought?: { quantity: number; unit: Unit }; coverage: number }
  | { kind: 'words'; words: string[] }
  | { kind: 'meaning' }
  /** `of` asks for a place whose figure lies within `ideal` (null: no limit); one is stated, and suits so well (0 to 1). */
  | { kind: 'site'; of: string; quantity: SiteQuantity; stated: number; ideal: readonly [number | null, number | null]; suits: number }
  | { kind: 'distance'; /** between the seats of the two provinces [km] */ km: number }
  | { kind: 'pairing'; pairing: string; strength: number };

/** A part of a criterion's value, with what it rests on. */
export type Evidence = { part: number; factor?: FactorKind; detail: Detail };

/** What a criterion may look at besides the two listings. */
export type Moment = {
  reference: MatchingReference;
  /** civil date on which pairings are read */
  asOf: string;
  /** What a language model made of a text; absent: none is asked. */
  vectors?: Vectors | undefined;
};

/** The vector of a text, where it is known. A port: the engine asks nobody (see adapters/embeddings). */
export type Vectors = (text: string) => Float32Array | undefined;

/**
 * One point of view on a pair. `scan` values one listing against a whole corpus, quickly; `evidence` takes one pair
 * apart, and its parts sum to the scanned value. Both are in [0, 1].
 */
export type Criterion = {
  id: CriterionId;
  /** Both sides always gain the same, so one scan serves both. */
  symmetric: boolean;
  /** Writes the value of every row into `values` (given zeroed): what `side` gains. */
  scan: (side: Side, from: Profile, corpus: Corpus, moment: Moment, values: Float64Array) => void;
  /** What `mine` gains from `theirs`. */
  evidence: (mine: Profile, theirs: Profile, moment: Moment) => Evidence[];
};
