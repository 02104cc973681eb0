import type { Fault } from '../domain/fault.ts';
import type { cli } from './zh/cli.ts';

/**
 * One fault on one line: `line 12: offers[0].quantity: must be ≥ 0 (got -3)`. The place is the same in every language,
 * so that a script can read it; the sentence is not.
 *
 * @param line  1-based line of a JSONL input; absent for plain JSON
 */
export function faultText({ path, code, got = '', expected = '' }: Fault, messages: typeof cli, line?: number): string {
  const place = [line === undefined ? '' : `line ${line}`, path].filter(Boolean);
  // What each level keeps nobody can look up: whom to ask stands in the sentence.
  const remedy = path.startsWith('enclave.local_share') && (code === 'wrong_sum' || code === 'missing') ? messages.askRetention : '';
  return [...place, messages.fault[code]({ got, expected }) + remedy].join(': ');
}
