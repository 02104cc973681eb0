-- A plan of secondments proposed to the office across: who may, what it answers, and what it hears when somebody drops out.
begin;
select plan(30);

select tests.organisation('coordinator_office', '甲协作办', '370000') as id into temp office;
select tests.organisation('talent_office', '东办', '370000') as id into temp east;
select tests.organisation('talent_office', '西办', '650000') as id into temp west;
select tests.organisation('talent_office', '他办', '640000') as id into temp other;
select tests.person('office@test', (select id from office), 'coordinator');
select tests.person('east@test', (select id from east), 'talent_officer');
select tests.person('west@test', (select id from west), 'talent_officer');
select tests.person('other@test', (select id from other), 'talent_officer');

create temp table made (name text primary key, id uuid);
grant select, insert on made to authenticated;
create function pg_temp.of(name text) returns uuid language sql as $$ select id from made m where m.name = $1 $$;
create function pg_temp.proposal(plan text default 'plan') returns uuid language sql security definer as $$ select s.proposal_id from public.proposal_subjects s where s.plan_id = (select id from made where name = $1) $$;
insert into made select n, gen_random_uuid() from unnest(array['exchange', 'eu', 'wu', 'p1', 'p2', 'q1', 'plan', 'empty', 's1', 's2']) n;
insert into public.exchanges (id, name, east_office_id, west_office_id, offered_by, status, starts_on, ends_before, purpose)
select pg_temp.of('exchange'), '交流', e.id, w.id, e.id, 'open', '2087-01-01', '2089-01-01', '双向挂职' from east e, west w;
insert into public.work_units (id, office_id, name, region_code)
select pg_temp.of('eu'), e.id, '东部医院', '371100' from east e union all select pg_temp.of('wu'), w.id, '西部县医院', '653127' from west w;
insert into public.people (id, office_id, exchange_id, unit_id, ref, display_name, ladder, level, months_min, months_max, purpose, keep_until)
select pg_temp.of(n), e.id, pg_temp.of('exchange'), pg_temp.of('eu'), n, '示例' || n, 'technical'::secondment_ladder, 3, 3, 12, 'x', '2030-01-01'::date
from east e, unnest(array['p1', 'p2']) n;
insert into public.posts (id, office_id, exchange_id, unit_id, ref, title, duties, ladder, level_min, level_max, starts_on, ends_before, months_min, months_max, seats)
select pg_temp.of('q1'), w.id, pg_temp.of('exchange'), pg_temp.of('wu'), 'q1', '主任', '带教', 'technical'::secondment_ladder, 2, 4, '2087-01-01'::date, '2089-01-01'::date, 3, 12, 3 from west w;
insert into public.secondment_plans (id, exchange_id, organisation_id, name, created_by_name)
select pg_temp.of(n), pg_temp.of('exchange'), e.id, n, '甲' from east e, unnest(array['plan', 'empty']) n;
insert into public.secondments (id, plan_id, exchange_id, person_id, post_id, home_unit_id, host_unit_id, starts_on, ends_before)
select pg_temp.of('s' || right(n, 1)), pg_temp.of('plan'), pg_temp.of('exchange'), pg_temp.of(n), pg_temp.of('q1'), pg_temp.of('eu'), pg_temp.of('wu'), '2087-03-01', '2087-09-01'
from unnest(array['p1', 'p2']) n;
insert into public.secondment_events (secondment_id, verb, to_status) select s.id, 'draw', 'draft' from public.secondments s;
create function pg_temp.publish(name text) returns void language plpgsql security definer as $$
declare s public.secondments;
begin
  select * into s from public.secondments x where x.id = (select id from made m where m.name = $1);
  perform private.move_secondment_on(s, 'propose');
  insert into public.secondment_signatures (secondment_id, party, answer, signer_name, signer_post, channel)
  select s.id, p, 'signed', '甲', '主任', 'account' from unnest(enum_range(null::public.secondment_party)) p;
  select * into s from public.secondments x where x.id = s.id;
  perform private.move_secondment_on(s, 'publish');
end $$;

create function pg_temp.keep_sheet(sheet uuid) returns void language sql security definer as $$ insert into made values ('sheet', $1) $$;

-- Acting as an office that has nothing to do with it, and as the coordinators.
set local role authenticated;
select tests.sign_in('other@test');
select throws_ok($$select propose_secondment_plan(pg_temp.of('plan'))$$, 'P0001', 'not_found', 'another pair does not see the plan');
select tests.sign_in('office@test');
select throws_ok($$select propose_secondment_plan(pg_temp.of('plan'))$$, 'P0001', 'not_found', 'nor do coordinators');

-- Acting as the office that plans.
select tests.sign_in('east@test');
select throws_ok($$select propose_secondment_plan(pg_temp.of('empty'))$$, 'P0001', 'nothing_chosen', 'a plan of nobody is no proposal');
select lives_ok($$select propose_secondment_plan(pg_temp.of('plan'), '请研究')$$, 'the plan is proposed');
select throws_ok($$select propose_secondment_plan(pg_temp.of('plan'))$$, 'P0001', 'already_proposed', 'once');
select is(get_proposal(pg_temp.proposal()) ->> 'level', 'identity', 'the offices know each other');

