import type { FactorKind } from '../../domain/factor.ts';
import type { ModeId } from '../../domain/mode.ts';
import type { Unit } from '../../domain/units.ts';

/** A fact of a party that a result was built on, as it stood in the recorded input. */
export type Fact = {
  field: 'title' | 'summary' | 'industries' | 'region' | 'year' | 'offer' | 'seek' | 'capacity' | 'demand' | 'cost' | 'beds';
  /** Of an offer, a seek or a capacity. */
  factor?: FactorKind;
  /** Everything the fact says, to tell whether it changed. */
  text: string;
  /** Its stated quantity where there is exactly one unit. */
  amount?: { quantity: number; unit: Unit };
};

/** Something a result contains: a ranked partner, a selected project. */
export type Item = {
  /** Names the item within its kind of run; the same thing has the same key in every run. */
  key: string;
  /** Ids of the parties it ties. */
  parties: readonly string[];
  /** Of a project: its mode of cooperation. */
  mode?: ModeId;
  /** Items of one group compete for places. */
  group: string;
  /** 1 is best. */
  place: number;
  value: number;
  /** What it takes that no other item of its group can have as well; absent: items compete for places. */
  holds?: readonly string[];
  /** Of a county in a siting: who serves it, and how far that is. Another site or way is a change, not another item. */
  served?: { by: string; way: number; measure: 'hours' | 'km' };
};

/** What two runs are compared by: the parties they knew, by id, and the items they chose. */
export type Comparable = {
  facts: ReadonlyMap<string, readonly Fact[]>;
  /** What the recorded input calls them; compares nothing. */
  names: ReadonlyMap<string, string>;
  items: readonly Item[];
  /** What the recorded input knew besides the parties, as named values; like parameters they may explain a difference. */
  known?: Readonly<Record<string, string>>;
};

/** A run to be compared: its question, the engine that answered, and what it knew and chose. */
export type ComparedRun = Comparable & {
  /** Flat: one value a parameter. */
  parameters: Readonly<Record<string, string | number>>;
  engineVersion: string | null;
  outputHash: string | null;
};

export type FactChange = { before: Fact | null; after: Fact | null };

/**
 * Why something changed. `overtaken` and `moved_up` are told only where neither the question, nor the engine, nor a
 * party of the item changed: then others of its group (`by`) explain it. `gave_way` and `took_over` are the same for items
 * that take what others need. `unknown`: not even those did.
 */
export type Cause =
  | { kind: 'party_appeared' | 'party_gone'; party: string }
  | { kind: 'party_changed'; party: string; changes: FactChange[] }
  | { kind: 'parameter'; name: string; before: string | number | null; after: string | number | null }
  | { kind: 'engine'; before: string | null; after: string | null }
  | { kind: 'overtaken' | 'moved_up' | 'gave_way' | 'took_over'; by: string[] }
  | { kind: 'unknown' };

export type Change = { before: Item | null; after: Item | null; causes: Cause[] };

export type RunDifference = {
  /** The results are the same to the bit. */
  identical: boolean;
  entered: Change[];
  left: Change[];
  /** In both, with another value or place. */
  changed: Change[];
  unchanged: number;
  /** What is different about the question, whatever came of it. */
  causes: Cause[];
};

/**
 * Compares two results: what entered, what left, what changed its value or place, and why.
 *
 * @param before  the older run
 * @param after   the newer run
 * @returns changes in the order of the newer result, then of the older; every change has at least one cause
 */
export function compareRuns(before: ComparedRun, after: ComparedRun): RunDifference {
  const ofQuestion = [...parameterCauses(before.parameters, after.parameters), ...engineCauses(before, after)];
  const old = new Map(before.items.map((item) => [item.key, item]));
  const fresh = new Map(after.items.map((item) => [item.key, item]));
  const partyCauses = causesByParty(before.facts, after.facts);

  const pairs = [
    ...after.items.map((item) => ({ before: old.get(item.key) ?? null, after: item })),
    ...before.items.filter(({ key }) => !fresh.has(key)).map((item) => ({ before: item, after: null })),
  ];
  const moved = pairs.filter(
    ({ before: a, after: b }) =>
      a?.place !== b?.place || a?.value !== b?.value || a?.served?.by !== b?.served?.by || a?.served?.way !== b?.served?.way,
  );
  const rivals = rivalsByGroup(moved);
  const changes = moved.map((pair): Change => {
    const item = pair.after ?? pair.before;
    const parties = new Set([...(pair.before?.parties ?? []), ...(pair.after?.parties ?? [])]);
    const direct = [...parties].flatMap((party) => partyCauses(party));
    const causes = [...direct, ...ofQuestion];
    return { ...pair, causes: causes.length > 0 ? causes : [rivalCause(pair, rivals.get(item.group) ?? [])] };
  });
  return {
    identical: before.outputHash !== null && before.outputHash === after.outputHash,
    entered: changes.filter((change) => change.before === null),
    left: changes.filter((change) => change.after === null),
    changed: changes.filter((change) => change.before !== null && change.after !== null),
    unchanged: pairs.length - moved.length,
    causes: ofQuestion,
  };
}

