import type { CallPayload, JsonPayload } from '../request/payload.ts';
import { nameKey, type Catalog, type Parameter, type Routine } from '../schema/catalog.ts';
import { ambiguousRoutine, noRoutine, type Call } from '../schema/errors.ts';

export type CallArguments =
  | { kind: 'none' }
  /** Each by its name, as text; several for a variadic one. */
  | { kind: 'named'; values: { parameter: Parameter; value: string | string[] }[] }
  /** Read from the body's JSON. */
  | { kind: 'json'; parameters: Parameter[]; payload: JsonPayload }
  /** The whole body is the one unnamed argument. */
  | { kind: 'body'; parameter: Parameter; text: string };

export type CallPlan = {
  routine: Routine;
  args: CallArguments;
  /** Columns to take from the result. */
  returning: string[];
};

/**
 * Among a function's overloads the one whose parameters fit the arguments' names; if none does, one whose single unnamed
 * parameter can take the body.
 * @throws RestError PGRST202 if there is none, PGRST203 if there are several
 */
export function chooseRoutine(call: Call, catalog: Catalog): Routine {
  const overloads = catalog.routines.get(nameKey(call)) ?? [];
  const fitting = overloads.filter((routine) => fits(routine, call));
  const candidates = fitting.length > 0 ? fitting : overloads.filter((routine) => takesBody(routine, call));
  const [first] = candidates;
  if (first === undefined) throw noRoutine(call, catalog);
  if (candidates.length > 1) throw ambiguousRoutine(candidates);
  return first;
}

function fits({ parameters }: Routine, { argumentNames, byPost, bodyType }: Call): boolean {
  const isRawBody = byPost && bodyType !== undefined && bodyType !== 'json';
  if (parameters.length === 0) return argumentNames.length === 0 && !isRawBody;
  const known = argumentNames.every((name) => parameters.some((parameter) => parameter.name === name));
  const complete = parameters.every((parameter) => !parameter.required || argumentNames.includes(parameter.name));
  return known && complete;
}

function takesBody({ parameters }: Routine, { byPost, bodyType }: Call): boolean {
  const [only] = parameters;
  if (!byPost || parameters.length !== 1 || only === undefined || only.name !== '' || bodyType === undefined) return false;
  return only.type === bodyType || (bodyType === 'json' && only.type === 'jsonb');
}

/** Binds the arguments of a GET or a form. */
export function namedArguments(routine: Routine, args: readonly (readonly [string, string])[]): CallArguments {
  const values = routine.parameters.flatMap((parameter) => {
    const given = args.filter(([name]) => name === parameter.name).map(([, value]) => value);
    if (given.length === 0) return [];
    return [{ parameter, value: parameter.variadic ? given : (given.at(-1) ?? '') }];
  });
  return values.length === 0 ? { kind: 'none' } : { kind: 'named', values };
}

/** Binds the body of a POST. */
export function bodyArguments(routine: Routine, body: CallPayload): CallArguments {
  const [only] = routine.parameters;
  const unnamed = routine.parameters.length === 1 && only?.name === '' ? only : undefined;
  if (body.kind === 'form') return namedArguments(routine, body.args);
  if (body.kind === 'raw') return unnamed === undefined ? { kind: 'none' } : { kind: 'body', parameter: unnamed, text: body.text };
  const { payload } = body;
  if (unnamed !== undefined) return { kind: 'body', parameter: unnamed, text: payload.json };
  const parameters = routine.parameters.filter(({ name }) => payload.columns.includes(name));
  return parameters.length === 0 ? { kind: 'none' } : { kind: 'json', parameters, payload };
}
