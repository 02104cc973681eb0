import { indexConcepts, type Concept, type ValueChainFile } from '../../domain/value-chain.ts';
import { EXPANSION, SOUGHT_EXPANSION } from './weights.ts';

/** A sparse vector: concept number → weight. */
export type ConceptVector = Map<number, number>;

/** The value chains, compiled once for fast reading: a trie over the words, hypernyms and needs by number. */
export type Vocabulary = {
  concepts: readonly Concept[];
  numberOf: ReadonlyMap<string, number>;
  /** Numbers of the concepts that an industry code suggests. */
  byIndustry: ReadonlyMap<string, readonly number[]>;
  trie: TrieNode;
  parents: readonly (readonly number[])[];
  /** Concepts from the most special to the most general, so that one pass carries weights all the way up. */
  upwards: readonly number[];
  /** What each concept takes as input or asks of a place, and what it is itself an input of; weights in (0, 1]. */
  inputs: readonly ConceptVector[];
  customers: readonly ConceptVector[];
  /** What being in a concept's business asks of a partner: the thing, its family, inputs, customers (weights in (0, 1]). */
  pursued: readonly Reach[];
  /** What looking for a concept asks of a partner: the thing, its family, what it is made of. */
  sought: readonly Reach[];
};

/** A sparse vector that is only read through: concept numbers and, at the same places, weights. */
export type Reach = { to: Uint32Array; shares: Float64Array };

/** `next` by UTF-16 code unit. */
type TrieNode = { next: Map<number, TrieNode>; concepts: number[]; ignored: boolean };

const node = (): TrieNode => ({ next: new Map(), concepts: [], ignored: false });

/** Compiles the file. Throws when the reference data has a hole. */
export function compileVocabulary(file: ValueChainFile): Vocabulary {
  const { concepts } = file;
  indexConcepts(concepts);
  const numberOf = new Map(concepts.map((concept, n) => [concept.id, n]));
  const numbers = (ids: readonly string[]) => ids.map((id) => numberOf.get(id) as number);
  const parents = concepts.map((concept) => numbers(concept.is));
  const inputs = concepts.map(({ needs }): ConceptVector => {
    return new Map(Object.entries(needs).map(([id, weight]) => [numberOf.get(id) as number, weight]));
  });
  const customers = concepts.map((): ConceptVector => new Map());
  inputs.forEach((needs, n) => needs.forEach((weight, input) => customers[input]?.set(n, weight)));
  return {
    concepts,
    numberOf,
    byIndustry: conceptsByIndustry(concepts),
    trie: buildTrie(file),
    parents,
    upwards: specialFirst(parents),
    inputs,
    customers,
    pursued: concepts.map((_, n) => reachOf(pursuedBy(n, { parents, inputs, customers }))),
    sought: concepts.map((_, n) => reachOf(soughtBy(n, { parents, inputs }))),
  };
}

function conceptsByIndustry(concepts: readonly Concept[]): Map<string, number[]> {
  const byIndustry = new Map<string, number[]>();
  concepts.forEach((concept, n) => {
    for (const code of concept.industries) byIndustry.set(code, [...(byIndustry.get(code) ?? []), n]);
  });
  return byIndustry;
}

function buildTrie({ concepts, ignore }: ValueChainFile): TrieNode {
  const root = node();
  const leaf = (word: string): TrieNode => {
    let at = root;
    for (let i = 0; i < word.length; i += 1) {
      const unit = word.charCodeAt(i);
      const next = at.next.get(unit) ?? node();
      at.next.set(unit, next);
      at = next;
    }
    return at;
  };
  concepts.forEach((concept, n) => {
    for (const word of new Set([concept.zh, ...concept.words])) leaf(word).concepts.push(n);
  });
  for (const word of ignore) leaf(word).ignored = true;
  return root;
}

function specialFirst(parents: readonly (readonly number[])[]): number[] {
  const order: number[] = [];
  const seen = new Set<number>();
  const visit = (n: number): void => {
    if (seen.has(n)) return;
    seen.add(n);
    for (const parent of parents[n] ?? []) visit(parent);
    order.push(n); // after its parents
  };
  parents.forEach((_, n) => visit(n));
  return order.reverse();
}

const reachOf = (asked: ConceptVector): Reach => ({ to: Uint32Array.from(asked.keys()), shares: Float64Array.from(asked.values()) });

type Chains = Pick<Vocabulary, 'parents' | 'inputs' | 'customers'>;

