import { describe, expect, it } from 'vitest';
import { AnswerReader } from './answers.ts';

/** A backend message: type, length, body. */
function message(type: string, ...parts: (string | number[])[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(`${part}\0`) : Buffer.from(part))));
  const head = Buffer.from([type.charCodeAt(0), 0, 0, 0, 0]);
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const column = (name: string) => [name, Array.from({ length: 18 }, () => 0)];
const value = (text: string) => [0, 0, 0, Buffer.byteLength(text), ...Buffer.from(text)];

const heard: string[] = [];
const reader = new AnswerReader((channel, payload) => heard.push(`${channel}: ${payload}`));
const read = (...messages: Buffer[]) => {
  for (const bytes of messages) reader.add(bytes);
  return reader.take();
};

describe('what the engine answers', () => {
  it('is columns, rows of texts and nulls, and the end of each statement', () => {
    const columns = message('T', [0, 2], ...column('id'), ...column('名'));
    const row = message('D', [0, 3], value('7'), [255, 255, 255, 255], value('东西'));
    expect(read(columns, row, message('C', 'SELECT 1'), message('I'), message('Z', [73]))).toEqual([
      { name: 'rowDescription', fields: [{ name: 'id' }, { name: '名' }] },
      { name: 'dataRow', fields: ['7', null, '东西'] },
      { name: 'commandComplete' },
      { name: 'emptyQuery' },
      { name: 'readyForQuery', status: 'I' },
    ]);
  });

  it('is an error, with the fields it has', () => {
    const full = message('E', 'SERROR', 'C23505', 'Mduplicate', 'DKey (id)', 'Htry', 'P12', [0]);
    expect(read(full, message('E', 'Mbare', [0]))).toEqual([
      { name: 'error', code: '23505', message: 'duplicate', detail: 'Key (id)', hint: 'try', position: '12' },
      { name: 'error', message: 'bare' },
    ]);
  });

  it('passes notifications on, and leaves out what no session asks for', () => {
    expect(read(message('1'), message('S', 'TimeZone', 'UTC'), message('A', [0, 0, 0, 9], 'pgrst', 'reload'))).toEqual([]);
    expect(heard).toEqual(['pgrst: reload']);
  });

  it('may come in pieces of any size, however long', () => {
    const long = '漢'.repeat(100_000);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(Buffer.byteLength(long));
    const bytes = message('D', [0, 1], [...length], [...Buffer.from(long)]);
    for (let at = 0; at < bytes.length; at += 8191) reader.add(bytes.subarray(at, at + 8191));
    expect(reader.take()).toEqual([{ name: 'dataRow', fields: [long] }]);
  });

  it('has no message that was cut short', () => {
    const bytes = message('D', [0, 1], value('7'));
    expect(read(bytes, bytes.subarray(0, -1))).toHaveLength(1);
    expect(read(bytes, bytes.subarray(0, 3))).toHaveLength(1);
    expect(read(message('Z', [84]))).toEqual([{ name: 'readyForQuery', status: 'T' }]);
  });
});
