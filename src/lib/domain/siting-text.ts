import { MOST_COUNTIES, MOST_SCENARIOS, MOST_SITES, SitingParameters, type Position } from './siting-run.ts';

/** The tables and settings as a person pasted and typed them. */
export type TypedSiting = {
  name: string;
  objective: string;
  measure: string;
  sites: string;
  counties: string;
  ways: string;
  detour: string;
  speed: string;
  full: string;
  none: string;
  budget: string;
  mostSites: string;
};
export const SITING_FIELDS = [
  'name',
  'objective',
  'measure',
  'sites',
  'counties',
  'ways',
  'detour',
  'speed',
  'full',
  'none',
  'budget',
  'mostSites',
] as const satisfies (keyof TypedSiting)[];

/** What is wrong in which line (counted from 1; null: the field as a whole), with the cell that says so. */
export type SitingTextFault = {
  field: keyof TypedSiting;
  line: number | null;
  code: 'missing' | 'not_a_number' | 'out_of_range' | 'twice' | 'unknown_name' | 'position_incomplete' | 'too_many' | 'ends_early';
  got: string;
};

/** Cells of a pasted line: between tabs, or commas where there are no tabs. */
const cells = (line: string): string[] => (line.includes('\t') ? line.split('\t') : line.split(/[,，]/)).map((cell) => cell.trim());
const lines = (text: string): { cells: string[]; line: number }[] =>
  text.split('\n').flatMap((line, at) => (line.trim() === '' ? [] : [{ cells: cells(line.replace(/\r$/, '')), line: at + 1 }]));
const numberOf = (text: string): number => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN);
/** No way: a dash, or words that say so. */
const NO_WAY = /^(-|—|–|×|无路|不通|none)$/i;

/**
 * Reads the tables: sites are name, cost [万元 a year], beds, latitude, longitude, source; counties name, demand, latitude, longitude, source; ways either county, site, way in a
 * line, or a square with the sites' names on top. Trailing cells may be empty or absent.
 *
 * @returns the question, or every fault with its line
 */
export function readSiting(typed: TypedSiting): { question: SitingParameters | null; faults: SitingTextFault[] } {
  const faults: SitingTextFault[] = [];
  const fault = (field: keyof TypedSiting, line: number | null, code: SitingTextFault['code'], got = '') =>
    void faults.push({ field, line, code, got });

  const number = (field: keyof TypedSiting, line: number | null, text: string): number => {
    const value = numberOf(text);
    if (Number.isNaN(value)) fault(field, line, text === '' ? 'missing' : 'not_a_number', text);
    else if (value > 1e9) fault(field, line, 'out_of_range', text);
    return value;
  };
  const position = (
    field: 'sites' | 'counties',
    line: number,
    [latitude = '', longitude = '', source = '']: string[],
  ): Position | undefined => {
    if (latitude === '' && longitude === '' && source === '') return undefined;
    if (latitude === '' || longitude === '' || source === '') return void fault(field, line, 'position_incomplete');
    const [north, east] = [Number(latitude), Number(longitude)];
    if (!(Math.abs(north) <= 90) || !(Math.abs(east) <= 180)) return void fault(field, line, 'out_of_range', `${latitude}, ${longitude}`);
    return { latitude: north, longitude: east, source };
  };
  const named = (field: 'sites' | 'counties', most: number) => {
    const seen = new Set<string>();
    const rows = lines(typed[field]);
    if (rows.length === 0) fault(field, null, 'missing');
    if (rows.length > most) fault(field, null, 'too_many', String(rows.length));
    return rows.map(({ cells: [name = '', ...rest], line }) => {
      if (name === '' || name.length > 60) fault(field, line, name === '' ? 'missing' : 'out_of_range', name);
      if (seen.has(name)) fault(field, line, 'twice', name);
      seen.add(name);
      return { name, rest, line };
    });
  };

  const sites = named('sites', MOST_SITES).map(({ name, rest: [cost = '', beds = '', ...at], line }) => {
    const place = position('sites', line, at);
    return {
      name,
      cost: cost === '' ? 0 : number('sites', line, cost),
      ...(beds === '' ? {} : { beds: number('sites', line, beds) }),
      ...(place ? { at: place } : {}),
    };
  });
  const counties = named('counties', MOST_COUNTIES).map(({ name, rest: [demand = '', ...at], line }) => {
    const place = position('counties', line, at);
    return { name, demand: number('counties', line, demand), ...(place ? { at: place } : {}) };
  });

  const ways = readWays();
  const optional = (field: 'detour' | 'speed' | 'budget') =>
    typed[field].trim() === '' ? {} : { [field]: number(field, null, typed[field].trim()) };
  const isCoverage = typed.objective !== 'p_median';
  const [full, none] = isCoverage ? [number('full', null, typed.full.trim()), number('none', null, typed.none.trim())] : [0, 0];
  if (isCoverage && none <= full) fault('none', null, 'ends_early');
  const mostSites = number('mostSites', null, typed.mostSites.trim());
  if (!Number.isInteger(mostSites) || mostSites < 1 || mostSites > MOST_SCENARIOS)
    fault('mostSites', null, 'out_of_range', typed.mostSites);
  if (typed.name.trim() === '') fault('name', null, 'missing');
  if (faults.length > 0) return { question: null, faults };

  const read = SitingParameters.safeParse({
    name: typed.name.trim().slice(0, 80),
    objective: isCoverage ? 'coverage' : 'p_median',
    measure: typed.measure === 'km' ? 'km' : 'hours',
    sites,
    counties,
    ways,
    ...optional('detour'),
    ...optional('speed'),
    ...optional('budget'),
    reach: { full, none },
    mostSites,
  });
  if (read.success) return { question: read.data, faults };
  const field = SITING_FIELDS.find((each) => each === read.error.issues[0]?.path[0]) ?? 'name';
  return { question: null, faults: [{ field, line: null, code: 'out_of_range', got: '' }] };

  function readWays(): [string, string, number | null][] {
    const siteNames = new Set(sites.map(({ name }) => name));
    const countyNames = new Set(counties.map(({ name }) => name));
    const rows = lines(typed.ways);
    const head = rows[0]?.cells ?? [];
    const isSquare = head.length > 1 && head.slice(1).every((cell) => siteNames.has(cell));
    const seen = new Set<string>();
    const triple = ({ cells: [county = '', site = '', way = ''], line }: (typeof rows)[number]) => ({ county, site, way, line });
    const boxes = ({ cells: [county = '', ...values], line }: (typeof rows)[number]) =>
      values.map((way, at) => ({ county, site: head[at + 1] ?? '', way, line }));
    // Below a square, lines may follow in which what was missing is filled in.
    const triples = isSquare
      ? rows.slice(1).flatMap((row) => (siteNames.has(row.cells[1] ?? '') ? triple(row) : boxes(row)))
      : rows.map(triple);
    return triples.flatMap(({ county, site, way, line }): [string, string, number | null][] => {
      if (isSquare && way === '') return []; // an empty box of a square is asked for later
      if (!countyNames.has(county)) fault('ways', line, 'unknown_name', county);
      if (!siteNames.has(site)) fault('ways', line, 'unknown_name', site);
      const key = JSON.stringify([county, site]);
      if (seen.has(key)) fault('ways', line, 'twice', `${county} ${site}`);
      seen.add(key);
      return [[county, site, NO_WAY.test(way) ? null : number('ways', line, way)]];
    });
  }
}
