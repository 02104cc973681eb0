import { z } from 'zod';
import { OtherTaxes } from './enclave-other-taxes.ts';
import { EnclaveTerms, MOST_YEARS } from './enclave-terms.ts';
import { MOST_WAN } from './money.ts';

/** Who has a cash flow of an enclave: both places, the firm that produces there, the villages that hold shares. */
export const DealParty = z.enum(['fly_out', 'fly_in', 'firm', 'village']);
export type DealParty = z.infer<typeof DealParty>;
/** `outside`: somebody whose cash flow is not looked at, e.g. a province that subsidises. */
const Counterpart = z.enum([...DealParty.options, 'outside']);

/** A year [万元]. */
const Amount = z.number().min(0).max(MOST_WAN);
const Year = z.int().min(1).max(MOST_YEARS);
const Share = z.number().min(0).max(1);
/** Years of the term, both included. */
const period = { from_year: Year, to_year: Year };

/** What a party spends: preparing land, roads and pipes, running the park, serving a loan. */
const Expense = z.strictObject({
  kind: z.enum(['land', 'infrastructure', 'operating_cost', 'debt_service']),
  by: DealParty,
  amount: Amount,
  ...period,
});
/** What one pays to the other every year. `capital`: money put in, as by villages that buy a share, and the other way round when it is given back. */
const Payment = z.strictObject({
  kind: z.enum(['subsidy', 'rent', 'management_fee', 'capital']),
  from: Counterpart,
  to: Counterpart,
  amount: Amount,
  ...period,
});
/** Net income of land transfers (after compensation and mandated deductions) of the fly-in place, and what of it the fly-out place gets. */
const LandIncome = z.strictObject({ kind: z.literal('land_income'), amount: Amount, fly_out: Share, ...period });
/** A fixed yearly return on money that was put in: 10 % in years 1 to 5. */
const FixedReturn = z.strictObject({
  kind: z.literal('fixed_return'),
  from: DealParty,
  to: DealParty,
  principal: Amount,
  rate: Share,
  ...period,
});
/** Profit of the park's company by year, of which a part is paid out by shares. */
const Dividend = z.strictObject({
  kind: z.literal('dividend'),
  profit: z.array(z.number().min(-MOST_WAN).max(MOST_WAN)),
  payout: Share,
  equity: z.partialRecord(DealParty, Share),
});
/** Whatever a party receives in a year is topped up to this. */
const GuaranteedMinimum = z.strictObject({
  kind: z.literal('guaranteed_minimum'),
  from: DealParty,
  to: DealParty,
  amount: Amount,
  ...period,
});

export const CashItem = z.discriminatedUnion('kind', [Expense, Payment, LandIncome, FixedReturn, Dividend, GuaranteedMinimum]);
export type CashItem = z.infer<typeof CashItem>;

/** What the firm pays or is paid: nothing of it is left once the firm has gone. */
export const isOfFirm = (item: CashItem): boolean =>
  'by' in item ? item.by === 'firm' : 'from' in item && (item.from === 'firm' || item.to === 'firm');

/** What of the results each place may count for *internal assessment only*; official statistics stay where the plant is. */
export const Attribution = z.strictObject({
  fly_out: z.strictObject({ gdp: Share.default(0), output: Share.default(0), energy: Share.default(0) }),
});
export type Attribution = z.infer<typeof Attribution>;

/** An enclave with everything that is paid beside the shared taxes. */
export const EnclaveDeal = z.strictObject({
  terms: EnclaveTerms,
  items: z.array(CashItem).default([]),
  attribution: Attribution.optional(),
  /** Absent: nobody has said anything of them. */
  other_taxes: OtherTaxes.optional(),
  /** What the villages would have of their money elsewhere, over the whole term, as a present value [万元]. Absent: nobody has said it, and it counts as 0. */
  village_without: Amount.optional(),
});
export type EnclaveDeal = z.infer<typeof EnclaveDeal>;
