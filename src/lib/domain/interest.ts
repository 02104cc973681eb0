import { z } from 'zod';
import { interestKind } from './enums.ts';

/** For which organisation a person is flagged, and why: what she declared, or that she was a member there. */
export const Conflict = z.object({
  organisationId: z.uuid(),
  name: z.string(),
  /** Absent where the database itself knows it: a membership that ended. */
  interestId: z.uuid().nullable(),
  kind: z.enum([...interestKind, 'was_member']),
  words: z.string(),
  since: z.string(),
});
export type Conflict = z.infer<typeof Conflict>;

/** A declaration as auditors read it. */
export type DeclaredInterest = {
  id: string;
  person: string;
  office: string;
  organisation: string;
  kind: (typeof interestKind)[number];
  words: string;
  declaredAt: string;
  endedAt: string | null;
  endedWhy: string | null;
};
