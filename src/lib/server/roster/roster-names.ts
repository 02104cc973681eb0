import type { Account } from '../../domain/account.ts';
import type { ExchangeView } from '../../domain/exchange.ts';
import type { Locale } from '../../i18n/index.ts';
import type { RosterNames } from '../../i18n/roster-text.ts';
import type { Db } from '../db.ts';
import { placeName } from '../reference/reference.ts';
import { listExchanges } from './list-exchanges.ts';
import { listSchemes, type SchemeView } from './list-schemes.ts';

export type RosterContext = { exchanges: ExchangeView[]; schemes: SchemeView[]; names: RosterNames };

/** What an entry refers to, by name. */
export async function rosterContext(db: Db, account: Account | null, locale: Locale): Promise<RosterContext> {
  const [exchanges, schemes] = await Promise.all([listExchanges(db, account?.organisation.id ?? null), listSchemes(db)]);
  return {
    exchanges,
    schemes,
    names: {
      exchanges: new Map(exchanges.map(({ id, name }) => [id, name])),
      schemes: new Map(schemes.map(({ code, name }) => [code, name])),
      region: (code) => placeName(code, locale),
    },
  };
}
