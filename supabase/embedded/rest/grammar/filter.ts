import type { CompareOperator, EmbedPath, Filter, IsOperand, Logic, Test, TextSearchOperator } from './ast.ts';
import { field, fieldName, quoted } from './names.ts';
import { commaSeparated, type Reader } from './reader.ts';

const QUANTIFIED = /(?:eq|gte|gt|lte|lt|like|ilike|match|imatch)(?=[.(])/y;
const PLAIN = /(?:neq|cs|cd|ov|sl|sr|nxr|nxl|adj)(?=\.)/y;
const TEXT_SEARCH = /(?:fts|plfts|phfts|wfts)(?=[.(])/y;
const IS_OPERAND = /null|not_null|true|false|unknown/iy;
const OPERATOR = 'operator (eq, gt, ...)';
/** Parentheses inside parentheses: the rule recurses, so the depth is bounded. */
const MAX_DEPTH = 32;

/** How a rule reads the operand: to the end of the parameter, or to the next `,` or `)` inside a logic tree. */
type Value = (reader: Reader) => string;

export const wholeValue: Value = (reader) => reader.match(/[\s\S]*/y) ?? '';

const treeValue: Value = (reader) => quotedElement(reader) ?? reader.match(/\{[^{}]*\}/y) ?? bareElement(reader);
const bareElement = (reader: Reader) => reader.match(/[^,)]*/y) ?? '';

/** A quotation counts only if an element ends right after it; `"a"b` is a bare value with quotes in it. */
function quotedElement(reader: Reader): string | undefined {
  return reader.attempt(() => {
    const text = quoted(reader);
    return text !== undefined && (reader.done || reader.sees(',') || reader.sees(')')) ? text : undefined;
  });
}

/** `[not.]operator.value`; undefined if the text does not start like one. */
export function test(reader: Reader, value: Value): { negated: boolean; test: Test } | undefined {
  const negated = reader.sees('not.') && reader.take('not.');
  if (!negated) reader.miss('"not"');
  const found = operation(reader, value);
  return found && { negated, test: found };
}

function operation(reader: Reader, value: Value): Test | undefined {
  if (reader.sees('in.')) return inList(reader);
  if (reader.sees('isdistinct.')) {
    reader.take('isdistinct.');
    return { kind: 'isdistinct', value: value(reader) };
  }
  if (reader.sees('is.')) return isTest(reader);
  return reader.attempt(() => textSearch(reader, value)) ?? reader.attempt(() => comparison(reader, value)) ?? reader.miss(OPERATOR);
}

function inList(reader: Reader): Test | undefined {
  reader.take('in.');
  reader.skipBlanks();
  if (!reader.take('(')) return undefined;
  reader.skipBlanks();
  const values = commaSeparated(reader, (r) => quotedElement(r) ?? bareElement(r));
  if (values === undefined) return undefined;
  reader.skipBlanks();
  if (!reader.take(')')) return undefined;
  reader.skipBlanks();
  return { kind: 'in', values };
}

function isTest(reader: Reader): Test | undefined {
  reader.take('is.');
  const operand = reader.match(IS_OPERAND)?.toLowerCase() as IsOperand | undefined;
  return operand === undefined ? reader.miss('isVal: (null, not_null, true, false, unknown)') : { kind: 'is', operand };
}

function textSearch(reader: Reader, value: Value): Test | undefined {
  const operator = reader.match(TEXT_SEARCH) as TextSearchOperator | undefined;
  if (operator === undefined) return undefined;
  const language = reader
    .match(/\([\p{L}\p{N}_ $]+\)/uy)
    ?.slice(1, -1)
    .trim();
  if (!reader.take('.')) return undefined;
  return { kind: 'textsearch', operator, language, value: value(reader) };
}

function comparison(reader: Reader, value: Value): Test | undefined {
  const operator = (reader.match(PLAIN) ?? reader.match(QUANTIFIED)) as CompareOperator | undefined;
  if (operator === undefined) return undefined;
  const quantifier = reader.match(/\((?:any|all)\)/y)?.slice(1, -1) as 'any' | 'all' | undefined;
  if (!reader.take('.')) return undefined;
  return { kind: 'compare', operator, quantifier, value: value(reader) };
}

function logicTree(reader: Reader, depth: number): Logic | undefined {
  if (depth > MAX_DEPTH) return reader.miss(`at most ${MAX_DEPTH} levels of and/or`);
  return reader.attempt(() => treeFilter(reader)) ?? connective(reader, depth);
}

function treeFilter(reader: Reader): Filter | undefined {
  const of = field(reader);
  if (of === undefined || !reader.take('.')) return undefined;
  const found = test(reader, treeValue);
  return found && { kind: 'filter', field: of, ...found };
}

/** `and(…)` or `not.or(…)`, with filters and further trees inside. */
export function connective(reader: Reader, depth = 0): Logic | undefined {
  reader.skipBlanks();
  const negated = reader.sees('not.') && reader.take('not.');
  const kind = reader.match(/and|or/y) as 'and' | 'or' | undefined;
  if (kind === undefined) return reader.miss('logic operator (and, or)');
  reader.skipBlanks();
  if (!reader.take('(')) return undefined;
  reader.skipBlanks();
  const terms = commaSeparated(reader, (r) => {
    r.skipBlanks();
    const term = logicTree(r, depth + 1);
    r.skipBlanks();
    return term;
  });
  if (terms === undefined || !reader.take(')')) return undefined;
  reader.skipBlanks();
  return { kind, negated, terms };
}

/** A parameter's name such as `embed.not.or`: where the tree applies and how it starts. */
export function logicPath(reader: Reader): { path: EmbedPath; start: string } | undefined {
  const names: string[] = [];
  do {
    const name = fieldName(reader);
    if (name === undefined) return undefined;
    names.push(name);
  } while (reader.take('.'));
  const operator = names.pop() ?? '';
  return { path: names.filter((name) => name !== 'not'), start: names.includes('not') ? `not.${operator}` : operator };
}
