import type { Mode, ModeRole } from '../../domain/mode.ts';
import { coverOf, type Cover, type Party } from './cover.ts';
import type { Requirement } from './requirements.ts';

export const roleOf = (mode: Mode, id: ModeRole['id']): ModeRole => mode.roles.find((role) => role.id === id)!;

/** Driver and host, where they bring nothing and are not the ones who seek what the mode is about. */
export function idleAmong(mode: Mode, parties: readonly Party[], covers: readonly Cover[]): Party[] {
  return parties.slice(0, 2).filter(({ member, role }) => {
    const brings = covers.some(({ need }) => need.from.some(({ listing }) => listing === member.listing.id));
    return !brings && roleOf(mode, role).seeks.length === 0;
  });
}

/** How a set meets each requirement. */
export function coversOf(mode: Mode, requirements: readonly Requirement[], parties: readonly Party[], day: string): Cover[] {
  return requirements.map((requirement) => {
    const cover = coverOf(requirement, parties, day, mode.driver);
    if (!cover) throw new Error(`a set that does not meet ${requirement.need.id}`);
    return cover;
  });
}
