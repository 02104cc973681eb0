import type { EnclaveTerms } from '../../domain/enclave-terms.ts';
import type { EnclaveYear, TermsResult } from './terms.ts';

/** What can be wrong with a result, with the calendar year. */
export type TermsCheckFault = { fault: string; year: number };

/** Half a fen, and what doubles add to it. */
const ROUNDING = 0.500001;

/**
 * Checks an enclave's money against the agreement without knowing how it came about; shares no code with what it checks.
 * An empty answer means: taxes are divided to the fen, nobody shares what was not received, the transfer is what phase,
 * floor and ceilings say, and both places together have exactly the shared revenue.
 */
export function checkTerms(terms: EnclaveTerms, result: TermsResult): TermsCheckFault[] {
  const faults: TermsCheckFault[] = [];
  const agreed = terms.terms;
  const fen = (wan: number) => Math.round(wan * 1e6);
  let paid = 0;
  result.years.forEach((row, at) => {
    const say = (fault: string, wrong: boolean) => wrong && faults.push({ fault, year: row.year });
    say('year', row.year !== terms.start_year + at);
    for (const tax of ['vat', 'cit'] as const) checkTax(row, tax, terms, say);
    const received = { vat: 0, cit: 0 };
    for (const level of terms.shared_levels) for (const tax of ['vat', 'cit'] as const) received[tax] += row[tax][level];
    let base = 0;
    for (const tax of agreed.base) base += Math.max(0, received[tax] - (agreed.of === 'increment' ? fen(agreed.baseline[tax]) : 0));
    say('base', base !== row.base);
    const phases = agreed.phases.filter((phase) => phase.from_year <= at + 1 && at + 1 <= phase.to_year);
    say('rate', phases.length > 1 || row.rate !== (phases[0]?.fly_out ?? null));
    const floor = fen(agreed.floor_per_year ?? 0);
    const most = Math.min(fenOr(agreed.ceiling_per_year, fen), fenOr(agreed.ceiling_total, fen) - paid);
    const due = Math.min(Math.max((row.rate ?? 0) * base, floor), most);
    say('transfer', Math.abs(row.transfer - due) > ROUNDING + Math.abs(due) * 1e-15 || row.transfer > most || row.transfer < 0);
    say('more than the base', row.transfer > Math.max(base, floor));
    paid += row.transfer;
    const invested = { fly_out: 0, fly_in: 0 };
    for (const { party, year, amount } of terms.investments) if (year === at + 1) invested[party] += fen(amount);
    say('fly-out place', row.flyOut !== row.transfer - invested.fly_out);
    say('both together', row.flyOut + row.flyIn + invested.fly_out + invested.fly_in !== received.vat + received.cit);
  });
  if (result.years.length !== terms.years) faults.push({ fault: 'years', year: 0 });
  return faults;
}

const fenOr = (wan: number | null, fen: (wan: number) => number): number => (wan === null ? Infinity : fen(wan));

function checkTax(row: EnclaveYear, tax: 'vat' | 'cit', terms: EnclaveTerms, say: (fault: string, wrong: boolean) => unknown): void {
  const { assessed, central, province, prefecture, county } = row[tax];
  say(`${tax} divided`, central + province + prefecture + county !== assessed);
  say(`${tax} whole fen`, ![assessed, central, province, prefecture, county].every(Number.isInteger));
  const isLocalExempt = tax === 'cit' && ['exempt', 'half_local_exempt', 'local_exempt'].includes(row.citRule.regime);
  if (isLocalExempt) say('local part exempt', province !== 0 || prefecture !== 0 || county !== 0);
  else
    for (const level of ['province', 'prefecture'] as const)
      say(
        `${tax} ${level}`,
        Math.abs(row[tax][level] - terms.enclave.local_share[tax][level] * assessed) > ROUNDING + Math.abs(assessed) * 1e-15,
      );
  if (tax === 'cit') say('no negative income tax', assessed < 0);
}
