import type { CashItem } from '../domain/enclave-deal.ts';
import type { EnclaveDocument } from '../domain/enclave-document.ts';
import { branchOf, calendarYear, LocalLevel, SharedTax } from '../domain/enclave-terms.ts';
import { formatMoney, formatNumber } from './format.ts';
import type { Locale } from './index.ts';
import type { Messages } from './zh.ts';

/** One thing that a version of the terms says. `key` is the same in every version, so that two can be compared. */
export type Fact = { key: string; label: string; text: string };

type Words = Pick<Messages, 'enclave' | 'enclavePage' | 'enclaveDesk'>;

/** A version in words, in the order of an agreement; what it does not say stands there as not said. */
export function factsOf({ name, kind, parties, deal, written }: EnclaveDocument, m: Words, locale: Locale): Fact[] {
  const t = m.enclaveDesk.facts;
  const { terms, items, attribution } = deal;
  const agreed = terms.terms;
  const n = (x: number) => formatNumber(locale, x);
  const money = (wan: number) => formatMoney(locale, wan);
  const percent = (share: number) => n(Math.round(share * 1e6) / 1e4);
  const and = (list: readonly string[]) => list.join(m.enclave.comma);
  const taxes = agreed.base.map((tax) => m.enclave.tax[tax]);
  const levels = terms.shared_levels.map((level) => m.enclavePage.level[level]);
  const shares = attribution?.fly_out;
  const branch = branchOf(terms);
  const who = (party: 'fly_out' | 'fly_in') => parties.find(({ role }) => role === party)?.name ?? m.enclaveDesk.role[party];
  const said = (key: string, label: string, text: string): Fact => ({
    key,
    label,
    text: text === '' ? m.enclaveDesk.text.nothingSaid : text,
  });
  return [
    said('name', t.name, name),
    said('kind', t.kind, m.enclaveDesk.kind[kind]),
    ...parties.map((party) => said(`party ${party.role}`, m.enclaveDesk.role[party.role], party.name)),
    said('term', t.term, t.termText(terms.years, terms.start_year, calendarYear(terms, terms.years))),
    said('base', t.base, taxes.length > 0 ? t.baseText(and(taxes), and(levels)) : t.noTaxes),
    said('of', t.of, agreed.of === 'all' ? t.ofAll : t.ofIncrement(money(agreed.baseline.vat), money(agreed.baseline.cit))),
    said('phases', t.phases, and(agreed.phases.map((phase) => t.phase(phase.from_year, phase.to_year, percent(phase.fly_out))))),
    said('floor', t.floor, agreed.floor_per_year === null ? '' : t.perYear(money(agreed.floor_per_year))),
    said(
      'ceiling',
      t.ceiling,
      and([
        ...(agreed.ceiling_per_year === null ? [] : [t.perYear(money(agreed.ceiling_per_year))]),
        ...(agreed.ceiling_total === null ? [] : [t.inTotal(money(agreed.ceiling_total))]),
      ]),
    ),
    said('start', t.start, startWords(terms.start_event, m)),
    said('paymentBy', t.paymentBy, paymentByWords(written.paymentBy, t.paymentByText)),
    said('payment', t.payment, written.paymentDate),
    said('office', t.office, written.reconcileOffice),
    ...items.map((item, at) => said(`item ${at}`, t.items, itemWords(item, m, { money, percent }))),
    ...(deal.village_without === undefined ? [] : [said('village', t.villageWithout, money(deal.village_without))]),
    said('statistics', t.statistics, written.statistics),
    ...(shares
      ? [said('attribution', t.attribution, t.attributionText(percent(shares.gdp), percent(shares.output), percent(shares.energy)))]
      : []),
    said('review', t.review, written.review),
    said('exit', t.exit, written.exit),
    ...written.clauses.map((clause, at) => said(`clause ${at}`, t.clause(at + 1), clause)),
    said('profit', t.profit, terms.project.profit.map(n).join(' ')),
    said('vat', t.vat, terms.project.vat.map(n).join(' ')),
    ...(terms.investments.length > 0
      ? [said('investments', t.investments, and(terms.investments.map((one) => t.investment(who(one.party), one.year, money(one.amount)))))]
      : []),
    said(
      'zone',
      t.zone,
      t.zoneText(
        m.enclavePage.zone[terms.enclave.zone],
        m.enclavePage.legalForm[terms.enclave.legal_form] + (branch ? ` ${percent(branch.weight)}%` : ''),
        terms.enclave.encouraged,
        terms.enclave.first_revenue_year,
      ),
    ),
    said('kept', t.kept, and(SharedTax.options.map((tax) => keptWords(tax, terms.enclave.local_share[tax], m, percent)))),
    ...otherTaxFacts(deal, m, { n, percent }).map(({ key, text }) => said(key, m.enclavePage.otherTaxes.tax[key], text)),
    said('discount', t.discount, `${percent(terms.discount_rate)}%`),
  ];
}

