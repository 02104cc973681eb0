import type { Basis } from '../../domain/bundle.ts';
import type { Mode, ModeNeed, NeedId } from '../../domain/mode.ts';
import { dimensionOf, inBaseUnit, UNITS, type Dimension, type Unit } from '../../domain/units.ts';
import type { MatchingReference } from '../matching/reference.ts';
import type { Line, Member, Want } from './pool.ts';

/** How much of a need a project takes: [low, high] in base units of a dimension. */
export type Amount = { low: number; high: number; dimension: Dimension; unit: Unit; basis: Basis };

/** A need of a mode as it stands for one driver and host. */
export type Requirement = {
  need: ModeNeed;
  /** Binding: offers that state less do not meet it. Null: nobody says. */
  amount: Amount | null;
  /** Called essential: what is stated must be enough, and an offer without a quantity does not make up for it. */
  essential: boolean;
  /** What other projects took: for what is kept free, never a condition. */
  typical: Amount | null;
  /** Concepts that the offer should be; empty: not known. */
  wanted: ReadonlySet<number>;
  /** `wanted` is what the driver's trade takes, not what anybody says. */
  guessed: boolean;
};

/** What one member says of one need: whether it seeks it, how much, what exactly. */
type Said = { seeks: boolean; amount: Amount | null; essential: boolean; named: ReadonlySet<number> };

/** Reads the needs of one mode, remembering what each member says of them. */
export class NeedReader {
  readonly mode: Mode;
  readonly #reference: MatchingReference;
  readonly #said = new Map<Member, readonly (Said | null)[]>();
  readonly #about: readonly ReadonlySet<number>[];
  #driver: Member | null = null;
  #typical: readonly (Amount | null)[] = [];

  constructor(mode: Mode, reference: MatchingReference) {
    this.mode = mode;
    this.#reference = reference;
    const { numberOf } = reference.vocabulary;
    this.#about = mode.needs.map(({ about }) => new Set(about.flatMap((id) => numberOf.get(id) ?? [])));
  }

  /**
   * The needs of the mode for a driver and a host, with amounts: what one of them says it seeks, else what a ratio of the mode
   * makes of another amount. A need of `when: sought` that neither seeks is left out.
   *
   * @returns null when the driver seeks more than the mode is made for
   */
  requirements(driver: Member, host: Member): Requirement[] | null {
    if (this.#driver !== driver) {
      this.#driver = driver;
      this.#typical = this.mode.needs.map((need) => this.#typicalOf(need.id, driver));
    }
    const requirements: Requirement[] = [];
    const { needs } = this.mode;
    for (let n = 0; n < needs.length; n += 1) {
      const need = needs[n]!;
      const said = this.#saidBy(need, n, driver, host);
      if (need.when === 'sought' && !said?.seeks) continue;
      if (need.most && said?.amount && exceeds(said.amount, need.most)) return null;
      requirements.push(this.#requirement(need, n, said, driver));
    }
    return this.#withRatios(requirements, driver);
  }

  #requirement(need: ModeNeed, n: number, said: Said | null, driver: Member): Requirement {
    const named = need.match === 'kind' ? NOTHING : (said?.named ?? NOTHING);
    const guessed = need.match === 'sought' && named.size === 0;
    const wanted = need.about.length > 0 ? this.#about[n]! : guessed ? this.#inputsOf(driver) : named;
    return { need, amount: said?.amount ?? null, essential: said?.essential ?? false, typical: this.#typical[n]!, wanted, guessed };
  }

  /** What the roles of `for` say together: the first amount, everything that is named. */
  #saidBy(need: ModeNeed, n: number, driver: Member, host: Member): Said | null {
    let all: Said | null = null;
    for (const role of need.for) {
      const said = this.#saidOf(role === this.mode.driver ? driver : host)[n];
      if (!said) continue;
      if (!all) all = said;
      else {
        const first: Said = all.amount ? all : said;
        all = { seeks: true, amount: first.amount, essential: first.essential, named: all.named.union(said.named) };
      }
    }
    return all;
  }

