import type { EnclavePrecedent } from '../domain/enclave-precedent.ts';
import { calendarYear } from '../domain/enclave-terms.ts';
import { wanOfFen } from '../domain/money.ts';
import type { TermSheet } from '../engine/enclaves/term-sheet.ts';
import { termsWarningText } from './enclave-text.ts';
import { rangeTexts, whatIsShared } from './enclave-why-range.ts';
import { plainMoney, whyYear, type PlaceNames, type WhyMessages, type WhyYear } from './enclave-why-year.ts';
import { formatNumber } from './format.ts';
import type { Locale } from './index.ts';

/** One page that a leader reads in two minutes: who pays what, for whom it is good, why this rate, what to be careful about. */
export type WhyTexts = {
  inAWord: string;
  /** Null where no tax is shared. */
  example: string | null;
  year: WhyYear;
  both: string[];
  /** Why this rate: which others would do, what they would leave, what others agreed. */
  rates: string[];
  careful: string[];
  method: string;
};

/** Half a percent of 万元: what is written as 0 is no gain. */
const NOTICEABLE = 0.005;
/** What would be regretted: years that pay nothing or are not agreed, what is unsure or barred; then what is missing. */
const REGRETTED = ['clause_pays_nothing', 'phase_hole', 'rule_unsure', 'stock_shared'];

export function whyTexts(
  sheet: TermSheet,
  names: PlaceNames,
  precedents: readonly EnclavePrecedent[],
  messages: WhyMessages,
  locale: Locale,
): WhyTexts {
  const { enclavePage: m, enclave } = messages;
  const w = m.why;
  const { terms, base } = { terms: sheet.terms.terms, base: sheet.terms.terms.base };
  const { marks } = sheet.split;
  const percent = (share: number) => formatNumber(locale, Math.round(share * 1000) / 10);
  const money = (wan: number) => plainMoney(locale, wan);
  const ended = (words: string) => (/[。.]$/.test(words) ? words : `${words}${locale === 'zh' ? '。' : '.'}`);
  const yearOf = (t: number) => calendarYear(sheet.terms, t);
  const and = (list: readonly string[]) => list.join(enclave.comma);
  const rates = terms.phases.map(({ from_year: from, to_year: to, fly_out: rate }) =>
    w.rate(from, to, yearOf(from), yearOf(to), percent(rate)),
  );
  const shares = w.sentence(
    names.flyOut,
    names.flyIn,
    new Intl.ListFormat(locale, { type: 'conjunction' }).format(base.map((tax) => enclave.tax[tax])),
    whatIsShared(sheet.terms, w, money),
    and(rates) || w.noRates,
  );
  const inAWord = [
    base.length > 0 ? shares : w.noSharing(names.flyOut, names.flyIn),
    ...(terms.floor_per_year ? [w.floor(names.flyOut, money(terms.floor_per_year))] : []),
    ...(terms.ceiling_per_year === null ? [] : [w.ceiling(names.flyOut, money(terms.ceiling_per_year))]),
    ...(terms.ceiling_total === null ? [] : [w.total(names.flyOut, money(terms.ceiling_total))]),
  ].join(locale === 'zh' ? '' : ' ');
  const { t } = sheet.example;
  const row = sheet.money.years[t - 1]!;
  const kept = wanOfFen(row.revenue.vat + row.revenue.cit);
  const paid = wanOfFen(row.transfer);
  const { without, power } = sheet.split.bargain;
  const parties = (['flyOut', 'flyIn'] as const).map((party) => {
    const { npv, better } = sheet.split[party];
    const whole = w.party(names[party], sheet.terms.years, money(npv));
    if (Math.abs(better) < NOTICEABLE) return `${whole}${w.same}`;
    return `${whole}${better < 0 ? w.loss(money(without[party]), money(-better)) : w.gain(money(without[party]), money(better))}`;
  });
  const elsewhere = (npv: number, own: number | null) =>
    own === null ? w.villageNotSaid : w.village(money(own), money(Math.abs(npv - own)), npv < own);
  const cases = precedents
    .filter(({ shares, confidence }) => shares.length > 0 && confidence === 'high')
    .map(
      ({ name, nameEn, shares, status }) =>
        `${locale === 'zh' ? name : nameEn} ${w.inTurn(shares.map(({ share }) => `${percent(share)}%`))}${status === 'proposal' ? w.proposed : ''}`,
    );
  const missing = sheet.findings
    .filter(({ severity, code }) => severity === 'gap' && !REGRETTED.includes(code))
    .map(({ code }) => m.finding[code]);
  return {
    inAWord,
    example: base.length === 0 ? null : w.year(t, row.year, names.flyIn, money(kept), names.flyOut, money(paid), money(kept - paid)),
    year: whyYear(sheet, names, messages, locale),
    both: [
      ...parties,
      ...sheet.split.others
        .filter(({ party }) => party === 'village')
        .map(
          ({ party, npv, payback, without }) =>
            `${w.partner(m.dealParty[party], sheet.terms.years, money(npv), payback)}${elsewhere(npv, without)}`,
        ),
    ],
    rates: [
      ...rangeTexts(sheet, names, messages, locale),
      ...(marks.nash === null ? [] : [w.nash(names.flyOut, names.flyIn, percent(power), percent(1 - power), percent(marks.nash))]),
      w.basis,
      w.precedents(names.flyOut, and(cases)),
    ],
    careful: [
      ...sheet.findings.filter(({ severity }) => severity !== 'gap').map(({ code }) => ended(m.finding[code])),
      ...sheet.money.warnings.filter(({ code }) => REGRETTED.includes(code)).map((warning) => ended(termsWarningText(warning, messages))),
      ...(sheet.written.exit === '' ? [] : [ended(w.exit(sheet.written.exit))]),
      ...(missing.length > 0 ? [w.missing(and(missing))] : []),
    ],
    method: w.method(percent(sheet.terms.discount_rate)),
  };
}
