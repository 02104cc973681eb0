import { err, ok, type Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';

const TYPES = ['invite', 'recovery', 'magiclink'] as const;
type LinkType = (typeof TYPES)[number];

export const isLinkType = (text: string | null): text is LinkType => TYPES.some((type) => type === text);

/** Spends the token of a link in a mail: from then on the browser has that person's session. @errors `link_expired`, `too_many_attempts`, `backend_down` */
export async function openLink(db: Db, type: LinkType, tokenHash: string): Promise<Result<null>> {
  const { error } = await db.auth.verifyOtp({ type, token_hash: tokenHash });
  if (!error) return ok(null);
  if (error.status === 429) return err('too_many_attempts');
  return error.status === undefined || error.status === 0 || error.status >= 500 ? err('backend_down') : err('link_expired');
}
