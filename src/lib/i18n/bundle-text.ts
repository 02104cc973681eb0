import type { Basis, BundleNeed, Estimate, MissingRole, Uncertain } from '../domain/bundle.ts';
import type { EstimateKind, Mode, ModeId } from '../domain/mode.ts';
import type { Unit } from '../domain/units.ts';
import type { BundleObstacle } from '../engine/projects/why-not-bundle.ts';
import type { PortfolioObstacle } from '../engine/projects/why-not-selected.ts';
import type { ProjectChange } from '../engine/projects/what-would-add.ts';
import { formatNumber } from './format.ts';
import type { Messages } from './zh.ts';

export type BundleLanguage = {
  locale: 'zh' | 'en';
  m: Pick<Messages, 'bundle' | 'listing' | 'factorDetail' | 'matching' | 'shell'>;
  /** The organisation of a listing. */
  organisation: (listing: string) => string;
  /** Name of a concept of the value chains. */
  concept: (id: string) => string;
  modes: readonly Mode[];
};

const amountText = (quantity: number, unit: Unit, { locale, m }: BundleLanguage): string =>
  `${formatNumber(locale, quantity)} ${m.listing.unit[unit]}`;

const percent = (share: number): string => String(Math.round(share * 100));

/** `300 至 700 人`, `约 1,250 万元`; a risk in percent. */
export function rangeText({ low, high, unit }: Pick<Estimate, 'low' | 'high' | 'unit'>, { locale, m }: BundleLanguage): string {
  const t = m.bundle;
  const shown = (x: number) => (unit === '1' ? percent(x) : formatNumber(locale, x >= 100 || unit === 'person' ? Math.round(x) : x));
  return t.range(shown(low), shown(high), t.estimateUnit[unit]);
}

/** An estimate with what it rests on, one sentence each; an unknown one says so. */
export function estimateText(
  kind: EstimateKind,
  estimate: Estimate | null,
  mode: ModeId,
  language: BundleLanguage,
): { range: string; basis: string[] } {
  if (estimate === null) return { range: language.m.bundle.unknown, basis: [] };
  const kinds = estimate.basis.map((basis) => basisText(basis, mode, language));
  return { range: rangeText(estimate, language), basis: kind === 'risk' ? [...new Set(kinds)] : kinds };
}

/** What a figure rests on. */
export function basisText(basis: Basis, mode: ModeId, language: BundleLanguage): string {
  const { m, organisation } = language;
  const t = m.bundle.basis;
  switch (basis.code) {
    case 'stated': {
      const said = basis.direction === 'seek' ? t.seek : t.offer;
      return said(organisation(basis.listing), amountText(basis.quantity, basis.unit, language));
    }
    case 'stated_field': {
      const field = (m.factorDetail.land as Record<string, { label: string }>)[basis.field]?.label ?? basis.field;
      return t.field(
        organisation(basis.listing),
        field,
        formatNumber(language.locale, basis.per),
        amountText(basis.of, basis.unit, language),
      );
    }
    case 'ratio':
      return t.ratio(sourceOf(mode, basis.ratio, language), amountText(basis.of, basis.unit, language));
    case 'typical': {
      const source = sourceOf(mode, basis.typical, language);
      return source.startsWith(ASSUMPTION) ? t.assumed(source.slice(ASSUMPTION.length).trim()) : t.typical(source);
    }
    case 'share_of_offer':
      return t.shareOfOffer(percent(basis.share));
    case 'whole_offer':
      return t.wholeOffer;
    case 'uncertain':
      if (!isUncertainKind(basis.uncertain, m)) return t.nothingUncertain;
      return t.uncertain(m.bundle.uncertainKind[basis.uncertain], percent(basis.low), percent(basis.high));
  }
}

/** How `modes.json` marks a size that no source gives. */
const ASSUMPTION = 'assumption:';

const isUncertainKind = (code: string, { bundle }: BundleLanguage['m']): code is Uncertain['code'] =>
  Object.hasOwn(bundle.uncertainKind, code);

function sourceOf(mode: ModeId, id: string, { modes }: BundleLanguage): string {
  const declared = modes.find((each) => each.id === mode);
  return [...(declared?.ratios ?? []), ...(declared?.typical ?? [])].find((each) => each.id === id)?.source ?? id;
}

