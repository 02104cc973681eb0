import { secondmentStatus, type SecondmentStatusCode } from '../../domain/enums.ts';
import { OPEN_SHOWN, type PlanRowView, type SignView } from '../../domain/plan-view.ts';

/** Assignments on one page of the table, and of what waits for signatures. */
const ROWS_SHOWN = 100;
const PARTIES = 5;

/** What part of a plan its page shows: words, a state, a page of the table and one of the open posts, both from 1. */
export type PlanQuery = { words: string; status: SecondmentStatusCode | null; page: number; open: number };

/** Read from an address; what makes no sense is as if it was not there. */
export function planQuery(query: URLSearchParams): PlanQuery {
  const number = (name: string) => Math.max(1, Math.min(1000, Math.trunc(Number(query.get(name)) || 1)));
  return {
    words: (query.get('q') ?? '').slice(0, 80),
    status: secondmentStatus.find((each) => each === query.get('status')) ?? null,
    page: number('page'),
    open: number('open'),
  };
}

/** The first open post that a page of them explains. */
export const openFrom = ({ open }: PlanQuery): number => (open - 1) * OPEN_SHOWN;

export type RowsPage = { shown: PlanRowView[]; total: number; page: number; pages: number };

/** A page of the assignments that hold all words and are in the state asked for; what breaks a rule comes first. */
export function rowsPage(rows: readonly PlanRowView[], { words, status, page }: PlanQuery): RowsPage {
  const asked = words.toLowerCase().split(/\s+/).filter(Boolean);
  const found = rows.filter((row) => {
    const text = `${row.person.name} ${row.post.title} ${row.home.name} ${row.host.name}`.toLowerCase();
    return (status === null || row.status === status) && asked.every((word) => text.includes(word));
  });
  const sorted = found.toSorted((a, b) => Number(b.faults.length > 0) - Number(a.faults.length > 0) || a.number - b.number);
  const pages = Math.max(1, Math.ceil(sorted.length / ROWS_SHOWN));
  const at = Math.min(page, pages);
  return { shown: sorted.slice((at - 1) * ROWS_SHOWN, at * ROWS_SHOWN), total: sorted.length, page: at, pages };
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
