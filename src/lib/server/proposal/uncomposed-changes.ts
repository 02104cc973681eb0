import type { Proposal } from '../../domain/proposal.ts';
import { unwrap, type Db } from '../db.ts';

/** After which changes a project is composed anew, as `changes_to_recompose()` has it. */
const COMPOSED_AFTER: readonly string[] = ['partial_answer', 'quantity_lowered', 'party_left'];

type Changed = Pick<Proposal, 'kind' | 'changes'>;

/** Ids of the open changes after which a project is composed anew. */
export const composableChanges = ({ kind, changes }: Changed): number[] =>
  kind === 'project'
    ? changes.filter((change) => change.settledAt === undefined && COMPOSED_AFTER.includes(change.kind)).map(({ id }) => id)
    : [];

/** Those of them for which the engine has not looked yet what the project can still become. */
export async function uncomposedChanges(db: Db, proposal: Changed): Promise<number[]> {
  const open = composableChanges(proposal);
  if (open.length === 0) return [];
  const rows = unwrap('proposal_changes', await db.from('proposal_changes').select('id').in('id', open).is('recomposed_at', null));
  return rows.map(({ id }) => id);
}