const startWords = (event: string | null, m: Words): string =>
  event === null ? '' : ((m.enclavePage.form.startEvents as Record<string, string>)[event] ?? event);

function keptWords(tax: SharedTax, share: Record<LocalLevel, number>, m: Words, percent: (share: number) => string): string {
  return m.enclaveDesk.facts.keptText(m.enclave.tax[tax], percent(share.county), percent(share.prefecture), percent(share.province));
}

function paymentByWords(day: string, words: (month: number, day: number) => string): string {
  const [month, date] = day.split('-').map(Number);
  return month && date ? words(month, date) : '';
}

/** What is said of the taxes that nobody shares; nothing where nothing was typed. */
function otherTaxFacts({ other_taxes: other }: EnclaveDocument['deal'], m: Words, { n, percent }: Numbers) {
  if (!other) return [];
  const t = m.enclaveDesk.facts;
  const { county, prefecture, province } = other.pit_share;
  const above = other.local_share;
  return [
    { key: 'pit' as const, text: t.pitText(other.pit.map(n).join(' ') || n(0), percent(county), percent(prefecture), percent(province)) },
    { key: 'surcharges' as const, text: other.seat === null ? '' : m.enclavePage.seat[other.seat] },
    { key: 'local' as const, text: t.localText(other.local.map(n).join(' ') || n(0), percent(above.prefecture), percent(above.province)) },
  ];
}

type Numbers = { n: (x: number) => string; percent: (share: number) => string };

function itemWords(item: CashItem, m: Words, { money, percent }: Pick<Numbers, 'percent'> & { money: (wan: number) => string }): string {
  const t = m.enclaveDesk.facts;
  const who = m.enclavePage.dealParty;
  if (item.kind === 'dividend') {
    const shares = Object.entries(item.equity).map(([party, share]) => `${who[party as keyof typeof who]} ${percent(share)}%`);
    return t.dividend(percent(item.payout), shares.join(m.enclave.comma));
  }
  const years = t.years(item.from_year, item.to_year);
  if (item.kind === 'land_income') return t.land(percent(item.fly_out), years);
  if (item.kind === 'fixed_return') return t.fixedReturn(who[item.from], who[item.to], money(item.principal), percent(item.rate), years);
  const kind = m.enclavePage.itemKind[item.kind];
  if ('by' in item) return t.expense(kind, who[item.by], money(item.amount), years);
  return t.pay(kind, who[item.from], who[item.to], money(item.amount), years);
}

/** What one version says otherwise than another, in the order of the newer one; what fell away comes last. */
export function factDifferences(
  before: readonly Fact[],
  after: readonly Fact[],
): { label: string; was: string | null; now: string | null }[] {
  const old = new Map(before.map((fact) => [fact.key, fact]));
  const keys = new Set(after.map(({ key }) => key));
  return [
    ...after.flatMap((fact) => {
      const was = old.get(fact.key)?.text ?? null;
      return was === fact.text ? [] : [{ label: fact.label, was, now: fact.text }];
    }),
    ...before.filter(({ key }) => !keys.has(key)).map(({ label, text }) => ({ label, was: text, now: null })),
  ];
}
