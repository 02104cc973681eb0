import type { Proposal } from '../../domain/proposal.ts';
import { isOpen } from '../../domain/proposal.ts';
import type { Db } from '../db.ts';
import { recomposeChanged } from './recompose-changed.ts';
import { reckonProposals } from './reckon.ts';
import { readProposal } from './read-proposals.ts';
import { uncomposedChanges } from './uncomposed-changes.ts';

/**
 * Reads a proposal, and lets the engine say first what it still owes to it: gains of new parties, substitutes for a change,
 * what a project can still become.
 */
export async function readReckoned({ db, serviceDb }: { db: Db; serviceDb: Db | null }, id: string): Promise<Proposal | null> {
  const proposal = await readProposal(db, id);
  if (!proposal || !serviceDb || !isOpen(proposal)) return proposal;
  const lacks =
    proposal.parties.some(({ gain, left }) => gain === undefined && !left) ||
    proposal.changes.some(({ isSearched, settledAt }) => !isSearched && settledAt === undefined) ||
    // Looked for apart: the substitutes may have been found by a round of duties or another's page already.
    (await uncomposedChanges(db, proposal)).length > 0;
  if (!lacks) return proposal;
  try {
    await reckonProposals(serviceDb);
    await recomposeChanged(serviceDb);
  } catch (cause) {
    // The page is whole without it; the next round of duties tries again.
    console.error('reckon', cause);
    return proposal;
  }
  return readProposal(db, id);
}
