import type { NamedSubstitute } from '../../domain/plan-view.ts';
import type { ProposalChange } from '../../domain/proposal.ts';
import type { Messages } from '../../i18n/zh.ts';
import type { Db } from '../db.ts';
import { goneStay } from './gone-stay.ts';
import { namedSubstitutes } from './named-substitutes.ts';

const MOST_CHANGES = 3;

/**
 * Whom the engine names in the place of secondees who do not come, by the number of the open change that says so.
 *
 * @param db       the reader's own rights: who may see the assignment sees who could come
 * @param service  the platform's
 * @param today    civil date
 */
export async function namedForChanges(
  { db, service }: { db: Db; service: Db },
  changes: readonly Pick<ProposalChange, 'id' | 'old' | 'settledAt'>[],
  today: string,
  m: Messages,
): Promise<Record<number, NamedSubstitute[]>> {
  const open = changes.filter(({ settledAt, old }) => settledAt === undefined && typeof old?.secondment === 'string');
  const named: Record<number, NamedSubstitute[]> = {};
  for (const { id, old } of open.slice(0, MOST_CHANGES)) {
    const out = await goneStay(db, String(old?.secondment));
    if (out) named[id] = await namedSubstitutes(service, out, today, m);
  }
  return named;
}
