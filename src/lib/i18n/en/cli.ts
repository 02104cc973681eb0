import type { cli as zh } from '../zh/cli.ts';

export const cli: typeof zh = {
  fault: {
    missing: () => 'is missing',
    wrong_type: ({ got, expected }) => `must be of type ${expected} (got ${got})`,
    too_small: ({ got, expected }) => `must be ≥ ${expected} (got ${got})`,
    not_above: ({ got, expected }) => `must be > ${expected} (got ${got})`,
    too_big: ({ got, expected }) => `must be ≤ ${expected} (got ${got})`,
    empty: () => 'must not be empty',
    too_many: ({ got, expected }) => `must have at most ${expected} entries (got ${got})`,
    wrong_length: ({ got, expected }) => `must have ${expected} entries (got ${got})`,
    wrong_sum: ({ got, expected }) => `must sum to ${expected} (got ${got})`,
    overlap: ({ got, expected }) => `${got} overlaps ${expected}; a year has one rate`,
    before_revenue: ({ got, expected }) =>
      `must not be above 0 before the first revenue in year ${expected} (got ${got}); change first_revenue_year or this`,
    no_law: ({ got, expected }) =>
      `there is no law for ${got} in the reference data, which begin in ${expected}; change the year or give rows by --reference`,
    not_one_of: ({ got, expected }) => `must be one of ${expected} (got ${got})`,
    wrong_form: ({ got, expected }) => `must have the form ${expected} (got ${got})`,
    unknown_key: () => 'is not a known key; check the spelling',
    unit_missing: () => 'is missing: a quantity needs a unit',
    quantity_missing: () => 'is missing: a unit needs a quantity',
    period_empty: () => 'must be later than the beginning',
    range_empty: () => 'must not be below the minimum',
    duplicate_id: ({ got }) => `occurs twice: ${got} was used before`,
    unknown_id: ({ got }) => `is not known: ${got}`,
    pinned_and_forbidden: ({ got }) => `must not be both pinned and forbidden: ${got}`,
    broken_json: ({ got }) => `is not valid JSON: ${got}`,
    broken_text: () => 'is not valid UTF-8 text',
    invalid: ({ got }) => `is not valid (got ${got})`,
  },
  askRetention: '; ask the finance bureau what each level keeps, nothing is guessed',
  asShare: '; write shares from 0 to 1: 50 % is 0.5',
  everyYear: '; one for each year from year 1 on, 0 where there is none',
  ofBranch: '; a branch needs weight (its share) and enterprise_profit (of the whole enterprise, year by year)',
  unknownCommand: (name, known) => `There is no command “${name}”. Commands: ${known}`,
  unknownOption: (name) => `There is no option “${name}”`,
  missingValue: (name) => `The option ${name} needs a value`,
  unexpectedValue: (name) => `The option ${name} takes no value`,
  unexpectedArgument: (text) => `Not expected: ${text}`,
  repeatedOption: (name) => `The option ${name} is given twice`,
  badOption: (name, expected, got) => `The option ${name} must be ${expected} (got ${got})`,
  seeHelp: (command) => `See npm run --silent feiqiao -- ${command}--help`,
  cannotRead: (path, why) => `Cannot read ${path}: ${why}`,
  cannotWrite: (path, why) => `Cannot write ${path}: ${why}`,
  nothingWritten: (faults) => (faults === 1 ? '1 fault; nothing was written' : `${faults} faults; nothing was written`),
  conflict: {
    pinned_over_capacity: (bundles, capacity, needed, available) =>
      `The pinned ${bundles.join(', ')} together need ${needed} of ${capacity}, there is ${available}`,
    required_over_capacity: (bundles, capacity, needed, available) =>
      `${bundles.join(', ')}, pinned or required by hard rules, together need ${needed} of ${capacity}, there is ${available}`,
    pinned_in_one_group: (bundles, group) => `The pinned ${bundles.join(', ')} are in one group, ${group}, which may have one`,
    group_without_bundle: (group) => `Group ${group} must have a bundle, and none of its bundles fits`,
    at_least_unreachable: (rule, count, possible) => `${rule} asks for at least ${count}, at most ${possible} are possible`,
    not_together: (rules, groups) =>
      `These cannot be met together; without any one of them the rest can: ${[...rules, ...groups.map((group) => `a bundle of group ${group}`)].join(', ')}`,
  },
  sitingConflict: {
    county_without_site: (county) =>
      `No site can serve ${county}: there is no pair with it, or each site of a pair has fewer beds than its demand or costs more than the budget`,
    not_together: (limits) =>
      `Not every county can be served within these limits together; without any one of them it can: ${limits.join(', ')}`,
  },
  progress: (objective, bound) => `Best so far ${objective ?? '—'}, at most ${bound ?? '—'}`,
  usage: (commands) => `Feiqiao on the command line: the matching engine without a server

Usage     npm run --silent feiqiao -- <command> [--in FILE] [--out FILE] [options]
Commands  ${commands}

Every command has --help with an example that runs as it stands.
Exit status: 0 a result · 1 a bug or a missing file · 2 bad input`,
  rankHelp: `Ranks the best partners for each listing

Usage   npm run --silent feiqiao -- rank [--in FILE] [--out FILE] [options]
Input   JSONL, one listing a line; output JSONL, one line for each --from listing

Options
  --in FILE          input; - or nothing is standard input
  --out FILE         output; nothing is standard output
  --from KIND        rank for: enterprise (default) | county | institution | investor
  --to KIND          rank among: county (default) | enterprise | institution | investor
  --top N|all        how many for each (default 10)
  --as-of YYYY       year of the pairings for listings without one (default: the newest in the reference data)
  --explain-gates    list gated pairs too: last, score 0, with the gate
  --spread           make all lists together, so that a few partners do not fill them; each match gets "spread":
                     its place without spreading, and the price taken off for the order (0.1 at most; the score stays)
  --reference FILE   an office's own rows: {"pairings":[…],"parameters":[…]}, keys as in the files of src/lib/domain/reference
  --lang zh|en       language of the sentences (default zh)
  --seed N  --time-limit S  --work N   accepted as by every command; ranking has no chance in it and never runs out of time

Example  npm run --silent feiqiao -- rank --in supabase/samples/counties.jsonl --from county --to county --top 3`,
  noBundles: {
    no_listings: 'No listings, no projects',
    one_side_empty: 'Nobody of the east or of the west within the chosen regions: no projects',
    unknown_anchor: 'No such id',
  },
  bundlesBounded: 'The best only; a larger --per-anchor or --most shows more',
  bundlesHelp: `Composes joint projects out of listings: two to five parties that together bring what a mode of cooperation needs

Usage   npm run --silent feiqiao -- bundles [--in FILE] [--out FILE] [options]
Input   JSONL, one listing a line (as for rank)
Output  --format bundles (default): JSONL, one project a line, the best first: parties and roles, committed quantities, both
        sides' gain, jobs, investment, output and risk as ranges with their basis, what is uncertain, steps; sentences in text
        --format select: the input of feiqiao select; values are points (0 to 100), capacities are the offers (id#place) and
        five projects for each party

Options
  --in FILE          input; - or nothing is standard input
  --out FILE         output; nothing is standard output
  --format FORM      bundles | select
  --anchors ID,…     compose for these listings only (default: all that may drive a project)
  --per-anchor N     at most so many for a listing, 1 to 100 (default 10)
  --most N           at most so many in all (default 100000)
  --east REGION  --west REGION   organisations of these regions only (six digits)
  --starts-on DATE   first day of the projects; the days of steps follow from it
  --county-floor P   with --format select: points lost for a county without a project (default 0)
  --incomplete       also list, last, what lacks one role, with who could fill it
  --as-of YYYY       pairings as of this year where a listing has none
  --reference FILE   the office's own pairings
  --lang zh|en       language of the sentences (default zh)
  --seed N  --time-limit S  --work N   accepted as by other commands; composing has no chance in it and no time limit

Example npm run --silent feiqiao -- bundles --in supabase/samples/market.jsonl --per-anchor 3 --format select --out portfolio.json
        npm run --silent feiqiao -- select --in portfolio.json`,
  selectHelp: `Selects the portfolio of bundles of the greatest value; no capacity is exceeded

Usage   npm run --silent feiqiao -- select [--in FILE] [--out FILE] [options]
Input   JSON: {"capacities":{"land-1":500},"bundles":[{"id":"b1","value":12.5,"uses":{"land-1":120},"group":"D001"}],
        "rules":{"at_most_one_per_group":true,"exactly_one_per_group":false,
        "at_least":[{"id":"653127","bundles":["b1"],"count":1,"soft":60}],"pinned":[],"forbidden":[]}}
Output  JSON: status (optimal: gap at most --gap | feasible: best found | unknown: none found yet | infeasible: conflicts say why),
        objective, bound (proved), gap, stopped_by (gap | work | time), selected, unmet, seconds

Options
  --in FILE          input; - or nothing is standard input
  --out FILE         output; nothing is standard output
  --gap X            stop at this relative gap (default 0.01)
  --time-limit S     at most S seconds (default 60); Ctrl-C writes the best so far
  --work N           stop by counted work, a unit is about 20 microseconds; the clock is not read, bytes are always equal
  --seed N           seed of chance (default 0)
  --lang zh|en       language of the sentences (default zh)
  --reference FILE   accepted as by every command; selecting uses no reference data

Example  npm run --silent feiqiao -- select --in supabase/samples/portfolio.json --gap 0`,
  shareHelp: `Divides what the parties have together: Shapley, Nash, nucleolus, and who would do better without the others

Usage   npm run --silent feiqiao -- share [--in FILE] [--out FILE] [options]
Input   JSON: {"players":["a","b","c"],"values":{"a":68,"b":102,"a,b":170,"a,c":713,"b,c":762,"a,b,c":992}}
        absent coalitions are worth 0; at most 12 players; optional "disagreement":{"a":68} (what a player has without an
        agreement; else what she has alone) and "power":{"a":0.5,…} (for all players, sum 1; else equal)
Output  JSON: shapley, nash (null without a surplus), nucleolus (null when no division leaves nobody worse off than alone),
        core: empty, least_core_epsilon, blocking (under each division, the coalitions better off alone and by how much)

Options
  --in FILE          input; - or nothing is standard input
  --out FILE         output; nothing is standard output
  --lang zh|en       language of the sentences (default zh)
  --seed N  --time-limit S  --work N  --reference FILE   accepted as by every command; dividing has no chance in it, never runs out of time and uses no reference data

Example  npm run --silent feiqiao -- share --in supabase/samples/shares.json`,
  stationsHelp: `Chooses which candidate sites to open and whom each serves

Usage   npm run --silent feiqiao -- stations [--in FILE] [--out FILE] [options]
Input   JSON: {"sites":[{"id":"xian","cost":120,"beds":30}],"counties":[{"id":"653127","demand":12}],
        "benefit":[["653127","xian",0.7]],"max_sites":5,"budget":1000}
        Each county is served whole by one open site or not at all; as much demand × benefit (0 to 1) as possible.
        With "objective":"p_median" the third entry is a distance, every county is served, demand × distance is least.
Output  JSON: status (optimal: gap at most --gap | feasible: best found | unknown: none found yet | infeasible: conflicts say why),
        objective, bound (proved), gap, stopped_by (gap | work | time), open, serves [county, site], seconds

Options
  --in FILE          input; - or nothing is standard input
  --out FILE         output; nothing is standard output
  --gap X            stop at this relative gap (default 0.01)
  --time-limit S     at most S seconds (default 60)
  --work N           stop by counted work; the clock is not read, bytes are always equal
  --seed N           seed of chance (default 0)
  --lang zh|en       language of the sentences (default zh)
  --reference FILE   accepted as by every command; siting uses no reference data

Example  npm run --silent feiqiao -- stations --in supabase/samples/sites.json --gap 0`,
  termsHelp: `An enclave's money: taxes by level and year, what is shared and transferred, net present value, payback and rate of
return of both places, and what is dangerous about the terms

Usage   npm run --silent feiqiao -- terms [--in FILE] [--out FILE] [options]
Input   JSON, amounts in 10,000 yuan; see the example's file for every key
        years, start_year, discount_rate, shared_levels (that share: county | prefecture | province), start_event
        enclave: kind, fly_out, fly_in (where the plant or lab stands), legal_form (branch: also branch), first_revenue_year,
          zone (none | west_encouraged | xinjiang_difficult | kashgar_horgos), encouraged, local_share (fraction of the whole tax)
        project: profit and vat by year; investments: who pays how much in which year
        terms: base (vat, cit), of (increment | all), baseline, phases, floor_per_year, ceiling_per_year, ceiling_total
        clauses: what else is promised; carry_losses
Output  JSON: years, parties (npv, payback as a year, irr), warnings (code, years, text, source); to the fen, half to even,
        remainders to the county

Options
  --in FILE          input; - or nothing is standard input
  --out FILE         output; nothing is standard output
  --reference FILE   an office's own parameters: {"parameters":[…]}, keys as in src/lib/domain/reference/parameters.json; they go first on their days
  --lang zh|en       language of the sentences (default zh)
  --seed N  --time-limit S  --work N   accepted as by every command; there is no chance in it and it never runs out of time

Example  npm run --silent feiqiao -- terms --in supabase/samples/terms.json`,
  secondmentsHelp: `Plans two-way secondments: who goes to which post, when and for how long

Usage   npm run --silent feiqiao -- secondments [--in FILE] [--out FILE] [options]
Input   JSON: horizon, organisations, people, posts, and if wanted stations, teams, rules, fit, pinned, forbidden; months as 2027-03,
        a period covers from up to, not including, until
Output  JSON: status (optimal: gap at most --gap | feasible: best found | unknown: none found yet | infeasible: pins contradict each other, conflicts say how),
        objective (Σ priority × fit × months), bound (proved), gap, stopped_by (gap | work | time), assignments,
        unfilled (for each open post the rule that blocks it and whose it is), violations (what of eligibility pins have waived), balance, seconds
Fit     who has a row in fit may only go to the posts in it; for others it is
        0.5 + 0.3 × skills of the post ÷ skills of the person + 0.2 × (1 − |level − middle of the range| ÷ max(1, width of the range)), to four places

Options
  --in FILE          input; - or nothing is standard input
  --out FILE         output; nothing is standard output
  --relax            also what relaxing which rule would gain (each verified; takes half of the time or work)
  --gap X            stop at this relative gap (default 0.01)
  --time-limit S     at most S seconds (default 60); Ctrl-C writes the best so far
  --work N           stop by counted work, a unit is about 20 microseconds; the clock is not read, bytes are always equal
  --seed N           seed of chance (default 0)
  --lang zh|en       language of the sentences (default zh)
  --reference FILE   accepted as by every command; planning uses no reference data

Example  npm run --silent feiqiao -- secondments --in supabase/samples/secondments.json --relax`,
};