/** How much being in the business of concept n asks for each other concept; of several paths the strongest counts. */
function pursuedBy(n: number, { parents, inputs, customers }: Chains): ConceptVector {
  const asked: ConceptVector = new Map([[n, EXPANSION.same]]);
  const raise = (to: number, weight: number) => asked.set(to, Math.max(weight, asked.get(to) ?? 0));
  for (const parent of parents[n] ?? []) {
    raise(parent, EXPANSION.hypernym);
    for (const [input, weight] of inputs[parent] ?? []) raise(input, weight * EXPANSION.inherited);
  }
  for (const [input, weight] of inputs[n] ?? []) {
    raise(input, weight * EXPANSION.input);
    for (const [further, more] of inputs[input] ?? []) raise(further, weight * more * EXPANSION.inputOfInput);
  }
  for (const [customer, weight] of customers[n] ?? []) raise(customer, weight * EXPANSION.customer);
  return asked;
}

function soughtBy(n: number, { parents, inputs }: Omit<Chains, 'customers'>): ConceptVector {
  const asked: ConceptVector = new Map([[n, SOUGHT_EXPANSION.same]]);
  const raise = (to: number, weight: number) => asked.set(to, Math.max(weight, asked.get(to) ?? 0));
  for (const parent of parents[n] ?? []) raise(parent, SOUGHT_EXPANSION.hypernym);
  for (const [input, weight] of inputs[n] ?? []) raise(input, weight * SOUGHT_EXPANSION.input);
  return asked;
}

/** What short texts name, by vocabulary: 标准厂房 and 冷链物流 stand in hundreds of listings. */
const kept = new WeakMap<Vocabulary, Map<string, ReadonlySet<number>>>();
const SHORT = 40; // characters
const TEXTS_KEPT = 10_000;

/** The concepts that a text names, each once. A word inside a longer word that means something else is passed over, and so is a single character inside any longer word of ours: 锭 in 铝锭. */
export function conceptsIn(text: string, vocabulary: Vocabulary): ReadonlySet<number> {
  if (text.length > SHORT) return namedIn(text, vocabulary);
  const known = kept.get(vocabulary) ?? new Map<string, ReadonlySet<number>>();
  kept.set(vocabulary, known);
  const named = known.get(text) ?? namedIn(text, vocabulary);
  if (known.size >= TEXTS_KEPT) known.clear();
  known.set(text, named);
  return named;
}

function namedIn(text: string, { trie }: Vocabulary): Set<number> {
  const found = new Set<number>();
  let ignoredUntil = 0; // matches that end by here lie inside an ignored word
  let longerUntil = 0; // …inside a longer word of ours
  for (let start = 0; start < text.length; start += 1) {
    let at = trie.next.get(text.charCodeAt(start));
    if (!at) continue;
    const here: { end: number; concepts: number[] }[] = [];
    let ignoredEnd = 0;
    for (let end = start + 1; at; end += 1) {
      if (at.ignored) ignoredEnd = end;
      if (at.concepts.length > 0) here.push({ end, concepts: at.concepts });
      at = end < text.length ? at.next.get(text.charCodeAt(end)) : undefined;
    }
    const longestEnd = here.at(-1)?.end ?? 0;
    for (const { end, concepts } of here) {
      const inside = end <= ignoredUntil || end < ignoredEnd || (end - start === 1 && (end < longestEnd || end <= longerUntil));
      if (!inside) for (const concept of concepts) found.add(concept);
    }
    ignoredUntil = Math.max(ignoredUntil, ignoredEnd);
    if (longestEnd > start + 1) longerUntil = Math.max(longerUntil, longestEnd);
  }
  return found;
}

/**
 * Carries weights up to hypernyms, each step damped: whoever has 红枣 has 水果, a little less surely. Never lowers a weight.
 *
 * @param weights  of every concept by number; raised in place
 */
export function raiseToHypernyms(weights: Float64Array, { parents, upwards }: Vocabulary): void {
  for (const n of upwards) {
    const weight = weights[n] as number;
    if (weight === 0) continue;
    for (const parent of parents[n] as readonly number[]) weights[parent] = either(weights[parent] as number, weight * EXPANSION.kindOf);
  }
}

/** Two pieces of evidence for one thing, as independent probabilities: 1 − (1 − a)(1 − b). */
export const either = (a: number, b: number): number => a + b - a * b;
