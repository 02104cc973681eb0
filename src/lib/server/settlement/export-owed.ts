import { partiesOf } from '../../domain/settlement.ts';
import type { Sheet, SheetValue } from '../../domain/sheet-book.ts';
import { sheetOfColumns, yuanOf, type LedgerColumns } from './export-columns.ts';
import type { LedgerYear } from './ledger.ts';

/** Every year and direction with what is owed, booked and credited, and the sums beneath. */
export function yearsSheet(ledger: readonly LedgerYear[], columns: LedgerColumns): Sheet {
  const { columns: c, sheet: s, status } = columns.m.settlement;
  const sums = ledger.flatMap((of) =>
    of.balances.map((balance) => {
      const [from, to] = partiesOf(balance.direction);
      return { ...balance, of, from, to, owed: of.owed && balance.owed, open: of.owed && balance.open };
    }),
  );
  type Sum = (typeof sums)[number];
  const amounts = [
    [c.owed, ({ owed }: Sum) => owed],
    [c.booked, ({ booked }: Sum) => booked],
    [c.credited, ({ credited }: Sum) => credited],
    [c.open, ({ open }: Sum) => open],
  ] as const;
  const total = (of: (sum: Sum) => number | null) => yuanOf(sums.reduce((so, sum) => so + (of(sum) ?? 0), 0));
  const foot: SheetValue[] = [s.total, null, null, null, null, ...amounts.map(([, of]) => total(of))];
  return sheetOfColumns<Sum>(
    s.years,
    [
      ...columns.period<Sum>(),
      { head: s.period, width: 28, of: ({ of }) => s.periodOf(of.calendarYear) },
      ...columns.ways<Sum>(),
      ...amounts.map(([head, of]) => columns.amount(head, of)),
      { head: s.dueBy, width: 14, of: ({ of }) => dueBy(of) },
      { head: c.status, width: 14, of: ({ of }) => status[of.status] },
      { head: s.confirmed, width: 44, of: ({ of }) => confirmedBy(of) },
      { head: s.version, width: 10, of: ({ of }) => of.terms.number },
      { head: s.terms, width: 68, of: ({ of }) => of.terms.hash },
    ],
    sums,
    sums.length > 0 ? [foot] : [],
  );
}

/** The last day of payment that the terms name, `YYYY-MM-DD`. */
function dueBy({ calendarYear, terms }: LedgerYear): string | null {
  const { paymentBy } = terms.document.written;
  return paymentBy === '' ? null : `${calendarYear + 1}-${paymentBy}`;
}

const confirmedBy = ({ statement }: LedgerYear): string =>
  statement?.confirmations.map(({ post, person }) => `${post} ${person}`).join('；') ?? '';

/** What is owed for what: by the rule, with its base and rate, and by agreement in a case. */
export function owedSheet(ledger: readonly LedgerYear[], columns: LedgerColumns): Sheet {
  const { columns: c, sheet: s, rule } = columns.m.settlement;
  const lines = ledger.flatMap((of) => [
    ...(of.owed?.lines ?? []).map((line) => ({
      of,
      ...line,
      what: rule.line[line.kind],
      tax: line.kind === 'tax_transfer' ? of.owed : null,
    })),
    ...of.adjustments.map((one) => ({ of, ...one, what: rule.adjustment(one.dispute), tax: null })),
  ]);
  type Line = (typeof lines)[number];
  return sheetOfColumns<Line>(
    s.owed,
    [
      ...columns.period<Line>(),
      { head: s.what, width: 20, of: ({ what }) => what },
      ...columns.ways<Line>(),
      columns.amount(s.base, ({ tax }) => tax?.base ?? null),
      { head: s.rate, width: 14, of: ({ tax }) => (tax?.rate == null ? null : Math.round(tax.rate * 1e6) / 1e4) },
      columns.amount(s.reckoned, ({ tax }) => tax?.reckoned ?? null),
      { head: s.decidedBy, width: 26, of: ({ tax }) => (tax ? s.decided[tax.decidedBy] : null) },
      columns.amount(c.owed, ({ amount }) => amount),
    ],
    lines,
  );
}
