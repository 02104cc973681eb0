import { loadMessages } from '../../i18n/index.ts';
import { readRun } from '../run/get-run.ts';
import { readResult } from '../run/run-result.ts';
import type { PortfolioInput, PortfolioOutput } from '../run/kinds/portfolio.ts';
import { namesMoved } from './moved-names.ts';
import { portfolioMoves, readPortfolio, type DecidedProject, type StoredPortfolio } from './portfolios.ts';
import { projectRow, type ProjectRow } from './project-row.ts';

/** A project under review: what it is, and what was decided. */
export type ReviewRow = ProjectRow & { project: DecidedProject };

/** The projects of a portfolio as its review shows them; null when the run's result cannot be read. */
export async function reviewRows(
  { db, locale }: Pick<App.Locals, 'db' | 'locale'>,
  portfolio: StoredPortfolio,
): Promise<ReviewRow[] | null> {
  const run = await readRun(db, portfolio.runId);
  const result = run && (await readResult(db, run));
  if (!result) return null;
  const [input, output] = [result.input as PortfolioInput, result.output as PortfolioOutput];
  const listings = new Map(input.listings.map(({ listing }) => [listing.id, listing]));
  const bundles = new Map(output.bundles.map((bundle) => [bundle.id, bundle]));
  const [moves, m] = await Promise.all([portfolioMoves(db, portfolio.id), loadMessages(locale)]);
  return portfolio.projects.flatMap((project) => {
    const bundle = bundles.get(project.bundle);
    return bundle ? [{ ...projectRow(bundle, listings, moves.get(project.id) ?? new Map(), { locale, m }), project }] : [];
  });
}

/** Names of those whose listings were withdrawn, among the parties of some projects of a portfolio. */
export async function withdrawnAmong(
  locals: Pick<App.Locals, 'db' | 'locale'>,
  portfolio: string,
  projects: readonly string[],
): Promise<string> {
  const stored = await readPortfolio(locals.db, portfolio);
  const rows = (stored && (await reviewRows(locals, stored))) ?? [];
  return namesMoved(
    rows.filter(({ project }) => projects.includes(project.id)),
    'withdrawn',
    await loadMessages(locals.locale),
  );
}
