import { createClient } from '@supabase/supabase-js';
import { randomUUID } from 'node:crypto';

/** A member of the demo enterprise, made without a mail; the address to sign in with. */
export async function newColleague(name: string, password: string): Promise<string> {
  const service = createClient(process.env.FEIQIAO_BACKEND_URL ?? '', process.env.FEIQIAO_BACKEND_KEY ?? '', {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const email = `colleague-${randomUUID().slice(0, 8)}@mail.example`;
  const made = await service.auth.admin.createUser({ email, password, email_confirm: true });
  if (made.error) throw made.error;
  const user_id = made.data.user.id;
  const others = await service
    .from('memberships')
    .select('organisation_id, organisation_kind, role')
    .eq('role', 'enterprise_member')
    .order('created_at')
    .limit(1)
    .single<{ organisation_id: string; organisation_kind: string; role: string }>();
  if (others.error) throw others.error;
  const account = await service.from('accounts').insert({ user_id, display_name: name });
  if (account.error) throw account.error;
  const membership = await service.from('memberships').insert({ user_id, ...others.data });
  if (membership.error) throw membership.error;
  return email;
}
