import { dayNumber } from '../../domain/civil-day.ts';
import type { EnclaveStep } from '../../domain/enclave-step.ts';
import type { SettlementDue } from '../../domain/settlement-due.ts';
import type { Db } from '../db.ts';
import { settlementDues } from '../settlement/settlement-dues.ts';
import { stepFor } from './enclave-head.ts';
import { listEnclaves } from './get-enclave.ts';

/** What needs one's side of an enclave; the rest can wait. */
const URGENT: readonly EnclaveStep[] = ['agree', 'dispute', 'settle'];
const MOST = 30;

export type EnclavesWaiting = {
  /** The most overdue first; days until then, negative when it has passed. */
  dues: (SettlementDue & { days: number })[];
  todo: { id: string; name: string; step: EnclaveStep }[];
};

/** What the first page says of an organisation's enclaves. @param today  civil date */
export async function enclavesWaiting(db: Db, organisationId: string, today: string): Promise<EnclavesWaiting> {
  const [dues, enclaves] = await Promise.all([settlementDues(db), listEnclaves(db, MOST)]);
  return {
    dues: dues.map((due) => ({ ...due, days: dayNumber(due.due_on) - dayNumber(today) })),
    todo: enclaves
      .map((enclave) => ({ id: enclave.id, name: enclave.name, step: stepFor(enclave, organisationId, null) }))
      .filter(({ step }) => URGENT.includes(step)),
  };
}
