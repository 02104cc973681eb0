-- After publication: tasks, counterpart, steps by both units, records signed and verified; and what is refused.
begin;
select plan(62);

select tests.organisation('talent_office', '东办', '370000') as id into temp east;
select tests.organisation('talent_office', '西办', '650000') as id into temp west;
select tests.organisation('talent_office', '他办', '640000') as id into temp other;
select tests.organisation('county', '甲县', '653127') as id into temp county;
select tests.person('east@test', (select id from east), 'talent_officer');
select tests.person('west@test', (select id from west), 'talent_officer');
select tests.person('other@test', (select id from other), 'talent_officer');
select tests.person('county@test', (select id from county), 'county_member');

create temp table made (name text primary key, id uuid);
grant select, insert, update on made to authenticated, service_role;
create function pg_temp.of(name text) returns uuid language sql as $$ select id from made m where m.name = $1 $$;
create function pg_temp.keep(name text, id uuid) returns uuid language sql as $$ insert into made values ($1, $2) on conflict (name) do update set id = excluded.id returning id $$;
insert into made select n, gen_random_uuid() from unnest(array['exchange', 'eu', 'wu', 'p1', 'p2', 'q1', 'plan', 's1', 's2']) n;
insert into public.exchanges (id, name, east_office_id, west_office_id, offered_by, status, starts_on, ends_before, purpose)
select pg_temp.of('exchange'), '交流', e.id, w.id, e.id, 'open', private.chinese_day() - 400, private.chinese_day() + 400, '双向挂职' from east e, west w;
insert into public.work_units (id, office_id, name, region_code, organisation_id)
select pg_temp.of('eu'), e.id, '东部医院', '371100', null from east e union all select pg_temp.of('wu'), w.id, '西部县医院', '653127', c.id from west w, county c;
insert into public.people (id, office_id, exchange_id, unit_id, ref, display_name, ladder, level, title, months_min, months_max, purpose, keep_until)
select pg_temp.of(n), e.id, pg_temp.of('exchange'), pg_temp.of('eu'), n, '示例' || n, 'technical'::secondment_ladder, 3, '副主任医师', 3, 12, 'x', private.chinese_day() + 900
from east e, unnest(array['p1', 'p2']) n;
insert into public.posts (id, office_id, exchange_id, unit_id, ref, title, duties, ladder, level_min, level_max, starts_on, ends_before, months_min, months_max, seats)
select pg_temp.of('q1'), w.id, pg_temp.of('exchange'), pg_temp.of('wu'), 'q1', '主任', '带教', 'technical'::secondment_ladder, 2, 4, private.chinese_day() - 400, private.chinese_day() + 400, 3, 12, 5 from west w;
insert into public.secondment_plans (id, exchange_id, organisation_id, name, created_by_name) select pg_temp.of('plan'), pg_temp.of('exchange'), e.id, 'x', '丁' from east e;
create function pg_temp.month(ago integer) returns date language sql as $$ select (date_trunc('month', private.chinese_day()) - make_interval(months => ago))::date $$;
-- One that began two months ago for six, one that begins in three.
insert into public.secondments (id, plan_id, exchange_id, person_id, post_id, home_unit_id, host_unit_id, starts_on, ends_before, status, published_at)
select pg_temp.of('s1'), pg_temp.of('plan'), pg_temp.of('exchange'), pg_temp.of('p1'), pg_temp.of('q1'), pg_temp.of('eu'), pg_temp.of('wu'), pg_temp.month(2), pg_temp.month(-4), 'running'::secondment_status, now()
union all select pg_temp.of('s2'), pg_temp.of('plan'), pg_temp.of('exchange'), pg_temp.of('p2'), pg_temp.of('q1'), pg_temp.of('eu'), pg_temp.of('wu'), pg_temp.month(-3), pg_temp.month(-9), 'published', now();
insert into public.person_links (person_id, token_hash, created_by_name, expires_on) select pg_temp.of('p1'), repeat('a', 64), 'x', private.chinese_day() + 9;

