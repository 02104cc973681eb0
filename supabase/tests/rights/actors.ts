/**
 * Who asks, seen from the county whose affairs the scene is about (麦盖提县, 653127): its own people, those of its region,
 * those of its pair (山东), others (宁夏, 福建), and the platform's roles.
 */
export const ACTORS = {
  county: { organisation: 'county', role: 'county_member' }, // own
  western_office: { organisation: 'western_office', role: 'coordinator' }, // the county's responsible office
  firm: { organisation: 'firm', role: 'enterprise_member' }, // same pair
  eastern_office: { organisation: 'eastern_office', role: 'coordinator' }, // same pair
  talent_officer: { organisation: 'talent_office', role: 'talent_officer' }, // same pair
  western_talent_officer: { organisation: 'western_talent_office', role: 'talent_officer' }, // keeps the county's registers
  other_talent_officer: { organisation: 'other_talent_office', role: 'talent_officer' },
  other_county: { organisation: 'other_county', role: 'county_member' },
  other_firm: { organisation: 'other_firm', role: 'enterprise_member' },
  other_office: { organisation: 'other_office', role: 'coordinator' },
  auditor: { organisation: 'audit_office', role: 'auditor' },
  administrator: { organisation: 'operator', role: 'administrator' },
} as const;

export type Member = keyof typeof ACTORS;
/** `stranger`: signed in, taken in by no organisation. `nobody`: not signed in. */
export type Actor = Member | 'stranger' | 'nobody';

export const MEMBERS = Object.keys(ACTORS) as Member[];
export const EVERY_ACTOR: readonly Actor[] = [...MEMBERS, 'stranger', 'nobody'];

export const ORGANISATIONS: Record<string, { kind: string; region: string | null }> = {
  county: { kind: 'county', region: '653127' },
  western_office: { kind: 'coordinator_office', region: '650000' },
  firm: { kind: 'enterprise', region: '371100' },
  eastern_office: { kind: 'coordinator_office', region: '370000' },
  talent_office: { kind: 'talent_office', region: '370000' },
  western_talent_office: { kind: 'talent_office', region: '650000' },
  other_talent_office: { kind: 'talent_office', region: '640000' },
  other_county: { kind: 'county', region: '640323' },
  other_firm: { kind: 'enterprise', region: '350500' },
  other_office: { kind: 'coordinator_office', region: '640000' },
  audit_office: { kind: 'audit_office', region: null },
  operator: { kind: 'operator', region: null },
};
