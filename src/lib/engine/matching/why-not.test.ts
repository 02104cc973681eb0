import { expect, it } from 'vitest';
import type { Reason } from './explain.ts';
import type { Match } from './rank.ts';
import { whyNot } from './why-not.ts';

const reason = (side: Reason['side'], criterion: Reason['criterion'], points: number): Reason => ({
  side,
  criterion,
  points,
  detail: { kind: 'words', words: [] },
});
const match = (id: string, reasons: Reason[]): Match => ({ id, score: 0, gain: { from: 0, to: 0 }, reasons, gates: [] });

it('tells by side and criterion where less is gained, the largest first, and nothing where more is', () => {
  const listed = match('a', [reason('from', 'value_chain', 0.2), reason('from', 'value_chain', 0.1), reason('to', 'pairing', 0.28)]);
  const asked = match('b', [reason('from', 'value_chain', 0.25), reason('to', 'words', 0.1)]);
  expect(whyNot(asked, listed).map(({ side, criterion, points }) => [side, criterion, points.toFixed(2)])).toEqual([
    ['to', 'pairing', '0.28'],
    ['from', 'value_chain', '0.05'],
  ]);
  expect(whyNot(listed, listed)).toEqual([]);
});
