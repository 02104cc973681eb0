/**
 * `npm run bench:pages`: how long pages take, warm, with 20 people asking at once, and how much JavaScript a listing
 * page loads first. Prints figures; judges nothing.
 */
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { DEMO_PASSWORD } from '../../src/launch/demo-accounts.mjs';
import { startApp } from '../support/app.ts';

const CONNECTIONS = 20;
const SECONDS = Number(process.argv[2] ?? 10);
const PAGES = ['/listings', '/listings?q=红枣&kinds=county', '/listings/county-653127', '/listings/D066/partners', '/pairings', '/today'];

const app = await startApp();
try {
  const cookie = await signIn(app.url);
  console.log(`${CONNECTIONS} connections, ${SECONDS} s a page after 3 s of warming up; milliseconds\n`);
  console.log(
    'page'.padEnd(34),
    'req/s'.padStart(7),
    'p50'.padStart(6),
    'p95'.padStart(6),
    'p99'.padStart(6),
    'not 200'.padStart(8),
    'CPU pages + backend a request'.padStart(30),
  );
  for (const page of PAGES) {
    await load(page, cookie, 3);
    const before = cpu();
    const { times, seconds, bad } = await load(page, cookie, SECONDS);
    const used = cpu().map((now, i) => ((now - (before[i] ?? 0)) / times.length).toFixed(1));
    const at = (share: number) => (times[Math.floor(times.length * share)] ?? NaN).toFixed(0).padStart(6);
    console.log(
      page.padEnd(34),
      (times.length / seconds).toFixed(0).padStart(7),
      at(0.5),
      at(0.95),
      at(0.99),
      String(bad).padStart(8),
      `${used.join(' + ')} ms`.padStart(30),
    );
  }
  await printScripts('/listings/county-653127', cookie);
} finally {
  await app.close();
}

/** CPU time of the two programs so far [ms], from Linux; zeros elsewhere. Unlike the clock it hardly minds what else runs. */
function cpu(): number[] {
  return [app.pids.pages, app.pids.backend].map((pid) => {
    if (!existsSync(`/proc/${pid}/stat`)) return 0;
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10; // clock ticks of 10 ms
  });
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email: 'enterprise@demo.feiqiao.example', password: DEMO_PASSWORD }),
  });
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  if (response.status !== 303 || cookies.length === 0) throw new Error(`sign-in answered ${response.status}`);
  return cookies.join('; ');
}

/** Twenty people, each asking again as soon as answered. */
async function load(path: string, cookie: string, duration: number) {
  const times: number[] = [];
  let bad = 0;
  const until = performance.now() + duration * 1000;
  const url = app.url + encodeURI(path);
  const person = async () => {
    while (performance.now() < until) {
      const asked = performance.now();
      const response = await fetch(url, { headers: { cookie } });
      await response.arrayBuffer();
      times.push(performance.now() - asked);
      if (response.status !== 200) bad += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, person));
  return { times: times.sort((a, b) => a - b), seconds: duration, bad };
}

/** Everything the page's HTML asks for at once: entry and preloaded modules. */
async function printScripts(path: string, cookie: string) {
  const response = await fetch(app.url + path, { headers: { cookie } });
  const html = await response.text();
  // SvelteKit names what to preload in the Link header, and the entry in the HTML.
  const named = `${response.headers.get('link') ?? ''} ${html}`.matchAll(/_app\/immutable\/[\w./-]+\.js/g);
  const scripts = [...new Set([...named].map(([href]) => `/${href}`))];
  const sizes = await Promise.all(
    scripts.map(async (href) => gzipSync(Buffer.from(await (await fetch(app.url + href)).arrayBuffer())).length),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(
    `\nInitial JavaScript of ${path}: ${(total / 1000).toFixed(1)} kB gzipped in ${scripts.length} files; HTML ${(gzipSync(html).length / 1000).toFixed(1)} kB gzipped`,
  );
}
