-- Mail of notices: what is due for whom, at which hour, once.
begin;
select plan(21);

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
select ok(deliver_notice_digest((select id from person), 'soon', 0, (select max(id) from notifications), 'x', 'y'), 'it is mailed');
select ok(not deliver_notice_digest((select id from person), 'soon', 0, (select max(id) from notifications), 'x', 'y'), 'once');
select is((select count(*)::int from mine), 0, 'and told of no more');


-- Kind by kind.
set local role authenticated;
select throws_ok($$select save_notice_settings('daily', 0, 0, '{}', 'zh', '{"help_asked":"none"}')$$, 'P0001', 'bad_request', 'a duty cannot be left out');
select throws_ok($$select save_notice_settings('daily', 0, 0, '{}', 'zh', '{"search_news":"always"}')$$, 'P0001', 'bad_request', 'nor is everything a choice');
select save_notice_settings('daily', 0, 0, '{}', 'zh', '{"search_news":"none","help_asked":"soon","run_done":"page"}');
reset role;
select private.notify((select id from county), k, '{}', '/x') from unnest(array['search_news', 'help_asked', 'run_done', 'listing_expired']) k;
update notifications set created_at = now() - interval '2 hours';
select is((select array_agg(n ->> 'kind') from mine, jsonb_array_elements(d -> 'notices') n where d ->> 'pace' = 'soon'), array['help_asked'], 'at once what one chose');
select is((select array_agg(n ->> 'kind') from mine, jsonb_array_elements(d -> 'notices') n where d ->> 'pace' = 'daily'), array['listing_expired'],
  'in the digest what one did not');
select ok(deliver_notice_digest((select id from person), 'daily', 0, (select max(id) from notifications), 'x', 'y'), 'one mail moves on by itself');
select is((select array_agg(d ->> 'pace') from mine), array['soon'], 'the other waits on');
select tests.sign_in('county@test');
set local role authenticated;
select is((select count(*)::int from notifications where kind = 'search_news'), 0, 'what one does not want is not on the page');
select tests.sign_in('other@test');
select is((select count(*)::int from notifications where kind = 'search_news'), 1, 'a colleague sees it');

select * from finish();
rollback;
