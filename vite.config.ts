import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import type { Plugin } from 'vite';

/** Scripts of pages that load no framework, each a file of its own under a name that does not change. */
const islands = (names: string[]): Plugin => ({
  name: 'islands',
  apply: 'build',
  buildStart() {
    if (this.environment.name !== 'client') return;
    for (const name of names) this.emitFile({ type: 'chunk', id: `src/lib/islands/${name}.ts`, fileName: `_app/islands/${name}.js` });
  },
});

export default defineConfig({
  plugins: [sveltekit(), islands(['industry-filter', 'kept', 'notices'])],
  // The browsers of county offices: Windows 7 machines end at Chromium 109, long-term Firefox at 115.
  build: { target: ['chrome109', 'firefox115', 'safari16'] },
  test: {
    // Vitest leaves one processor free by default, which on two is half of them; our tests wait more than they reckon.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'tests/*.test.ts', 'supabase/generate/**/*.test.ts', 'supabase/embedded/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: { name: 'sql', include: ['supabase/tests/**/*.test.ts'], environment: 'node', testTimeout: 120_000, hookTimeout: 120_000 },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
