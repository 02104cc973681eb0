import { MOST_COUNTIES, MOST_SCENARIOS, MOST_SITES, SitingQuestion, type Position, type StatedWay } from './siting-run.ts';

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
/** Digits in full width, as a Chinese keyboard may write them, are the same digits. */
function numberOf(typed: string): number {
  const text = typed.normalize('NFKC');
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
}
/** No way: a dash, or words that say so. */
const NO_WAY = /^(-|—|–|×|无路|不通|none)$/i;
/** First cells of a line that is a table's head and no place. */
const HEADS = new Set(['名称', '地点', '候选地点', '候选', '县', '县市', '需求方', 'name', 'place', 'site', 'county', 'candidate']);
const isHead = (rows: readonly { cells: string[] }[]): boolean => HEADS.has((rows[0]?.cells[0] ?? '').toLowerCase());

/**
 * Reads the tables: sites are name, cost [万元 a year], beds, latitude, longitude, source; counties name, demand, latitude, longitude, source; ways either county, site, way in a
 * line, or a square with the sites' names on top. Trailing cells may be empty or absent.
 *
 * @returns the question, or every fault with its line
 */
export function readSiting(typed: TypedSiting): { question: SitingQuestion | null; faults: SitingTextFault[] } {
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
    const all = lines(typed[field]);
    const rows = isHead(all) ? all.slice(1) : all;
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

  const wayRows = readWays();
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

  const read = SitingQuestion.safeParse({
    name: typed.name.trim().slice(0, 80),
    objective: isCoverage ? 'coverage' : 'p_median',
    measure: typed.measure === 'km' ? 'km' : 'hours',
    sites,
    counties,
    wayRows,
    ...optional('detour'),
    ...optional('speed'),
    ...optional('budget'),
    reach: { full, none },
    mostSites,
  });
  if (read.success) return { question: read.data, faults };
  const field = SITING_FIELDS.find((each) => each === read.error.issues[0]?.path[0]) ?? 'name';
  return { question: null, faults: [{ field, line: null, code: 'out_of_range', got: '' }] };

  function readWays(): StatedWay[][] {
    const siteAt = new Map(sites.map(({ name }, at) => [name, at]));
    const countyAt = new Map(counties.map(({ name }, at) => [name, at]));
    const rows = lines(typed.ways);
    const head = rows[0]?.cells ?? [];
    // More cells than a pair has, or nothing but sites: a square.
    const isSquare =
      !countyAt.has(head[0] ?? '') && (head.length > 3 || (head.length > 1 && head.slice(1).every((cell) => siteAt.has(cell))));
    if (isSquare)
      for (const site of head.slice(1)) if (site !== '' && !siteAt.has(site)) fault('ways', rows[0]!.line, 'unknown_name', site);
    const triple = ({ cells: [county = '', site = '', way = ''], line }: (typeof rows)[number]) => ({ county, site, way, line });
    const boxes = ({ cells: [county = '', ...values], line }: (typeof rows)[number]) =>
      values.flatMap((way, at) => {
        const site = head[at + 1] ?? '';
        // An empty box is asked for later; a column that nobody knows has been told on top.
        return way === '' || (site !== '' && !siteAt.has(site)) ? [] : { county, site, way, line };
      });
    // Below a square, lines may follow in which what was missing is filled in.
    const triples = isSquare
      ? rows.slice(1).flatMap((row) => (siteAt.has(row.cells[1] ?? '') ? triple(row) : boxes(row)))
      : rows.slice(isHead(rows) ? 1 : 0).map(triple);
    const stated = counties.map((): StatedWay[] => sites.map(() => null));
    let unknown = '';
    for (const { county, site, way, line } of triples) {
      const [i, j] = [countyAt.get(county), siteAt.get(site)];
      // A county that is not in the table above is told once a line, not once a box.
      if (i === undefined && unknown !== `${line} ${county}`) fault('ways', line, 'unknown_name', county);
      if (i === undefined) unknown = `${line} ${county}`;
      if (j === undefined) fault('ways', line, 'unknown_name', site);
      const value = NO_WAY.test(way) ? 'none' : number('ways', line, way);
      const row = i === undefined ? undefined : stated[i];
      if (!row || j === undefined) continue;
      if (row[j] !== null) fault('ways', line, 'twice', `${county} ${site}`);
      row[j] = value;
    }
    return stated;
  }
}

/** Pairs asked for by name at once; beyond that the table itself is better filled in. */
export const MOST_ASKED = 200;

/** The ways as typed, and below them a line for each missing pair, with a question mark where its way goes. */
export const withAsked = (ways: string, missing: readonly { county: string; site: string }[]): string =>
  [ways.trimEnd(), ...missing.slice(0, MOST_ASKED).map(({ county, site }) => `${county}\t${site}\t?`)].join('\n').trimStart();
