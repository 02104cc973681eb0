import type { Sheet, SheetValue } from '../../domain/sheet-book.ts';
import { formatMoment } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/index.ts';
import type { Messages } from '../../i18n/zh.ts';
import type { StoredEnclave } from '../enclave/enclave-row.ts';
import type { LedgerYear } from './ledger.ts';

/** A column of a sheet: its heading beside what stands in it, so that neither is ever without the other. */
export type Column<Row> = { head: string; width: number; money?: boolean; of: (row: Row) => SheetValue };

/** A sheet of rows, and of a sum beneath where there is one. */
export function sheetOfColumns<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[], foot: SheetValue[][] = []): Sheet {
  return {
    name,
    widths: columns.map(({ width }) => width),
    headerRows: 1,
    moneyColumns: columns.flatMap(({ money }, at) => (money ? [at] : [])),
    rows: [columns.map(({ head }) => head), ...rows.map((row) => columns.map(({ of }) => of(row))), ...foot],
  };
}

/** Fen as yuan: at most 10¹³ fen, so that the quotient shows its two decimals exactly. */
export const yuanOf = (fen: number): number => fen / 100;

/** What more than one sheet of a ledger's workbook has. */
export class LedgerColumns {
  readonly m: Messages;
  readonly #locale: Locale;
  readonly #names: ReadonlyMap<string, string>;

  constructor(enclave: StoredEnclave, m: Messages, locale: Locale) {
    this.m = m;
    this.#locale = locale;
    this.#names = new Map(enclave.parties.map(({ role, name }) => [role as string, name]));
  }

  /** Which year of the term, and of the calendar. */
  period<Row extends { of: LedgerYear }>(): Column<Row>[] {
    const { term, year } = this.m.settlement.sheet;
    return [
      { head: term, width: 8, of: (row) => row.of.year },
      { head: year, width: 10, of: (row) => row.of.calendarYear },
    ];
  }

  /** Who pays whom. */
  ways<Row extends { from: string; to: string }>(): Column<Row>[] {
    const { payer, payee } = this.m.settlement.sheet;
    const nameOf = (party: string) => this.#names.get(party) ?? this.m.enclavePage.dealParty[party as 'firm'];
    return [
      { head: payer, width: 22, of: ({ from }) => nameOf(from) },
      { head: payee, width: 22, of: ({ to }) => nameOf(to) },
    ];
  }

  /** Money [yuan] of fen; null stays empty. */
  amount<Row>(head: string, of: (row: Row) => number | null, width = 18): Column<Row> {
    const yuan = (row: Row) => {
      const fen = of(row);
      return fen === null ? null : yuanOf(fen);
    };
    return { head: this.m.settlement.sheet.inYuan(head), width, money: true, of: yuan };
  }

  /** Whether a row counts or was corrected; who recorded it, when and, of a correction, why. */
  recorded<Row extends { valid: boolean; by: string; at: string; why: string | null }>(): Column<Row>[] {
    const { sheet, entries } = this.m.settlement;
    return [
      { head: sheet.counts, width: 10, of: ({ valid }) => (valid ? sheet.valid : entries.void) },
      { head: sheet.by, width: 16, of: ({ by }) => by },
      { head: sheet.at, width: 22, of: ({ at }) => formatMoment(this.#locale, at) },
      { head: entries.correctWhy, width: 40, of: ({ why }) => why },
    ];
  }
}
