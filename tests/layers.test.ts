import { ESLint } from 'eslint';
import ts from 'typescript-eslint';
import { beforeAll, describe, expect, it } from 'vitest';

/** Plants one violation for each rule of the layers and sees it caught; a lawful import beside it must pass. */
const PLANTED = [
  { layer: 'domain', file: 'src/lib/domain/errors.ts', forbidden: `import '../engine/matching/rank.ts';` },
  { layer: 'domain (framework)', file: 'src/lib/domain/errors.ts', forbidden: `import 'svelte';` },
  { layer: 'engine', file: 'src/lib/engine/matching/flows.ts', forbidden: `import '../../server/db.ts';` },
  { layer: 'engine (input and output)', file: 'src/lib/engine/matching/flows.ts', forbidden: `import 'node:fs';` },
  { layer: 'engine (sentences)', file: 'src/lib/engine/matching/flows.ts', forbidden: `import '../../i18n/zh.ts';` },
  { layer: 'i18n', file: 'src/lib/i18n/format.ts', forbidden: `import '../server/db.ts';` },
  { layer: 'adapters', file: 'src/lib/adapters/jieba/segment.ts', forbidden: `import '../../server/db.ts';` },
  { layer: 'server', file: 'src/lib/server/db.ts', forbidden: `import '$env/dynamic/private';` },
  { layer: 'components', file: 'src/lib/components/ui/Pages.svelte', forbidden: `import '$lib/server/db';`, svelte: true },
  { layer: 'routes', file: 'src/routes/+layout.ts', forbidden: `import '@supabase/supabase-js';` },
  { layer: 'cli', file: 'src/cli/feiqiao.ts', forbidden: `import '../lib/server/db.ts';` },
  { layer: 'worker', file: 'src/worker/work.ts', forbidden: `import '../lib/i18n/zh.ts';` },
  { layer: 'routes (worker)', file: 'src/routes/+layout.ts', forbidden: `import '../worker/work.ts';` },
  { layer: 'embedded', file: 'supabase/embedded/main.ts', forbidden: `import '../../src/lib/domain/errors.ts';` },
];

const IMPURE = [
  { what: 'the clock', code: `export const now = () => Date.now();` },
  { what: 'today', code: `export const today = () => new Date();` },
  { what: 'chance', code: `export const chance = () => Math.random();` },
  { what: 'the console', code: `export const say = () => console.log('');` },
  { what: 'the environment', code: `export const port = () => process.env.PORT;` },
];

let eslint: ESLint;
beforeAll(() => {
  eslint = new ESLint({
    cwd: new URL('..', import.meta.url).pathname,
    // Who imports whom needs no types, and without them a file is read in milliseconds.
    overrideConfig: [ts.configs.disableTypeChecked, { languageOptions: { parserOptions: { projectService: false } } }],
  });
});

const rulesBroken = async (code: string, filePath: string) =>
  (await eslint.lintText(code, { filePath })).flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));

describe('the layers', () => {
  it.each(PLANTED)('$layer: a forbidden import is an error', { timeout: 60_000 }, async ({ file, forbidden, svelte }) => {
    const code = svelte ? `<script lang="ts">\n${forbidden}\n</script>\n` : `${forbidden}\n`;
    expect(await rulesBroken(code, file)).toContain('no-restricted-imports');
  });

  it('a lawful import is none', { timeout: 60_000 }, async () => {
    expect(await rulesBroken(`import '../../domain/units.ts';\n`, 'src/lib/engine/matching/flows.ts')).not.toContain(
      'no-restricted-imports',
    );
  });

  it.each(IMPURE)('the engine does not know $what', { timeout: 60_000 }, async ({ code }) => {
    const broken = await rulesBroken(`${code}\n`, 'src/lib/engine/matching/flows.ts');
    expect(broken.some((rule) => rule?.startsWith('no-restricted') || rule === 'no-console')).toBe(true);
  });
});
