import type { FactorKind } from '../../domain/factor.ts';
import type { OrganisationKindCode, RegionSideCode } from '../../domain/enums.ts';
import { sideOf } from '../../domain/region.ts';
import type { Hit } from '../../engine/listing/browse.ts';
import type { Marked } from '../../engine/listing/excerpt.ts';
import type { Locale } from '../../i18n/index.ts';
import { placeName, REGIONS } from '../reference/reference.ts';
import type { PublishedRow } from './published.ts';

/** A row of the list. */
export type RowView = {
  ref: string;
  name: Marked;
  title: Marked;
  excerpt: Marked | null;
  kind: OrganisationKindCode;
  place: string;
  side: RegionSideCode | null;
  isSample: boolean;
  isVerified: boolean;
  updatedOn: string;
  offers: FactorKind[];
  seeks: FactorKind[];
};

export function rowView({ published, ...marked }: Hit<PublishedRow>, locale: Locale): RowView {
  const { listing, isSample, isVerified, updatedAt } = published;
  const { id, organisation, offers, seeks } = listing;
  return {
    ...marked,
    ref: id,
    kind: organisation.kind,
    place: placeName(organisation.region, locale),
    side: sideOf(organisation.region, REGIONS),
    isSample,
    isVerified,
    updatedOn: updatedAt.slice(0, 10),
    offers: [...new Set(offers.map(({ factor }) => factor))],
    seeks: [...new Set(seeks.map(({ factor }) => factor))],
  };
}
