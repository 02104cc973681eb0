-- From talks to agreed terms: who may, what is refused, what each side keeps to itself, and that what was agreed never changes.
begin;
select plan(67);

select tests.organisation('coordinator_office', '甲市协作办', '370000') as id into temp east;
select tests.organisation('county', '乙县', '653127') as id into temp west;
select tests.organisation('coordinator_office', '丙协作办', '650000') as id into temp office;
select tests.organisation('enterprise', '丁公司', '371100') as id into temp firm;
select tests.organisation('county', '戊县', '640323') as id into temp other;
select tests.organisation('audit_office', '己审计组', null) as id into temp audit;
select tests.person('east@test', (select id from east), 'coordinator');
select tests.person('west@test', (select id from west), 'county_member');
select tests.person('west2@test', (select id from west), 'county_member');
select tests.person('office@test', (select id from office), 'coordinator');
select tests.person('firm@test', (select id from firm), 'enterprise_member');
select tests.person('other@test', (select id from other), 'county_member');
select tests.person('audit@test', (select id from audit), 'auditor');
insert into own_parameters (office_id, code, valid_from, value, unit, source, confidence)
select id, 'tax.cit.rate', '2026-01-01', 0.2, '1', '试行', 'low' from office;
create temp table made (id uuid, name text);
grant select, insert on made to authenticated;
grant select on east, west, firm, other to authenticated;
create function pg_temp.enclave() returns uuid language sql as $$ select id from made where name = 'first' $$;
create function pg_temp.parties(out_id uuid, in_id uuid) returns jsonb language sql as $$
  select jsonb_build_array(jsonb_build_object('role', 'fly_out', 'organisation', out_id, 'name', '甲市'),
    jsonb_build_object('role', 'fly_in', 'organisation', in_id)) $$;
create function pg_temp.hash(text) returns text language sql as $$ select encode(sha256(convert_to($1, 'UTF8')), 'hex') $$;

set local role authenticated;
select tests.sign_in('firm@test');
select throws_ok($$select create_enclave('forward', '园区', '653127', pg_temp.parties((select id from east), (select id from west)))$$, 'P0001', 'not_allowed', 'a firm founds no enclave');
select tests.sign_in('other@test');
select throws_ok($$select create_enclave('forward', '园区', '653127', pg_temp.parties((select id from east), (select id from west)))$$, 'P0001', 'not_allowed', 'nor does who takes no part');
select tests.sign_in('west@test');
select throws_ok($$select create_enclave('forward', '园区', '653127', pg_temp.parties((select id from west), (select id from west)))$$, 'P0001', 'party_twice', 'nobody deals with himself');
select throws_ok($$select create_enclave('forward', '园区', '653127', '[]')$$, 'P0001', 'two_places_needed', 'an enclave has two places');
select throws_ok($$select create_enclave('forward', '园区', '653127', pg_temp.parties((select id from firm), (select id from west)))$$, 'P0001', 'party_kind_wrong', 'a firm is no place that shares taxes');
select throws_ok($$select create_enclave('forward', ' ', '653127', pg_temp.parties((select id from east), (select id from west)))$$, 'P0001', 'bad_request', 'it has a name');
select throws_ok($$select create_enclave('forward', '园区', '999999', pg_temp.parties((select id from east), (select id from west)))$$, 'P0001', 'bad_request', 'and stands somewhere');
select is((select count(*)::int from enclaves), 0, 'nothing half-written');
insert into made select create_enclave('forward', '园区', '653127', pg_temp.parties((select id from east), (select id from west))), 'first';
select is((select string_agg(role || ' ' || name, ', ' order by role) from enclave_parties), 'fly_out 甲市, fly_in 乙县', 'its parties, as they are called in it');
select throws_ok($$update enclaves set status = 'agreed'$$, '42501', null, 'nobody writes the table');

