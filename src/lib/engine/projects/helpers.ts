import type { MissingRole } from '../../domain/bundle.ts';
import type { Mode, ModeRole } from '../../domain/mode.ts';
import { Bringers } from './bringers.ts';
import { meets, type Party } from './cover.ts';
import type { Kinship } from './kinship.ts';
import { fitsRole, inScope, type Member, type Pool, type Scope } from './pool.ts';
import type { Requirement } from './requirements.ts';

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
  /** By need and role. */
  readonly #bringers = new Map<string, Bringers>();
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
    const found: { member: Member; kinship: number }[] = [];
    for (const member of this.#inOrder(requirement, role, host)) {
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

  /** Those whose offers are what is asked for: of the host's province first and, where the role may come from afar, the others. */
  *#inOrder(requirement: Requirement, role: ModeRole, host: Member): Iterable<Member> {
    const bringers = this.#bringersOf(requirement, role);
    yield* bringers.fitting(requirement, host.province);
    if (role.nearHost) return;
    for (const member of bringers.fitting(requirement, null)) if (member.province !== host.province) yield member;
  }

  #bringersOf({ need }: Requirement, role: ModeRole): Bringers {
    const key = `${need.id} ${role.id}`;
    let known = this.#bringers.get(key);
    if (!known) this.#bringers.set(key, (known = new Bringers(need, role, this.#pool)));
    return known;
  }

  /** Whether a member that helps in one role might help in another beside this host. */
  mayTake(member: Member, role: ModeRole, host: Member): boolean {
    return (!role.nearHost || member.province === host.province) && fitsRole(member, role, this.#pool.reference);
  }

  /** Who could fill the role of an unmet need if one went beyond the scope, further away, or were content with less. */
  missing(requirement: Requirement, parties: readonly Party[]): MissingRole | null {
    const [role] = helperRoles(this.#mode, requirement);
    const host = parties[1]!.member;
    if (!role) return null;
    const taking = new Set(parties.map(({ member }) => member.row));
    const could = this.#bringersOf(requirement, role)
      .fitting(requirement, null)
      .filter(({ row }) => !taking.has(row));
    const near = could.filter(({ province }) => province === host.province);
    const far = could.filter(({ province }) => province !== host.province);
    const first = [...near, ...far].slice(0, LOOKED_AT).map((member) => ({
      listing: member.listing.id,
      why: whyNotTaken(member, role, host, this.#scope),
      short: mayBring(requirement, role, member) ? 0 : 1,
    }));
    first.sort((a, b) => a.short - b.short); // stable: the nearest and those who state most stay first
    const candidates = first.slice(0, CANDIDATES).map(({ listing, why }) => ({ listing, why }));
    return { role: role.id, need: requirement.need.id, candidates, count: could.length };
  }
}

/** Whether a member brings a need alone; a part will do of one that may be met together. */
function mayBring(requirement: Requirement, role: ModeRole, member: Member): boolean {
  if (requirement.need.together) return true;
  const alone = [{ member, role: role.id }];
  return meets(requirement, alone, '') || member.days.some((day) => meets(requirement, alone, day));
}

function whyNotTaken(member: Member, role: ModeRole, host: Member, scope: Scope | undefined): 'outside_scope' | 'too_far' | 'too_little' {
  if (!inScope(member, scope)) return 'outside_scope';
  return role.nearHost && member.province !== host.province ? 'too_far' : 'too_little';
}
