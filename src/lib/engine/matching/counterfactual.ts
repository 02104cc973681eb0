import type { Listing } from '../../domain/listing.ts';
import { dimensionOf, inBaseUnit, UNITS, type Unit } from '../../domain/units.ts';
import { CHANGE_COST, withChange, type Change } from './change.ts';
import { demandOf, type Wanted } from './demand.ts';
import { standingOf, standingOfProfile, type Market, type Standing } from './market.ts';
import { profileOf, type Profile } from './profile.ts';
import { conceptsIn, type Vocabulary } from './vocabulary.ts';

/** A change that was tried: the listing with it was really ranked again by every counterpart. */
export type Improvement = {
  change: Change;
  /** 1 write down a fact · 2 decide · 3 have more to offer; see `CHANGE_COST`. */
  cost: 1 | 2 | 3;
  /** Counterparts that have the listing among their first ten, as it is and with the change alone. */
  before: number;
  after: number;
  /** Ids of the counterparts that it would newly reach. */
  reached: readonly string[];
};

export type Counterfactual = { now: Standing; improvements: Improvement[] };

/** How many candidates of each kind are tried: the most promising by how many counterparts name them. */
const TRIED = { industries: 5, seeks: 6, offers: 10 } as const;
/** How close a value chain must tie a concept to the listing's own to count as its line of business. */
const TIED = 0.4;

/**
 * What would change where a listing stands: the cheapest changes to the listing itself, each verified by ranking again,
 * with the number of counterparts that have it among their first ten before and after. A change that reaches nobody new
 * is not told.
 *
 * Candidates: state the quantity of an offer that counterparts seek by quantity; name an industry that the listing's own
 * text suggests; seek or offer what counterparts offer or seek and what lies in the listing's own line of business (the
 * value chain ties it to something the listing names); drop a hard condition; raise a stated quantity.
 *
 * @param listing  published or a draft
 * @param market   see `prepareMarket`
 * @param most     how many improvements to tell
 * @returns improvements by cost, then by the counterparts reached (most first), then in a fixed order. Same input, same
 *          answer. On the 273 samples well under 100 ms (`npm run bench:match-speed`).
 */
export function whatWouldChange(listing: Listing, market: Market, most = 6): Counterfactual {
  const { reference } = market.counterparts;
  const mine = profileOf(listing, reference);
  const now = standingOfProfile(mine, market);
  const standing = new Set(now.counterparts);
  const improvements = candidates(mine, market).flatMap((change): Improvement[] => {
    const then = standingOf(withChange(listing, change, reference.vocabulary), market);
    if (then.among <= now.among) return [];
    const reached = then.counterparts.filter((id) => !standing.has(id));
    return [{ change, cost: CHANGE_COST[change.kind], before: now.among, after: then.among, reached }];
  });
  improvements.sort((a, b) => a.cost - b.cost || b.after - a.after); // stable: candidates come in a fixed order
  return { now, improvements: improvements.slice(0, most) };
}

function candidates(mine: Profile, market: Market): Change[] {
  return [...quantities(mine, market), ...industries(mine, market), ...factors(mine, market), ...essentials(mine)];
}

/** Offers whose quantity is missing, or smaller than what half of those who seek it ask for. */
function quantities({ listing, offered }: Profile, market: Market): Change[] {
  const { amounts } = demandOf(market.counterparts);
  return listing.offers.flatMap(({ factor, quantity, unit }, at): Change[] => {
    const asked = [...(amounts.get(factor) ?? [])].filter(([each]) => unit === undefined || dimensionOf(each) === dimensionOf(unit));
    const [usual] = asked.sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
    if (!usual) return [];
    const enough = middle(usual[1]);
    if (quantity === undefined) {
      const stated = offered.get(factor)?.has(dimensionOf(usual[0])) ?? false;
      return stated ? [] : [{ kind: 'state_quantity', at, factor, quantity: enough, unit: usual[0] }];
    }
    const inMine = inBaseUnit(enough, usual[0]) / UNITS[unit as Unit].factor;
    return inMine > quantity ? [{ kind: 'raise_quantity', at, factor, quantity: inMine, unit: unit as Unit }] : [];
  });
}

const middle = (ascending: readonly number[]): number => ascending[Math.floor(ascending.length / 2)] as number;

/** Industries that go with what the listing's own text names, and that counterparts name too. */
function industries({ listing }: Profile, { counterparts }: Market): Change[] {
  const { vocabulary } = counterparts.reference;
  const named = new Set(listing.industries.map((code) => code.slice(0, 2)));
  const suggested = new Map<string, number>();
  for (const concept of ownConcepts(listing, vocabulary)) {
    for (const code of new Set(vocabulary.concepts[concept]?.industries.map((each) => each.slice(0, 2)))) {
      if (!named.has(code)) suggested.set(code, 1 + (suggested.get(code) ?? 0));
    }
  }
  return [...suggested]
    .filter(([code]) => counterparts.industries.has(code))
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, TRIED.industries)
    .map(([industry]) => ({ kind: 'name_industry', industry }));
}

/** What counterparts seek or offer, in the listing's own line of business, and what it does not offer or seek yet. */
function factors({ listing }: Profile, { counterparts }: Market): Change[] {
  const { vocabulary } = counterparts.reference;
  const { sought, offered } = demandOf(counterparts);
  const line = lineOfBusiness(ownConcepts(listing, vocabulary), vocabulary);
  const inLine = ({ concept }: Wanted) => concept !== null && line.has(vocabulary.numberOf.get(concept) ?? -1);
  const offeredKinds = new Set(listing.offers.map(({ factor }) => factor));
  const newKind = ({ factor, concept }: Wanted) => concept === null && !offeredKinds.has(factor);
  const change =
    (kind: 'add_seek' | 'add_offer') =>
    ({ factor, concept }: Wanted): Change => ({ kind, factor, concept });
  return [
    ...asUsual(offered).filter(inLine).slice(0, TRIED.seeks).map(change('add_seek')),
    ...asUsual(sought)
      .filter((wanted) => inLine(wanted) || newKind(wanted))
      .slice(0, TRIED.offers)
      .map(change('add_offer')),
  ];
}

/** Each concept under the kind of factor it is most often named with: farmland as land, not as a view for tourists. */
function asUsual(wanted: readonly Wanted[]): Wanted[] {
  const seen = new Set<string>();
  return wanted.filter(({ concept }) => concept === null || (!seen.has(concept) && Boolean(seen.add(concept))));
}

/** What the listing says in so many words that it does, has or offers. */
const ownConcepts = ({ title, summary, offers }: Listing, vocabulary: Vocabulary): ReadonlySet<number> =>
  conceptsIn([title, summary, ...offers.map(({ description }) => description)].join('\n'), vocabulary);

/** Own concepts, and what a value chain ties to them as an input or a use. */
function lineOfBusiness(own: ReadonlySet<number>, { inputs, customers }: Vocabulary): Set<number> {
  const line = new Set(own);
  for (const concept of own) {
    for (const [tied, share] of [...(inputs[concept] ?? []), ...(customers[concept] ?? [])]) if (share >= TIED) line.add(tied);
  }
  return line;
}

const essentials = ({ listing }: Profile): Change[] =>
  listing.seeks.flatMap(({ factor, essential }, at): Change[] => (essential ? [{ kind: 'waive_essential', at, factor }] : []));
