import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBackend, type Backend } from '../../../supabase/embedded/backend.ts';

const folder = mkdtempSync(join(tmpdir(), 'feiqiao-test-'));
const migrationsFolder = join(folder, 'migrations');
mkdirSync(migrationsFolder);
writeFileSync(
  join(migrationsFolder, '1_orders.sql'),
  `create table public.orders (id int primary key);
   create table public.lines (id int generated always as identity primary key, order_id int references public.orders (id));
   create function public.first_line() returns trigger language plpgsql as $$
     begin insert into public.lines (order_id) values (new.id); return new; end $$;
   create trigger first_line after insert on public.orders for each row execute function public.first_line();`,
);

let backend: Backend;
beforeAll(async () => {
  backend = await startBackend({ port: 0, fast: true, config: { migrationsFolder, seedFiles: [] } });
});
afterAll(async () => {
  await backend.close();
  rmSync(folder, { recursive: true });
});

describe('what is embedded in a written row', () => {
  it('is as it was before the write, as PostgREST shows it', async () => {
    const headers = { apikey: backend.secretKey, 'content-type': 'application/json', prefer: 'return=representation' };
    const address = `${backend.url}/rest/v1/orders?select=id,lines(order_id)`;
    const written = await fetch(address, { method: 'POST', headers, body: '{"id":1}' });
    expect([written.status, await written.json()]).toEqual([201, [{ id: 1, lines: [] }]]);
    const read = await fetch(address, { headers });
    expect(await read.json()).toEqual([{ id: 1, lines: [{ order_id: 1 }] }]);
  });
});