select results_eq($$select step::text, due_on from secondment_steps where secondment_id = pg_temp.of('s1') order by due_on$$,
  $$values ('task_plan', pg_temp.month(2) + 14), ('mid_term', pg_temp.month(2) + (pg_temp.month(-4) - pg_temp.month(2)) / 2), ('handover', pg_temp.month(-4) - 14),
    ('return_home', pg_temp.month(-4) + 30), ('follow_up', (pg_temp.month(-4) + interval '6 months')::date)$$, 'publication brings five steps, each with its day');

-- Who sees it, and who speaks.
set local role authenticated;
select tests.sign_in('other@test');
select is(secondment_assignment(pg_temp.of('s1')), null, 'another pair sees nothing');
select throws_ok($$select name_counterpart(pg_temp.of('s1'), '己', '科长', '')$$, 'P0001', 'not_found', 'nor names anybody');
select is_empty('select 1 from secondment_steps', 'nor what is owed');
select tests.sign_in('east@test');
select is(secondment_assignment(pg_temp.of('s1')) ->> 'person', '示例p1', 'the home side sees it');
select is(secondment_assignment(pg_temp.of('s1')) -> 'parties', '[{"party": "home", "isOwn": false}]', 'and speaks for its hospital');
select throws_ok($$select name_counterpart(pg_temp.of('s1'), '己', '科长', '')$$, 'P0001', 'not_allowed', 'who is the counterpart is the host''s word');
select throws_ok($$insert into secondment_tasks (secondment_id, kind, title, deliverable, due_on) values (pg_temp.of('s1'), 'task', 'x', 'x', private.chinese_day())$$, '42501', null, 'nobody writes a task directly');
select tests.sign_in('county@test');
select throws_ok($$select name_counterpart(pg_temp.of('s1'), '己', '', '')$$, 'P0001', 'signer_needed', 'a counterpart has a post');
select throws_ok($$select report_secondment_step(pg_temp.of('s1'), 'task_plan', 'host', '同意', '', null, '院长')$$, 'P0001', 'tasks_needed', 'no plan without tasks and counterpart');
select lives_ok($$select name_counterpart(pg_temp.of('s1'), '己', '科主任', '0998-0000000')$$, 'the host names who looks after him');

-- Tasks.
select throws_ok($$select save_secondment_task(pg_temp.of('s1'), null, null, 'task', '', 'x', '', private.chinese_day())$$, 'P0001', 'bad_request', 'a task has a title');
select throws_ok($$select save_secondment_task(pg_temp.of('s1'), null, null, 'handover', 'x', 'x', '', private.chinese_day())$$, 'P0001', 'bad_request', 'and who takes over a name');
select lives_ok($$select pg_temp.keep('t1', save_secondment_task(pg_temp.of('s1'), null, null, 'task', '带教', '两名医师能独立操作', '', private.chinese_day() + 60))$$, 'the host writes a task');
select tests.sign_in('east@test');
select lives_ok($$select pg_temp.keep('t2', save_secondment_task(pg_temp.of('s1'), null, null, 'learning', '学高原病诊治', '一份总结', '', private.chinese_day() + 90))$$, 'the home side what is to be learnt');
select throws_ok($$select save_secondment_task(pg_temp.of('s1'), pg_temp.of('t1'), 9, 'task', '带教', 'x', '', private.chinese_day())$$, 'P0001', 'stale_revision', 'no change over another''s');
select lives_ok($$select save_secondment_task(pg_temp.of('s1'), pg_temp.of('t1'), 1, 'task', '带教', '三名医师能独立操作', '', private.chinese_day() + 60)$$, 'but over what one saw');
select is((select count(*)::int from notifications where kind = 'secondment_counterpart'), 1, 'the home side was told of the counterpart');
select is((select count(*)::int from notifications where kind = 'secondment_task_written'), 1, 'and of the host''s task');

