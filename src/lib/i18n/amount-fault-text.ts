import type { Messages } from './zh.ts';

/** What is wrong with a quantity that was typed into the filter, in words. */
export const amountFaultText = (
  { fault, text }: { fault: 'missing' | 'wrong' | 'reversed'; text: string },
  { amount }: Messages['find'],
): string => ({ missing: amount.missing, wrong: amount.wrong(text), reversed: amount.reversed })[fault];
