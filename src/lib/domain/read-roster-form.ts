import { cleanText, plainWord } from './cell-text.ts';
import type { RosterKindCode } from './enums.ts';
import type { RosterContent, RosterTyped } from './roster-entry.ts';
import { ROSTER_FIELDS, type RosterField } from './roster-field.ts';
import { dayOf, readCovers, readMonths, readPeriods, wordsOf, type MonthsRange, type RosterFaultCode } from './roster-text.ts';

export type RosterFault = { field: string; code: RosterFaultCode; got: string; expected: string };

/** What reading knows besides the text. */
export type RosterReading = {
  /** Civil date: who is kept until then, or less long, would be deleted as soon as it is recorded. */
  today: string;
  /** The code of a choice's word in either language; undefined for words we do not know. */
  choice: (field: string, word: string) => string | undefined;
  region: (text: string) => { ok: true; code: string } | { ok: false; candidates: readonly string[] };
  /** Months of a rule pack, for posts that leave theirs open. */
  scheme: (text: string) => { code: string; months: MonthsRange } | undefined;
};

export type ReadRoster = { ok: true; content: RosterContent } | { ok: false; faults: RosterFault[] };

/**
 * Reads an entry as typed, in a form or a row of a sheet.
 *
 * @returns what the database writes, or every fault with its field
 */
export function readRosterForm(kind: RosterKindCode, typed: RosterTyped, reading: RosterReading): ReadRoster {
  const faults: RosterFault[] = [];
  const content: RosterContent = {};
  const fault = (field: string, code: RosterFaultCode, got = '', expected = '') =>
    faults.push({ field, code, got: got.slice(0, 60), expected });
  const scheme = typed['scheme'] ? reading.scheme(cleanText(typed['scheme'])) : undefined;

  for (const field of ROSTER_FIELDS[kind]) {
    const text = cleanText(typed[field.key] ?? '');
    if (text === '' && field.type === 'months' && scheme) Object.assign(content, scheme.months);
    else if (text === '') {
      if (field.required) fault(field.key, 'missing');
      content[field.key] = field.type === 'words' ? [] : field.type === 'yes' ? false : null;
    } else readField(field, text, content, reading, fault);
  }
  if (kind === 'unit') content['covers'] ??= [];
  ladders(kind, content, fault);
  const [starts, ends] = [content['starts_on'], content['ends_before']];
  if (typeof starts === 'string' && typeof ends === 'string' && starts >= ends) fault('ends_before', 'period_empty', typed['ends_before']);
  const kept = content['keep_until'];
  if (typeof kept === 'string' && kept <= reading.today) fault('keep_until', 'kept_no_longer', kept);
  if (kind === 'post' && content['is_lead'] === true && !content['team']) fault('team', 'missing');
  for (const field of ROSTER_FIELDS[kind]) {
    // Columns that the database fills by itself where nothing is said.
    if (content[field.key] === null && (field.type === 'text' || field.type === 'long')) content[field.key] = '';
    if (['months', 'choice'].includes(field.type) && content[field.key] === null) delete content[field.key];
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, content };
}

type Tell = (field: string, code: RosterFaultCode, got?: string, expected?: string) => void;

function readField({ key, type, min, max }: RosterField, text: string, content: RosterContent, reading: RosterReading, fault: Tell): void {
  switch (type) {
    case 'count': {
      const plain = plainWord(text)
        .replace(/[,，]/g, '')
        .replace(/(?:人|个|月|米|m|次|人次|期|名)$/, '');
      const number = Number(plain);
      if (!/^\d+$/.test(plain)) fault(key, 'not_a_number', text);
      else if (number < (min ?? 0) || number > (max ?? Infinity)) fault(key, 'out_of_range', text, `${min ?? 0}–${max ?? ''}`);
      else content[key] = number;
      return;
    }
    case 'words':
      content[key] = wordsOf(text);
      return;
    case 'day':
    case 'last_day': {
      const day = dayOf(text, type === 'last_day');
      if (day === null) fault(key, 'not_a_date', text);
      else content[key] = day;
      return;
    }
    case 'periods': {
      const read = readPeriods(text);
      if (typeof read === 'string') fault(key, read, text);
      else content[key] = read;
      return;
    }
    case 'months': {
      const read = readMonths(text);
      if (!read) fault(key, 'not_months', text);
      else Object.assign(content, read);
      return;
    }
    case 'covers': {
      const read = readCovers(text);
      if (!read) fault(key, 'not_covers', text);
      else content[key] = read;
      return;
    }
    case 'choice': {
      const code = reading.choice(key, text);
      if (code === undefined) fault(key, 'choice_unknown', text);
      else content[key] = code;
      return;
    }
    case 'yes':
      content[key] = !/^(?:否|不|无|no|n|false|0|×)$/.test(plainWord(text));
      return;
    case 'region': {
      const found = reading.region(text);
      if (found.ok) content[key] = found.code;
      else if (found.candidates.length > 0) fault(key, 'region_ambiguous', text, found.candidates.join('、'));
      else fault(key, 'region_unknown', text);
      return;
    }
    case 'scheme': {
      const found = reading.scheme(text);
      if (found) content[key] = found.code;
      else fault(key, 'scheme_unknown', text);
      return;
    }
    default:
      if (text.length > (max ?? 500)) fault(key, 'too_long', String(text.length), String(max ?? 500));
      else content[key] = text;
  }
}

/** `technical.3` → ladder and level; a post's range lies on one ladder. */
function ladders(kind: RosterKindCode, content: RosterContent, fault: Tell): void {
  const rank = (key: string) => {
    const value = content[key];
    delete content[key];
    return typeof value === 'string' ? { ladder: value.split('.')[0] ?? '', level: Number(value.split('.')[1]) } : null;
  };
  if (kind === 'person') Object.assign(content, rank('rank') ?? {});
  if (kind !== 'post') return;
  const [low, high] = [rank('rank_min'), rank('rank_max')];
  if (!low || !high) return;
  if (low.ladder !== high.ladder) fault('rank_max', 'ladders_differ');
  else if (low.level > high.level) fault('rank_max', 'range_empty');
  else Object.assign(content, { ladder: low.ladder, level_min: low.level, level_max: high.level });
}
