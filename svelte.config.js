import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
  compilerOptions: { runes: true },
  kit: {
    adapter: adapter({ out: 'build', precompress: true }),
    csp: {
      mode: 'auto',
      directives: {
        'default-src': ['self'],
        'img-src': ['self', 'data:'],
        // Svelte transitions and `style:` directives write style attributes.
        'style-src': ['self', 'unsafe-inline'],
        'object-src': ['none'],
        'base-uri': ['self'],
        'form-action': ['self'],
        'frame-ancestors': ['none'],
      },
    },
    typescript: {
      config: (config) => ({
        ...config,
        include: [
          ...config.include,
          '../src/**/*.mjs',
          '../supabase/generate/**/*.ts',
          '../supabase/tests/**/*.ts',
          '../tests/**/*.ts',
          '../*.config.js',
          '../*.config.ts',
        ],
      }),
    },
  },
};
