import type { Basis, BundleNeed, BundleUse, Uncertain } from '../../domain/bundle.ts';
import type { RoleId } from '../../domain/mode.ts';
import { UNITS } from '../../domain/units.ts';
import type { Line, Member } from './pool.ts';
import { fitOf, type Requirement } from './requirements.ts';

/** A member in a role. */
export type Party = { member: Member; role: RoleId };

/** How a set of parties meets a requirement. */
export type Cover = { need: BundleNeed; uses: BundleUse[]; uncertain: Uncertain[] };

/** What is kept free of an offer where nobody knows how much is needed: a party has at most five open proposals. */
export const RESERVED_SHARE = 0.2;

/** Sums of decimal fractions may miss a bound by rounding; relative. */
const ROUNDING = 1e-9;

/** Whether an offer can be had on a day; the empty day stands for "whenever". */
const canBeHad = ({ from, until }: Line, day: string): boolean => from <= day && (until === null || day < until);

/** What has been found of a requirement: stated in its dimension [base unit], and whether anybody offers without saying how much. */
type Tally = { sum: number; stated: boolean; silent: boolean };

/** The rule of sufficiency: enough is stated, or somebody may have enough; what is essential must not be stated too small. */
function isEnough({ amount, essential }: Requirement, { sum, stated, silent }: Tally): boolean {
  if (amount === null) return stated || silent;
  return (stated && sum >= amount.low * (1 - ROUNDING)) || (silent && !(essential && stated));
}

function addLines(requirement: Requirement, { member }: Party, day: string, tally: Tally): void {
  for (const factor of requirement.need.factors) {
    for (const line of member.lines.get(factor) ?? []) {
      if (!canBeHad(line, day) || fitOf(requirement, member, line) === null) continue;
      if (line.quantity && line.quantity.dimension === requirement.amount?.dimension) {
        tally.sum += line.quantity.base;
        tally.stated = true;
      } else tally.silent = true;
    }
  }
}

/** Whether parties meet a requirement on a day: one of them alone or, where the need may be met together, all of them. */
export function meets(requirement: Requirement, parties: readonly Party[], day: string): boolean {
  const { need } = requirement;
  const tally: Tally = { sum: 0, stated: false, silent: false };
  for (const party of parties) {
    if (!need.by.includes(party.role)) continue;
    addLines(requirement, party, day, tally);
    if (need.together) continue;
    if (isEnough(requirement, tally)) return true;
    tally.sum = 0;
    tally.stated = tally.silent = false;
  }
  return need.together && isEnough(requirement, tally);
}

/** The requirements that parties do not meet, on the first day on which the fewest are unmet. */
export function unmetBy(requirements: readonly Requirement[], parties: readonly Party[]): { unmet: Requirement[]; day: string } {
  let least: { unmet: Requirement[]; day: string } | null = null;
  for (const day of daysOf(parties)) {
    const unmet = requirements.filter((requirement) => !meets(requirement, parties, day));
    if (!least || unmet.length < least.unmet.length) least = { unmet, day };
    if (unmet.length === 0) break;
  }
  return least!;
}

const WHENEVER = [''];

/** The days on which something more can be had: whenever, and the first days of offers. */
function daysOf(parties: readonly Party[]): readonly string[] {
  if (parties.every(({ member }) => member.days.length === 0)) return WHENEVER;
  return ['', ...[...new Set(parties.flatMap(({ member }) => member.days))].sort()];
}

type Offered = { party: Party; line: Line; fit: 'right' | 'kind_only' };

/**
 * How parties meet a requirement on a day, or null when they do not: the offers taken, in the order of the need's roles, the
 * right and the largest first. Where the amount is not known, the first offer serves, and a part of it is kept free.
 *
 * @param wholeOf  role whose offers are committed whole when the amount is unknown: it has this one project
 */
export function coverOf(requirement: Requirement, parties: readonly Party[], day: string, wholeOf: RoleId): Cover | null {
  if (!meets(requirement, parties, day)) return null;
  const offered = offeredFor(requirement, parties, day);
  if (requirement.need.together) return coveredBy(requirement, offered, wholeOf);
  // One party brings it: the first that states enough, else the first that may have enough.
  let maybe: Cover | null = null;
  for (const party of new Set(offered.map((each) => each.party))) {
    if (!meets(requirement, [party], day)) continue;
    const cover = coveredBy(
      requirement,
      offered.filter((each) => each.party === party),
      wholeOf,
    );
    if (cover.need.cover !== 'unstated') return cover;
    maybe ??= cover;
  }
  return maybe;
}

function offeredFor(requirement: Requirement, parties: readonly Party[], day: string): Offered[] {
  const { need } = requirement;
  return need.by.flatMap((role) => {
    const offered: Offered[] = [];
    for (const party of parties) {
      if (party.role !== role) continue;
      for (const factor of need.factors) {
        for (const line of party.member.lines.get(factor) ?? []) {
          const fit = canBeHad(line, day) ? fitOf(requirement, party.member, line) : null;
          if (fit !== null) offered.push({ party, line, fit });
        }
      }
    }
    return offered.length < 2 ? offered : offered.sort(bestFirst(requirement));
  });
}

