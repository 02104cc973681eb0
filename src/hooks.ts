import type { Transport } from '@sveltejs/kit';
import { Shown } from '$lib/domain/shown';

/** What a page without a script shows is not written into it a second time for one. */
export const transport: Transport = {
  Shown: { encode: (value) => value instanceof Shown && 1, decode: () => new Shown(null) },
};
