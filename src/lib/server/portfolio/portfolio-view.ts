import type { Bundle, Estimate } from '../../domain/bundle.ts';
import type { Listing } from '../../domain/listing.ts';
import type { PlanConflict, Wish } from '../../domain/portfolio-run.ts';
import { provinceOf, sideOf, type RegionSide } from '../../domain/region.ts';
import { PROVED } from '../../engine/projects/plan.ts';
import { formatNumber } from '../../i18n/format.ts';
import { loadMessages } from '../../i18n/index.ts';
import { regionName, REGIONS } from '../reference/reference.ts';
import type { PortfolioInput, PortfolioOutput, PortfolioPoint } from '../run/kinds/portfolio.ts';
import type { RunResult } from '../run/run-result.ts';
import { movedNames } from './moved-names.ts';
import { movesSince } from './moves.ts';
import { wishText } from './wish-text.ts';
import { projectRow, rangeText, type ProjectRow, type RowLanguage } from './project-row.ts';

/** Sums of what projects say of themselves, and how many say it. */
export type Total = { text: string | null; known: number };

export type TieView = { east: string; eastCode: string; west: string; westCode: string; projects: number };

export type PointView = Omit<PortfolioPoint, 'selected'> & { projects: number; selected: boolean };

/** A point of a portfolio run as its page shows it. */
export type PortfolioView = {
  isInfeasible: boolean;
  conflicts: string[];
  /** The point shown; −1: none. */
  at: number;
  asked: number;
  points: PointView[];
  /** `best`: proved; a number: within so many percent; null: not proved. */
  within: 'best' | number | null;
  served: number;
  reachable: number;
  bounded: boolean;
  /** What was taken off before: how many offers of how many listings; null: asked to ignore it. */
  promised: { offers: number; listings: number } | null;
  value: number;
  rows: ProjectRow[];
  /** How many projects there are, whatever part of the rows is sent. */
  count: number;
  totals: { jobs: Total; investment: Total; output: Total };
  ties: TieView[];
  provinces: { code: string; name: string; side: RegionSide | null }[];
  /** Projects that stand on listings which moved since. */
  moved: number;
  /** Whose listings these are, as one sentence each. */
  movedNames: string[];
  /** Projects that lack one role. */
  needs: number;
};

/** @param point  place of the point to show; the asked one where there is none such */
export async function portfolioView(
  locals: Pick<App.Locals, 'db' | 'locale' | 'listingsVersion'>,
  result: RunResult,
  point: number | null = null,
): Promise<PortfolioView> {
  const [input, output] = [result.input as PortfolioInput, result.output as PortfolioOutput];
  const language: RowLanguage = { locale: locals.locale, m: await loadMessages(locals.locale) };
  const listings = new Map(input.listings.map(({ listing }) => [listing.id, listing]));
  const at = point !== null && output.points[point] ? point : output.asked;
  const shown = output.points[at];
  const bundles = selectedBundles(output, at);
  const moves = await movesSince(locals, partiesOf(bundles, listings));
  const rows = bundles.map((bundle) => projectRow(bundle, listings, moves, language));
  return {
    isInfeasible: output.status === 'infeasible',
    conflicts: output.conflicts.map((conflict) => conflictText(conflict, listings, language)),
    at,
    asked: output.asked,
    points: output.points.map(({ selected, ...each }, place) => ({ ...each, projects: selected.length, selected: place === at })),
    within: shown ? withinOf(shown) : null,
    served: shown?.served ?? 0,
    reachable: output.reachable.length,
    bounded: output.bounded,
    promised: promisedOf(input),
    value: shown?.value ?? 0,
    rows,
    count: rows.length,
    totals: totalsOf(bundles, language),
    ties: tiesOf(bundles, listings, language),
    provinces: PROVINCE_CODES.map((code) => ({ code, name: regionName(code, locals.locale), side: sideOf(code, REGIONS) })),
    moved: rows.filter(({ move }) => move !== null).length,
    movedNames: movedNames(rows, language.m),
    needs: output.incomplete.length,
  };
}

/** The view with the first rows only: the page asks for more. */
export const firstRows = (view: PortfolioView, shown: number): PortfolioView => ({ ...view, rows: view.rows.slice(0, shown) });

const promisedOf = ({ promised }: PortfolioInput): PortfolioView['promised'] =>
  promised && { offers: promised.offers.length, listings: new Set(promised.offers.map(({ listing }) => listing)).size };

