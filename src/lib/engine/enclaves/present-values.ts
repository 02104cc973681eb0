import { addBeside, addTopUps } from './beside-model.ts';
import type { EnclaveModel } from './enclave-model.ts';
import { MOST_DELAY, type Future } from './future.ts';
import { FIRM, FLY_IN, FLY_OUT, NOTHING, PARTIES, VILLAGE, type PartyValues } from './model-parties.ts';

/** What comes in of the taxes and of profit, and what the year brings to each party. Written anew each year. */
const incoming = new Float64Array(PARTIES.length);
const own = new Float64Array(PARTIES.length);
const worth = new Float64Array(PARTIES.length);

/** What a future is worth to every party [万元]. The result object is written into, so that nothing is allocated. */
export function presentValues(model: EnclaveModel, future: Future, into: PartyValues = { ...NOTHING }): PartyValues {
  const { years, vatShare, vat, rate, beside, firmProfit } = model;
  const delay = Math.min(future.delay, MOST_DELAY);
  const share = model.citShare[delay]!;
  const whole = model.citWhole[delay]!;
  const taxable = taxableOf(model, future);
  const discount = 1 / (1 + model.discountRate);
  let factor = 1;
  let left = model.ceilingTotal;
  worth.fill(0);
  for (let at = 0; at < years; at++) {
    factor *= discount;
    const before = at - future.delay;
    const isHere = at + 1 < future.gone;
    const isEarning = before >= 0 && isHere;
    const paidVat = isEarning ? vat[before]! * future.vat : 0;
    const fromVat = paidVat * vatShare;
    const fromCit = taxable[at]! * share[at]!;
    const fromOther = isEarning ? model.otherTaxes[before]! + Math.max(0, paidVat) * model.surcharge[at]! : 0;
    const planned = isEarning ? firmProfit[before]! : 0;
    const earned = planned > 0 ? planned * future.profit : planned;
    let base = 0;
    if (model.sharesVat) base += Math.max(0, fromVat - model.baselineVat);
    if (model.sharesCit) base += Math.max(0, fromCit - model.baselineCit);
    const due = rate[at]! < 0 ? 0 : rate[at]! * base;
    const transfer = Math.min(Math.max(due, model.floor), model.ceiling, left);
    left -= transfer;
    own[FLY_OUT] = transfer;
    own[FLY_IN] = fromVat + fromCit + fromOther - transfer;
    own[FIRM] = earned - taxable[at]! * whole[at]!;
    addBeside(beside, own, at, before, isHere, isEarning, future);
    if (beside.minimums.length > 0) {
      // What can fill a guaranteed minimum: what comes in, not what is net of what goes out.
      incoming[FLY_OUT] = transfer;
      incoming[FLY_IN] = Math.max(0, fromVat + fromCit) + Math.max(0, fromOther);
      incoming[FIRM] = Math.max(0, earned);
      addTopUps(beside, own, incoming, at, before, isHere, isEarning, future);
    }
    for (let party = 0; party < own.length; party++) {
      worth[party]! += factor * own[party]!;
      own[party] = 0;
    }
  }
  into.flyOut = worth[FLY_OUT]!;
  into.flyIn = worth[FLY_IN]!;
  into.firm = worth[FIRM]!;
  into.village = worth[VILLAGE]!;
  return into;
}

const scratch = new Float64Array(64);

/** Taxable profit by year. The array is used again by the next call. */
function taxableOf(model: EnclaveModel, future: Future): Float64Array {
  const { years, profit, profitMoves, carryYears } = model;
  for (let at = 0; at < years; at++) {
    const before = profitMoves ? at - future.delay : at;
    const own = before >= 0 && at + 1 < future.gone ? profit[before]! : 0;
    scratch[at] = own * (own > 0 ? future.profit : 1);
  }
  if (carryYears > 0) carry(scratch, years, carryYears);
  for (let at = 0; at < years; at++) if (scratch[at]! < 0) scratch[at] = 0;
  return scratch;
}

/** Losses reduce later profits, the oldest first, in place. */
function carry(profit: Float64Array, years: number, carryYears: number): void {
  for (let loss = 0; loss < years; loss++) {
    for (let at = loss + 1; profit[loss]! < 0 && at < years && at <= loss + carryYears; at++) {
      if (profit[at]! <= 0) continue;
      const offset = Math.min(-profit[loss]!, profit[at]!);
      profit[loss]! += offset;
      profit[at]! -= offset;
    }
  }
}
