import type { FaultCode } from './fault.ts';
import type { FormFaultCode } from './read-listing-form.ts';

/** What can be wrong in a row; `i18n` has the sentence, which ends with what to write instead. */
export type ImportFaultCode =
  | FaultCode
  | FormFaultCode
  | 'cell_error'
  | 'formula_without_value'
  | 'differs_from_above'
  | 'ref_form'
  | 'ref_twice'
  | 'ref_of_another'
  | 'region_unknown'
  | 'region_ambiguous'
  | 'industry_ambiguous'
  | 'kind_unknown'
  | 'direction_missing'
  | 'direction_unknown'
  | 'factor_unknown'
  | 'essential_unknown'
  | 'detail_of_another_factor'
  | 'credit_code_wrong'
  | 'organisation_missing'
  | 'organisation_unknown'
  | 'organisation_ambiguous'
  | 'organisation_not_yours'
  | 'organisation_elsewhere'
  | 'consent_missing'
  | 'kind_differs'
  | 'being_changed'
  | 'not_changeable';

/** A fault in the person's own coordinates. */
export type ImportFault = {
  /** The row as the spreadsheet numbers it, or the line of a JSONL, from 1. */
  row: number;
  /** The column as the spreadsheet names it; null where the whole row is meant, and in JSONL. */
  column: string | null;
  /** The person's own header of that column, or the path in a JSONL (`offers[0].quantity`). */
  header: string;
  code: ImportFaultCode;
  /** What stands there, shortened. */
  got: string;
  /** What would fit: a limit, candidates, the other row. */
  expected: string;
};

/** Rows that were passed over, and why: named, so that nothing disappears without a word. */
export type SkippedRow = { row: number; why: 'total' | 'note' | 'header_again' | 'example'; text: string };
