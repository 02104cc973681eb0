/**
 * Demo of what follows a publication: an earlier exchange of the same two offices with one secondment that is over and recorded,
 * two in post and one about to begin. Everything is invented and says so; people are numbered, never named.
 */
type IdOf = (name: string) => string;

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

type Placed = {
  key: string;
  person: string;
  office: 'east' | 'west';
  home: string;
  ladder: 'cadre' | 'technical';
  level: number;
  title: string;
  specialty: string;
  host: string;
  post: string;
  duties: string;
  from: string;
  until: string;
  status: 'published' | 'running' | 'completed';
  promise: 'same_post' | 'same_level';
  counterpart?: [string, string];
};

const PLACED: readonly Placed[] = [
  {
    key: 'a1',
    person: '示例人员91',
    office: 'east',
    home: 'eh',
    ladder: 'technical',
    level: 3,
    title: '副主任医师',
    specialty: '急诊',
    host: 'wh',
    post: '急诊科骨干（上期）',
    duties: '理顺胸痛患者救治流程，带教两名本地医师',
    from: '2026-02-01',
    until: '2026-08-01',
    status: 'completed',
    promise: 'same_post',
    counterpart: ['示例联系人甲', '医务科科长'],
  },
  {
    key: 'a2',
    person: '示例人员92',
    office: 'east',
    home: 'eb',
    ladder: 'cadre',
    level: 3,
    title: '科长',
    specialty: '招商',
    host: 'wp',
    post: '产业合作科副科长（上期）',
    duties: '对接东部企业，跟踪三个在谈项目',
    from: '2026-07-01',
    until: '2027-07-01',
    status: 'running',
    promise: 'same_level',
    counterpart: ['示例联系人乙', '管委会办公室主任'],
  },
  {
    key: 'a3',
    person: '示例人员93',
    office: 'west',
    home: 'wp',
    ladder: 'cadre',
    level: 2,
    title: '副科长',
    specialty: '园区管理',
    host: 'eb',
    post: '企业服务科跟岗（上期）',
    duties: '参与企业服务专员工作，学习项目落地流程',
    from: '2026-09-01',
    until: '2027-03-01',
    status: 'running',
    promise: 'same_post',
    counterpart: ['示例联系人丙', '企业服务科科长'],
  },
  {
    key: 'a4',
    person: '示例人员94',
    office: 'west',
    home: 'wh',
    ladder: 'technical',
    level: 1,
    title: '护师',
    specialty: '护理',
    host: 'eh',
    post: '护理跟岗（上期）',
    duties: '在两个病区轮转，学习分级护理',
    from: '2027-01-01',
    until: '2027-07-01',
    status: 'published',
    promise: 'same_post',
  },
];

/** secondment, kind, title, deliverable, whom, due, done, outcome. */
const TASKS: readonly [string, string, string, string, string, string, string | null, string][] = [
  [
    'a1',
    'task',
    '理顺胸痛患者救治流程',
    '写成流程图，急诊与心内科共同执行',
    '',
    '2026-05-01',
    '2026-04-20',
    '流程图已执行，门诊到处置的时间有记录可查',
  ],
  ['a1', 'task', '带教两名本地医师', '两人能独立值班', '', '2026-07-15', '2026-07-10', '两人均已独立值班'],
  ['a1', 'handover', '流程与带教记录', '移交清单一份', '示例接任人', '2026-07-20', '2026-07-18', '已移交'],
  ['a2', 'task', '跟踪三个在谈项目', '每季一份进展，写明卡在哪里', '', '2026-12-31', null, ''],
  ['a2', 'task', '梳理园区可用厂房', '一张清单：面积、租金、水电', '', '2026-10-31', '2026-10-28', '清单已交管委会，共 11 处'],
  ['a3', 'learning', '学习项目落地流程', '回来写一份本地能用的办法', '', '2027-02-15', null, ''],
];
/** secondment, step, party, words, needs, kept. */
const REPORTS: readonly [string, string, 'home' | 'host', string, string, boolean | null][] = [
  ['a1', 'task_plan', 'home', '同意任务书', '', null],
  ['a1', 'task_plan', 'host', '同意，科室已安排带教对象', '', null],
  ['a1', 'mid_term', 'home', '按计划进行', '', null],
  ['a1', 'mid_term', 'host', '流程已试行，带教顺利', '希望派出单位远程会诊每月一次', null],
  ['a1', 'handover', 'host', '交接清单已逐项核对', '', null],
  ['a1', 'return_home', 'home', '已回急诊科原岗位', '', true],
  ['a2', 'task_plan', 'home', '同意任务书', '', null],
  ['a2', 'task_plan', 'host', '同意', '', null],
  ['a3', 'task_plan', 'home', '同意', '', null],
  ['a3', 'task_plan', 'host', '同意，已指定带教', '', null],
];

