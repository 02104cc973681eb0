-- Units choose when somebody does not come or the register changed: wait, somebody else, leave; and what is refused.
begin;
select plan(34);

select tests.organisation('talent_office', '东办', '370000') as id into temp east;
select tests.organisation('talent_office', '西办', '650000') as id into temp west;
select tests.organisation('county', '甲县', '653127') as id into temp county;
select tests.organisation('county', '乙县', '653128') as id into temp other;
select tests.organisation('enterprise', '东企', '371100') as id into temp firm;
select tests.person('east@test', (select id from east), 'talent_officer');
select tests.person('west@test', (select id from west), 'talent_officer');
select tests.person('county@test', (select id from county), 'county_member');
select tests.person('other@test', (select id from other), 'county_member');
select tests.person('firm@test', (select id from firm), 'enterprise_member');

create temp table made (name text primary key, id uuid);
grant select on made to authenticated;
create function pg_temp.of(name text) returns uuid language sql as $$ select id from made m where m.name = $1 $$;
insert into made select n, gen_random_uuid() from unnest(array['exchange', 'plan', 'eu', 'eu2', 'wu', 'p1', 'p2', 'p3', 'w1', 'q1', 's1', 's2', 's3', 's4']) n;

insert into public.exchanges (id, name, east_office_id, west_office_id, offered_by, status, starts_on, ends_before, purpose)
select pg_temp.of('exchange'), '交流', e.id, w.id, e.id, 'open', '2087-01-01', '2089-01-01', '双向挂职' from east e, west w;
insert into public.work_units (id, office_id, name, region_code, organisation_id)
select pg_temp.of('eu'), e.id, '东企', '371100', f.id from east e, firm f
union all select pg_temp.of('eu2'), e.id, '东校', '371100', null from east e
union all select pg_temp.of('wu'), w.id, '甲县医院', '653127', c.id from west w, county c;
insert into public.people (id, office_id, exchange_id, unit_id, ref, display_name, ladder, level, title, months_min, months_max, purpose, keep_until)
select pg_temp.of(n), e.id, pg_temp.of('exchange'), pg_temp.of(case n when 'p2' then 'eu2' else 'eu' end), n, '示例' || n, 'technical'::public.secondment_ladder, 3, '', 3, 12, 'x', '2090-01-01'::date
from east e, unnest(array['p1', 'p2', 'p3']) n
union all select pg_temp.of('w1'), w.id, pg_temp.of('exchange'), pg_temp.of('wu'), 'w1', '示例w', 'technical'::public.secondment_ladder, 2, '', 3, 6, 'x', '2090-01-01'::date from west w;
insert into public.posts (id, office_id, exchange_id, unit_id, ref, title, duties, ladder, level_min, level_max, starts_on, ends_before, months_min, months_max, seats)
select pg_temp.of('q1'), w.id, pg_temp.of('exchange'), pg_temp.of('wu'), 'q1', '主任', '带教', 'technical'::public.secondment_ladder, 2, 4, '2087-01-01'::date, '2089-01-01'::date, 3, 12, 4 from west w;
insert into public.secondment_plans (id, exchange_id, organisation_id, name, created_by_name)
select pg_temp.of('plan'), pg_temp.of('exchange'), e.id, 'x', '甲' from east e;
create function pg_temp.stay(name text, person text, status public.secondment_status) returns void language sql as $$
  insert into public.secondments (id, plan_id, exchange_id, person_id, post_id, home_unit_id, host_unit_id, starts_on, ends_before, status)
  select pg_temp.of($1), pg_temp.of('plan'), pg_temp.of('exchange'), p.id, pg_temp.of('q1'), p.unit_id, pg_temp.of('wu'), '2087-03-01', '2087-09-01', $3
  from public.people p where p.id = pg_temp.of($2)
$$;
select pg_temp.stay('s1', 'p1', 'published');
select pg_temp.stay('s4', 'p3', 'draft');
create function pg_temp.told(kind text) returns bigint language sql as $$ select count(*) from public.notifications n where n.kind = $1 $$;

-- Acting as those whom it does not concern.
set local role authenticated;
select tests.sign_in('other@test');
select throws_ok($$select choose_secondment_way(pg_temp.of('s1'), 'wait')$$, 'P0001', 'not_found', 'a unit that has no part in it');
select tests.sign_in('east@test');
select throws_ok($$select choose_secondment_way(pg_temp.of('s1'), 'wait')$$, 'P0001', 'not_found', 'nor do offices choose for units');
select tests.sign_in('county@test');
select throws_ok($$select choose_secondment_way(pg_temp.of('s4'), 'wait')$$, 'P0001', 'not_found', 'nor is anything chosen of what is only drawn');
select throws_ok($$insert into secondment_ways values (pg_temp.of('s1'), 'host', 'wait', null, '', 'x', gen_random_uuid())$$, '42501', null, 'nobody writes the table');

