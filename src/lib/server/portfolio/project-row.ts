import type { Bundle, Estimate } from '../../domain/bundle.ts';
import type { Listing } from '../../domain/listing.ts';
import type { ModeId, RoleId } from '../../domain/mode.ts';
import type { RegionSide } from '../../domain/region.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/index.ts';
import type { Messages } from '../../i18n/zh.ts';
import { placeName } from '../reference/reference.ts';
import type { Move } from './moves.ts';

export type PartyCell = { id: string; name: string; place: string; side: RegionSide | null; role: RoleId; move: Move | null };

/** A range with its unit in words; null: nothing is known. */
export type RangeText = string | null;

/** A project as a row of a portfolio. */
export type ProjectRow = {
  id: string;
  mode: ModeId;
  /** Names of driver and host. */
  name: string;
  parties: PartyCell[];
  /** Quantities that it would take. */
  commits: string[];
  gain: Bundle['gain'];
  jobs: RangeText;
  investment: RangeText;
  output: RangeText;
  confidence: Bundle['confidence'];
  value: number;
  /** The gravest of its parties' moves. */
  move: Move | null;
};

export type RowLanguage = { locale: Locale; m: Messages };

export function projectRow(
  bundle: Bundle,
  listings: ReadonlyMap<string, Listing>,
  moves: ReadonlyMap<string, Move>,
  { locale, m }: RowLanguage,
): ProjectRow {
  const nameOf = (id: string) => listings.get(id)?.organisation.name ?? id;
  const parties = bundle.parties.map(({ listing, role, side }) => ({
    id: listing,
    name: nameOf(listing),
    place: placeName(listings.get(listing)?.organisation.region ?? '', locale),
    side,
    role,
    move: moves.get(listing) ?? null,
  }));
  const told = parties.map(({ move }) => move);
  return {
    id: bundle.id,
    mode: bundle.mode,
    name: `${nameOf(bundle.driver)} ⇄ ${nameOf(bundle.host)}`,
    parties,
    commits: bundle.uses.map(
      ({ factor, amount, unit }) => `${m.listing.factor[factor]} ${formatNumber(locale, amount)} ${m.listing.unit[unit]}`,
    ),
    gain: bundle.gain,
    jobs: rangeText(bundle.estimates.jobs, { locale, m }),
    investment: rangeText(bundle.estimates.investment, { locale, m }),
    output: rangeText(bundle.estimates.output, { locale, m }),
    confidence: bundle.confidence,
    value: bundle.value,
    move: told.includes('withdrawn') ? 'withdrawn' : told.includes('changed') ? 'changed' : null,
  };
}

/** From here on money is said in the larger unit [万元], and how many 万元 that has. */
const LARGE_MONEY = { zh: { from: 10_000, per: 10_000 }, en: { from: 100, per: 100 } } as const;

/** 150–210 人, 3.5–4.2 亿元; one number where both ends are the same. */
export function rangeText(estimate: Pick<Estimate, 'low' | 'high' | 'unit'> | null, { locale, m }: RowLanguage): RangeText {
  if (estimate === null) return null;
  const { from, per } = LARGE_MONEY[locale];
  const isLarge = estimate.unit !== 'person' && estimate.high >= from;
  // An estimate is no measurement: three figures are all it can bear, and nobody is half a person.
  const bearable = (n: number) => Number((estimate.unit === 'person' ? Math.round(n) : isLarge ? n / per : n).toPrecision(3));
  const shown = (n: number) => formatNumber(locale, bearable(n));
  const [low, high] = [shown(estimate.low), shown(estimate.high)];
  const unit =
    estimate.unit === 'person'
      ? m.portfolio.result.people(bearable(estimate.high))
      : isLarge
        ? m.portfolio.result.largeMoney
        : m.listing.unit.CNY_10k;
  return `${low === high ? low : m.portfolio.result.range(low, high)} ${unit}`;
}
