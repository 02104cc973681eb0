import { groupOf } from '../../domain/industry.ts';
import { INDUSTRIES } from '../reference/reference.ts';

/** Whether a code of GB/T 4754 is known; a class (4 digits) counts as its group. */
export const industryExists = (code: string): boolean => INDUSTRIES.has(code) || (code.length === 4 && INDUSTRIES.has(groupOf(code) ?? ''));
