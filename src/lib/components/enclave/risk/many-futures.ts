import type { EnclaveDeal } from '$lib/domain/enclave-deal';
import type { EnclaveModel } from '$lib/engine/enclaves/enclave-model';
import type { EnclaveReference } from '$lib/engine/enclaves/law';
import { clausesByEffect } from '$lib/engine/enclaves/risk-clauses';
import { noPaths, simulate, simulateBlocks, spreadsOf, type Spreads } from '$lib/engine/enclaves/simulate';
import type { Uncertainty } from '$lib/engine/enclaves/uncertainty';

const THOUSANDS = 100;
/** A hundred thousand futures. */
export const PATHS = THOUSANDS * 1000;
/** Thousands between two breaths of the page. */
const SLICE = 10;
/** For the clauses, of which each needs futures of its own. */
const CLAUSE_PATHS = 10_000;

export type ManyFutures = { spreads: Spreads; clauses: ReturnType<typeof clausesByEffect> };
type Question = { deal: EnclaveDeal; reference: EnclaveReference; model: EnclaveModel; uncertainty: Uncertainty };

/**
 * Reckons many futures in slices, so that the page stays alive.
 *
 * @param isDropped  whether nobody asks any more
 * @returns null when dropped
 */
export async function manyFutures(question: Question, isDropped: () => boolean): Promise<ManyFutures | null> {
  const { model, uncertainty } = question;
  const values = noPaths(model, PATHS);
  for (let block = 0; block < THOUSANDS; block += SLICE) {
    await new Promise((resolve) => setTimeout(resolve));
    if (isDropped()) return null;
    const part = simulateBlocks(model, uncertainty, 0, [block, block + SLICE]);
    for (const party of model.parties) values[party]!.set(part[party]!, block * 1000);
  }
  return withClauses(question, spreadsOf(values));
}

/** The same at once, for a printer that does not wait. */
export const futuresNow = (question: Question): ManyFutures =>
  withClauses(question, simulate(question.model, question.uncertainty, 0, PATHS).spreads);

const withClauses = ({ deal, reference, uncertainty }: Question, spreads: Spreads): ManyFutures => ({
  spreads,
  clauses: clausesByEffect(deal, reference, uncertainty, 0, CLAUSE_PATHS),
});
