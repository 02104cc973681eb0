import type { FactorKind } from '../../domain/factor.ts';
import type { Mode, NeedId, RoleId } from '../../domain/mode.ts';
import { UNITS, type Unit } from '../../domain/units.ts';
import { meets, unmetBy, type Party } from './cover.ts';
import { discontents } from './essentials.ts';
import { Helpers } from './helpers.ts';
import { Kinship } from './kinship.ts';
import { inScope, misfitOf, type Member, type Pool, type RoleMisfit, type Scope } from './pool.ts';
import { fitOf, NeedReader, type Requirement } from './requirements.ts';
import { idleAmong, roleOf } from './covers.ts';
import { minimalSets } from './sets.ts';

/** A gate that keeps two listings from a project of a mode: codes and numbers; `i18n` has the sentences. */
export type BundleObstacle =
  | { code: RoleMisfit | 'outside_scope'; listing: string; role: RoleId }
  | { code: 'too_large'; need: NeedId; asked: number; most: number; unit: Unit }
  | { code: 'essential_shortfall'; listing: string; factor: FactorKind; sought: number; offered: number; unit: Unit }
  | { code: 'too_little'; need: NeedId; asked: number; offered: number; unit: Unit }
  | { code: 'not_offered' | 'something_else' | 'not_at_once'; need: NeedId }
  | { code: 'brings_nothing'; listing: string };

/**
 * Why two listings, with whoever might help them, are no project of a mode.
 *
 * @param driver  id of the listing whose project it would be
 * @param host    id of the listing of the place
 * @returns every gate that is shut; empty: there is such a project
 */
export function whyNotBundle(pool: Pool, mode: Mode, driver: string, host: string, scope?: Scope): BundleObstacle[] {
  const [from, to] = [pool.byId.get(driver), pool.byId.get(host)];
  if (!from || !to) throw new Error(`whyNotBundle: no listing ${from ? host : driver}`);
  const shut = [...roleObstacles(from, mode, mode.driver, pool, scope), ...roleObstacles(to, mode, mode.host, pool, scope)];
  if (shut.length > 0) return shut;
  const requirements = new NeedReader(mode, pool.reference).requirements(from, to);
  if (!requirements) return tooLarge(mode, from);
  const pair: Party[] = [
    { member: from, role: mode.driver },
    { member: to, role: mode.host },
  ];
  const helpers = new Helpers(mode, pool, scope, new Kinship(pool));
  if (minimalSets(mode, requirements, pair, helpers, 1).sets.length > 0) return [];
  const lacking = discontents(pair, requirements).map((each): BundleObstacle => ({ code: 'essential_shortfall', ...each }));
  const { unmet } = unmetBy(requirements, pair);
  const found = [...lacking, ...unmet.map((requirement) => whyUnmet(requirement, pair))];
  return found.length > 0 ? found : idle(mode, requirements, pair);
}

function roleObstacles(member: Member, mode: Mode, role: RoleId, pool: Pool, scope: Scope | undefined): BundleObstacle[] {
  const code = inScope(member, scope) ? misfitOf(member, roleOf(mode, role), pool.reference) : 'outside_scope';
  return code === null ? [] : [{ code, listing: member.listing.id, role }];
}

function tooLarge(mode: Mode, driver: Member): BundleObstacle[] {
  return mode.needs.flatMap(({ id, most, factors }): BundleObstacle[] => {
    const asked = most && driver.wants.find(({ factor, quantity }) => factors.includes(factor) && quantity?.unit === most.unit)?.quantity;
    return most && asked ? [{ code: 'too_large', need: id, asked: asked.value, most: most.quantity, unit: most.unit }] : [];
  });
}

function whyUnmet(requirement: Requirement, parties: readonly Party[]): BundleObstacle {
  const need = requirement.need.id;
  const lines = parties.flatMap((party) =>
    requirement.need.by.includes(party.role)
      ? requirement.need.factors.flatMap((factor) => (party.member.lines.get(factor) ?? []).map((line) => ({ party, line })))
      : [],
  );
  if (lines.length === 0) return { code: 'not_offered', need };
  const right = lines.filter(({ party, line }) => fitOf(requirement, party.member, line) !== null);
  if (right.length === 0) return { code: 'something_else', need };
  const days = ['', ...right.map(({ line }) => line.from)];
  const { amount } = requirement;
  if (amount === null || days.some((day) => meets(requirement, parties, day))) return { code: 'not_at_once', need };
  const offered = right.reduce((sum, { line }) => sum + (line.quantity?.dimension === amount.dimension ? line.quantity.base : 0), 0);
  const inUnit = (base: number) => base / UNITS[amount.unit].factor;
  return { code: 'too_little', need, asked: inUnit(amount.low), offered: inUnit(offered), unit: amount.unit };
}

function idle(mode: Mode, requirements: readonly Requirement[], pair: readonly Party[]): BundleObstacle[] {
  const { day } = unmetBy(requirements, pair);
  return idleAmong(mode, requirements, pair, day).map(({ member }) => ({ code: 'brings_nothing', listing: member.listing.id }));
}
