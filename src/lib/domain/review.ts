import { z } from 'zod';
import { reviewOutcome } from './enums.ts';

/** What a listing is marked for, as the Enterprise Europe Network does; the words are in `i18n` (`review.criterionLead`). */
export const CRITERIA = ['clear', 'specific', 'credible', 'useful'] as const;
export type ReviewCriterion = (typeof CRITERIA)[number];

/** 0 absent … 5 very good. Any zero blocks approval. */
export const MARKS = [0, 1, 2, 3, 4, 5] as const;
const Mark = z.coerce.number().int().min(0).max(5);
export const Marks = z.object({ clear: Mark, specific: Mark, credible: Mark, useful: Mark });
export type Marks = z.infer<typeof Marks>;

/** A review as it is posted. */
export const ReviewForm = Marks.extend({ outcome: z.enum(reviewOutcome), comment: z.string().trim().max(2000) });

/** Whole days that something has waited. @param since  a timestamp @param today  civil date, both UTC */
export const daysWaiting = (since: string, today: string): number =>
  Math.max(0, Math.round((Date.parse(today) - Date.parse(since.slice(0, 10))) / 86_400_000));
