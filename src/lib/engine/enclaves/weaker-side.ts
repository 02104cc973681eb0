import type { DealParty, EnclaveDeal } from '../../domain/enclave-deal.ts';
import { wanOfFen } from '../../domain/money.ts';
import { cashFlowOf, isReturn, type CashFlow, type LineKind } from './cash-flow.ts';
import type { EnclaveReference } from './law.ts';
import type { Spreads } from './simulate.ts';

/** Who may be helped by a clause: a government may not vouch for a firm's result, so the firm is none of them. */
export type Weaker = 'flyOut' | 'flyIn' | 'village';
const SIDES: readonly [Weaker, DealParty][] = [
  ['flyOut', 'fly_out'],
  ['flyIn', 'fly_in'],
  ['village', 'village'],
];

/** What is put in to have the enclave at all, rather than paid while it runs. */
const PUT_IN: ReadonlySet<LineKind> = new Set(['investment', 'land', 'infrastructure', 'capital']);

/**
 * The weaker side: of both places and the villages the one whose worst tenth (P10) is the least for each yuan that it puts
 * in (investments, land, infrastructure, capital; the most that it has in at any time, as planned). Who puts nothing in and still loses in its worst tenth is weaker than anybody who
 * puts something in; who puts nothing in and loses nothing is stronger. Between equals the smaller P10 decides.
 *
 * @param spreads  of many futures [万元]
 */
export function weakestOf(deal: EnclaveDeal, reference: EnclaveReference, spreads: Spreads): Weaker {
  const flow = cashFlowOf(deal, reference);
  const sides = SIDES.flatMap(([key, party]) => {
    const p10 = spreads[key]?.p10;
    return p10 === undefined ? [] : [{ key, p10, each: forEachYuan(p10, putInBy(flow, party, deal.terms.years)) }];
  });
  return sides.reduce((weakest, side) =>
    side.each < weakest.each || (side.each === weakest.each && side.p10 < weakest.p10) ? side : weakest,
  ).key;
}

const forEachYuan = (p10: number, putIn: number): number => (putIn > 0 ? p10 / putIn : p10 < 0 ? -Infinity : Infinity);

/** The most that a party has in the enclave at any time, as planned [万元]: what is given back later was put in all the same. */
function putInBy({ lines }: CashFlow, who: DealParty, years: number): number {
  const own = lines.filter(({ party, kind }) => party === who && PUT_IN.has(kind));
  let [sofar, most] = [0, 0];
  for (let at = 0; at < years; at++) {
    for (const { amounts } of own) sofar -= wanOfFen(amounts[at]!);
    most = Math.max(most, sofar);
  }
  return most;
}

/** What a party receives on average in the years that bring it something, capital given back aside, as planned [万元 a year]. */
export function usualReceipts(deal: EnclaveDeal, reference: EnclaveReference, who: DealParty): number {
  const lines = cashFlowOf(deal, reference).lines.filter(({ party, kind }) => party === who && isReturn(kind));
  const years = Array.from({ length: deal.terms.years }, (_, at) =>
    lines.reduce((sum, { amounts }) => sum + Math.max(0, wanOfFen(amounts[at]!)), 0),
  );
  const paid = years.filter((amount) => amount > 0);
  return paid.length === 0 ? 0 : paid.reduce((sum, amount) => sum + amount, 0) / paid.length;
}
