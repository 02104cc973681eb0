import { allRows } from '../all-rows.ts';
import type { Db } from '../db.ts';

/** The newest proposal that came of each project of a portfolio, by the project's id, as far as the caller may see it. */
export async function proposalsOfProjects(db: Db, portfolio: string): Promise<Record<string, string>> {
  const rows = await allRows('proposal_subjects', (from, to) =>
    db
      .from('proposal_subjects')
      .select('project_id, project:projects!inner(portfolio_id), proposal:proposals!inner(id, number, status)')
      .eq('project.portfolio_id', portfolio)
      .not('proposal.status', 'in', '(declined,withdrawn,expired)')
      .order('proposal_id')
      .range(from, to),
  );
  return Object.fromEntries(rows.flatMap(({ project_id, proposal }) => (project_id && proposal ? [[project_id, proposal.id]] : [])));
}
