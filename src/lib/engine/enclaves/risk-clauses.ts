import type { EnclaveDeal } from '../../domain/enclave-deal.ts';
import type { EnclaveTerms } from '../../domain/enclave-terms.ts';
import { enclaveModel } from './enclave-model.ts';
import type { EnclaveReference } from './law.ts';
import { simulate, type Spreads } from './simulate.ts';
import type { Uncertainty } from './uncertainty.ts';
import { usualReceipts, weakestOf, type Weaker } from './weaker-side.ts';

/** A clause that moves risk from one place to the other, or from the villages to the fly-in place. */
export type RiskClause =
  | { kind: 'floor'; amount: number }
  | { kind: 'guaranteed_minimum'; amount: number }
  | { kind: 'village_minimum'; amount: number }
  | { kind: 'ceiling'; amount: number }
  | { kind: 'later_start'; years: number };

export type ClauseEffect = {
  clause: RiskClause;
  spreads: Spreads;
  /** Of the weaker side's worst tenth [万元]. */ gain: number;
};

/** What is less than half a tenth of 万元 moves nothing. */
const NOTICEABLE = 0.05;

/**
 * Which clauses help the weaker side (`weakestOf`) in its worst tenth, over the same futures, most helpful first; those that
 * do not move it are left out. Amounts are parts of what the transfer, or the villages' receipts, are on average in the
 * years that pay.
 *
 * @param paths  futures for each clause
 * @returns the spreads as agreed, whom it is about, and the effects [万元]
 */
export function clausesByEffect(deal: EnclaveDeal, reference: EnclaveReference, uncertainty: Uncertainty, seed: number, paths = 20_000) {
  const of = (changed: EnclaveDeal) => simulate(enclaveModel(changed, reference), uncertainty, seed, paths).spreads;
  const now = of(deal);
  const weaker = weakestOf(deal, reference, now);
  const worst = (spreads: Spreads) => spreads[weaker]?.p10 ?? 0;
  const effects = candidateClauses(deal, reference, weaker)
    .map((clause): ClauseEffect => {
      const spreads = of(withClause(deal, clause));
      return { clause, spreads, gain: worst(spreads) - worst(now) };
    })
    .filter(({ gain }) => Math.abs(gain) >= NOTICEABLE);
  return { now, weaker, effects: effects.sort((a, b) => b.gain - a.gain) };
}

function candidateClauses(deal: EnclaveDeal, reference: EnclaveReference, weaker: Weaker): RiskClause[] {
  const cents = (wan: number) => Math.round(wan * 100) / 100;
  if (weaker === 'village') return [{ kind: 'village_minimum', amount: cents(usualReceipts(deal, reference, 'village') * 0.8) }];
  const usual = usualTransfer(deal, reference);
  // Where nothing is shared, there is nothing that a clause of sharing could move.
  if (usual === 0) return [];
  const part = (share: number) => cents(usual * share);
  return [
    { kind: 'floor', amount: part(0.5) },
    { kind: 'guaranteed_minimum', amount: part(0.8) },
    { kind: 'ceiling', amount: part(1.2) },
    { kind: 'later_start', years: 2 },
  ];
}

/** The average of what is due in the years that pay something, as planned [万元]. */
function usualTransfer({ terms }: EnclaveDeal, reference: EnclaveReference): number {
  const model = enclaveModel({ terms, items: [] }, reference);
  const paid = Array.from({ length: model.years }, (_, at) => {
    const base =
      (model.sharesVat ? model.vat[at]! * model.vatShare : 0) +
      (model.sharesCit ? Math.max(0, model.profit[at]!) * model.citShare[0]![at]! : 0);
    return Math.max(0, model.rate[at]!) * Math.max(0, base);
  }).filter((amount) => amount > 0);
  return paid.length === 0 ? 0 : paid.reduce((sum, amount) => sum + amount, 0) / paid.length;
}

/** A deal with one clause more. */
export function withClause(deal: EnclaveDeal, clause: RiskClause): EnclaveDeal {
  const agreed = deal.terms.terms;
  const change = (terms: Partial<EnclaveTerms['terms']>): EnclaveDeal => ({
    ...deal,
    terms: { ...deal.terms, terms: { ...agreed, ...terms } },
  });
  switch (clause.kind) {
    case 'floor':
      return change({ floor_per_year: Math.max(agreed.floor_per_year ?? 0, clause.amount) });
    case 'ceiling':
      return change({ ceiling_per_year: Math.min(agreed.ceiling_per_year ?? Infinity, clause.amount) });
    case 'later_start':
      return change({
        phases: agreed.phases.flatMap((phase) =>
          phase.to_year <= clause.years ? [] : [{ ...phase, from_year: Math.max(phase.from_year, clause.years + 1) }],
        ),
      });
    case 'guaranteed_minimum':
    case 'village_minimum': {
      const item = {
        kind: 'guaranteed_minimum',
        from: 'fly_in',
        to: clause.kind === 'village_minimum' ? 'village' : 'fly_out',
        amount: clause.amount,
        from_year: 1,
        to_year: deal.terms.years,
      } as const;
      return { ...deal, items: [...deal.items, item] };
    }
  }
}
