/** Rows that the form offers for phases and for what is paid beside the shared taxes. */
export const PHASE_ROWS = [1, 2, 3, 4, 5] as const;
export const ITEM_ROWS = [1, 2, 3, 4, 5, 6] as const;
const ITEM_PARTS = ['Kind', 'From', 'To', 'Amount', 'Rate', 'First', 'Last'] as const;
/** Whose figures they are: what a party keeps to itself and never proposes. */
export const CONFIDENTIAL_FIELDS = ['withoutOut', 'withoutIn', 'power'] as const;

/** Every field of the guided term sheet as typed; the public one lives in the address. Percentages are typed as 25, amounts in 万元, lists year by year. */
export const ENCLAVE_FIELDS = [
  ...['flyOutName', 'flyInName', 'startYear', 'years', 'discount', 'zone', 'encouraged', 'firstRevenueYear', 'legalForm'],
  ...['branchWeight', 'enterpriseProfit', 'vatCounty', 'vatPrefecture', 'vatProvince', 'citCounty', 'citPrefecture', 'citProvince'],
  ...['profit', 'vat', 'carryLosses', 'investOut', 'investIn', 'shareCounty', 'sharePrefecture', 'shareProvince'],
  ...['baseVat', 'baseCit', 'of', 'baselineVat', 'baselineCit', 'floor', 'ceiling', 'ceilingTotal'],
  ...PHASE_ROWS.flatMap((n) => [`from${n}`, `to${n}`, `rate${n}`]),
  ...ITEM_ROWS.flatMap((n) => ITEM_PARTS.map((part) => `item${n}${part}`)),
  ...['dividendProfit', 'dividendPayout', 'equityFlyOut', 'equityFlyIn', 'equityFirm', 'equityVillage', 'withoutVillage'],
  ...['attrGdp', 'attrOutput', 'attrEnergy'],
  ...['pit', 'pitCounty', 'pitPrefecture', 'pitProvince', 'seat', 'localTaxes', 'localPrefecture', 'localProvince'],
  ...['startEvent', 'paymentBy', 'paymentDate', 'reconcileOffice', 'statistics', 'review', 'exit', 'clauses'],
  ...[...CONFIDENTIAL_FIELDS, 'rate'],
] as const;
export type EnclaveFormValues = Record<string, string>;

/** A made-up enclave to begin with (示例). */
export const ENCLAVE_EXAMPLE: EnclaveFormValues = {
  ...Object.fromEntries(ENCLAVE_FIELDS.map((field) => [field, ''])),
  ...{
    startYear: '2027',
    years: '10',
    discount: '6',
    zone: 'xinjiang_difficult',
    encouraged: 'on',
    firstRevenueYear: '1',
    legalForm: 'subsidiary',
  },
  ...{ vatCounty: '25', vatPrefecture: '10', vatProvince: '15', citCounty: '20', citPrefecture: '8', citProvince: '12' },
  ...{
    profit: '0 300 600 1000',
    vat: '0 100 200 400',
    investOut: '300 0',
    investIn: '50 0',
    shareCounty: 'on',
    baseVat: 'on',
    baseCit: 'on',
  },
  ...{ of: 'increment', from1: '1', to1: '3', rate1: '30', from2: '4', to2: '10', rate2: '50', startEvent: 'first_revenue' },
  ...{ withoutOut: '0', withoutIn: '0', power: '50' },
};

/** Items that one party spends, rather than pays to another. */
export const EXPENSES: ReadonlySet<string> = new Set(['land', 'infrastructure', 'operating_cost', 'debt_service']);
/** The field of each shareholder's share. */
export const EQUITY_FIELDS = { fly_out: 'equityFlyOut', fly_in: 'equityFlyIn', firm: 'equityFirm', village: 'equityVillage' } as const;

/** The numbers of the item rows that say what they are, in order. */
export const filledItems = (values: EnclaveFormValues): number[] => ITEM_ROWS.filter((n) => (values[`item${n}Kind`] ?? '').trim() !== '');

/** Whether villages put in, pay or receive anything. */
export const hasVillages = (values: EnclaveFormValues): boolean =>
  (values['equityVillage'] ?? '').trim() !== '' ||
  filledItems(values).some((n) => [values[`item${n}From`], values[`item${n}To`]].includes('village'));

/** The numbers of the phase rows that were filled in, in order. */
export const filledPhases = (values: EnclaveFormValues): number[] => PHASE_ROWS.filter((n) => (values[`rate${n}`] ?? '').trim() !== '');

const PERCENT_FIELD =
  /^(discount|power|branchWeight|dividendPayout|rate\d|item\dRate|equity\w+|attr\w+|(vat|cit|pit|local)(County|Prefecture|Province))$/;
/** Whether a field is typed as a percentage: 25, where the terms say 0.25. */
export const isPercentField = (field: string): boolean => PERCENT_FIELD.test(field);
