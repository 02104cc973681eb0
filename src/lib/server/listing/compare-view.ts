import { industryName } from '../../domain/industry.ts';
import { sideOf } from '../../domain/region.ts';
import { compareListings } from '../../engine/listing/compare.ts';
import type { Locale } from '../../i18n/index.ts';
import { findPartners, type Asker } from '../matching/find-partners.ts';
import { INDUSTRIES, placeName, REGIONS } from '../reference/reference.ts';
import { getListing, type ListingView } from './get-listing.ts';
import { publishedListings } from './published.ts';

/** Listings that stand side by side at most; a fifth column would not be read. */
export const COMPARED_AT_MOST = 4;
const PARTNERS_SHOWN = 3;

/** Listings side by side, as far as the caller may see them. */
export async function compareView(reader: Asker, refs: readonly string[], { locale, year }: { locale: Locale; year: number }) {
  const views = await Promise.all(refs.map((ref) => getListing(reader, ref)));
  const found = views.filter((view) => view !== null);
  const published = (await publishedListings(reader)).byId;
  const columns = await Promise.all(found.map((view) => column(view)));
  return {
    columns,
    rows: compareListings(found.map(({ listing }) => listing)),
    unknown: refs.filter((_, at) => views[at] === null),
  };

  async function column({ listing, isSample, updatedAt }: ListingView) {
    const { id, organisation, title, summary, industries } = listing;
    const { partners } = await findPartners(reader, listing, year, PARTNERS_SHOWN);
    return {
      ref: id,
      title,
      organisation: organisation.name,
      kind: organisation.kind,
      place: placeName(organisation.region, locale),
      side: sideOf(organisation.region, REGIONS),
      isSample,
      isVerified: published.get(id)?.isVerified ?? false,
      industries: industries.map((code) => industryName(code, locale, INDUSTRIES)),
      summary,
      updatedOn: updatedAt.slice(0, 10),
      partners: partners.map((partner) => ({
        ref: partner.listing.id,
        name: partner.listing.organisation.name,
        score: partner.match.score,
      })),
    };
  }
}
