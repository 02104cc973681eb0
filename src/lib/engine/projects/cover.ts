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

type Offered = { party: Party; line: Line; fit: 'right' | 'kind_only' };

/** The offers of parties that are what a requirement asks for, in the order of its roles, the right ones and the largest first. */
function offeredFor(requirement: Requirement, parties: readonly Party[], day: string): Offered[] {
  const { need } = requirement;
  const offered: Offered[] = [];
  for (const role of need.by) {
    const here: Offered[] = [];
    for (const party of parties) {
      if (party.role !== role) continue;
      for (const factor of need.factors) {
        for (const line of party.member.lines.get(factor) ?? []) {
          const fit = canBeHad(line, day) ? fitOf(requirement, party.member, line) : null;
          if (fit !== null) here.push({ party, line, fit });
        }
      }
    }
    offered.push(...here.sort(bestFirst(requirement)));
  }
  return offered;
}

const bestFirst =
  ({ amount, typical, need }: Requirement) =>
  (a: Offered, b: Offered): number => {
    if (a.fit !== b.fit) return a.fit === 'right' ? -1 : 1;
    const dimension = (amount ?? typical)?.dimension;
    const base = ({ line: { quantity } }: Offered) => (quantity && (!dimension || quantity.dimension === dimension) ? quantity.base : -1);
    return (
      base(b) - base(a) ||
      need.factors.indexOf(a.line.factor) - need.factors.indexOf(b.line.factor) ||
      (a.party.member.listing.id < b.party.member.listing.id
        ? -1
        : a.party.member.listing.id > b.party.member.listing.id
          ? 1
          : a.line.at - b.line.at)
    );
  };

/**
 * How parties meet a requirement on a day, or null when they do not.
 *
 * Where the amount is known, what they state must reach it, or one of them must offer without saying how much: silence is
 * uncertain, never a refusal. Where it is not known, any offer of the right kind will do.
 *
 * @param wholeOf  role whose offers are committed whole when the amount is unknown: it has this one project
 */
export function coverOf(requirement: Requirement, parties: readonly Party[], day: string, wholeOf: RoleId): Cover | null {
  const offered = offeredFor(requirement, parties, day);
  if (offered.length === 0) return null;
  if (requirement.need.together) return coveredBy(requirement, offered, wholeOf);
  // One party brings it: the first that states enough, else the first that may have enough.
  const alone = [...new Set(offered.map(({ party }) => party))].flatMap(
    (party) =>
      coveredBy(
        requirement,
        offered.filter((each) => each.party === party),
        wholeOf,
      ) ?? [],
  );
  return alone.find(({ need }) => need.cover !== 'unstated') ?? alone[0] ?? null;
}

function coveredBy(requirement: Requirement, offered: readonly Offered[], wholeOf: RoleId): Cover | null {
  const { amount } = requirement;
  if (amount === null) return openCover(requirement, offered, wholeOf);
  const stated = offered.filter(({ line }) => line.quantity?.dimension === amount.dimension);
  const silent = offered.filter(({ line }) => line.quantity?.dimension !== amount.dimension);
  const sum = stated.reduce((total, { line }) => total + (line.quantity?.base ?? 0), 0);
  const enough = sum >= amount.low * (1 - ROUNDING);
  if (!enough && silent.length === 0) return null;
  const taken = take(requirement, stated, amount.high);
  const more = enough ? [] : silent.slice(0, 1);
  return {
    need: needOf(requirement, [...taken.map(({ of }) => of), ...more], enough ? 'enough' : 'unstated'),
    uses: taken.map(({ use }) => use),
    uncertain: [
      ...more.map(({ party }): Uncertain => ({ code: 'quantity_unstated', need: requirement.need.id, listing: party.member.listing.id })),
      ...(amount.basis.code === 'stated' ? [] : [{ code: 'amount_estimated', need: requirement.need.id } as const]),
      ...kindOnly(requirement, [...taken.map(({ of }) => of), ...more]),
    ],
  };
}

