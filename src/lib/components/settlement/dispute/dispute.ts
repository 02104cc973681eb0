import type { DisputeOutcomeCode, DisputeSubjectCode } from '$lib/domain/enums';

/** A case as the page shows it: what is claimed, answers, papers, how it ended. */
export type Dispute = {
  id: string;
  number: number;
  subject: DisputeSubjectCode;
  claim: string;
  amount: number | null;
  by: string;
  organisationId: string;
  openedAt: string;
  outcome: DisputeOutcomeCode | null;
  outcomeWords: string | null;
  closedBy: string | null;
  closedAt: string | null;
  notes: { id: number; words: string; by: string; organisationId: string; at: string }[];
  papers: { id: string; title: string; by: string; at: string }[];
};

export type DisputeParties = { role: string; name: string; organisationId: string }[];

/** Which party's person it was. */
export function personOf(parties: DisputeParties, organisationId: string, person: string): string {
  const party = parties.find((one) => one.organisationId === organisationId);
  return party ? `${party.name} ${person}` : person;
}