type Pair = Pick<Change, 'before' | 'after'>;

function parameterCauses(before: ComparedRun['parameters'], after: ComparedRun['parameters']): Cause[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names
    .filter((name) => before[name] !== after[name])
    .map((name) => ({ kind: 'parameter', name, before: before[name] ?? null, after: after[name] ?? null }));
}

const engineCauses = (before: ComparedRun, after: ComparedRun): Cause[] =>
  before.engineVersion === after.engineVersion ? [] : [{ kind: 'engine', before: before.engineVersion, after: after.engineVersion }];

/** What changed about a party between the two inputs; worked out when first asked. */
function causesByParty(before: Comparable['facts'], after: Comparable['facts']): (party: string) => Cause[] {
  const known = new Map<string, Cause[]>();
  return (party) => {
    const causes = known.get(party) ?? causesOf(party, before.get(party), after.get(party));
    known.set(party, causes);
    return causes;
  };
}

function causesOf(party: string, before: readonly Fact[] | undefined, after: readonly Fact[] | undefined): Cause[] {
  if (!before && !after) return [];
  if (!before) return [{ kind: 'party_appeared', party }];
  if (!after) return [{ kind: 'party_gone', party }];
  const changes = factChanges(before, after);
  return changes.length === 0 ? [] : [{ kind: 'party_changed', party, changes }];
}

const keyOf = ({ field, factor }: Fact): string => `${field} ${factor ?? ''}`;

function factChanges(before: readonly Fact[], after: readonly Fact[]): FactChange[] {
  const old = new Map(before.map((fact) => [keyOf(fact), fact]));
  const fresh = new Map(after.map((fact) => [keyOf(fact), fact]));
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .map((key) => ({ before: old.get(key) ?? null, after: fresh.get(key) ?? null }))
    .filter(({ before: a, after: b }) => a?.text !== b?.text);
}

function rivalsByGroup(moved: readonly Pair[]): Map<string, Pair[]> {
  const groups = new Map<string, Pair[]>();
  for (const pair of moved) {
    const { group } = (pair.after ?? pair.before) as Item;
    const known = groups.get(group);
    if (known) known.push(pair);
    else groups.set(group, [pair]);
  }
  return groups;
}

/** Names of rivals that a sentence can bear. */
const RIVALS_TOLD = 3;

/** Nothing about the item itself changed: who came past it, or who gave way? */
function rivalCause(pair: Pair, rivals: readonly Pair[]): Cause {
  const { before, after } = pair;
  if ((after ?? before)?.holds) return holdersCause(pair, rivals);
  const gained = (before?.place ?? Infinity) > (after?.place ?? Infinity);
  const cameAhead = ({ before: a, after: b }: Pair): boolean =>
    gained
      ? (a?.place ?? Infinity) < (before?.place ?? Infinity) && (b?.place ?? Infinity) > (after?.place ?? Infinity)
      : (a?.place ?? Infinity) > (before?.place ?? Infinity) && (b?.place ?? Infinity) < (after?.place ?? Infinity);
  const by = rivals.filter(cameAhead).map(({ before: a, after: b }) => ((b ?? a) as Item).key);
  return by.length === 0 ? { kind: 'unknown' } : { kind: gained ? 'moved_up' : 'overtaken', by: by.slice(0, RIVALS_TOLD) };
}

/** Which items of the other result took what this one needs, or had it. */
function holdersCause({ before, after }: Pair, rivals: readonly Pair[]): Cause {
  if (before && after) return { kind: 'unknown' };
  const held = new Set((after ?? before)?.holds);
  const others = rivals.flatMap((rival) => (after ? (rival.after ? [] : [rival.before!]) : rival.before ? [] : [rival.after!]));
  const by = others.filter(({ holds = [] }) => holds.some((each) => held.has(each))).map(({ key }) => key);
  return by.length === 0 ? { kind: 'unknown' } : { kind: after ? 'took_over' : 'gave_way', by: by.slice(0, RIVALS_TOLD) };
}
