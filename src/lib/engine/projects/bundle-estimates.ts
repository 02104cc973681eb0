import type { Basis, Bundle, BundleNeed, BundleUse, Estimate, Uncertain } from '../../domain/bundle.ts';
import type { EstimateKind, EstimateUnit, Mode, NeedId } from '../../domain/mode.ts';
import { convert } from '../../domain/units.ts';
import type { MatchingReference } from '../matching/reference.ts';
import type { Party } from './cover.ts';
import { isAbout } from './requirements.ts';

const UNIT_OF = { jobs: 'person', investment: 'CNY_10k', output: 'CNY_10k_per_year', risk: '1' } as const satisfies Record<
  EstimateKind,
  EstimateUnit
>;

/** Everything an estimate may rest on. Capital is no basis of jobs: jobs for 亿元 differ twentyfold between trades. */
type Known = {
  mode: Mode;
  needs: readonly BundleNeed[];
  uses: readonly BundleUse[];
  parties: readonly Party[];
  reference: MatchingReference;
};

/** Jobs, investment and output as ranges with what they rest on, the most reliable source that there is; null without any. */
export function estimatesOf(known: Known, uncertain: readonly Uncertain[]): Bundle['estimates'] {
  return {
    jobs: statedJobs(known) ?? byRatio('jobs', known) ?? typical('jobs', known),
    investment:
      statedInvestment(known) ??
      byLandField('investment_per_mu', 'investment', known) ??
      byRatio('investment', known) ??
      typical('investment', known),
    output: byLandField('output_per_mu', 'output', known) ?? byRatio('output', known) ?? typical('output', known),
    risk: riskOf(uncertain),
  };
}

/** The people that the driver seeks. */
function statedJobs({ needs }: Known): Estimate | null {
  const amount = needs.find(({ need }) => need === 'labour')?.amount;
  if (!amount || amount.basis.code !== 'stated' || amount.unit !== 'person') return null;
  return { low: amount.low, high: amount.high, unit: 'person', basis: [amount.basis] };
}

/** The capital that the parties bring: what they state and commit. */
function statedInvestment({ uses, parties }: Known): Estimate | null {
  const basis = uses.flatMap((use): (Basis & { code: 'stated' })[] => {
    if (use.need !== 'capital' || use.unit !== 'CNY_10k') return [];
    const offer = parties.find(({ member }) => member.listing.id === use.listing)?.member.listing.offers[use.at];
    if (offer?.quantity === undefined || (use.basis.code !== 'whole_offer' && use.basis.code !== 'stated')) return [];
    return [{ code: 'stated', listing: use.listing, direction: 'offer', at: use.at, quantity: use.amount, unit: use.unit }];
  });
  const sum = basis.reduce((total, { quantity }) => total + quantity, 0);
  return sum > 0 ? { low: sum, high: sum, unit: 'CNY_10k', basis } : null;
}

/** Land that is let only for so much investment or output a 亩: a least amount, for the land that is committed by statement. */
function byLandField(
  field: 'investment_per_mu' | 'output_per_mu',
  kind: 'investment' | 'output',
  { uses, parties }: Known,
): Estimate | null {
  for (const { listing, at, need, amount, unit, basis } of uses) {
    const details = parties.find(({ member }) => member.listing.id === listing)?.member.listing.offers[at]?.details;
    const per = details?.[field];
    const mu = convert(amount, unit, 'mu');
    if (need !== 'site' || typeof per !== 'number' || per === 0 || mu === null || basis.code === 'share_of_offer') continue;
    return {
      low: per * mu,
      high: per * mu,
      unit: UNIT_OF[kind],
      basis: [{ code: 'stated_field', listing, at, field, per, of: mu, unit: 'mu' }],
    };
  }
  return null;
}

/** A ratio of the mode, from an amount that is known. */
function byRatio(kind: EstimateKind, { mode, needs, parties, reference }: Known): Estimate | null {
  for (const { id, from, to, low, high, about } of mode.ratios) {
    if (!('estimate' in to) || to.estimate !== kind || !isAbout(parties[0]!.member, about, reference)) continue;
    const amount = amountOf(from.need, needs);
    if (!amount) continue;
    const [least, most] = [convert(amount.low, amount.unit, from.unit), convert(amount.high, amount.unit, from.unit)];
    if (least === null || most === null) continue;
    const basis: Basis = { code: 'ratio', ratio: id, of: most, unit: from.unit, low, high };
    return { low: least * low, high: most * high, unit: to.unit, basis: [basis] };
  }
  return null;
}

const amountOf = (need: NeedId, needs: readonly BundleNeed[]) => needs.find((each) => each.need === need)?.amount ?? null;

function typical(kind: EstimateKind, { mode, parties, reference }: Known): Estimate | null {
  for (const { id, of, low, high, about } of mode.typical) {
    if (!('estimate' in of) || of.estimate !== kind || !isAbout(parties[0]!.member, about, reference)) continue;
    return { low, high, unit: of.unit, basis: [{ code: 'typical', typical: id, low, high }] };
  }
  return null;
}

/**
 * What each kind of uncertainty adds to the risk that a project does not come about as planned, as independent chances.
 * Our own judgement, of low confidence: no statistics of failed projects were found.
 */
const RISK: Record<Uncertain['code'], { low: number; high: number }> = {
  quantity_unstated: { low: 0.05, high: 0.15 },
  amount_unknown: { low: 0.02, high: 0.08 },
  amount_estimated: { low: 0.01, high: 0.04 },
  kind_only: { low: 0.05, high: 0.2 },
  age_unknown: { low: 0, high: 0.03 },
  out_of_date: { low: 0.05, high: 0.2 },
  little_gain: { low: 0.05, high: 0.2 },
};

const basisOf = (code: Uncertain['code']): Basis => ({ code: 'uncertain', uncertain: code, ...RISK[code] });
const RISK_BASIS: Record<Uncertain['code'], Basis> = {
  quantity_unstated: basisOf('quantity_unstated'),
  amount_unknown: basisOf('amount_unknown'),
  amount_estimated: basisOf('amount_estimated'),
  kind_only: basisOf('kind_only'),
  age_unknown: basisOf('age_unknown'),
  out_of_date: basisOf('out_of_date'),
  little_gain: basisOf('little_gain'),
};

function riskOf(uncertain: readonly Uncertain[]): Estimate {
  const basis = uncertain.map(({ code }) => RISK_BASIS[code]);
  const together = (end: 'low' | 'high') => 1 - uncertain.reduce((rest, { code }) => rest * (1 - RISK[code][end]), 1);
  return { low: together('low'), high: together('high'), unit: '1', basis: basis.length > 0 ? basis : [NOTHING_UNCERTAIN] };
}

const NOTHING_UNCERTAIN: Basis = { code: 'uncertain', uncertain: 'nothing', low: 0, high: 0 };
