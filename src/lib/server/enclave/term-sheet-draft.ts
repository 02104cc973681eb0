import { z } from 'zod';
import { CONFIDENTIAL_FIELDS, ENCLAVE_FIELDS, type EnclaveFormValues } from '../../domain/enclave-form.ts';
import type { AppErrorCode, Result } from '../../domain/errors.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';

const MOST_TYPED = 4000; // characters of a field
const Typed = z.record(z.string(), z.string());

export type TermSheetDraft = { values: EnclaveFormValues; revision: number; savedBy: string; savedAt: string };

/** What one's own side has typed so far, with its own figures; null when nothing was. */
export async function getDraft(db: Db, enclaveId: string, organisationId: string): Promise<TermSheetDraft | null> {
  const mine = (table: 'enclave_drafts' | 'enclave_reservations') =>
    db.from(table).select('*').eq('enclave_id', enclaveId).eq('organisation_id', organisationId).maybeSingle();
  const [draft, own] = await Promise.all([mine('enclave_drafts'), mine('enclave_reservations')]);
  const row = unwrap('enclave_drafts', draft);
  if (!row || !('revision' in row)) return null;
  const figures = unwrap('enclave_reservations', own)?.typed ?? {};
  return {
    values: { ...fieldsOf(Typed.parse(row.typed)), ...pick(Typed.parse(figures), CONFIDENTIAL_FIELDS) },
    revision: row.revision,
    savedBy: row.saved_by_name,
    savedAt: row.saved_at,
  };
}

/**
 * Saves the sheet as typed; what is the side's own goes where only its members read.
 *
 * @param seen  the revision that the page began from; 0 when there was none
 * @returns the new revision
 * @errors `sheet_changed`, `not_allowed`, `not_found`, `wrong_state`, `bad_request`
 */
export async function saveDraft(db: Db, enclaveId: string, values: EnclaveFormValues, seen: number): Promise<Result<number, AppErrorCode>> {
  const shared = ENCLAVE_FIELDS.filter((field) => field !== 'rate' && !CONFIDENTIAL_FIELDS.some((own) => own === field));
  return outcome(
    'save_enclave_draft',
    await db.rpc('save_enclave_draft', {
      enclave_id: enclaveId,
      typed: pick(values, shared),
      own_figures: pick(values, CONFIDENTIAL_FIELDS),
      seen_revision: seen,
    }),
  );
}

const pick = (values: EnclaveFormValues, fields: readonly string[]): EnclaveFormValues =>
  Object.fromEntries(fields.flatMap((field) => (values[field] ? [[field, values[field].slice(0, MOST_TYPED)]] : [])));
/** Every field; what is not typed is empty. */
export const fieldsOf = (typed: EnclaveFormValues): EnclaveFormValues =>
  Object.fromEntries(ENCLAVE_FIELDS.map((field) => [field, (typed[field] ?? '').slice(0, MOST_TYPED)]));