const PROVINCE_CODES = [...REGIONS.values()]
  .filter(({ level, validUntil }) => level === 'province' && validUntil === null)
  .map(({ code }) => code);

/** The bundles of a point, the most valuable first. */
export function selectedBundles({ points, bundles }: PortfolioOutput, at: number): Bundle[] {
  const byId = new Map(bundles.map((bundle) => [bundle.id, bundle]));
  return (points[at]?.selected ?? []).flatMap((id) => byId.get(id) ?? []);
}

export const partiesOf = (bundles: readonly Bundle[], listings: ReadonlyMap<string, Listing>): Listing[] =>
  [...new Set(bundles.flatMap(({ parties }) => parties.map(({ listing }) => listing)))].flatMap((id) => listings.get(id) ?? []);

/** In percent of the value, rounded up to hundredths. */
function withinOf({ room, value }: PortfolioPoint): PortfolioView['within'] {
  if (room === null) return null;
  if (room <= PROVED * Math.max(1e-9, value)) return 'best';
  return value > 0 ? Math.ceil((room / value) * 10_000) / 100 : null;
}

function totalsOf(bundles: readonly Bundle[], language: RowLanguage): PortfolioView['totals'] {
  const total = (of: 'jobs' | 'investment' | 'output'): Total => {
    const known = bundles.flatMap(({ estimates }): Estimate[] => (estimates[of] ? [estimates[of]] : []));
    const [first] = known;
    if (!first) return { text: null, known: 0 };
    const sum = (end: 'low' | 'high') => known.reduce((all, estimate) => all + estimate[end], 0);
    return { text: rangeText({ low: sum('low'), high: sum('high'), unit: first.unit }, language), known: known.length };
  };
  return { jobs: total('jobs'), investment: total('investment'), output: total('output') };
}

/** Which eastern province has how many projects with which western one. */
function tiesOf(bundles: readonly Bundle[], listings: ReadonlyMap<string, Listing>, { locale }: RowLanguage): TieView[] {
  const count = new Map<string, number>();
  for (const { parties } of bundles) {
    const provinces = (west: boolean) => [
      ...new Set(
        parties
          .filter(({ side }) => (side === 'west') === west)
          .map(({ listing }) => provinceOf(listings.get(listing)?.organisation.region ?? '')),
      ),
    ];
    for (const east of provinces(false)) {
      for (const west of provinces(true)) count.set(`${east} ${west}`, (count.get(`${east} ${west}`) ?? 0) + 1);
    }
  }
  return [...count]
    .map(([key, projects]) => {
      const [eastCode = '', westCode = ''] = key.split(' ');
      return { east: regionName(eastCode, locale), eastCode, west: regionName(westCode, locale), westCode, projects };
    })
    .sort((a, b) => b.projects - a.projects || (a.eastCode + a.westCode < b.eastCode + b.westCode ? -1 : 1));
}

/** Why wishes cannot all be fulfilled, in one sentence. */
function conflictText(conflict: PlanConflict, listings: ReadonlyMap<string, Listing>, language: RowLanguage): string {
  const t = language.m.portfolio.conflict;
  const wish = (of: Wish) => wishText(of, listings, language);
  const number = (n: number) => formatNumber(language.locale, n);
  switch (conflict.code) {
    case 'pinned_and_banned':
      return t.pinned_and_banned(wish(conflict.pin), wish(conflict.ban));
    case 'pin_without_candidate':
      return conflict.gone.length > 0
        ? t.pin_gone(wish(conflict.pin), conflict.gone.join(language.m.shell.listSeparator))
        : t.pin_without_candidate(wish(conflict.pin));
    case 'pins_over_offer': {
      const listing = listings.get(conflict.listing);
      const offer = listing?.offers[conflict.at];
      const unit = offer?.unit ? ` ${language.m.listing.unit[offer.unit]}` : '';
      const factor = offer ? language.m.listing.factor[offer.factor] : '';
      return t.pins_over_offer(
        listing?.organisation.name ?? conflict.listing,
        factor,
        number(conflict.needed) + unit,
        number(conflict.available) + unit,
      );
    }
    case 'pins_over_party':
      return t.pins_over_party(
        listings.get(conflict.listing)?.organisation.name ?? conflict.listing,
        number(conflict.needed),
        number(conflict.available),
      );
    case 'pins_not_together':
      return t.pins_not_together(conflict.pins.map(wish).join(language.m.shell.semicolon));
  }
}
