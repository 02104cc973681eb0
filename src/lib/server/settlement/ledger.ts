import type { DealParty } from '../../domain/enclave-deal.ts';
import type { EnclaveDocument } from '../../domain/enclave-document.ts';
import { calendarYear } from '../../domain/enclave-terms.ts';
import type { Fen } from '../../domain/money.ts';
import { settlementSums, SettlementFigures, type SettlementEntry } from '../../domain/settlement.ts';
import { balances, missingFigures, owedByYear, type Balance, type OwedYear, type SettledYear } from '../../engine/enclaves/settlement.ts';
import type { Db } from '../db.ts';
import type { StoredEnclave } from '../enclave/enclave-row.ts';
import { readTerms } from '../enclave/get-enclave.ts';
import { settlementRows, type DisputeRow, type FiguresRow, type SettlementRow, type StatementRow } from './settlement-row.ts';

export type Adjustment = { dispute: number; from: DealParty; to: DealParty; amount: Fen };

/** A year of an enclave's ledger: what counts, what is owed by the engine's rule, what was paid. */
export type LedgerYear = {
  id: string;
  year: number;
  calendarYear: number;
  status: SettlementRow['status'];
  terms: { number: number; hash: string; document: EnclaveDocument };
  figures: { current: SettlementFigures; rows: FiguresRow[] };
  /** Null while a figure is missing that the rule asks for. */
  owed: OwedYear | null;
  adjustments: Adjustment[];
  entries: SettlementEntry[];
  sums: Record<string, number>;
  balances: Balance[];
  disputes: DisputeRow[];
  statement: (StatementRow & { stale: boolean }) | null;
};

/** The agreed version that counts for a year of the term: the newest that begins by then. */
export const versionForYear = (enclave: StoredEnclave, year: number) =>
  enclave.versions.findLast(({ agreedAt, fromYear }) => agreedAt !== null && fromYear <= year) ?? null;

/** The whole ledger, from year 1. @returns null when nothing is agreed yet */
export async function readLedger(db: Db, enclave: StoredEnclave): Promise<LedgerYear[] | null> {
  const agreed = enclave.versions.filter(({ agreedAt }) => agreedAt !== null);
  if (agreed.length === 0) return null;
  const [rows, texts] = await Promise.all([
    settlementRows(db, enclave.id),
    readTerms(
      db,
      enclave.id,
      agreed.map(({ number }) => number),
    ),
  ]);
  const known = rows.flatMap((row) => {
    const head = versionForYear(enclave, row.year);
    const text = head && texts.get(head.number);
    return head && text ? [{ row, terms: { number: head.number, hash: head.hash, document: text.document } }] : [];
  });
  const owed = owedSoFar(
    known.map(({ row, terms }) => ({ year: row.year, deal: terms.document.deal, figures: row.figures.at(-1)?.figures ?? {} })),
  );
  return known.map(({ row, terms }, at) => ledgerYear(row, terms, owed[at] ?? null));
}

/** As far as no figure is missing: a total ceiling counts over the years. */
function owedSoFar(years: readonly SettledYear[]): OwedYear[] {
  const end = years.findIndex(({ year, deal, figures }) => missingFigures(deal, year, figures).length > 0);
  return owedByYear(end < 0 ? years : years.slice(0, end));
}

function ledgerYear(row: SettlementRow, terms: LedgerYear['terms'], owed: OwedYear | null): LedgerYear {
  const adjustments = row.disputes.flatMap(({ number, adjustment, adjustsFrom: from, adjustsTo: to }): Adjustment[] =>
    adjustment !== 0 && from && to ? [{ dispute: number, from, to, amount: adjustment as Fen }] : [],
  );
  const sums = settlementSums(row.entries);
  const newest = row.statements.at(-1);
  const isStale = (statement: StatementRow) =>
    (row.figures.at(-1)?.id ?? 0) > statement.upToFigures ||
    (row.entries.at(-1)?.id ?? 0) > statement.upToEntry ||
    row.disputes.some(({ closedAt, openedAt }) => (closedAt ?? openedAt) > statement.at);
  return {
    id: row.id,
    year: row.year,
    calendarYear: calendarYear(terms.document.deal.terms, row.year),
    status: row.status,
    terms,
    figures: { current: row.figures.at(-1)?.figures ?? {}, rows: row.figures },
    owed,
    adjustments,
    entries: row.entries,
    sums,
    balances: balances([...(owed?.lines ?? []), ...adjustments], sums),
    disputes: row.disputes,
    statement: newest ? { ...newest, stale: isStale(newest) } : null,
  };
}
