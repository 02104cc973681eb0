import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StorageError } from './errors.ts';
import { boundaryOf, MultipartReader } from './multipart.ts';

type Piece = { name: string; filename?: string; contentType?: string; bytes: Buffer };

const BOUNDARY = '----b0';

function bodyWith(pieces: readonly Piece[], { preamble = '', epilogue = '' } = {}): Buffer {
  const parts = pieces.map(({ name, filename, contentType, bytes }) => {
    const file = filename === undefined ? '' : `; filename="${filename}"`;
    const type = contentType === undefined ? '' : `\r\nContent-Type: ${contentType}`;
    const headers = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}${type}\r\n\r\n`;
    return Buffer.concat([Buffer.from(headers), bytes, Buffer.from('\r\n')]);
  });
  return Buffer.concat([Buffer.from(preamble), ...parts, Buffer.from(`--${BOUNDARY}--${epilogue}`)]);
}

/** The bytes in chunks of these lengths, over and over. */
async function* inChunks(bytes: Buffer, lengths: readonly number[]): AsyncGenerator<Buffer, undefined> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const length = lengths[turn % lengths.length] ?? 1;
    yield bytes.subarray(at, at + length);
    at += length;
  }
}

async function read(bytes: Buffer, lengths: readonly number[] = [1 << 16]): Promise<Piece[]> {
  const reader = new MultipartReader(inChunks(bytes, lengths), BOUNDARY);
  const pieces: Piece[] = [];
  for (let part = await reader.nextPart(); part; part = await reader.nextPart()) {
    const chunks: Buffer[] = [];
    for await (const chunk of part.body) chunks.push(chunk);
    const { name = '', filename, contentType } = part;
    const file = { ...(filename === undefined ? {} : { filename }), ...(contentType === undefined ? {} : { contentType }) };
    pieces.push({ name, ...file, bytes: Buffer.concat(chunks) });
  }
  return pieces;
}

const FORM: Piece[] = [
  { name: 'cacheControl', bytes: Buffer.from('3600') },
  { name: '', filename: '协议.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF\r\n--not the boundary\r\n') },
];

describe('a multipart body', () => {
  it('is read part by part, names in UTF-8', async () => {
    expect(await read(bodyWith(FORM))).toEqual(FORM);
  });

  it('may have text around it, and quotes in a name', async () => {
    expect(await read(bodyWith(FORM, { preamble: 'for old mail programs\r\n', epilogue: '\r\nbye' }))).toEqual(FORM);
    const [quoted] = await read(bodyWith([{ name: 'f', filename: 'a \\"b\\".txt', bytes: Buffer.from('x') }]));
    expect(quoted?.filename).toBe('a "b".txt');
  });

  it('goes on after a part that nobody reads to its end', async () => {
    const reader = new MultipartReader(inChunks(bodyWith(FORM), [7]), BOUNDARY);
    await reader.nextPart();
    expect((await reader.nextPart())?.filename).toBe('协议.pdf');
    expect(await reader.nextPart()).toBeUndefined();
    expect(await reader.nextPart()).toBeUndefined();
  });

  it('comes out as it went in, however it is cut into chunks', async () => {
    // Few different bytes, among them those of the boundary: near misses are what is hard.
    const bytes = fc.array(fc.constantFrom(...Buffer.from('\r\n-b0x')), { maxLength: 60 }).map((codes) => Buffer.from(codes));
    const isHarmless = ({ bytes: content }: Piece) => !Buffer.concat([Buffer.from('\r\n'), content]).includes(`\r\n--${BOUNDARY}`);
    const piece = fc.record({ name: fc.constantFrom('', 'a', 'metadata'), bytes }).filter(isHarmless);
    const lengths = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 4 }), lengths, async (pieces, cuts) => {
        expect(await read(bodyWith(pieces), cuts)).toEqual(pieces);
      }),
      { numRuns: 500 },
    );
  });

  it('that is cut off or garbled is refused, never waited for', async () => {
    const whole = bodyWith(FORM);
    for (let end = 0; end < whole.length; end += 3) {
      await expect(read(whole.subarray(0, end), [5])).rejects.toThrow(StorageError);
    }
    const garbled = fc.tuple(fc.nat(whole.length - 1), fc.uint8Array({ minLength: 1, maxLength: 8 }));
    await fc.assert(
      fc.asyncProperty(garbled, async ([at, noise]) => {
        const bytes = Buffer.concat([whole.subarray(0, at), noise, whole.subarray(at)]);
        await read(bytes, [11]).catch((error: unknown) => expect(error).toBeInstanceOf(StorageError));
      }),
      { numRuns: 500 },
    );
  });

  it('with endless headers is refused before they fill the memory', async () => {
    const endless = Buffer.from(`--${BOUNDARY}\r\nx-filler: ${'x'.repeat(20_000)}`);
    await expect(read(endless, [1000])).rejects.toThrow('too long headers');
  });
});

it('a boundary is found, quoted or not, and must be there', () => {
  expect(boundaryOf('multipart/form-data; boundary=abc')).toBe('abc');
  expect(boundaryOf('multipart/form-data; charset=utf-8; Boundary="a b;c"')).toBe('a b;c');
  for (const type of ['multipart/form-data', 'multipart/form-data; boundary=', `multipart/form-data; boundary=${'x'.repeat(71)}`]) {
    expect(() => boundaryOf(type)).toThrow(StorageError);
  }
});
