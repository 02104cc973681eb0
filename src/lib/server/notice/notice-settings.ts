import { DEFAULT_NOTICE_SETTINGS, NoticeSettings } from '../../domain/notice-topic.ts';
import type { Result } from '../../domain/errors.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** When and of what the caller is told by mail. */
export async function getNoticeSettings(db: Db): Promise<NoticeSettings> {
  const [row] = unwrap(
    'notice_settings',
    await db.from('notice_settings').select('mail, quiet_from, quiet_until, muted, choices').limit(1),
  );
  if (!row) return DEFAULT_NOTICE_SETTINGS;
  return NoticeSettings.parse({
    mail: row.mail,
    quietFrom: row.quiet_from,
    quietUntil: row.quiet_until,
    muted: row.muted,
    choices: row.choices,
  });
}

/** @param locale  the language of the mails */
export const saveNoticeSettings = async (
  db: Db,
  { mail, quietFrom, quietUntil, muted, choices }: NoticeSettings,
  locale: string,
): Promise<Result<unknown>> =>
  outcome(
    'save_notice_settings',
    await db.rpc('save_notice_settings', { mail, quiet_from: quietFrom, quiet_until: quietUntil, muted, locale, choices }),
  );
