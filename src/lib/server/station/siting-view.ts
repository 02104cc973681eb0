import type { SitingComparison } from '../../domain/siting-comparison.ts';
import { changedWays } from '../../engine/stations/changed-ways.ts';
import { waysOf, type Way } from '../../engine/stations/ways.ts';
import type { SitingInput, SitingOutput } from '../run/kinds/siting.ts';

/** A scenario as a row, and the chosen one in full. Gap: a share; null when nothing was proved. */
export type SitingView = {
  question: { name: string; objective: SitingInput['objective']; measure: SitingInput['measure'] };
  /** How many ways are from where; of those from coordinates how they were reckoned, and where the coordinates were read. */
  sources: { table: number; coordinates: number; detour: number | null; speed: number | null; positions: string[] };
  scenarios: (SitingOutput['scenarios'][number]['figures'] & { most: number; status: string; gap: number | null; added: number })[];
  chosen: {
    most: number;
    sites: {
      name: string;
      cost: number;
      beds: number | null;
      load: number;
      /** What an address brings to the form of a proposed station. */
      propose: string;
      counties: { name: string; demand: number; way: number; estimated: boolean }[];
    }[];
    unserved: string[];
  } | null;
  /** Another scenario, what changes for whom from it to the chosen one, and those it can be compared with; null: there is no other. */
  comparison: SitingComparison | null;
};

/** What a page asks for: a scenario by its number of sites, and one to compare it with. */
export type AskedScenario = { most: number | null; against: number | null };

/**
 * The page's view of a siting run.
 *
 * @param most     the scenario to show in full; null: the one with the most sites that still brings something
 * @param against  the one to compare it with; null: the one with fewer sites before it, else the next
 */
export function sitingView(result: { input: unknown; output: unknown }, { most, against }: AskedScenario): SitingView {
  const [question, output] = [result.input as SitingInput, result.output as SitingOutput];
  const { ways } = waysOf(question);
  const rows = output.scenarios.map(({ most: n, status, objective, bound, figures }, at) => ({
    ...figures,
    most: n,
    status,
    gap: objective === null || bound === null ? null : objective === 0 ? 0 : Math.abs(bound - objective) / Math.abs(objective),
    added: figures.demand - (output.scenarios[at - 1]?.figures.demand ?? 0),
  }));
  const answered = output.scenarios.filter(({ objective }) => objective !== null);
  const chosen =
    answered.find((scenario) => scenario.most === most) ??
    answered.findLast(({ figures, most: n }) => figures.sites === n) ??
    answered.at(-1);
  return {
    question: { name: question.name, objective: question.objective, measure: question.measure },
    sources: { table: output.fromTable, coordinates: output.fromCoordinates, ...estimateOf(question, ways) },
    scenarios: rows,
    chosen: chosen ? inFull(question, ways, chosen) : null,
    comparison: chosen ? comparisonOf(question, ways, { answered, chosen, against }) : null,
  };
}

/** What the ways from coordinates rest on. */
function estimateOf({ sites, counties, measure, detour, speed }: SitingInput, ways: readonly Way[]) {
  const estimated = ways.filter(({ from }) => from === 'coordinates');
  const read = estimated.flatMap(({ county, site }) => [counties[county]?.at?.source ?? '', sites[site]?.at?.source ?? '']);
  return {
    detour: detour ?? null,
    speed: measure === 'hours' ? (speed ?? null) : null,
    positions: [...new Set(read)].filter((source) => source !== ''),
  };
}

type Scenario = SitingOutput['scenarios'][number];

function comparisonOf(
  question: SitingInput,
  ways: readonly Way[],
  { answered, chosen, against }: { answered: readonly Scenario[]; chosen: Scenario; against: number | null },
): SitingComparison | null {
  const others = answered.filter((scenario) => scenario !== chosen);
  const other = others.find(({ most }) => most === against) ?? others.findLast(({ most }) => most < chosen.most) ?? others.at(0);
  if (!other) return null;
  const named = (served: { site: number; way: number } | null) => served && { site: question.sites[served.site]!.name, way: served.way };
  return {
    against: other.most,
    others: others.map(({ most }) => most),
    changes: changedWays(question, ways, other.servedBy, chosen.servedBy).map(({ county, before, after }) => ({
      county: question.counties[county]!.name,
      demand: question.counties[county]!.demand,
      before: named(before),
      after: named(after),
    })),
  };
}

function inFull(question: SitingInput, all: readonly Way[], { most, servedBy }: Scenario): NonNullable<SitingView['chosen']> {
  const ways = new Map(all.map((way) => [`${way.county} ${way.site}`, way]));
  const open = [...new Set(servedBy.filter((site) => site >= 0))].sort((a, b) => a - b);
  return {
    most,
    sites: open.map((site) => {
      const { name, cost, beds, at } = question.sites[site]!;
      const counties = question.counties.flatMap((county, i) => {
        if (servedBy[i] !== site) return [];
        const way = ways.get(`${i} ${site}`);
        return [{ name: county.name, demand: county.demand, way: way?.way ?? 0, estimated: way?.from === 'coordinates' }];
      });
      const given = { name, beds: beds === undefined ? '' : String(Math.floor(beds)), running: String(cost) };
      const place = at ? { latitude: String(at.latitude), longitude: String(at.longitude), coordinateSource: at.source } : {};
      return {
        ...{
          name,
          cost,
          beds: beds ?? null,
          load: Math.round(counties.reduce((sum, { demand }) => sum + demand, 0) * 100) / 100,
          counties,
        },
        propose: `/stations/new?${new URLSearchParams({ ...given, ...place }).toString()}`,
      };
    }),
    unserved: question.counties.filter((_, i) => (servedBy[i] ?? -1) < 0).map(({ name }) => name),
  };
}
