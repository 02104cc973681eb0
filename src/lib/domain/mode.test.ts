import { describe, expect, it } from 'vitest';
import { ModeFile, ModeId, Ratio } from './mode.ts';
import modeFile from './reference/modes.json' with { type: 'json' };
import chainFile from './reference/value-chains.json' with { type: 'json' };

const { modes } = ModeFile.parse(modeFile);

describe('the modes of cooperation', () => {
  it('declare every mode once, with concepts that exist', () => {
    expect(modes.map(({ id }) => id)).toEqual(ModeId.options);
    const concepts = new Set(chainFile.concepts.map(({ id }) => id));
    const named = modes.flatMap(({ roles, needs }) => [...roles, ...needs].flatMap(({ about }) => about));
    expect(named.filter((id) => !concepts.has(id))).toEqual([]);
  });

  it('never estimate jobs from capital', () => {
    const fromCapital = {
      id: 'jobs_per_yuan',
      from: { need: 'capital', unit: 'CNY_10k' },
      to: { estimate: 'jobs', unit: 'person' },
      low: 1,
      high: 2,
      source: 'assumption',
      asOf: '2026-01-01',
      confidence: 'low',
    };
    expect(Ratio.safeParse(fromCapital).error?.issues.map(({ message }) => message)).toEqual(['jobs_from_capital']);
    expect(Ratio.safeParse({ ...fromCapital, from: { need: 'site', unit: 'mu' } }).success).toBe(true);
  });
});
