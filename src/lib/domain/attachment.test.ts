import { expect, it } from 'vitest';
import { sniffAttachment } from './attachment.ts';

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

it.each([
  ['\xff\xd8\xff\xe0 JFIF', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n rest', 'image/png'],
  ['RIFF\x10\0\0\0WEBPVP8 ', 'image/webp'],
  ['%PDF-1.7\n', 'application/pdf'],
  ['MZ\x90\0 a program called photo.jpg', null],
  ['<svg onload="x">', null],
  ['RIFF\x10\0\0\0WAVE', null],
  ['PK\x03\x04', null],
  ['', null],
])('%j is %s', (text, expected) => expect(sniffAttachment(bytes(text))).toBe(expected));
