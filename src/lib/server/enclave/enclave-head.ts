import { enclaveStep, type EnclaveStep } from '../../domain/enclave-step.ts';
import type { StoredEnclave, TermsHead } from './enclave-row.ts';

/** The newest version, and the agreed one that counts now. */
export const newestOf = ({ versions }: StoredEnclave): TermsHead | null => versions.at(-1) ?? null;
export const agreedOf = ({ versions }: StoredEnclave): TermsHead | null => versions.findLast(({ agreedAt }) => agreedAt !== null) ?? null;

/** In which role an organisation takes part. */
export const roleOf = ({ parties }: StoredEnclave, organisationId: string | null | undefined) =>
  parties.find((party) => party.organisationId === organisationId)?.role ?? null;

/** What comes next, as one organisation sees it. @param yearsWithoutFigures  null where the terms were not read */
export function stepFor(enclave: StoredEnclave, organisationId: string, yearsWithoutFigures: number | null): EnclaveStep {
  const newest = newestOf(enclave);
  return enclaveStep({
    status: enclave.status,
    isParty: roleOf(enclave, organisationId) !== null,
    newest:
      newest === null
        ? 'none'
        : newest.agreedAt !== null
          ? 'agreed'
          : newest.agreements.some((one) => one.organisationId === organisationId)
            ? 'own_agreed'
            : 'to_agree',
    settlements: enclave.settlements,
    yearsWithoutFigures,
  });
}

/** Years of the term that have begun by today and have no figures. */
export function yearsWithoutFigures(enclave: StoredEnclave, terms: { start_year: number; years: number }, today: string): number {
  const begun = Math.min(terms.years, Number(today.slice(0, 4)) - terms.start_year + 1);
  return Math.max(0, begun - enclave.settlements.length);
}
