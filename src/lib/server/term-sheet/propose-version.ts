import type { TermSheetSourceCode } from '../../domain/enums.ts';
import { err, type AppErrorCode, type Result } from '../../domain/errors.ts';
import { TermSheetContent } from '../../domain/term-sheet.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** Proposes another version, made from the newest; answers its number. */
export async function proposeVersion(
  db: Db,
  sheetId: string,
  version: { base: number; content: unknown; source: TermSheetSourceCode; note: string },
): Promise<Result<number, AppErrorCode>> {
  const content = TermSheetContent.safeParse(version.content);
  if (!content.success) return err('bad_request');
  return outcome(
    'propose_term_sheet_version',
    await db.rpc('propose_term_sheet_version', { ...version, term_sheet_id: sheetId, content: content.data }),
  );
}
