import { describe, expect, it } from 'vitest';
import { clientAddress } from './client-address.ts';

describe('the client’s address', () => {
  it('is the peer’s, whatever it claims to forward, unless it is trusted', () => {
    expect(clientAddress('::ffff:10.0.0.1', '1.1.1.1', [])).toBe('10.0.0.1');
    expect(clientAddress('10.0.0.1', undefined, ['10.0.0.1'])).toBe('10.0.0.1');
  });

  it('is the last one that no trusted proxy vouches for', () => {
    const trusted = ['10.0.0.1', '10.0.0.2'];
    expect(clientAddress('10.0.0.1', '6.6.6.6, 1.1.1.1', trusted)).toBe('1.1.1.1');
    expect(clientAddress('10.0.0.1', '6.6.6.6, 1.1.1.1, 10.0.0.2', trusted)).toBe('1.1.1.1');
    expect(clientAddress('10.0.0.1', ' , 10.0.0.2', trusted)).toBe('10.0.0.2');
  });
});
