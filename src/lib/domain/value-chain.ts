import { z } from 'zod';
import { IndustryCode } from './industry.ts';

/**
 * Value chains, as rows of `reference/value-chains.json`: crops, minerals, products, industries and the conditions of
 * a place, how each is written, of what kind it is, and what it needs. It lets the engine see that a maker of
 * natural pigments belongs where chillies grow, though neither text names the other.
 */

export const ConceptId = z.string().regex(/^[a-z][a-z0-9_]*$/);
export type ConceptId = z.infer<typeof ConceptId>;

export const Concept = z.strictObject({
  id: ConceptId,
  zh: z.string().min(1),
  en: z.string().min(1),
  /** Further ways to write it; `zh` counts as one. A word may name several concepts. */
  words: z.array(z.string().min(1)).default([]),
  /** Hypernyms: 红枣 is 水果 is 农产品. */
  is: z.array(ConceptId).default([]),
  /** Inputs and conditions, each 0 (hardly) to 1 (impossible without). Our own estimates, of medium confidence. */
  needs: z.record(ConceptId, z.number().gt(0).max(1)).default({}),
  /** GB/T 4754-2017 codes that suggest the concept. */
  industries: z.array(IndustryCode).default([]),
});
export type Concept = z.infer<typeof Concept>;

/** `reference/value-chains.json`: where the rows come from, words to pass over, and the rows. */
export const ValueChainFile = z.strictObject({
  title: z.string(),
  source: z.string(),
  edition: z.iso.date(),
  confidence: z.enum(['high', 'medium', 'low']),
  note: z.string(),
  /** Words that contain one of ours and mean something else: 铜仁 is a city, not copper. */
  ignore: z.array(z.string().min(1)),
  concepts: z.array(Concept),
});
export type ValueChainFile = z.infer<typeof ValueChainFile>;

/** Throws on a duplicate id, an unknown reference or a circle of hypernyms: reference data with a hole is a bug. */
export function indexConcepts(concepts: readonly Concept[]): ReadonlyMap<ConceptId, Concept> {
  const index = new Map(concepts.map((concept) => [concept.id, concept]));
  if (index.size !== concepts.length) throw new Error('value chains: an id occurs twice');
  for (const { id, is, needs } of concepts) {
    for (const other of [...is, ...Object.keys(needs)])
      if (!index.has(other)) throw new Error(`value chains: ${id} names unknown ${other}`);
  }
  const state = new Map<ConceptId, 'open' | 'done'>();
  const climb = (id: ConceptId): void => {
    if (state.get(id) === 'done') return;
    if (state.get(id) === 'open') throw new Error(`value chains: ${id} is a kind of itself`);
    state.set(id, 'open');
    for (const parent of index.get(id)?.is ?? []) climb(parent);
    state.set(id, 'done');
  };
  for (const { id } of concepts) climb(id);
  return index;
}
