import type { ModeNeed, ModeRole } from '../../domain/mode.ts';
import type { RegionCode } from '../../domain/region.ts';
import { fitsRole, type Member, type Pool } from './pool.ts';
import { fitOf, isOfDimension, type Requirement } from './requirements.ts';

/** Members of one place (or of all) that may bring a need: all of them, and by what their offers name. */
type Shelf = { all: Member[]; byConcept: Map<number, Member[]>; unnamed: Member[] };

const shelf = (): Shelf => ({ all: [], byConcept: new Map(), unnamed: [] });

/** Who may bring one need in one role, indexed by province and by what is offered, so that nobody is looked at in vain. */
export class Bringers {
  readonly #need: ModeNeed;
  readonly #everywhere = shelf();
  readonly #inProvince = new Map<RegionCode, Shelf>();
  /** Place of each member, those who state most first. */
  readonly #place = new Map<Member, number>();

  constructor(need: ModeNeed, role: ModeRole, pool: Pool) {
    this.#need = need;
    const found = pool.members.filter(
      (member) => linesFor(need, member).some((line) => isOfDimension(need, line)) && fitsRole(member, role, pool.reference),
    );
    const stated = new Map(
      found.map((member) => [member, linesFor(need, member).reduce((sum, { quantity }) => sum + (quantity?.base ?? 0), 0)]),
    );
    found.sort((a, b) => stated.get(b)! - stated.get(a)! || a.row - b.row);
    found.forEach((member, at) => {
      this.#place.set(member, at);
      put(member, need, this.#everywhere);
      let near = this.#inProvince.get(member.province);
      if (!near) this.#inProvince.set(member.province, (near = shelf()));
      put(member, need, near);
    });
  }

  /** Those whose offers are what a requirement asks for, the ones who state most first. Null: in every province. */
  fitting(requirement: Requirement, province: RegionCode | null): readonly Member[] {
    const here = province === null ? this.#everywhere : this.#inProvince.get(province);
    if (!here) return [];
    const { wanted } = requirement;
    if (this.#need.about.length > 0) return here.all.filter((member) => bringsSome(requirement, member));
    if (this.#need.match !== 'sought' || wanted.size === 0) return here.all;
    const found = new Set(here.unnamed);
    for (const concept of wanted) for (const member of here.byConcept.get(concept) ?? []) found.add(member);
    return [...found].sort((a, b) => this.#place.get(a)! - this.#place.get(b)!);
  }
}

const linesFor = ({ factors }: ModeNeed, member: Member) => factors.flatMap((factor) => member.lines.get(factor) ?? []);

function put(member: Member, need: ModeNeed, into: Shelf): void {
  into.all.push(member);
  if (need.match !== 'sought') return;
  const lines = linesFor(need, member).filter((line) => isOfDimension(need, line));
  if (lines.some(({ raised }) => raised.size === 0)) into.unnamed.push(member);
  for (const concept of new Set(lines.flatMap(({ raised }) => [...raised]))) {
    const others = into.byConcept.get(concept);
    if (others) others.push(member);
    else into.byConcept.set(concept, [member]);
  }
}

/** Whether any of a member's offers is what is asked for. */
const bringsSome = (requirement: Requirement, member: Member): boolean =>
  linesFor(requirement.need, member).some((line) => fitOf(requirement, member, line) !== null);
