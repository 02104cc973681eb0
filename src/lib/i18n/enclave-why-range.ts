import type { EnclaveTerms } from '../domain/enclave-terms.ts';
import type { EdgeValue } from '../engine/enclaves/edge-value.ts';
import type { TermSheet } from '../engine/enclaves/term-sheet.ts';
import { plainMoney, type PlaceNames, type WhyMessages } from './enclave-why-year.ts';
import { formatNumber } from './format.ts';
import type { Locale } from './index.ts';

/** The rates that leave neither side worse off and, where that is all or nothing, what the side still has that bears it. */
export function rangeTexts(sheet: TermSheet, names: PlaceNames, { enclavePage: { why: w } }: WhyMessages, locale: Locale): string[] {
  const { core } = sheet.split.marks;
  if (!core) return [w.noRange];
  const { without } = sheet.split.bargain;
  const money = (wan: number) => plainMoney(locale, wan);
  const percent = (share: number) => formatNumber(locale, Math.round(share * 1000) / 10);
  return [
    w.range(
      names.flyOut,
      percent(core.least),
      percent(core.most),
      (core.least > 0 ? w.lower(names.flyOut, percent(core.least)) : '') + (core.most < 1 ? w.higher(names.flyIn, percent(core.most)) : ''),
    ),
    ...(core.most < 1 ? [] : [w.edge.all(names.flyIn, keptText(sheet, money, w), money(sheet.edges.flyIn.value), money(without.flyIn))]),
    ...(core.least > 0
      ? []
      : [
          w.edge.none(
            names.flyOut,
            partsOf(sheet.edges.flyOut, money, w, w.edge.stillGets),
            money(sheet.edges.flyOut.value),
            money(without.flyOut),
          ),
        ]),
  ];
}

type Words = WhyMessages['enclavePage']['why'];
type Money = (wan: number) => string;

/** What is left of the shared taxes to the fly-in place is left for a reason that the terms give. */
function keptText({ edges, terms: { terms } }: TermSheet, money: Money, w: Words): string {
  const hasBaseline = terms.of === 'increment' && terms.base.some((tax) => terms.baseline[tax] > 0);
  const hasCeiling = terms.ceiling_per_year !== null || terms.ceiling_total !== null;
  const because = [...(hasBaseline ? [w.edge.baseline] : []), ...(hasCeiling ? [w.edge.ceiling] : [])];
  return partsOf(edges.flyIn, money, w, (amount) => w.edge.left(amount, because));
}

function partsOf({ taxes, otherTaxes, received, spent }: EdgeValue, money: Money, w: Words, ofTaxes: (amount: string) => string): string {
  const is = (wan: number) => Math.abs(wan) >= 0.005;
  const has = [
    ...(is(taxes) ? [ofTaxes(money(taxes))] : []),
    ...(is(otherTaxes) ? [w.edge.otherTaxes(money(otherTaxes))] : []),
    ...(is(received) ? [w.edge.received(money(received))] : []),
  ];
  return w.edge.parts(has, is(spent) ? money(spent) : null);
}

/** All of the taxes that the levels keep, or what exceeds the baseline, with the baseline in figures. */
export function whatIsShared({ terms }: EnclaveTerms, w: Words, money: Money): string {
  if (terms.of === 'all') return w.whatAll;
  const baseline = terms.base.reduce((sum, tax) => sum + terms.baseline[tax], 0);
  return baseline === 0 ? w.whatIncrementOfNothing : w.whatIncrement(money(baseline));
}
