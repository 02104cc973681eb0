import { industryName } from '../domain/industry.ts';
import type { PairingSystem } from '../domain/pairing.ts';
import { regionName } from '../domain/region.ts';
import type { MatchingReference } from '../engine/matching/reference.ts';

type ReferenceNames = {
  concept: (id: string) => string;
  industry: (code: string) => string;
  pairing: (id: string) => { east: string; west: string; system: PairingSystem } | null;
};

/** Names of concepts, industries and pairings in a language, for the sentences of reasons. Build once per language. */
export function referenceNames({ vocabulary, industries, pairings, regions }: MatchingReference, language: 'zh' | 'en'): ReferenceNames {
  const rows = new Map([...pairings.values()].flat().map((pairing) => [pairing.id, pairing]));
  return {
    concept: (id) => vocabulary.concepts[vocabulary.numberOf.get(id) ?? -1]?.[language] ?? id,
    industry: (code) => industryName(code, language, industries),
    pairing: (id) => {
      const row = rows.get(id) ?? rowOfId(id);
      return row && { east: regionName(row.east, language, regions), west: regionName(row.west, language, regions), system: row.system };
    },
  };
}

/** An id says what it pairs (see `domain/pairing.ts`): an office's own row is not among ours. */
function rowOfId(id: string): { east: string; west: string; system: PairingSystem } | null {
  const [, system, east = '', west = ''] = /^([ca])-(\d{6})-(\d{6})-\d{4}$/.exec(id) ?? [];
  return system === undefined ? null : { east, west, system: system === 'c' ? 'collaboration' : 'assistance' };
}