-- Acting as the office across.
select tests.sign_in('west@test');
select is((select count(*)::int from notifications where kind = 'proposal_received'), 1, 'it was asked');
select is(get_proposal(pg_temp.proposal()) ->> 'href', '/secondments/plans/' || pg_temp.of('plan'), 'and finds the plan');
select is((get_proposal(pg_temp.proposal()) #>> '{commitments,0,asked}')::numeric, 2::numeric, 'two people');
select is(answer_proposal(pg_temp.proposal(), 'interested'), 'accepted', 'its word makes it mutual');
select tests.sign_in('office@test');
select is(get_proposal(pg_temp.proposal()) ->> 'status', 'accepted', 'the responsible office follows');

-- A term sheet that was begun is signed or taken back before anything is published.
select tests.sign_in('west@test');
select pg_temp.keep_sheet(begin_term_sheet(pg_temp.proposal(), '{"title":"x","clauses":[{"id":"term","heading":"期限","text":"三年。","origin":{"kind":"library","edition":"2026-11-26"}}],"values":{}}'));
select throws_ok($$select pg_temp.publish('s1')$$, 'P0001', 'term_sheet_unsigned', 'nobody goes over a term sheet that was begun');
select is((select count(*)::int from secondment_events where verb = 'publish'), 0, 'nothing of it stays');
select lives_ok($$select withdraw_term_sheet(pg_temp.of('sheet'), '按选派协议办')$$, 'who began it takes it back');
select tests.sign_in('office@test');

-- Somebody drops out: the office across is told and chooses; filled again, it is told that too.
select pg_temp.publish('s1');
select is(get_proposal(pg_temp.proposal()) ->> 'status', 'signed', 'the five signatures under an assignment that is published sign the proposal');
select pg_temp.publish('s2');
select is((select count(*)::int from proposal_events where what = 'sign'), 1, 'once');
select tests.sign_in('east@test');
select lives_ok($$select drop_out(pg_temp.of('s1'), '家中有事')$$, 'one drops out');
select tests.sign_in('west@test');
select is((select data ->> 'change_kind' from notifications where kind = 'proposal_changed'), 'person_left', 'the office across is told');
select is(get_proposal(pg_temp.proposal()) #>> '{changes,0,old,title}', '主任', 'of which post');
select is(get_proposal(pg_temp.proposal()) #>> '{changes,0,default}', 'wait', 'and waits if it says nothing');
select tests.sign_in('east@test');
select lives_ok($$select drop_out(pg_temp.of('s2'), '岗位调整')$$, 'a second one drops out');
reset role;
select is((select count(*)::int from public.proposal_changes where settled_at is null), 2, 'which is another change');
select is_empty($$select rule from private.invariants_proposal() union all select rule from private.invariants_secondment()$$, 'everything holds');

-- Somebody begins, and it is being delivered; all is over, and both offices are asked whether it is complete.
create function pg_temp.draw(name text, plan text) returns void language sql security definer as $$
  insert into made values ($1, gen_random_uuid());
  insert into public.secondments (id, plan_id, exchange_id, person_id, post_id, home_unit_id, host_unit_id, starts_on, ends_before)
  select (select id from made m where m.name = $1), (select id from made m where m.name = $2), pg_temp.of('exchange'), pg_temp.of('p1'), pg_temp.of('q1'),
    pg_temp.of('eu'), pg_temp.of('wu'), '2087-03-01', '2087-09-01';
  insert into public.secondment_events (secondment_id, verb, to_status) select m.id, 'draw', 'draft' from made m where m.name = $1
$$;
create function pg_temp.step(name text, verb public.secondment_verb) returns void language sql security definer as $$
  select private.move_secondment_on(x, $2) from public.secondments x where x.id = (select id from made m where m.name = $1)
$$;
select pg_temp.draw('s3', 'plan');
select pg_temp.publish('s3');
select pg_temp.step('s3', 'start');
set local role authenticated;
select tests.sign_in('west@test');
select is(get_proposal(pg_temp.proposal('plan')) ->> 'status', 'delivering', 'with the first that begins the delivery does');
select pg_temp.step('s3', 'complete');
select is((select count(*)::int from notifications where kind = 'completion_asked'), 1, 'when the last is over, one is asked whether it is complete');
select is(confirm_completion(pg_temp.proposal('plan')), 'delivering', 'one says so');
select tests.sign_in('east@test');
select is(confirm_completion(pg_temp.proposal('plan')), 'completed', 'and when both have, it is');
reset role;
select is_empty($$select rule from private.invariants_proposal() union all select rule from private.invariants_delivery()$$, 'everything holds');

-- Another plan that is laid aside takes its proposal back.
select pg_temp.draw('s4', 'empty');
set local role authenticated;
select tests.sign_in('east@test');
select lives_ok($$select propose_secondment_plan(pg_temp.of('empty'))$$, 'another plan is proposed');
select close_secondment_plan(pg_temp.of('empty'), '不办了');
select is(get_proposal(pg_temp.proposal('empty')) ->> 'status', 'withdrawn', 'with the plan the proposal ends');

select * from finish();
rollback;
