import type { VerifiedKindCode } from '../../domain/enums.ts';
import { VerifiedTermSheet } from '../../domain/term-sheet.ts';
import { unwrap, type Db } from '../db.ts';

/** What a document's code says, whatever was signed; null when nothing has it. By the platform itself: the page is public. */
export async function verifyTermSheet(serviceDb: Db, code: string): Promise<VerifiedTermSheet | null> {
  if (!/^[0-9a-f]{24}$/.test(code)) return null;
  const sheet = VerifiedTermSheet.nullable().parse(unwrap('verify_term_sheet', await serviceDb.rpc('verify_term_sheet', { code })));
  return sheet ?? VerifiedTermSheet.nullable().parse(unwrap('verify_agreement', await serviceDb.rpc('verify_agreement', { code })));
}

/** The code by which agreed enclave terms or a published secondment are verified; null when there is none the caller may know. */
export async function verifyCodeOf(db: Db, kind: VerifiedKindCode, id: string): Promise<string | null> {
  const [row] = unwrap('verify_codes', await db.from('verify_codes').select('code').eq('subject_kind', kind).eq('subject_id', id).limit(1));
  return row?.code ?? null;
}
