/** Papers that people attach: what is taken, judged by content, because a name or a header says what it likes. */
export const MAX_EVIDENCE_BYTES = 10 * 1024 * 1024;

export const EVIDENCE_TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const;
export type EvidenceType = (typeof EVIDENCE_TYPES)[number];

/** Bytes that {@link sniffEvidence} looks at. */
export const SNIFFED_BYTES = 16;

const begins = (bytes: Uint8Array, at: number, ...signature: number[]) => signature.every((byte, place) => bytes[at + place] === byte);

/**
 * The kind of file by its first bytes; null when it is none of those taken.
 *
 * @source ISO 32000-1 §7.5.2 (%PDF-) · JFIF/Exif (FF D8 FF) · PNG §5.2 · RIFF container of WebP
 */
export function sniffEvidence(bytes: Uint8Array): EvidenceType | null {
  if (begins(bytes, 0, 0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf';
  if (begins(bytes, 0, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (begins(bytes, 0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (begins(bytes, 0, 0x52, 0x49, 0x46, 0x46) && begins(bytes, 8, 0x57, 0x45, 0x42, 0x50)) return 'image/webp';
  return null;
}
