import type { ListingFormValues } from './listing-form.ts';
import type { ListedOrganisation } from './organisation.ts';

/** A listing on its way into a file: who says it, and what, as the form has it. */
export type ListedEntry = { ref: string; organisation: ListedOrganisation; creditCode: string; values: ListingFormValues };
