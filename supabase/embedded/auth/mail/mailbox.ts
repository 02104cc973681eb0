import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Mail, MailTransport } from './mailer.ts';

/** Keeps mails in a file of JSON lines instead of sending them, for people who try the app on one machine. */
export function createMailbox(file: string, now: () => Date = () => new Date()): MailTransport {
  return {
    async send(mail) {
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      // The links in it open accounts: readable by the owner only.
      await appendFile(file, `${JSON.stringify({ at: now().toISOString(), ...mail })}\n`, { mode: 0o600 });
    },
    close: async () => {},
  };
}

export type DeliveredMail = Mail & { at: string };

/** The newest mails first. */
export async function readMailbox(file: string, limit: number): Promise<DeliveredMail[]> {
  const lines = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const newest = lines.split('\n').filter(Boolean).slice(-limit).reverse();
  return newest.map((line) => JSON.parse(line) as DeliveredMail);
}
