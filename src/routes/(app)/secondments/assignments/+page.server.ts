import { error } from '@sveltejs/kit';
import { daysUntil, type AssignmentLine } from '$lib/domain/assignment';
import { joinsSecondments, keepsRosters } from '$lib/domain/account';
import { loadMessages } from '$lib/i18n';
import { listAssignments } from '$lib/server/assignment/assignment';
import type { PageServerLoad } from './$types';

const SOON = 30; // days
const PAGE = 50; // lines

const FILTERS = ['all', 'due', 'late', 'running', 'over'] as const;
type Filter = (typeof FILTERS)[number];

const isIn = (line: AssignmentLine, filter: Filter, today: string): boolean => {
  const left = line.next ? daysUntil(today, line.next.dueOn) : Infinity;
  switch (filter) {
    case 'due':
      return left >= 0 && left <= SOON;
    case 'late':
      return left < 0;
    case 'running':
      return line.status === 'running';
    case 'over':
      return line.status === 'completed' || line.status === 'ended';
    default:
      return true;
  }
};

export const load: PageServerLoad = async ({ url, locals: { db, locale, account, today } }) => {
  const m = await loadMessages(locale);
  if (!account || !joinsSecondments(account.role)) error(404, { code: 'not_found', message: m.error.not_found });
  const lines = await listAssignments(db);
  const filter = FILTERS.find((each) => each === url.searchParams.get('show')) ?? 'all';
  const page = Math.max(1, Number(url.searchParams.get('page')) || 1);
  const shown = lines
    .filter((line) => isIn(line, filter, today))
    // What is owed first, soonest first.
    .sort((a, b) => (a.next?.dueOn ?? '9999').localeCompare(b.next?.dueOn ?? '9999') || a.number - b.number);
  return {
    title: m.assignment.title,
    today,
    filter,
    counts: FILTERS.map((each) => ({ filter: each, count: lines.filter((line) => isIn(line, each, today)).length })),
    page,
    pages: Math.max(1, Math.ceil(shown.length / PAGE)),
    lines: shown.slice((page - 1) * PAGE, page * PAGE),
    mayReport: account !== null && (keepsRosters(account.role) || account.role === 'auditor'),
  };
};
