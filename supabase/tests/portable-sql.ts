/** A construct that a hosted PostgreSQL 15 does not take. */
export type Unportable = { line: number; what: string };

/**
 * What came after PostgreSQL 15 (https://www.postgresql.org/docs/release/), and what a project's owner may not do, who is
 * no superuser there. The built-in engine takes all of it: without this, the first to notice would be a deployment.
 */
const RULES: readonly { what: string; pattern: RegExp }[] = [
  {
    what: 'a function of PostgreSQL 16',
    pattern:
      /\b(any_value|random_normal|array_shuffle|array_sample|date_add|date_subtract|json_arrayagg|json_objectagg|json_array|pg_input_is_valid|pg_input_error_info|erfc?)\s*\(/g,
  },
  { what: 'IS JSON (16)', pattern: /\bis\s+(not\s+)?json\b/g },
  { what: 'SYSTEM_USER (16)', pattern: /\bsystem_user\b/g },
  { what: 'a number with underscores, or not decimal (16)', pattern: /(?<![\w$.])(\d+_\d[\d_]*|0[xob][\da-f_]+)\b/g },
  { what: 'STORAGE in CREATE TABLE (16)', pattern: /\bstorage\s+(plain|external|extended|main|default)\b(?<!\bset\s+storage\s+\w+)/g },
  { what: 'GRANT … WITH INHERIT or SET (16)', pattern: /\bwith\s+(inherit|set)\s+(option|true|false)\b/g },
  {
    what: 'a function of PostgreSQL 17',
    pattern:
      /\b(json_table|json_exists|json_query|json_value|json_scalar|json_serialize|json|merge_action|to_bin|to_oct|uuid_extract_timestamp|uuid_extract_version|xmltext)\s*\(/g,
  },
  { what: 'random() with bounds (17)', pattern: /\brandom\s*\(\s*[^)\s]/g },
  { what: 'MERGE … RETURNING (17)', pattern: /\bmerge\s+into\b[^;]*\breturning\b/g },
  { what: 'WHEN NOT MATCHED BY SOURCE or TARGET (17)', pattern: /\bwhen\s+not\s+matched\s+by\b/g },
  { what: 'AT LOCAL (17)', pattern: /\bat\s+local\b/g },
  { what: 'transaction_timeout (17)', pattern: /\btransaction_timeout\b/g },
  { what: 'SET EXPRESSION of a generated column (17)', pattern: /\bset\s+expression\s+as\b/g },
  { what: 'the MAINTAIN privilege (17)', pattern: /\b(grant|revoke)\s[^;]*\bmaintain\b/g },
  {
    what: 'a function of PostgreSQL 18',
    pattern: /\b(uuidv7|uuidv4|casefold|crc32c?|array_sort|array_reverse|l?gamma|pg_get_acl)\s*\(/g,
  },
  {
    what: 'a virtual generated column (18)',
    pattern: /\bgenerated\s+always\s+as\s*\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)(?!\s*stored)/g,
  },
  {
    what: 'OLD or NEW in RETURNING (18)',
    pattern: /\breturning\s+(?:(?!\binto\b)[^;])*?\b(old|new)\s*\.\s*[\w"*]|\breturning\s+with\s*\(/g,
  },
  { what: 'WITHOUT OVERLAPS or PERIOD (18)', pattern: /\bwithout\s+overlaps\b|[(,]\s*period\s+\w+\s*\)/g },
  { what: 'NOT ENFORCED (18)', pattern: /\bnot\s+enforced\b/g },
  {
    what: 'what only a superuser may do',
    pattern: /\balter\s+system\b|\bsession_authorization\b|\bcreate\s+event\s+trigger\b|(?<!no)\bsuperuser\b/g,
  },
  {
    what: 'a file or program of the server',
    pattern: /\bcopy\s[^;]*?\b(from|to)\s+('|program\b)|\blo_import\b|\bpg_read_(binary_)?file\b/g,
  },
  { what: 'an untrusted language', pattern: /\blanguage\s+'?(c|internal|plpython3?u|plperlu|pltclu)\b/g },
];

/** Finds what a hosted PostgreSQL 15 would refuse, by line. */
export function findUnportable(sql: string): Unportable[] {
  const code = blankTexts(sql).toLowerCase();
  return RULES.flatMap(({ what, pattern }) =>
    [...code.matchAll(pattern)].map(({ index }) => ({ line: code.slice(0, index).split('\n').length, what })),
  );
}

/** Comments, strings and quoted names become blanks of their length; bodies between dollars are code, and stay. */
function blankTexts(sql: string): string {
  const texts = /--[^\n]*|\/\*[\s\S]*?\*\/|\be'(?:[^'\\]|\\[\s\S]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"/gi;
  return sql.replace(texts, (text) => {
    const blank = text.replace(/[^\n]/g, ' ');
    // The quotes themselves tell a file name from a column.
    return text.length > 1 && text.endsWith("'") ? `'${blank.slice(2)}'` : blank;
  });
}
