import { z } from 'zod';
import { plusDays } from './date-text.ts';
import type { RosterKindCode } from './enums.ts';
import { ROSTER_FIELDS } from './roster-field.ts';

/** An entry's values under the columns' names, as the database writes and answers them. */
export const RosterContent = z.record(z.string(), z.json());
export type RosterContent = z.infer<typeof RosterContent>;

/** An entry of a register as one may see it. */
export const RosterEntry = z.object({
  id: z.uuid(),
  officeId: z.uuid(),
  officeName: z.string(),
  /** Kept by the caller's own office: it may be changed, and holds what is sensitive. */
  isMine: z.boolean(),
  revision: z.int(),
  isSample: z.boolean(),
  updatedAt: z.string(),
  regionCode: z.string().nullable(),
  side: z.enum(['east', 'west']).nullable(),
  content: RosterContent,
});
export type RosterEntry = z.infer<typeof RosterEntry>;

/** Values as a person types them, by field. */
export type RosterTyped = Record<string, string>;

/** A text or number of an entry as text; empty for anything else. */
export const said = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

type Period = { from: string; until: string };
type Cover = { specialty: string; at_least: number };

const joined = (value: unknown): string => (Array.isArray(value) ? value.map(said).join('、') : '');
const lastDay = (day: unknown): string => (typeof day === 'string' ? plusDays(day, -1) : '');

/** An entry as its form shows it: what `readRosterForm` reads back as the same content. */
export function rosterTyped(kind: RosterKindCode, content: RosterContent): RosterTyped {
  const typed: RosterTyped = {};
  for (const { key, type } of ROSTER_FIELDS[kind]) {
    const value = content[key];
    if (key === 'rank') typed[key] = `${said(content['ladder'])}.${said(content['level'])}`;
    else if (key === 'rank_min') typed[key] = `${said(content['ladder'])}.${said(content['level_min'])}`;
    else if (key === 'rank_max') typed[key] = `${said(content['ladder'])}.${said(content['level_max'])}`;
    else if (type === 'months') typed[key] = monthsText(content);
    else if (type === 'words') typed[key] = joined(value);
    else if (type === 'last_day') typed[key] = lastDay(value);
    else if (type === 'yes') typed[key] = value === true ? 'yes' : '';
    else if (type === 'periods') typed[key] = ((value ?? []) as Period[]).map(periodText).join('；');
    else if (type === 'covers')
      typed[key] = ((value ?? []) as Cover[]).map(({ specialty, at_least }) => `${specialty} ${at_least}`).join('；');
    else typed[key] = said(value);
  }
  return typed;
}

/** Whole months as months: `2027-03 至 2027-09`. */
const periodText = ({ from, until }: Period): string =>
  from.endsWith('-01') && until.endsWith('-01')
    ? `${from.slice(0, 7)} 至 ${plusDays(until, -1).slice(0, 7)}`
    : `${from} 至 ${plusDays(until, -1)}`;

/** `6、12`, `3-12` or `6`. */
function monthsText(content: RosterContent): string {
  const [min, max, allowed] = [content['months_min'], content['months_max'], content['months_allowed']];
  if (Array.isArray(allowed)) return allowed.map(said).join('、');
  if (typeof min !== 'number') return '';
  return min === max ? String(min) : `${min}-${said(max)}`;
}
