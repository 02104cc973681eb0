/**
 * An agreement in the demo (示例) that was signed by the same functions as a real one, in order: firm and county, the county's office,
 * the office in charge. It came of a visit, not of two listings: these stay free to be proposed. Something is delivered, something is
 * due, and a quarter's figures are written down. Days count from the day when the database is made.
 */
type Ids = {
  /** The office in charge; the refs of a listing of the firm and one of the county. */
  office: string;
  firm: string;
  county: string;
  accounts: { coordinator: string; westernCoordinator: string; firm: string; county: string };
};

const CLAUSES = [
  ['purpose', '合作事项', '甲方在乙方辖区设加工车间，乙方提供厂房，双方共建基地（示例）。'],
  ['term', '合作期限', '五年，自各方签署之日起算（示例）。'],
  ['exit', '变更和退出', '任何一方改期或者退出，提前三十天书面告知各方并说明原因，不算违约（示例）。'],
] as const;

/** @param ids  accounts and offices, and the refs of the demo firm's and the demo county's listings */
export function deliverySql({ office, firm, county, accounts }: Ids): string {
  const q = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const organisation = (ref: string) => `(select organisation_id from public.listings where ref = ${q(ref)})`;
  const party = (ref: string, role: string, side: string) =>
    `jsonb_build_object('organisation', ${organisation(ref)}, 'role', ${q(role)}, 'side', ${q(side)}, 'accepts', true)`;
  const content = {
    title: '合作条款书（示例）',
    clauses: CLAUSES.map(([id, heading, text]) => ({ id, heading, text, origin: { kind: 'party', organisation: '鲁疆协作办（示例）' } })),
    values: {},
  };
  const as = (account: string) => `perform set_config('request.jwt.claims', '{"sub":"${account}","role":"authenticated"}', true);`;
  const signs = (account: string, name: string, post: string) => `${as(account)}
  perform public.sign_term_sheet(sheet, 1, text_hash, ${q(name)}, ${q(post)});`;
  return `do $$
declare
  made uuid;
  sheet uuid;
  text_hash text;
  quarter date := date_trunc('quarter', current_date)::date;
begin
  ${as(accounts.coordinator)}
  made := private.open_proposal('project', '冷链加工车间（示例）', '/listings/${county}', ${q(office)},
    jsonb_build_array(${party(firm, 'driver', 'east')}, ${party(county, 'host', 'west')}), '[]', 'coordinator', null, null, '{}', 'teaser', null, '（示例）');
  perform private.settle_answers(made);
  sheet := public.begin_term_sheet(made, ${q(JSON.stringify(content))});
  select v.hash into text_hash from public.term_sheet_versions v where v.term_sheet_id = sheet;
  perform public.start_signing(sheet, 1);
  ${signs(accounts.firm, '示例经理', '总经理')}
  ${signs(accounts.county, '示例县长', '副县长')}
  ${signs(accounts.westernCoordinator, '示例主任', '主任')}
  ${signs(accounts.coordinator, '示例处长', '处长')}
  ${as(accounts.county)}
  perform public.add_milestone(made, 'milestone', '交付厂房 3,000 平方米', ${organisation(county)}, current_date + 5);
  perform public.finish_milestone(made, 1, current_date, '已交钥匙（示例）');
  ${as(accounts.firm)}
  perform public.add_milestone(made, 'milestone', '首期设备进场', ${organisation(firm)}, current_date + 60);
  perform public.add_milestone(made, 'obligation', '新增用工 40 人', ${organisation(firm)}, current_date + 120);
  perform public.record_figure(made, 'jobs', quarter, 12);
  perform public.record_figure(made, 'jobs_out_of_poverty', quarter, 5);
  update public.proposals set is_sample = true where id = made;
  update public.notifications set read_at = now() where read_at is null and href like '/proposals/' || made || '%';
  perform set_config('request.jwt.claims', '{}', true);
end;
$$;
`;
}
