import type { Transporter } from 'nodemailer';
import type { SmtpConfig } from '../config.ts';
import type { MailTransport } from './mailer.ts';

/** Sends through an SMTP server: TLS from the start on port 465, elsewhere STARTTLS when the server offers it. */
export function createSmtpTransport({ host, port, user, pass, adminEmail, senderName }: SmtpConfig): MailTransport {
  let opened: Promise<Transporter> | undefined;
  // Read with the first mail: most starts send none.
  const open = async () => {
    const { createTransport } = await import('nodemailer');
    return createTransport({
      host,
      port,
      secure: port === 465,
      ...(user ? { auth: { user, pass } } : {}),
      pool: true,
      connectionTimeout: 10_000,
    });
  };
  return {
    async send({ to, subject, html }) {
      const transport = await (opened ??= open());
      // Address objects, not strings: a name with a comma or a quote can't become a second recipient.
      await transport.sendMail({ from: { name: senderName, address: adminEmail }, to: { name: '', address: to }, subject, html });
    },
    close: async () => (await opened)?.close(),
  };
}
