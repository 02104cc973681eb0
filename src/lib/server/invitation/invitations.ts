import { z } from 'zod';
import { memberRole } from '../../domain/enums.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import type { Result } from '../../domain/errors.ts';

/** Invitations of an organisation that wait for an answer, newest first. */
export async function listInvitations(db: Db, organisationId: string, now: string) {
  const rows = unwrap(
    'invitations',
    await db
      .from('invitations')
      .select('id, email, is_manager, expires_at')
      .eq('organisation_id', organisationId)
      .eq('status', 'pending')
      .order('created_at', { ascending: false }),
  );
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    isManager: row.is_manager,
    expiresAt: row.expires_at,
    expired: Date.parse(row.expires_at) <= Date.parse(now),
  }));
}

const MyInvitation = z.object({
  email: z.string(),
  role: z.enum(memberRole),
  organisation: z.string(),
  by: z.string(),
  expiresAt: z.string(),
});

/** The invitation that waits for the signed-in person; null when there is none. */
export async function myInvitation(db: Db) {
  return MyInvitation.nullable().parse(unwrap('my_invitation', await db.rpc('my_invitation')));
}

/** Makes account and membership. @errors `invitation_gone`, `already_member`, `bad_request` */
export const acceptInvitation = async (db: Db, displayName: string): Promise<Result<unknown>> =>
  outcome('accept_invitation', await db.rpc('accept_invitation', { display_name: displayName }));

/** @errors `invitation_gone`, `not_found` */
export const revokeInvitation = async (db: Db, id: string): Promise<Result<unknown>> =>
  outcome('revoke_invitation', await db.rpc('revoke_invitation', { invitation_id: id }));
