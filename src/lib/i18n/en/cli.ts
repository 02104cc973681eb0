import type { cli as zh } from '../zh/cli.ts';

export const cli: typeof zh = {
  fault: {
    missing: () => 'is missing',
    wrong_type: ({ got, expected }) => `must be of type ${expected} (got ${got})`,
    too_small: ({ got, expected }) => `must be ≥ ${expected} (got ${got})`,
    too_big: ({ got, expected }) => `must be ≤ ${expected} (got ${got})`,
    empty: () => 'must not be empty',
    not_one_of: ({ got, expected }) => `must be one of ${expected} (got ${got})`,
    wrong_form: ({ got, expected }) => `must have the form ${expected} (got ${got})`,
    unknown_key: () => 'is not a known key; check the spelling',
    unit_missing: () => 'is missing: a quantity needs a unit',
    quantity_missing: () => 'is missing: a unit needs a quantity',
    period_empty: () => 'must be later than the beginning',
    duplicate_id: ({ got }) => `occurs twice: ${got} was used before`,
    unknown_id: ({ got }) => `is not known: ${got}`,
    broken_json: ({ got }) => `is not valid JSON: ${got}`,
    broken_text: () => 'is not valid UTF-8 text',
    invalid: ({ got }) => `is not valid (got ${got})`,
  },
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
  --reference FILE   an office's own pairings: {"pairings":[…]}, keys as in src/lib/domain/reference/pairings.json
  --lang zh|en       language of the sentences (default zh)
  --seed N  --time-limit S  --work N   accepted as by every command; ranking has no chance in it and never runs out of time

Example  npm run --silent feiqiao -- rank --in supabase/samples/counties.jsonl --from county --to county --top 3`,
};
