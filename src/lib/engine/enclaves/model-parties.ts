import type { DealParty } from '../../domain/enclave-deal.ts';

/** Present values of both places, or of everybody [万元]. */
export type TwoValues = { flyOut: number; flyIn: number };
export type PartyValues = TwoValues & { firm: number; village: number };
export type PartyKey = keyof PartyValues;

export const NOTHING: Readonly<PartyValues> = { flyOut: 0, flyIn: 0, firm: 0, village: 0 };
export const PARTY_KEY: Record<DealParty, PartyKey> = { fly_out: 'flyOut', fly_in: 'flyIn', firm: 'firm', village: 'village' };

/** Places in the arrays of a model, which has no time for names. */
export const PARTIES: readonly PartyKey[] = ['flyOut', 'flyIn', 'firm', 'village'];
export const FLY_OUT = 0;
export const FLY_IN = 1;
export const FIRM = 2;
export const VILLAGE = 3;
