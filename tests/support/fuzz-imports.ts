import { isFileRefusal } from '../../src/lib/domain/file-refusal.ts';
import { importFaultText, SHEET_MESSAGES } from '../../src/lib/i18n/sheet-messages.ts';
import { readFile } from '../../src/lib/server/import/read-file.ts';
import type { FromReader } from '../../src/lib/server/import/reading.ts';
import { mutatedFile } from './mutated-files.ts';

export type FuzzResult = {
  outcomes: Record<string, number>;
  slowest: { seed: number; seconds: number };
  failures: { seed: number; cause: string }[];
};

/**
 * Reads the files of `count` seeds as the reading process does. A failure is whatever is neither a refusal nor a complete
 * reading in which every listing is either read or has faults that can be said in both languages.
 */
export async function fuzzImports(from: number, count: number): Promise<FuzzResult> {
  const result: FuzzResult = { outcomes: {}, slowest: { seed: from, seconds: 0 }, failures: [] };
  for (let seed = from; seed < from + count; seed++) {
    const { bytes } = await mutatedFile(seed);
    const began = performance.now();
    const messages: FromReader[] = [];
    try {
      await readFile(
        { bytes, near: '653127', kind: 'county', mapping: null },
        async (message) => {
          messages.push(message);
          return message.type === 'columns' ? message.proposed : null;
        },
        () => performance.now(),
      );
      const outcome = judged(messages);
      result.outcomes[outcome] = (result.outcomes[outcome] ?? 0) + 1;
    } catch (error) {
      result.failures.push({ seed, cause: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
    const seconds = (performance.now() - began) / 1000;
    if (seconds > result.slowest.seconds) result.slowest = { seed, seconds };
  }
  return result;
}

/** How a reading ended. @throws for an end that a page could not show */
function judged(messages: readonly FromReader[]): string {
  const last = messages.at(-1);
  if (last?.type === 'refused') {
    if (!isFileRefusal(last.code) || SHEET_MESSAGES.en.fault.refusal[last.code] === '') throw new Error(`no sentence for ${last.code}`);
    return last.code;
  }
  if (last?.type !== 'done') throw new Error(`ended with ${last?.type}`);
  for (const message of messages) {
    if (message.type !== 'listings') continue;
    for (const listing of message.listings) {
      if ((listing.read === null) !== listing.faults.length > 0) throw new Error('neither read nor refused');
      for (const fault of listing.faults)
        for (const language of ['zh', 'en'] as const)
          if (/undefined|NaN/.test(importFaultText(fault, SHEET_MESSAGES[language])))
            throw new Error(`a sentence with a hole: ${fault.code}`);
    }
  }
  return 'read';
}
