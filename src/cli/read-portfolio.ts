import { faultsOf, shown, type Fault } from '../lib/domain/fault.ts';
import { Capacity, PortfolioBundle, PortfolioRules } from '../lib/domain/portfolio.ts';
import type { Packing } from '../lib/engine/projects/packing.ts';
import { GrowingFloat64, GrowingInt32 } from './growing.ts';
import { JsonReader } from './json-reader.ts';
import { packedRules } from './read-portfolio-rules.ts';
import { renumber, rowsInOrder } from './renumber-uses.ts';

/** A portfolio problem by index, with the ids to name its parts again. */
export type ReadPortfolio = { packing: Packing; bundles: string[]; capacities: string[]; groups: string[]; rules: string[] };

/**
 * Reads `feiqiao select`'s input: bundle by bundle into typed arrays, so that a million of them fit.
 *
 * @returns every fault of the input, or the problem
 * @throws BrokenJson
 */
export function readPortfolio(bytes: Buffer): { faults: Fault[] } | ReadPortfolio {
  const json = new JsonReader(bytes);
  const reading = new Reading();
  const found = new Set<string>();
  if (json.next() !== 'object') return { faults: wrongType(json, '', 'object') };
  json.members((key) => {
    found.add(key);
    if (key === 'capacities') reading.capacities(json);
    else if (key === 'bundles') reading.bundles(json);
    else if (key === 'rules') reading.rules(json);
    else {
      json.value();
      reading.faults.push({ path: key, code: 'unknown_key' });
    }
  });
  json.end();
  for (const key of ['capacities', 'bundles']) if (!found.has(key)) reading.faults.push({ path: key, code: 'missing' });
  return reading.done(json.faults);
}

const wrongType = (json: JsonReader, path: string, expected: string): Fault[] => {
  const got = shown(json.value());
  json.end();
  return [{ path, code: 'wrong_type', expected, got }];
};

class Reading {
  readonly faults: Fault[] = [];
  /** Ids of capacities by index, in the order met, be it as a use or in `capacities`. */
  readonly #capacityIds = new Map<string, number>();
  readonly #capacity = new Map<number, number>();
  readonly #ids = new Map<string, number>();
  readonly #groups = new Map<string, number>();
  readonly #value = new GrowingFloat64();
  readonly #start = new GrowingInt32();
  readonly #row = new GrowingInt32();
  readonly #amount = new GrowingFloat64();
  readonly #group = new GrowingInt32();
  /** Place in the input of each bundle kept. */
  readonly #place = new GrowingInt32();
  #rules = PortfolioRules.parse({});

  constructor() {
    this.#start.push(0);
  }

  capacities(json: JsonReader): void {
    if (!this.#isA(json, 'object', 'capacities')) return;
    json.members((id) => {
      const value = json.value();
      const read = Capacity.safeParse(value);
      if (read.success) this.#capacity.set(indexIn(this.#capacityIds, id), read.data);
      else this.#fault(faultsOf(read.error, value), `capacities.${id}`);
    });
  }

  bundles(json: JsonReader): void {
    if (!this.#isA(json, 'array', 'bundles')) return;
    json.elements((place) => {
      const value = json.value();
      if (isSound(value)) this.#bundle(value, place);
      else this.#fault(faultsOfBundle(value), `bundles[${place}]`);
    });
  }

  rules(json: JsonReader): void {
    const value = json.value();
    const read = PortfolioRules.safeParse(value);
    if (read.success) this.#rules = read.data;
    else this.#fault(faultsOf(read.error, value), 'rules');
  }

  #bundle({ id, value, uses, group }: PortfolioBundle, place: number): void {
    if (this.#ids.has(id)) {
      this.faults.push({ path: `bundles[${place}].id`, code: 'duplicate_id', got: shown(id) });
      return;
    }
    this.#ids.set(id, this.#ids.size);
    this.#place.push(place);
    this.#value.push(value);
    for (const capacity in uses) {
      this.#row.push(indexIn(this.#capacityIds, capacity));
      this.#amount.push(uses[capacity]!);
    }
    this.#start.push(this.#row.length);
    this.#group.push(group === undefined ? -1 : indexIn(this.#groups, group));
  }

  #isA(json: JsonReader, type: 'object' | 'array', path: string): boolean {
    if (json.next() === type) return true;
    this.faults.push({ path, code: 'wrong_type', expected: type, got: shown(json.value()) });
    return false;
  }

