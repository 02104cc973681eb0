import { segment } from '../../adapters/jieba/segment.ts';
import { emptyForm, ListingFormValues } from '../../domain/listing-form.ts';
import { provinceOf } from '../../domain/region.ts';
import { similarListings } from '../../engine/listing/similar.ts';
import { unwrap } from '../db.ts';
import { publishedListings, type Reader } from './published.ts';

export type SimilarListing = { ref: string; title: string; organisation: string };

const SHOWN = 5;

/** What is like a new title: among the organisation's own listings in any state, and among those published in its province. */
export async function findSimilar(
  reader: Reader,
  text: string,
  organisation: { id: string; regionCode: string | null },
): Promise<{ own: SimilarListing[]; region: SimilarListing[] }> {
  const own = unwrap(
    'listings',
    await reader.db
      .from('listings')
      .select('ref, title, summary, listing_drafts(typed)')
      .eq('organisation_id', organisation.id)
      .not('status', 'in', '(withdrawn,fulfilled)')
      .limit(500),
  ).map(({ ref, title, summary, listing_drafts: draft }) => {
    const typed = ListingFormValues.safeParse(draft?.typed).data ?? emptyForm(title);
    return {
      id: ref,
      title: typed.title || title,
      summary: `${summary}\n${typed.summary}`,
      offers: typed.offers,
      seeks: typed.seeks,
      name: '',
    };
  });
  const { byId } = await publishedListings(reader);
  const province = organisation.regionCode === null ? null : provinceOf(organisation.regionCode);
  const region = [...byId.values()].flatMap(({ listing, organisationId }) =>
    organisationId !== organisation.id && provinceOf(listing.organisation.region) === province
      ? [{ ...listing, name: listing.organisation.name }]
      : [],
  );
  const named = <T extends { id: string; title: string; name: string }>(found: { id: string }[], among: T[]) =>
    found.map(({ id }) => {
      const listing = among.find((each) => each.id === id);
      return { ref: id, title: listing?.title ?? '', organisation: listing?.name ?? '' };
    });
  return {
    own: named(similarListings(text, own as never, segment, SHOWN), own),
    region: named(similarListings(text, region, segment, SHOWN), region),
  };
}
