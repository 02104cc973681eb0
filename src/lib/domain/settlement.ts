import { z } from 'zod';
import { DealParty, type EnclaveDeal } from './enclave-deal.ts';
import type { LocalLevel, SharedTax } from './enclave-terms.ts';
import { Fen, MOST_FEN } from './money.ts';

/**
 * What really came in during a year of an enclave [fen], by name: `vat.county` what the county received of the shared VAT,
 * `company.profit` what the park's company earned, `land.income` net income of land transfers.
 */
export const SettlementFigures = z.record(z.string().regex(/^[a-z_]+(\.[a-z_]+)?$/), z.int().min(-MOST_FEN).max(MOST_FEN));
export type SettlementFigures = z.infer<typeof SettlementFigures>;

export type FigureName = `${SharedTax}.${LocalLevel}` | 'company.profit' | 'land.income';

/** The figures that a year's rule asks for, in the order of the form. */
export function figuresNeeded({ terms, items }: EnclaveDeal, year: number): FigureName[] {
  const taxes = terms.terms.base.flatMap((tax) => terms.shared_levels.map((level): FigureName => `${tax}.${level}`));
  const land = items.some((item) => item.kind === 'land_income' && item.from_year <= year && year <= item.to_year);
  const company = items.some(({ kind }) => kind === 'dividend');
  return [...taxes, ...(company ? (['company.profit'] as const) : []), ...(land ? (['land.income'] as const) : [])];
}

/** Who pays whom, as the ledger's sums name it: `fly_in>fly_out`. */
export type Direction = `${DealParty}>${DealParty}`;
export const directionOf = (from: DealParty, to: DealParty): Direction => `${from}>${to}`;
export const partiesOf = (direction: Direction): [from: DealParty, to: DealParty] => {
  const [from, to] = direction.split('>');
  return [DealParty.parse(from), DealParty.parse(to)];
};

/** A payment as one side recorded it; a row that another one corrects counts no more. */
export type SettlementEntry = {
  id: number;
  side: 'booked' | 'credited';
  from: DealParty;
  to: DealParty;
  amount: number;
  on: string;
  voucher: string;
  corrects: number | null;
  why: string | null;
  by: string;
  at: string;
};

/** The rows that count. */
export const countingEntries = (entries: readonly SettlementEntry[]): SettlementEntry[] => {
  const corrected = new Set(entries.map(({ corrects }) => corrects));
  return entries.filter(({ id }) => !corrected.has(id));
};

/** Sums by direction and side, as the database reckons them: `{"fly_in>fly_out.booked": 1500}`; zero rows stand in it. */
export function settlementSums(entries: readonly SettlementEntry[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { from, to, side, amount } of countingEntries(entries)) {
    const key = `${directionOf(from, to)}.${side}`;
    sums[key] = (sums[key] ?? 0) + amount;
  }
  return sums;
}

const OwedLine = z.strictObject({ kind: z.string(), from: DealParty, to: DealParty, amount: Fen });

/** A reconciliation statement: what both sides confirm. Its canonical JSON is what is hashed. */
export const SettlementStatement = z.strictObject({
  schema: z.literal('feiqiao.settlement.1'),
  enclave: z.string(),
  /** Hash of the version of the terms that counts for the year. */
  terms: z.string(),
  year: z.int(),
  calendar_year: z.int(),
  figures: SettlementFigures,
  owed: z.array(OwedLine),
  /** Outcomes of cases beside the rule. */
  adjustments: z.array(z.strictObject({ dispute: z.int(), from: DealParty, to: DealParty, amount: Fen })),
  sums: z.record(z.string(), z.int()),
});
export type SettlementStatement = z.infer<typeof SettlementStatement>;
