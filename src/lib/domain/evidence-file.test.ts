import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EVIDENCE_TYPES, sniffEvidence } from './evidence-file.ts';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

it.each([
  ['%PDF-1.7\n', 'application/pdf'],
  ['\xff\xd8\xff\xe0\x00\x10JFIF', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n\x00', 'image/png'],
  ['RIFF\x24\x00\x00\x00WEBPVP8 ', 'image/webp'],
  ['RIFF\x24\x00\x00\x00WAVEfmt ', null],
  ['MZ\x90\x00', null],
  ['<!doctype html>', null],
  ['PK\x03\x04', null],
  [' %PDF-1.7', null],
  ['', null],
])('%j is %s', (content, kind) => expect(sniffEvidence(bytes(content))).toBe(kind));

it('answers for any bytes at all', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 20 }), (any) => [...EVIDENCE_TYPES, null].includes(sniffEvidence(any))));
});
