import { invalidBody } from '../errors.ts';

/** Levels of arrays and objects; Postgres' parser recurses, and in wasm the stack ends long before its own limit. */
const MAX_NESTING = 1_000;

/**
 * One pass over the characters: an expression that skips strings would go over broken ones again and again.
 * @throws RestError PGRST102 if the JSON text is nested too deeply for the database to read
 */
export function refuseDeepNesting(json: string): void {
  // Every level takes two characters.
  if (json.length <= 2 * MAX_NESTING) return;
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length; at += 1) {
    const char = json[at];
    if (inString) {
      if (char === '\\') at += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '[' || char === '{') depth += 1;
    else if (char === ']' || char === '}') depth -= 1;
    if (depth > MAX_NESTING) throw invalidBody(`JSON is nested more than ${MAX_NESTING} levels deep`);
  }
}
