import type { Member, Want } from './pool.ts';
import type { PartySet } from './sets.ts';

/** As in ranking (`matching/weights.ts`): who goes somewhere needs most of what it seeks together, a host is glad of one of a dozen wishes. */
const POWER = { driver: 0.7, host: 0.25 };

/**
 * How far a project answers what its driver and its host seek, in [0, 1]: of each the share of its seeks that another party
 * brings, raised as in ranking, and of the two the harmonic mean, as in the score. Who seeks nothing is content.
 */
export function answeredOf(set: PartySet): number {
  const [driver, host] = set.parties as [PartySet['parties'][number], PartySet['parties'][number]];
  const [d, h] = [shareOf(driver.member, set) ** POWER.driver, shareOf(host.member, set) ** POWER.host];
  return d + h === 0 ? 0 : (2 * d * h) / (d + h);
}

function shareOf(member: Member, set: PartySet): number {
  const { wants } = member;
  return wants.length === 0 ? 1 : wants.filter((want) => isAnswered(want, member, set)).length / wants.length;
}

/** Whether another party brings an offer of the factor for a need of the project. */
const isAnswered = ({ factor }: Want, member: Member, { covers, parties }: PartySet): boolean =>
  covers.some(({ need }) =>
    need.from.some(({ listing, at }) => {
      if (listing === member.listing.id) return false;
      return parties.find((party) => party.member.listing.id === listing)?.member.listing.offers[at]?.factor === factor;
    }),
  );
