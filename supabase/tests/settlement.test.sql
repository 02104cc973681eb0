-- Two years of an agreed enclave: what came in, what was paid, what was quarrelled about; nothing changes without a reason and a notice.
begin;
select plan(55);

select tests.organisation('coordinator_office', '甲市协作办', '370000') as id into temp east;
select tests.organisation('county', '乙县', '653127') as id into temp west;
select tests.organisation('coordinator_office', '丙协作办', '650000') as id into temp office;
select tests.organisation('county', '戊县', '640323') as id into temp other;
select tests.person('east@test', (select id from east), 'coordinator');
select tests.person('west@test', (select id from west), 'county_member');
select tests.person('office@test', (select id from office), 'coordinator');
select tests.person('other@test', (select id from other), 'county_member');
create function pg_temp.terms() returns text language sql as $$ select '{"deal":{"terms":{"start_year":2024,"years":2}}}'::text $$;
create function pg_temp.hash(text) returns text language sql as $$ select encode(sha256(convert_to($1, 'UTF8')), 'hex') $$;
create temp table enclave (id uuid);
with made as (insert into enclaves (kind, name, place_code, status, created_by_name) values ('forward', '园区', '653127', 'agreed', 'x') returning id)
insert into enclave select id from made;
insert into enclave_parties (enclave_id, role, organisation_id, name, office_id)
select (select id from enclave), 'fly_in'::enclave_role, id, '乙县', (select id from office) from west
union all select (select id from enclave), 'fly_out', id, '甲市', id from east;
insert into enclave_terms (enclave_id, number, document, hash, law, proposed_by_name, proposed_for, agreed_at)
select (select id from enclave), 1, pg_temp.terms(), pg_temp.hash(pg_temp.terms()), '[]', 'x', id, now() from west;
grant select on enclave, west to authenticated;
create function pg_temp.year(wanted int) returns uuid language sql as $$ select id from settlements where year = wanted $$;
create function pg_temp.statement(wanted int) returns text language sql as $$
  select jsonb_build_object('terms', pg_temp.hash(pg_temp.terms()), 'year', wanted,
    'figures', (select figures from settlement_figures where settlement_id = pg_temp.year(wanted) order by id desc limit 1),
    'sums', (select coalesce(jsonb_object_agg(pair, amount), '{}') from (
      select from_role || '>' || to_role || '.' || side as pair, sum(amount) as amount from settlement_entries e
      where settlement_id = pg_temp.year(wanted) and not exists (select from settlement_entries c where c.corrects = e.id) group by 1) s))::text $$;

set local role authenticated;
select tests.sign_in('east@test');
select throws_ok($$select record_settlement_figures((select id from enclave), 1, '{"vat.county":100}', '')$$, 'P0001', 'not_allowed', 'the place that collects records what came in');
select tests.sign_in('other@test');
select throws_ok($$select record_settlement_figures((select id from enclave), 1, '{}', '')$$, 'P0001', 'not_found', 'others see no enclave');
select tests.sign_in('office@test');
select throws_ok($$select record_settlement_figures((select id from enclave), 1, '{}', '')$$, 'P0001', 'not_allowed', 'an office reads along');
select tests.sign_in('west@test');
select throws_ok($$select record_settlement_figures((select id from enclave), 2, '{"vat.county":1}', '')$$, 'P0001', 'earlier_year_missing', 'year follows year');
select throws_ok($$select record_settlement_figures((select id from enclave), 3, '{"vat.county":1}', '')$$, 'P0001', 'bad_request', 'as far as the term');
select throws_ok($$select record_settlement_figures((select id from enclave), 1, '{"vat.county":1.5}', '')$$, 'P0001', 'bad_request', 'in whole fen');
select lives_ok($$select record_settlement_figures((select id from enclave), 1, '{"vat.county":20000}', '')$$, 'figures of the first year');
select throws_ok($$select record_settlement_figures((select id from enclave), 1, '{"vat.county":20000}', '重复')$$, 'P0001', 'figures_unchanged', 'once');
select throws_ok($$select record_settlement_figures((select id from enclave), 1, '{"vat.county":30000}', '')$$, 'P0001', 'reason_needed', 'a correction has a reason');
select lives_ok($$select record_settlement_figures((select id from enclave), 1, '{"vat.county":30000}', '补录')$$, 'and is a new row');
select is((select count(*)::int from settlement_figures), 2, 'beside the old one');
select throws_ok($$select record_settlement_entry(pg_temp.year(1), 'credited', 'fly_in', 'fly_out', 100, '2025-04-30', '', null, '')$$, 'P0001', 'not_allowed', 'the receiver credits, not the payer');
select throws_ok($$select record_settlement_entry(pg_temp.year(1), 'booked', 'fly_in', 'firm', 100, '2025-04-30', '', null, '')$$, 'P0001', 'bad_request', 'between parties');
select throws_ok($$select record_settlement_entry(pg_temp.year(1), 'booked', 'fly_in', 'fly_out', 0, '2025-04-30', '', null, '')$$, 'P0001', 'bad_request', 'of something');
select throws_ok($$select record_settlement_entry(pg_temp.year(1), 'booked', 'fly_in', 'fly_out', 1, private.chinese_day() + 1, '', null, '')$$, 'P0001', 'date_in_future', 'that has happened');
select lives_ok($$select record_settlement_entry(pg_temp.year(1), 'booked', 'fly_in', 'fly_out', 15000, '2025-04-30', '财字 1 号', null, '')$$, 'booked here');
select throws_ok($$update settlement_entries set amount = 1$$, '42501', null, 'nobody writes the ledger');

