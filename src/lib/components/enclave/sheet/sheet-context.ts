import { getContext, setContext } from 'svelte';
import type { EnclaveFormValues } from '$lib/domain/enclave-form';

/** What every field of a term sheet needs: the texts, what is wrong where, and whom to tell. */
export type SheetContext = {
  values: EnclaveFormValues;
  faultAt: (field: string) => string | null;
  change: (field: string, value: string) => void;
};

const KEY = Symbol('sheet');
/** A getter, so that a change reaches every field. */
export const provideSheet = (current: () => SheetContext): void => void setContext(KEY, current);
export const useSheet = (): (() => SheetContext) => getContext<() => SheetContext>(KEY);

/** For `oninput` and `onchange` of plain controls. */
export const typedInto =
  (sheet: () => SheetContext) =>
  (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
    sheet().change(input.name, input instanceof HTMLInputElement && input.type === 'checkbox' ? (input.checked ? 'on' : '') : input.value);
  };
