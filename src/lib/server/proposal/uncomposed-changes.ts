import type { Proposal } from '../../domain/proposal.ts';
import { unwrap, type Db } from '../db.ts';

/** After which changes a project is composed anew, as `changes_to_recompose()` has it. */
const COMPOSED_AFTER: readonly string[] = ['partial_answer', 'quantity_lowered', 'party_left'];

/** Ids of the open changes of a project for which the engine has not looked yet what it can still become. */
export async function uncomposedChanges(db: Db, { kind, changes }: Pick<Proposal, 'kind' | 'changes'>): Promise<number[]> {
  const open = changes.filter((change) => change.settledAt === undefined && COMPOSED_AFTER.includes(change.kind)).map(({ id }) => id);
  if (kind !== 'project' || open.length === 0) return [];
  const rows = unwrap('proposal_changes', await db.from('proposal_changes').select('id').in('id', open).is('recomposed_at', null));
  return rows.map(({ id }) => id);
}
