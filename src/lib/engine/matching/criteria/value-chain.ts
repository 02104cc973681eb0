import { addPostings } from '../corpus.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { Criterion, Detail, Evidence, Relation } from './criterion.ts';

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
    const [vector, postings] = side === 'from' ? [from.needs, corpus.has] : [from.has, corpus.needs];
    for (const [concept, weight] of vector) addPostings(concept, weight, postings, values);
  },
  evidence(mine, theirs, { reference: { vocabulary } }) {
    const parts: { concept: number; part: number }[] = [];
    const [fewer, others] = mine.needs.size < theirs.has.size ? [mine.needs, theirs.has] : [theirs.has, mine.needs];
    for (const [concept, weight] of fewer) {
      const other = others.get(concept);
      if (other !== undefined) parts.push({ concept, part: weight * other });
    }
    parts.sort((a, b) => b.part - a.part || a.concept - b.concept);
    const apart = parts.length === TOLD_APART + 1 ? parts : parts.slice(0, TOLD_APART);
    const further = parts.slice(apart.length);
    const told = apart.map(({ concept, part }): Evidence => ({
      part,
      detail: detailOf(concept, mine.askedBy.get(concept) ?? concept, vocabulary),
    }));
    if (further.length === 0) return told;
    const concepts = further.map(({ concept }) => vocabulary.concepts[concept]?.id ?? '');
    return [...told, { part: further.reduce((sum, { part }) => sum + part, 0), detail: { kind: 'further_concepts', concepts } }];
  },
};

const TOLD_APART = 3; // further concepts share one reason: a list of forty explains nothing

function detailOf(concept: number, of: number, { concepts }: Vocabulary): Detail {
  const [had, asking] = [concepts[concept], concepts[of]];
  if (!had || !asking) throw new Error(`value chain: no concept ${concept} or ${of}`);
  let relation: Relation = 'related';
  if (had === asking) relation = 'same';
  else if (Object.hasOwn(asking.needs, had.id)) relation = 'input';
  else if (Object.hasOwn(had.needs, asking.id)) relation = 'use';
  return { kind: 'concept', concept: had.id, of: asking.id, relation };
}
