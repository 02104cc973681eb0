import type { ConsentChannelCode, ConsentScopeCode } from '../../domain/enums.ts';
import { ok, type Result } from '../../domain/errors.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { dropPaper, storePaper } from '../verification/evidence-store.ts';

/** Consents of an organisation, newest first: who agreed, how, to what, until when, and whether it was ended early. */
export async function listConsents(db: Db, organisationId: string) {
  const rows = unwrap(
    'consents',
    await db
      .from('consents')
      .select(
        'id, given_by_name, given_by_post, channel, given_on, scopes, valid_until, note, object_name, recorded_by_name, revoked_at, revoked_by_name, revoked_why',
      )
      .eq('organisation_id', organisationId)
      .order('recorded_at', { ascending: false }),
  );
  return rows.map((row) => ({
    id: row.id,
    givenBy: row.given_by_name,
    post: row.given_by_post,
    channel: row.channel,
    givenOn: row.given_on,
    scopes: row.scopes,
    validUntil: row.valid_until,
    note: row.note,
    hasFile: row.object_name !== null,
    recordedBy: row.recorded_by_name,
    revokedAt: row.revoked_at,
    revokedBy: row.revoked_by_name,
    revokedWhy: row.revoked_why,
  }));
}
export type ConsentRow = Awaited<ReturnType<typeof listConsents>>[number];

export type NewConsent = {
  givenBy: string;
  post: string;
  channel: ConsentChannelCode;
  givenOn: string;
  scopes: ConsentScopeCode[];
  validUntil: string;
  note: string;
  file: File | null;
};

/** @errors `not_allowed`, `period_empty`, `bad_request`, those of `storePaper` */
export async function recordConsent(db: Db, organisationId: string, consent: NewConsent): Promise<Result<string>> {
  const stored = consent.file === null ? ok(null) : await storePaper(db, organisationId, consent.file);
  if (!stored.ok) return stored;
  const recorded = outcome(
    'record_consent',
    await db.rpc('record_consent', {
      organisation_id: organisationId,
      given_by_name: consent.givenBy,
      given_by_post: consent.post,
      channel: consent.channel,
      given_on: consent.givenOn,
      scopes: consent.scopes,
      valid_until: consent.validUntil,
      note: consent.note,
      ...(stored.value ? { object_name: stored.value.objectName, media_type: stored.value.mediaType } : {}),
    }),
  );
  if (!recorded.ok && stored.value) await dropPaper(db, stored.value.objectName);
  return recorded;
}

/** @errors `already_answered`, `not_allowed`, `not_found` */
export const revokeConsent = async (db: Db, id: string, why: string): Promise<Result<unknown>> =>
  outcome('revoke_consent', await db.rpc('revoke_consent', { consent_id: id, why }));
