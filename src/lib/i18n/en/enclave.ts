import type { enclave as zh } from '../zh/enclave.ts';

export const enclave: typeof zh = {
  shareNote: {
    no_surplus: 'Together they have less than without an agreement: there is no Nash solution (nash)',
    no_imputation: 'Together they have less than each alone: no division leaves nobody worse off, there is no nucleolus',
  },
  tax: { vat: 'VAT', cit: 'corporate income tax' },
  comma: ', ',
  yearSpan: (from, to) => (from === to ? `${from}` : `${from}–${to}`),
  paysNothing: (tax, years, why) => `The clause that shares ${tax} pays nothing in ${years}: ${why}`,
  nothingReason: {
    branch_first_year: 'a new branch pays no corporate income tax here in its first year. Begin a year later, or found a subsidiary',
    no_tax: 'no tax is due in the year (no profit, no sales, or a refund)',
    below_baseline: 'what the sharing levels receive does not exceed the agreed baseline, there is no increment to share',
    not_kept: 'the sharing levels keep nothing of this tax. Let the levels that do keep it share',
  },
  exempt: {
    whole: (years) => `in ${years} the firm is exempt and pays nothing`,
    local: (years) => `in ${years} it pays the centre’s part only, the local part is exempt`,
    said: (parts, last) => `${parts.join('; ')}. This ends with ${last}. Share another tax, begin later, or agree on a floor`,
  },
  warning: {
    phase_hole: (years) => `No rate is agreed for ${years}: only the floor is paid. Put every year into the phase table`,
    firm_rebate: (years) =>
      `A payment to the firm that depends on its taxes is barred by fair-competition review in ${years}. Settle between governments, or support firms independently of their taxes`,
    missing_start_event: () =>
      'Nothing says when the years begin to count (signing, first revenue, start of operation), so “year 3” has no date. Name the event',
    no_floor: () =>
      'There is no floor: when taxes fall short, the fly-out place may receive nothing. Agree on a yearly minimum, or say that there is none',
    no_ceiling: () =>
      'There is no ceiling: until the term ends, sharing has no limit. Agree on a yearly or total one, or say that there is none',
    stock_shared: () =>
      'All revenue is shared although there is a baseline: the stock is shared as well. Usually the stock stays where it was and only the increment is shared; write “increment” or drop the baseline',
    rule_expires: (years, rule = '') =>
      `“${rule}” ends within the term and no longer applies in ${years}; what follows it is reckoned. Agree on how a change of policy is renegotiated`,
    rule_unsure: (years, rule = '') =>
      `In ${years} a rule is used that we are not sure of: “${rule}”. Ask the local tax office before signing`,
  },
};
