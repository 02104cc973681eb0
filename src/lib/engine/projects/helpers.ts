import type { MissingRole } from '../../domain/bundle.ts';
import type { Mode, ModeRole, RoleId } from '../../domain/mode.ts';
import { coverOf, type Party } from './cover.ts';
import { fitsRole, inScope, type Member, type Pool, type Scope } from './pool.ts';
import { fitOf, type Requirement } from './requirements.ts';

/** Who besides driver and host may bring a need: the roles of the mode that are not required. */
export function helperRoles(mode: Mode, { need }: Requirement): ModeRole[] {
  return need.by.flatMap((id) => mode.roles.filter((role) => role.id === id && !role.required));
}

/**
 * Members that may bring a need, or a part of it, in a role: nearest to the host first, then who states most.
 *
 * @param most  how many to keep
 */
export function helpersFor(
  requirement: Requirement,
  role: ModeRole,
  host: Member,
  pool: Pool,
  scope: Scope | undefined,
  most: number,
): Member[] {
  const found = bringersOf(requirement, role, pool).filter((member) => inScope(member, scope) && isNear(member, role, host));
  return found
    .map((member) => ({ member, far: member.province === host.province ? 0 : 1, base: baseOf(requirement, member) }))
    .sort((a, b) => a.far - b.far || b.base - a.base || (a.member.listing.id < b.member.listing.id ? -1 : 1))
    .slice(0, most)
    .map(({ member }) => member);
}

function bringersOf(requirement: Requirement, role: ModeRole, pool: Pool): Member[] {
  const members = new Set(requirement.need.factors.flatMap((factor) => pool.offering.get(factor) ?? []));
  return [...members].filter(
    (member) =>
      fitsRole(member, role, pool.reference) &&
      requirement.need.factors.some((factor) => member.lines.get(factor)?.some((line) => fitOf(requirement, member, line) !== null)),
  );
}

const isNear = (member: Member, role: ModeRole, host: Member): boolean => !role.nearHost || member.province === host.province;

/** Stated in all, of the dimension asked for [base unit]; −1 when nothing is. */
function baseOf({ need, amount, typical }: Requirement, member: Member): number {
  const dimension = (amount ?? typical)?.dimension;
  let sum = -1;
  for (const factor of need.factors) {
    for (const { quantity } of member.lines.get(factor) ?? []) {
      if (quantity && (!dimension || quantity.dimension === dimension)) sum = Math.max(0, sum) + quantity.base;
    }
  }
  return sum;
}

const CANDIDATES = 10; // told of a missing role

/** Who could fill the role of an unmet need if one went beyond the scope, further away, or were content with less. */
export function candidatesFor(
  requirement: Requirement,
  mode: Mode,
  parties: readonly Party[],
  pool: Pool,
  scope: Scope | undefined,
): MissingRole | null {
  const [role] = helperRoles(mode, requirement);
  const host = parties.find((party) => party.role === mode.host)?.member;
  if (!role || !host) return null;
  const taking = new Set(parties.map(({ member }) => member));
  const found = bringersOf(requirement, role, pool).filter((member) => !taking.has(member));
  const candidates = found.map((member) => ({
    listing: member.listing.id,
    why: !isNear(member, role, host)
      ? ('too_far' as const)
      : !inScope(member, scope)
        ? ('outside_scope' as const)
        : ('too_little' as const),
    alone: coverOf(requirement, [{ member, role: role.id }], '', mode.driver) === null ? 1 : 0,
    far: member.province === host.province ? 0 : 1,
  }));
  candidates.sort((a, b) => a.alone - b.alone || a.far - b.far || (a.listing < b.listing ? -1 : 1));
  return {
    role: role.id,
    need: requirement.need.id,
    candidates: candidates.slice(0, CANDIDATES).map(({ listing, why }) => ({ listing, why })),
    count: candidates.length,
  };
}
