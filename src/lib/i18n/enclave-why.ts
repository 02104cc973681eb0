import type { EnclavePrecedent } from '../domain/enclave-precedent.ts';
import type { DealParty } from '../domain/enclave-deal.ts';
import { wanOfFen } from '../domain/money.ts';
import type { PlannedPayment } from '../engine/enclaves/planned-payments.ts';
import type { TermSheet } from '../engine/enclaves/term-sheet.ts';
import { termsWarningText } from './enclave-text.ts';
import { formatNumber } from './format.ts';
import type { Locale } from './index.ts';
import type { Messages } from './zh.ts';

/** One page that a leader reads in two minutes: who pays what, for whom it is good, why this rate, what to be careful about. */
export type WhyTexts = {
  inAWord: string;
  example: string;
  /** Who pays whom in the year of the example; amounts in 万元. */
  payments: { title: string; rows: { from: string; to: string; what: string; amount: string }[] };
  both: string[];
  careful: string[];
};

/** What would be regretted: years that pay nothing or are not agreed, what is unsure or barred; then what is missing. */
const REGRETTED = ['clause_pays_nothing', 'phase_hole', 'rule_unsure', 'stock_shared'];

export function whyTexts(
  sheet: TermSheet,
  names: { flyOut: string; flyIn: string },
  precedents: readonly EnclavePrecedent[],
  messages: Pick<Messages, 'enclave' | 'enclavePage' | 'parameter'>,
  locale: Locale,
): WhyTexts {
  const { enclavePage: m, enclave } = messages;
  const w = m.why;
  const { terms, base } = { terms: sheet.terms.terms, base: sheet.terms.terms.base };
  const { marks } = sheet.split;
  const percent = (share: number) => formatNumber(locale, Math.round(share * 1000) / 10);
  const money = (wan: number) => formatNumber(locale, Math.round(wan * 100) / 100);
  const and = (list: readonly string[]) => list.join(enclave.comma);
  const rates = terms.phases.map(({ from_year: from, to_year: to, fly_out: rate }) => w.rate(from, to, percent(rate)));
  const inAWord = [
    w.sentence(
      names.flyOut,
      names.flyIn,
      and(base.map((tax) => enclave.tax[tax])),
      terms.of === 'increment' ? w.whatIncrement : w.whatAll,
      and(rates) || w.noRates,
    ),
    ...(terms.floor_per_year ? [w.floor(money(terms.floor_per_year))] : []),
    ...(terms.ceiling_per_year === null ? [] : [w.ceiling(money(terms.ceiling_per_year))]),
    ...(terms.ceiling_total === null ? [] : [w.total(money(terms.ceiling_total))]),
  ].join(locale === 'zh' ? '' : ' ');
  const { t } = sheet.example;
  const row = sheet.money.years[t - 1]!;
  const kept = wanOfFen(row.revenue.vat + row.revenue.cit);
  const paid = wanOfFen(row.transfer);
  const parties = (['flyOut', 'flyIn'] as const).map((party) => {
    const { npv, better } = sheet.split[party];
    return better >= 0 ? w.partyGain(names[party], money(npv), money(better)) : w.partyLoss(names[party], money(npv), money(-better));
  });
  const cases = precedents
    .filter(({ shares, confidence }) => shares.length > 0 && confidence === 'high')
    .map(({ name, nameEn, shares }) => `${locale === 'zh' ? name : nameEn} ${shares.map(({ share }) => `${percent(share)}%`).join(' → ')}`);
  const missing = sheet.findings
    .filter(({ severity, code }) => severity === 'gap' && !REGRETTED.includes(code))
    .map(({ code }) => m.finding[code]);
  const { without, power } = sheet.split.bargain;
  return {
    inAWord,
    example: w.year(t, row.year, names.flyIn, money(kept), names.flyOut, money(paid), money(kept - paid)),
    payments: {
      title: w.whoPays(t, row.year),
      rows: sheet.example.payments.map((payment) => ({
        ...paymentWords(payment, names, messages),
        amount: money(wanOfFen(payment.amount)),
      })),
    },
    both: [
      ...parties,
      marks.core ? w.range(percent(marks.core.least), percent(marks.core.most)) : w.noRange,
      ...(marks.nash === null ? [] : [w.nash(percent(marks.nash))]),
      w.basis(names.flyOut, money(without.flyOut), names.flyIn, money(without.flyIn), percent(power), percent(1 - power)),
      w.precedents(and(cases)),
    ],
    careful: [
      ...sheet.findings.filter(({ severity }) => severity !== 'gap').map(({ code }) => m.finding[code]),
      ...sheet.money.warnings.filter(({ code }) => REGRETTED.includes(code)).map((warning) => termsWarningText(warning, messages)),
      ...(missing.length > 0 ? [w.missing(and(missing))] : []),
    ],
  };
}

function paymentWords(
  { kind, from, to }: PlannedPayment,
  names: { flyOut: string; flyIn: string },
  { enclave, enclavePage: m }: Pick<Messages, 'enclave' | 'enclavePage'>,
): { from: string; to: string; what: string } {
  const nameOf = (party: DealParty | 'outside' | 'treasury' | 'own') => {
    if (party === 'fly_out') return names.flyOut;
    if (party === 'fly_in') return names.flyIn;
    return party === 'treasury' || party === 'own' ? m.why.payee[party] : m.dealParty[party];
  };
  return {
    from: nameOf(from),
    to: nameOf(to),
    what:
      kind === 'vat' || kind === 'cit'
        ? enclave.tax[kind]
        : kind === 'pit' || kind === 'surcharges' || kind === 'local'
          ? m.otherTaxes.tax[kind]
          : m.cashFlow.line[kind],
  };
}
