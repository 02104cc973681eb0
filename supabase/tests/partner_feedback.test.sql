-- What an organisation thinks of partners is its own, and its office's to see.
begin;
select plan(17);

select tests.organisation('county', '甲县', '653127') as id into temp county;
select tests.organisation('enterprise', '乙公司', '371100') as id into temp firm;
select tests.organisation('coordinator_office', '新疆办', '650000') as id into temp office;
select tests.organisation('coordinator_office', '山东办', '370000') as id into temp eastern_office;
create temp table people as
  select tests.person('county@test', (select id from county), 'county_member') as county,
    tests.person('firm@test', (select id from firm), 'enterprise_member') as firm,
    tests.person('office@test', (select id from office), 'coordinator') as office,
    tests.person('east@test', (select id from eastern_office), 'coordinator') as east;
insert into listings (ref, organisation_id, status, title) values
  ('mine', (select id from county), 'published', '灰枣'), ('theirs', (select id from firm), 'published', '果品'),
  ('hidden', (select id from firm), 'draft', '草稿');

set local role authenticated;
select tests.sign_in('county@test');
select throws_ok($$select judge_partner('mine', 'theirs', 'suits', '{}', ' ')$$, 'P0001', 'reason_needed', 'a verdict says why');
select throws_ok($$select judge_partner('mine', 'theirs', 'suits', '{too_far}', '')$$, '23514', null, 'a reason fits the verdict');
select throws_ok($$select judge_partner('mine', 'hidden', 'suits', '{other}', '')$$, 'P0001', 'not_found', 'drafts are nobody''s partners');
select throws_ok($$select judge_partner('mine', 'mine', 'suits', '{other}', '')$$, 'P0001', 'not_found', 'nor is one oneself');
select throws_ok($$select judge_partner('theirs', 'mine', 'suits', '{other}', '')$$, 'P0001', 'not_found', 'nobody judges for others');
select lives_ok($$select judge_partner('mine', 'theirs', 'does_not_suit', '{too_far,other}', ' 已谈过 ')$$, 'the owner judges');
select results_eq('select verdict::text, reasons::text, note from partner_feedback', $$values ('does_not_suit', '{too_far,other}', '已谈过')$$, 'and reads it');
select lives_ok($$select judge_partner('mine', 'theirs', 'suits', '{business_fits}', '')$$, 'and judges anew');
select is((select count(*)::int from partner_feedback), 1, 'one verdict for a pair');
select throws_ok($$update partner_feedback set note = 'x'$$, '42501', null, 'nobody edits directly');

select tests.sign_in('office@test');
select results_eq('select verdict::text from partner_feedback', array['suits'], 'the responsible office reads it');
select throws_ok($$select judge_partner('mine', 'theirs', 'suits', '{other}', '')$$, 'P0001', 'not_found', 'and does not judge in its name');
select tests.sign_in('firm@test');
select is_empty('select 1 from partner_feedback', 'who is judged does not see it');
select tests.sign_in('east@test');
select is_empty('select 1 from partner_feedback', 'nor does the office of the other side');

select tests.sign_in('county@test');
select lives_ok($$select take_back_judgement('mine', 'theirs')$$, 'it is taken back');
select throws_ok($$select take_back_judgement('mine', 'theirs')$$, 'P0001', 'not_found', 'once');
select results_eq($$select verb from audit_events where verb like '%judge%' order by id$$,
  array['judge_partner', 'judge_partner', 'take_back_judgement'], 'and the trail knows');

select * from finish();
rollback;
