import { faultsOf, shown, type Fault } from '../lib/domain/fault.ts';
import { Listing } from '../lib/domain/listing.ts';
import { faultText } from '../lib/i18n/fault-text.ts';
import type { CliMessages } from './messages.ts';
import { EXIT, Refusal } from './refusal.ts';

/** Listings of a JSONL text, in order. Every fault of every line is told, with its line; then nothing is read. */
export function readListings(text: string, m: CliMessages): Listing[] {
  const listings: Listing[] = [];
  const ids = new Set<string>();
  const faults: string[] = [];
  text.split(/\r?\n/).forEach((line, at) => {
    if (line.trim() === '') return;
    const read = readListing(line);
    if (!('faults' in read) && ids.has(read.id))
      faults.push(faultText({ path: 'id', code: 'duplicate_id', got: shown(read.id) }, m.cli, at + 1));
    else if (!('faults' in read)) listings.push(read);
    else faults.push(...read.faults.map((fault) => faultText(fault, m.cli, at + 1)));
    if (!('faults' in read)) ids.add(read.id);
  });
  if (faults.length > 0) throw new Refusal(EXIT.badInput, [...faults, m.cli.nothingWritten(faults.length)]);
  return listings;
}

function readListing(line: string): Listing | { faults: Fault[] } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { faults: [{ path: '', code: 'broken_json', got: (error as Error).message }] };
  }
  const read = Listing.safeParse(value);
  return read.success ? read.data : { faults: faultsOf(read.error, value) };
}
