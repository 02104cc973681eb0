import { z } from 'zod';
import { TermSheet } from '../../domain/term-sheet.ts';
import { unwrap, type Db } from '../db.ts';

/** A proposal's term sheet; null when there is none yet or one may not read it. `compared`: another version beside the one shown. */
export async function getTermSheet(
  db: Db,
  proposalId: string,
  { version, compared }: { version?: number | undefined; compared?: number | undefined } = {},
): Promise<TermSheet | null> {
  if (!z.uuid().safeParse(proposalId).success) return null;
  const sheet = unwrap(
    'get_term_sheet',
    await db.rpc('get_term_sheet', {
      proposal_id: proposalId,
      ...(version === undefined ? {} : { version }),
      ...(compared === undefined ? {} : { compared }),
    }),
  );
  // A version that does not exist has no content.
  const read = TermSheet.safeParse(sheet);
  return read.success ? read.data : null;
}