select tests.sign_in('east@test');
select is((select array_agg(kind order by id) from notifications), array['settlement_figures', 'settlement_figures_corrected', 'settlement_booked'], 'the other side was told of each step');
select lives_ok($$select record_settlement_entry(pg_temp.year(1), 'credited', 'fly_in', 'fly_out', 14000, '2025-05-06', '', null, '')$$, 'credited there');
select throws_ok($$select record_settlement_entry(pg_temp.year(1), 'booked', 'fly_in', 'fly_out', 1, '2025-05-06', '', 1, 'x')$$, 'P0001', 'not_allowed', 'nobody corrects the other side');
select throws_ok($$select open_settlement_dispute(pg_temp.year(1), 'amount', ' ', null)$$, 'P0001', 'claim_needed', 'a case says what is claimed');
select is(open_settlement_dispute(pg_temp.year(1), 'amount', '少到 10 元', 1000), 1, 'a case');
select throws_ok($$select draw_settlement_statement(pg_temp.year(1), pg_temp.statement(1))$$, 'P0001', 'dispute_open', 'while it is open nothing is reconciled');
select throws_ok($$select add_dispute_evidence((select id from settlement_disputes), '凭证', 'application/pdf', 1, (select id from west) || '/x')$$, 'P0001', 'bad_request', 'papers lie among one''s own');
select tests.sign_in('office@test');
select is((select count(*)::int from notifications where kind = 'dispute_opened'), 1, 'the county''s office is told: a call may end it');
select throws_ok($$select answer_settlement_dispute((select id from settlement_disputes), 'x')$$, 'P0001', 'not_allowed', 'but takes no side');
select tests.sign_in('west@test');
select lives_ok($$select answer_settlement_dispute((select id from settlement_disputes), '银行退回过一笔')$$, 'the other side answers');
select throws_ok($$select close_settlement_dispute((select id from settlement_disputes), 'accepted', '好', 0, null, null)$$, 'P0001', 'not_allowed', 'who opened it closes it');
select tests.sign_in('east@test');
select throws_ok($$select close_settlement_dispute((select id from settlement_disputes), 'accepted', '好', 5, 'fly_in', 'fly_out')$$, 'P0001', 'bad_request', 'only an agreed amount adjusts');
select lives_ok($$select record_settlement_entry(pg_temp.year(1), 'credited', 'fly_in', 'fly_out', 15000, '2025-05-08', '', (select id from settlement_entries where side = 'credited'), '第二笔晚到')$$, 'a correction of one''s own');
select throws_ok($$select record_settlement_entry(pg_temp.year(1), 'credited', 'fly_in', 'fly_out', 1, '2025-05-08', '', (select min(id) from settlement_entries where side = 'credited'), '再改')$$, 'P0001', 'already_corrected', 'of the newest row');
select lives_ok($$select close_settlement_dispute((select id from settlement_disputes), 'corrected', '已更正入账', 0, null, null)$$, 'closed with its outcome');
select throws_ok($$select answer_settlement_dispute((select id from settlement_disputes), 'x')$$, 'P0001', 'wrong_state', 'and stays closed');

