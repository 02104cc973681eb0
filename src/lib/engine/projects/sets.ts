import type { Mode, ModeRole } from '../../domain/mode.ts';
import { coverOf, unmetBy, type Cover, type Party } from './cover.ts';
import { areContent } from './essentials.ts';
import { helperRoles, type Helpers } from './helpers.ts';
import type { Requirement } from './requirements.ts';

/** Parties that meet all requirements of a mode, from the day on. */
export type PartySet = { mode: Mode; requirements: readonly Requirement[]; parties: readonly Party[]; day: string };

/** Bounds of the search for one pair; `bounded` says where one cut something off. */
export const SET_BOUNDS = { parties: 5, helpers: 6, sets: 6 } as const;

/**
 * The minimal sets of parties that contain a driver and a host and meet the requirements: fewest parties first, and of each
 * no party can be taken away. One unmet need after another, that which fewest can bring first, gets each of the members that
 * may bring it (breadth first).
 */
export function minimalSets(
  mode: Mode,
  requirements: readonly Requirement[],
  pair: readonly Party[],
  helpers: Helpers,
): { sets: PartySet[]; bounded: boolean } {
  const sets: PartySet[] = [];
  let level: (readonly Party[])[] = [pair];
  const tried = new Set<string>();
  while (level.length > 0 && sets.length < SET_BOUNDS.sets) {
    const next: Party[][] = [];
    for (const parties of level) {
      const { unmet, day } = unmetBy(requirements, parties);
      if (unmet.length === 0) {
        if (isMinimal(mode, requirements, parties, day)) sets.push({ mode, requirements, parties, day });
      } else if (parties.length < SET_BOUNDS.parties) {
        for (const more of extended(mode, unmet, parties, helpers)) {
          const key = more.map(({ member, role }) => `${member.row} ${role}`).join();
          if (!tried.has(key)) next.push(more);
          tried.add(key);
        }
      }
    }
    level = next;
  }
  return { sets: sets.slice(0, SET_BOUNDS.sets), bounded: level.length > 0 || sets.length > SET_BOUNDS.sets };
}

/** The set with one more party each, for the unmet need that fewest can bring. */
function extended(mode: Mode, unmet: readonly Requirement[], parties: readonly Party[], helpers: Helpers): Party[][] {
  const [driver, host, ...others] = parties as [Party, Party, ...Party[]];
  let fewest: Party[] | null = null;
  for (const requirement of unmet) {
    const choice: Party[] = [];
    for (const role of helperRoles(mode, requirement)) {
      for (const member of helpers.choose(requirement, role, driver.member, host.member, SET_BOUNDS.helpers)) {
        if (parties.every((party) => party.member.row !== member.row)) choice.push({ member, role: role.id });
      }
    }
    if (choice.length === 0) return [];
    if (!fewest || choice.length < fewest.length) fewest = choice;
  }
  return fewest!.map((party) => [driver, host, ...[...others, party].sort((a, b) => a.member.row - b.member.row)]);
}

export const roleOf = (mode: Mode, id: ModeRole['id']): ModeRole => mode.roles.find((role) => role.id === id)!;

/** Whether driver and host each bring something, no other party can be spared, and nobody's essentials are stated too small. */
function isMinimal(mode: Mode, requirements: readonly Requirement[], parties: readonly Party[], day: string): boolean {
  if (!areContent(parties, requirements)) return false;
  for (let at = 2; at < parties.length; at += 1) {
    const without = parties.filter((_, other) => other !== at);
    if (unmetBy(requirements, without).unmet.length === 0) return false;
  }
  const bringing = bringersAmong({ mode, requirements, parties, day });
  return parties.slice(0, 2).every(({ member, role }) => bringing.has(member.listing.id) || roleOf(mode, role).seeks.length > 0);
}

/** The parties of a set that bring something. */
export const bringersAmong = (set: PartySet): Set<string> =>
  new Set(coversOf(set).flatMap(({ need }) => need.from.map(({ listing }) => listing)));

/** How a set meets each requirement. */
export function coversOf({ mode, requirements, parties, day }: PartySet): Cover[] {
  return requirements.map((requirement) => {
    const cover = coverOf(requirement, parties, day, mode.driver);
    if (!cover) throw new Error(`a set that does not meet ${requirement.need.id}`);
    return cover;
  });
}
