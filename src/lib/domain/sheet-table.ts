/** A table as a file holds it: the same for XLSX and CSV. */

/** One row that holds something. Cells are texts as shown, from column A on; trailing empty ones are left out. */
export type SheetRow = {
  /** As the spreadsheet numbers it, from 1; in a CSV the record. */
  number: number;
  cells: readonly string[];
};

/** Cells shown as one. Rows and columns from 0, both ends included. */
export type Merge = { top: number; left: number; bottom: number; right: number };

/** What Excel writes where a formula failed. */
export const ERROR_CELLS = [
  '#REF!',
  '#N/A',
  '#VALUE!',
  '#NAME?',
  '#DIV/0!',
  '#NUM!',
  '#NULL!',
  '#SPILL!',
  '#CALC!',
  '#GETTING_DATA',
] as const;

/** A formula without a value beside it: written by a program that does not calculate. */
export const UNCALCULATED = '#UNCALCULATED!';

export const isErrorCell = (text: string): boolean => text === UNCALCULATED || (ERROR_CELLS as readonly string[]).includes(text);
