import { secondmentStatus, type SecondmentStatusCode } from '../../domain/enums.ts';
import { OPEN_SHOWN, type PlanRowView, type SignView } from '../../domain/plan-view.ts';
import { holdsWords, pageNumber, pageOf, ROWS_SHOWN, type PageOf } from './page-of.ts';

const PARTIES = 5;

/** What part of a plan its page shows: words, a state, a page of the table and one of the open posts, both from 1. */
export type PlanQuery = { words: string; status: SecondmentStatusCode | null; page: number; open: number };

/** Read from an address; what makes no sense is as if it was not there. */
export function planQuery(query: URLSearchParams): PlanQuery {
  return {
    words: (query.get('q') ?? '').slice(0, 80),
    status: secondmentStatus.find((each) => each === query.get('status')) ?? null,
    page: pageNumber(query, 'page'),
    open: pageNumber(query, 'open'),
  };
}

/** The first open post that a page of them explains. */
export const openFrom = ({ open }: PlanQuery): number => (open - 1) * OPEN_SHOWN;

/** A page of the assignments that hold all words and are in the state asked for; what breaks a rule comes first. */
export function rowsPage(rows: readonly PlanRowView[], { words, status, page }: PlanQuery): PageOf<PlanRowView> {
  const holds = holdsWords(words);
  const found = rows.filter(
    (row) => (status === null || row.status === status) && holds(`${row.person.name} ${row.post.title} ${row.home.name} ${row.host.name}`),
  );
  return pageOf(
    found.toSorted((a, b) => Number(b.faults.length > 0) - Number(a.faults.length > 0) || a.number - b.number),
    page,
  );
}

/** What waits for signatures; what the reader may sign comes first. */
export function signView(rows: readonly PlanRowView[]): SignView {
  const proposed = rows.filter(({ status }) => status === 'proposed');
  const mineFirst = proposed.toSorted((a, b) => Number(b.parties.length > 0) - Number(a.parties.length > 0) || a.number - b.number);
  return {
    drafts: rows.filter(({ status }) => status === 'draft').length,
    proposed: mineFirst.slice(0, ROWS_SHOWN),
    proposedCount: proposed.length,
    isComplete: proposed.length > 0 && proposed.every(({ signatures }) => signatures.length === PARTIES),
  };
}
