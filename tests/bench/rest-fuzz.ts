/**
 * Sends made-up requests to the REST API of a backend of its own and counts the answers: none may be a 5xx, none may
 * take long, none may show what is another's. `node tests/bench/rest-fuzz.ts [requests] [seed]`; the same seed asks the same.
 */
import { fileURLToPath } from 'node:url';
import { startBackend } from '../../supabase/embedded/backend.ts';

const LIBRARY = fileURLToPath(new URL('../integration/embedded/rest-library', import.meta.url));
const CONCURRENCY = 16;
/** A request that takes longer counts as hung [ms]. */
const PATIENCE = 5_000;
const SHOWN = 10;
/** What PostgREST answers with 500 too: one upsert that names a row twice. */
const UPSTREAM_500 = new Set(['21000']);

/** Numbers in [0, 1) from a seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Made = { method: string; path: string; headers: Record<string, string>; body?: string };
type Kind = 'number' | 'text' | 'json' | 'list' | 'range' | 'words' | 'date';
type Relation = { columns: Record<string, Kind>; embeds: Record<string, string> };

const AUTHORS: Relation = {
  columns: { id: 'number', name: 'text', born: 'date', mentor_id: 'number', initials: 'text' },
  embeds: {
    'books!author_id': 'books',
    profiles: 'profiles',
    catalogue: 'catalogue',
    cheap_books: 'books',
    first_book: 'books',
    mentor_id: 'authors',
  },
};
const RELATIONS: Record<string, Relation> = {
  authors: AUTHORS,
  books: {
    columns: {
      id: 'number',
      title: 'text',
      author_id: 'number',
      price: 'number',
      format: 'text',
      data: 'json',
      labels: 'list',
      pages: 'range',
      summary: 'words',
      printed_at: 'date',
    },
    embeds: {
      'authors!author_id': 'authors',
      'authors!translator_id': 'authors',
      author_id: 'authors',
      genres: 'genres',
      book_genres: 'book_genres',
    },
  },
  genres: { columns: { code: 'text', '"display name"': 'text' }, embeds: { books: 'books', book_genres: 'book_genres' } },
  book_genres: { columns: { book_id: 'number', genre_code: 'text' }, embeds: { books: 'books', genres: 'genres' } },
  profiles: { columns: { author_id: 'number', motto: 'text' }, embeds: { authors: 'authors' } },
  catalogue: { columns: { number: 'number', name: 'text', writer: 'number', shouted: 'text' }, embeds: { authors: 'authors' } },
  bestsellers: { columns: { number: 'number', name: 'text', writer: 'number' }, embeds: { authors: 'authors' } },
  stock: { columns: { sku: 'text', amount: 'number', note: 'text' }, embeds: {} },
  diaries: { columns: { id: 'number', owner: 'text', entry: 'text' }, embeds: {} },
  big: { columns: { id: 'number', exact: 'number' }, embeds: {} },
  vault: { columns: { secret: 'text' }, embeds: {} },
};
const VALUES: Record<Kind, readonly [string, ...string[]]> = {
  number: ['1', '2', '0', '-1', '9.10', '9007199254740993', '1e400', 'NaN'],
  text: ['Lu Xun', '*a*', '', 'a,b', '"', "'", '\\', '日本', '🐈', '((', '$1', "');select 1--"],
  json: ['{"year":1927}', '1', '"x"', '[]', '{"a":', 'null'],
  list: ['{a,b}', '{poems}', '{}', '{"a,b"}', '{'],
  range: ['[1,5)', '(,)', 'empty', '[9,1]', '5'],
  words: ['cat', 'cat & dog', 'cat |', '!!', "it's"],
  date: ['2026-01-01', 'now', 'infinity', '2026-02-31', '12:00'],
};
const OPERATORS: Record<Kind, readonly [string, ...string[]]> = {
  number: ['eq', 'neq', 'gt', 'gte', 'lt', 'lte', 'in', 'is', 'isdistinct', 'eq(any)'],
  text: ['eq', 'like', 'ilike', 'match', 'imatch', 'in', 'is', 'like(any)', 'ilike(all)', 'fts', 'wfts(english)', 'phfts(klingon)'],
  json: ['eq', 'cs', 'cd', 'is'],
  list: ['cs', 'cd', 'ov', 'eq'],
  range: ['cs', 'cd', 'ov', 'sl', 'sr', 'nxr', 'nxl', 'adj'],
  words: ['fts', 'plfts', 'phfts(english)', 'wfts', 'fts(simple)'],
  date: ['eq', 'lt', 'gte', 'is', 'in'],
};
const FUNCTIONS: Record<string, { args: readonly string[]; returns: string }> = {
  add: { args: ['a=1', 'b=2', 'a=x'], returns: 'vault' },
  books_of: { args: ['writer=Lu Xun'], returns: 'books' },
  one_book: { args: ['book_id=1', 'book_id=99'], returns: 'books' },
  join_all: { args: ['words=a', 'words=","'], returns: 'vault' },
  total: { args: ['items=[]', 'items=[{"price":1}]', 'items=['], returns: 'vault' },
  unclear: { args: ['a=1'], returns: 'vault' },
  pairs: { args: ['n=3', 'n=-1'], returns: 'vault' },
  touch: { args: ['wanted=a'], returns: 'vault' },
  whoami: { args: [''], returns: 'vault' },
  keys_of: { args: [''], returns: 'vault' },
  wat: { args: ['a=1'], returns: 'vault' },
};

/** Makes requests that mostly follow the grammar and mostly name what is there, and spoils some. */
class Requests {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = randomFrom(seed);
  }

  #chance = (share: number) => this.#random() < share;
  #int = (below: number) => Math.floor(this.#random() * below);
  #pick = <T>(options: readonly [T, ...T[]]): T => options[this.#int(options.length)] ?? options[0];
  #any = (options: readonly string[]): string => options[this.#int(options.length)] ?? 'wat';
  #times = <T>(most: number, make: () => T): T[] => Array.from({ length: 1 + this.#int(most) }, make);
  #list = (most: number, make: () => string) => this.#times(most, make).join(',');

  /** A column of the relation, seldom another's, and what kind it is. */
  #column(relation: Relation): { name: string; kind: Kind } {
    const name = this.#chance(0.03) ? this.#pick(['*', 'wat', '"a""b"', '日', 'count()']) : this.#any(Object.keys(relation.columns));
    return { name, kind: relation.columns[name] ?? 'text' };
  }

  #field(relation: Relation): { name: string; kind: Kind } {
    const { name, kind } = this.#column(relation);
    if (!this.#chance(kind === 'json' ? 0.7 : 0.05)) return { name, kind };
    const steps = this.#times(2, () => this.#pick(['->year', '->tags', '->0', '->-1', '->"x y"', '->place']));
    return { name: `${name}${steps.join('')}->>city`, kind: 'text' };
  }

  #test(kind: Kind): string {
    const not = this.#chance(0.2) ? 'not.' : '';
    const operator = this.#chance(0.03) ? this.#pick(['wat', 'cs', 'fts', 'adj']) : this.#pick(OPERATORS[kind]);
    const value = () => this.#pick(VALUES[this.#chance(0.05) ? 'text' : kind]);
    if (operator === 'in') return `${not}in.(${this.#list(4, value)})`;
    if (operator === 'is') return `${not}is.${this.#pick(['null', 'not_null', 'null', 'true', 'wat'])}`;
    if (operator.endsWith('(any)') || operator.endsWith('(all)')) return `${not}${operator}.{${this.#list(3, value)}}`;
    return `${not}${operator}.${value()}`;
  }

  #tree(relation: Relation, depth: number): string {
    if (depth > 2 || this.#chance(0.6)) {
      const { name, kind } = this.#field(relation);
      return `${name}.${this.#test(kind)}`;
    }
    return `${this.#pick(['and', 'or', 'not.or'])}(${this.#list(3, () => this.#tree(relation, depth + 1))})`;
  }

  #selectField(relation: Relation): string {
    if (this.#chance(0.1)) return '*';
    const { name, kind } = this.#field(relation);
    const cast = this.#chance(0.1) ? this.#pick(['::text', '::text', '::json', '::wat', '::timestamp with time zone']) : '';
    const aggregate = kind === 'number' && this.#chance(0.05) ? this.#pick(['.sum()', '.count()', '.max()', '.avg()']) : '';
    return (this.#chance(0.1) ? `n${this.#int(100)}:` : '') + name + cast + aggregate;
  }

  /** What to select, and the names of embeds with what they hold. */
  #select(relation: Relation, depth: number, embeds: Map<string, Relation>): string {
    return this.#list(4, () => {
      const [path, target] = Object.entries(relation.embeds)[this.#int(8)] ?? [];
      if (path === undefined || target === undefined || depth > 3 || this.#chance(0.4)) return this.#selectField(relation);
      const held = RELATIONS[target] ?? AUTHORS;
      const alias = `e${this.#int(1000)}`;
      if (depth === 0) embeds.set(alias, held);
      const join = this.#chance(0.3) ? this.#pick(['!inner', '!left', '!inner', '!wat']) : '';
      const inside = this.#chance(0.1) ? '' : this.#select(held, depth + 1, embeds);
      return this.#chance(0.1) ? `...${path}${join}(${inside})` : `${alias}:${path}${join}(${inside})`;
    });
  }

  #order = (relation: Relation) =>
    this.#list(
      2,
      () => this.#field(relation).name + this.#pick(['', '.desc', '.asc.nullsfirst', '.nullslast', this.#chance(0.1) ? '.up' : '']),
    );

  #query(relation: Relation, extra: readonly string[]): string {
    const embeds = new Map<string, Relation>();
    const parameters: string[] = [...extra];
    if (this.#chance(0.7)) parameters.push(`select=${this.#select(relation, 0, embeds)}`);
    const places: [string, Relation][] = [['', relation], ...[...embeds].map(([name, held]): [string, Relation] => [`${name}.`, held])];
    for (const [at, held] of places) {
      for (let i = this.#int(3); i > 0; i -= 1) {
        const { name, kind } = this.#field(held);
        parameters.push(`${at}${name}=${this.#test(kind)}`);
      }
      if (this.#chance(0.2)) parameters.push(`${at}${this.#pick(['or', 'and', 'not.or'])}=(${this.#list(3, () => this.#tree(held, 0))})`);
      if (this.#chance(0.3)) parameters.push(`${at}order=${this.#order(held)}`);
      if (this.#chance(0.3))
        parameters.push(`${at}limit=${this.#pick(['0', '1', '5', '7', '100', this.#pick(['-1', '99999999999999999999', 'x'])])}`);
      if (this.#chance(0.2)) parameters.push(`${at}offset=${this.#pick(['0', '1', '2', this.#pick(['-5', '999999999999', 'x'])])}`);
    }
    for (const name of embeds.keys()) if (this.#chance(0.2)) parameters.push(`${name}=${this.#pick(['is.null', 'not.is.null', 'eq.1'])}`);
    return parameters
      .map((text) => text.split('=').map(encodeURIComponent))
      .map(([name, ...value]) => `${name}=${value.join('%3D')}`)
      .join('&');
  }

  #json(kind: Kind): unknown {
    if (this.#chance(0.05)) return this.#pick([null, true, [], {}, [null], { a: { b: [1] } }, -1e300]);
    const text = this.#pick(VALUES[kind]);
    return kind === 'number' && this.#chance(0.7) ? this.#int(100) : text;
  }

  #body(relation: Relation): string {
    const keys = this.#times(4, () => this.#column(relation));
    const row = () => Object.fromEntries(keys.map(({ name, kind }) => [name.replaceAll('"', ''), this.#json(kind)]));
    const body = JSON.stringify(this.#chance(0.5) ? row() : this.#times(3, row));
    return this.#chance(0.1) ? this.#spoil(body) : body;
  }

  #headers(isWrite: boolean): Record<string, string> {
    const headers: Record<string, string> = {};
    const prefer = isWrite ? ['tx=rollback', this.#pick(['return=representation', 'return=minimal', 'return=headers-only'])] : [];
    if (this.#chance(0.3)) prefer.push(this.#pick(['count=exact', 'count=planned', 'count=estimated']));
    if (isWrite && this.#chance(0.3))
      prefer.push(this.#pick(['resolution=merge-duplicates', 'resolution=ignore-duplicates', 'missing=default']));
    if (this.#chance(0.1)) prefer.push(this.#pick(['handling=strict', 'max-affected=1', 'timezone=Asia/Urumqi', 'timezone=Mars', 'wat']));
    if (prefer.length > 0) headers.prefer = prefer.join(', ');
    if (this.#chance(0.2)) {
      headers.accept = this.#pick([
        'application/vnd.pgrst.object+json',
        'text/csv',
        'application/vnd.pgrst.array+json;nulls=stripped',
        'application/vnd.pgrst.plan+json',
        'image/png',
        '"',
      ]);
    }
    if (this.#chance(0.1)) headers.range = this.#pick(['0-1', '5-', '9-2', 'x']);
    if (this.#chance(0.02)) headers['accept-profile'] = this.#pick(['annex', 'auth', '']);
    if (isWrite) {
      const other = this.#pick(['text/csv', 'text/plain', 'application/octet-stream', 'application/x-www-form-urlencoded', 'x/y']);
      headers['content-type'] = this.#chance(0.9) ? 'application/json' : other;
    }
    return headers;
  }

  #spoil(text: string): string {
    const at = this.#int(text.length + 1);
    const piece = this.#pick(['(', ')', ',', '.', '"', '%', '%ff', '%00', '&', '=', '', '->', '!', '{', '\\']);
    return text.slice(0, at) + piece + text.slice(at + this.#int(3));
  }

  next(): Made {
    return this.#chance(0.15) ? this.#call() : this.#tableRequest();
  }

  #tableRequest(): Made {
    const method = this.#pick([
      'GET',
      'GET',
      'GET',
      'GET',
      'GET',
      'HEAD',
      'POST',
      'POST',
      'PATCH',
      'DELETE',
      this.#chance(0.1) ? 'PUT' : 'GET',
    ]);
    const name = this.#chance(0.02) ? 'nowhere' : this.#any(Object.keys(RELATIONS));
    const relation = RELATIONS[name] ?? AUTHORS;
    const extra = this.#chance(0.05)
      ? [`columns=${this.#list(3, () => this.#column(relation).name)}`, `on_conflict=${this.#column(relation).name}`]
      : [];
    return this.#made(method, name, relation, extra, () => this.#body(relation));
  }

  #call(): Made {
    const name = this.#any(Object.keys(FUNCTIONS));
    const { args = [], returns = 'vault' } = FUNCTIONS[name] ?? {};
    const relation = RELATIONS[returns] ?? AUTHORS;
    const method = this.#pick(['GET', 'POST', 'HEAD']);
    const given = this.#times(2, () => this.#any(args)).filter(Boolean);
    const body = () => JSON.stringify(Object.fromEntries(given.map((text) => text.split('='))));
    return this.#made(method, `rpc/${name}`, relation, method === 'POST' ? [] : given, body);
  }

  #made(method: string, target: string, relation: Relation, extra: readonly string[], body: () => string): Made {
    const isWrite = method !== 'GET' && method !== 'HEAD';
    const plain = target.startsWith('rpc/') && relation === RELATIONS.vault ? extra.map(encodeURI).join('&') : this.#query(relation, extra);
    const query = this.#chance(0.08) ? this.#spoil(plain) : plain;
    const made = { method, path: `/${target}?${query}`, headers: this.#headers(isWrite) };
    return isWrite ? { ...made, body: body() } : made;
  }
}

const [count = '100000', seed = '1'] = process.argv.slice(2);
const total = Number(count);
const backend = await startBackend({
  port: 0,
  fast: true,
  seed: false,
  config: { migrationsFolder: LIBRARY, seedFiles: [], schemas: ['public', 'annex'] },
  rest: { aggregatesEnabled: true, explainEnabled: true, txOverride: true },
});
const requests = new Requests(Number(seed));
const statuses = new Map<number, number>();
const codes = new Map<string, number>();
const failures: string[] = [];
let sent = 0;
const began = performance.now();

/** Who asks, and what they must never see. */
type Reader = { key: string; headers: Record<string, string>; forbidden: string[] };
const [ANNS, BOBS, NOBODYS] = ['ann alone may read this', 'bob alone may read this', 'no reader may read this'];
const READERS: Reader[] = [
  { key: backend.publishableKey, headers: { 'x-reader': 'ann' }, forbidden: [BOBS, NOBODYS] },
  { key: backend.publishableKey, headers: { 'x-reader': 'bob' }, forbidden: [ANNS, NOBODYS] },
];
const OWNER: Reader = { key: backend.secretKey, headers: {}, forbidden: [] };
/** How often each was shown to somebody who may see it: without that, keeping it would prove nothing. */
const shown = new Map([ANNS, BOBS, NOBODYS].map((text) => [text, 0]));

async function plant(method: string, path: string, body: object): Promise<void> {
  const headers = { apikey: backend.secretKey, 'content-type': 'application/json' };
  const { ok, status } = await fetch(`${backend.url}/rest/v1${path}`, { method, headers, body: JSON.stringify(body) });
  if (!ok) throw new Error(`${method} ${path} was answered ${status}`);
}
await plant('PATCH', '/diaries?owner=eq.ann', { entry: ANNS });
await plant('PATCH', '/diaries?owner=eq.bob', { entry: BOBS });
await plant('POST', '/vault', { secret: NOBODYS });

async function send(made: Made, reader: Reader): Promise<void> {
  const { method, path, headers, body } = made;
  const tell = (what: string) => failures.push(`${what}: ${method} ${path} ${JSON.stringify(headers)} ${body ?? ''}`);
  try {
    const response = await fetch(`${backend.url}/rest/v1${path}`, {
      method,
      headers: { apikey: reader.key, ...reader.headers, ...headers },
      signal: AbortSignal.timeout(PATIENCE),
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    for (const [secret, times] of shown) if (text.includes(secret)) shown.set(secret, times + 1);
    if (reader.forbidden.some((secret) => text.includes(secret))) tell('a leak');
    const { code } = response.status < 400 || text === '' ? {} : (JSON.parse(text) as { code?: string });
    if (response.status >= 400 && method !== 'HEAD') {
      codes.set(code ?? 'none', (codes.get(code ?? 'none') ?? 0) + 1);
      if (code === undefined) tell('no code');
    }
    if (response.status >= 500 && !UPSTREAM_500.has(code ?? '')) tell(`${response.status} ${text}`);
  } catch (error) {
    tell(String(error));
  }
}

async function sendSome(): Promise<void> {
  while (sent < total) {
    sent += 1;
    await send(requests.next(), sent % 2 === 0 ? OWNER : (READERS[(sent >> 1) % READERS.length] ?? OWNER));
  }
}

await Promise.all(Array.from({ length: CONCURRENCY }, sendSome));
const seconds = (performance.now() - began) / 1000;
await backend.close();
for (const [secret, times] of shown) if (times === 0) failures.push(`“${secret}” was never shown to anybody: what is it worth?`);
console.log(`${total} requests in ${seconds.toFixed(1)} s, ${failures.length} failures`);
console.log(`kept from others, and shown to their readers ${[...shown.values()].join(', ')} times`);
console.log('status', Object.fromEntries([...statuses].sort(([a], [b]) => a - b)));
console.log('code', Object.fromEntries([...codes].sort(([, a], [, b]) => b - a)));
for (const failure of failures.slice(0, SHOWN)) console.log(failure);
process.exitCode = failures.length > 0 ? 1 : 0;
