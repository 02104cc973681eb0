import { countingEntries, type FigureName } from '../../domain/settlement.ts';
import type { Sheet } from '../../domain/sheet-book.ts';
import { sheetOfColumns, type LedgerColumns } from './export-columns.ts';
import type { LedgerYear } from './ledger.ts';

/** What really came in, with every correction. */
export function figuresSheet(ledger: readonly LedgerYear[], columns: LedgerColumns): Sheet {
  const { figures: f, sheet: s } = columns.m.settlement;
  const figures = ledger.flatMap((of) =>
    of.figures.rows.flatMap((row, at) =>
      Object.entries(row.figures).map(([name, fen]) => ({ ...row, of, name, fen, valid: at === of.figures.rows.length - 1 })),
    ),
  );
  type Figure = (typeof figures)[number];
  return sheetOfColumns<Figure>(
    s.figures,
    [
      ...columns.period<Figure>(),
      { head: s.what, width: 26, of: ({ name }) => f.name[name as FigureName] ?? name },
      columns.amount(f.title, ({ fen }) => fen),
      ...columns.recorded<Figure>(),
    ],
    figures,
  );
}

/** Payments as both sides recorded them, with every correction. */
export function entriesSheet(ledger: readonly LedgerYear[], columns: LedgerColumns): Sheet {
  const { entries: e, sheet: s } = columns.m.settlement;
  const entries = ledger.flatMap((of) => {
    const counting = new Set(countingEntries(of.entries).map(({ id }) => id));
    return of.entries.map((entry) => ({ ...entry, of, valid: counting.has(entry.id) }));
  });
  type Entry = (typeof entries)[number];
  return sheetOfColumns<Entry>(
    s.entries,
    [
      ...columns.period<Entry>(),
      { head: s.side, width: 14, of: ({ side }) => e.side[side] },
      ...columns.ways<Entry>(),
      columns.amount(s.amount, ({ amount }) => amount),
      { head: e.columns.on, width: 14, of: ({ on }) => on },
      { head: e.columns.voucher, width: 20, of: ({ voucher }) => voucher },
      ...columns.recorded<Entry>(),
    ],
    entries,
  );
}

/** Cases and how they ended. */
export function disputesSheet(ledger: readonly LedgerYear[], columns: LedgerColumns): Sheet {
  const { dispute: d, sheet: s } = columns.m.settlement;
  const cases = ledger.flatMap((of) => of.disputes.map((one) => ({ ...one, of })));
  type Case = (typeof cases)[number];
  return sheetOfColumns<Case>(
    s.disputes,
    [
      ...columns.period<Case>(),
      { head: s.number, width: 8, of: ({ number }) => number },
      { head: d.about, width: 20, of: ({ subject }) => d.subject[subject] },
      { head: d.claim, width: 50, of: ({ claim }) => claim },
      columns.amount(s.amountInQuestion, ({ amount }) => amount),
      { head: d.how, width: 18, of: ({ outcome }) => outcome && d.outcome[outcome] },
      { head: d.words, width: 50, of: ({ outcomeWords }) => outcomeWords },
      columns.amount(s.adjustment, ({ adjustment }) => adjustment, 24),
    ],
    cases,
  );
}
