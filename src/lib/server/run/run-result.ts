import type { Run } from '../../domain/run.ts';
import type { ComparedRun } from '../../engine/run/compare.ts';
import type { Db } from '../db.ts';
import { RUN_KINDS } from './kinds/registry.ts';
import { loadObject, parseJson } from './objects.ts';

/** Recorded input and output of a run, as its kind's schemas read them. */
export type RunResult = { input: unknown; output: unknown };

/** Objects never change, so what was read is kept by its hashes; who asks has read the run's row, so may read these. */
const kept = new Map<string, Promise<RunResult | null>>();
const RESULTS_KEPT = 8;

/** The result of a run; null when it has none, or an object is gone or not what was recorded. */
export function readResult(db: Db, run: Run): Promise<RunResult | null> {
  const { inputHash, outputHash } = run;
  if (inputHash === null || outputHash === null) return Promise.resolve(null);
  const key = `${run.kind} ${inputHash} ${outputHash}`;
  const known = kept.get(key);
  if (known) return known;
  const reading = load(db, run);
  if (kept.size >= RESULTS_KEPT) kept.delete(kept.keys().next().value ?? '');
  kept.set(key, reading);
  // What could not be read is asked for again.
  reading.then(
    (result) => result ?? kept.delete(key),
    () => kept.delete(key),
  );
  return reading;
}

async function load(db: Db, { kind, inputPath, inputHash, outputPath, outputHash }: Run): Promise<RunResult | null> {
  const [input, output] = await Promise.all([
    loadObject(db, inputPath ?? '', inputHash ?? ''),
    loadObject(db, outputPath ?? '', outputHash ?? ''),
  ]);
  if (!input || !output) return null;
  return { input: RUN_KINDS[kind].input.parse(parseJson(input)), output: RUN_KINDS[kind].output.parse(parseJson(output)) };
}

/** A run with its result, ready to be compared. */
export function comparedRun(run: Run, { input, output }: RunResult): ComparedRun {
  const kind = RUN_KINDS[run.kind];
  const stopped = run.status === 'cancelled' || run.workLimit !== null ? { stoppedAfter: run.work ?? 0 } : {};
  const comparable = kind.comparable(input, output);
  return {
    ...comparable,
    parameters: {
      ...kind.question(kind.parameters.parse(run.parameters)),
      ...comparable.known,
      ...(run.work === run.total ? {} : stopped),
    },
    engineVersion: run.engineVersion,
    outputHash: run.outputHash,
  };
}
