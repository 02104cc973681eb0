import { z } from 'zod';

/** Who publishes listings: 企业 · 县（市、区） · 科研、教育、医疗机构 · 投资方. */
export const OrganisationKind = z.enum(['enterprise', 'county', 'institution', 'investor']);
export type OrganisationKind = z.infer<typeof OrganisationKind>;

/** A GB/T 2260 code: six digits, two each for province, prefecture and county; trailing 00 means the level above. */
export const RegionCode = z.string().regex(/^\d{6}$/);

/** The organisation as a listing names it. */
export const ListedOrganisation = z.strictObject({
  name: z.string().trim().min(1),
  kind: OrganisationKind,
  region: RegionCode,
});
export type ListedOrganisation = z.infer<typeof ListedOrganisation>;
