import type { RankingInput, RankingOutput } from './kinds/ranking.ts';
import type { RunResult } from './run-result.ts';

export type RankedView = {
  id: string;
  name: string;
  title: string;
  partners: { id: string; name: string; score: number; gain: { from: number; to: number }; plainPlace?: number | undefined }[];
};

export const RANKED_A_PAGE = 25;
/** Partners shown of each enterprise; the record has all. */
const PARTNERS_SHOWN = 10;

/** A page of a ranking's result with the names of the recorded input. */
export function rankingView({ input, output }: RunResult, page: number): { rows: RankedView[]; pages: number } {
  const { enterprises, counties } = input as RankingInput;
  const { rankings } = output as RankingOutput;
  const listings = new Map([...enterprises, ...counties].map((listing) => [listing.id, listing]));
  const nameOf = (id: string) => listings.get(id)?.organisation.name ?? id;
  const rows = rankings.slice((page - 1) * RANKED_A_PAGE, page * RANKED_A_PAGE).map(({ from, matches }) => ({
    id: from,
    name: nameOf(from),
    title: listings.get(from)?.title ?? '',
    partners: matches.slice(0, PARTNERS_SHOWN).map((match) => ({ ...match, name: nameOf(match.id) })),
  }));
  return { rows, pages: Math.max(1, Math.ceil(rankings.length / RANKED_A_PAGE)) };
}
