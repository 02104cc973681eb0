import type { Aggregate, Field, JoinKind, SelectEmbed, SelectField, SelectItem } from './ast.ts';
import { field, fieldName, identifier } from './names.ts';
import { commaSeparated, type Reader } from './reader.ts';

const STAR: Field = { name: '*', path: [] };
/** Deeper trees are refused: each level is one more lateral join, and the parser itself recurses. */
const MAX_DEPTH = 8;

/** `select=`: fields, aggregates, embeds and spreads. An empty text selects nothing of its own. */
export function selectList(reader: Reader, depth = 0): SelectItem[] | undefined {
  if (reader.done || reader.sees(')')) return [];
  return commaSeparated(reader, () => selectItem(reader, depth));
}

function selectItem(reader: Reader, depth: number): SelectItem | undefined {
  reader.skipBlanks();
  const item =
    reader.attempt(() => embed(reader, depth)) ??
    reader.attempt(() => star(reader)) ??
    reader.attempt(() => countOfRows(reader)) ??
    selectField(reader);
  if (item === undefined) return undefined;
  reader.skipBlanks();
  return item;
}

function embed(reader: Reader, depth: number): SelectEmbed | undefined {
  const isSpread = reader.sees('...');
  if (isSpread) reader.take('...');
  const alias = isSpread ? undefined : reader.attempt(() => aliasName(reader));
  const name = fieldName(reader);
  if (name === undefined || (!isSpread && name === 'count')) return undefined;
  let hint: string | undefined;
  let join: JoinKind | undefined;
  for (let i = 0; i < 2 && reader.sees('!'); i += 1) {
    reader.take('!');
    const word = fieldName(reader);
    if (word === undefined) return undefined;
    if (word === 'left' || word === 'inner') join ??= word;
    else hint ??= word;
  }
  if (!reader.take('(')) return undefined;
  if (depth >= MAX_DEPTH) return reader.miss(`at most ${MAX_DEPTH} levels of embedding`);
  const select = selectList(reader, depth + 1);
  if (select === undefined || !reader.take(')')) return undefined;
  return { kind: isSpread ? 'spread' : 'embed', name, alias, hint, join, select };
}

/** `alias:`, where a second colon would make it a cast. */
function aliasName(reader: Reader): string | undefined {
  const name = fieldName(reader);
  return name !== undefined && reader.sees(':') && !reader.sees('::') && reader.take(':') ? name : undefined;
}

const atEnd = (reader: Reader) => reader.done || reader.sees(',') || reader.sees(')');

function star(reader: Reader): SelectField | undefined {
  if (!reader.take('*') || !atEnd(reader)) return undefined;
  return { kind: 'field', field: STAR, alias: undefined, cast: undefined, aggregate: undefined, aggregateCast: undefined };
}

function countOfRows(reader: Reader): SelectField | undefined {
  const alias = reader.attempt(() => aliasName(reader));
  if (!reader.sees('count()')) return undefined;
  reader.take('count()');
  const aggregateCast = cast(reader);
  if (!atEnd(reader)) return undefined;
  return { kind: 'field', field: STAR, alias, cast: undefined, aggregate: 'count', aggregateCast };
}

function selectField(reader: Reader): SelectField | undefined {
  const alias = reader.attempt(() => aliasName(reader));
  const selected = field(reader);
  if (selected === undefined) return undefined;
  const valueCast = cast(reader);
  const aggregate = reader.match(/\.(?:sum|avg|count|max|min)\(\)/y)?.slice(1, -2) as Aggregate | undefined;
  const aggregateCast = cast(reader);
  if (!atEnd(reader)) return reader.miss('"," or end of input');
  return { kind: 'field', field: selected, alias, cast: valueCast, aggregate, aggregateCast };
}

function cast(reader: Reader): string | undefined {
  return reader.attempt(() => (reader.sees('::') && reader.take('::') ? identifier(reader) : undefined));
}