-- The steps.
select throws_ok($$select report_secondment_step(pg_temp.of('s1'), 'task_plan', 'host', '同意', '', null, '院长', 'paper', '某')$$, 'P0001', 'not_allowed', 'not for the other side');
select throws_ok($$select report_secondment_step(pg_temp.of('s1'), 'task_plan', 'home', '同意', '', null, '院长')$$, 'P0001', 'not_allowed', 'a unit''s word is written down by its office');
select throws_ok($$select report_secondment_step(pg_temp.of('s1'), 'task_plan', 'home', '', '', null, '院长', 'paper', '示例院长')$$, 'P0001', 'reason_needed', 'with words');
select lives_ok($$select report_secondment_step(pg_temp.of('s1'), 'task_plan', 'home', '同意', '', null, '院长', 'paper', '示例院长')$$, 'and then it is');
select throws_ok($$select report_secondment_step(pg_temp.of('s1'), 'task_plan', 'home', '同意', '', null, '院长', 'paper', '示例院长')$$, 'P0001', 'already_answered', 'once');
select is((select done_at from secondment_steps where secondment_id = pg_temp.of('s1') and step = 'task_plan'), null, 'one word of two is not done');
select tests.sign_in('county@test');
select lives_ok($$select report_secondment_step(pg_temp.of('s1'), 'task_plan', 'host', '同意', '', null, '院长')$$, 'the host agrees too');
select isnt((select done_at from secondment_steps where secondment_id = pg_temp.of('s1') and step = 'task_plan'), null, 'and that is the plan');
select throws_ok($$select report_secondment_step(pg_temp.of('s2'), 'mid_term', 'host', '好', '', null, '院长')$$, 'P0001', 'too_early', 'nothing is checked before it has begun');
select throws_ok($$select report_secondment_step(pg_temp.of('s1'), 'return_home', 'host', '好', '', null, '院长')$$, 'P0001', 'too_early', 'nor a return before the end');
select lives_ok($$select report_secondment_step(pg_temp.of('s1'), 'mid_term', 'host', '按计划', '请派出单位远程会诊', null, '院长')$$, 'the mid-term check');
select throws_ok($$select report_secondment_step(pg_temp.of('s1'), 'handover', 'host', '交完了', '', null, '院长')$$, 'P0001', 'handover_open', 'no handover of nothing');
select lives_ok($$select pg_temp.keep('t3', save_secondment_task(pg_temp.of('s1'), null, null, 'handover', '病例库', '移交清单', '庚', private.chinese_day() + 100))$$, 'what goes to whom');
select throws_ok($$select report_secondment_step(pg_temp.of('s1'), 'handover', 'host', '交完了', '', null, '院长')$$, 'P0001', 'handover_open', 'nor before it is done');
select throws_ok($$select move_secondment_step(pg_temp.of('s1'), 'handover', private.chinese_day() + 110, '')$$, 'P0001', 'reason_needed', 'a day moves with a reason');
select lives_ok($$select move_secondment_step(pg_temp.of('s1'), 'handover', private.chinese_day() + 110, '接任者未到')$$, 'and then it does');
select throws_ok($$select move_secondment_step(pg_temp.of('s1'), 'task_plan', private.chinese_day() + 110, 'x')$$, 'P0001', 'wrong_state', 'not when it is done');

-- By the person's own link.
reset role;
set local role service_role;
select is(assignments_by_link(repeat('a', 64)) -> 0 ->> 'counterpart', '己', 'a person sees who looks after him');
select is(jsonb_array_length(assignments_by_link(repeat('a', 64)) -> 0 -> 'tasks'), 3, 'and what there is to do');
select is(assignments_by_link(repeat('b', 64)), '[]', 'nobody else does');
select lives_ok($$select report_by_link(repeat('a', 64), pg_temp.of('s1'), 'mid_term', '适应了', '')$$, 'he says how it goes');
select throws_ok($$select report_by_link(repeat('a', 64), pg_temp.of('s2'), 'task_plan', 'x', '')$$, 'P0001', 'not_found', 'of his own alone');

