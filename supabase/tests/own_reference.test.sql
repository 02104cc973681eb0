-- What ships changes by migration alone; what an office adds is its own, dated, ended but never deleted.
begin;
select plan(19);

select tests.organisation('coordinator_office', '山东协作办', '370000') as id into temp shandong;
select tests.organisation('coordinator_office', '新疆协作办', '650000') as id into temp xinjiang;
select tests.organisation('enterprise', '乙公司', '371100') as id into temp firm;
select tests.organisation('operator', '己平台', null) as id into temp operator;
select tests.person('shandong@test', (select id from shandong), 'coordinator');
select tests.person('xinjiang@test', (select id from xinjiang), 'coordinator');
select tests.person('firm@test', (select id from firm), 'enterprise_member');
select tests.person('operator@test', (select id from operator), 'administrator');
grant select on shandong to authenticated;

set local role service_role;
select throws_ok($$delete from public.fiscal_parameters$$, '42501', null, 'what ships changes by migration alone');
reset role;
select throws_ok(
  $$insert into public.fiscal_parameters values ('tax.cit.rate', '2020-01-01', false, null, 0.2, '1', 'a test', null, 'low')$$,
  '23P01', null, 'a parameter has one value a day');

set local role authenticated;
select tests.sign_in('shandong@test');
select isnt_empty('select 1 from fiscal_parameters', 'who is signed in reads the parameters');
select is(add_own_pairing('collaboration', '371100', '653128', '2026-01-01', null, '两市协议', '', 'medium'), 'c-371100-653128-2026', 'an office adds a pairing');
select throws_ok($$select add_own_pairing('collaboration', '371100', '653128', '2026-06-01', null, '两市协议', '', 'medium')$$, 'P0001', 'already_recorded', 'one at a time');
select throws_ok($$select add_own_pairing('assistance', '371100', '653127', '2020-01-01', null, '重复', '', 'medium')$$, 'P0001', 'already_recorded', 'and none that ships already');
select throws_ok($$select add_own_pairing('collaboration', '371100', '653124', '2026-01-01', '2026-01-01', '空', '', 'medium')$$, 'P0001', 'period_empty', 'it lasts a day at least');
select throws_ok($$select add_own_pairing('collaboration', '371100', '653124', '2026-01-01', null, '没有来源', '', 'high')$$, 'P0001', 'bad_request', 'nothing unsourced is sure');
select throws_ok($$select add_own_pairing('collaboration', '371100', '653124', '2026-01-01', null, 'x', '', 'low', (select id from organisations where name = '新疆协作办'))$$, 'P0001', 'not_allowed', 'only for itself');
select lives_ok($$select add_own_parameter('local_share.vat.c653127', '2026-01-01', null, 0.25, '1', '县财政局函', '', 'medium')$$, 'it adds a parameter');
select throws_ok($$select add_own_parameter('local_share.vat.c653127', '2026-06-01', null, 0.3, '1', '县财政局函', '', 'medium')$$, 'P0001', 'already_recorded', 'one value a day');
select throws_ok($$select add_own_parameter('local_share.cit', '2026-06-01', null, 30, '1', '笔误', '', 'medium')$$, 'P0001', 'bad_request', 'a share is at most the whole');
select throws_ok($$delete from own_pairings$$, '42501', null, 'nothing is deleted');
select throws_ok($$select end_own_pairing('c-371100-653128-2026', '2025-01-01')$$, 'P0001', 'period_empty', 'nor ended before it began');
select lives_ok($$select end_own_pairing('c-371100-653128-2026', '2027-01-01')$$, 'it is ended with a date');

select tests.sign_in('xinjiang@test');
select is_empty('select 1 from own_pairings', 'another office does not have it');
select throws_ok($$select end_own_pairing('c-371100-653128-2026', '2027-01-01')$$, 'P0001', 'not_found', 'nor ends it');
select tests.sign_in('firm@test');
select throws_ok($$select add_own_parameter('a.b', '2026-01-01', null, 1, 'year', 'x', '', 'low')$$, 'P0001', 'not_allowed', 'a firm adds none');
select tests.sign_in('operator@test');
select lives_ok($$select end_own_parameter('local_share.vat.c653127', '2026-01-01', '2028-01-01', (select id from shandong))$$, 'the administrator does it for an office');

select * from finish();
rollback;