-- Of what is published the host may say whom it would rather have; nothing signed moves.
select throws_ok($$select choose_secondment_way(pg_temp.of('s1'), 'substitute')$$, 'P0001', 'not_in_exchange', 'somebody is named');
select throws_ok($$select choose_secondment_way(pg_temp.of('s1'), 'substitute', pg_temp.of('p1'))$$, 'P0001', 'not_in_exchange', 'somebody else');
select throws_ok($$select choose_secondment_way(pg_temp.of('s1'), 'substitute', pg_temp.of('w1'))$$, 'P0001', 'not_in_exchange', 'from across');
select lives_ok($$select choose_secondment_way(pg_temp.of('s1'), 'substitute', pg_temp.of('p2'), '更合适')$$, 'the host says whom it would like');
select results_eq($$select party::text, way::text, person_id = pg_temp.of('p2'), words from secondment_ways$$, $$values ('host', 'substitute', true, '更合适')$$, 'which is kept');
select is((select status::text from secondments where id = pg_temp.of('s1')), 'published', 'the promise stands');
reset role;
select is(pg_temp.told('secondment_way_substitute'), 3::bigint, 'both offices and the home unit are told');
select is((select n.data ->> 'whom' from public.notifications n where n.kind = 'secondment_way_substitute' limit 1), '示例p2', 'whom');
select is((select count(*) from public.secondment_events e where e.verb = 'way_substitute' and e.why = '更合适'), 1::bigint, 'it stands in the course');
insert into public.person_links (person_id, token_hash, created_by_name, expires_on) values (pg_temp.of('p2'), repeat('c', 64), '甲', private.chinese_day() + 9);
select is((select (w ->> 'post', w ->> 'by', w ->> 'words')::text from jsonb_array_elements(person_by_link(repeat('c', 64)) -> 'wishedFor') w), '(主任,甲县,更合适)', 'whom it names sees it by his own link');

-- The home unit leaves: the assignment ends as by who drops out.
set local role authenticated;
select tests.sign_in('firm@test');
select throws_ok($$select choose_secondment_way(pg_temp.of('s1'), 'leave', null, ' ')$$, 'P0001', 'reason_needed', 'who leaves says why');
select lives_ok($$select choose_secondment_way(pg_temp.of('s1'), 'leave', null, '抽不出人')$$, 'the home unit leaves');
select results_eq($$select status::text, reason from secondments where id = pg_temp.of('s1')$$, $$values ('ended', '抽不出人')$$, 'the assignment is over, with the reason');
reset role;
select is(pg_temp.told('secondment_dropped_out'), 3::bigint, 'everybody else is told');
select is((select count(*) from public.secondment_ways), 2::bigint, 'each unit has a word of its own');

-- Two are proposed in that place; the host waits, then leaves.
select pg_temp.stay('s2', 'p2', 'proposed');
select pg_temp.stay('s3', 'p3', 'proposed');
set local role authenticated;
select tests.sign_in('county@test');
select lives_ok($$select choose_secondment_way(pg_temp.of('s1'), 'wait')$$, 'the host waits');
select is((select count(*)::int from secondment_ways where party = 'host' and way = 'wait' and person_id is null), 1, 'its last word counts');
select is((select count(*)::int from secondments where status = 'proposed'), 2, 'waiting refuses nobody');
select tests.sign_in('firm@test');
select lives_ok($$select choose_secondment_way(pg_temp.of('s1'), 'leave', null, '不再派人')$$, 'the home unit sends nobody any more');
reset role;
select results_eq($$select s.status::text from public.secondments s where s.id in (pg_temp.of('s2'), pg_temp.of('s3')) order by s.id = pg_temp.of('s3')$$, $$values ('proposed'), ('declined')$$, 'its own are refused, those of another unit are not');
select results_eq($$select g.party::text, g.answer::text, g.words, g.signer_post from public.secondment_signatures g where g.secondment_id = pg_temp.of('s3')$$, $$values ('home', 'declined', '不再派人', '东企')$$, 'with the reason given');
select is(pg_temp.told('secondment_way_leave'), 3::bigint, 'everybody else is told that it leaves');
insert into public.secondment_signatures (secondment_id, party, answer, signer_name, signer_post, channel) values (pg_temp.of('s2'), 'host', 'signed', '戊', '院长', 'account');
set local role authenticated;
select tests.sign_in('county@test');
select throws_ok($$select choose_secondment_way(pg_temp.of('s1'), 'leave', null, '不接了')$$, 'P0001', 'already_signed', 'who has signed for somebody else does not leave beside it');
select is((select way::text from secondment_ways where party = 'host'), 'wait', 'and nothing is half done');
reset role;
delete from public.secondment_signatures where secondment_id = pg_temp.of('s2');
set local role authenticated;
select tests.sign_in('county@test');
select lives_ok($$select choose_secondment_way(pg_temp.of('s1'), 'leave', null, '不接了')$$, 'the host takes nobody any more');
select is((select status::text from secondments where id = pg_temp.of('s2')), 'declined', 'whoever was proposed is refused');
select is((select count(*)::int from secondment_ways), 2, 'units see what units chose');
select throws_ok($$select choose_secondment_way(pg_temp.of('s2'), 'substitute', gen_random_uuid())$$, 'P0001', 'not_in_exchange', 'nobody that does not exist');
select tests.sign_in('other@test');
select is((select count(*)::int from secondment_ways), 0, 'others see nothing');
select tests.sign_in('west@test');
select is((select count(*)::int from secondment_ways where way = 'leave'), 2, 'the offices see it');
select * from finish();
rollback;
