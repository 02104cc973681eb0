import { unwrap, type Db } from '../db.ts';
import type { SendMail } from './mail-sender.ts';

const AT_ONCE = 50;

/** Sends the mails that are due, and notes of each whether it went out. A refused one comes again later. */
export async function sendMails(db: Db, send: SendMail): Promise<void> {
  const mails = unwrap('take_mails', await db.rpc('take_mails', { most: AT_ONCE }));
  for (const { id, to_email: to, subject, body } of mails) {
    const fault = await send({ to, subject, text: body }).then(
      () => null,
      (cause: unknown) => (cause instanceof Error ? cause.message : String(cause)),
    );
    // The generated types don't know that an argument may be null.
    unwrap('report_mail', await db.rpc('report_mail', { mail_id: id, fault: fault as string }));
  }
}
