import { z } from 'zod';
import { Confidence } from './pairing.ts';
import { RegionCode } from './region.ts';

/**
 * Rule packs (挂职与人才交流的期限规则): how long a secondment lasts under which programme, dated and sourced. Ours are rows of
 * `reference/schemes.json` and of the table `schemes`; an office records its own beside them.
 */
// Spelled out here: the generator reads this file before it writes `enums.ts`; a test compares both.
export const SecondmentLadder = z.enum(['cadre', 'technical']);
export const ExchangeDirection = z.enum(['east_to_west', 'west_to_east']);

const Months = z.int().min(1).max(120);

export const Scheme = z
  .strictObject({
    code: z.string().regex(/^[a-z0-9_.]{1,60}$/),
    name: z.string().min(1),
    system: z.enum(['xinjiang', 'xizang', 'qinghai', 'collaboration', 'medical', 'education', 'science']),
    /** Of whom; null: of cadres and technicians alike. */
    ladder: SecondmentLadder.nullable(),
    direction: ExchangeDirection,
    /** Whose rule it is: the western place of 援疆 and its like, the eastern one of a province's own rule; null: everywhere. */
    region: RegionCode.nullable().default(null),
    monthsMin: Months,
    monthsMax: Months,
    monthsAllowed: z.array(Months).min(1).nullable().default(null),
    /** From so many months on a stay counts as an exchange in reports; null: not said. */
    countsFromMonths: z.int().min(0).max(120).nullable().default(null),
    conditions: z.string().default(''),
    validFrom: z.iso.date(),
    /** No text gives the first day: see the file's note. */
    startAssumed: z.boolean().default(false),
    /** First day after the end; null until changed. */
    validUntil: z.iso.date().nullable().default(null),
    source: z.string().min(1),
    sourceUrl: z.url().nullable().default(null),
    confidence: Confidence,
  })
  .refine(({ monthsMin, monthsMax }) => monthsMin <= monthsMax, { path: ['monthsMax'], error: 'range_empty' })
  .refine(({ sourceUrl, confidence }) => sourceUrl !== null || confidence !== 'high', { path: ['confidence'], error: 'unsourced' });
export type Scheme = z.infer<typeof Scheme>;

/** `reference/schemes.json`: conventions of the file, and the rows. */
export const SchemeFile = z.strictObject({ title: z.string(), edition: z.iso.date(), note: z.string(), rows: z.array(Scheme) });
