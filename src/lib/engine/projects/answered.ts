import type { Cover, Party } from './cover.ts';
import type { Member, Want } from './pool.ts';

/** As in ranking (`matching/weights.ts`): who goes somewhere needs most of what it seeks together, a host is glad of one of a dozen wishes. */
const POWER = { driver: 0.7, host: 0.25 };

/**
 * How far a project answers what its driver and its host seek, in [0, 1]: of each the share of its seeks that another party
 * brings, raised as in ranking, and of the two the harmonic mean, as in the score. Who seeks nothing is content.
 */
export function answeredOf(parties: readonly Party[], covers: readonly Cover[]): number {
  const [driver, host] = parties as [Party, Party];
  const share = ({ wants, listing }: Member) =>
    wants.length === 0 ? 1 : wants.filter((want) => isAnswered(want, listing.id, parties, covers)).length / wants.length;
  const [d, h] = [share(driver.member) ** POWER.driver, share(host.member) ** POWER.host];
  return d + h === 0 ? 0 : (2 * d * h) / (d + h);
}

/** Whether another party brings an offer of the factor for a need of the project. */
const isAnswered = ({ factor }: Want, own: string, parties: readonly Party[], covers: readonly Cover[]): boolean =>
  covers.some(({ need }) =>
    need.from.some(({ listing, at }) => {
      if (listing === own) return false;
      return parties.find((party) => party.member.listing.id === listing)?.member.listing.offers[at]?.factor === factor;
    }),
  );
