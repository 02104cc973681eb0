import { DealParty, type CashItem, type EnclaveDeal } from '../../domain/enclave-deal.ts';
import { fenOfWan, mulDiv, ratioOf, times, type Fen } from '../../domain/money.ts';
import { Law, type EnclaveReference } from './law.ts';
import { otherTaxesByYear, type OtherTaxYear } from './other-taxes.ts';
import { enclaveMoney, type TermsResult } from './terms.ts';

/** What a line of a cash flow is: an item's kind, or what the terms themselves bring. */
export type LineKind = CashItem['kind'] | 'investment' | 'tax_revenue' | 'other_taxes' | 'tax_transfer' | 'profit' | 'income_tax';

/** One line of a party's cash flow: what comes in is positive [fen by year]. */
export type CashLine = { party: DealParty; kind: LineKind; amounts: Fen[] };

export type CashFlow = { money: TermsResult; otherTaxes: OtherTaxYear[]; lines: CashLine[]; net: Record<DealParty, Fen[]> };

type Book = (party: DealParty | 'outside', kind: LineKind, at: number, amount: number) => void;

/**
 * The cash flow of every party and year: shared taxes, the taxes that nobody shares, and what is paid beside them. The firm's
 * profit is what it has before income tax: surcharges and local taxes are in it already.
 *
 * What one party pays another is booked twice, with opposite signs, so that what all parties have together is what came
 * from outside. A guaranteed minimum is reckoned last: it tops up what the party received in the year.
 */
export function cashFlowOf(deal: EnclaveDeal, reference: EnclaveReference): CashFlow {
  const { terms, items } = deal;
  const money = enclaveMoney(terms, reference);
  const { lines, book } = emptyBook(terms.years);
  bookTerms(deal, money, book);
  const otherTaxes = otherTaxesByYear(deal, new Law(reference));
  otherTaxes.forEach(({ kept }, at) => book('fly_in', 'other_taxes', at, kept));
  for (const item of items) if (item.kind !== 'guaranteed_minimum') bookItem(item, book, terms.years);
  for (const item of items) if (item.kind === 'guaranteed_minimum') topUp(item, [...lines.values()], book, terms.years);
  const all = [...lines.values()];
  const net = Object.fromEntries(DealParty.options.map((party) => [party, netOf(party, all, terms.years)])) as CashFlow['net'];
  return { money, otherTaxes, lines: all, net };
}

/** What items say, without guaranteed minimums, which depend on everything else. */
export function linesOfItems(items: readonly CashItem[], years: number): CashLine[] {
  const { lines, book } = emptyBook(years);
  for (const item of items) if (item.kind !== 'guaranteed_minimum') bookItem(item, book, years);
  return [...lines.values()];
}

function emptyBook(years: number): { lines: Map<string, CashLine>; book: Book } {
  const lines = new Map<string, CashLine>();
  const book: Book = (party, kind, at, amount) => {
    if (party === 'outside' || amount === 0) return;
    const line = lines.get(`${party} ${kind}`) ?? { party, kind, amounts: new Array<Fen>(years).fill(0 as Fen) };
    lines.set(`${party} ${kind}`, line);
    line.amounts[at] = (line.amounts[at]! + amount) as Fen;
  };
  return { lines, book };
}

function bookTerms({ terms }: EnclaveDeal, { years }: TermsResult, book: Book): void {
  years.forEach(({ revenue, transfer, cit }, at) => {
    book('fly_in', 'tax_revenue', at, revenue.vat + revenue.cit);
    book('fly_in', 'tax_transfer', at, 0 - transfer);
    book('fly_out', 'tax_transfer', at, transfer);
    book('firm', 'profit', at, fenOfWan(terms.project.profit[at]!));
    book('firm', 'income_tax', at, 0 - cit.assessed);
  });
  for (const { party, year, amount } of terms.investments) book(party, 'investment', year - 1, 0 - fenOfWan(amount));
}

function bookItem(item: Exclude<CashItem, { kind: 'guaranteed_minimum' }>, book: Book, years: number): void {
  if (item.kind === 'dividend') return bookDividend(item, book, years);
  for (let at = item.from_year - 1; at < Math.min(item.to_year, years); at++) {
    if ('by' in item) book(item.by, item.kind, at, 0 - fenOfWan(item.amount));
    else if (item.kind === 'land_income') {
      const all = fenOfWan(item.amount);
      const out = mulDiv(all, ratioOf(item.fly_out));
      book('fly_out', item.kind, at, out);
      book('fly_in', item.kind, at, all - out);
    } else pay(book, item.from, item.to, item.kind, at, item.kind === 'fixed_return' ? returnOf(item) : fenOfWan(item.amount));
  }
}

const returnOf = ({ principal, rate }: { principal: number; rate: number }): Fen => mulDiv(fenOfWan(principal), ratioOf(rate));

function pay(book: Book, from: DealParty | 'outside', to: DealParty | 'outside', kind: LineKind, at: number, amount: number): void {
  book(from, kind, at, -amount);
  book(to, kind, at, amount);
}

/** A loss pays nothing and asks for nothing. */
function bookDividend({ profit, payout, equity }: Extract<CashItem, { kind: 'dividend' }>, book: Book, years: number): void {
  for (let at = 0; at < Math.min(profit.length, years); at++) {
    const distributable = Math.max(0, fenOfWan(profit[at]!));
    for (const [party, share] of Object.entries(equity) as [DealParty, number][])
      book(party, 'dividend', at, mulDiv(distributable, times(ratioOf(payout), ratioOf(share))));
  }
}

function topUp(item: Extract<CashItem, { kind: 'guaranteed_minimum' }>, lines: readonly CashLine[], book: Book, years: number): void {
  const received = lines.filter(({ party, kind }) => party === item.to && isReturn(kind));
  for (let at = item.from_year - 1; at < Math.min(item.to_year, years); at++) {
    const sum = received.reduce((total, { amounts }) => total + Math.max(0, amounts[at]!), 0);
    pay(book, item.from, item.to, item.kind, at, Math.max(0, fenOfWan(item.amount) - sum));
  }
}

/** Capital is nobody's return: it fills no guaranteed minimum. */
export const isReturn = (kind: LineKind): boolean => kind !== 'capital';

const netOf = (party: DealParty, lines: readonly CashLine[], years: number): Fen[] =>
  Array.from({ length: years }, (_, at) => lines.reduce((sum, line) => sum + (line.party === party ? line.amounts[at]! : 0), 0) as Fen);

/** Kinds of lines that are neither running income nor running cost: they do not serve a loan. */
const NOT_RUNNING: ReadonlySet<LineKind> = new Set(['investment', 'land', 'infrastructure', 'debt_service', 'capital']);

/**
 * The debt-service coverage ratio: what a party has left in a year before it serves its loan, over what the loan asks for.
 *
 * @returns the smallest over the years in which something is due; null when nothing ever is
 */
export function coverageOf({ lines }: CashFlow, party: DealParty): number | null {
  const own = lines.filter((line) => line.party === party);
  const debt = own.find(({ kind }) => kind === 'debt_service');
  if (!debt) return null;
  const ratios = debt.amounts.flatMap((due, at) => {
    const running = own.reduce((sum, { kind, amounts }) => sum + (NOT_RUNNING.has(kind) ? 0 : amounts[at]!), 0);
    return due === 0 ? [] : [running / (0 - due)];
  });
  return ratios.length === 0 ? null : Math.min(...ratios);
}
