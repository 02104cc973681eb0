import { join } from 'node:path';
import { KeptVectors } from '../../adapters/embeddings/kept-vectors.ts';
import type { Listing } from '../../domain/listing.ts';
import type { Corpus } from '../../engine/matching/corpus.ts';
import type { Vectors } from '../../engine/matching/criteria/criterion.ts';
import { meaningText } from '../../engine/matching/criteria/meaning.ts';

/** Whether a language model helped: `off` unless one is configured, `waiting` until it has read the listings, `failed` when it does not answer. */
export type MeaningState = 'off' | 'waiting' | 'failed' | 'used';
export type Meaning = { state: MeaningState; model: string; vectors: Vectors | null };

/** Between two attempts to reach an endpoint that failed [ms]. */
const PAUSE = 60_000;

const OFF: Meaning = { state: 'off', model: '', vectors: null };
let kept: { vectors: KeptVectors; model: string } | null = null;
const read = new WeakSet<Corpus>();
let learning = false;
let failedAt = -Infinity;

/**
 * What the configured model makes of published listings. Pages never wait for it: what it has not read yet is sent in the
 * background, and until then ranking goes without. Only published text leaves, and only where `FEIQIAO_EMBEDDINGS_URL` and
 * `FEIQIAO_EMBEDDINGS_MODEL` are set (`FEIQIAO_EMBEDDINGS_KEY` where the endpoint wants one).
 *
 * @param listing    null where what is ranked for is not published
 */
export function meaningFor(corpus: Corpus, listing: Listing | null): Meaning {
  const { FEIQIAO_EMBEDDINGS_URL: url, FEIQIAO_EMBEDDINGS_MODEL: model, FEIQIAO_EMBEDDINGS_KEY: key } = process.env;
  if (!url || !model) return OFF;
  kept ??= { model, vectors: new KeptVectors({ url, model, key: key ?? null }, fileOfVectors()) };
  const { vectors } = kept;
  const texts = [...(read.has(corpus) ? [] : corpus.profiles.map((profile) => profile.listing)), ...(listing ? [listing] : [])].map(
    meaningText,
  );
  if (texts.every((text) => vectors.of(text))) {
    read.add(corpus);
    return { state: 'used', model, vectors: vectors.of };
  }
  if (!learning && performance.now() - failedAt >= PAUSE) learn(vectors, texts);
  return { state: learning ? 'waiting' : 'failed', model, vectors: null };
}

function learn(vectors: KeptVectors, texts: readonly string[]): void {
  learning = true;
  vectors
    .learn(texts)
    .catch((cause: unknown) => {
      failedAt = performance.now();
      console.error('embeddings:', cause instanceof Error ? cause.message : cause);
    })
    .finally(() => (learning = false));
}

const fileOfVectors = (): string => process.env['FEIQIAO_EMBEDDINGS_FILE'] ?? join('.data', 'embeddings.jsonl');
