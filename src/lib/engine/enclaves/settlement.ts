import type { CashItem, DealParty, EnclaveDeal } from '../../domain/enclave-deal.ts';
import type { EnclaveTerms, SharedTax } from '../../domain/enclave-terms.ts';
import { fenOfWan, mulDiv, ratioOf, sumOf, times, type Fen } from '../../domain/money.ts';
import { directionOf, figuresNeeded, type Direction, type FigureName, type SettlementFigures } from '../../domain/settlement.ts';
import { isReturn } from './cash-flow.ts';
import { basesOf, Paying, phaseRate } from './terms.ts';

/** A year of the term with the deal that counts for it and what came in. */
export type SettledYear = { year: number; deal: EnclaveDeal; figures: SettlementFigures };

/** What one owes another for a year, and for what. */
export type OwedLine = { kind: CashItem['kind'] | 'tax_transfer'; from: DealParty; to: DealParty; amount: Fen };

export type OwedYear = {
  year: number;
  /** What the shared levels received, and what of it is shared. */
  received: Record<SharedTax, Fen>;
  bases: Record<SharedTax, Fen>;
  base: Fen;
  /** Null in a year without a phase. */
  rate: number | null;
  /** rate · base, before floor and ceilings. */
  reckoned: Fen;
  transfer: Fen;
  /** What decided: the rate itself, the floor, the yearly ceiling, or what is left of the total one. */
  decidedBy: 'rate' | 'floor' | 'ceiling' | 'ceiling_total';
  lines: OwedLine[];
};

/**
 * What is owed year by year by the signed rule and what really came in: the same rule as `enclaveMoney`, on recorded
 * figures instead of reckoned taxes. Rounding: every product once, half to even; nothing else is rounded, so lines sum to
 * what is owed to the fen.
 *
 * @param years  from year 1 without a hole: a total ceiling counts over them. Each may have another version's deal.
 * @throws Error when a figure is missing that the rule asks for (`figuresNeeded`): callers ask first
 */
export function owedByYear(years: readonly SettledYear[]): OwedYear[] {
  let paidSoFar = 0;
  return years.map(({ year, deal, figures }) => {
    const { terms } = deal;
    const figure = (name: FigureName): number => {
      const value = figures[name];
      if (value === undefined) throw new Error(`no ${name} in year ${year}`);
      return value;
    };
    const received = (tax: SharedTax): Fen =>
      terms.terms.base.includes(tax) ? sumOf(terms.shared_levels.map((level) => figure(`${tax}.${level}`))) : (0 as Fen);
    const revenue = { vat: received('vat'), cit: received('cit') };
    const bases = basesOf(terms, revenue);
    const base = (bases.vat + bases.cit) as Fen;
    const rate = phaseRate(terms, year);
    const transfer = new Paying(terms, paidSoFar).transfer(base, rate);
    paidSoFar += transfer;
    const lines = [taxLine(transfer), ...deal.items.flatMap((item) => linesOf(item, year, figure))].filter(({ amount }) => amount !== 0);
    const all = [...lines, ...deal.items.flatMap((item) => topUp(item, year, lines))];
    return { year, received: revenue, bases, base, rate, transfer, ...decisionOf(terms, { base, rate, transfer }), lines: all };
  });
}

/** The shared taxes as a line. */
export const taxLine = (amount: Fen): OwedLine => ({ kind: 'tax_transfer', from: 'fly_in', to: 'fly_out', amount });

/**
 * What a year's transfer came from.
 *
 * @returns rate · base before floor and ceilings, and which of them decided
 */
export function decisionOf(
  { terms }: EnclaveTerms,
  { base, rate, transfer }: { base: Fen; rate: number | null; transfer: Fen },
): Pick<OwedYear, 'reckoned' | 'decidedBy'> {
  const reckoned = rate === null ? (0 as Fen) : mulDiv(base, ratioOf(rate));
  if (transfer >= reckoned) return { reckoned, decidedBy: transfer === reckoned ? 'rate' : 'floor' };
  const isYearly = terms.ceiling_per_year !== null && transfer === fenOfWan(terms.ceiling_per_year);
  return { reckoned, decidedBy: isYearly ? 'ceiling' : 'ceiling_total' };
}

