import type { OrganisationKindCode } from '../../domain/enums.ts';
import type { Proposal, ProposalParty } from '../../domain/proposal.ts';
import { counterparts, type Counterpart } from '../../engine/enclaves/counterparts.ts';
import { publishedListings, type Published, type PublishedRow, type Reader } from '../listing/published.ts';
import { listRatherNots } from '../proposal/rather-nots.ts';

/** Who could take the part of a party that is out, and by whose listings that was reckoned. */
export type LostParty = {
  position: number;
  role: string;
  by: 'organisation' | 'prefecture';
  /** Listings of who stays; else of the places where they are; else there was nothing to compare with. */
  anchors: 'parties' | 'place' | 'nothing';
  found: Counterpart[];
};

const ANCHORS = 5;

/** Parties of an enclave's terms that left or refused; the terms end with the second-last of them. */
const lostOf = ({ parties, status }: Proposal): ProposalParty[] =>
  parties.filter(
    ({ left, answer }) => left || answer === 'not_now' || answer === 'not_for_us' || (status === 'expired' && answer === null),
  );

/** For each party that is out of an enclave's terms, who could take its part; the reader's own place is not filled. */
export async function findCounterparts(reader: Reader, proposal: Proposal): Promise<LostParty[]> {
  if (proposal.kind !== 'enclave' || !proposal.href?.startsWith('/enclaves/')) return [];
  const lost = lostOf(proposal);
  if (lost.length === 0 || lost.some(({ isMine }) => isMine)) return [];
  const [published, unwanted] = await Promise.all([publishedListings(reader), listRatherNots(reader.db)]);
  const names = new Set(unwanted.map(({ name }) => name));
  const those = new Set(proposal.parties.map(({ organisationId }) => organisationId));
  return lost.map((party) => {
    const isPlace = party.kind !== 'county' && (party.role === 'fly_out' || party.role === 'fly_in');
    const [sought, beside]: [OrganisationKindCode, OrganisationKindCode] =
      party.kind === 'county' ? ['county', 'enterprise'] : ['enterprise', 'county'];
    const staying = proposal.parties.filter((each) => !lost.includes(each));
    const { anchors, rows } = anchorsOf(staying, beside, published);
    const prefecture = party.place?.slice(0, 4);
    return {
      position: party.position,
      role: party.role,
      by: isPlace ? ('prefecture' as const) : ('organisation' as const),
      anchors,
      found: counterparts({
        anchors: rows.map(({ listing }) => listing),
        corpus: published.corpus(sought),
        by: isPlace ? 'prefecture' : 'organisation',
        without: ({ id, organisation }) =>
          those.has(published.byId.get(id)?.organisationId) ||
          names.has(organisation.name) ||
          (isPlace && organisation.region.slice(0, 4) === prefecture),
      }),
    };
  });
}

function anchorsOf(
  staying: readonly ProposalParty[],
  kind: OrganisationKindCode,
  { byId }: Published,
): { anchors: LostParty['anchors']; rows: PublishedRow[] } {
  const rows = [...byId.values()]
    .filter(({ listing }) => listing.organisation.kind === kind)
    .sort((a, b) => (a.publishedOn === b.publishedOn ? (a.listing.id < b.listing.id ? -1 : 1) : a.publishedOn < b.publishedOn ? 1 : -1));
  const own = rows.filter(({ organisationId }) => staying.some((party) => party.organisationId === organisationId));
  if (own.length > 0) return { anchors: 'parties', rows: own.slice(0, ANCHORS) };
  const places = staying.flatMap(({ place }) => (place ? [place.replace(/(0000|00)$/, '')] : [])).map((place) => place.slice(0, 4));
  const near = rows.filter(({ listing }) => places.some((place) => listing.organisation.region.startsWith(place)));
  return near.length > 0 ? { anchors: 'place', rows: near.slice(0, ANCHORS) } : { anchors: 'nothing', rows: [] };
}
