import { seesThresholds } from '../../domain/approval.ts';
import { makesCalls } from '../../domain/call.ts';
import { followsDeliveries } from '../../domain/delivery-overview.ts';
import { answersHelp } from '../../domain/help.ts';
import { joinsSecondments, seesAllAccounts, seesRosters, writesListings, type Account } from '../../domain/account.ts';
import { seesPortfolios, seesRuns } from '../../domain/run.ts';
import { readsTrail } from '../../domain/trail.ts';
import type { Messages } from '../../i18n/index.ts';

/** A list that one enters from the navigation. */
export type Room = { href: string; label: string };
/** Rooms that belong together: a line of the navigation's second row. A group of one room has none. */
export type RoomGroup = { label: string; rooms: Room[] };

/** The rooms that a role has, by what they are about; a new room is one line here. */
export function roomGroups(role: Account['role'], m: Messages): RoomGroup[] {
  const { nav } = m.shell;
  const when = (may: boolean, href: string, label: string): Room[] => (may ? [{ href, label }] : []);
  const reviews = role === 'coordinator';
  return [
    {
      label: nav.today,
      rooms: [
        { href: '/today', label: nav.today },
        ...when(makesCalls(role), '/calls', m.call.title),
        ...when(answersHelp(role), '/help/queue', m.help.queue.title),
      ],
    },
    {
      label: nav.listings,
      rooms: [
        { href: '/listings', label: nav.listings },
        ...when(writesListings(role), '/listings/mine', nav.mine),
        ...when(reviews, '/reviews', nav.reviews),
        ...when(reviews, '/imports', m.imports.title),
      ],
    },
    {
      label: nav.projects,
      rooms: [
        ...when(role !== 'administrator', '/proposals', m.proposal.title),
        ...when(followsDeliveries(role), '/deliveries', m.delivery.overview.title),
        ...when(seesPortfolios(role), '/portfolios', m.portfolio.title),
        ...when(seesRuns(role), '/runs', nav.runs),
      ],
    },
    {
      label: nav.talent,
      rooms: [
        ...when(seesRosters(role), '/secondments', m.roster.title),
        ...when(joinsSecondments(role), '/secondments/plans', m.plan.title),
        ...when(joinsSecondments(role), '/secondments/assignments', m.assignment.title),
        { href: '/stations', label: m.station.title },
      ],
    },
    { label: nav.enclaves, rooms: [{ href: '/enclaves', label: nav.enclaves }] },
    {
      label: nav.organisations,
      rooms: [
        { href: '/organisations', label: nav.organisations },
        { href: '/pairings', label: nav.pairings },
        ...when(seesThresholds(role), '/approvals', m.approval.title),
        ...when(seesAllAccounts(role), '/accounts', nav.accounts),
        ...when(seesAllAccounts(role), '/interests', m.interest.title),
        ...when(readsTrail(role), '/trail', m.trail.title),
      ],
    },
  ].filter(({ rooms }) => rooms.length > 0);
}

const inside = (path: string, href: string): boolean => path === href || path.startsWith(`${href}/`);

/** The room one is in: the deepest, as a room may lie inside another. */
export const currentRoom = (groups: readonly RoomGroup[], path: string): Room | undefined =>
  groups
    .flatMap(({ rooms }) => rooms)
    .filter(({ href }) => inside(path, href))
    .sort((a, b) => b.href.length - a.href.length)[0];
