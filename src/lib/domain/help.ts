import { z } from 'zod';
import type { MemberRole } from './account.ts';

/** Longest question or answer [characters]; the database has the same number. */
export const HELP_LONGEST = 4000;

/** What somebody asks or answers, as typed. */
export const HelpText = z.string().trim().min(1).max(HELP_LONGEST);

/** Roles that answer for their office; the platform's operator comes last. */
export const answersHelp = (role: MemberRole): boolean => role === 'coordinator' || role === 'administrator';
