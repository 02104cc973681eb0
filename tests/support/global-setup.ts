import { startApp } from './app.ts';

/** One installation for all journeys that do not break it; its address reaches the workers by the environment. */
export default async function setUp(): Promise<() => Promise<void>> {
  const app = await startApp();
  process.env.FEIQIAO_URL = app.url;
  process.env.FEIQIAO_BACKEND_URL = app.backend.url;
  process.env.FEIQIAO_BACKEND_KEY = app.backend.secretKey;
  return app.close;
}
