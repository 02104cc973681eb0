/** A mail ready to go. */
export type Mail = { to: string; subject: string; html: string };

/** Takes mails away: to the development mailbox or to an SMTP server. */
export type Mailer = { send(mail: Mail): Promise<void>; close(): Promise<void> };
