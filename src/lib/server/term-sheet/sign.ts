import { createHash } from 'node:crypto';
import type { TermSheetStatusCode } from '../../domain/enums.ts';
import type { AppErrorCode, Result } from '../../domain/errors.ts';
import { TermSheetDoors, type TermSheet } from '../../domain/term-sheet.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { dropPaper, openPaper, storePaper } from '../verification/evidence-store.ts';

type Done = Promise<Result<unknown, AppErrorCode>>;

export const startSigning = async (db: Db, sheetId: string, version: number): Done =>
  outcome('start_signing', await db.rpc('start_signing', { term_sheet_id: sheetId, version }));

export const stopSigning = async (db: Db, sheetId: string, why: string): Done =>
  outcome('stop_signing', await db.rpc('stop_signing', { term_sheet_id: sheetId, why }));

/** Takes the whole sheet back, where another deed signs as well. @errors `not_found`, `not_allowed`, `wrong_state`, `reason_needed` */
export const withdrawTermSheet = async (db: Db, sheetId: string, why: string): Done =>
  outcome('withdraw_term_sheet', await db.rpc('withdraw_term_sheet', { term_sheet_id: sheetId, why }));

/** Takes up again one that was taken back, where it was left. */
export const resumeTermSheet = async (db: Db, { proposalId, content }: Pick<TermSheet, 'proposalId' | 'content'>): Done =>
  outcome('begin_term_sheet', await db.rpc('begin_term_sheet', { proposal_id: proposalId, content }));

/** What the reader may do with the sheet as a whole. */
export const termSheetDoors = async (db: Db, proposalId: string): Promise<TermSheetDoors> =>
  TermSheetDoors.nullable().parse(unwrap('term_sheet_doors', await db.rpc('term_sheet_doors', { proposal_id: proposalId }))) ?? {
    withdraw: false,
    resume: false,
  };

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

/** What an organisation signed on paper: the day on it, the scan, and the consent that lets its office hand it in. */
export type PaperSignature = {
  organisationId: string;
  version: number;
  hash: string;
  name: string;
  post: string;
  signedOn: string;
  consentId: string;
  file: File;
};

/** Stores the scan and hands the signature in. @errors those of `storePaper`, `consent_needed`, `not_allowed`, those of signing */
export async function handInPaper(db: Db, sheetId: string, paper: PaperSignature): Promise<Result<TermSheetStatusCode, AppErrorCode>> {
  const fileHash = createHash('sha256')
    .update(new Uint8Array(await paper.file.arrayBuffer()))
    .digest('hex');
  const stored = await storePaper(db, paper.organisationId, paper.file);
  if (!stored.ok) return stored;
  const done = outcome(
    'hand_in_paper_signature',
    await db.rpc('hand_in_paper_signature', {
      term_sheet_id: sheetId,
      organisation_id: paper.organisationId,
      version: paper.version,
      hash: paper.hash,
      signer_name: paper.name,
      signer_post: paper.post,
      signed_on: paper.signedOn,
      object_name: stored.value.objectName,
      media_type: stored.value.mediaType,
      file_hash: fileHash,
      consent_id: paper.consentId,
    }),
  );
  if (!done.ok) await dropPaper(db, stored.value.objectName);
  return done;
}

/** The scan of a signature, as far as the caller may read it; null when there is none. */
export async function openScan(db: Db, sheetId: string, organisationId: string): Promise<{ body: Blob; mediaType: string } | null> {
  const [row] = unwrap(
    'signatures',
    await db
      .from('signatures')
      .select('object_name, media_type')
      .eq('term_sheet_id', sheetId)
      .eq('organisation_id', organisationId)
      .not('object_name', 'is', null)
      .order('round', { ascending: false })
      .limit(1),
  );
  if (!row?.object_name || !row.media_type) return null;
  const body = await openPaper(db, row.object_name);
  return body && { body, mediaType: row.media_type };
}
