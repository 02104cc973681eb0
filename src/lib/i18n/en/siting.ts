import type { Messages } from '../zh.ts';

export const siting: Messages['siting'] = {
  title: 'Choose sites',
  lead: 'Which of the candidate places to open, and which counties each serves. Candidates, demand and ways are your office’s own tables; what is missing is asked for, nothing is estimated for you.',
  objective: {
    coverage: 'Serve as many as closely as can be (some may be left out)',
    p_median: 'Serve every county, with the least way in all',
  },
  objectiveShort: { coverage: 'coverage', p_median: 'least way' },
  measure: { hours: 'hours', km: 'km' },
  field: {
    name: 'A name for this question',
    objective: 'Aim',
    measure: 'Ways are in',
    sites: 'Candidate places',
    counties: 'Demand',
    ways: 'Ways',
    detour: 'Detour factor (where coordinates are used)',
    speed: 'Mean speed (km/h, for hours from coordinates)',
    full: 'Fully convenient up to',
    none: 'Nobody goes from',
    budget: 'All together a year at most (CNY 10,000, optional)',
    mostSites: 'Compare up to so many places',
  },
  hint: {
    sites:
      '100 at most. One a line: name, cost a year (CNY 10,000), beds (may be empty), latitude, longitude, source of both (these three may be empty). Paste from Excel, or use commas.',
    counties:
      '1,000 at most. One a line: name, demand (beds, visits …, in the unit of the beds), latitude, longitude, source of both (these three may be empty).',
    ways: 'A pair a line: county, place, way; or paste a square with the places on top. Write - where there is no way.',
    detour:
      'How many times longer a road is than the straight line, for example 1.3. Coordinates are used only with it, and the result says where.',
  },
  fault: {
    missing: 'something is missing here.',
    not_a_number: 'please write a number.',
    out_of_range: 'out of range; please check.',
    twice: 'it occurs twice; merge or rename.',
    unknown_name: 'no such name in the tables above.',
    position_incomplete: 'latitude, longitude and source go together.',
    too_many: 'too many: at most 100 places and 1,000 counties at once. Please ask part by part.',
    ends_early: 'it must be larger than the one before.',
  },
  line: (n, text) => `Line ${n}: ${text}`,
  more: (n) => `and ${n} more`,
  missing: (n) =>
    `${n} ${n === 1 ? 'pair has' : 'pairs have'} no way. They were added as the last lines under “Ways”: replace the question marks by numbers (or - where there is none) and start again.`,
  missingMany: (n, shown) =>
    `${n} pairs have no way; the first ${shown} were added as the last lines under “Ways”. With so many, fill in your own table and paste or upload it again.`,
  file: {
    label: 'Or upload a workbook (XLSX, CSV)',
    hint: 'One workbook, three sheets: candidate places, demand, ways (a square with the places on top). It takes the place of the three fields above; a CSV is taken for the ways. Rows with a fault are named by their number in the sheet.',
    template: 'Download a sample',
    name: 'siting-sample',
    columns: {
      sites: ['Name', 'Cost a year (CNY 10,000)', 'Beds', 'Latitude', 'Longitude', 'Source of both'],
      counties: ['Name', 'Demand', 'Latitude', 'Longitude', 'Source of both'],
      ways: 'County',
    },
  },
  start: 'Start',
  example: 'Fill in an example',

  result: {
    heading: 'How many are worth it',
    lead: 'Each row opens one more. What the last rows bring for their money shows where to stop.',
    columns: {
      most: 'Open',
      cost: 'Cost a year',
      served: 'Counties served',
      demand: 'Demand served',
      way: 'Mean way',
      longest: 'Longest',
      gap: 'From the best',
      added: 'More than the row above',
    },
    share: (demand, percent) => `${demand} (${percent}%)`,
    proved: 'proved to be the best',
    within: (percent) => `at most ${percent}%`,
    unproved:
      'Rows that say “at most” are not proved to be the best: the reckoning stops after a stated amount of work. They show the best answer found; a better one, if there is any, is better by no more than that.',
    infeasible: 'not possible: too few places, beds or too little money',
    see: (n) => `show ${n}`,
    chosen: (n) => `With ${n} open`,
    site: 'Place',
    serves: 'Serves',
    load: 'Beds',
    loadOf: (load, beds) => `${load} of ${beds}`,
    unserved: 'Not served',
    propose: 'Register as a proposed station',
    sources: (table, coordinates) =>
      coordinates === '0'
        ? `All ${table} ways are from your office’s table.`
        : `${table} ways are from your office’s table, ${coordinates} estimated from coordinates and the detour factor.`,
    estimate: (detour, speed) =>
      `An estimated way is the straight line × the detour factor ${detour}${speed === null ? '' : ` ÷ a mean speed of ${speed} km/h`}, as your office stated.`,
    positions: 'Coordinates read from:',
    morePositions: (n) => ` and ${n} more`,
    estimated: 'from coordinates',
    others: (n) => `and ${n} more`,
    same: 'one more brings nothing',
    changes: {
      heading: (before, after) => `From ${before} open to ${after}: which counties change their place`,
      choose: 'Compare with:',
      open: (n) => `${n} open`,
      none: 'No county changes its place.',
      count: (n) =>
        `${n} ${n === 1 ? 'county is' : 'counties are'} served from elsewhere, newly served or no longer served: the newly served first, then by the way saved (demand × way).`,
      county: 'County',
      demand: 'Demand',
      before: (n) => `With ${n} open`,
      after: (n) => `With ${n} open`,
      way: (measure) => `Change of way (${measure})`,
      nobody: 'not served',
      longer: (n) => `${n} longer`,
      shorter: (n) => `${n} shorter`,
      same: 'as far',
      anew: 'newly served',
      nomore: 'no longer served',
    },
  },
};