/** Takes from stated offers, in order, until an amount [base unit] is reached. */
function take({ need, amount }: Requirement, stated: readonly Offered[], wanted: number): { of: Offered; use: BundleUse }[] {
  const taken: { of: Offered; use: BundleUse }[] = [];
  let left = wanted;
  for (const of of stated) {
    const { quantity } = of.line;
    if (!quantity || !amount || left <= wanted * ROUNDING) break;
    const part = Math.min(left, quantity.base);
    left -= part;
    taken.push({ of, use: useOf(of, need.id, part === quantity.base ? quantity.value : part / UNITS[quantity.unit].factor, amount.basis) });
  }
  return taken;
}

/** Nobody says how much: the first offer serves, and a part of it is kept free. */
function openCover(requirement: Requirement, offered: readonly Offered[], wholeOf: RoleId): Cover {
  const { need, typical } = requirement;
  const of = offered[0]!;
  const { quantity } = of.line;
  const uses: BundleUse[] = [];
  if (quantity) {
    const { amount, basis } = reserved(of, typical, wholeOf);
    uses.push(useOf(of, need.id, amount, basis));
  }
  const measured = need.for.length > 0 || typical !== null;
  return {
    need: needOf(requirement, [of], 'open'),
    uses,
    uncertain: [...(measured ? [{ code: 'amount_unknown', need: need.id } as const] : []), ...kindOnly(requirement, [of])],
  };
}

function reserved({ party, line }: Offered, typical: Requirement['typical'], wholeOf: RoleId): { amount: number; basis: Basis } {
  const { value, base, dimension, unit } = line.quantity!;
  if (party.role === wholeOf) return { amount: value, basis: { code: 'whole_offer' } };
  if (typical?.dimension === dimension) {
    return { amount: typical.low >= base ? value : typical.low / UNITS[unit].factor, basis: typical.basis };
  }
  return { amount: value * RESERVED_SHARE, basis: { code: 'share_of_offer', share: RESERVED_SHARE } };
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
  return {
    need: need.id,
    amount:
      amount === null
        ? null
        : { low: inUnit(amount.low, amount), high: inUnit(amount.high, amount), unit: amount.unit, basis: amount.basis },
    from: offered.map(({ party, line }) => ({ listing: party.member.listing.id, at: line.at })),
    cover,
  };
}

const inUnit = (base: number, { unit }: { unit: BundleUse['unit'] }): number => base / UNITS[unit].factor;

const kindOnly = ({ need }: Requirement, offered: readonly Offered[]): Uncertain[] =>
  offered.some(({ fit }) => fit === 'kind_only') ? [{ code: 'kind_only', need: need.id }] : [];

/** How parties meet all requirements, on the first day on which they do. */
export type FullCover = { covers: Cover[]; day: string };

/**
 * @returns the covers on the first day on which every requirement is met; else the requirements unmet on the day on which the
 *          fewest are
 */
export function coverAll(
  requirements: readonly Requirement[],
  parties: readonly Party[],
  wholeOf: RoleId,
): { met: FullCover } | { unmet: Requirement[] } {
  let least: Requirement[] | null = null;
  for (const day of daysOf(parties)) {
    const covers: Cover[] = [];
    const unmet: Requirement[] = [];
    for (const requirement of requirements) {
      const cover = coverOf(requirement, parties, day, wholeOf);
      if (cover) covers.push(cover);
      else unmet.push(requirement);
    }
    if (unmet.length === 0) return { met: { covers, day } };
    if (!least || unmet.length < least.length) least = unmet;
  }
  return { unmet: least! };
}

/** The days on which something more can be had: whenever, and the first days of offers. */
function daysOf(parties: readonly Party[]): string[] {
  let days: Set<string> | null = null;
  for (const { member } of parties) {
    for (const lines of member.lines.values()) for (const { from } of lines) if (from !== '') (days ??= new Set()).add(from);
  }
  return days === null ? [''] : ['', ...[...days].sort()];
}