/** The statements that fill it. */
export function assignmentTables(idOf: IdOf): string[] {
  const [east, west] = [idOf('office talent_officer'), idOf('office western_talent_officer')];
  const exchange = idOf('exchange before');
  const plan = idOf('plan before');
  const of = (key: string) => text(idOf(`assignment ${key}`));
  const rows = (list: readonly string[]) => list.join(',\n  ');
  const parties = ['person', 'home', 'host', 'east_office', 'west_office'];
  return [
    `insert into public.exchanges (id, name, east_office_id, west_office_id, offered_by, status, starts_on, ends_before, purpose, is_sample) values
  (${text(exchange)}, '鲁疆人才双向交流 2026（示例）', ${text(east)}, ${text(west)}, ${text(east)}, 'open', '2026-01-01', '2027-08-01', '安排 2026 年双向挂职与跟岗', true);\n`,
    `insert into public.people (id, office_id, exchange_id, unit_id, ref, display_name, ladder, level, title, specialties, months_min, months_max, purpose, keep_until, is_sample) values
  ${rows(PLACED.map((p) => `(${text(idOf(`person ${p.key}`))}, ${text(p.office === 'east' ? east : west)}, ${text(exchange)}, ${text(idOf(`unit ${p.home}`))}, ${text(`示例-${p.person.slice(-2)}`)}, ${text(p.person)}, '${p.ladder}', ${p.level}, ${text(p.title)}, array[${text(p.specialty)}], 6, 12, '安排 2026 年双向挂职', '2029-12-31', true)`))};\n`,
    `insert into public.person_availability (person_id, starts_on, ends_before) values
  ${rows(PLACED.map((p) => `(${text(idOf(`person ${p.key}`))}, '${p.from}', '${p.until}')`))};\n`,
    `insert into public.person_sensitive (person_id, health, health_valid_until) values
  ${rows(PLACED.map((p) => `(${text(idOf(`person ${p.key}`))}, 'fit', '2027-12-31')`))};\n`,
    `insert into public.posts (id, office_id, exchange_id, unit_id, ref, title, duties, ladder, level_min, level_max, specialties, starts_on, ends_before, months_min, months_max, is_sample) values
  ${rows(PLACED.map((p, at) => `(${text(idOf(`post ${p.key}`))}, ${text(p.office === 'east' ? west : east)}, ${text(exchange)}, ${text(idOf(`unit ${p.host}`))}, '岗-9${at + 1}', ${text(p.post)}, ${text(p.duties)}, '${p.ladder}', 1, 4, array[${text(p.specialty)}], '${p.from}', '${p.until}', 6, 12, true)`))};\n`,
    `insert into public.secondment_plans (id, exchange_id, organisation_id, name, created_by_name, created_at) values
  (${text(plan)}, ${text(exchange)}, ${text(east)}, '2026 年双向计划（示例）', '示例人才办', '2025-12-20 09:00+08');\n`,
    `insert into public.secondments (id, plan_id, exchange_id, person_id, post_id, home_unit_id, host_unit_id, starts_on, ends_before, status, return_promise, counterpart, counterpart_post, created_at, proposed_at, published_at, ended_on) values
  ${rows(PLACED.map((p) => `(${of(p.key)}, ${text(plan)}, ${text(exchange)}, ${text(idOf(`person ${p.key}`))}, ${text(idOf(`post ${p.key}`))}, ${text(idOf(`unit ${p.home}`))}, ${text(idOf(`unit ${p.host}`))}, '${p.from}', '${p.until}', '${p.status}', '${p.promise}', ${text(p.counterpart?.[0] ?? '')}, ${text(p.counterpart?.[1] ?? '')}, '2025-12-20 09:00+08', '2025-12-22 09:00+08', '2026-01-05 09:00+08', ${p.status === 'completed' ? `'${p.until}'` : 'null'})`))};\n`,
    `insert into public.secondment_signatures (secondment_id, party, answer, signer_name, signer_post, channel, recorded_by_name, signed_at)
select s.id, p.party::public.secondment_party, 'signed', '示例签署人', '示例职务', 'paper', '示例人才办', '2025-12-28 09:00+08'
from public.secondments s, unnest(array[${parties.map(text).join(', ')}]) p (party) where s.plan_id = ${text(plan)};\n`,
    `insert into public.secondment_events (secondment_id, verb, from_status, to_status, actor_name, at)
select s.id, 'publish', 'proposed', 'published', '示例人才办', s.published_at from public.secondments s where s.plan_id = ${text(plan)};
insert into public.secondment_events (secondment_id, verb, from_status, to_status, at)
select s.id, 'start', 'published', 'running', s.starts_on from public.secondments s where s.plan_id = ${text(plan)} and s.status in ('running', 'completed');
insert into public.secondment_events (secondment_id, verb, from_status, to_status, at)
select s.id, 'complete', 'running', 'completed', s.ends_before from public.secondments s where s.plan_id = ${text(plan)} and s.status = 'completed';\n`,
    `insert into public.secondment_tasks (secondment_id, kind, title, deliverable, whom, due_on, done_on, outcome, written_by_name) values
  ${rows(TASKS.map(([key, kind, title, deliverable, whom, due, done, outcome]) => `(${of(key)}, '${kind}', ${text(title)}, ${text(deliverable)}, ${text(whom)}, '${due}', ${done ? `'${done}'` : 'null'}, ${text(outcome)}, '示例人才办')`))};\n`,
    `insert into public.secondment_reports (secondment_id, step, party, words, needs, is_kept, signer_name, signer_post, channel, recorded_by_name, at)
select r.id::uuid, r.step::public.secondment_step, r.party::public.secondment_party, r.words, r.needs, r.kept, '示例签署人', '示例职务', 'paper', '示例人才办', x.due_on - 2
from (values
  ${rows(REPORTS.map(([key, step, party, words, needs, kept]) => `(${of(key)}, '${step}', '${party}', ${text(words)}, ${text(needs)}, ${kept === null ? 'null::boolean' : String(kept)})`))}
) r (id, step, party, words, needs, kept) join public.secondment_steps x on x.secondment_id = r.id::uuid and x.step::text = r.step;\n`,
    `update public.secondment_steps x set done_at = x.due_on - 2
where x.secondment_id in (select s.id from public.secondments s where s.plan_id = ${text(plan)})
  and exists (select from public.secondment_reports r where r.secondment_id = x.secondment_id and r.step = x.step);\n`,
    `insert into public.secondment_records (id, secondment_id, version, content, hash, verify_code, drafted_by_name, drafted_at)
select ${text(idOf('record a1'))}, s.id, 1, c.content, encode(sha256(convert_to(c.content::text, 'UTF8')), 'hex'), '5a5a5a5a5a5a5a5a5a5a5a5a', '示例人才办', '2026-08-05 09:00+08'
from public.secondments s cross join lateral private.record_content(s) c (content) where s.id = ${of('a1')};\n`,
    `insert into public.secondment_record_signatures (record_id, party, hash, signer_name, signer_post, channel, recorded_by_name, signed_at)
select r.id, p.party::public.secondment_party, r.hash, '示例签署人', '示例院长', 'paper', '示例人才办', '2026-08-10 09:00+08'
from public.secondment_records r, unnest(array['home', 'host']) p (party) where r.id = ${text(idOf('record a1'))};\n`,
  ];
}
