import type { Account } from '../../domain/account.ts';
import type { Locale } from '../../i18n/index.ts';
import { ListingsNotReady, type Reader } from '../listing/published.ts';
import type { ProposalView } from '../proposal/proposal-view.ts';
import { placeName, REGIONS } from '../reference/reference.ts';
import { findCounterparts } from './find-counterparts.ts';

const FOUNDERS: readonly string[] = ['county_member', 'coordinator', 'talent_officer'];

/** The counterparts as the page of an enclave's proposal names them; none while the listings are still being read. */
export async function counterpartsView(reader: Reader & { account: Pick<Account, 'role'> | null; locale: Locale }, proposal: ProposalView) {
  const { account, locale } = reader;
  const nameOf = (code: string) => (REGIONS.has(code) ? placeName(code, locale) : '');
  const may = account !== null && FOUNDERS.includes(account.role);
  try {
    const lost = await findCounterparts(reader, proposal);
    return lost.map(({ position, role, by, anchors, found }) => ({
      label: proposal.parties.find((party) => party.position === position)?.label ?? '',
      anchors,
      found: found.map(({ name, region, listings }) => ({
        name: by === 'prefecture' ? nameOf(name) || nameOf(`${name.slice(0, 2)}0000`) : name,
        placeName: by === 'prefecture' ? '' : nameOf(region),
        href: may && by === 'organisation' ? `/enclaves/new?${newEnclave(proposal, role, name)}` : null,
        listings,
      })),
    }));
  } catch (cause) {
    if (cause instanceof ListingsNotReady) return [];
    throw cause;
  }
}

/** The form of a new enclave with those who stay and, in its role, who is named. */
function newEnclave({ parties, title }: ProposalView, role: string, name: string): string {
  const staying = parties.filter((party) => !party.left && party.role !== role && party.name !== undefined);
  return new URLSearchParams([
    ['name', title ?? ''],
    [`${role}Organisation`, name],
    ...staying.map((party) => [`${party.role}Organisation`, party.name ?? '']),
  ]).toString();
}
