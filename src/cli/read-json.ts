import { isUtf8 } from 'node:buffer';
import type { z } from 'zod';
import { faultsOf, type Fault } from '../lib/domain/fault.ts';
import { faultText } from '../lib/i18n/fault-text.ts';
import { readInputBytes } from './files.ts';
import { BrokenJson, JsonReader } from './json-reader.ts';
import type { CliMessages } from './messages.ts';
import { EXIT, Refusal } from './refusal.ts';

/**
 * Reads one JSON document by its schema and then by what the schema cannot see.
 *
 * @param faultsIn  what is wrong with a value that the schema accepts
 * @throws Refusal with every fault and its place; of broken JSON with the line
 */
export async function readJson<T>(
  path: string | undefined,
  schema: z.ZodType<T>,
  faultsIn: (value: T) => readonly Fault[],
  m: CliMessages,
): Promise<T> {
  const { value, duplicates } = await readJsonValue(path, m);
  const read = schema.safeParse(value);
  const faults = [...duplicates, ...(read.success ? faultsIn(read.data) : faultsOf(read.error, value))];
  if (faults.length > 0 || !read.success) throw refusedFor(faults, m);
  return read.data;
}

/** Reads one JSON document of any shape, with the keys that occur twice. @throws Refusal of broken text, with the line */
export async function readJsonValue(path: string | undefined, m: CliMessages): Promise<{ value: unknown; duplicates: Fault[] }> {
  const bytes = await readInputBytes(path, m);
  if (!isUtf8(bytes)) throw new Refusal(EXIT.badInput, [m.cli.fault.broken_text()]);
  return parsed(bytes, m);
}

/** Ends the command: every fault on a line, then how many. */
export const refusedFor = (faults: readonly Fault[], m: CliMessages, line?: number): Refusal =>
  new Refusal(EXIT.badInput, [...faults.map((fault) => faultText(fault, m.cli, line)), m.cli.nothingWritten(faults.length)]);

function parsed(bytes: Buffer, m: CliMessages): { value: unknown; duplicates: Fault[] } {
  const json = new JsonReader(bytes);
  try {
    const value = json.value();
    json.end();
    return { value, duplicates: json.faults };
  } catch (error) {
    if (!(error instanceof BrokenJson)) throw error;
    throw refusedFor([{ path: '', code: 'broken_json', got: error.message }], m, error.line);
  }
}
