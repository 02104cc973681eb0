-- Mail of notices: what is due for whom, at which hour, once.
begin;
select plan(13);

select tests.organisation('county', '甲县', '653127') as id into temp county;
select tests.person('county@test', (select id from county), 'county_member') as id into temp person;
select tests.person('other@test', (select id from county), 'county_member') as id into temp other;
grant select on county, person to authenticated;
delete from notice_settings;
update auth.users set email = email;

select ok(private.is_quiet(21, 8, '2026-11-26 23:00+08'), 'the night is quiet');
select ok(private.is_quiet(21, 8, '2026-11-26 07:59+08'), 'until the morning');
select ok(not private.is_quiet(21, 8, '2026-11-26 08:00+08'), 'and no longer');
select ok(private.is_quiet(12, 14, '2026-11-26 13:00+08'), 'hours of one day');
select ok(not private.is_quiet(8, 8, '2026-11-26 08:00+08'), 'the same hour twice is none');

select tests.sign_in('county@test');
set local role authenticated;
select save_notice_settings('soon', 0, 0, array['help'], 'en');
select is((select count(*)::int from notice_settings), 1, 'one has settings of one''s own');
select throws_ok($$select save_notice_settings('soon', 24, 0, '{}', 'zh')$$, 'P0001', 'bad_request', 'an hour is one of 24');
select throws_ok($$update notice_settings set mail = 'off'$$, '42501', null, 'changed by the function only');

reset role;
select private.notify((select id from county), 'help_asked', '{}', '/help', (select id from person));
create temp view mine as select d from jsonb_array_elements(due_notice_digests()) d where d ->> 'userId' = (select id::text from person);
select is((select jsonb_array_length(d -> 'notices') from mine), 1, 'what is unread is due');
select is((select d -> 'muted' from mine), '["help"]', 'with what is not wanted');
select ok(deliver_notice_digest((select id from person), 0, (select max(id) from notifications), 'x', 'y'), 'it is mailed');
select ok(not deliver_notice_digest((select id from person), 0, (select max(id) from notifications), 'x', 'y'), 'once');
select is((select count(*)::int from mine), 0, 'and told of no more');

select * from finish();
rollback;
