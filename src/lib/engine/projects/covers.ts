import type { Mode, ModeRole } from '../../domain/mode.ts';
import { coverOf, type Cover, type Party } from './cover.ts';
import type { Requirement } from './requirements.ts';

export const roleOf = (mode: Mode, id: ModeRole['id']): ModeRole => mode.roles.find((role) => role.id === id)!;

/**
 * Who brings nothing and does not seek what the mode is about, of a set that meets all requirements. A single helper was called
 * because it brings something; of several, one may only make up for what another states too little of.
 */
export function idleAmong(mode: Mode, requirements: readonly Requirement[], parties: readonly Party[], day: string): Party[] {
  const covers: (Cover | null)[] = []; // of the requirements that were asked about
  const coverAt = (n: number) => (covers[n] ??= coverOf(requirements[n]!, parties, day, mode.driver));
  const brings = ({ member, role }: Party) =>
    requirements.some(({ need: { by } }) => by.length === 1 && by[0] === role) || // nobody else could have met it
    requirements.some(
      ({ need: { by } }, n) => by.includes(role) && coverAt(n)?.need.from.some(({ listing }) => listing === member.listing.id) === true,
    );
  const inDoubt = parties.length > 3 ? parties : parties.slice(0, 2);
  return inDoubt.filter((party) => roleOf(mode, party.role).seeks.length === 0 && !brings(party));
}

/** How a set meets each requirement. */
export function coversOf(mode: Mode, requirements: readonly Requirement[], parties: readonly Party[], day: string): Cover[] {
  return requirements.map((requirement) => {
    const cover = coverOf(requirement, parties, day, mode.driver);
    if (!cover) throw new Error(`a set that does not meet ${requirement.need.id}`);
    return cover;
  });
}
