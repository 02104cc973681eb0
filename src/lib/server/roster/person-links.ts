import { createHash, randomBytes } from 'node:crypto';
import { err, ok, type Result } from '../../domain/errors.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** Of a link's secret; the database keeps nothing else of it. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

const TOKEN_BYTES = 24;

/** Makes a personal link. @returns its secret, which is shown once @errors `not_found` */
export async function issuePersonLink(db: Db, personId: string): Promise<Result<string>> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const issued = outcome('issue_person_link', await db.rpc('issue_person_link', { person_id: personId, token_hash: hashOfToken(token) }));
  return issued.ok ? ok(token) : err(issued.error.code);
}

/** @errors `not_found` */
export const revokePersonLink = async (db: Db, id: string): Promise<Result<undefined>> =>
  outcome('revoke_person_link', await db.rpc('revoke_person_link', { link_id: id }));

/** The links of a person, newest first. */
export async function personLinks(db: Db, personId: string) {
  const rows = unwrap(
    'person_links',
    await db
      .from('person_links')
      .select('id, created_by_name, expires_on, revoked_at, last_used_at')
      .eq('person_id', personId)
      .order('created_at', { ascending: false }),
  );
  return rows.map((row) => ({
    id: row.id,
    by: row.created_by_name,
    until: row.expires_on,
    isRevoked: row.revoked_at !== null,
    usedAt: row.last_used_at,
  }));
}
