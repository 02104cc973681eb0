import type { ProposalStatusCode } from '../../domain/enums.ts';
import type { Result } from '../../domain/errors.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { retryBusy } from './retry-busy.ts';

/**
 * Proposes a drawn plan of secondments to the office across.
 *
 * @returns the proposal's id
 * @errors `not_found`, `wrong_state`, `nothing_chosen`, `already_proposed`, `no_responsible_office`, `partner_not_available`, `too_many_proposals`
 */
export const proposePlan = async (db: Db, plan: string, note: string): Promise<Result<string>> =>
  outcome('propose_secondment_plan', await retryBusy(() => db.rpc('propose_secondment_plan', { plan_id: plan, note })));

export type PlanProposal = { id: string; number: number; status: ProposalStatusCode };

/** Whether both offices agreed on it, and neither has ended it since (`private.plan_is_agreed`). */
export const isAgreed = (proposal: PlanProposal | null): boolean =>
  proposal !== null && ['accepted', 'negotiating', 'signed', 'delivering'].includes(proposal.status);

/** The newest proposal of a plan, as far as the caller may see it. */
export async function proposalOfPlan(db: Db, plan: string): Promise<PlanProposal | null> {
  const rows = unwrap(
    'proposal_subjects',
    await db.from('proposal_subjects').select('proposal:proposals!inner(id, number, status)').eq('plan_id', plan),
  );
  return rows.map(({ proposal }) => proposal).sort((a, b) => b.number - a.number)[0] ?? null;
}
