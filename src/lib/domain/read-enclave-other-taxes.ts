import type { FormReading } from './enclave-form-reading.ts';
import { Seat } from './enclave-other-taxes.ts';

/** The taxes that nobody shares, for the schema; absent while nothing is typed of them. */
export function otherTaxesIn(reading: FormReading, years: number): unknown {
  const seat = Seat.safeParse(reading.values['seat']);
  if (reading.isEmpty('pit') && reading.isEmpty('localTaxes') && !seat.success) return undefined;
  const list = (field: string) => (reading.isEmpty(field) ? [] : reading.list(field, years));
  return {
    pit: list('pit'),
    pit_share: {
      county: reading.shareOr0('pitCounty'),
      prefecture: reading.shareOr0('pitPrefecture'),
      province: reading.shareOr0('pitProvince'),
    },
    seat: seat.success ? seat.data : null,
    local: list('localTaxes'),
    local_share: { prefecture: reading.shareOr0('localPrefecture'), province: reading.shareOr0('localProvince') },
  };
}
