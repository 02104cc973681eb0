import { z } from 'zod';
import { Notice } from '../../domain/notice.ts';
import { noticeTopic } from '../../domain/notice-topic.ts';
import { isLocale, loadMessages } from '../../i18n/index.ts';
import type { Messages } from '../../i18n/zh.ts';
import { unwrap, type Db } from '../db.ts';

const Due = z.object({
  userId: z.uuid(),
  email: z.string(),
  person: z.string(),
  locale: z.string().refine(isLocale),
  /** `soon`: at once; `daily`: the digest of the day. */
  pace: z.enum(['soon', 'daily']),
  muted: z.array(z.string()),
  /** Kinds that she chose one by one: topics do not count for them. */
  chosen: z.array(z.string()),
  mailedUpTo: z.int(),
  notices: z.array(Notice),
});
type Due = z.infer<typeof Due>;

/** Notices that one mail names; the others are a number. */
const NAMED = 30;

/**
 * Tells each person by mail what is unread and no mail told of: at once or in the digest of the day, as she chose kind by kind or by
 * topic, not at night. What was told is noted in the transaction that queues the mail.
 *
 * @param origin  the address of the pages, for links; empty where it is not known
 * @returns mails queued
 */
export async function sendNoticeDigests(service: Db, origin: string): Promise<number> {
  let mails = 0;
  for (const due of z.array(Due).parse(unwrap('due_notice_digests', await service.rpc('due_notice_digests')))) {
    const telling = due.notices.filter(({ kind }) => due.chosen.includes(kind) || !due.muted.includes(noticeTopic(kind)));
    const mail = telling.length > 0 ? noticeMail(due, telling, await loadMessages(due.locale), origin) : null;
    // The generated types don't know that an argument may be null.
    const text = { subject: mail?.subject ?? null, body: mail?.body ?? null } as { subject: string; body: string };
    const told = { person_id: due.userId, pace: due.pace, mailed_up_to: due.mailedUpTo, up_to: due.notices.at(-1)?.id ?? due.mailedUpTo };
    if (unwrap('deliver_notice_digest', await service.rpc('deliver_notice_digest', { ...told, ...text })) && mail) mails += 1;
  }
  return mails;
}

/** One person's unread notices as a plain-text mail. */
export function noticeMail(
  { person }: Pick<Due, 'person'>,
  notices: readonly Notice[],
  { notice: m }: Messages,
  origin: string,
): { subject: string; body: string } {
  const lines = notices.slice(0, NAMED).map(({ kind, data, href }) => {
    const sentence = (m.kind[kind] ?? (() => m.unknown))(data);
    return `- ${sentence}${href && origin ? `\n  ${origin}${href}` : ''}`;
  });
  const more = notices.length > NAMED ? ['', m.mail.more(notices.length - NAMED)] : [];
  const body = [m.mail.hello(person), '', ...lines, ...more, '', `${m.mail.foot}${origin ? `\n${origin}/notices/settings` : ''}`].join(
    '\n',
  );
  return { subject: m.mail.subject(notices.length), body };
}
