/** Why a whole file is refused; `i18n` has the sentence, which says what to do. */
export const FILE_REFUSALS = [
  'file_empty',
  'file_too_big',
  'file_encrypted',
  'file_old_excel',
  'file_with_macros',
  'file_binary_workbook',
  'file_open_document',
  'file_picture',
  'file_pdf',
  'file_archive',
  'file_word',
  'file_web_page',
  'file_of_another_kind',
  'file_broken',
  'file_unpacks_too_big',
  'text_unreadable',
  'too_many_rows',
  'too_many_columns',
  'no_header',
  'no_rows',
  'reading_too_long',
  'reading_failed',
] as const;
export type FileRefusalCode = (typeof FILE_REFUSALS)[number];

export const isFileRefusal = (text: string): text is FileRefusalCode => (FILE_REFUSALS as readonly string[]).includes(text);

/** What a file may be at most. Beyond it nobody reviews by hand, and a mistake costs a server its memory. */
export const FILE_LIMITS = {
  /** [bytes] */
  fileBytes: 20 * 1024 * 1024,
  rows: 50_000,
  columns: 200,
  /** Characters of one cell: what Excel itself holds. */
  cellCharacters: 32_767,
  /** Of all parts of an XLSX together [bytes]. */
  unpackedBytes: 400 * 1024 * 1024,
  /** Unpacked to packed; sheets of real offices stay below 60. */
  unpackedRatio: 200,
  /** Parts of an XLSX. */
  parts: 4_000,
  /** [s] */
  seconds: 60,
} as const;
