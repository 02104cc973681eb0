import { attachmentKind } from './enums.ts';
import { z } from 'zod';

export const AttachmentKind = z.enum(attachmentKind);
export const ATTACHMENT_BYTES_MAX = 10 * 1024 * 1024;

export type AttachmentType = 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf';

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const latin = (bytes: Uint8Array, from: number, until: number): string => String.fromCharCode(...bytes.subarray(from, until));

/** What a file is by its first bytes, whatever its name says; null for anything that is not taken as evidence. */
export function sniffAttachment(bytes: Uint8Array): AttachmentType | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (PNG.every((byte, at) => bytes[at] === byte)) return 'image/png';
  if (latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WEBP') return 'image/webp';
  if (latin(bytes, 0, 5) === '%PDF-') return 'application/pdf';
  return null;
}
