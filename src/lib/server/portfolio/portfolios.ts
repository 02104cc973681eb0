import type { QueryData } from '@supabase/supabase-js';
import type { PortfolioStatusCode, ProjectDecisionCode } from '../../domain/enums.ts';
import type { AppErrorCode, Result } from '../../domain/errors.ts';
import { allRows } from '../all-rows.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** A project of a portfolio with what was decided about it. */
export type DecidedProject = {
  id: string;
  number: number;
  bundle: string;
  decision: ProjectDecisionCode;
  decidedBy: string | null;
  decidedWhy: string | null;
};

export type PortfolioHead = {
  id: string;
  number: number;
  name: string;
  status: PortfolioStatusCode;
  runId: string;
  runNumber: number;
  dial: number;
  value: number;
  served: number;
  chosenBy: string;
  chosenWhy: string;
  createdAt: string;
  closedBy: string | null;
  closedAt: string | null;
  closingNote: string;
};

export type StoredPortfolio = PortfolioHead & {
  /** Worth most first. */
  projects: DecidedProject[];
};

const COLUMNS =
  'id, number, name, status, run_id, dial, value, served, chosen_by_name, chosen_why, created_at, closed_by_name, closed_at, closing_note, run:runs(number)';

/** The portfolios that the caller may read, newest first, with what was decided of each project. */
export async function listPortfolios(db: Db, most: number): Promise<(PortfolioHead & { decisions: ProjectDecisionCode[] })[]> {
  const heads = unwrap('portfolios', await portfolios(db).order('number', { ascending: false }).limit(most)).map(headOf);
  const ids = heads.map(({ id }) => id);
  const rows = await allRows('projects', (from, to) =>
    db.from('projects').select('portfolio_id, decision').in('portfolio_id', ids).order('portfolio_id').order('place').range(from, to),
  );
  const ofPortfolio = Map.groupBy(rows, ({ portfolio_id }) => portfolio_id);
  return heads.map((head) => ({ ...head, decisions: (ofPortfolio.get(head.id) ?? []).map(({ decision }) => decision) }));
}

/** One portfolio; null when there is none or the caller may not see it. */
export async function readPortfolio(db: Db, id: string): Promise<StoredPortfolio | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
  const row = unwrap('portfolios', await portfolios(db).eq('id', id).maybeSingle());
  return row && { ...headOf(row), projects: await projectsOf(db, id) };
}

async function projectsOf(db: Db, portfolio: string): Promise<DecidedProject[]> {
  const rows = await allRows('projects', (from, to) =>
    db
      .from('projects')
      .select('id, number, bundle, decision, decided_by_name, decided_why')
      .eq('portfolio_id', portfolio)
      .order('place')
      .range(from, to),
  );
  return rows.map(({ decided_by_name, decided_why, ...project }) => ({ ...project, decidedBy: decided_by_name, decidedWhy: decided_why }));
}

const portfolios = (db: Db) => db.from('portfolios').select(COLUMNS);
type Row = QueryData<ReturnType<typeof portfolios>>[number];

function headOf(row: Row): PortfolioHead {
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    status: row.status,
    runId: row.run_id,
    runNumber: row.run?.number ?? 0,
    dial: row.dial,
    value: row.value,
    served: row.served,
    chosenBy: row.chosen_by_name,
    chosenWhy: row.chosen_why,
    createdAt: row.created_at,
    closedBy: row.closed_by_name,
    closedAt: row.closed_at,
    closingNote: row.closing_note,
  };
}

/** Keeps, pins, removes or reopens projects. @errors `not_found`, `not_allowed`, `wrong_state`, `nothing_chosen`, `reason_needed`, `listing_withdrawn` */
export async function decideProjects(
  db: Db,
  id: string,
  { projects, decision, why }: { projects: string[]; decision: ProjectDecisionCode; why: string },
): Promise<Result<undefined, AppErrorCode>> {
  return outcome('decide_projects', await db.rpc('decide_projects', { portfolio_id: id, projects, decision, why }));
}

/** Marks a portfolio as reviewed. @errors `projects_open`, `nothing_kept`, `listing_withdrawn`, `listing_moved_on`, `wrong_state`, `not_found`, `not_allowed` */
export async function closePortfolio(db: Db, id: string, note: string): Promise<Result<undefined, AppErrorCode>> {
  return outcome('close_portfolio', await db.rpc('close_portfolio', { portfolio_id: id, note }));
}

/** Lays a portfolio aside. @errors `reason_needed`, `wrong_state`, `not_found`, `not_allowed` */
export async function dropPortfolio(db: Db, id: string, why: string): Promise<Result<undefined, AppErrorCode>> {
  return outcome('drop_portfolio', await db.rpc('drop_portfolio', { portfolio_id: id, why }));
}

/** What became of listings that a portfolio's projects stand on, as the database judges it, by project. */
export async function portfolioMoves(db: Db, id: string): Promise<Map<string, Map<string, 'withdrawn' | 'changed'>>> {
  const rows = await allRows('portfolio_moves', (from, to) =>
    db.rpc('portfolio_moves', { portfolio_id: id }).order('project_id').order('listing_id').range(from, to),
  );
  if (rows.length === 0) return new Map();
  // Through the portfolio: an address that named each listing would be too long for hundreds of projects.
  const parties = await allRows('project_parties', (from, to) =>
    db
      .from('project_parties')
      .select('listing_id, listing_ref, project:projects!project_id!inner()')
      .eq('project.portfolio_id', id)
      .order('project_id')
      .order('listing_id')
      .range(from, to),
  );
  const refs = new Map(parties.map(({ listing_id, listing_ref }) => [listing_id, listing_ref]));
  const moves = new Map<string, Map<string, 'withdrawn' | 'changed'>>();
  for (const { project_id, listing_id, how } of rows) {
    const known = moves.get(project_id) ?? new Map<string, 'withdrawn' | 'changed'>();
    known.set(refs.get(listing_id) ?? '', how === 'withdrawn' ? 'withdrawn' : 'changed');
    moves.set(project_id, known);
  }
  return moves;
}
