import { describe, expect, it } from 'vitest';
import { WireWriter } from './wire.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('WireWriter', () => {
  it('writes messages as the protocol has them', () => {
    const wire = new WireWriter();
    expect(hex(wire.sync().take())).toBe('5300000004');
    // 'P', length 4+3+9+2, "s1\0", "select 1\0", no types
    expect(hex(wire.parse('s1', 'select 1').take())).toBe(`5000000012${hex(Buffer.from('s1\0select 1\0'))}0000`);
    // Two parameters: 'ü' of two bytes, and null as length −1
    expect(hex(wire.bind('s1', ['ü', null]).take())).toBe(
      '4200000018' + '00' + '733100' + '0000' + '0002' + '00000002c3bc' + 'ffffffff' + '0000',
    );
  });

  it('grows for what does not fit', () => {
    const wire = new WireWriter();
    const large = '漢'.repeat(200_000);
    const written = wire.bind('s1', [large]).sync().take();
    expect(written.length).toBe(600_000 + 5 + 1 + 3 + 2 + 2 + 4 + 2 + 5);
    expect(Buffer.from(written).toString('utf8')).toContain(large);
    expect(hex(wire.sync().take())).toBe('5300000004');
  });
});
