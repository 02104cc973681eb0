import type { EmbedPath, Field, JsonPath, JsonStep } from './ast.ts';
import type { Reader } from './reader.ts';

const IDENTIFIER = /[\p{L}\p{N}_ $]+/uy;
const JSON_KEY = /[^(\-:.,>)]+/y;
const JSON_INDEX = /-?\d+(?=->|::|\.|,|$)/y;
const QUOTED = /"((?:[^"\\]|\\[\s\S])*)"/y;
const FIELD_NAME = 'field name (* or [a..z0..9_$])';

/** `"…"` with `\` before a quote or a backslash; undefined where no closed quotation stands. */
export function quoted(reader: Reader): string | undefined {
  return reader
    .match(QUOTED)
    ?.slice(1, -1)
    .replaceAll(/\\([\s\S])/g, '$1');
}

/** A bare word as casts and text-search languages are written. */
export function identifier(reader: Reader): string | undefined {
  const name = reader.match(IDENTIFIER)?.trim();
  return name ? name : reader.miss('identifier');
}

/** Words joined by `-`, where the dash must not begin an arrow. */
function dashed(reader: Reader, word: RegExp): string | undefined {
  let name = reader.match(word)?.trim();
  if (!name) return undefined;
  while (reader.sees('-') && !reader.sees('->')) {
    const next = reader.attempt(() => (reader.take('-') ? reader.match(word)?.trim() : undefined));
    if (next === undefined) break;
    name += `-${next}`;
  }
  return name;
}

export function fieldName(reader: Reader): string | undefined {
  const name = reader.sees('"') ? quoted(reader) : dashed(reader, IDENTIFIER);
  return name === undefined || name === '' ? reader.miss(FIELD_NAME) : name;
}

function jsonStep(reader: Reader): JsonStep | undefined {
  const arrow = reader.match(/->>?/y) as '->' | '->>' | undefined;
  if (arrow === undefined) return undefined;
  const index = reader.match(JSON_INDEX);
  if (index !== undefined) return { arrow, key: index, isIndex: true };
  const key = reader.sees('"') ? quoted(reader) : dashed(reader, JSON_KEY);
  return key === undefined ? reader.miss('any non reserved character different from: .,>()') : { arrow, key, isIndex: false };
}

/** Zero or more steps; undefined only for an arrow that leads nowhere. */
export function jsonPath(reader: Reader): JsonPath | undefined {
  const steps: JsonStep[] = [];
  while (reader.sees('->')) {
    const step = jsonStep(reader);
    if (step === undefined) return undefined;
    steps.push(step);
  }
  return steps;
}

export function field(reader: Reader): Field | undefined {
  reader.skipBlanks();
  const name = fieldName(reader);
  if (name === undefined) return undefined;
  const path = jsonPath(reader);
  if (path === undefined) return undefined;
  reader.skipBlanks();
  return { name, path };
}

/** A parameter's name: embeds and a field, with dots between. */
export function treePath(reader: Reader): { path: EmbedPath; field: Field } | undefined {
  const names: string[] = [];
  do {
    const name = fieldName(reader);
    if (name === undefined) return undefined;
    names.push(name);
  } while (reader.take('.'));
  const steps = jsonPath(reader);
  if (steps === undefined) return undefined;
  const name = names.pop() ?? '';
  return { path: names, field: { name, path: steps } };
}

/** `columns=` and `on_conflict=`: names with commas between. */
export function columnName(reader: Reader): string | undefined {
  reader.skipBlanks();
  const name = fieldName(reader);
  if (name !== undefined) reader.skipBlanks();
  return name;
}
