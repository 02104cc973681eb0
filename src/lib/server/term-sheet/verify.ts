import { VerifiedTermSheet } from '../../domain/term-sheet.ts';
import { unwrap, type Db } from '../db.ts';

/** What a document's code says; null when no document has it. By the platform itself: the page is public. */
export async function verifyTermSheet(serviceDb: Db, code: string): Promise<VerifiedTermSheet | null> {
  if (!/^[0-9a-f]{24}$/.test(code)) return null;
  return VerifiedTermSheet.nullable().parse(unwrap('verify_term_sheet', await serviceDb.rpc('verify_term_sheet', { code })));
}
