import type { FactorKind } from '../domain/factor.ts';
import type { PairingSystem } from '../domain/pairing.ts';
import type { Unit } from '../domain/units.ts';
import type { Change } from '../engine/matching/change.ts';
import type { Gate } from '../engine/matching/eligibility.ts';
import type { Reason } from '../engine/matching/explain.ts';
import { formatNumber } from './format.ts';
import type { Messages } from './zh.ts';

/** Names that live in the reference data, which a page does not carry; see `adapters/reference-names.ts`. */
export type ReferenceNames = {
  concept: (id: string) => string;
  industry: (code: string) => string;
  pairing: (id: string) => { east: string; west: string; system: PairingSystem } | null;
};

export type ReasonLanguage = {
  locale: 'zh' | 'en';
  m: Pick<Messages, 'matching' | 'listing' | 'pairing' | 'shell'>;
  names: ReferenceNames;
};

const CONCEPTS_NAMED = 3; // of the further concepts; the others are counted
const WORDS_NAMED = 6;

/** A reason as a sentence, told to the side that gains. */
export function reasonText({ factor, detail }: Reason, language: ReasonLanguage): string {
  const { m, names } = language;
  const t = m.matching.reason;
  const list = (texts: string[]) => texts.join(m.shell.listSeparator);
  switch (detail.kind) {
    case 'concept':
      return t.concept[detail.relation](names.concept(detail.concept), names.concept(detail.of));
    case 'further_concepts':
      return t.furtherConcepts(
        list(detail.concepts.slice(0, CONCEPTS_NAMED).map(names.concept)),
        detail.concepts.length,
        Math.max(0, detail.concepts.length - CONCEPTS_NAMED),
      );
    case 'factor':
      return factorText(factor as FactorKind, detail, language);
    case 'words':
      return detail.words.length > 0 ? t.words(list(detail.words.slice(0, WORDS_NAMED))) : t.wordsAlike;
    case 'distance':
      return t.distance(formatNumber(language.locale, detail.km));
    case 'meaning':
      return t.meaning;
    case 'site':
      return siteText(detail, language);
    case 'pairing': {
      const pair = names.pairing(detail.pairing);
      return pair ? t.pairing(pair.east, pair.west, m.pairing.system[pair.system]) : detail.pairing;
    }
  }
}

function siteText(
  { of, quantity, stated, ideal: [from, to], suits }: Reason['detail'] & { kind: 'site' },
  language: ReasonLanguage,
): string {
  const { m, names, locale } = language;
  const t = m.matching.reason;
  const measured = (value: number) => `${formatNumber(locale, Math.round(value * 100) / 100)} ${m.matching.siteUnit[quantity]}`;
  let ideal = '';
  if (from !== null && to !== null) ideal = t.siteBetween(measured(from), measured(to));
  else if (from !== null) ideal = t.siteFrom(measured(from));
  else if (to !== null) ideal = t.siteTo(measured(to));
  const suited = suits >= 1 ? 'fully' : suits > 0 ? 'partly' : 'not';
  return t.site(names.concept(of), m.matching.siteQuantity[quantity], ideal, measured(stated), suited);
}

function factorText(
  factor: FactorKind,
  { sought, offered, coverage }: Reason['detail'] & { kind: 'factor' },
  { locale, m }: ReasonLanguage,
): string {
  const t = m.matching.reason;
  const name = m.listing.factor[factor];
  if (!sought) return t.factor(name);
  const amount = ({ quantity, unit }: { quantity: number; unit: Unit }) => amountText(quantity, unit, locale, m);
  if (!offered) return t.factorUnstated(name, amount(sought));
  return coverage >= 1 ? t.factorEnough(name, amount(sought), amount(offered)) : t.factorShort(name, amount(sought), amount(offered));
}

/** A closed gate as a sentence. */
export function gateText(gate: Gate, { locale, m }: ReasonLanguage): string {
  if (gate.gate === 'same_listing') return m.matching.gate.same_listing;
  const amount = (quantity: number) => amountText(quantity, gate.unit, locale, m);
  return m.matching.gate.essential_shortfall(m.listing.factor[gate.factor], amount(gate.sought), amount(gate.offered));
}

/** A change to one's own listing as a sentence, told to its owner. */
export function changeText(change: Change, { locale, m, names }: ReasonLanguage): string {
  const t = m.matching.change;
  switch (change.kind) {
    case 'name_industry':
      return t.name_industry(names.industry(change.industry));
    case 'waive_essential':
      return t.waive_essential(m.listing.factor[change.factor]);
    case 'add_seek':
    case 'add_offer':
      return t[change.kind](m.listing.factor[change.factor], change.concept === null ? null : names.concept(change.concept));
    case 'state_quantity':
    case 'raise_quantity':
      return t[change.kind](m.listing.factor[change.factor], amountText(change.quantity, change.unit, locale, m));
  }
}

const amountText = (quantity: number, unit: Unit, locale: 'zh' | 'en', m: Pick<Messages, 'listing' | 'shell'>): string =>
  `${formatNumber(locale, quantity)} ${m.listing.unit[unit]}`;
