import { addProducts } from '../corpus.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { Criterion, Detail, Relation } from './criterion.ts';

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
      return part > 0 ? [{ part, detail: detailOf(concept, mine.askedBy.get(concept) ?? concept, reference.vocabulary) }] : [];
    });
  },
};

function detailOf(concept: number, of: number, { concepts }: Vocabulary): Detail {
  const [had, asking] = [concepts[concept], concepts[of]];
  if (!had || !asking) throw new Error(`value chain: no concept ${concept} or ${of}`);
  let relation: Relation = 'related';
  if (had === asking) relation = 'same';
  else if (Object.hasOwn(asking.needs, had.id)) relation = 'input';
  else if (Object.hasOwn(had.needs, asking.id)) relation = 'use';
  return { kind: 'concept', concept: had.id, of: asking.id, relation };
}