const bestFirst =
  ({ amount, typical, need }: Requirement) =>
  (a: Offered, b: Offered): number => {
    if (a.fit !== b.fit) return a.fit === 'right' ? -1 : 1;
    // A roof before a plot where the mode says so, however large the plot: nobody says how much is needed.
    const kind = need.factors.indexOf(a.line.factor) - need.factors.indexOf(b.line.factor);
    if (need.built && amount === null && kind !== 0) return kind;
    const dimension = (amount ?? typical)?.dimension;
    const base = ({ line: { quantity } }: Offered) => (quantity && (!dimension || quantity.dimension === dimension) ? quantity.base : -1);
    return (
      base(b) - base(a) ||
      need.factors.indexOf(a.line.factor) - need.factors.indexOf(b.line.factor) ||
      a.party.member.row - b.party.member.row ||
      a.line.at - b.line.at
    );
  };

function coveredBy(requirement: Requirement, offered: readonly Offered[], wholeOf: RoleId): Cover {
  const { amount, need } = requirement;
  if (amount === null) return openCover(requirement, offered[0]!, wholeOf);
  const stated = offered.filter(({ line }) => line.quantity?.dimension === amount.dimension);
  const sum = stated.reduce((total, { line }) => total + line.quantity!.base, 0);
  const enough = sum >= amount.low * (1 - ROUNDING);
  const taken = take(requirement, stated, amount.high);
  const silent = enough ? [] : offered.filter(({ line }) => line.quantity?.dimension !== amount.dimension).slice(0, 1);
  const all = [...taken.map(({ of }) => of), ...silent];
  return {
    need: needOf(requirement, all, enough ? 'enough' : 'unstated'),
    uses: taken.map(({ use }) => use),
    uncertain: [
      ...silent.map(({ party }): Uncertain => ({ code: 'quantity_unstated', need: need.id, listing: party.member.listing.id })),
      ...(amount.basis.code === 'stated' ? [] : [doubt('amount_estimated', need.id)]),
      ...kindOnly(requirement, all),
    ],
  };
}

/** Takes from stated offers, in order, until an amount [base unit] is reached. */
function take({ need, amount }: Requirement, stated: readonly Offered[], wanted: number): { of: Offered; use: BundleUse }[] {
  const taken: { of: Offered; use: BundleUse }[] = [];
  let left = wanted;
  for (const of of stated) {
    if (left <= wanted * ROUNDING) break;
    const { base, value, unit } = of.line.quantity!;
    taken.push({ of, use: useOf(of, need.id, base <= left ? value : left / UNITS[unit].factor, amount!.basis) });
    left -= Math.min(base, left);
  }
  return taken;
}

/** Nobody says how much: the first offer serves, and a part of it is kept free. */
function openCover(requirement: Requirement, of: Offered, wholeOf: RoleId): Cover {
  const { need, typical } = requirement;
  const measured = need.for.length > 0 || typical !== null;
  return {
    need: needOf(requirement, [of], 'open'),
    uses: of.line.quantity ? [useOf(of, need.id, ...reserved(of, typical, wholeOf))] : [],
    uncertain: [...(measured ? [doubt('amount_unknown', need.id)] : []), ...kindOnly(requirement, [of])],
  };
}

// One object for all that say the same: a hundred thousand bundles say little that is new.
const WHOLE_OFFER: Basis = { code: 'whole_offer' };
const SHARE_OF_OFFER: Basis = { code: 'share_of_offer', share: RESERVED_SHARE };
type Doubt = 'amount_unknown' | 'amount_estimated' | 'kind_only';
const doubts = new Map<Doubt, Map<BundleNeed['need'], Uncertain>>();

function doubt(code: Doubt, need: BundleNeed['need']): Uncertain {
  let known = doubts.get(code);
  if (!known) doubts.set(code, (known = new Map<BundleNeed['need'], Uncertain>()));
  const one: Uncertain = known.get(need) ?? { code, need };
  known.set(need, one);
  return one;
}

function reserved({ party, line }: Offered, typical: Requirement['typical'], wholeOf: RoleId): [number, Basis] {
  const { value, base, dimension, unit } = line.quantity!;
  if (party.role === wholeOf) return [value, WHOLE_OFFER];
  if (typical?.dimension === dimension) return [typical.low >= base ? value : typical.low / UNITS[unit].factor, typical.basis];
  return [value * RESERVED_SHARE, SHARE_OF_OFFER];
}

const useOf = ({ party, line }: Offered, need: BundleUse['need'], amount: number, basis: Basis): BundleUse => ({
  listing: party.member.listing.id,
  at: line.at,
  factor: line.factor,
  need,
  amount,
  unit: line.quantity!.unit,
  basis,
});

function needOf({ need, amount }: Requirement, offered: readonly Offered[], cover: BundleNeed['cover']): BundleNeed {
  const inUnit = (base: number, unit: BundleUse['unit']) => base / UNITS[unit].factor;
  return {
    need: need.id,
    amount: amount && {
      low: inUnit(amount.low, amount.unit),
      high: inUnit(amount.high, amount.unit),
      unit: amount.unit,
      basis: amount.basis,
    },
    from: offered.map(({ party, line }) => ({ listing: party.member.listing.id, at: line.at })),
    cover,
  };
}

const kindOnly = ({ need }: Requirement, offered: readonly Offered[]): Uncertain[] =>
  offered.some(({ fit }) => fit === 'kind_only') ? [doubt('kind_only', need.id)] : [];
