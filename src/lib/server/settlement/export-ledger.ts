import { wanOfFen } from '../../domain/money.ts';
import { countingEntries, type FigureName } from '../../domain/settlement.ts';
import type { Sheet, SheetValue } from '../../domain/sheet-book.ts';
import type { Messages } from '../../i18n/zh.ts';
import type { StoredEnclave } from '../enclave/enclave-row.ts';
import type { LedgerYear } from './ledger.ts';

/** The ledger as a finance bureau takes it: years, figures, entries with every correction, cases. Amounts in 万元, to the fen. */
export function ledgerSheets(enclave: StoredEnclave, ledger: readonly LedgerYear[], m: Messages): [Sheet, ...Sheet[]] {
  const t = m.settlement;
  const names = new Map(enclave.parties.map(({ role, name }) => [role as string, name]));
  const way = (from: string, to: string) => t.direction(names.get(from) ?? from, names.get(to) ?? to);
  const wan = (fen: number): number => wanOfFen(fen);
  const sheet = (name: string, widths: number[], rows: SheetValue[][]): Sheet => ({ name, widths, headerRows: 1, rows });
  const head = (label: string) => `${label}（${m.enclavePage.wan}）`;
  const years = ledger.flatMap(({ year, calendarYear, status, terms, owed, balances }) =>
    balances.map(({ direction, ...sums }): SheetValue[] => {
      const [from = '', to = ''] = direction.split('>');
      const due = owed === null ? null : wan(sums.owed);
      const open = owed === null ? null : wan(sums.open);
      return [
        year,
        calendarYear,
        way(from, to),
        due,
        wan(sums.booked),
        wan(sums.credited),
        open,
        t.status[status],
        terms.number,
        terms.hash,
      ];
    }),
  );
  const figures = ledger.flatMap(({ year, calendarYear, figures: { rows } }) =>
    rows.flatMap((row, at) =>
      Object.entries(row.figures).map(([name, fen]): SheetValue[] => [
        year,
        calendarYear,
        t.figures.name[name as FigureName] ?? name,
        wan(fen),
        at === rows.length - 1 ? null : t.entries.void,
        row.by,
        row.at,
        row.why,
      ]),
    ),
  );
  const entries = ledger.flatMap(({ year, calendarYear, entries: all }) => {
    const counting = new Set(countingEntries(all).map(({ id }) => id));
    return all.map((entry): SheetValue[] => [
      year,
      calendarYear,
      t.entries.side[entry.side],
      way(entry.from, entry.to),
      wan(entry.amount),
      entry.on,
      entry.voucher,
      counting.has(entry.id) ? null : t.entries.void,
      entry.by,
      entry.at,
      entry.why,
    ]);
  });
  const disputes = ledger.flatMap(({ year, calendarYear, disputes: cases }) =>
    cases.map((one): SheetValue[] => [
      year,
      calendarYear,
      one.number,
      t.dispute.subject[one.subject],
      one.claim,
      one.amount === null ? null : wan(one.amount),
      one.outcome === null ? null : t.dispute.outcome[one.outcome],
      one.outcomeWords,
      wan(one.adjustment),
    ]),
  );
  const [term, year] = ['#', t.columns.year];
  const e = t.entries.columns;
  return [
    sheet(
      t.sheet.years,
      [5, 8, 30, 16, 16, 16, 16, 12, 6, 66],
      [
        [
          term,
          year,
          '',
          head(t.columns.owed),
          head(t.columns.booked),
          head(t.columns.credited),
          head(t.columns.open),
          t.columns.status,
          '',
          t.sheet.terms,
        ],
        ...years,
      ],
    ),
    sheet(
      t.sheet.figures,
      [5, 8, 26, 16, 10, 14, 26, 30],
      [[term, year, t.figures.title, head(t.figures.title), '', e.by, '', t.figures.why], ...figures],
    ),
    sheet(
      t.sheet.entries,
      [5, 8, 14, 30, 16, 12, 18, 10, 14, 26, 30],
      [[term, year, e.what, '', e.amount, e.on, e.voucher, '', e.by, '', t.entries.correctWhy], ...entries],
    ),
    sheet(
      t.sheet.disputes,
      [5, 8, 6, 20, 50, 16, 18, 50, 16],
      [
        [term, year, '', t.dispute.about, t.dispute.claim, head(t.dispute.amount), t.dispute.how, t.dispute.words, t.dispute.adjustment],
        ...disputes,
      ],
    ),
  ];
}
