import type { EnclaveTerms } from '../../domain/enclave-terms.ts';
import type { FiscalParameter } from '../../domain/fiscal-parameter.ts';
import type { EnclaveReference } from './law.ts';
import { faultsOfTerms } from './terms-faults.ts';
import { enclaveMoney } from './terms.ts';

type Both = { before: number; after: number };
export type LawEffect = {
  /** Whether any year's transfer or revenue is another. */
  touched: boolean;
  /** Rows that are no longer there, and rows that are new. */
  changes: { went: boolean; row: FiscalParameter }[];
  /** Present values of both places, and transfers by calendar year, under both laws [fen]; null: under the new law the terms cannot be reckoned. */
  effects: { flyOut: Both; flyIn: Both; years: ({ year: number } & Both)[] } | null;
};

/** What decides what is shared; the other taxes' parameters touch no agreement. */
const TOUCHES = /^(tax\.(vat|cit)|zone|branch)\./;

/** The same terms under the law of then and of now. */
export function lawEffect(terms: EnclaveTerms, before: EnclaveReference, after: EnclaveReference): LawEffect {
  const changes = [
    ...before.parameters.filter((row) => !has(after, row)).map((row) => ({ went: true, row })),
    ...after.parameters.filter((row) => !has(before, row)).map((row) => ({ went: false, row })),
  ].filter(({ row }) => TOUCHES.test(row.code));
  // A new local share no longer fits the agreed retention: that too touches the agreement, but has no figure.
  if (faultsOfTerms(terms, after).length > 0) return { touched: true, changes, effects: null };
  const [then, now] = [enclaveMoney(terms, before), enclaveMoney(terms, after)];
  const years = then.years.map(({ year, transfer }, at) => ({
    year,
    before: transfer,
    after: now.years[at]!.transfer,
  }));
  const touched = then.years.some((year, at) => {
    const other = now.years[at]!;
    return year.transfer !== other.transfer || year.revenue.vat !== other.revenue.vat || year.revenue.cit !== other.revenue.cit;
  });
  return {
    touched,
    changes,
    effects: {
      flyOut: { before: then.flyOut.npv, after: now.flyOut.npv },
      flyIn: { before: then.flyIn.npv, after: now.flyIn.npv },
      years,
    },
  };
}

const key = ({ code, validFrom, validUntil, value }: FiscalParameter): string => [code, validFrom, validUntil, value].join(' ');
const has = ({ parameters }: EnclaveReference, row: FiscalParameter): boolean => parameters.some((other) => key(other) === key(row));
