import { z } from 'zod';
import type { ProposalKindCode } from '../../domain/enums.ts';
import { unwrap, type Db } from '../db.ts';

/** A proposal whose parties know each other, as its term sheet is begun with; null when one may not see what it is about. */
export async function negotiableProposal(
  db: Db,
  id: string,
): Promise<{ id: string; number: number; kind: ProposalKindCode; title: string; hasSheet: boolean } | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const [proposal] = unwrap(
    'proposals',
    await db.from('proposals').select('id, number, kind, subject:proposal_subjects(title), sheet:term_sheets(id)').eq('id', id),
  );
  if (!proposal?.subject) return null;
  const { number, kind, subject, sheet } = proposal;
  return { id, number, kind, title: subject.title, hasSheet: sheet !== null };
}
