import { unwrap, type Db } from '../db.ts';

/** The newest proposal that came of each project of a portfolio, by the project's id, as far as the caller may see it. */
export async function proposalsOfProjects(db: Db, portfolio: string): Promise<Record<string, string>> {
  const rows = unwrap(
    'proposal_subjects',
    await db
      .from('proposal_subjects')
      .select('project_id, project:projects!inner(portfolio_id), proposal:proposals!inner(id, number, status)')
      .eq('project.portfolio_id', portfolio)
      .not('proposal.status', 'in', '(declined,withdrawn,expired)'),
  );
  return Object.fromEntries(rows.flatMap(({ project_id, proposal }) => (project_id && proposal ? [[project_id, proposal.id]] : [])));
}
