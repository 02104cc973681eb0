import { parseArgs } from 'node:util';
import { messagesFor, type CliMessages } from './messages.ts';
import { EXIT, Refusal } from './refusal.ts';

/** What an option takes: nothing, or a text that `read` accepts (undefined: not). `expected` describes it to a person. */
export type OptionKind = { flag: true } | { flag?: false; expected: string; read: (text: string) => unknown };

const number = (expected: string, accepts: (n: number) => boolean): OptionKind => ({
  expected,
  read: (text) => (text.trim() !== '' && accepts(Number(text)) ? Number(text) : undefined),
});
export const oneOf = (...choices: string[]): OptionKind => ({
  expected: choices.join(' | '),
  read: (text) => (choices.includes(text) ? text : undefined),
});
export const file: OptionKind = { expected: 'FILE', read: (text) => (text === '' ? undefined : text) };
export const year = number('YYYY', (n) => Number.isInteger(n) && n >= 1949 && n <= 2200);
/** Of a command that optimises: the relative gap at which an answer is good enough. */
export const gap = number('≥ 0', (n) => n >= 0 && Number.isFinite(n));

/** Options that every command takes. */
export const COMMON_OPTIONS = {
  in: file,
  out: file,
  lang: oneOf('zh', 'en'),
  seed: number('integer', Number.isSafeInteger),
  'time-limit': number('> 0', (n) => n > 0 && Number.isFinite(n)),
  work: number('integer ≥ 1', (n) => Number.isSafeInteger(n) && n >= 1),
  reference: file,
  help: { flag: true },
} as const satisfies Record<string, OptionKind>;

export type OptionValues = Readonly<Record<string, unknown>>;

/** Reads a command's arguments. Every unknown, repeated or unreadable option is a fault, and all are told at once. */
export function readOptions(args: readonly string[], kinds: Record<string, OptionKind>, command: string): OptionValues {
  const m = messagesFor(args);
  const values: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const token of tokensOf(args, kinds)) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      faults.push(m.cli.unexpectedArgument(token.value));
      continue;
    }
    const read = readOption(token, kinds, m);
    if ('fault' in read) faults.push(read.fault);
    else if (Object.hasOwn(values, token.name)) faults.push(m.cli.repeatedOption(token.rawName));
    else values[token.name] = read.value;
  }
  if (faults.length > 0) throw new Refusal(EXIT.badInput, [...faults, m.cli.seeHelp(`${command} `)]);
  return values;
}

function tokensOf(args: readonly string[], kinds: Record<string, OptionKind>) {
  const options = Object.fromEntries(
    Object.entries(kinds).map(([name, { flag }]) => [name, { type: flag ? 'boolean' : 'string' } as const]),
  );
  return parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true }).tokens;
}

type OptionToken = { name: string; rawName: string; value?: string | undefined };

function readOption(
  { name, rawName, value }: OptionToken,
  kinds: Record<string, OptionKind>,
  m: CliMessages,
): { value: unknown } | { fault: string } {
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (!kind) return { fault: m.cli.unknownOption(rawName) };
  if (kind.flag) return value === undefined ? { value: true } : { fault: m.cli.unexpectedValue(rawName) };
  if (value === undefined) return { fault: m.cli.missingValue(rawName) };
  const read = kind.read(value);
  return read === undefined ? { fault: m.cli.badOption(rawName, kind.expected, value) } : { value: read };
}
