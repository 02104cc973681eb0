import type { Mode } from '../../domain/mode.ts';
import { meets, unmetBy, type Party } from './cover.ts';
import { idleAmong } from './covers.ts';
import { areContent } from './essentials.ts';
import { helperRoles, type Helpers } from './helpers.ts';
import type { Requirement } from './requirements.ts';
import { canSpare } from './spare.ts';

/** Parties that meet all requirements of a mode, from the day on. */
export type PartySet = { mode: Mode; requirements: readonly Requirement[]; parties: readonly Party[]; day: string };

/** Bounds of the search for one pair; `bounded` says where one cut something off. */
export const SET_BOUNDS = { parties: 5, helpers: 6 } as const;

/** Parties on the way, with what they do not meet. */
type Draft = { parties: readonly Party[]; unmet: readonly Requirement[]; day: string };

/**
 * The minimal sets of parties that contain a driver and a host and meet the requirements: fewest parties first, and of each
 * no party can be taken away. One unmet need after another, that which fewest can bring first, gets each of the members that
 * may bring it (breadth first).
 *
 * @param most  how many; `bounded` says whether there may be more
 */
export function minimalSets(
  mode: Mode,
  requirements: readonly Requirement[],
  pair: readonly Party[],
  helpers: Helpers,
  most: number,
): { sets: PartySet[]; bounded: boolean } {
  const sets: PartySet[] = [];
  const tried = new Set<string>();
  let level: Draft[] = [{ parties: pair, ...unmetBy(requirements, pair) }];
  while (level.length > 0) {
    const next: Draft[] = [];
    for (const draft of level) {
      if (draft.unmet.length === 0) {
        const set = completed(mode, requirements, draft, helpers);
        if (set) sets.push(set);
        if (sets.length === most) return { sets, bounded: true };
      } else if (draft.parties.length < SET_BOUNDS.parties) {
        for (const parties of extended(mode, draft, helpers)) {
          const key = parties.length === 3 ? '' : keyOf(parties); // from one pair each third party comes once
          if (key !== '' && tried.has(key)) continue;
          tried.add(key);
          next.push({ parties, ...unmetAfter(requirements, draft, parties) });
        }
      }
    }
    level = next;
  }
  return { sets, bounded: false };
}

const keyOf = (parties: readonly Party[]): string => parties.map(({ member, role }) => `${member.row} ${role}`).join();

/** What is still unmet with one more party. One more never unmeets a need, unless it states too little of an essential. */
function unmetAfter(
  requirements: readonly Requirement[],
  before: Draft,
  parties: readonly Party[],
): { unmet: readonly Requirement[]; day: string } {
  if (parties.some(({ member }) => member.days.length > 0)) return unmetBy(requirements, parties);
  const open = requirements.some(({ essential }) => essential)
    ? requirements.filter((requirement) => requirement.essential || before.unmet.includes(requirement))
    : before.unmet;
  return { unmet: open.filter((requirement) => !meets(requirement, parties, '')), day: '' };
}

/** The set with one more party each, for the unmet need that fewest can bring. */
function extended(mode: Mode, { parties, unmet }: Draft, helpers: Helpers): Party[][] {
  if (unmet.some((requirement) => helperRoles(mode, requirement).length === 0)) return []; // before anybody is looked for
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

/** The set, if each party brings something, none but driver and host can be spared, and nobody's essentials are stated too small. */
function completed(mode: Mode, requirements: readonly Requirement[], { parties, day }: Draft, helpers: Helpers): PartySet | null {
  if (!areContent(parties, requirements)) return null;
  // Without the only helper there is the pair, which was not enough.
  if (parties.length > 3 && canSpare(mode, requirements, parties, helpers)) return null;
  return idleAmong(mode, requirements, parties, day).length === 0 ? { mode, requirements, parties, day } : null;
}
