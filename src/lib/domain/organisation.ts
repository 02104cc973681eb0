import { z } from 'zod';
import { RegionCode } from './region.ts';

/** Who publishes listings: 企业 · 县（市、区） · 科研、教育、医疗机构 · 投资方. */
export const OrganisationKind = z.enum(['enterprise', 'county', 'institution', 'investor']);
export type OrganisationKind = z.infer<typeof OrganisationKind>;

/** The organisation as a listing names it. */
export const ListedOrganisation = z.strictObject({
  name: z.string().trim().min(1),
  kind: OrganisationKind,
  region: RegionCode,
});
export type ListedOrganisation = z.infer<typeof ListedOrganisation>;
