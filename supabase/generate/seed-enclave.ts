import { createHash } from 'node:crypto';
import { canonicalJson } from '../../src/lib/domain/canonical-json.ts';
import type { EnclaveDocument } from '../../src/lib/domain/enclave-document.ts';
import { ENCLAVE_EXAMPLE } from '../../src/lib/domain/enclave-form.ts';
import { loadEnclaveReference } from '../../src/lib/adapters/enclave-reference.ts';
import type { SettlementFigures, SettlementStatement } from '../../src/lib/domain/settlement.ts';
import { readTermSheet } from '../../src/lib/engine/enclaves/read-term-sheet.ts';
import { owedByYear } from '../../src/lib/engine/enclaves/settlement.ts';

/** The made-up enclave of the demo data (示例): agreed in 2024, two years settled, one of them after a case, the third open. */
type Ids = { enclave: string; fly_out: string; fly_in: string; office_out: string; office_in: string };

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
const NAMES = { fly_out: '日照市（示例）', fly_in: '麦盖提县（示例）' };
const PEOPLE = { fly_out: '示例协调员', fly_in: '示例县人员' };
const WAN = 1_000_000;

/** What the county received [万元], and what was paid for it. Year 3 is on its way. */
const YEARS: readonly { vat: number; recordedOn: string; paidOn: string; arrivedOn: string | null }[] = [
  { vat: 45, recordedOn: '2025-03-20', paidOn: '2025-04-28', arrivedOn: '2025-05-06' },
  { vat: 100, recordedOn: '2026-03-20', paidOn: '2026-04-24', arrivedOn: '2026-05-08' },
  { vat: 130.5, recordedOn: '2026-11-16', paidOn: '2026-11-18', arrivedOn: null },
];

function documentOf(ids: Ids): EnclaveDocument {
  const values = {
    ...ENCLAVE_EXAMPLE,
    ...{ startYear: '2024', floor: '20', ceilingTotal: '1000', profit: '0 300 600 1000', vat: '180 400 520 600' },
    ...{ pit: '10 20 30', pitCounty: '20', pitPrefecture: '8', pitProvince: '12', seat: 'county_town', localTaxes: '8' },
    ...{
      paymentBy: '4-30',
      paymentDate: '每年 3 月 31 日前对上一年度实际入库数对账，4 月 30 日前通过财政体制结算划转。',
      reconcileOffice: '两地财政局',
    },
    ...{ statistics: '统计按在地原则进行；双方协商的分享数仅作为政府内部考核时使用。', review: '每三年共同评估一次。' },
    exit: '任何一方可提前一年书面提出终止；终止时资产、债务、人员和未结款项按附件清单移交。',
  };
  const read = readTermSheet(values, loadEnclaveReference(), { kind: 'forward', flyOut: '371100', flyIn: '653127' });
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const party = (role: 'fly_out' | 'fly_in') => ({ role, name: NAMES[role], organisation: ids[role] });
  return {
    schema: 'feiqiao.enclave-terms.1',
    kind: 'forward',
    name: '麦盖提—日照农产品加工园（示例）',
    parties: [party('fly_out'), party('fly_in')],
    deal: read.deal,
    written: read.written,
  };
}

