/** A mail ready to go. */
export type Mail = { to: string; subject: string; html: string };

/** Takes mails away: into the development mailbox or to an SMTP server. */
export type MailTransport = { send(mail: Mail): Promise<void>; close(): Promise<void> };

/** The outgoing post. */
export class Mailer {
  readonly #transport: MailTransport;
  readonly #underway = new Set<Promise<void>>();

  constructor(transport: MailTransport) {
    this.#transport = transport;
  }

  /** Sends and waits for the outcome. */
  send(mail: Mail): Promise<void> {
    return this.#transport.send(mail);
  }

  /**
   * Sends without waiting, and only logs a failure: the time of an answer must not tell whether an address is known, and
   * a slow mail server must not hold up a page.
   */
  post(mail: Promise<Mail>): void {
    const sending = mail
      .then((ready) => this.#transport.send(ready))
      .catch((error: unknown) => console.error('auth: a mail could not be sent:', error))
      .finally(() => this.#underway.delete(sending));
    this.#underway.add(sending);
  }

  async close(): Promise<void> {
    await Promise.all(this.#underway);
    await this.#transport.close();
  }
}
