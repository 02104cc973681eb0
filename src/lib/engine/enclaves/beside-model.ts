import { isOfFirm, type CashItem, type DealParty, type EnclaveDeal } from '../../domain/enclave-deal.ts';
import { wanOfFen } from '../../domain/money.ts';
import { isReturn, linesOfItems, type CashLine, type LineKind } from './cash-flow.ts';
import type { Future } from './future.ts';
import { FIRM, PARTIES, PARTY_KEY, type PartyKey } from './model-parties.ts';

/** What a party has beside the taxes, by year [万元]; what it spends is negative. */
type Beside = {
  /** Comes whatever happens to the firm. */
  fixed: Float64Array;
  /** The firm pays it or is paid it: nothing once it has gone. */
  withFirm: Float64Array;
  /** Of the park's company, which earns as the firm does. */
  dividend: Float64Array;
  /** Land, roads, plants: grows with building costs. */
  building: Float64Array;
  /** All of it is 0. */
  isNothing: boolean;
};

/** A guaranteed minimum, and what else of its receiver counts towards it, by kind of payment. */
type Minimum = { from: number; to: number; amounts: Float64Array; ofFirm: boolean; receipts: Pick<Beside, 'fixed' | 'withFirm'>[] };

/** `beside` in the order of `PARTIES`; `parties`: who is named at all. */
export type BesideModel = { beside: readonly Beside[]; minimums: readonly Minimum[]; parties: ReadonlySet<PartyKey> };

const BUILDING: ReadonlySet<LineKind> = new Set(['land', 'infrastructure']);

/** What is paid beside the taxes, as numbers that many futures can be reckoned from. */
export function besideModel({ terms, items }: EnclaveDeal): BesideModel {
  const { years } = terms;
  const dividends = linesOfItems(items.filter(isDividend), years);
  const fixed = linesOfItems(
    items.filter((item) => !isOfFirm(item) && !isDividend(item)),
    years,
  );
  const withFirm = linesOfItems(items.filter(isOfFirm), years);
  const sums = (lines: readonly CashLine[], party: DealParty, takes: (kind: LineKind) => boolean) =>
    Float64Array.from({ length: years }, (_, at) =>
      wanOfFen(lines.reduce((sum, line) => sum + (line.party === party && takes(line.kind) ? line.amounts[at]! : 0), 0)),
    );
  const running = (kind: LineKind) => !BUILDING.has(kind);
  const beside = (party: DealParty): Beside => {
    const building = sums([...fixed, ...withFirm], party, (kind) => BUILDING.has(kind));
    for (const { party: who, year, amount } of terms.investments) if (who === party) building[year - 1]! -= amount;
    const all = {
      fixed: sums(fixed, party, running),
      withFirm: sums(withFirm, party, running),
      dividend: sums(dividends, party, () => true),
      building,
    };
    return { ...all, isNothing: Object.values(all).every((amounts) => amounts.every((wan) => wan === 0)) };
  };
  const receiptsOf = (party: DealParty): Minimum['receipts'] => {
    const kinds = new Set([...fixed, ...withFirm].filter((line) => line.party === party).map(({ kind }) => kind));
    return [...kinds]
      .filter((kind) => running(kind) && isReturn(kind))
      .map((kind) => {
        const of = (one: LineKind) => one === kind;
        return { fixed: sums(fixed, party, of), withFirm: sums(withFirm, party, of) };
      });
  };
  return {
    beside: (['fly_out', 'fly_in', 'firm', 'village'] as const).map(beside),
    minimums: items.flatMap((item) => (item.kind === 'guaranteed_minimum' ? [minimumOf(item, years, receiptsOf(item.to))] : [])),
    parties: new Set([...dividends, ...fixed, ...withFirm].map(({ party }) => PARTY_KEY[party]).concat(items.flatMap(guaranteedParties))),
  };
}

const isDividend = ({ kind }: CashItem): boolean => kind === 'dividend';
const guaranteedParties = (item: CashItem): PartyKey[] =>
  item.kind === 'guaranteed_minimum' ? [PARTY_KEY[item.from], PARTY_KEY[item.to]] : [];

function minimumOf(item: Extract<CashItem, { kind: 'guaranteed_minimum' }>, years: number, receipts: Minimum['receipts']): Minimum {
  const amounts = Float64Array.from({ length: years }, (_, at) => (at + 1 >= item.from_year && at < item.to_year ? item.amount : 0));
  const place = (party: DealParty) => PARTIES.indexOf(PARTY_KEY[party]);
  return { from: place(item.from), to: place(item.to), amounts, ofFirm: isOfFirm(item), receipts };
}

/** Adds to `own` what a year brings beside the taxes. */
export function addBeside(
  { beside }: BesideModel,
  own: Float64Array,
  at: number,
  before: number,
  isHere: boolean,
  isEarning: boolean,
  future: Future,
): void {
  for (let party = 0; party < beside.length; party++) {
    const one = beside[party]!;
    if (one.isNothing) continue;
    let sum = one.fixed[at]!;
    if (isHere) sum += one.withFirm[at]!;
    if (isEarning) sum += one.dividend[before]! * future.profit;
    if (isHere || party !== FIRM) sum += one.building[at]! * future.cost;
    own[party]! += sum;
  }
}

/** Net of what was topped up in the year. Written anew by each call. */
const paid = new Float64Array(PARTIES.length);

/** Adds guaranteed minimums, one after the other: what one has brought counts towards the next. @param incoming  of the taxes and of profit */
export function addTopUps(
  { beside, minimums }: BesideModel,
  own: Float64Array,
  incoming: Float64Array,
  at: number,
  before: number,
  isHere: boolean,
  isEarning: boolean,
  future: Future,
): void {
  paid.fill(0);
  for (const { from, to, amounts, ofFirm, receipts } of minimums) {
    const least = ofFirm && !isHere ? 0 : amounts[at]!;
    if (least === 0) continue;
    let received = incoming[to]! + Math.max(0, paid[to]!);
    if (isEarning) received += Math.max(0, beside[to]!.dividend[before]! * future.profit);
    for (const kind of receipts) received += Math.max(0, kind.fixed[at]! + (isHere ? kind.withFirm[at]! : 0));
    const topUp = Math.max(0, least - received);
    paid[from]! -= topUp;
    paid[to]! += topUp;
  }
  for (let party = 0; party < paid.length; party++) own[party]! += paid[party]!;
}
