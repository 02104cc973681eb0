import { z } from 'zod';
import { Proposal, ProposalRow } from '../../domain/proposal.ts';
import { unwrap, type Db } from '../db.ts';

/** One proposal as far as the caller sees it; null when there is none or the caller takes no part. */
export async function readProposal(db: Db, id: string): Promise<Proposal | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const answer = unwrap('get_proposal', await db.rpc('get_proposal', { proposal_id: id }));
  return answer === null ? null : Proposal.parse(answer);
}

/** The caller's proposals, what needs him first. */
export const listProposals = async (db: Db): Promise<ProposalRow[]> =>
  z.array(ProposalRow).parse(unwrap('my_proposals', await db.rpc('my_proposals')));
