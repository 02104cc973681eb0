import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** All that a result depends on besides its input: the engine, its vocabulary and reference data, and its adapters. */
const FOLDERS = ['src/lib/domain', 'src/lib/engine', 'src/lib/adapters', 'src/lib/server/run/kinds'];

/**
 * Names the engine in this tree: the release, and a hash of every file a result depends on and of the versions of the
 * packages it uses. Two trees with the same name give the same results.
 */
export function engineVersion(): string {
  const { version, dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    version: string;
    dependencies: Record<string, string>;
  };
  const hash = createHash('sha256').update(JSON.stringify(dependencies));
  for (const file of FOLDERS.flatMap(filesIn)) hash.update(`\n${file}\n`).update(readFileSync(join(ROOT, file)));
  return `${version}+${hash.digest('hex').slice(0, 12)}`;
}

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|json)$/.test(entry.name) && !entry.name.endsWith('.test.ts'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}
