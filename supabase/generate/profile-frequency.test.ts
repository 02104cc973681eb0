import { expect, it } from 'vitest';
import frequencyFile from '../../src/lib/domain/reference/profile-frequency.json' with { type: 'json' };
import { countFrequencies } from './profile-frequency.ts';

it('profile-frequency.json is what counting the sample counties gives', () => {
  expect(frequencyFile).toEqual(countFrequencies());
});
