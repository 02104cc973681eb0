import { joinsSecondments, type MemberRole } from '$lib/domain/account';
import { followsDeliveries } from '$lib/domain/delivery-overview';
import { listingStatus } from '$lib/domain/enums';
import { provinceOf } from '$lib/domain/region';
import { Shown } from '$lib/domain/shown';
import { loadMessages } from '$lib/i18n';
import { stepsDue } from '$lib/server/assignment/steps-due';
import { deliveryOverview } from '$lib/server/delivery/overview';
import { enclavesWaiting } from '$lib/server/enclave/enclaves-waiting';
import { getListing } from '$lib/server/listing/get-listing';
import { listDesks } from '$lib/server/listing/listing-desk';
import { confidenceView } from '$lib/server/matching/confidence-view';
import { findPartners } from '$lib/server/matching/find-partners';
import { matchSummary, partyView } from '$lib/server/matching/partner-view';
import { listPairings } from '$lib/server/pairing/list-pairings';
import { rowView } from '$lib/server/proposal/proposal-view';
import { listProposals } from '$lib/server/proposal/read-proposals';
import { placeName } from '$lib/server/reference/reference';
import { stationToday } from '$lib/server/station/station-today';
import type { PageServerLoad } from './$types';

const PARTNERS_SHOWN = 3;
const LATE_SHOWN = 5;
/** Listings with their partners; each is ranked anew, and who has more finds them under “mine”. */
const LISTINGS_SHOWN = 6;
const AT_WORK = listingStatus.filter((status) => status !== 'withdrawn' && status !== 'fulfilled');

export const load: PageServerLoad = async ({ locals }) => {
  const { account, locale } = locals;
  if (!account) throw new Error('today: the guard lets members in only');
  const isParty = account.role === 'enterprise_member' || account.role === 'county_member';
  const province = account.organisation.regionCode === null ? null : provinceOf(account.organisation.regionCode);
  return {
    title: (await loadMessages(locale)).today.title,
    late: await lateObligations(locals, account.role),
    day: locals.today,
    steps: joinsSecondments(account.role) && account.role !== 'auditor' ? await stepsDue(locals.db, locals.today, LATE_SHOWN) : null,
    enclaves: new Shown(await enclavesWaiting(locals.db, account.organisation.id, locals.today)),
    stations: new Shown(await stationToday(locals.db, account.organisation.id, locals.today)),
    proposals: new Shown(await waitingProposals(locals)),
    own: new Shown(isParty ? await ownListings(locals, account.organisation.id) : null),
    pairings: new Shown(!isParty && province !== null ? await pairingsOf(locals, province) : null),
    province,
  };
};

/** What is overdue in deliveries: one's own, or all that an office looks after. */
async function lateObligations({ db }: App.Locals, role: MemberRole) {
  if (!followsDeliveries(role) || role === 'auditor') return null;
  const { today, open } = await deliveryOverview(db);
  const rows = open.filter(({ late, isMine }) => late > 0 && (isMine || role === 'coordinator'));
  return { today, count: rows.length, rows: rows.slice(0, LATE_SHOWN) };
}

/** Proposals that wait for the reader's organisation, the next to lapse first. */
async function waitingProposals({ db, locale }: App.Locals) {
  const m = await loadMessages(locale);
  return (await listProposals(db)).filter(({ needs }) => needs !== undefined).map((row) => rowView(row, { locale, m }));
}

/** Each own listing with the partners that rank first now. */
async function ownListings(locals: App.Locals, organisationId: string) {
  const { locale, today } = locals;
  const { total, desks } = await listDesks(locals.db, organisationId, { statuses: AT_WORK, most: LISTINGS_SHOWN });
  const listings = await Promise.all(
    desks.map(async (desk) => {
      const { ref, title, status } = desk;
      const view = await getListing(locals, ref);
      if (!view || status !== 'published') {
        return { ref, title, status, desk, mine: view ? partyView(view.listing, locale) : null, partners: [] };
      }
      const found = await findPartners(locals, view.listing, Number(today.slice(0, 4)), PARTNERS_SHOWN);
      const partners = found.partners.map(async (partner) => ({
        party: partyView(partner.listing, locale),
        match: await matchSummary(partner.match, locale),
        confidence: confidenceView(view, partner, today),
      }));
      return { ref, title, status, desk, mine: partyView(view.listing, locale), partners: await Promise.all(partners) };
    }),
  );
  return { listings, more: total - listings.length };
}

/** The regions that are paired with a province now, of either side. */
async function pairingsOf({ db, locale, today }: App.Locals, province: string) {
  const rows = await listPairings(db, province);
  return rows
    .filter(({ validFrom, validUntil }) => validFrom <= today && (validUntil === null || today < validUntil))
    .map((row) => ({
      id: row.id,
      system: row.system,
      east: placeName(row.east, locale),
      west: placeName(row.west, locale),
      province: provinceOf(row.west),
    }));
}
