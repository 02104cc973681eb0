import type { Messages } from '../../i18n/zh.ts';
import type { Move } from './moves.ts';
import type { ProjectRow } from './project-row.ts';

/** Names told at once; the table marks all. */
const NAMES_TOLD = 6;

/** Parties of projects whose listings moved in a way, each once, as a list in words; '' when there are none. */
export function namesMoved(rows: readonly Pick<ProjectRow, 'parties'>[], move: Move, m: Messages): string {
  const names = [...new Set(rows.flatMap(({ parties }) => parties.filter((party) => party.move === move).map(({ name }) => name)))];
  const told = names.slice(0, NAMES_TOLD).join(m.shell.listSeparator);
  return names.length > NAMES_TOLD ? m.portfolio.result.andMore(told, names.length) : told;
}

/** Whose listings were withdrawn, and whose changed, as one sentence each. */
export function movedNames(rows: readonly ProjectRow[], m: Messages): string[] {
  return (['withdrawn', 'changed'] as const).flatMap((move) => {
    const names = namesMoved(rows, move, m);
    return names === '' ? [] : [m.portfolio.result.movedNames[move](names)];
  });
}
