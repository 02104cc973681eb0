import { chineseDay } from '../../domain/working-day.ts';
import { findLawEffects } from '../enclave/find-law-effects.ts';
import { createMailSender } from '../mail/mail-sender.ts';
import { sendMails } from '../mail/send-mails.ts';
import { sendNoticeDigests } from '../notice/send-notice-digests.ts';
import { reckonProposals } from '../proposal/reckon.ts';
import { recomposeChanged } from '../proposal/recompose-changed.ts';
import { sendDigests } from '../search/send-digests.ts';
import { unwrap, type Db } from '../db.ts';

export type DutyOptions = {
  /** `smtp://user:password@host:587`; without it mails stay in the outbox. */
  smtpUrl: string | undefined;
  /** The address that mails come from. */
  sender: string | undefined;
  /** Where the pages are, for links in mails; empty where that is not known. */
  origin: string;
  /** [s] */
  everySeconds: number;
};

/**
 * Does what the platform owes without anybody asking: now, and again and again while the process lives. Several servers
 * may do so at once: each duty is idempotent.
 */
export function startDuties(db: Db, { smtpUrl, sender, origin, everySeconds }: DutyOptions): void {
  const send = smtpUrl ? createMailSender(smtpUrl, sender) : null;
  const round = async () => {
    try {
      unwrap('run_daily_duties', await db.rpc('run_daily_duties'));
      await findLawEffects(db);
      await reckonProposals(db);
      await recomposeChanged(db);
      await sendDigests(db, origin, chineseDay(new Date()));
      await sendNoticeDigests(db, origin);
      if (send) await sendMails(db, send);
    } catch (cause) {
      // The backend is away, or a duty is broken: the next round tries again.
      console.error('duties', cause);
    }
    setTimeout(() => void round(), everySeconds * 1000).unref();
  };
  void round();
}