-- Working copies and reservations.
select is(save_enclave_draft(pg_temp.enclave(), '{"years":"10"}', '{"withoutIn":"200"}', 0), 1, 'a side types');
select tests.sign_in('west2@test');
select is((select typed ->> 'years' from enclave_drafts), '10', 'a colleague goes on with it');
select throws_ok($$select save_enclave_draft(pg_temp.enclave(), '{}', '{}', 0)$$, 'P0001', 'sheet_changed', 'but not from an older one');
select is(save_enclave_draft(pg_temp.enclave(), '{"years":"12"}', '{"withoutIn":"200"}', 1), 2, 'from the newest');
select tests.sign_in('east@test');
select is((select count(*)::int from notifications where kind = 'proposal_received'), 1, 'the other side was asked');
select is((select p.kind || ' ' || p.status || ' ' || p.disclosure from proposals p join enclaves e on e.proposal_id = p.id), 'enclave proposed identity', 'on the road of consent, by name');
select is_empty('select 1 from enclave_drafts', 'and sees nothing of what is being typed');
select is_empty('select 1 from enclave_reservations', 'nor the other side''s reservation');
select is(save_enclave_draft(pg_temp.enclave(), '{}', '{"withoutOut":"50"}', 0), 1, 'it has its own');
select is((select string_agg(typed ->> 'withoutOut', '') from enclave_reservations), '50', 'and reads its own');
select tests.sign_in('office@test');
select is((select count(*)::int from enclaves), 1, 'the county''s office reads along');
select is_empty('select 1 from enclave_reservations', 'without reservations');
select throws_ok($$select save_enclave_draft(pg_temp.enclave(), '{}', '{}', 0)$$, 'P0001', 'not_allowed', 'and without a pen');
select tests.sign_in('audit@test');
select is((select count(*)::int from enclaves), 1, 'auditors read');
select is_empty('select 1 from enclave_reservations', 'but no reservation');
select tests.sign_in('other@test');
select is_empty('select 1 from enclaves', 'others see no enclave');
select throws_ok($$select propose_enclave_terms(pg_temp.enclave(), '{}', 1, '')$$, 'P0001', 'not_found', 'and propose nothing');

-- Versions.
select tests.sign_in('west@test');
select throws_ok($$select propose_enclave_terms(pg_temp.enclave(), 'x', 1, '')$$, 'P0001', 'bad_request', 'a version is JSON');
select is(propose_enclave_terms(pg_temp.enclave(), '{"a":1}', 1, '先谈比例'), 1, 'the first version');
select throws_ok($$select propose_enclave_terms(pg_temp.enclave(), '{"a":1}', 1, '')$$, 'P0001', 'terms_unchanged', 'the same again is none');
select is((select law @> '[{"code":"tax.cit.rate","value":0.2,"own":true}]' from enclave_terms), true, 'with the law it was reckoned by, the office''s own rows first');
select is((select p.status::text from proposals p join enclaves e on e.proposal_id = p.id), 'proposed', 'terms may be prepared while it is being asked for');
select tests.sign_in('east@test');
select is((select data ->> 'note' from notifications where kind = 'enclave_terms_proposed'), '先谈比例', 'the other side is told what it is about');
select throws_ok($$select agree_enclave_terms(pg_temp.enclave(), 1, 'x', '副市长')$$, 'P0001', 'terms_superseded', 'one agrees to what one read');
select throws_ok($$select agree_enclave_terms(pg_temp.enclave(), 1, pg_temp.hash('{"a":1}'), ' ')$$, 'P0001', 'post_needed', 'in a post');
select is(agree_enclave_terms(pg_temp.enclave(), 1, pg_temp.hash('{"a":1}'), '副市长'), false, 'one side agrees');
select is(agree_enclave_terms(pg_temp.enclave(), 1, pg_temp.hash('{"a":1}'), '副市长'), false, 'twice is once');
select throws_ok($$select take_back_agreement(pg_temp.enclave(), '')$$, 'P0001', 'reason_needed', 'a word is taken back for a reason');
select lives_ok($$select take_back_agreement(pg_temp.enclave(), '保底再议')$$, 'until all have agreed');
select is(propose_enclave_terms(pg_temp.enclave(), '{"a":2}', 1, ''), 2, 'a second version');
select tests.sign_in('west@test');
select throws_ok($$select agree_enclave_terms(pg_temp.enclave(), 1, pg_temp.hash('{"a":1}'), '县长')$$, 'P0001', 'terms_superseded', 'the older one is past');
select is(agree_enclave_terms(pg_temp.enclave(), 2, pg_temp.hash('{"a":2}'), '县长'), false, 'one');
select tests.sign_in('east@test');
select throws_ok($$select agree_enclave_terms(pg_temp.enclave(), 2, pg_temp.hash('{"a":2}'), '副市长')$$, 'P0001', 'consents_missing', 'nothing is agreed before everybody has said yes');
select is(answer_proposal((select proposal_id from enclaves), 'interested')::text, 'accepted', 'yes, and all have');
select is(agree_enclave_terms(pg_temp.enclave(), 2, pg_temp.hash('{"a":2}'), '副市长'), true, 'and the other: agreed');
select is((select p.status::text from proposals p join enclaves e on e.proposal_id = p.id), 'signed', 'which is the proposal''s signature');
select is((select status::text from enclaves), 'agreed', 'the enclave is');
select throws_ok($$select take_back_agreement(pg_temp.enclave(), '反悔')$$, 'P0001', 'wrong_state', 'then a word stands');
select throws_ok($$select drop_enclave(pg_temp.enclave(), '反悔')$$, 'P0001', 'wrong_state', 'and the enclave too');
reset role;
select throws_ok($$update enclave_terms set document = '{}', hash = pg_temp.hash('{}') where number = 2$$, 'P0001', 'append_only', 'not even the owner changes a version');
select throws_ok($$delete from enclave_agreements$$, 'P0001', 'append_only', 'or an agreement to what is agreed');
select is((select array_agg(verb order by id) from audit_events where subject_kind = 'enclave'),
  array['create', 'propose', 'agree', 'take_back', 'propose', 'agree', 'agree'], 'the trail has every step');

