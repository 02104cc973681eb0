import type { Listing } from '../../../domain/listing.ts';
import type { Criterion } from './criterion.ts';

/**
 * Meaning: how near the texts of two listings are by vectors that a language model gave them. Weighs nothing unless an
 * office has configured a model (see `adapters/embeddings`); a listing without a vector is unknown and adds nothing.
 *
 *   value = max(0, (cos − usual) / (1 − usual))
 *
 * Any two texts of one trade have a high cosine, so only what lies above the usual counts.
 *
 * Unit: closeness in [0, 1]. Source: the configured model. Law: symmetric.
 */
export const meaning: Criterion = {
  id: 'meaning',
  symmetric: true,
  scan(_side, from, corpus, { vectors }, values) {
    const mine = vectors?.(meaningText(from.listing));
    if (!vectors || !mine) return;
    corpus.profiles.forEach(({ listing }, row) => {
      const theirs = vectors(meaningText(listing));
      if (theirs) values[row] = closeness(mine, theirs);
    });
  },
  evidence(mine, theirs, { vectors }) {
    const [a, b] = [vectors?.(meaningText(mine.listing)), vectors?.(meaningText(theirs.listing))];
    const part = a && b ? closeness(a, b) : 0;
    return part > 0 ? [{ part, detail: { kind: 'meaning' } }] : [];
  },
};

/** Cosine of texts that have nothing in particular in common. */
const USUAL = 0.4;

/** What a model is given of a listing: the public texts, never the organisation's name. */
export function meaningText({ title, summary, offers, seeks }: Listing): string {
  const told = (factors: readonly { description: string }[]) =>
    factors
      .map(({ description }) => description)
      .filter(Boolean)
      .join('；');
  return [title, summary, `提供：${told(offers)}`, `寻求：${told(seeks)}`].filter(Boolean).join('\n');
}

function closeness(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return 0; // of two models
  let [product, ofA, ofB] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 1) {
    const [x, y] = [a[i] as number, b[i] as number];
    product += x * y;
    ofA += x * x;
    ofB += y * y;
  }
  const cosine = ofA > 0 && ofB > 0 ? product / Math.sqrt(ofA * ofB) : 0;
  return Math.min(1, Math.max(0, (cosine - USUAL) / (1 - USUAL)));
}
