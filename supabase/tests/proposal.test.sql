-- A proposal from the first word to talks: who may, what is refused, how much is seen, and what is promised.
begin;
select plan(62);

select tests.organisation('coordinator_office', '甲协作办', '370000') as id into temp office;
select tests.organisation('coordinator_office', '乙协作办', '650000') as id into temp west_office;
select tests.organisation('county', '丙县', '653127') as id into temp county;
select tests.organisation('enterprise', '丁公司', '371100') as id into temp firm;
select tests.organisation('enterprise', '戊公司', '371100') as id into temp other_firm;
select tests.organisation('audit_office', '己审计组', null) as id into temp audit;
select tests.person('office@test', (select id from office), 'coordinator');
select tests.person('west@test', (select id from west_office), 'coordinator');
select tests.person('county@test', (select id from county), 'county_member');
select tests.person('firm@test', (select id from firm), 'enterprise_member');
select tests.person('other@test', (select id from other_firm), 'enterprise_member');
select tests.person('audit@test', (select id from audit), 'auditor');
select tests.listing('county-a', (select id from county), 'published') as id into temp land;
select tests.listing('firm-a', (select id from firm), 'published');
select tests.listing('other-a', (select id from other_firm), 'published');
select tests.listing('firm-draft', (select id from firm), 'draft');
insert into listing_factors (listing_id, direction, position, factor, description, quantity, unit)
select id, 'offer', 0, 'land', '', 100, 'mu' from land;
insert into listing_factors (listing_id, direction, position, factor, description, quantity, unit)
select id, 'offer', 0, 'capital', '', 5000, 'CNY_10k' from listings where ref in ('firm-a', 'other-a');
create temp table made (name text primary key, id uuid);
grant select, insert on made to authenticated;
grant select on office, west_office, county, firm, other_firm, land to authenticated;
create function pg_temp.made(text) returns uuid language sql as $$ select id from made where name = $1 $$;
create function pg_temp.land(mu numeric) returns jsonb language sql as $$
  select jsonb_build_array(jsonb_build_object('listing', 'county-a', 'at', 0, 'factor', 'land', 'quantity', mu, 'unit', 'mu'))
$$;
create function pg_temp.promised() returns numeric language sql security definer as $$
  select promised / 2000 from public.factor_stocks where factor = 'land'
$$;

-- Who may propose what.
set local role authenticated;
select tests.sign_in('firm@test');
select throws_ok($$select propose_partner('firm-draft', 'county-a')$$, 'P0001', 'wrong_state', 'only what is published is proposed');
select throws_ok($$select propose_partner('firm-a', 'nothing')$$, 'P0001', 'not_found', 'and to somebody who is there');
select throws_ok($$select propose_partner('other-a', 'county-a')$$, 'P0001', 'not_allowed', 'nobody proposes for another');
select throws_ok($$select propose_partner('firm-a', 'county-a', '[{"listing":"county-a","factor":"water","quantity":1,"unit":"mu"}]')$$, 'P0001', 'bad_request', 'what is not offered is not asked for');
select throws_ok($$select propose_partner('firm-a', 'county-a', '[{"listing":"county-a","factor":"land","quantity":-1,"unit":"mu"}]')$$, 'P0001', 'bad_request', 'nor less than nothing');
insert into made select 'first', propose_partner('firm-a', 'county-a',
  pg_temp.land(60) || '[{"listing":"firm-a","at":0,"factor":"capital","quantity":2000,"unit":"CNY_10k"}]'::jsonb, '想先看地块');
select throws_ok($$select propose_partner('firm-a', 'county-a')$$, 'P0001', 'already_proposed', 'one at a time between two listings');
select is((select status from proposals where id = pg_temp.made('first')), 'proposed', 'it is proposed at once');
select is((select respond_by from proposals where id = pg_temp.made('first')), private.add_working_days(private.chinese_day(), 5), 'with five working days to answer');
select is((select answer from proposal_parties where proposal_id = pg_temp.made('first') and organisation_id = (select id from firm)), 'interested', 'who asks has answered');
select is((select title from proposal_subjects), '丁公司 ⇄ 丙县', 'and knows whom he asked');
select is((select count(*)::int from proposal_parties), 1, 'but not what that one answers');
select is((select open from open_proposal_counts), 1, 'it counts as one of his five');

