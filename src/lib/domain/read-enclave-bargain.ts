import { FormReading, shareOf } from './enclave-form-reading.ts';
import type { EnclaveFormValues } from './enclave-form.ts';

/** What both places have without the enclave [万元, present value] and the fly-out place's bargaining power, 0 to 1. */
export type BargainTyped = { without: { flyOut: number; flyIn: number }; power: number };

/** A side's own figures as typed. What is not said counts as nothing, power as one half. */
export const bargainIn = (reading: FormReading): BargainTyped => ({
  without: { flyOut: reading.numberOr0('withoutOut'), flyIn: reading.numberOr0('withoutIn') },
  power: Math.min(1, Math.max(0, shareOf(reading.optional('power') ?? 50))),
});

/** The same where nothing else of the sheet is read: what is no number counts as not said. */
export const readBargain = (values: EnclaveFormValues): BargainTyped => bargainIn(new FormReading(values));