-- Talks and proposal end together.
set local role authenticated;
select tests.sign_in('west@test');
insert into made select create_enclave('forward', '第二园', '653127', pg_temp.parties((select id from east), (select id from west))), 'second';
insert into made select create_enclave('forward', '第三园', '653127', pg_temp.parties((select id from east), (select id from west))), 'third';
select lives_ok($$select drop_enclave((select id from made where name = 'second'), '不谈了')$$, 'talks are ended by a party');
select is((select p.status::text from proposals p join enclaves e on e.proposal_id = p.id where e.id = (select id from made where name = 'second')), 'withdrawn', 'and the proposal with them');
select tests.sign_in('east@test');
select is(answer_proposal((select proposal_id from enclaves e where e.id = (select id from made where name = 'third')), 'not_for_us', 'budget')::text, 'declined', 'a party says no');
select is((select status || ' ' || dropped_why from enclaves where id = (select id from made where name = 'third')), 'dropped proposal_declined', 'and the talks are over');
select tests.sign_in('west@test');
insert into made select create_enclave('forward', '第四园', '653127', pg_temp.parties((select id from east), (select id from west))), 'fourth';
select tests.sign_in('east@test');
select is(answer_proposal((select proposal_id from enclaves e where e.id = (select id from made where name = 'fourth')), 'interested')::text, 'accepted', 'a party says yes');
select is(propose_enclave_terms((select id from made where name = 'fourth'), '{"a":9}', 1, ''), 1, 'a first version after it');
select is((select p.status::text from proposals p join enclaves e on e.proposal_id = p.id where e.id = (select id from made where name = 'fourth')), 'negotiating', 'is a negotiation');
reset role;
select set_config('request.jwt.claims', '{}', true);
select is((select count(*)::int from check_invariants()), 0, 'and all proposals are sound');
delete from made where name <> 'first';

-- A later change of law.
select is(jsonb_array_length(enclaves_under_new_law()), 0, 'while the law is the same there is nothing to reckon');
insert into own_parameters (office_id, code, valid_from, value, unit, source, confidence)
select id, 'tax.cit.loss_carry_years', '2027-01-01', 8, 'year', '试行', 'low' from office;
select is((select array_agg(w.value -> 'document') from jsonb_array_elements(enclaves_under_new_law()) as w (value)), array['"{\"a\":2}"'::jsonb], 'after a change the agreed version is');
create function pg_temp.after() returns jsonb language sql as $$ select w.value -> 'after' from jsonb_array_elements(enclaves_under_new_law()) as w (value) $$;
create temp table law as select pg_temp.after() as after;
select is(record_law_effect((select id from enclave_terms where number = 2), (select after from law), true, '[]',
  '{"flyOut":{"before":100,"after":40},"flyIn":{"before":0,"after":60}}'), true, 'the answer is kept');
select is(record_law_effect((select id from enclave_terms where number = 2), (select after from law), true, '[]', '{}'), false, 'once');
select is((select array_agg((data ->> 'outChange')::int order by id) from notifications where kind = 'enclave_law_changed'), array[-60, -60, -60], 'both parties and the office are told by how much');
set local role authenticated;
select throws_ok($$select enclaves_under_new_law()$$, '42501', null, 'members do not ask for the platform');
reset role;

-- The first figures of its first year are the first of its delivery.
reset role;
with s as (insert into settlements (enclave_id, year) values (pg_temp.enclave(), 1) returning id)
insert into settlement_figures (settlement_id, figures, recorded_by_name, recorded_for)
select s.id, '{}', '甲', p.organisation_id from s, enclave_parties p where p.enclave_id = pg_temp.enclave() and p.role = 'fly_in';
select is((select p.status::text from proposals p join enclaves e on e.proposal_id = p.id where e.id = pg_temp.enclave()), 'delivering', 'its figures begin its delivery');

select * from finish();
rollback;
