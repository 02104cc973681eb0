import { z } from 'zod';
import { CreditCode, creditCodeFault, normaliseCreditCode, type CreditCodeFault } from './credit-code.ts';
import { organisationKind } from './enums.ts';

/** What an organisation says of itself, and whom one reaches there. */
export const CONTACTS_SHOWN = 3; // rows of the form; the database takes ten

const LIMITS = { name: 120, address: 200, website: 300, description: 2000, contactName: 60, post: 60, phone: 40, email: 200 } as const;

/** A person to reach: confidential, for the organisation's members, its coordinator and auditors. */
export const OrganisationContact = z.object({ name: z.string(), post: z.string(), phone: z.string(), email: z.string() });
export type OrganisationContact = z.infer<typeof OrganisationContact>;

/** An organisation as one person may see it, with what she may do there. */
export const OrganisationView = z.object({
  id: z.uuid(),
  kind: z.enum(organisationKind),
  name: z.string(),
  regionCode: z.string().nullable(),
  creditCode: z.string().nullable(),
  address: z.string(),
  website: z.string(),
  description: z.string(),
  isSample: z.boolean(),
  /** Counts the changes of the profile; a form carries the one it was opened with. */
  revision: z.int(),
  updatedAt: z.string(),
  verifiedAt: z.string().nullable(),
  verifiedBy: z.string().nullable(),
  /** The coordinator office that answers for its region. */
  office: z.string().nullable(),
  /** Null: not for this person to see. */
  contacts: z.array(OrganisationContact).nullable(),
  openVerification: z.boolean(),
  rights: z.object({
    own: z.boolean(),
    edit: z.boolean(),
    seeMembers: z.boolean(),
    manageMembers: z.boolean(),
    seePapers: z.boolean(),
    vouch: z.boolean(),
    recordConsent: z.boolean(),
    moveRegion: z.boolean(),
  }),
});
export type OrganisationView = z.infer<typeof OrganisationView>;

/** The profile's form, as typed. */
export type ProfileValues = {
  name: string;
  creditCode: string;
  address: string;
  website: string;
  description: string;
  contacts: OrganisationContact[];
};
/** The profile as it is saved: an absent credit code is empty. */
export type Profile = ProfileValues;

export type ProfileFault =
  | { code: 'missing' }
  | { code: 'too_long'; most: number }
  | { code: 'website' }
  | { code: 'email' }
  | { code: 'unreachable' }
  | { code: 'credit_code'; fault: CreditCodeFault };
/** Faults by field: `name`, `creditCode`, `contacts.0.email` … */
export type ProfileFaults = Partial<Record<string, ProfileFault>>;

export const valuesOfOrganisation = (organisation: OrganisationView): ProfileValues => ({
  name: organisation.name,
  creditCode: organisation.creditCode ?? '',
  address: organisation.address,
  website: organisation.website,
  description: organisation.description,
  contacts: organisation.contacts ?? [],
});

/**
 * Reads the form: trimmed, the credit code normalised, empty contact rows left out.
 *
 * @returns the profile, or every fault at its field
 */
export function readProfile(typed: ProfileValues): { profile: Profile } | { faults: ProfileFaults } {
  const profile = {
    name: typed.name.trim(),
    creditCode: normaliseCreditCode(typed.creditCode),
    address: typed.address.trim(),
    website: typed.website.trim(),
    description: typed.description.trim(),
    contacts: typed.contacts.map(trimmed),
  };
  const faults: ProfileFaults = {};
  const note = (field: string, fault: ProfileFault | null) => {
    if (fault) faults[field] ??= fault;
  };
  note('name', profile.name === '' ? { code: 'missing' } : null);
  for (const field of ['name', 'address', 'website', 'description'] as const) note(field, tooLong(profile[field], LIMITS[field]));
  if (profile.website !== '') note('website', /^https?:\/\/\S+$/.test(profile.website) ? null : { code: 'website' });
  if (profile.creditCode !== '' && !CreditCode.safeParse(profile.creditCode).success) {
    const fault = creditCodeFault(profile.creditCode);
    note('creditCode', fault && { code: 'credit_code', fault });
  }
  for (const [row, contact] of profile.contacts.entries()) {
    if (isEmpty(contact)) continue;
    for (const [field, fault] of Object.entries(contactFaults(contact))) note(`contacts.${row}.${field}`, fault ?? null);
  }
  if (Object.keys(faults).length > 0) return { faults };
  return { profile: { ...profile, contacts: profile.contacts.filter((contact) => !isEmpty(contact)) } };
}

const tooLong = (text: string, most: number): ProfileFault | null => ([...text].length > most ? { code: 'too_long', most } : null);
const trimmed = ({ name, post, phone, email }: OrganisationContact): OrganisationContact => ({
  name: name.trim(),
  post: post.trim(),
  phone: phone.trim(),
  email: email.trim(),
});
const isEmpty = ({ name, post, phone, email }: OrganisationContact) => name + post + phone + email === '';

function contactFaults(contact: OrganisationContact): ProfileFaults {
  const faults: ProfileFaults = {};
  if (contact.name === '') faults['name'] = { code: 'missing' };
  if (contact.phone === '' && contact.email === '') faults['phone'] = { code: 'unreachable' };
  if (contact.email !== '' && !z.email().safeParse(contact.email).success) faults['email'] = { code: 'email' };
  for (const [field, most] of [
    ['name', LIMITS.contactName],
    ['post', LIMITS.post],
    ['phone', LIMITS.phone],
    ['email', LIMITS.email],
  ] as const) {
    const fault = tooLong(contact[field], most);
    if (fault) faults[field] = fault;
  }
  return faults;
}
