import type { DealParty, EnclaveDeal } from '../../domain/enclave-deal.ts';
import { wanOfFen } from '../../domain/money.ts';
import { cashFlowOf, coverageOf, type CashFlow } from './cash-flow.ts';
import { coreEdges } from './core.ts';
import { enclaveModel, type EnclaveModel } from './enclave-model.ts';
import { AS_PLANNED } from './future.ts';
import { internalRate, paybackOf } from './finance.ts';
import type { EnclaveReference } from './law.ts';
import type { PartyKey, TwoValues } from './model-parties.ts';
import { partyValue } from './party-value.ts';
import { presentValues } from './present-values.ts';
import { sharesOf } from './shares.ts';

export type Bargain = {
  /** What each place has without this enclave, as a present value [万元]. */
  without: TwoValues;
  /** Bargaining power of the fly-out place, 0 to 1; the rest is the other's. */
  power: number;
};

export type PartySummary = {
  npv: number;
  irr: number | null;
  /** Year of the term from which it has its money back. */
  payback: number | null;
  /** Smallest debt-service coverage ratio; null without a loan. */
  dscr: number | null;
  /** By how much it is better off (or worse: negative) than without the enclave [万元]. */
  better: number;
};

/** Rates of the fly-out place at which something holds; null when no rate between 0 and 1 does it. */
export type Marks = {
  /** The fly-out place's present value is nothing. */
  breakEven: number | null;
  nash: number | null;
  shapley: number | null;
  nucleolus: number | null;
  /** The least and the most that leaves neither place worse off than without. */
  core: { least: number; most: number } | null;
};

export type SplitSummary = {
  /** Null: as agreed, phase by phase. */
  rate: number | null;
  flyOut: PartySummary;
  flyIn: PartySummary;
  /** The firm and the villages, where money passes through their hands. `without`: what the villages have elsewhere; null: nobody has said it, and it counts as 0. */
  others: ({ party: 'firm' | 'village'; without: number | null } & Omit<PartySummary, 'better'>)[];
  /** Who would walk away, and by how much it is short [万元]: of what it has without, or of nothing for whom nobody has said that. */
  leaves: { party: PartyKey; short: number }[];
  marks: Marks;
  /** What the marks were reckoned with; 0 where nobody said what a place has without. */
  bargain: Bargain;
};

/**
 * Everything that a slider of the rate shows. Preparing reckons the taxes once; a rate is then a matter of microseconds to
 * milliseconds. `rate` replaces every agreed rate above 0, so that years without sharing stay without; null keeps them.
 *
 * @returns a function from the rate to the summary
 */
export function prepareSplit(deal: EnclaveDeal, reference: EnclaveReference, bargain: Bargain): (rate: number | null) => SplitSummary {
  const model = enclaveModel(deal, reference);
  const marks = marksOf(model, bargain);
  return (rate) => {
    const flow = cashFlowOf(rate === null ? deal : withRate(deal, rate), reference);
    const flyOut = { ...summaryOf(flow, 'fly_out', deal.terms.discount_rate), better: 0 };
    const flyIn = { ...summaryOf(flow, 'fly_in', deal.terms.discount_rate), better: 0 };
    flyOut.better = flyOut.npv - bargain.without.flyOut;
    flyIn.better = flyIn.npv - bargain.without.flyIn;
    const others = (['firm', 'village'] as const).flatMap((party) =>
      flow.lines.some((line) => line.party === party)
        ? [
            {
              party,
              without: party === 'village' ? (deal.village_without ?? null) : null,
              ...summaryOf(flow, party, deal.terms.discount_rate),
            },
          ]
        : [],
    );
    const leaves = [
      { party: 'flyOut' as const, short: 0 - flyOut.better },
      { party: 'flyIn' as const, short: 0 - flyIn.better },
      ...others.map(({ party, npv, without }) => ({ party, short: (without ?? 0) - npv })),
    ].filter(({ short }) => short > NOTICEABLE);
    return { rate, flyOut, flyIn, others, leaves, marks, bargain };
  };
}

function summaryOf(flow: CashFlow, party: DealParty, rate: number): Omit<PartySummary, 'better'> {
  const amounts = flow.net[party].map(wanOfFen);
  const since = paybackOf(amounts);
  return {
    npv: partyValue(flow, party, rate),
    irr: internalRate(amounts),
    payback: since < 0 ? null : since + 1,
    dscr: coverageOf(flow, party),
  };
}

/** Nobody leaves for less than a fen [万元]. */
const NOTICEABLE = 1e-6;

/** The deal with one rate in all years that share. */
export function withRate(deal: EnclaveDeal, rate: number): EnclaveDeal {
  const { terms } = deal.terms;
  const phases = terms.phases.map((phase) => (phase.fly_out > 0 ? { ...phase, fly_out: rate } : phase));
  return { ...deal, terms: { ...deal.terms, terms: { ...terms, phases } } };
}

/** What both places have when one rate is put in all years that share [万元]; no rate of return, but microseconds. */
export function valuesByRate(model: EnclaveModel): (rate: number) => TwoValues {
  const shares = model.rate.map((rate) => (rate > 0 ? 1 : rate));
  return (rate) => presentValues({ ...model, rate: shares.map((mark) => (mark > 0 ? rate : mark)) }, AS_PLANNED);
}

/**
 * Both places' game: together they have the sum, which no rate changes; alone what they have without. The rate that gives
 * the fly-out place what a solution gives it is found by halving, because its value never falls with the rate.
 */
function marksOf(model: EnclaveModel, { without, power }: Bargain): Marks {
  const valueAt = valuesByRate(model);
  const now = valueAt(0);
  const game = { players: 2, values: Float64Array.of(0, without.flyOut, without.flyIn, now.flyOut + now.flyIn) };
  const { shapley, nash, nucleolus } = sharesOf(game, [without.flyOut, without.flyIn], [power, 1 - power]);
  const rateFor = (target: number | undefined) => (target === undefined ? null : rateGiving((rate) => valueAt(rate).flyOut, target));
  return {
    breakEven: rateFor(0),
    nash: rateFor(nash?.[0]),
    shapley: nash ? rateFor(shapley?.[0]) : null,
    nucleolus: rateFor(nucleolus?.[0]),
    core: coreRates(valueAt, coreEdges(game)),
  };
}

/** The rates that leave both at least what they have without; null when there are none. */
function coreRates(valueAt: (rate: number) => TwoValues, edges: ReturnType<typeof coreEdges>): Marks['core'] {
  if (!edges) return null;
  const [least, most] = [edges.least[0]!, edges.most[0]!];
  if (valueAt(1).flyOut < least || valueAt(0).flyOut > most) return null;
  const out = (rate: number) => valueAt(rate).flyOut;
  return { least: rateGiving(out, least) ?? 0, most: rateGiving(out, most) ?? 1 };
}

/** The smallest rate in [0, 1] at which a value that never falls reaches a target, to the next millionth; null when it does not begin below or never gets there. */
function rateGiving(value: (rate: number) => number, target: number): number | null {
  if (value(1) < target || value(0) > target) return null;
  let [low, high] = [0, 1];
  while (high - low > 1e-7) {
    const middle = (low + high) / 2;
    if (value(middle) >= target) high = middle;
    else low = middle;
  }
  return Math.min(1, Math.ceil(high * 1e6) / 1e6);
}
