import type { MissingRole } from '../../domain/bundle.ts';
import type { Mode, ModeRole } from '../../domain/mode.ts';
import type { RegionCode } from '../../domain/region.ts';
import { meets, type Party } from './cover.ts';
import type { Kinship } from './kinship.ts';
import { fitsRole, inScope, type Member, type Pool, type Scope } from './pool.ts';
import { fitOf, type Requirement } from './requirements.ts';

/** Who besides driver and host may bring a need: the roles of the mode that are not required. */
export function helperRoles(mode: Mode, { need }: Requirement): ModeRole[] {
  return need.by.flatMap((id) => mode.roles.filter((role) => role.id === id && !role.required));
}

/** Looked at for a need before the most suitable are chosen; beyond, the search is bounded. */
const LOOKED_AT = 60;
const CANDIDATES = 10; // told of a missing role

/** Finds further parties for the needs of one mode. */
export class Helpers {
  readonly #mode: Mode;
  readonly #pool: Pool;
  readonly #scope: Scope | undefined;
  readonly #kinship: Kinship;
  /** Who may bring a need in a role at all, by need and role, those who state most first. */
  readonly #bringers = new Map<string, { all: readonly Member[]; byProvince: ReadonlyMap<RegionCode, readonly Member[]> }>();
  /** The choices for the driver at hand. */
  readonly #chosen = new Map<string, readonly Member[]>();
  #driver: Member | null = null;
  /** Whether more could be chosen than a bound let through. */
  bounded = false;

  constructor(mode: Mode, pool: Pool, scope: Scope | undefined, kinship: Kinship) {
    this.#mode = mode;
    this.#pool = pool;
    this.#scope = scope;
    this.#kinship = kinship;
  }

  /**
   * Members that may bring a need, or a part of it, in a role: those whose business is most akin to the driver's first.
   *
   * @param most  how many
   */
  choose(requirement: Requirement, role: ModeRole, driver: Member, host: Member, most: number): readonly Member[] {
    if (this.#driver !== driver) this.#chosen.clear();
    this.#driver = driver;
    const { need, amount } = requirement;
    const told = need.match !== 'kind' && need.for.includes(this.#mode.host) ? host.row : ''; // what the host names differs from host to host
    const key = `${need.id} ${role.id} ${host.province} ${amount?.low ?? ''} ${told}`;
    const known = this.#chosen.get(key) ?? this.#choose(requirement, role, driver, host, most);
    this.#chosen.set(key, known);
    return known;
  }

  #choose(requirement: Requirement, role: ModeRole, driver: Member, host: Member, most: number): readonly Member[] {
    const { all, byProvince } = this.#bringersOf(requirement, role);
    const near = byProvince.get(host.province) ?? [];
    const from = role.nearHost ? near : [...near, ...all.filter(({ province }) => province !== host.province)];
    const found: { member: Member; kinship: number }[] = [];
    for (const member of from) {
      if (member.row === driver.row || !inScope(member, this.#scope) || !mayBring(requirement, role, member)) continue;
      if (found.length === LOOKED_AT) {
        this.bounded = true;
        break;
      }
      found.push({ member, kinship: this.#kinship.of(driver, member) });
    }
    if (found.length > most) this.bounded = true;
    return found
      .sort((a, b) => b.kinship - a.kinship || a.member.row - b.member.row)
      .slice(0, most)
      .map(({ member }) => member);
  }

  #bringersOf({ need }: Requirement, role: ModeRole): { all: readonly Member[]; byProvince: ReadonlyMap<RegionCode, readonly Member[]> } {
    const key = `${need.id} ${role.id}`;
    const known = this.#bringers.get(key);
    if (known) return known;
    const all = this.#pool.members
      .filter((member) => need.factors.some((factor) => member.lines.has(factor)) && fitsRole(member, role, this.#pool.reference))
      .map((member) => ({ member, stated: statedIn(member, need.factors) }))
      .sort((a, b) => b.stated - a.stated || a.member.row - b.member.row)
      .map(({ member }) => member);
    const found = { all, byProvince: Map.groupBy(all, ({ province }) => province) };
    this.#bringers.set(key, found);
    return found;
  }

  /** Who could fill the role of an unmet need if one went beyond the scope, further away, or were content with less. */
  missing(requirement: Requirement, parties: readonly Party[]): MissingRole | null {
    const [role] = helperRoles(this.#mode, requirement);
    const host = parties[1]!.member;
    if (!role) return null;
    const taking = new Set(parties.map(({ member }) => member.row));
    const found = this.#bringersOf(requirement, role).all.filter(
      (member) => !taking.has(member.row) && bestFit(requirement, member) !== null,
    );
    const candidates = found.map((member) => ({
      member,
      why: whyNotTaken(member, role, host, this.#scope),
      short: mayBring(requirement, role, member) ? 0 : 1,
      far: member.province === host.province ? 0 : 1,
    }));
    candidates.sort((a, b) => a.short - b.short || a.far - b.far || a.member.row - b.member.row);
    return {
      role: role.id,
      need: requirement.need.id,
      candidates: candidates.slice(0, CANDIDATES).map(({ member, why }) => ({ listing: member.listing.id, why })),
      count: candidates.length,
    };
  }
}

/** Whether a member brings a need alone, or a part of one that may be met together. */
const mayBring = (requirement: Requirement, role: ModeRole, member: Member): boolean =>
  requirement.need.together
    ? bestFit(requirement, member) !== null
    : [...new Set(['', ...member.days])].some((day) => meets(requirement, [{ member, role: role.id }], day));

function bestFit(requirement: Requirement, member: Member): 'right' | 'kind_only' | null {
  let best: 'right' | 'kind_only' | null = null;
  for (const factor of requirement.need.factors) {
    for (const line of member.lines.get(factor) ?? []) {
      const fit = fitOf(requirement, member, line);
      if (fit === 'right') return fit;
      best ??= fit;
    }
  }
  return best;
}

function statedIn(member: Member, factors: readonly Parameters<Member['lines']['get']>[0][]): number {
  let sum = 0;
  for (const factor of factors) for (const { quantity } of member.lines.get(factor) ?? []) sum += quantity?.base ?? 0;
  return sum;
}

function whyNotTaken(member: Member, role: ModeRole, host: Member, scope: Scope | undefined): 'outside_scope' | 'too_far' | 'too_little' {
  if (!inScope(member, scope)) return 'outside_scope';
  return role.nearHost && member.province !== host.province ? 'too_far' : 'too_little';
}
