import type { Sheet, SheetValue } from '../../domain/sheet-book.ts';
import type { Locale } from '../../i18n/index.ts';
import type { Messages } from '../../i18n/zh.ts';
import type { StoredEnclave } from '../enclave/enclave-row.ts';
import { LedgerColumns } from './export-columns.ts';
import { owedSheet, yearsSheet } from './export-owed.ts';
import { disputesSheet, entriesSheet, figuresSheet } from './export-records.ts';
import type { LedgerYear } from './ledger.ts';

/**
 * The ledger as a finance bureau takes it: years with their sums, what is owed for what, figures, entries with every
 * correction, cases. Amounts in yuan to the fen; every row says its period, payer and receiver by itself.
 */
export function ledgerSheets(enclave: StoredEnclave, ledger: readonly LedgerYear[], m: Messages, locale: Locale): [Sheet, ...Sheet[]] {
  const columns = new LedgerColumns(enclave, m, locale);
  return [
    yearsSheet(ledger, columns),
    owedSheet(ledger, columns),
    figuresSheet(ledger, columns),
    entriesSheet(ledger, columns),
    disputesSheet(ledger, columns),
    aboutSheet(enclave, m),
  ];
}

/** What the workbook is, and in what its amounts are. */
function aboutSheet(enclave: StoredEnclave, m: Messages): Sheet {
  const { sheet: s, rounding } = m.settlement;
  const parties = enclave.parties.map(({ role, name }): SheetValue[] => [m.enclaveDesk.role[role], name]);
  return {
    name: s.about,
    widths: [14, 90],
    headerRows: 0,
    rows: [[s.enclave, enclave.name], ...parties, [s.unit, s.unitIs], [s.rounding, rounding]],
  };
}
