import { RestError } from '../errors.ts';
import { alike, LOOSE_FLOOR, NAME_FLOOR } from '../suggest.ts';
import type { Catalog, ColumnPair, Relationship, Routine } from './catalog.ts';
import type { QualifiedName } from '../sql/fragment.ts';

export const noTable = ({ schema, name }: QualifiedName, catalog: Catalog) => {
  const names = [...catalog.tables.values()].filter((table) => table.schema === schema).map((table) => table.name);
  const [best] = alike(name, names, NAME_FLOOR);
  return new RestError({
    status: 404,
    code: 'PGRST205',
    message: `Could not find the table '${schema}.${name}' in the schema cache`,
    hint: best && `Perhaps you meant the table '${schema}.${best.name}'`,
  });
};

export const noColumn = (table: string, column: string) =>
  new RestError({ status: 400, code: 'PGRST204', message: `Could not find the '${column}' column of '${table}' in the schema cache` });

/** @param relationships all that start from `parent`, undefined if nothing does */
export function noRelationship(search: {
  parent: string;
  child: string;
  hint: string | undefined;
  schema: string;
  relationships: readonly Relationship[] | undefined;
  parents: readonly string[];
}): RestError {
  const { parent, child, schema } = search;
  const using = search.hint === undefined ? '' : `' using the hint '${search.hint}`;
  return new RestError({
    status: 400,
    code: 'PGRST200',
    message: `Could not find a relationship between '${parent}' and '${child}' in the schema cache`,
    details: `Searched for a foreign key relationship between '${parent}' and '${child}${using}' in the schema '${schema}', but no matches were found.`,
    hint: relationshipHint(search),
  });
}

function relationshipHint({ parent, child, relationships, parents }: Parameters<typeof noRelationship>[0]): string | undefined {
  if (relationships === undefined) {
    const [best] = alike(parent, parents, LOOSE_FLOOR);
    return best && `Perhaps you meant '${best.name}' instead of '${parent}'.`;
  }
  const children = relationships.map(({ foreign }) => foreign.name);
  const best = alike(child, children, LOOSE_FLOOR).find(({ score }) => score < 1);
  return best && `Perhaps you meant '${best.name}' instead of '${child}'.`;
}

export function ambiguousRelationship(parent: string, child: string, found: readonly Relationship[]): RestError {
  const hints = found.flatMap((one) => (one.kind === 'computed' ? [] : [`'${one.foreign.name}!${constraintOf(one)}'`]));
  return new RestError({
    status: 300,
    code: 'PGRST201',
    message: `Could not embed because more than one relationship was found for '${parent}' and '${child}'`,
    details: found.map(describe),
    hint: `Try changing '${child}' to one of the following: ${hints.join(', ')}. Find the desired relationship in the 'details' key.`,
  });
}

const constraintOf = (one: Exclude<Relationship, { kind: 'computed' }>) =>
  one.kind === 'many-to-many' ? one.junction.name : one.constraint;

function describe(one: Relationship): object {
  if (one.kind === 'computed') return {};
  const list = (names: readonly string[]) => `(${names.join(', ')})`;
  const own = (pairs: readonly ColumnPair[]) => list(pairs.map(([name]) => name));
  const other = (pairs: readonly ColumnPair[]) => list(pairs.map(([, name]) => name));
  const relationship =
    one.kind === 'many-to-many'
      ? `${one.junction.name} using ${one.constraints[0]}${other(one.sourceColumns)} and ${one.constraints[1]}${other(one.targetColumns)}`
      : `${one.constraint} using ${one.table.name}${own(one.columns)} and ${one.foreign.name}${other(one.columns)}`;
  return { cardinality: one.kind, embedding: `${one.table.name} with ${one.foreign.name}`, relationship };
}

/** How a function was called, as far as it decides which one is meant. */
export type Call = QualifiedName & {
  argumentNames: readonly string[];
  byPost: boolean;
  /** The type of the one unnamed parameter that the body could become. */
  bodyType: 'json' | 'text' | 'xml' | 'bytea' | undefined;
};

export function noRoutine(call: Call, catalog: Catalog): RestError {
  const { schema, name, byPost, bodyType } = call;
  const names = call.argumentNames.toSorted();
  const bodyOnly = byPost && bodyType !== undefined && bodyType !== 'json';
  const called = names.length === 0 ? ' without parameters' : `(${names.join(', ')})`;
  const searched = names.length === 0 ? ' without parameters' : ` with parameter${names.length > 1 ? 's' : ''} ${names.join(', ')}`;
  const orBody = byPost && bodyType === 'json' ? ' or with a single unnamed json/jsonb parameter' : '';
  return new RestError({
    status: 404,
    code: 'PGRST202',
    message: `Could not find the function ${schema}.${name}${bodyOnly ? '' : called} in the schema cache`,
    details: `Searched for the function ${schema}.${name}${
      bodyOnly ? ` with a single unnamed ${bodyType} parameter` : searched + orBody
    }, but no matches were found in the schema cache.`,
    hint: bodyOnly ? undefined : routineHint(call, names, catalog),
  });
}

function routineHint({ schema, name }: Call, argumentNames: readonly string[], catalog: Catalog): string | undefined {
  const inSchema = [...catalog.routines.values()].flat().filter((routine) => routine.schema === schema);
  const overloads = inSchema.filter((routine) => routine.name === name);
  const signature = (names: readonly string[]) => `(${names.toSorted().join(', ')})`;
  if (overloads.length === 0) {
    const [best] = alike(
      name,
      inSchema.map((routine) => routine.name),
      NAME_FLOOR,
    );
    return best && `Perhaps you meant to call the function ${schema}.${best.name}`;
  }
  const signatures = overloads.map((routine) => signature(routine.parameters.map((parameter) => parameter.name)));
  const [best] = alike(signature(argumentNames), signatures, LOOSE_FLOOR);
  return best && `Perhaps you meant to call the function ${schema}.${name}${best.name}`;
}

export function ambiguousRoutine(candidates: readonly Routine[]): RestError {
  const texts = candidates.map(({ schema, name, parameters }) => {
    return `${schema}.${name}(${parameters.map((parameter) => `${parameter.name} => ${parameter.type}`).join(', ')})`;
  });
  return new RestError({
    status: 300,
    code: 'PGRST203',
    message: `Could not choose the best candidate function between: ${texts.join(', ')}`,
    hint: 'Try renaming the parameters or the function itself in the database so function overloading can be resolved',
  });
}
