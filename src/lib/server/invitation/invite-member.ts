import { err, ok, type Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

type Sender = { db: Db; serviceDb: Db | null; origin: string };

/**
 * Records an invitation as the caller and sends its mail as the platform.
 *
 * @param origin  where the mail's link leads: `https://feiqiao.example`
 * @errors `not_allowed`, `already_member`, `already_invited`, `bad_request`; after the record `no_secret_key`,
 *         `mail_not_sent`, `too_many_mails`: then it waits and can be sent again
 */
export async function inviteMember(
  sender: Sender,
  { organisationId, email, asManager }: { organisationId: string; email: string; asManager: boolean },
): Promise<Result<null>> {
  if (sender.serviceDb === null) return err('no_secret_key');
  const invited = outcome(
    'invite_member',
    await sender.db.rpc('invite_member', { organisation_id: organisationId, email, as_manager: asManager }),
  );
  return invited.ok ? sendInvitation(sender.serviceDb, email.trim().toLowerCase(), sender.origin) : invited;
}

/** Seven days more and another mail. @errors `invitation_gone`, `not_found`, and those of the mail */
export async function resendInvitation(sender: Sender, id: string): Promise<Result<null>> {
  if (sender.serviceDb === null) return err('no_secret_key');
  const renewed = outcome('renew_invitation', await sender.db.rpc('renew_invitation', { invitation_id: id }));
  return renewed.ok ? sendInvitation(sender.serviceDb, renewed.value, sender.origin) : renewed;
}

async function sendInvitation(serviceDb: Db, email: string, origin: string): Promise<Result<null>> {
  const redirectTo = `${origin}/invitation`;
  const { error } = await serviceDb.auth.admin.inviteUserByEmail(email, { redirectTo });
  if (!error) return ok(null);
  if (error.code !== 'email_exists') return refusal(error.status);
  // Somebody who was a member before has an account: a link to sign in with does the same.
  const again = await serviceDb.auth.signInWithOtp({ email, options: { shouldCreateUser: false, emailRedirectTo: redirectTo } });
  return again.error ? refusal(again.error.status) : ok(null);
}

const refusal = (status: number | undefined) => (status === 429 ? err('too_many_mails') : err('mail_not_sent'));
