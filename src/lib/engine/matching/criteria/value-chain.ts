import { addProducts } from '../corpus.ts';
import { commonOf, sortByParts } from '../sparse.ts';
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
    if (side === 'from') addProducts(from.needs, corpus.has, values);
    else addProducts(from.has, corpus.needs, values);
  },
  evidence(mine, theirs, { reference: { vocabulary } }) {
    const common = commonOf(mine.needs, theirs.has);
    sortByParts(common, byNumber);
    const { size, keys, parts } = common;
    const apart = size === TOLD_APART + 1 ? size : Math.min(size, TOLD_APART);
    const told: Evidence[] = [];
    for (let i = 0; i < apart; i += 1) {
      const concept = keys[i] as number;
      const of = mine.askedBy[mine.needs.keys.indexOf(concept)] as number;
      told.push({ part: parts[i] as number, detail: detailOf(concept, of, vocabulary) });
    }
    if (apart === size) return told;
    const concepts: string[] = [];
    let further = 0;
    for (let i = apart; i < size; i += 1) {
      concepts.push(vocabulary.concepts[keys[i] as number]?.id ?? '');
      further += parts[i] as number;
    }
    told.push({ part: further, detail: { kind: 'further_concepts', concepts } });
    return told;
  },
};

const byNumber = (a: number, b: number): boolean => a < b;

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
