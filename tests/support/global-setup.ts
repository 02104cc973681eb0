import { mkdirSync, writeFileSync } from 'node:fs';
import { startApp } from './app.ts';
import { breachesOf, serviceOf } from './soundness.ts';

/** One installation for all journeys that do not break it; its address reaches the workers by the environment. */
export default async function setUp(): Promise<() => Promise<void>> {
  const app = await startApp();
  process.env.FEIQIAO_URL = app.url;
  process.env.FEIQIAO_BACKEND_URL = app.backend.url;
  process.env.FEIQIAO_BACKEND_KEY = app.backend.secretKey;
  return async () => {
    try {
      // Whatever people did: what must hold over the whole database still does.
      const breaches = await breachesOf(serviceOf(app));
      if (breaches.length === 0) return;
      mkdirSync('test-results', { recursive: true });
      writeFileSync('test-results/unsound.json', JSON.stringify(breaches)); // no second chance: `npm test` looks for it
      throw new Error(`the journeys left the database unsound: ${JSON.stringify(breaches)}`);
    } finally {
      await app.close();
    }
  };
}
