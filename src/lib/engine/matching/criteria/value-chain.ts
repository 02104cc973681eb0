import { addProducts } from '../corpus.ts';
import type { Criterion } from './criterion.ts';

/**
 * Value chain: which part of what my business asks for (the thing itself, its inputs, its customers, the conditions of
 * a place) is there on the other side.
 *
 *   value = Σ over concepts c of need(c) · has(c),   Σ need = 1, has(c) ∈ [0, 1]
 *
 * Unit: share of the need. Source: `reference/value-chains.json`. Law: one more offer on the other side never lowers it.
 */
export const valueChain: Criterion = {
  id: 'value_chain',
  symmetric: false,
  scan(side, from, corpus, _moment, values) {
    if (side === 'from') addProducts(from.needs, corpus.has, values);
    else addProducts(from.has, corpus.needs, values);
  },
  evidence(mine, theirs, { reference }) {
    return [...mine.needs].flatMap(([concept, need]) => {
      const part = need * (theirs.has.get(concept) ?? 0);
      return part > 0 ? [{ part, detail: { kind: 'concept', concept: reference.vocabulary.concepts[concept]?.id ?? '' } }] : [];
    });
  },
};
