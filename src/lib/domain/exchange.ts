import type { ExchangeStatusCode } from './enums.ts';

/** An exchange (对口交流) as its two offices see it: what an eastern and a western talent office plan together. Days inclusive. */
export type ExchangeView = {
  id: string;
  name: string;
  status: ExchangeStatusCode;
  east: string;
  west: string;
  /** The other office offered it and waits. */
  waitsForMe: boolean;
  isMine: boolean;
  startsOn: string;
  lastDay: string;
  maxDifference: number | null;
  purpose: string;
  isSample: boolean;
  closedWhy: string | null;
};
