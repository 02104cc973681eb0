import type { EnclaveDeal } from '../../domain/enclave-deal.ts';
import { calendarYear, LocalLevel, type LocalShare } from '../../domain/enclave-terms.ts';
import { fenOfWan, sumOf, type Fen } from '../../domain/money.ts';
import type { Law } from './law.ts';
import { localTaxByLevel, pitByLevel, surchargesOn, type TaxByLevel } from './taxes.ts';

/** Taxes of a year that are in no base, by the levels that receive them. */
export type OtherTaxYear = {
  pit: TaxByLevel;
  surcharges: TaxByLevel;
  local: TaxByLevel;
  /** What of all of them the levels receive that take part in the enclave. */
  kept: Fen;
};

/**
 * Personal income tax, surcharges on VAT and fully local taxes, year by year. A list that is shorter than the term goes on
 * with its last number. Nobody shares them; who sits where and who keeps what is asked for, never assumed.
 *
 * @param deal  without faults (`faultsOfOtherTaxes`)
 * @returns one row a year [fen]; none when the deal says nothing of them
 */
export function otherTaxesByYear({ terms, other_taxes: other }: Pick<EnclaveDeal, 'terms' | 'other_taxes'>, law: Law): OtherTaxYear[] {
  if (!other) return [];
  return terms.project.vat.map((net, at) => {
    const year = calendarYear(terms, at + 1);
    const on = other.seat === null ? [] : Object.values(surchargesOn(law, year, fenOfWan(net), other.seat));
    const pit = pitByLevel(law, year, fenOfWan(yearly(other.pit, at)), other.pit_share);
    const surcharges = localTaxByLevel(sumOf(on), other.local_share);
    const local = localTaxByLevel(fenOfWan(yearly(other.local, at)), other.local_share);
    const kept = sumOf([pit, surcharges, local].flatMap((tax) => terms.shared_levels.map((level) => tax[level])));
    return { pit, surcharges, local, kept };
  });
}

/** A year's figure of a list whose last number goes on. */
export const yearly = (list: readonly number[], at: number): number => list[at] ?? list.at(-1) ?? 0;

/** What the levels that take part keep of a local tax whose higher levels get these parts. */
export const keptOfLocal = (levels: readonly LocalLevel[], share: Omit<LocalShare, 'county'>): number =>
  levels.reduce((sum, level) => sum + (level === 'county' ? 1 - share.prefecture - share.province : share[level]), 0);
