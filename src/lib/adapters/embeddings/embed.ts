import { z } from 'zod';

/** An OpenAI-compatible endpoint: `POST {url}/embeddings`. */
export type EmbeddingEndpoint = { /** up to and without `/embeddings` */ url: string; model: string; key: string | null };

const Answer = z.object({ data: z.array(z.object({ index: z.int(), embedding: z.array(z.number()) })) });
/** Texts in one request; the common limit is 2048, small servers take less. */
const BATCH = 64;
const PATIENCE_MS = 30_000;

/** The endpoint did not answer as agreed. Its message is for the log, not for a page. */
export class EmbeddingRefused extends Error {}

/**
 * Vectors of texts, in their order.
 *
 * @throws EmbeddingRefused when the endpoint cannot be reached, refuses or answers something else
 */
export async function embed(texts: readonly string[], { url, model, key }: EmbeddingEndpoint): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let at = 0; at < texts.length; at += BATCH) vectors.push(...(await batch(texts.slice(at, at + BATCH))));
  return vectors;

  async function batch(input: readonly string[]): Promise<Float32Array[]> {
    const { data } = Answer.parse(await ask(input));
    const inOrder = data.sort((a, b) => a.index - b.index).map(({ embedding }) => Float32Array.from(embedding));
    if (inOrder.length !== input.length) throw new EmbeddingRefused(`${input.length} texts, ${inOrder.length} vectors`);
    return inOrder;
  }

  async function ask(input: readonly string[]): Promise<unknown> {
    try {
      const answer = await fetch(`${url.replace(/\/$/, '')}/embeddings`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
        body: JSON.stringify({ model, input, encoding_format: 'float' }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (!answer.ok) throw new EmbeddingRefused(`${answer.status} ${(await answer.text()).slice(0, 200)}`);
      return await answer.json();
    } catch (cause) {
      throw cause instanceof EmbeddingRefused ? cause : new EmbeddingRefused(String(cause), { cause });
    }
  }
}
