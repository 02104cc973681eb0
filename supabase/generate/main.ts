import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { outputs } from './outputs.ts';

/**
 * `npm run db:generate` writes every generated file; with `--check` it writes nothing and exits with 1 when a file
 * would change.
 */
const check = process.argv.includes('--check');
const stale: string[] = [];

for (const { path, text } of outputs()) {
  const url = new URL(`../../${path}`, import.meta.url);
  const wanted = await text();
  if (existsSync(url) && readFileSync(url, 'utf8') === wanted) continue;
  stale.push(path);
  if (!check) writeFileSync(url, wanted);
}

if (check && stale.length > 0) {
  console.error(`Generated files are out of date: ${stale.join(', ')}. Run npm run db:generate and commit the result.`);
  process.exitCode = 1;
} else if (stale.length > 0) {
  console.log(`Generated ${stale.join(', ')}.`);
} else {
  console.log('Generated files are up to date.');
}
