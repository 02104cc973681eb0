import { FACET_NAMES, FRESHNESS, listingFilterQuery, toggleChoice, type Facet, type ListingFilter } from '../../domain/listing-filter.ts';
import { divisionOf, industryName, sectionOf } from '../../domain/industry.ts';
import { ancestors, type RegionCode } from '../../domain/region.ts';
import type { Browsed } from '../../engine/listing/browse.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import type { Messages } from '../../i18n/zh.ts';
import type { Locale } from '../../i18n/index.ts';
import { INDUSTRIES, MATCHING_REFERENCE, regionName, REGIONS } from '../reference/reference.ts';

/** One choice of a facet as a link; `depth`: how far it lies below the first level. */
export type ChoiceView = { label: string; href: string; count: number; isChosen: boolean; depth: number };
export type FacetView = { id: string; title: string; choices: ChoiceView[] };
/** Something that narrows the list now, and the address without it. */
export type ChosenView = { label: string; href: string; without: ListingFilter };

type Context = { filter: ListingFilter; facets: Browsed['facets']; locale: Locale; m: Messages; home: RegionCode | null };

const address = (filter: ListingFilter) => `/listings${listingFilterQuery(filter)}`;

/** What a choice of a facet is called. */
function labelOf(facet: Facet, value: string, { locale, m }: Pick<Context, 'locale' | 'm'>): string {
  switch (facet) {
    case 'kinds':
      return m.listing.kind[value as keyof typeof m.listing.kind];
    case 'sides':
      return m.shell.side[value as keyof typeof m.shell.side];
    case 'pairs':
      return m.find.pairedWith(regionName(value, locale));
    case 'places':
      return regionName(value, locale);
    case 'industries':
      return industryName(value, locale, INDUSTRIES);
    case 'offers':
    case 'seeks':
      return m.listing.factor[value as keyof typeof m.listing.factor];
    case 'verified':
      return m.find.verified;
    case 'fresh':
      return m.find.fresh(value);
  }
}

/** The facets as the page shows them: of regions and industries the first level, and below what is chosen the next. */
export function facetViews(context: Context): FacetView[] {
  const { filter, facets, m, home } = context;
  const choice = (facet: Facet, value: string, depth = 0): ChoiceView => ({
    label: labelOf(facet, value, context),
    href: address(toggleChoice(filter, facet, value, related(facet, value, filter[facet]))),
    count: facets[facet][value] ?? 0,
    isChosen: (filter[facet] as string[]).includes(value),
    depth,
  });
  const plain = (facet: Facet): ChoiceView[] =>
    byCount([...new Set([...filter[facet], ...Object.keys(facets[facet])])].map((value) => choice(facet, value)));
  const tree = (facet: 'places' | 'industries'): ChoiceView[] => {
    const open = new Set(filter[facet].flatMap((value) => [value, ...above(facet, value)]));
    const all = [...new Set([...open, ...Object.keys(facets[facet])])];
    const level = (parent: string | null, depth: number): ChoiceView[] =>
      byCount(
        all.filter((value) => (above(facet, value)[0] ?? null) === parent).map((value) => ({ ...choice(facet, value, depth), value })),
      ).flatMap(({ value, ...view }) => [view, ...(open.has(value) ? level(value, depth + 1) : [])]);
    return level(null, 0);
  };
  const own = home === null ? [] : [home, ...ancestors(home, REGIONS)].filter((code) => MATCHING_REFERENCE.pairingsOf.has(code));
  const pairs = [...new Set([...filter.pairs, ...own])]
    .map((code) => choice('pairs', code))
    .filter(({ count, isChosen }) => count > 0 || isChosen);
  const partners = byCount(
    partnersOf(own)
      .map((code) => choice('places', code))
      .filter(({ count, isChosen }) => count > 0 && !isChosen),
  ).slice(0, 12);
  const choices: Record<Facet, ChoiceView[]> = {
    kinds: plain('kinds'),
    sides: plain('sides'),
    pairs: [...pairs, ...partners.map((view) => ({ ...view, depth: 1 }))],
    places: tree('places'),
    industries: tree('industries'),
    offers: plain('offers'),
    seeks: plain('seeks'),
    verified: plain('verified'),
    fresh: FRESHNESS.filter((days) => days in facets.fresh || filter.fresh.includes(days)).map((days) => choice('fresh', days)),
  };
  return FACET_NAMES.map((id) => ({ id, title: m.find.facet[id], choices: choices[id] })).filter(
    // Industries are also found by typing, whatever is counted.
    ({ id, choices }) => choices.length > 0 || id === 'industries',
  );
}

const byCount = <T extends ChoiceView>(choices: T[]): T[] => choices.sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));

function above(facet: 'places' | 'industries', value: string): string[] {
  if (facet === 'places') return ancestors(value, REGIONS);
  return [divisionOf(value), sectionOf(value, INDUSTRIES)].filter((code) => code !== null && code !== value) as string[];
}

/** Chosen values that contain this one or lie in it: choosing both would be choosing the larger. */
function related(facet: Facet, value: string, chosen: readonly string[]): string[] {
  if (facet !== 'places' && facet !== 'industries') return [];
  return chosen.filter((other) => above(facet, value).includes(other) || above(facet, other).includes(value));
}

/** Where the rows of these regions lead. */
function partnersOf(codes: readonly RegionCode[]): RegionCode[] {
  const rows = codes.flatMap((code) => MATCHING_REFERENCE.pairingsOf.get(code) ?? []).filter(({ validUntil }) => validUntil === null);
  return [...new Set(rows.flatMap(({ east, west }) => [east, west]))].filter((code) => !codes.includes(code));
}

/** All that narrows the list, each with the filter without it. */
export function chosenViews({ filter, locale, m }: Omit<Context, 'facets' | 'home'>): ChosenView[] {
  const quantity = (n: number, unit: keyof typeof m.listing.unit) => `${formatNumber(locale, n)} ${m.listing.unit[unit]}`;
  const chips: Omit<ChosenView, 'href'>[] = [
    ...(filter.q ? [{ label: m.find.words(filter.q), without: { ...filter, q: '', page: 1 } }] : []),
    ...FACET_NAMES.flatMap((facet) =>
      filter[facet].map((value) => ({
        label:
          facet === 'offers' || facet === 'seeks'
            ? `${m.find.facet[facet]} · ${labelOf(facet, value, { locale, m })}`
            : labelOf(facet, value, { locale, m }),
        without: toggleChoice(filter, facet, value),
      })),
    ),
    ...filter.amounts.map((amount) => {
      const { direction, factor, from, until, unit } = amount;
      const bounds =
        from === null
          ? m.find.atMost(quantity(until ?? 0, unit))
          : until === null
            ? m.find.atLeast(quantity(from, unit))
            : m.find.between(formatNumber(locale, from), quantity(until, unit));
      return {
        label: `${m.find.facet[direction]} · ${m.listing.factor[factor]} ${bounds}`,
        without: { ...filter, amounts: filter.amounts.filter((other) => other !== amount), page: 1 },
      };
    }),
    ...(filter.on ? [{ label: m.find.onDay(formatDate(locale, filter.on)), without: { ...filter, on: null, page: 1 } }] : []),
  ];
  return chips.map((chip) => ({ ...chip, href: address(chip.without) }));
}
