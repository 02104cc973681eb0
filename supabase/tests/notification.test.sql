-- Who answers for a region, who reads notices, and what nobody can change afterwards.
begin;
select plan(17);

select tests.organisation('county', '甲县', '653127') as id into temp county;
select tests.organisation('enterprise', '乙公司', '371100') as id into temp firm;
select tests.organisation('coordinator_office', '山东协作办', '370000') as id into temp shandong;
select tests.organisation('audit_office', '戊审计组', null) as id into temp audit;
select tests.organisation('operator', '己平台', null) as id into temp operator;
select tests.person('county@test', (select id from county), 'county_member');
select tests.person('firm@test', (select id from firm), 'enterprise_member');
select tests.person('shandong@test', (select id from shandong), 'coordinator');
select tests.person('audit@test', (select id from audit), 'auditor');
select tests.person('operator@test', (select id from operator), 'administrator');

select is(private.responsible_office_id('371100'), (select id from shandong), 'a province''s office answers for its cities');
select is(private.responsible_office_id('653127'), (select id from shandong), 'without an office of its own, the paired province''s answers');
select is(private.responsible_office_id('820000'), null, 'where nothing is paired, none does');
select tests.organisation('coordinator_office', '新疆协作办', '650000') as id into temp xinjiang;
select tests.organisation('coordinator_office', '喀什协作办', '653100') as id into temp kashgar;
select is(private.responsible_office_id('653127'), (select id from kashgar), 'the nearest office comes first');
select is(private.responsible_office_id('659001'), (select id from xinjiang), 'another prefecture''s office is not near');

select private.notify((select id from county), 'welcome', '{"organisation":"甲县"}', '/today');
select private.record_event('created', 'organisation', '1', (select id from county), null, '{"name":"甲县"}', '测试');
select private.queue_mail('someone@test', E'two\nlines', 'text');

grant select on county, firm to authenticated;
set local role authenticated;
select tests.sign_in('county@test');
select is((select count(*)::int from notifications), 1, 'an organisation''s member reads its notices');
select is((my_session() ->> 'unread')::int, 1, 'and is told how many wait');
select lives_ok($$select read_notifications((select max(id) from notifications))$$, 'marks them as read');
select is((my_session() ->> 'unread')::int, 0, 'and then none waits');
select is((select count(*)::int from audit_events where subject_kind = 'organisation' and subject_id = '1'), 1, 'she reads what concerns her organisation');
select is_empty('select 1 from mails', 'but not the outbox');

select tests.sign_in('firm@test');
select is_empty('select 1 from notifications', 'another organisation does not read them');
select is_empty($$select 1 from audit_events where subject_id = '1'$$, 'nor the trail');
select throws_ok($$select take_mails(1)$$, '42501', null, 'and sends no mails');

select tests.sign_in('operator@test');
select is((select subject from mails where to_email = 'someone@test'), 'two lines', 'the administrator sees the outbox; a subject has one line');

reset role;
select throws_ok($$update public.audit_events set why = 'x'$$, 'P0001', 'append_only', 'nobody edits the trail, whatever his rights');
select throws_ok($$delete from public.audit_events$$, 'P0001', 'append_only', 'nor empties it');

select * from finish();
rollback;
