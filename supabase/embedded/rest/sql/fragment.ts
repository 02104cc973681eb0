import type { Statement } from '../../db/driver.ts';

/** A value that travels beside the statement. The same object used twice is the same `$n`. */
class Param {
  readonly value: string | null;
  constructor(value: string | null) {
    this.value = value;
  }
}

/**
 * A piece of SQL. It can only be made from literal text in this code base (the `sql` tag), from names (`ident`), from
 * values (`param`), from whole numbers and from what Postgres itself printed (`catalogText`): nothing that a client sent
 * can become text.
 */
export class Sql {
  readonly #strings: readonly string[];
  readonly #values: readonly (Sql | Param)[];

  private constructor(strings: readonly string[], values: readonly (Sql | Param)[]) {
    this.#strings = strings;
    this.#values = values;
  }

  static readonly empty = new Sql([''], []);

  static tagged(strings: TemplateStringsArray, values: readonly Sql[]): Sql {
    return new Sql(strings, values);
  }

  /** A name in double quotes, whatever it contains; NUL can't be in one. */
  static ident(name: string): Sql {
    return new Sql([`"${name.replaceAll('\0', '').replaceAll('"', '""')}"`], []);
  }

  static param(value: string | null): Sql {
    return new Sql(['', ''], [new Param(value?.replaceAll('\0', '') ?? null)]);
  }

  static catalogText(text: string): Sql {
    return new Sql([text], []);
  }

  static join(pieces: readonly Sql[], separator: string): Sql {
    if (pieces.length === 0) return Sql.empty;
    return new Sql(['', ...pieces.slice(1).map(() => separator), ''], pieces);
  }

  /** The whole as text with `$n`, and its values. */
  statement(): Statement {
    const params: Param[] = [];
    const text = this.#text(params);
    return { text, params: params.map(({ value }) => value) };
  }

  #text(params: Param[]): string {
    let [text = ''] = this.#strings;
    for (let i = 0; i < this.#values.length; i++) {
      const value = this.#values[i];
      if (value instanceof Sql) text += value.#text(params);
      else if (value !== undefined) {
        let at = params.indexOf(value);
        if (at < 0) at = params.push(value) - 1;
        text += `$${at + 1}`;
      }
      text += this.#strings[i + 1] ?? '';
    }
    return text;
  }
}

export const sql = (strings: TemplateStringsArray, ...values: Sql[]): Sql => Sql.tagged(strings, values);
export const ident = (name: string): Sql => Sql.ident(name);
export const param = (value: string | null): Sql => Sql.param(value);

/** A whole number as text, for the few places where a parameter would cost a better plan. */
export function wholeNumber(value: number): Sql {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no whole number`);
  return Sql.catalogText(`${value}`);
}

/** Text that the catalogue gave us: a type's name, a column's default. Never what a client sent. */
export const catalogText = (text: string): Sql => Sql.catalogText(text);

export const joined = (pieces: readonly Sql[], separator: ', ' | ' AND ' | ' OR ' | ' '): Sql => Sql.join(pieces, separator);

export type QualifiedName = { schema: string; name: string };

export const qualified = ({ schema, name }: QualifiedName): Sql => (schema === '' ? ident(name) : sql`${ident(schema)}.${ident(name)}`);

/** `relation.column`, where the column may be `*`. */
export const columnOf = (relation: Sql, column: string): Sql => (column === '*' ? sql`${relation}.*` : sql`${relation}.${ident(column)}`);
