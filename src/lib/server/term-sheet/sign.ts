import type { TermSheetStatusCode } from '../../domain/enums.ts';
import type { AppErrorCode, Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

type Done = Promise<Result<unknown, AppErrorCode>>;

export const startSigning = async (db: Db, sheetId: string, version: number): Done =>
  outcome('start_signing', await db.rpc('start_signing', { term_sheet_id: sheetId, version }));

export const stopSigning = async (db: Db, sheetId: string, why: string): Done =>
  outcome('stop_signing', await db.rpc('stop_signing', { term_sheet_id: sheetId, why }));

/** Who signs after whom: steps of organisations. */
export const setSigningOrder = async (db: Db, sheetId: string, steps: string[][]): Done =>
  outcome('set_signing_order', await db.rpc('set_signing_order', { term_sheet_id: sheetId, steps }));

/** Signs what was seen: the version by its number and hash. */
export const signTermSheet = async (
  db: Db,
  sheetId: string,
  { version, hash, name, post }: { version: number; hash: string; name: string; post: string },
): Promise<Result<TermSheetStatusCode, AppErrorCode>> =>
  outcome(
    'sign_term_sheet',
    await db.rpc('sign_term_sheet', { term_sheet_id: sheetId, version, hash, signer_name: name, signer_post: post }),
  );