-- The county sees a teaser, and nothing that says who it is.
select tests.sign_in('county@test');
select is((select count(*)::int from proposals), 1, 'the county sees the proposal');
select is_empty($$select 1 from proposal_subjects$$, 'not what names the other');
select results_eq($$select organisation_id from proposal_parties$$, $$select id from county$$, 'itself alone among the parties');
select results_eq($$select organisation_id from proposal_commitments$$, $$select id from county$$, 'what it would give itself');
select is_empty($$select 1 from proposal_events$$, 'and not who did what');
select is_empty($$select 1 from audit_events where concerns = (select id from firm)$$, 'the trail does not tell either');
select is((select count(*)::int from notifications where kind = 'proposal_received'), 1, 'it was told');
select is((select data ? 'title' from notifications where kind = 'proposal_received'), false, 'without a name');
select tests.sign_in('other@test');
select is_empty($$select 1 from proposals$$, 'others see nothing');
select throws_ok(format($$select answer_proposal(%L, 'interested')$$, pg_temp.made('first')), 'P0001', 'not_found', 'nor answer');
select tests.sign_in('audit@test');
select is((select count(*)::int from proposal_parties), 2, 'auditors see all');
select throws_ok(format($$select answer_proposal(%L, 'interested')$$, pg_temp.made('first')), 'P0001', 'not_allowed', 'and change nothing');
select throws_ok(format($$select withdraw_proposal(%L, 'x')$$, pg_temp.made('first')), 'P0001', 'not_allowed', 'nothing at all');

-- The answer: refused without a reason, held by interest, mutual when all are interested.
select tests.sign_in('county@test');
select throws_ok(format($$select answer_proposal(%L, 'not_now')$$, pg_temp.made('first')), 'P0001', 'reason_needed', 'a refusal has a reason');
select throws_ok(format($$select answer_proposal(%L, 'not_for_us', 'other', ' ')$$, pg_temp.made('first')), 'P0001', 'reason_needed', 'another reason has words');
select throws_ok(format($$select answer_proposal(%L, 'interested', null, '', '{"0": 61}')$$, pg_temp.made('first')), 'P0001', 'bad_request', 'nobody holds more than was asked');
select throws_ok(format($$select answer_proposal(%L, 'interested', null, '', null, %L)$$, pg_temp.made('first'), (select id from firm)), 'P0001', 'not_allowed', 'nobody answers for another');
select is(answer_proposal(pg_temp.made('first'), 'interested'), 'accepted', 'both are interested');
select is(answer_proposal(pg_temp.made('first'), 'interested'), 'accepted', 'saying it again says the same');
select is(pg_temp.promised(), 60::numeric, 'and promises once');
select throws_ok(format($$select answer_proposal(%L, 'not_now', 'timing')$$, pg_temp.made('first')), 'P0001', 'wrong_state', 'what is agreed is not declined any more');
select is((select title from proposal_subjects), '丁公司 ⇄ 丙县', 'now the county knows who it is');
select is((select count(*)::int from proposal_parties), 2, 'and what was answered');
select is((select array_agg(distinct state::text) from proposal_commitments), array['committed'], 'what was held is committed');
select is((select disclosure from proposals), 'identity', 'the level is identity');
select is((select count(*)::int from notifications where kind = 'proposal_accepted'), 1, 'with one notice');
select lives_ok(format($$select begin_negotiation(%L)$$, pg_temp.made('first')), 'they begin to talk');
select is((select status from proposals), 'negotiating', 'from then on they negotiate');

-- The last of the land.
select tests.sign_in('other@test');
insert into made select 'second', propose_partner('other-a', 'county-a', pg_temp.land(50));
select tests.sign_in('county@test');
select throws_ok(format($$select answer_proposal(%L, 'interested')$$, pg_temp.made('second')), 'P0001', 'capacity_taken', 'what is promised is not promised twice');
select is((select answer from proposal_parties where proposal_id = pg_temp.made('second')), null, 'and nothing was answered');
select is(answer_proposal(pg_temp.made('second'), 'interested', null, '', '{"0": 40}'), 'accepted', 'a part is');
select is(pg_temp.promised(), 100::numeric, 'the last of it');
reset role;
select throws_ok($$update factor_stocks set promised = promised + 1 where factor = 'land'$$, '23514', null, 'the table itself refuses more');
select is_empty($$select 1 from proposals p where status is distinct from
  (select to_status from proposal_events e where e.proposal_id = p.id and to_status is not null order by id desc limit 1)$$, 'every state has its event');
