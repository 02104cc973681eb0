import type { FactorKind, Offer, Seek } from '../../domain/factor.ts';
import type { Unit } from '../../domain/units.ts';
import type { Corpus } from './corpus.ts';
import { conceptsIn } from './vocabulary.ts';

/** A kind of factor, with the concept that its description names (null: the kind in general), and how many listings name it. */
export type Wanted = { factor: FactorKind; concept: string | null; count: number };

/** What the listings of a corpus seek and offer, most often named first, and how much they seek. */
export type Demand = {
  sought: readonly Wanted[];
  offered: readonly Wanted[];
  /** The sought amounts by kind and unit, ascending. */
  amounts: ReadonlyMap<FactorKind, ReadonlyMap<Unit, readonly number[]>>;
};

const kept = new WeakMap<Corpus, Demand>();

/** Counted once for a corpus. */
export function demandOf(corpus: Corpus): Demand {
  const known = kept.get(corpus) ?? count(corpus);
  kept.set(corpus, known);
  return known;
}

function count(corpus: Corpus): Demand {
  const listings = corpus.profiles.map(({ listing }) => listing);
  const amounts = new Map<FactorKind, Map<Unit, number[]>>();
  for (const { factor, quantity, unit } of listings.flatMap(({ seeks }) => seeks)) {
    if (quantity === undefined || unit === undefined) continue;
    const byUnit = amounts.get(factor) ?? new Map<Unit, number[]>();
    amounts.set(factor, byUnit);
    byUnit.set(
      unit,
      [...(byUnit.get(unit) ?? []), quantity].sort((a, b) => a - b),
    );
  }
  const tallied = (factors: readonly (readonly (Offer | Seek)[])[]) => tally(factors, corpus);
  return { sought: tallied(listings.map(({ seeks }) => seeks)), offered: tallied(listings.map(({ offers }) => offers)), amounts };
}

function tally(factorsOf: readonly (readonly (Offer | Seek)[])[], { reference: { vocabulary } }: Corpus): Wanted[] {
  const counts = new Map<string, Wanted>();
  for (const factors of factorsOf) {
    const named = new Map<string, Wanted>();
    for (const { factor, description } of factors) {
      const concepts = [null, ...[...conceptsIn(description, vocabulary)].map((n) => vocabulary.concepts[n]?.id ?? null)];
      for (const concept of concepts) named.set(`${factor} ${concept}`, { factor, concept, count: 0 });
    }
    for (const [key, wanted] of named) counts.set(key, { ...wanted, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts].sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1)).map(([, wanted]) => wanted);
}
