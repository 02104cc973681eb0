import type { Run } from '../../domain/run.ts';
import type { Db } from '../db.ts';
import { loadObject, parseJson } from './objects.ts';

/**
 * Everything a run is made of, to be checked by whoever doubts it: the question, the recorded input and output, hashes,
 * seed, work and engine version. `JSON.stringify(record.input)` has the SHA-256 `record.run.inputHash`.
 */
export async function runRecord(db: Db, run: Run): Promise<{ format: 'feiqiao-run/1'; run: Run; input: unknown; output: unknown }> {
  const read = async (path: string | null, hash: string | null) => {
    const json = path !== null && hash !== null ? await loadObject(db, path, hash) : null;
    return json && parseJson(json);
  };
  const [input, output] = await Promise.all([read(run.inputPath, run.inputHash), read(run.outputPath, run.outputHash)]);
  return { format: 'feiqiao-run/1', run, input, output };
}
