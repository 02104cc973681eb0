import type { SharedTax } from '../domain/enclave-terms.ts';
import { fenOfWan, sumOf, wanOfFen } from '../domain/money.ts';
import type { PlannedPayment } from '../engine/enclaves/planned-payments.ts';
import { decisionOf } from '../engine/enclaves/settlement.ts';
import { unsureYears } from '../engine/enclaves/terms-warnings.ts';
import type { TermSheet } from '../engine/enclaves/term-sheet.ts';
import { formatDate, formatNumber } from './format.ts';
import type { Locale } from './index.ts';
import type { Messages } from './zh.ts';

export type WhyMessages = Pick<Messages, 'enclave' | 'enclavePage' | 'parameter'>;
export type PlaceNames = { flyOut: string; flyIn: string };
export type WhyRow = { from: string; to: string; what: string; amount: string; when: string };
/** The year that people ask about: what happens, step by step in sentences, and the same as a table. */
export type WhyYear = { title: string; steps: string[]; tables: { title: string; rows: WhyRow[] }[] };

/** 39 → 39 万元 / 390,000 yuan: whoever reads the page knows no “10,000 yuan”. */
export const plainMoney = (locale: Locale, wan: number): string =>
  locale === 'zh' ? `${formatNumber(locale, Math.round(wan * 100) / 100)} 万元` : `${formatNumber(locale, Math.round(wan * 10_000))} yuan`;

/** Who pays whom what and by when in the example's year. */
export function whyYear(sheet: TermSheet, names: PlaceNames, m: WhyMessages, locale: Locale): WhyYear {
  const w = m.enclavePage.why;
  const { t, payments } = sheet.example;
  const { year } = sheet.money.years[t - 1]!;
  const by = sheet.written.paymentBy;
  const day = by === '' ? w.when.notSaid : w.when.by(formatDate(locale, `${year + 1}-${by}`));
  const isTax = ({ from, to }: PlannedPayment) => from === 'treasury' || to === 'treasury';
  const when = (one: PlannedPayment) => (one.owed ? day : isTax(one) ? w.when.byLaw : w.when.within(year));
  const row = (one: PlannedPayment): WhyRow => ({
    from: nameOf(one.from, names, m),
    to: nameOf(one.to, names, m),
    what: kindOf(one, m),
    amount: plainMoney(locale, wanOfFen(one.amount)),
    when: when(one),
  });
  const others = payments.filter((one) => !isTax(one));
  return {
    title: `${w.whoPays(t, year)}${unsureYears(sheet.money.warnings).has(year) ? w.unsureYear : ''}`,
    steps: [...taxSteps(sheet, names, day, m, locale), ...otherSteps(others, names, row, m), w.step.planned],
    tables: [
      { title: w.byAgreement, rows: others.map(row) },
      { title: w.byLaw, rows: inOneRow(payments.filter(isTax)).map((list) => ({ ...row(list[0]!), ...summed(list, m, locale) })) },
    ].filter(({ rows }) => rows.length > 0),
  };
}

/** Payments from one to the same other, together. */
function inOneRow(payments: readonly PlannedPayment[]): PlannedPayment[][] {
  const rows = new Map<string, PlannedPayment[]>();
  for (const one of payments) rows.set(`${one.from} ${one.to}`, [...(rows.get(`${one.from} ${one.to}`) ?? []), one]);
  return [...rows.values()];
}

/** Several taxes in one row: each with its amount, then the sum. */
function summed(list: readonly PlannedPayment[], m: WhyMessages, locale: Locale): Pick<WhyRow, 'what' | 'amount'> {
  const cash = (fen: number) => plainMoney(locale, wanOfFen(fen));
  const each = list.map((one) => (list.length === 1 ? kindOf(one, m) : m.enclavePage.why.ofKind(kindOf(one, m), cash(one.amount))));
  return { what: each.join(m.enclave.comma), amount: cash(sumOf(list.map(({ amount }) => amount))) };
}

