import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Listing } from '../../domain/listing.ts';
import { checkRanking } from '../../engine/matching/check.ts';
import { meaningText } from '../../engine/matching/criteria/meaning.ts';
import { prepare } from '../../engine/matching/corpus.ts';
import { rank } from '../../engine/matching/rank.ts';
import { withMeaning, WEIGHTS } from '../../engine/matching/weights.ts';
import { loadMatchingReference } from '../matching-reference.ts';
import { EmbeddingRefused } from './embed.ts';
import { KeptVectors } from './kept-vectors.ts';

// A server that speaks the protocol: texts about 枣 look one way, others another.
const asked: { authorization: string | undefined; body: { model: string; input: string[] } }[] = [];
let server: Server;
let url = '';
const folder = mkdtempSync(join(tmpdir(), 'feiqiao-vectors-'));
beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    request.on('end', () => {
      const body = JSON.parse(text) as { model: string; input: string[] };
      asked.push({ authorization: request.headers.authorization, body });
      if (request.url !== '/v1/embeddings' || body.model === 'unknown') return response.writeHead(404).end('{"error":{"message":"no"}}');
      const data = body.input.map((each, index) => ({
        object: 'embedding',
        index,
        embedding: each.includes('枣') ? [1, 0, 0] : [0, 1, 0],
      }));
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ object: 'list', model: body.model, data: data.reverse() }));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/v1`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const listing = (id: string, kind: string, title: string) =>
  Listing.parse({ id, organisation: { name: '保密公司', kind, region: '653127' }, title, industries: [], offers: [], seeks: [] });
const file = join(folder, 'vectors.jsonl');

describe('embeddings', () => {
  const texts = ['红枣', '锂矿', '红枣'];

  it('asks for each text once, with the key, and keeps the answers for the next process', async () => {
    const vectors = new KeptVectors({ url, model: 'm', key: 'secret' }, file);
    await vectors.learn(texts);
    await vectors.learn(['锂矿']);
    expect(asked).toEqual([{ authorization: 'Bearer secret', body: { model: 'm', input: ['红枣', '锂矿'], encoding_format: 'float' } }]);
    const again = new KeptVectors({ url: 'http://127.0.0.1:9', model: 'm', key: null }, file);
    await again.learn(texts);
    expect(texts.map((text) => [...(again.of(text) ?? [])])).toEqual([[1, 0, 0], [0, 1, 0], [1, 0, 0]]); // prettier-ignore
    expect(new KeptVectors({ url, model: 'other', key: null }, file).of('红枣')).toBeUndefined();
  });

  it('says that an endpoint refused or is not there', async () => {
    await expect(new KeptVectors({ url, model: 'unknown', key: null }, file).learn(['x'])).rejects.toThrow(EmbeddingRefused);
    await expect(new KeptVectors({ url: 'http://127.0.0.1:9', model: 'm', key: null }, file).learn(['y'])).rejects.toThrow(
      EmbeddingRefused,
    );
  });

  it('adds one criterion that a ranking without them does not have, and never sends a name', async () => {
    const from = listing('from', 'enterprise', '枣片');
    const [near, far] = [listing('near', 'county', '沙地枣园'), listing('far', 'county', '铜矿')];
    const corpus = prepare([near, far], loadMatchingReference());
    const vectors = new KeptVectors({ url, model: 'm', key: null }, file);
    await vectors.learn([from, near, far].map(meaningText));
    expect(asked.flatMap(({ body }) => body.input).join()).not.toContain('保密');

    const matches = rank(corpus, from, { weights: withMeaning(0.2), vectors: vectors.of });
    expect(checkRanking('from', matches)).toEqual([]);
    const points = matches
      .find(({ id }) => id === 'near')
      ?.reasons.filter(({ criterion }) => criterion === 'meaning')
      .map((reason) => reason.points);
    expect(points?.map((each) => Math.round(each * 1e4))).toEqual([2000, 2000]);
    expect(Object.values(withMeaning(0.2)).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
    expect(rank(corpus, from, { vectors: vectors.of })).toEqual(rank(corpus, from, { weights: WEIGHTS }));
  });
});
