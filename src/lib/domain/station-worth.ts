import type { ReturnKindCode, StationKindCode, StationStatusCode } from './enums.ts';

/** What to do, and the figures it rests on. `with`: the other station. */
export type Advice =
  | { advice: 'too_young'; months: number }
  | { advice: 'keep'; use: number; returns: number }
  | { advice: 'merge'; with: string; use: number; peak: number; free: number; savedFen: number | null }
  | { advice: 'move'; with: string; use: number; unmet: number; usedDays: number }
  | { advice: 'close'; use: number; returns: number; savedFen: number | null };

/**
 * What else a merge depends on: how many others are told to merge into the same one, the places all of them together need at most on one day,
 * and whether that one is itself told to merge or move.
 */
export type MergeBeside = { others: number; peak: number; isUnsettled: boolean };

/** With the other station's name, and for a merge what else it depends on. */
export type ToldAdvice = Advice & { withName: string; beside: MergeBeside | null };

/** Parts of a whole that is counted once: whole = home + other. Counts are in ten-thousandths, money in fen. */
export type Attributed = { whole: number; home: number; other: number };

/** What to expect of a month: the share that is booked already, and the share expected, both in [0, 1]. */
export type Expected = { month: string; booked: number; expected: number };

/** The whole net cost in relation to one thing at a time [fen each]; null where there was none of it, or the cost is unknown. */
export type UnitCosts = { perDeskMonth: number | null; perGuest: number | null; perLanded: number | null };

/** What one station was used, cost and brought in a period `[from, until)`, what to expect, and what to do. Uses are shares, money is fen. */
export type Worth = {
  id: string;
  name: string;
  kind: StationKindCode;
  status: StationStatusCode;
  from: string;
  until: string;
  use: number | null;
  deskUse: number | null;
  bedUse: number | null;
  deskMonths: number;
  bedNights: number;
  guests: number;
  landed: number;
  costFen: number | null;
  each: UnitCosts;
  months: { month: string; use: number }[];
  expected: Expected[];
  advice: ToldAdvice | null;
  attributed: { counts: (Attributed & { kind: ReturnKindCode })[]; revenue: Attributed };
};
