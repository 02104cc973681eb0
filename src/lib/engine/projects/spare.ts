import type { Mode } from '../../domain/mode.ts';
import { unmetBy, type Party } from './cover.ts';
import { areContent } from './essentials.ts';
import type { Helpers } from './helpers.ts';
import type { Requirement } from './requirements.ts';
import { idleAmong } from './covers.ts';

/** Whether parties are a bundle of the mode: every need is met, each brings or seeks something, nobody's essentials are stated too small. */
export function areBundle(mode: Mode, requirements: readonly Requirement[], parties: readonly Party[]): boolean {
  const { unmet, day } = unmetBy(requirements, parties);
  if (unmet.length > 0 || !areContent(parties, requirements)) return false;
  return idleAmong(mode, requirements, parties, day).length === 0;
}

/**
 * Whether some of the helpers would do without the others, be it in another role: a carrier that also dismantles needs no
 * dismantler beside it.
 */
export function canSpare(mode: Mode, requirements: readonly Requirement[], parties: readonly Party[], helpers: Helpers): boolean {
  const [driver, host, ...others] = parties as [Party, Party, ...Party[]];
  const open = mode.roles.filter(({ required }) => !required);
  const choices = others.map(({ member, role }): Party[] => [
    { member, role },
    ...open
      .filter(({ id }) => id !== role)
      .flatMap((other) => (helpers.mayTake(member, other, host.member) ? [{ member, role: other.id }] : [])),
  ]);
  return fewerOf(choices).some((some) => some.length > 0 && areBundle(mode, requirements, [driver, host, ...some]));
}

/** Every choice of fewer than all, one role each. */
function fewerOf(choices: readonly Party[][]): Party[][] {
  const all = choices.reduce<Party[][]>((chosen, each) => chosen.flatMap((some) => [some, ...each.map((party) => [...some, party])]), [[]]);
  return all.filter(({ length }) => length < choices.length);
}