  #saidOf(member: Member): readonly (Said | null)[] {
    const known = this.#said.get(member);
    if (known) return known;
    const said = this.mode.needs.map((need) => saidBy(member, need));
    this.#said.set(member, said);
    return said;
  }

  #inputsOf(driver: Member): ReadonlySet<number> {
    const inputs = new Set<number>();
    for (const concept of driver.trade) for (const input of this.#reference.vocabulary.inputs[concept]?.keys() ?? []) inputs.add(input);
    return inputs;
  }

  #typicalOf(id: NeedId, driver: Member): Amount | null {
    for (const { id: name, of, low, high, about } of this.mode.typical) {
      if (!('need' in of) || of.need !== id || !isAbout(driver, about, this.#reference)) continue;
      const { factor } = UNITS[of.unit];
      const basis: Basis = { code: 'typical', typical: name, low, high };
      return { low: low * factor, high: high * factor, dimension: dimensionOf(of.unit), unit: of.unit, basis };
    }
    return null;
  }

  /** Amounts that follow from others by a ratio; a ratio may follow from another. */
  #withRatios(requirements: Requirement[], driver: Member): Requirement[] {
    for (let again = true; again;) {
      again = false;
      for (const { id, from, to, low, high, about } of this.mode.ratios) {
        if (!('need' in to)) continue;
        const at = requirements.findIndex(({ need }) => need.id === to.need);
        const source = requirements.find(({ need }) => need.id === from.need)?.amount;
        const target = requirements[at];
        if (!source || !target || target.amount !== null || source.dimension !== dimensionOf(from.unit)) continue;
        if (!isAbout(driver, about, this.#reference)) continue;
        const of = { low: source.low / UNITS[from.unit].factor, high: source.high / UNITS[from.unit].factor };
        const basis: Basis = { code: 'ratio', ratio: id, of: of.high, unit: from.unit, low, high };
        const range = { low: inBaseUnit(of.low * low, to.unit), high: inBaseUnit(of.high * high, to.unit) };
        requirements[at] = { ...target, amount: { ...range, dimension: dimensionOf(to.unit), unit: to.unit, basis } };
        again = true;
      }
    }
    return requirements;
  }
}

const NOTHING: ReadonlySet<number> = new Set();

/** Whether a member's trade is one of these; none named: always. */
export const isAbout = (member: Member, about: readonly string[], { vocabulary: { numberOf } }: MatchingReference): boolean =>
  about.length === 0 || about.some((id) => member.trade.has(numberOf.get(id) ?? -1));

/** The largest of its essential seeks, else its first seek with a quantity. */
function saidBy(member: Member, { factors, dimensions }: ModeNeed): Said | null {
  const wants = member.wants.filter(({ factor }) => factors.includes(factor));
  if (wants.length === 0) return null;
  const measured = wants.filter(({ quantity }) => quantity && quantity.value > 0 && (dimensions?.includes(quantity.dimension) ?? true));
  const essential = measured.filter((want) => want.essential).sort((a, b) => b.quantity!.base - a.quantity!.base)[0];
  const one = essential ?? measured[0];
  const named = wants.reduce<ReadonlySet<number>>((all, want) => all.union(want.named), NOTHING);
  return { seeks: true, amount: one ? amountOf(member, one) : null, essential: essential !== undefined, named };
}

function amountOf({ listing }: Member, { quantity, at }: Want): Amount {
  const { value, unit, dimension, base } = quantity!;
  return {
    low: base,
    high: base,
    dimension,
    unit,
    basis: { code: 'stated', listing: listing.id, direction: 'seek', at, quantity: value, unit },
  };
}

const exceeds = ({ low, dimension }: Amount, most: { quantity: number; unit: Unit }): boolean =>
  dimension === dimensionOf(most.unit) && low > inBaseUnit(most.quantity, most.unit);

/** Whether an offer measures what the need is measured in, or nothing. */
export const isOfDimension = ({ dimensions }: ModeNeed, { quantity }: Line): boolean =>
  !dimensions || !quantity || dimensions.includes(quantity.dimension);

/** Whether an offer is what is needed: `right` by name, `kind_only` when nobody says so, null when it is something else. */
export function fitOf({ wanted, guessed, need }: Requirement, member: Member, line: Line): 'right' | 'kind_only' | null {
  if (!isOfDimension(need, line)) return null;
  if (need.about.length > 0) return meet(wanted, line.raised) || meet(wanted, member.trade) ? 'right' : null;
  if (need.built && line.farmed) return meet(wanted, line.raised) ? 'right' : null;
  if (need.match === 'kind' || (need.match === 'preferred' && wanted.size === 0)) return 'right';
  if (wanted.size === 0 || line.raised.size === 0) return 'kind_only';
  if (meet(wanted, line.raised)) return guessed ? 'kind_only' : 'right';
  return need.match === 'preferred' ? 'kind_only' : null;
}

function meet(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  for (const each of few) if (many.has(each)) return true;
  return false;
}