  #fault(faults: readonly Fault[], place: string): void {
    for (const fault of faults) this.faults.push({ ...fault, path: joined(place, fault.path) });
  }

  done(duplicates: readonly Fault[]): { faults: Fault[] } | ReadPortfolio {
    const capacities = [...this.#capacityIds.keys()];
    this.#faultUnlisted(capacities);
    const rules = packedRules(this.#rules, this.#ids);
    const faults = [...duplicates, ...this.faults, ...('faults' in rules ? rules.faults : [])];
    if (faults.length > 0 || 'faults' in rules) return { faults };
    const rows = rowsInOrder([...this.#capacity.keys()]);
    const [useStart, useRow, useAmount] = [this.#start.done(), this.#row.done(), this.#amount.done()];
    renumber(useStart, useRow, useAmount, rows);
    const { at_most_one_per_group: atMostOne, exactly_one_per_group: exactlyOne } = this.#rules;
    const packing: Packing = {
      bundles: this.#ids.size,
      value: this.#value.done(),
      useStart,
      useRow,
      useAmount,
      capacity: Float64Array.from(this.#capacity.values()),
      group: this.#group.done(),
      groups: this.#groups.size,
      groupRule: exactlyOne ? 'exactly_one' : atMostOne ? 'at_most_one' : 'free',
      ...rules,
    };
    return {
      packing,
      bundles: [...this.#ids.keys()],
      capacities: Array.from(this.#capacity.keys(), (met) => capacities[met]!),
      groups: [...this.#groups.keys()],
      rules: this.#rules.at_least.map(({ id }) => id),
    };
  }

  #faultUnlisted(capacities: readonly string[]): void {
    if (this.#capacity.size === capacities.length) return;
    const [start, row, place] = [this.#start.done(), this.#row.done(), this.#place.done()];
    for (let j = 0; j < place.length; j++) {
      for (let k = start[j]!; k < start[j + 1]!; k++) {
        const id = capacities[row[k]!]!;
        if (!this.#capacity.has(row[k]!)) this.faults.push({ path: `bundles[${place[j]}].uses.${id}`, code: 'unknown_id', got: shown(id) });
      }
    }
  }
}

const joined = (place: string, path: string): string =>
  path === '' ? place : path.startsWith('[') ? `${place}${path}` : `${place}.${path}`;

function indexIn(map: Map<string, number>, id: string): number {
  let index = map.get(id);
  if (index === undefined) map.set(id, (index = map.size));
  return index;
}

/** The schema's own judgement, by hand: a million bundles in a second instead of ten. */
function isSound(value: unknown): value is PortfolioBundle {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { id, value: worth, uses, group, ...more } = value as Record<string, unknown>;
  if (typeof id !== 'string' || id === '' || typeof worth !== 'number' || !(Math.abs(worth) <= 1e15)) return false;
  if (typeof uses !== 'object' || uses === null || Array.isArray(uses)) return false;
  for (const amount of Object.values(uses)) if (typeof amount !== 'number' || !(amount > 0 && amount <= 1e15)) return false;
  for (const _ in more) return false;
  return group === undefined ? !('group' in value) : typeof group === 'string' && group !== '';
}

function faultsOfBundle(value: unknown): Fault[] {
  const read = PortfolioBundle.safeParse(value);
  if (!read.success) return faultsOf(read.error, value);
  throw new Error('a bundle that the schema accepts and the reader does not');
}
