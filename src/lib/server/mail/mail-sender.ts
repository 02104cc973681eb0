import { createTransport } from 'nodemailer';

export type Mail = { to: string; subject: string; text: string };
export type SendMail = (mail: Mail) => Promise<void>;

/** Sends plain-text mails through an SMTP server. */
export function createMailSender(smtpUrl: string, sender = 'feiqiao@localhost'): SendMail {
  const transport = createTransport({ url: smtpUrl, pool: true, connectionTimeout: 10_000 });
  return async ({ to, subject, text }) => {
    // An address object, not a string: a comma can't become a second recipient.
    await transport.sendMail({ from: sender, to: { name: '', address: to }, subject, text });
  };
}
