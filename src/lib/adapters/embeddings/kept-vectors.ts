import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { embed, type EmbeddingEndpoint } from './embed.ts';

const Line = z.object({ model: z.string(), text: z.string().length(64), vector: z.string() });

/**
 * Vectors by model and content, kept in a file: a text is sent once, and a ranking made from the file is the same again.
 * One line a vector: the model, the text's SHA-256, the vector's bytes (Float32, base64).
 */
export class KeptVectors {
  readonly #vectors = new Map<string, Float32Array>();
  readonly #byText = new Map<string, Float32Array>();
  readonly #endpoint: EmbeddingEndpoint;
  readonly #file: string;

  constructor(endpoint: EmbeddingEndpoint, file: string) {
    this.#endpoint = endpoint;
    this.#file = file;
    if (!existsSync(file)) return;
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      const read = line === '' ? undefined : Line.safeParse(jsonOf(line)).data; // a line that a crash cut off is asked for again
      if (read?.model === endpoint.model) this.#vectors.set(read.text, floatsOf(read.vector));
    }
  }

  /** The vector of a text that was asked for before. */
  readonly of = (text: string): Float32Array | undefined => {
    const known = this.#byText.get(text) ?? this.#vectors.get(hashOf(text));
    if (known) this.#byText.set(text, known);
    return known;
  };

  /** Asks for the texts that are not known yet, and writes them down. @throws EmbeddingRefused */
  async learn(texts: readonly string[]): Promise<void> {
    const unknown = [...new Set(texts)].filter((text) => this.of(text) === undefined);
    if (unknown.length === 0) return;
    const vectors = await embed(unknown, this.#endpoint);
    mkdirSync(dirname(this.#file), { recursive: true });
    const lines = unknown.map((text, at) => {
      const vector = vectors[at] as Float32Array;
      this.#vectors.set(hashOf(text), vector);
      return `${JSON.stringify({ model: this.#endpoint.model, text: hashOf(text), vector: bytesOf(vector) })}\n`;
    });
    appendFileSync(this.#file, lines.join(''));
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64');

function floatsOf(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64');
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