/** The firm's taxes, what of them the fly-in place has, what it passes on. */
function taxSteps({ money, terms, example, written }: TermSheet, names: PlaceNames, day: string, m: WhyMessages, locale: Locale): string[] {
  const { step } = m.enclavePage.why;
  const year = money.years[example.t - 1]!;
  const cash = (fen: number) => plainMoney(locale, wanOfFen(fen));
  const sum = (which: (one: PlannedPayment) => boolean) => sumOf(example.payments.filter(which).map(({ amount }) => amount));
  const taxes = sum(({ to }) => to === 'treasury');
  const kept = sum(({ kind }) => kind === 'tax_revenue' || kind === 'other_taxes');
  const shared = sumOf(terms.terms.base.map((tax) => year.revenue[tax]));
  const apart = (kept - shared) as typeof kept;
  const explained = (tax: SharedTax) =>
    money.warnings.some((one) => one.code === 'clause_pays_nothing' && one.tax === tax && one.years.includes(year.year));
  const byTax = terms.terms.base.map((tax) => {
    const whole = cash(year[tax].assessed);
    if (year.revenue[tax] === 0 && explained(tax)) return step.keptNothingOf(m.enclave.tax[tax], whole);
    return step.keptOf(m.enclave.tax[tax], whole, keptShare(year[tax].assessed, year.revenue[tax], locale), cash(year.revenue[tax]));
  });
  const bases: readonly string[] = terms.terms.base;
  const notShared = example.payments.filter(({ to, kind }) => to === 'treasury' && !bases.includes(kind)).map((one) => kindOf(one, m));
  const firm = nameOf('firm', names, m);
  const percent = formatNumber(locale, (year.rate ?? 0) * 100);
  const { reckoned, decidedBy } = decisionOf(terms, year);
  const how = year.rate === null ? step.hole : step.reckoned(cash(year.base), percent, cash(reckoned));
  return [
    ...(taxes > 0 ? [step.taxes(firm, cash(taxes))] : taxes < 0 ? [step.refund(firm, cash(0 - taxes))] : []),
    ...(shared === 0 ? [] : [step.kept(names.flyIn, cash(shared), byTax)]),
    ...baselineStep({ terms, year, shared }, names, m, cash),
    ...(apart === 0 ? [] : [shared === 0 ? step.keptApart(names.flyIn, cash(apart)) : step.keptToo(names.flyIn, cash(apart), notShared)]),
    ...(taxes > kept ? [step.elsewhere(names.flyIn, cash(taxes - kept))] : []),
    ...(year.transfer === 0
      ? [step.noTransfer(names.flyIn, names.flyOut)]
      : [
          `${step.transfer(names.flyIn, names.flyOut, cash(year.transfer), day)}${locale === 'zh' ? '' : ' '}${how}${step.decided[decidedBy]}`,
          ...(written.paymentDate === '' ? [] : [step.way(written.paymentDate)]),
          apart === 0
            ? step.stays(names.flyIn, cash(shared - year.transfer))
            : step.staysBoth(names.flyIn, cash(shared - year.transfer), cash(apart), cash(kept - year.transfer)),
        ]),
  ];
}

/** How much of a tax is kept, in per cent, with a word where that is rounded. */
function keptShare(whole: number, kept: number, locale: Locale): string {
  const tenths = whole === 0 ? 0 : Math.round((kept / whole) * 1000);
  const isExact = Math.abs((whole * tenths) / 1000 - kept) < 1;
  return `${isExact ? '' : locale === 'zh' ? '约 ' : 'about '}${formatNumber(locale, tenths / 10)}`;
}

/** What was there before and stays, in yuan, and what of this year's taxes exceeds it; nothing where all is shared. */
function baselineStep(
  { terms: { terms }, year, shared }: { terms: TermSheet['terms']; year: TermSheet['money']['years'][number]; shared: number },
  { flyIn }: PlaceNames,
  { enclave, enclavePage: { why } }: WhyMessages,
  cash: (fen: number) => string,
): string[] {
  if (terms.of === 'all' || shared === 0) return [];
  const before = (tax: SharedTax) => fenOfWan(terms.baseline[tax]);
  const baseline = sumOf(terms.base.map(before));
  if (baseline === 0) return [why.step.noBaseline(flyIn, cash(year.base))];
  const byTax = terms.base
    .filter((tax) => year.revenue[tax] !== 0 || before(tax) !== 0)
    .map((tax) => why.step.above(enclave.tax[tax], cash(year.revenue[tax]), cash(before(tax)), cash(year.bases[tax])));
  return [why.step.aboveBaseline(flyIn, cash(baseline), byTax, cash(year.base))];
}

/** What is paid beside the shared taxes, and whether the fly-out place pays nothing at all. */
function otherSteps(others: readonly PlannedPayment[], names: PlaceNames, row: (one: PlannedPayment) => WhyRow, m: WhyMessages): string[] {
  const { step } = m.enclavePage.why;
  return [
    ...others
      .filter(({ kind }) => kind !== 'tax_transfer')
      .map((one) => {
        const { from, to, amount, what, when } = row(one);
        return one.to === 'own' ? step.spends(from, amount, what) : step.pays(from, to, amount, what, when);
      }),
    ...(others.some(({ from, to }) => from === 'fly_out' && to !== 'own') ? [] : [step.paysNothing(names.flyOut, names.flyIn)]),
  ];
}

function nameOf(party: PlannedPayment['from' | 'to'], names: PlaceNames, { enclavePage: m }: WhyMessages): string {
  if (party === 'fly_out') return names.flyOut;
  if (party === 'fly_in') return names.flyIn;
  return party === 'treasury' || party === 'own' ? m.why.payee[party] : m.dealParty[party];
}

function kindOf({ kind }: PlannedPayment, { enclave, enclavePage: m }: WhyMessages): string {
  if (kind === 'vat' || kind === 'cit') return enclave.tax[kind];
  if (kind === 'tax_revenue') return m.why.kept.shared;
  if (kind === 'other_taxes') return m.why.kept.others;
  return kind === 'pit' || kind === 'surcharges' || kind === 'local' ? m.otherTaxes.tax[kind] : m.cashFlow.line[kind];
}
