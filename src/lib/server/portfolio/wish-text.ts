import type { Listing } from '../../domain/listing.ts';
import type { Wish } from '../../domain/portfolio-run.ts';
import { regionName } from '../reference/reference.ts';
import type { RowLanguage } from './project-row.ts';

/** A wish as a person says it. */
export function wishText(wish: Wish, listings: ReadonlyMap<string, Listing>, { locale, m }: RowLanguage): string {
  const nameOf = (id: string) => listings.get(id)?.organisation.name ?? id;
  if (wish.what === 'listing') return nameOf(wish.listing);
  if (wish.what === 'region') return regionName(wish.region, locale);
  return m.portfolio.project(m.bundle.mode[wish.mode], wish.parties.map(nameOf).join(m.shell.listSeparator));
}
