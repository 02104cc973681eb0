import { z } from 'zod';
import { faultsOf, shown, type Fault } from '../lib/domain/fault.ts';
import { FiscalParameter, overlapOf } from '../lib/domain/fiscal-parameter.ts';
import { Pairing } from '../lib/domain/pairing.ts';
import pairingFile from '../lib/domain/reference/pairings.json' with { type: 'json' };
import regionFile from '../lib/domain/reference/regions.json' with { type: 'json' };
import { faultText } from '../lib/i18n/fault-text.ts';
import { readInput } from './files.ts';
import type { CliMessages } from './messages.ts';
import { EXIT, Refusal } from './refusal.ts';

/** An office's own dated rows, added to the reference data in the tree. */
const OwnReference = z.strictObject({ pairings: z.array(Pairing).default([]), parameters: z.array(FiscalParameter).default([]) });
export type OwnReference = z.infer<typeof OwnReference>;

/** Reads `--reference FILE`: plain JSON, its regions known, its pairings' ids not ours, one value a parameter and day. */
export async function readOwnReference(path: string, m: CliMessages): Promise<OwnReference> {
  const text = await readInput(path, m);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw refused([{ path: '', code: 'broken_json', got: (error as Error).message }], m);
  }
  const read = OwnReference.safeParse(value);
  if (!read.success) throw refused(faultsOf(read.error, value), m);
  const faults = [...crossChecked(read.data.pairings), ...overlapping(read.data.parameters)];
  if (faults.length > 0) throw refused(faults, m);
  return read.data;
}

function overlapping(parameters: readonly FiscalParameter[]): Fault[] {
  const overlap = overlapOf(parameters);
  return overlap ? [{ path: `parameters[${overlap[1]}]`, code: 'duplicate_id', got: shown(parameters[overlap[1]]?.code) }] : [];
}

function crossChecked(pairings: readonly Pairing[]): Fault[] {
  const regions = new Set(regionFile.rows.map(({ code }) => code));
  const ids = new Set(pairingFile.rows.map(({ id }) => id));
  return pairings.flatMap((pairing, at): Fault[] => {
    const faults: Fault[] = [];
    for (const side of ['east', 'west'] as const) {
      if (!regions.has(pairing[side])) faults.push({ path: `pairings[${at}].${side}`, code: 'unknown_id', got: shown(pairing[side]) });
    }
    if (ids.has(pairing.id)) faults.push({ path: `pairings[${at}].id`, code: 'duplicate_id', got: shown(pairing.id) });
    ids.add(pairing.id);
    return faults;
  });
}

const refused = (faults: readonly Fault[], m: CliMessages): Refusal =>
  new Refusal(EXIT.badInput, [...faults.map((fault) => faultText(fault, m.cli)), m.cli.nothingWritten(faults.length)]);
