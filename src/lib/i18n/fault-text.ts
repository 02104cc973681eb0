import type { Fault, FaultCode } from '../domain/fault.ts';
import type { cli } from './zh/cli.ts';

/**
 * One fault on one line: `line 12: offers[0].quantity: must be ≥ 0 (got -3)`. The place is the same in every language,
 * so that a script can read it; the sentence is not.
 *
 * @param line  1-based line of a JSONL input; absent for plain JSON
 */
export function faultText({ path, code, got = '', expected = '' }: Fault, messages: typeof cli, line?: number): string {
  const place = [line === undefined ? '' : `line ${line}`, path].filter(Boolean);
  const remedy = REMEDIES.find((one) => one.path.test(path) && one.codes.includes(code))?.remedy;
  return [...place, messages.fault[code]({ got, expected }) + (remedy ? messages[remedy] : '')].join(': ');
}

/** What an enclave's terms are often wrong in, and what to do about it. */
const REMEDIES: readonly { path: RegExp; codes: readonly FaultCode[]; remedy: 'askRetention' | 'asShare' | 'everyYear' | 'ofBranch' }[] = [
  // What each level keeps nobody can look up: whom to ask stands in the sentence.
  { path: /^enclave\.local_share/, codes: ['wrong_sum', 'missing'], remedy: 'askRetention' },
  {
    path: /^(terms\.phases\[\d+\]\.fly_out|enclave\.local_share\.\w+\.\w+|enclave\.branch\.weight|discount_rate|clauses\[\d+\]\.rate)$/,
    codes: ['too_small', 'too_big', 'wrong_type'],
    remedy: 'asShare',
  },
  { path: /^(project|enclave\.branch)\./, codes: ['wrong_length'], remedy: 'everyYear' },
  { path: /^enclave\.branch$/, codes: ['missing'], remedy: 'ofBranch' },
];
