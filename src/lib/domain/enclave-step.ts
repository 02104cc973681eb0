import type { EnclaveStatusCode } from './enums.ts';

/** What comes next in an enclave, as one side sees it. */
export const ENCLAVE_STEPS = ['propose', 'agree', 'wait', 'dispute', 'settle', 'record', 'done', 'read', 'dropped'] as const;
export type EnclaveStep = (typeof ENCLAVE_STEPS)[number];

export type EnclaveAffairs = {
  status: EnclaveStatusCode;
  /** Whether one's own organisation takes part. */
  isParty: boolean;
  /** The newest version: none, agreed by all, by one's own side already, or not. */
  newest: 'none' | 'agreed' | 'own_agreed' | 'to_agree';
  settlements: readonly { status: 'open' | 'confirmed'; disputes: number }[];
  /** Years of the term that have begun and have no figures; null: not known here. */
  yearsWithoutFigures: number | null;
};

export function enclaveStep({ status, isParty, newest, settlements, yearsWithoutFigures }: EnclaveAffairs): EnclaveStep {
  if (status === 'dropped') return 'dropped';
  if (!isParty) return 'read';
  if (newest === 'none') return 'propose';
  if (newest === 'to_agree') return 'agree';
  if (newest === 'own_agreed') return 'wait';
  if (settlements.some(({ disputes }) => disputes > 0)) return 'dispute';
  if (settlements.some((one) => one.status === 'open')) return 'settle';
  return yearsWithoutFigures === 0 ? 'done' : 'record';
}
