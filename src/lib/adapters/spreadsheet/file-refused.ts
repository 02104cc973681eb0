import type { FileRefusalCode } from '../../domain/file-refusal.ts';

/** Thrown inside the readers, and turned into a value where a file's reading ends. */
export class FileRefused extends Error {
  readonly code: FileRefusalCode;
  constructor(code: FileRefusalCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}
