import type { FactorFormValues, ListingFormValues } from '$lib/domain/listing-form';

/**
 * Takes over what was chosen in the page before its script had come, as on a slow line: Svelte does so for texts, but sets
 * a list of choices back.
 */
export function adoptEarlyChoices(values: ListingFormValues): void {
  if (typeof document === 'undefined') return;
  const chosen = (name: string) => document.querySelector<HTMLSelectElement>(`select[name="${CSS.escape(name)}"]`)?.value;
  const adopt = (place: string, row: FactorFormValues) => {
    row.factor = chosen(`${place}.factor`) ?? row.factor;
    row.unit = chosen(`${place}.unit`) ?? row.unit;
    for (const key of Object.keys(row.details)) row.details[key] = chosen(`${place}.details.${key}`) ?? row.details[key] ?? '';
  };
  for (const list of ['offers', 'seeks'] as const) values[list].forEach((row, at) => adopt(`${list}[${at}]`, row));
}
