import type { KeyRow, ViewRow } from './introspection.ts';
import { columnOrigins } from './view-origins.ts';
import type { QualifiedName } from '../sql/fragment.ts';

/** A key of a table as a view shows it: for each of the key's columns one of the view's. */
export type ShownKey = { view: QualifiedName; columns: string[] };

/** For a view by its columns' names: which table columns they show, through other views if need be. */
type ShownColumns = { view: QualifiedName; byOrigin: ReadonlyMap<string, string[]> };

const originKey = (oid: number, column: number) => `${oid}.${column}`;

/** Finds through which views which keys can be seen; a key shown in part only does not count. */
export class ViewKeys {
  readonly #views: ShownColumns[];

  constructor(views: readonly ViewRow[]) {
    const origins = new Map(views.map((view) => [view.oid, columnOrigins(view.rule)]));
    this.#views = views.map((view) => {
      const byOrigin = new Map<string, string[]>();
      const follow = (name: string, oid: number, column: number, seen: readonly number[]) => {
        for (const origin of origins.get(oid) ?? []) {
          if (origin.column !== column) continue;
          const key = originKey(origin.fromOid, origin.fromColumn);
          byOrigin.set(key, [...(byOrigin.get(key) ?? []), name]);
          if (!seen.includes(origin.fromOid)) follow(name, origin.fromOid, origin.fromColumn, [...seen, origin.fromOid]);
        }
      };
      for (const [attnum, name] of Object.entries(view.columns)) follow(name, view.oid, Number(attnum), [view.oid]);
      return { view: { schema: view.schema, name: view.name }, byOrigin };
    });
  }

  /** Views that show all these columns of a table, once for every way to choose among columns shown twice. */
  showing(oid: number, attnums: readonly number[]): ShownKey[] {
    return this.#views.flatMap(({ view, byOrigin }) => {
      const choices = attnums.map((attnum) => byOrigin.get(originKey(oid, attnum)) ?? []);
      return combinations(choices).map((columns) => ({ view, columns }));
    });
  }

  /** The primary keys that views show, by the first choice of columns. */
  primaryKeys(keys: readonly KeyRow[]): ShownKey[] {
    return keys
      .filter((key) => key.type === 'p')
      .flatMap((key) => {
        const shown = this.showing(key.oid, key.attnums);
        return shown.filter((one, i) => shown.findIndex((other) => other.view === one.view) === i);
      });
  }
}

function combinations(choices: readonly (readonly string[])[]): string[][] {
  return choices.reduce<string[][]>((all, options) => all.flatMap((chosen) => options.map((option) => [...chosen, option])), [[]]);
}