-- Reminders: to who owes it, then to all.
reset role;
update public.secondment_steps set due_on = private.chinese_day() + 3 where secondment_id = pg_temp.of('s1') and step = 'mid_term';
select private.duty_secondment_steps();
select private.duty_secondment_steps();
select is((select count(*)::int from public.notifications n, east e where n.kind = 'secondment_step_due' and n.organisation_id = e.id), 1, 'the home side is reminded once, for its hospital');
select is((select count(*)::int from public.notifications n, county c where n.kind = 'secondment_step_due' and n.organisation_id = c.id), 0, 'the host has answered');
update public.secondment_steps set due_on = private.chinese_day() - 1 where secondment_id = pg_temp.of('s1') and step = 'mid_term';
select private.duty_secondment_steps();
select is((select count(*)::int from public.notifications where kind = 'secondment_step_late'), 3, 'what is late is told to all three');
update public.secondment_tasks set due_on = private.chinese_day() + 2 where id = pg_temp.of('t1');
select private.duty_secondment_tasks();
select is((select count(*)::int from public.notifications n, county c where n.kind = 'secondment_task_due' and n.organisation_id = c.id), 1, 'the host is reminded of a task');

-- The end, the return, the record.
set local role authenticated;
select tests.sign_in('county@test');
select throws_ok($$select draft_secondment_record(pg_temp.of('s1'))$$, 'P0001', 'wrong_state', 'no record of what is not over');
select throws_ok($$select finish_secondment_task(pg_temp.of('t1'), private.chinese_day(), '')$$, 'P0001', 'outcome_needed', 'done is done with an outcome');
select throws_ok($$select finish_secondment_task(pg_temp.of('t1'), private.chinese_day() + 1, '三名')$$, 'P0001', 'date_in_future', 'and not tomorrow');
select lives_ok($$select finish_secondment_task(pg_temp.of('t1'), private.chinese_day(), '三名医师已独立操作')$$, 'a task is done');
select lives_ok($$select drop_secondment_task(pg_temp.of('t2'), '改为线上学习')$$, 'another dropped, with the reason');
reset role;
update public.secondments set status = 'completed', starts_on = pg_temp.month(8), ends_before = pg_temp.month(1), ended_on = pg_temp.month(1) where id = pg_temp.of('s1');
set local role authenticated;
select throws_ok($$select draft_secondment_record(pg_temp.of('s1'))$$, 'P0001', 'tasks_open', 'nor while something is open');
select lives_ok($$select finish_secondment_task(pg_temp.of('t3'), private.chinese_day(), '已移交')$$, 'the handover is done');
select lives_ok($$select pg_temp.keep('r1', draft_secondment_record(pg_temp.of('s1')))$$, 'the record is drafted');
select is(draft_secondment_record(pg_temp.of('s1')), pg_temp.of('r1'), 'and is the same while nothing changed');
select throws_ok($$select sign_secondment_record(pg_temp.of('r1'), repeat('0', 64), 'host', '院长')$$, 'P0001', 'record_moved_on', 'one signs what one saw');
select lives_ok($$select sign_secondment_record(pg_temp.of('r1'), (select hash from secondment_records), 'host', '院长')$$, 'the host signs');
select tests.sign_in('east@test');
select lives_ok($$select sign_secondment_record(pg_temp.of('r1'), (select hash from secondment_records), 'home', '院长', 'paper', '示例院长')$$, 'so does the home side');
select lives_ok($$select report_secondment_step(pg_temp.of('s1'), 'return_home', 'home', '原岗位未保留', '', false, '院长', 'paper', '示例院长')$$, 'a return is told as it was');
select tests.sign_in('west@test');
select is((select count(*)::int from notifications where kind = 'secondment_promise_broken'), 1, 'a broken promise is heard across');
reset role;
set local role service_role;
select is((select verify_secondment_record(verify_code) -> 'intact' from secondment_records), 'true', 'anybody with its code learns that it stands');
select is((select verify_secondment_record(verify_code) ->> 'person' from secondment_records), '示**', 'and no more of the name than that');
reset role;
select private.forget_person(pg_temp.of('p1'));
select is((select count(*)::int from public.secondment_records), 0, 'who is forgotten takes his record along');

select * from finish();
rollback;
