import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { CliMessages } from './messages.ts';
import { EXIT, Refusal } from './refusal.ts';

/** npm runs scripts in the project's folder; paths are meant from where the person stands. */
export const fromWhereOneStands = (path: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), path);

/** The whole input as text, without a byte-order mark. */
export async function readInput(path: string | undefined, m: CliMessages): Promise<string> {
  const bytes = path === undefined || path === '-' ? await bytesOfStandardInput() : await bytesOfFile(path, m);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(EXIT.badInput, [m.cli.fault.broken_text()]);
  }
}

async function bytesOfStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

async function bytesOfFile(path: string, m: CliMessages): Promise<Uint8Array> {
  try {
    return await readFile(fromWhereOneStands(path));
  } catch (error) {
    throw new Refusal(EXIT.failed, [m.cli.cannotRead(path, (error as Error).message)]);
  }
}

/** Writes the result whole or not at all: a temporary file beside the target, then a rename. */
export async function writeOutput(path: string | undefined, text: string, m: CliMessages): Promise<void> {
  if (path === undefined || path === '-') return writeStandardOutput(text);
  const target = fromWhereOneStands(path);
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await writeFile(temporary, text, { flag: 'wx' });
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new Refusal(EXIT.failed, [m.cli.cannotWrite(path, (error as Error).message)]);
  }
}

/** A reader that closes the pipe early (`| head`) is no failure. */
async function writeStandardOutput(text: string): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  await new Promise<void>((done) => process.stdout.write(text, () => done()));
}