/** Who brings a need, and whether it is enough. */
export function needText({ need, amount, from, cover }: BundleNeed, language: BundleLanguage): string {
  const { m, organisation } = language;
  const who = [...new Set(from.map(({ listing }) => organisation(listing)))].join(m.shell.listSeparator);
  const needed = amount === null ? '' : amountText(amount.high, amount.unit, language);
  const t = m.bundle.cover;
  const said = cover === 'open' ? t.open : t[cover](needed);
  return `${m.bundle.brings(m.bundle.need[need], who)}${language.locale === 'zh' ? '（' : ' ('}${said}${language.locale === 'zh' ? '）' : ')'}`;
}

/** What is not known. */
export function uncertainText(uncertain: Uncertain, { m, organisation }: BundleLanguage): string {
  const need = 'need' in uncertain ? m.bundle.need[uncertain.need] : '';
  const who = 'listing' in uncertain ? organisation(uncertain.listing) : '';
  return need === '' ? m.bundle.uncertain[uncertain.code](who, '') : m.bundle.uncertain[uncertain.code](need, who);
}

export const missingText = ({ role, need, count }: MissingRole, { m }: BundleLanguage): string =>
  m.bundle.missing(m.bundle.role[role], m.bundle.need[need], count);

/** Why two listings are no project of a mode. */
export function obstacleText(obstacle: BundleObstacle, language: BundleLanguage): string {
  const { m, organisation } = language;
  const t = m.bundle.obstacle;
  const who = 'listing' in obstacle ? organisation(obstacle.listing) : '';
  switch (obstacle.code) {
    case 'too_large':
      return t.too_large(
        m.bundle.need[obstacle.need],
        amountText(obstacle.asked, obstacle.unit, language),
        amountText(obstacle.most, obstacle.unit, language),
      );
    case 'too_little':
      return t.too_little(
        m.bundle.need[obstacle.need],
        amountText(obstacle.asked, obstacle.unit, language),
        amountText(obstacle.offered, obstacle.unit, language),
      );
    case 'essential_shortfall':
      return t.essential_shortfall(
        who,
        m.listing.factor[obstacle.factor],
        amountText(obstacle.sought, obstacle.unit, language),
        amountText(obstacle.offered, obstacle.unit, language),
      );
    case 'not_offered':
    case 'something_else':
    case 'not_at_once':
      return t[obstacle.code](m.bundle.need[obstacle.need]);
    case 'outside_scope':
    case 'brings_nothing':
      return t[obstacle.code](who);
    default:
      return t[obstacle.code](who, m.bundle.role[obstacle.role]);
  }
}

/** Why a possible project is not in a portfolio. */
export function leftText(obstacle: PortfolioObstacle, language: BundleLanguage): string {
  const { m, organisation, locale } = language;
  const t = m.bundle.left;
  switch (obstacle.code) {
    case 'incomplete':
    case 'worth_little':
      return t[obstacle.code]();
    case 'driver_taken':
      return t.driver_taken(organisation(obstacle.listing));
    case 'party_full':
      return t.party_full(organisation(obstacle.listing), formatNumber(locale, obstacle.most));
    case 'offer_taken':
      return t.offer_taken(
        organisation(obstacle.listing),
        m.listing.factor[obstacle.factor],
        amountText(obstacle.needs, obstacle.unit, language),
        amountText(obstacle.left, obstacle.unit, language),
      );
  }
}

/** A change to one's own listing that brings more partners, told to its owner. */
export function projectChangeText(change: ProjectChange, language: BundleLanguage): string {
  const { m, concept } = language;
  const what = m.listing.factor[change.factor];
  switch (change.kind) {
    case 'waive_essential':
      return m.matching.change.waive_essential(what);
    case 'lower_seek':
      return m.bundle.change.lower_seek(what, amountText(change.quantity, change.unit, language));
    case 'raise_quantity':
      return m.bundle.change.add(what, amountText(change.more, change.unit, language), amountText(change.quantity, change.unit, language));
    case 'add_offer': {
      const offered = m.matching.change.add_offer(what, change.concept === null ? null : concept(change.concept));
      return change.quantity === null || change.unit === null
        ? offered
        : `${offered} ${amountText(change.quantity, change.unit, language)}`;
    }
  }
}