/** What an item makes one party owe another in a year; what a party spends itself, and what comes from outside, is owed by nobody. */
export function linesOf(item: CashItem, year: number, figure: (name: FigureName) => number): OwedLine[] {
  if (item.kind === 'dividend') {
    const profit = Math.max(0, figure('company.profit'));
    return Object.entries(item.equity).flatMap(([party, share]) =>
      party === 'firm'
        ? []
        : [
            {
              kind: item.kind,
              from: 'firm' as const,
              to: party as DealParty,
              amount: mulDiv(profit, times(ratioOf(item.payout), ratioOf(share))),
            },
          ],
    );
  }
  if (year < item.from_year || item.to_year < year || 'by' in item || item.kind === 'guaranteed_minimum') return [];
  if (item.kind === 'land_income')
    return [{ kind: item.kind, from: 'fly_in', to: 'fly_out', amount: mulDiv(Math.max(0, figure('land.income')), ratioOf(item.fly_out)) }];
  if (item.from === 'outside' || item.to === 'outside') return [];
  const amount = item.kind === 'fixed_return' ? mulDiv(fenOfWan(item.principal), ratioOf(item.rate)) : fenOfWan(item.amount);
  return [{ kind: item.kind, from: item.from, to: item.to, amount }];
}

/** A guaranteed minimum comes last: it tops up what its holder is owed in the year. */
export function topUp(item: CashItem, year: number, lines: readonly OwedLine[]): OwedLine[] {
  if (item.kind !== 'guaranteed_minimum' || year < item.from_year || item.to_year < year) return [];
  const received = sumOf(lines.filter(({ to, kind }) => to === item.to && isReturn(kind)).map(({ amount }) => amount));
  const amount = Math.max(0, fenOfWan(item.amount) - received) as Fen;
  return amount === 0 ? [] : [{ kind: item.kind, from: item.from, to: item.to, amount }];
}

/** Owed by direction. */
export function owedTo(lines: readonly Pick<OwedLine, 'from' | 'to' | 'amount'>[]): Map<Direction, Fen> {
  const sums = new Map<Direction, Fen>();
  for (const { from, to, amount } of lines) {
    const key = directionOf(from, to);
    sums.set(key, ((sums.get(key) ?? 0) + amount) as Fen);
  }
  return sums;
}

/** One direction of a year: what is owed, what the payer booked, what the receiver credited. */
export type Balance = {
  direction: Direction;
  owed: Fen;
  booked: Fen;
  credited: Fen;
  /** Still to be paid, by what was credited; negative: too much was. */
  open: Fen;
  /** Booked here and not credited there. */
  onTheWay: Fen;
};

/** Every direction in which something is owed or was paid, sums by `settlementSums`. */
export function balances(lines: readonly Pick<OwedLine, 'from' | 'to' | 'amount'>[], sums: Readonly<Record<string, number>>): Balance[] {
  const owed = owedTo(lines);
  const paid = Object.keys(sums).map((key) => key.replace(/\.\w+$/, '') as Direction);
  return [...new Set([...owed.keys(), ...paid])].map((direction) => {
    const due = owed.get(direction) ?? (0 as Fen);
    const booked = (sums[`${direction}.booked`] ?? 0) as Fen;
    const credited = (sums[`${direction}.credited`] ?? 0) as Fen;
    return { direction, owed: due, booked, credited, open: (due - credited) as Fen, onTheWay: (booked - credited) as Fen };
  });
}

/** The figures that are still to be asked for. */
export const missingFigures = (deal: EnclaveDeal, year: number, figures: SettlementFigures): FigureName[] =>
  figuresNeeded(deal, year).filter((name) => figures[name] === undefined);