set local role authenticated;

-- Withdrawn by the office: all is free again, and everybody is told.
select tests.sign_in('west@test');
select throws_ok(format($$select withdraw_proposal(%L, '改期')$$, pg_temp.made('second')), 'P0001', 'not_allowed', 'the office that is not in charge does not');
select tests.sign_in('office@test');
select throws_ok(format($$select withdraw_proposal(%L, ' ')$$, pg_temp.made('second')), 'P0001', 'reason_needed', 'it says why');
select lives_ok(format($$select withdraw_proposal(%L, '改期')$$, pg_temp.made('second')), 'the one in charge withdraws');
select is(pg_temp.promised(), 60::numeric, 'what was promised is free');
select tests.sign_in('county@test');
select is((select data ->> 'why' from notifications where kind = 'proposal_withdrawn'), '改期', 'and the county was told why');

-- By phone: the responsible office answers on a consent.
select tests.sign_in('other@test');
insert into made select 'third', propose_partner('other-a', 'county-a');
select tests.sign_in('west@test');
select throws_ok(format($$select answer_proposal(%L, 'not_now', 'timing', '', null, %L)$$, pg_temp.made('third'), (select id from county)), 'P0001', 'consent_needed', 'not without a consent');
reset role;
insert into consents (organisation_id, given_by_name, given_by_post, channel, given_on, scopes, valid_until, recorded_by_name, recorded_by_organisation_id)
select id, '甲', '主任', 'phone', private.chinese_day() - 1, array['answering']::consent_scope[], private.chinese_day() + 30, '乙', (select id from west_office) from county;
insert into made select 'consent', id from consents;
set local role authenticated;
select is(answer_proposal(pg_temp.made('third'), 'not_for_us', 'place', '', null, (select id from county), pg_temp.made('consent'), true), 'declined', 'on a consent it does');
select tests.sign_in('other@test');
select is((select data ->> 'reason' from notifications where kind = 'proposal_declined'), 'place', 'the other learns the kind of reason');
select throws_ok($$select propose_partner('other-a', 'county-a')$$, 'P0001', 'partner_not_available', 'and does not get through again');
select is_empty($$select 1 from rather_nots$$, 'without learning why');

-- Silence: reminded once, then it is over.
reset role;
delete from rather_nots;
set local role authenticated;
insert into made select 'fourth', propose_partner('other-a', 'county-a', '[{"listing":"other-a","at":0,"factor":"capital","quantity":3000,"unit":"CNY_10k"}]');
reset role;
update proposals set respond_by = private.chinese_day() where id = pg_temp.made('fourth');
update proposal_parties set respond_by = private.chinese_day() where proposal_id = pg_temp.made('fourth');
select private.duty_expire_proposals();
select private.duty_expire_proposals();
select is((select count(*)::int from notifications where kind = 'proposals_waiting' and organisation_id = (select id from county)), 1, 'reminded once');
update proposals set respond_by = private.chinese_day() - 1 where id = pg_temp.made('fourth');
select private.duty_expire_proposals();
select is((select status from proposals where id = pg_temp.made('fourth')), 'expired', 'then it expires');
select is((select promised from factor_stocks where factor = 'capital' and listing_id = (select id from listings where ref = 'other-a')), 0::numeric, 'and frees what was held');
select is((select sum(open)::int from open_proposal_counts), 0, 'nothing is open');

-- Five and no more.
select throws_ok($$insert into open_proposal_counts values ((select id from audit), 6)$$, '23514', null, 'the table itself refuses a sixth');
select throws_ok($$update proposal_events set why = 'x'$$, 'P0001', 'append_only', 'events stay as they were');

select * from finish();
rollback;
