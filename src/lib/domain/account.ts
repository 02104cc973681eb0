import { z } from 'zod';
import { memberRole, organisationKind } from './enums.ts';

/** Whom to ask: a named human, and within how many working hours an answer is promised. */
export const OfficeContact = z.object({
  office: z.string(),
  person: z.string(),
  phone: z.string(),
  email: z.string(),
  answerHours: z.int(),
});
export type OfficeContact = z.infer<typeof OfficeContact>;

/** The signed-in person, the organisation she acts for, and her role in it. */
export const Account = z.object({
  userId: z.uuid(),
  name: z.string(),
  role: z.enum(memberRole),
  organisation: z.object({ id: z.uuid(), kind: z.enum(organisationKind), name: z.string(), regionCode: z.string().nullable() }),
  contact: OfficeContact.nullable(),
});
export type Account = z.infer<typeof Account>;
export type MemberRole = Account['role'];

/** Roles that see every account: auditors to check, administrators to manage. The database refuses the others too. */
export const seesAllAccounts = (role: MemberRole): boolean => role === 'auditor' || role === 'administrator';

/** Roles whose organisation has listings of its own. */
export const writesListings = (role: MemberRole): boolean => role === 'enterprise_member' || role === 'county_member';

/** Roles that look after people: all of them, or those of their region. */
export const seesAccounts = (role: MemberRole): boolean => seesAllAccounts(role) || role === 'coordinator';

/** Roles that may see listings which are not published: their own, their region's, or all. The database decides which. */
export const seesUnpublished = (role: MemberRole): boolean =>
  ['enterprise_member', 'county_member', 'coordinator', 'auditor'].includes(role);

/** Roles that keep registers of secondments for their office. */
export const keepsRosters = (role: MemberRole): boolean => role === 'talent_officer';

/** Roles that may find something in them: keepers, counties for their own units, auditors. The database decides what. */
export const seesRosters = (role: MemberRole): boolean => ['talent_officer', 'county_member', 'auditor'].includes(role);

/** Roles that may have a part in secondments: those, and firms, which a unit may belong to. The database decides in which. */
export const joinsSecondments = (role: MemberRole): boolean => seesRosters(role) || role === 'enterprise_member';
