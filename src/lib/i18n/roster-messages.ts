import type { RosterKindCode } from '../domain/enums.ts';
import { roster as en } from './en/roster.ts';
import { roster as zh } from './zh/roster.ts';

/** Words of the registers in both languages: a sheet may be in either, whatever the page is in. */
export const ROSTER_MESSAGES = { zh, en };
export type RosterMessages = typeof zh;

/** What a field of a register is called. */
export const rosterLabel = (m: Pick<RosterMessages, 'field' | 'own'>, kind: RosterKindCode, key: string): string =>
  m.own[kind]?.[key] ?? m.field[key] ?? key;
