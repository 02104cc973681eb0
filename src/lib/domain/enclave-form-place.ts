/** The field in which a fault of an item belongs; `path` begins with its place among the items. */
export function fieldOfItem(path: string, rows: readonly number[]): string {
  const [, place = '0', part = ''] = /^\[(\d+)\](?:\.(\w+))?/.exec(path) ?? [];
  const row = rows[Number(place)];
  if (row === undefined) return part === 'equity' ? 'equityFlyOut' : part === 'payout' ? 'dividendPayout' : 'dividendProfit';
  const parts: Record<string, string> = {
    from_year: 'First',
    to_year: 'Last',
    amount: 'Amount',
    principal: 'Amount',
    rate: 'Rate',
    fly_out: 'Rate',
  };
  return `item${row}${parts[part] ?? { by: 'From', from: 'From', to: 'To' }[part] ?? 'Kind'}`;
}

/** The field in which a fault of the schema or of `faultsOfTerms` belongs. */
export function fieldOfPath(path: string, phases: readonly number[]): string {
  const phase = /^terms\.phases\[(\d+)\](?:\.(\w+))?/.exec(path);
  if (phase)
    return `${{ from_year: 'from', to_year: 'to', fly_out: 'rate' }[phase[2] ?? 'from_year'] ?? 'from'}${phases[Number(phase[1])] ?? 1}`;
  const found = PLACES.find(([start]) => path.startsWith(start));
  return found?.[1] ?? 'years';
}

/** The field in which a fault of the taxes that nobody shares belongs. */
export function fieldOfOtherTax(path: string): string {
  if (path.startsWith('pit_share')) return 'pitCounty';
  if (path.startsWith('local_share')) return 'localPrefecture';
  if (path.startsWith('local')) return 'localTaxes';
  return path.startsWith('seat') ? 'seat' : 'pit';
}

const PLACES: readonly [start: string, field: string][] = [
  ['start_year', 'startYear'],
  ['years', 'years'],
  ['discount_rate', 'discount'],
  ['shared_levels', 'shareCounty'],
  ['enclave.first_revenue_year', 'firstRevenueYear'],
  ['enclave.local_share.vat', 'vatCounty'],
  ['enclave.local_share.cit', 'citCounty'],
  ['enclave.branch.weight', 'branchWeight'],
  ['enclave.branch', 'enterpriseProfit'],
  ['project.profit', 'profit'],
  ['project.vat', 'vat'],
  ['investments', 'investOut'],
  ['terms.baseline.vat', 'baselineVat'],
  ['terms.baseline.cit', 'baselineCit'],
  ['terms.floor_per_year', 'floor'],
  ['terms.ceiling_per_year', 'ceiling'],
  ['terms.ceiling_total', 'ceilingTotal'],
];
