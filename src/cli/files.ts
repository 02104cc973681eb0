import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CliMessages } from './messages.ts';
import { EXIT, Refusal } from './refusal.ts';

/** npm runs scripts in the project's folder; paths are meant from where the person stands. */
export const fromWhereOneStands = (path: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), path);

/** The whole input as text, without a byte-order mark. */
export async function readInput(path: string | undefined, m: CliMessages): Promise<string> {
  const bytes = await readInputBytes(path, m);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(EXIT.badInput, [m.cli.fault.broken_text()]);
  }
}

/** The whole input as it is: for what is too long to become one text. */
export async function readInputBytes(path: string | undefined, m: CliMessages): Promise<Buffer> {
  return path === undefined || path === '-' ? bytesOfStandardInput() : bytesOfFile(path, m);
}

async function bytesOfStandardInput(): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

async function bytesOfFile(path: string, m: CliMessages): Promise<Buffer> {
  try {
    return await readFile(fromWhereOneStands(path));
  } catch (error) {
    throw new Refusal(EXIT.failed, [m.cli.cannotRead(path, (error as Error).message)]);
  }
}

/**
 * Writes the result whole or not at all: a temporary file beside the target, then a rename. Lines are made as they are
 * written: twenty thousand rankings are more than one string holds.
 */
export async function writeOutput(path: string | undefined, lines: Iterable<string>, m: CliMessages): Promise<void> {
  if (path === undefined || path === '-') return writeStandardOutput(lines);
  const target = fromWhereOneStands(path);
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await pipeline(Readable.from(lines), createWriteStream(temporary, { flags: 'wx' }));
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    if (!isSystemError(error)) throw error;
    throw new Refusal(EXIT.failed, [m.cli.cannotWrite(path, error.message)]);
  }
}

/** A reader that closes the pipe early (`| head`) is no failure. */
async function writeStandardOutput(lines: Iterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(lines), process.stdout, { end: false });
  } catch (error) {
    const closed = isSystemError(error) && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_PREMATURE_CLOSE');
    if (!closed) throw error;
  }
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException & Error => error instanceof Error && 'code' in error;
