import type { ModeId } from '../../domain/mode.ts';
import type { Party } from './cover.ts';

/** The id of a bundle: 64 bits over its mode and its parties with their roles, so that it is the same in every run. */
export function bundleId(mode: ModeId, parties: readonly Party[]): string {
  const text = JSON.stringify([mode, ...parties.map(({ member, role }) => [member.listing.id, role])]);
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return `b-${hex(a)}${hex(b)}`;
}

const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');
