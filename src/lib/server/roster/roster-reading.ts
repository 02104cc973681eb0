import { plainWord } from '../../domain/cell-text.ts';
import { findRegion } from '../../domain/region-name.ts';
import type { RosterReading } from '../../domain/read-roster-form.ts';
import { ROSTER_MESSAGES } from '../../i18n/roster-messages.ts';
import { REGION_NAMES } from '../reference/reference.ts';
import type { SchemeView } from './list-schemes.ts';

/** Codes of a choice by every word that stands for them, in both languages. */
const CODES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.keys(ROSTER_MESSAGES.zh.choice).map((field) => [
    field,
    new Map(
      Object.values(ROSTER_MESSAGES).flatMap(({ choice }) =>
        Object.entries(choice[field] ?? {}).flatMap(([code, word]): [string, string][] => [
          [plainWord(word), code],
          [code, code],
        ]),
      ),
    ),
  ]),
);

/** 副高, 正科 and their like, as people write them in tables. */
const RANK_WORDS: Readonly<Record<string, string>> = {
  初级: 'technical.1',
  中级: 'technical.2',
  副高: 'technical.3',
  副高级: 'technical.3',
  高级: 'technical.3',
  正高: 'technical.4',
  正高级: 'technical.4',
  科员: 'cadre.1',
  副科: 'cadre.2',
  副科级: 'cadre.2',
  正科: 'cadre.3',
  正科级: 'cadre.3',
  副处: 'cadre.4',
  副处级: 'cadre.4',
  正处: 'cadre.5',
  正处级: 'cadre.5',
  副厅: 'cadre.6',
  正厅: 'cadre.7',
};

/** What reading an entry knows besides its text. @param near  where the office is: tells apart places of one name */
export function rosterReading(schemes: readonly SchemeView[], near: string | null, today: string): RosterReading {
  return {
    today,
    choice(field, word) {
      const plain = plainWord(word);
      const of = field.startsWith('rank') ? 'rank' : field;
      return CODES.get(of)?.get(plain) ?? (of === 'rank' ? RANK_WORDS[plain] : undefined);
    },
    region(text) {
      const found = findRegion(text, REGION_NAMES, near);
      return found.ok ? found : { ok: false, candidates: found.candidates };
    },
    scheme(text) {
      const found = schemes.find(({ code, name }) => code === text || plainWord(name) === plainWord(text));
      return found && { code: found.code, months: found.months };
    },
  };
}
