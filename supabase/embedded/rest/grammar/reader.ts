import { syntaxError, type RestError } from '../errors.ts';

/**
 * A cursor over one parameter's text. Rules answer undefined where they don't match; the reader remembers the furthest
 * miss and what would have been accepted there, which is what the error says in the end.
 */
export class Reader {
  readonly text: string;
  at = 0;
  #furthest = 0;
  #expected: string[] = [];

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  /** Takes `literal` if it comes next. */
  take(literal: string): boolean {
    if (!this.text.startsWith(literal, this.at)) {
      this.miss(`"${literal}"`);
      return false;
    }
    this.at += literal.length;
    return true;
  }

  /** Looks without taking. */
  sees(literal: string): boolean {
    return this.text.startsWith(literal, this.at);
  }

  /** Takes what a sticky expression matches here. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  skipBlanks(): void {
    while (this.text[this.at] === ' ' || this.text[this.at] === '\t') this.at += 1;
  }

  /** Tries a rule and steps back if it does not match. */
  attempt<T>(rule: () => T | undefined): T | undefined {
    const start = this.at;
    const result = rule();
    if (result === undefined) this.at = start;
    return result;
  }

  /** Notes what was expected here; always answers undefined, so that a rule can `return reader.miss(…)`. */
  miss(expected: string): undefined {
    if (this.at > this.#furthest) {
      this.#furthest = this.at;
      this.#expected = [];
    }
    if (this.at === this.#furthest && !this.#expected.includes(expected)) this.#expected.push(expected);
    return undefined;
  }

  /** The error at the furthest place that was reached. */
  error(what: string): RestError {
    const char = this.text[this.#furthest];
    const unexpected = char === undefined ? 'unexpected end of input' : `unexpected ${JSON.stringify(char)}`;
    const last = this.#expected.at(-1);
    const others = this.#expected.slice(0, -1);
    const expecting = last === undefined ? '' : ` expecting ${others.length > 0 ? `${others.join(', ')} or ` : ''}${last}`;
    return syntaxError(what, this.text, this.#furthest + 1, unexpected + expecting);
  }

  /** Runs a rule over the whole text. @throws RestError PGRST100 */
  static parse<T>(what: string, text: string, rule: (reader: Reader) => T | undefined): T {
    const reader = new Reader(text);
    const result = rule(reader);
    if (result === undefined || !reader.done) {
      if (result !== undefined) reader.miss('end of input');
      throw reader.error(what);
    }
    return result;
  }
}

/** One or more of a rule, with commas between. */
export function commaSeparated<T>(reader: Reader, rule: (reader: Reader) => T | undefined): T[] | undefined {
  const items: T[] = [];
  do {
    const item = rule(reader);
    if (item === undefined) return undefined;
    items.push(item);
  } while (reader.take(','));
  return items;
}