select throws_ok($$select draw_settlement_statement(pg_temp.year(1), replace(pg_temp.statement(1), '15000', '15001'))$$, 'P0001', 'statement_stale', 'a statement says what the ledger says');
select throws_ok($$select draw_settlement_statement(pg_temp.year(1), 'x')$$, 'P0001', 'bad_request', 'and is JSON');
select is(draw_settlement_statement(pg_temp.year(1), pg_temp.statement(1)), 1, 'drawn');
select throws_ok($$select confirm_settlement_statement(pg_temp.year(1), 1, 'x', '处长')$$, 'P0001', 'statement_stale', 'one confirms what one read');
select throws_ok($$select confirm_settlement_statement(pg_temp.year(1), 1, pg_temp.hash(pg_temp.statement(1)), '')$$, 'P0001', 'post_needed', 'in a post');
select is(confirm_settlement_statement(pg_temp.year(1), 1, pg_temp.hash(pg_temp.statement(1)), '处长'), false, 'one side');
select tests.sign_in('west@test');
select is(confirm_settlement_statement(pg_temp.year(1), 1, pg_temp.hash(pg_temp.statement(1)), '局长'), true, 'both: settled');
select throws_ok($$select propose_enclave_terms((select id from enclave), '{"b":1}', 1, '')$$, 'P0001', 'year_settled', 'new terms leave a settled year alone');
select throws_ok($$select record_settlement_entry(pg_temp.year(1), 'booked', 'fly_in', 'fly_out', 5, '2025-09-01', '', null, '')$$, 'P0001', 'reason_needed', 'what is settled is opened for a reason');
select lives_ok($$select record_settlement_entry(pg_temp.year(1), 'booked', 'fly_in', 'fly_out', 5, '2025-09-01', '', null, '补付')$$, 'and then is');
select is((select status::text from settlements where year = 1), 'open', 'open again');
select throws_ok($$select confirm_settlement_statement(pg_temp.year(1), 1, (select hash from settlement_statements), '局长')$$, 'P0001', 'statement_stale', 'the old statement is void');
select tests.sign_in('east@test');
select is((select count(*)::int from notifications where kind = 'settlement_reopened'), 1, 'which the other side is told');
select tests.sign_in('west@test');
select lives_ok($$select record_settlement_figures((select id from enclave), 2, '{"vat.county":1}', '')$$, 'the second year');
reset role;
select throws_ok($$delete from settlement_entries$$, 'P0001', 'append_only', 'not even the owner changes the ledger');

-- By when a year has to be paid.
select is((select count(*)::int from private.settlement_dues('2030-01-01')), 0, 'terms that name no day are due on none');
create function pg_temp.dated() returns text language sql as $$ select '{"deal":{"terms":{"start_year":2024,"years":2}},"written":{"paymentBy":"04-30"}}'::text $$;
insert into enclave_terms (enclave_id, number, document, hash, law, proposed_by_name, proposed_for, agreed_at)
select (select id from enclave), 9, pg_temp.dated(), pg_temp.hash(pg_temp.dated()), '[]', 'x', id, now() from west;
select is((select count(*)::int from private.settlement_dues('2025-04-15')), 0, 'nor is anything due three weeks before');
select is((select string_agg(concat_ws(' ', year, calendar_year, due_on, missing), ', ' order by year) from private.settlement_dues('2025-04-20')), '1 2024 2025-04-30 confirmed', 'within a fortnight it is, with what is missing');
select is((select string_agg(concat_ws(' ', year, due_on, missing), ', ' order by year) from private.settlement_dues('2026-05-20')), '1 2025-04-30 confirmed, 2 2026-04-30 booked', 'and until it is confirmed');
delete from notifications;
select private.duty_settlement_dues();
select private.duty_settlement_dues();
select is((select count(*)::int from notifications where kind = 'settlement_late'), 6, 'of what is long overdue both parties and their offices are told, once');
set local role authenticated;
select tests.sign_in('office@test');
select is((select count(*)::int from my_settlement_dues()), 2, 'an office sees what its county owes');
select tests.sign_in('other@test');
select is((select count(*)::int from my_settlement_dues()), 0, 'others see nothing');
reset role;

select * from finish();
rollback;
