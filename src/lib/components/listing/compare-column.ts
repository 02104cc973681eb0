import type { FactorKind } from '$lib/domain/factor';
import type { OrganisationKindCode, RegionSideCode } from '$lib/domain/enums';
import type { Unit } from '$lib/domain/units';

/** One of the listings that stand side by side. */
export type CompareColumn = {
  ref: string;
  title: string;
  organisation: string;
  kind: OrganisationKindCode;
  place: string;
  side: RegionSideCode | null;
  isSample: boolean;
  isVerified: boolean;
  industries: string[];
  summary: string;
  updatedOn: string;
  partners: { ref: string; name: string; score: number }[];
};

export type CompareCell = { totals: { quantity: number; unit: Unit }[]; descriptions: string[]; essential: boolean };

/** One factor in one direction; a cell is null where a listing does not name it. */
export type CompareFactorRow = { direction: 'offers' | 'seeks'; factor: FactorKind; cells: (CompareCell | null)[]; differs: boolean };
