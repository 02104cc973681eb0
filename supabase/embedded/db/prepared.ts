/** A statement that the engine knows, or will know once `parse` was sent, under a name of its own. */
export type Prepared = {
  name: string;
  text: string;
  /** Column names, learnt at its first run; while absent the statement must be described. */
  columns: readonly string[] | undefined;
  /** Whether the engine has parsed it. */
  known: boolean;
};

/**
 * Statements by text, least recently used first. A name is never used twice: after a failure nobody knows for sure
 * whether the engine still holds it, and a second Parse under a living name is refused (42P05).
 */
export class PreparedStatements {
  readonly #byText = new Map<string, Prepared>();
  readonly #limit: number;
  #lastNumber = 0;
  #toClose: string[] = [];

  constructor(limit = 300) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#byText.size;
  }

  /** The statement for this text, new or known; marks it as just used. */
  get(text: string): Prepared {
    const found = this.#byText.get(text);
    if (found) {
      this.#byText.delete(text);
      this.#byText.set(text, found);
      return found;
    }
    this.#evict();
    const fresh: Prepared = { name: `s${++this.#lastNumber}`, text, columns: undefined, known: false };
    this.#byText.set(text, fresh);
    return fresh;
  }

  /** Drops a statement whose state in the engine is in doubt. */
  forget(statement: Prepared): void {
    if (this.#byText.get(statement.text) === statement) this.#byText.delete(statement.text);
    this.#toClose.push(statement.name);
  }

  /** Names to close in the next message; closing an unknown name is no error in Postgres. */
  takeClosed(): string[] {
    const names = this.#toClose;
    if (names.length > 0) this.#toClose = [];
    return names;
  }

  #evict(): void {
    if (this.#byText.size < this.#limit) return;
    const oldest = this.#byText.values().next().value;
    if (oldest) this.forget(oldest);
  }
}
