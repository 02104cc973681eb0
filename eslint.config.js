import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * Who may import whom: domain ← engine ← adapters, server, cli, worker ← routes; components and i18n know domain (and the
 * engine's pure formulas) only. `tests/layers.test.ts` plants one violation for each row and sees it caught.
 */
const APP = ['$app/*', '$env/*', 'svelte', 'svelte/*', '@sveltejs/*'];
const SUPABASE = ['@supabase/*'];
const NODE = ['node:*'];
/** @param {string[]} names */
const room = (...names) => names.flatMap((name) => [`**/${name}/**`, `$lib/${name}/**`]);
const outerRooms = room('adapters', 'server', 'cli', 'worker', 'routes', 'components', 'launch');

const LAYERS = [
  { files: ['src/lib/domain/**'], forbid: [...room('engine', 'i18n'), ...outerRooms, ...APP, ...SUPABASE, ...NODE] },
  { files: ['src/lib/engine/**'], forbid: [...room('i18n'), ...outerRooms, ...APP, ...SUPABASE, ...NODE] },
  { files: ['src/lib/i18n/**'], forbid: [...outerRooms, ...SUPABASE, ...NODE, '$env/*'] },
  { files: ['src/lib/adapters/**'], forbid: [...room('server', 'cli', 'routes', 'components', 'i18n'), ...APP, ...SUPABASE] },
  { files: ['src/lib/server/**'], forbid: [...room('cli', 'worker', 'routes', 'components'), ...APP] },
  {
    files: ['src/lib/components/**', 'src/lib/islands/**'],
    forbid: [...room('server', 'adapters', 'cli', 'routes'), '$env/*', ...SUPABASE, ...NODE],
  },
  { files: ['src/cli/**'], forbid: [...room('server', 'routes', 'components'), ...APP, ...SUPABASE] },
  { files: ['src/worker/**'], forbid: [...room('cli', 'routes', 'components', 'i18n'), ...APP] },
  { files: ['src/routes/**'], forbid: [...room('cli', 'worker', 'adapters'), ...SUPABASE, ...NODE] },
  { files: ['supabase/embedded/**'], forbid: ['**/src/**', '$lib/**', ...APP] },
];

/** @type {import('eslint').Linter.Config[]} */
const layers = LAYERS.map(({ files, forbid }) => ({
  files,
  // A test may read files and use whatever checks it; the layers bind what ships.
  ignores: ['**/*.test.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [{ group: forbid, message: 'This layer may not know that one: see design in README, “Layers”.' }] },
    ],
  },
}));

/** @type {import('eslint').Linter.Config} */
const noClockNoChance = {
  files: ['src/lib/domain/**', 'src/lib/engine/**'],
  ignores: ['**/*.test.ts'],
  rules: {
    'no-console': 'error',
    'no-restricted-globals': ['error', 'process', 'fetch', 'performance', 'setTimeout', 'setInterval', 'crypto', 'localStorage'],
    'no-restricted-properties': [
      'error',
      { object: 'Math', property: 'random', message: 'Chance is an argument (a seed).' },
      { object: 'Date', property: 'now', message: 'Today is an argument.' },
    ],
    'no-restricted-syntax': [
      'error',
      { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Today is an argument.' },
    ],
  },
};

export default ts.config(
  { ignores: ['node_modules/', '.svelte-kit/', 'build/', '.data/', 'test-results/', 'playwright-report/', 'src/lib/server/database.ts'] },
  js.configs.recommended,
  ...ts.configs.recommendedTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js', 'svelte.config.js'] },
        extraFileExtensions: ['.svelte'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'no-undef': 'off', // TypeScript's own job
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/only-throw-error': 'off', // SvelteKit's error() and redirect() are thrown values
      '@typescript-eslint/require-await': 'off', // interfaces ask for promises where an implementation has none
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    // Only what the rules read, without functions: ESLint's cache writes its configuration down.
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig: { compilerOptions: svelteConfig.compilerOptions } } },
    rules: {
      // Plain links are right on a site without a base path; `resolve()` would only add noise.
      'svelte/no-navigation-without-resolve': 'off',
      // Only svelte-check sees the types of components and of `$props()`; it refuses `any` where it matters.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  { files: ['**/*.js', '**/*.mjs'], ...ts.configs.disableTypeChecked },
  ...layers,
  noClockNoChance,
);
