import type { enclaveWhy as zh } from '../zh/enclave-why.ts';

export const enclaveWhy: typeof zh = {
  title: 'Why this split (one page)',
  missing: (list) => `In the term sheet: ${list}.`,
  noRates: 'no rate is agreed yet',
  inAWord: 'In a sentence',
  sentence: (out, into, taxes, what, rates) => `The project brings ${taxes}. Of ${what}, ${into} gives ${out} a share: ${rates}.`,
  noSharing: (out, into) => `${into} shares no taxes with ${out}; what is paid by the agreement stands below.`,
  rate: (from, to, fromYear, toYear, percent) =>
    from === to ? `${percent} % in year ${from} (${fromYear})` : `${percent} % in years ${from}–${to} (${fromYear}–${toYear})`,
  whatIncrement: (base) => `what exceeds ${base} a year (the baseline: the taxes that were there before)`,
  whatIncrementOfNothing: 'the part of them that it keeps',
  whatAll: 'all that the sharing levels keep',
  floor: (out, amount) => `${out} gets at least ${amount} a year (the floor).`,
  ceiling: (out, amount) => `${out} gets at most ${amount} a year (the yearly ceiling).`,
  total: (out, amount) => `${out} gets at most ${amount} in all, then nothing more (the total ceiling).`,
  year: (t, year, into, kept, out, transfer, stays) =>
    `For example in year ${t} (${year}): ${into} has ${kept} of tax to share, pays ${transfer} of it to ${out} and keeps ${stays} (taxes that are not shared come on top).`,
  whoPays: (t, year) => `Who pays whom what in year ${t} (${year})`,
  unsureYear: ' (this year’s taxes rest on a rule of low confidence)',
  step: {
    taxes: (_, amount) =>
      `The park firm pays ${amount} of taxes to the treasury. The law asks for them; the agreement does not change that.`,
    refund: (_, amount) => `The treasury refunds ${amount} of tax to the park firm.`,
    kept: (into, amount, byTax) => `Of these taxes, ${into} keeps ${amount} that are to be shared: ${byTax.join('; ')}.`,
    keptOf: (tax, whole, percent, kept) => `${percent} % of the ${whole} of ${tax}, which is ${kept}`,
    keptNothingOf: (tax, whole) => `and in this year nothing of the ${whole} of ${tax} (why: see “Be careful”)`,
    noBaseline: (into, base) =>
      `The baseline (taxes that were there before, stay with ${into} and are not divided) is 0 yuan: nothing is taken off first, all ${base} are divided.`,
    aboveBaseline: (into, before, byTax, base) =>
      `The baseline is ${before} a year: so much ${into} had before the agreement; that stays with it, and only what exceeds it is divided. In this year, ${byTax.join('; ')}; together ${base} are divided.`,
    above: (tax, revenue, before, base) => `of ${revenue} of ${tax}, ${base} exceed ${before}`,
    keptToo: (into, amount, taxes) => `Not shared: ${taxes.join(', ')}; of these, ${amount} stay with ${into}.`,
    elsewhere: (into, amount) =>
      `The other ${amount} go to the central government and the levels above by law, whatever the two sides agree; ${into} never has them.`,
    keptApart: (into, amount) => `Of these taxes, ${amount} belong to ${into} and are not shared.`,
    transfer: (into, out, amount, when) => `${into} pays ${amount} to ${out}, ${when}.`,
    way: (words) => `How it is paid: ${words}`,
    noTransfer: (into, out) => `${into} owes ${out} no share of taxes for this year.`,
    reckoned: (base, percent, amount) => `How it is worked out: ${base} × ${percent} % = ${amount}`,
    hole: 'No rate is agreed for this year',
    decided: {
      rate: '.',
      floor: '; that is below the floor, so the floor is paid.',
      ceiling: '; that is above the yearly ceiling, so the ceiling is paid.',
      ceiling_total: '; the total ceiling is reached, so only what is left of it is paid.',
    },
    stays: (into, amount) => `After that, ${amount} of these taxes are left to ${into}.`,
    staysBoth: (into, shared, apart, amount) =>
      `After that, ${shared} of what is shared is left; with the ${apart} that is not shared, ${into} keeps ${amount}.`,
    pays: (from, to, amount, what, when) => `${from} pays ${amount} to ${to} (${what}), ${when}.`,
    spends: (who, amount, what) => `${who} itself spends ${amount} (${what}).`,
    paysNothing: (who, other) => `${who} pays nothing to ${other} for this year.`,
    planned: 'All this is as planned; what is paid is reckoned again from the taxes that really come in.',
  },
  when: {
    by: (day) => `by ${day} at the latest`,
    notSaid: 'on a day that is not agreed yet',
    byLaw: 'when the law says',
    within: (year) => `in ${year}`,
  },
  byAgreement: 'Paid by the agreement',
  byLaw: 'Taxes by law and who keeps them',
  kept: { shared: 'its part of VAT and income tax', others: 'its part of the other taxes' },
  ofKind: (kind, amount) => `${kind} ${amount}`,
  payer: 'Who pays',
  paid: 'To whom',
  what: 'For what',
  amount: 'How much',
  whenHead: 'When',
  payee: { treasury: 'the treasury', own: 'own spending' },
  nobodyPays: 'Nobody pays anything in this year.',
  stepByStep: 'Step by step',
  whyRates: 'Why this rate',
  both: 'Who gains',
  party: (who, years, npv) => `${who}: income less investment over ${years} years, in today’s money: ${npv}`,
  partner: (who, years, npv, payback) =>
    `${who}: what comes in less what it puts in over ${years} years, in today’s money: ${npv}; ${payback === null ? 'its money does not come back within the term' : `its money is back in year ${payback}`}.`,
  villageNotSaid: ' (What it would have elsewhere is not said and counts as 0.)',
  village: (own, amount, isLess) =>
    ` Elsewhere it would have ${own}, so it ${isLess ? 'loses' : 'gains'} ${amount}${isLess ? ' and would walk away' : ''}.`,
  gain: (without, amount) => `; without the enclave it is taken to have ${without}, so it gains ${amount}.`,
  loss: (without, amount) => `; without the enclave it is taken to have ${without}, so it loses ${amount} and would walk away.`,
  same: '; the same as without the enclave.',
  range: (out, from, to, beyond) =>
    `If one rate held in all years, ${out} could get anything from ${from} % to ${to} % and neither side would be worse off${beyond}. Which rates are agreed is the two sides’ own choice.`,
  lower: (who, than) => `; below ${than} %, ${who} would lose`,
  higher: (who, than) => `; above ${than} %, ${who} would lose`,
  edge: {
    all: (into, parts, value, without) =>
      `Even a rate of 100 % would not hurt ${into}: ${parts}. That leaves it ${value}, no less than the ${without} it would have without the enclave (all in today’s money).`,
    none: (out, parts, value, without) =>
      `Even a rate of 0 % would not hurt ${out}: ${parts}. That leaves it ${value}, no less than the ${without} it would have without the enclave (all in today’s money).`,
    left: (amount, because) => `${amount} of the shared taxes stay with it${because.length > 0 ? ` (${because.join(', ')})` : ''}`,
    baseline: 'nothing below the baseline is divided',
    ceiling: 'nothing more is paid once the ceiling is reached',
    stillGets: (amount) => `it still gets ${amount} of taxes, such as the floor`,
    otherTaxes: (amount) => `all ${amount} of the taxes that are not shared are its own`,
    received: (amount) => `it is paid ${amount} beside them`,
    parts: (has, spent) =>
      `${has.join(', ') || 'it has no income'}${spent === null ? ', and it invests nothing' : `, less ${spent} that it spends itself`}`,
  },
  noRange: 'No rate leaves neither side worse off: the project must be larger or the investment smaller.',
  nash: (out, into, outPower, inPower, percent) =>
    `To divide what the enclave adds ${outPower} : ${inPower} between ${out} and ${into}, one rate of ${percent} % would have to hold in all years.`,
  basis:
    'What each side would have without the enclave is as written in the term sheet, 0 where nothing is written; what the other side keeps to itself is not known here.',
  useOwn: 'Reckon again with your own figures without the enclave (for your own people)',
  withOwn: 'This page uses your organisation’s confidential figures: do not pass it on.',
  withoutOwn: 'Back to the page without them',
  precedents: (out, list) => `What the fly-out place (here ${out}) gets in other enclaves: ${list}.`,
  proposed: ' (as proposed)',
  inTurn: (shares) => (shares.length === 1 ? shares[0]! : `first ${shares.join(', then ')}`),
  exit: (words) => `If one side wants to leave: ${words}`,
  careful: 'Be careful',
  how: 'How it is reckoned',
  method: (discount) =>
    `Taxes by level follow the rules in force in each year, to the fen (0.01 yuan); a share below the floor is raised to it, one above a ceiling is cut to it. “In today’s money”: money that comes later counts for less, ${discount} % less for every year of waiting; then all is added up (net present value). All rates and their sources are under “Tax parameters”.`,
};