export function enclaveSql(ids: Ids): string {
  const document = documentOf(ids);
  const json = canonicalJson(document);
  const hash = hashOf(json);
  const figures = YEARS.map(({ vat }): SettlementFigures => ({ 'vat.county': vat * WAN, 'cit.county': 0 }));
  const owed = owedByYear(figures.map((each, at) => ({ year: at + 1, deal: document.deal, figures: each })));
  const of = (year: number) => `(select id from public.settlements where enclave_id = ${text(ids.enclave)} and year = ${year})`;
  const who = (role: 'fly_out' | 'fly_in') => `${text(PEOPLE[role])}, ${text(ids[role])}`;
  const entry = (year: number, side: 'booked' | 'credited', amount: number, on: string, more = "null, null, ''") =>
    `insert into public.settlement_entries (settlement_id, side, from_role, to_role, amount, happened_on, corrects, why, voucher, recorded_by_name, recorded_for, recorded_at)
  values (${of(year)}, '${side}', 'fly_in', 'fly_out', ${amount}, '${on}', ${more}, ${who(side === 'booked' ? 'fly_in' : 'fly_out')}, '${on}T02:00:00Z');`;
  const statement = (at: number): string => {
    const year = owed[at]!;
    const said: SettlementStatement = {
      schema: 'feiqiao.settlement.1',
      enclave: ids.enclave,
      terms: hash,
      year: year.year,
      calendar_year: 2023 + year.year,
      figures: figures[at]!,
      owed: year.lines,
      adjustments: [],
      sums: { 'fly_in>fly_out.booked': year.transfer, 'fly_in>fly_out.credited': year.transfer },
    };
    const words = canonicalJson(said);
    const day = `${2024 + year.year}-06-0${at + 3}`;
    const confirmation = (role: 'fly_out' | 'fly_in', post: string) =>
      `((select id from public.settlement_statements where settlement_id = ${of(year.year)}), ${text(ids[role])}, ${text(PEOPLE[role])}, ${text(post)}, '${day}T03:00:00Z')`;
    return `insert into public.settlement_statements (settlement_id, number, document, hash, up_to_figures, up_to_entry, drawn_by_name, drawn_for, drawn_at)
  values (${of(year.year)}, 1, ${text(words)}, ${text(hashOf(words))}, (select max(id) from public.settlement_figures where settlement_id = ${of(year.year)}),
    (select max(id) from public.settlement_entries where settlement_id = ${of(year.year)}), ${who('fly_in')}, '${day}T02:00:00Z');
insert into public.settlement_confirmations (statement_id, organisation_id, person_name, post, confirmed_at) values
  ${confirmation('fly_in', '财政局副局长（示例）')},
  ${confirmation('fly_out', '协作办副主任（示例）')};
update public.settlements set status = 'confirmed', confirmed_at = '${day}T03:00:00Z' where id = ${of(year.year)};`;
  };
  const amount = (at: number) => owed[at]!.transfer as number;
  return [
    `insert into public.enclaves (id, kind, name, place_code, status, created_by_name, created_at, is_sample)
  values (${text(ids.enclave)}, 'forward', ${text(document.name)}, '653127', 'agreed', ${text(PEOPLE.fly_out)}, '2024-01-08T02:00:00Z', true);`,
    `insert into public.enclave_parties (enclave_id, role, organisation_id, name, office_id) values
  (${text(ids.enclave)}, 'fly_out', ${text(ids.fly_out)}, ${text(NAMES.fly_out)}, ${text(ids.office_out)}),
  (${text(ids.enclave)}, 'fly_in', ${text(ids.fly_in)}, ${text(NAMES.fly_in)}, ${text(ids.office_in)});`,
    `insert into public.enclave_terms (enclave_id, number, document, hash, law, proposed_by_name, proposed_for, proposed_at, agreed_at)
  values (${text(ids.enclave)}, 1, ${text(json)}, ${text(hash)}, private.enclave_law(${text(ids.enclave)}), ${who('fly_out')}, '2024-01-15T02:00:00Z', '2024-01-22T02:00:00Z');`,
    `insert into public.enclave_agreements (terms_id, organisation_id, person_name, post, agreed_at)
  select t.id, p.organisation_id, case p.role when 'fly_out' then ${text(PEOPLE.fly_out)} else ${text(PEOPLE.fly_in)} end,
    case p.role when 'fly_out' then '协作办副主任（示例）' else '副县长（示例）' end, t.agreed_at
  from public.enclave_terms t join public.enclave_parties p using (enclave_id) where t.enclave_id = ${text(ids.enclave)};`,
    ...YEARS.map(
      (
        _,
        at,
      ) => `insert into public.settlements (enclave_id, year, opened_at) values (${text(ids.enclave)}, ${at + 1}, '${YEARS[at]!.recordedOn}T02:00:00Z');
insert into public.settlement_figures (settlement_id, figures, recorded_by_name, recorded_for, recorded_at)
  values (${of(at + 1)}, ${text(JSON.stringify(figures[at]))}, ${who('fly_in')}, '${YEARS[at]!.recordedOn}T02:00:00Z');`,
    ),
    entry(1, 'booked', amount(0), YEARS[0]!.paidOn),
    entry(1, 'credited', amount(0), YEARS[0]!.arrivedOn!),
    entry(2, 'booked', amount(1), YEARS[1]!.paidOn),
    entry(2, 'credited', amount(1) - 5 * WAN, YEARS[1]!.arrivedOn!),
    entry(
      2,
      'credited',
      amount(1),
      '2026-05-20',
      `(select max(id) from public.settlement_entries where settlement_id = ${of(2)}), '第二笔 5 万元晚到，补记', ''`,
    ),
    `insert into public.settlement_disputes (settlement_id, number, subject, claim, amount, opened_by_name, opened_for, opened_at, outcome, outcome_words, closed_by_name, closed_at)
  values (${of(2)}, 1, 'amount', '应付 30 万元，只到账 25 万元。', ${5 * WAN}, ${who('fly_out')}, '2026-05-11T02:00:00Z', 'corrected', '第二笔已到账，入账已更正。', ${text(PEOPLE.fly_out)}, '2026-05-21T02:00:00Z');`,
    `insert into public.settlement_dispute_notes (dispute_id, words, written_by_name, written_for, written_at)
  select id, '分两笔付出，第二笔因账号有误被退回，已于 5 月 18 日重付。', ${who('fly_in')}, '2026-05-18T02:00:00Z' from public.settlement_disputes where settlement_id = ${of(2)};`,
    statement(0),
    statement(1),
    entry(3, 'booked', amount(2), YEARS[2]!.paidOn),
  ].join('\n');
}
