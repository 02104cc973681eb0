/** What a workbook to be written holds; made by the domain, written by an adapter. */

/** A cell: text or a number; null is empty. */
export type SheetValue = string | number | null;

/** Columns (from 0) in which a list of choices drops down; `range` names the cells that hold the choices. */
export type SheetChoices = { column: number; range: string; strict: boolean };

export type Sheet = {
  name: string;
  /** Widths of the columns [characters]. */
  widths: readonly number[];
  /** Rows at the top that are the header: bold, and kept in sight. */
  headerRows: number;
  rows: Iterable<readonly SheetValue[]>;
  choices?: readonly SheetChoices[];
  /** Columns (from 0) whose cells carry a fault: shown in red. */
  faultColumns?: readonly number[];
  /** Columns (from 0) of money [yuan]: grouped, two decimals. */
  moneyColumns?: readonly number[];
  hidden?: boolean;
};
