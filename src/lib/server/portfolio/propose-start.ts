import { ModeId } from '../../domain/mode.ts';
import { MOST_PER_PARTY, PortfolioParameters, type Wish } from '../../domain/portfolio-run.ts';
import { provinceOf } from '../../domain/region.ts';
import type { Locale } from '../../i18n/index.ts';
import { DIALS } from '../../engine/projects/fairness.ts';
import type { Db } from '../db.ts';
import { pairedProvinces } from '../pairing/paired-provinces.ts';
import { regionName } from '../reference/reference.ts';
import { readRun } from '../run/get-run.ts';
import { readResult } from '../run/run-result.ts';
import type { PortfolioOutput } from '../run/kinds/portfolio.ts';
import { SEARCH_SECONDS, type ProposeValues } from './propose-form.ts';

/** Serves many counties at little cost; the curve shows the others. */
const DIAL_AT_FIRST = 2;

export type PairChoice = { value: string; east: string; west: string; isOwn: boolean };

/** Pairs of provinces, those of one's own region first. */
export function pairChoices(ownRegion: string | null, today: string, locale: Locale): PairChoice[] {
  const pairs = pairedProvinces(today).map(({ east, west }) => ({
    value: `${east}-${west}`,
    east: regionName(east, locale),
    west: regionName(west, locale),
    isOwn: ownRegion !== null && [east, west].includes(provinceOf(ownRegion)),
  }));
  return [...pairs.filter(({ isOwn }) => isOwn), ...pairs.filter(({ isOwn }) => !isOwn)];
}

/** Left for the review, the parties' consent and signing [months]: our assumption. */
const PREPARATION = 2;

/** The first day of a month, with time to prepare. */
function firstDayAfter(today: string): string {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return new Date(Date.UTC(year, month + PREPARATION, 1)).toISOString().slice(0, 10);
}

/** The form as it first shows: one's own pair, every mode, some fairness. */
export const firstValues = (pairs: readonly PairChoice[], today: string): ProposeValues => ({
  area: pairs[0]?.isOwn ? 'pair' : 'country',
  pair: pairs[0]?.value ?? '',
  modes: [...ModeId.options],
  dial: DIAL_AT_FIRST,
  mostPerParty: MOST_PER_PARTY,
  seconds: SEARCH_SECONDS[0],
  startsOn: firstDayAfter(today),
  ignoreOthers: false,
  insteadOf: '',
  pinned: '',
  banned: '',
  pinnedProjects: [],
  bannedProjects: [],
});

/** What is to be different in a copy: bundles of the copied run to pin and to ban. */
export type CopyChanges = { pin: readonly string[]; ban: readonly string[] };

/** The form filled in as a run was asked, with some of its projects pinned or banned; null when there is no such run. */
export async function copiedValues(
  db: Db,
  id: string,
  { pin, ban }: CopyChanges,
  { fallback, today }: { fallback: ProposeValues; today: string },
): Promise<ProposeValues | null> {
  const run = await readRun(db, id);
  const read = run?.kind === 'portfolio' ? PortfolioParameters.safeParse(run.parameters) : null;
  if (!run || !read?.success) return null;
  const { scope, modes, dial, mostPerParty, seconds, startsOn, ignoreOthers, pinned, banned } = read.data;
  const output = pin.length + ban.length > 0 ? (((await readResult(db, run))?.output ?? null) as PortfolioOutput | null) : null;
  const projects = (ids: readonly string[]): Wish[] =>
    (output?.bundles ?? [])
      .filter((bundle) => ids.includes(bundle.id))
      .map(({ mode, parties }) => ({ what: 'project', mode, parties: parties.map(({ listing }) => listing) }));
  const without = (wishes: readonly Wish[], others: readonly Wish[]) => {
    const taken = new Set(others.map((wish) => JSON.stringify(wish)));
    return wishes.filter((wish) => !taken.has(JSON.stringify(wish)));
  };
  const [pins, bans] = [projects(pin), projects(ban)];
  return {
    ...fallback,
    area: scope.area,
    ...(scope.area === 'pair' ? { pair: `${scope.east}-${scope.west}` } : {}),
    modes,
    dial: Math.max(0, DIALS.indexOf(dial)),
    mostPerParty,
    seconds,
    // A day that has passed by now is not asked for again.
    ...(startsOn !== null && startsOn > today ? { startsOn } : {}),
    ignoreOthers,
    insteadOf: run.id,
    pinned: linesOf(pinned),
    banned: linesOf(banned),
    pinnedProjects: [...without(pinned, [...pins, ...bans]), ...pins].filter(isProject).map((wish) => JSON.stringify(wish)),
    bannedProjects: [...without(banned, [...pins, ...bans]), ...bans].filter(isProject).map((wish) => JSON.stringify(wish)),
  };
}

const isProject = ({ what }: Wish): boolean => what === 'project';

const linesOf = (wishes: readonly Wish[]): string =>
  wishes
    .flatMap((wish) => (wish.what === 'listing' ? [wish.listing] : wish.what === 'region' ? [regionName(wish.region, 'zh')] : []))
    .join('\n');
