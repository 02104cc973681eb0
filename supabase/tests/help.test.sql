-- A human who answers: whom a question reaches, what passes on when the promise passes, what the figures count.
begin;
select plan(45);

select tests.organisation('county', '甲县', '653127') as id into temp county;
select tests.organisation('county', '别县', '653128') as id into temp other;
select tests.organisation('coordinator_office', '地区协作办', '653100') as id into temp near;
select tests.organisation('coordinator_office', '省协作办', '650000') as id into temp far;
select tests.organisation('audit_office', '审计组', null) as id into temp audit;
select tests.organisation('operator', '平台', null) as id into temp operator;
select tests.person('county@test', (select id from county), 'county_member');
select tests.person('colleague@test', (select id from county), 'county_member');
select tests.person('near@test', (select id from near), 'coordinator');
select tests.person('far@test', (select id from far), 'coordinator');
select tests.person('audit@test', (select id from audit), 'auditor');
select tests.person('operator@test', (select id from operator), 'administrator');
insert into office_contacts (organisation_id, person_name, phone, email, answer_hours) values
  ((select id from near), '示例', '1', 'a@example.cn', 4), ((select id from far), '示例', '1', 'b@example.cn', 8);
grant select on county, near, far, operator to authenticated;

-- Office hours between two moments: 9–12 and 14–18, Monday to Friday, holidays aside.
select is(private.office_minutes('2026-11-26 11:00+08', '2026-11-26 15:00+08'), 120, 'the lunch hour is no office hour');
select is(private.office_minutes('2026-11-27 17:00+08', '2026-11-30 10:00+08'), 120, 'nor is the weekend');
select is(private.office_minutes('2026-11-26 20:00+08', '2026-11-26 22:00+08'), 0, 'nor the evening');

select tests.sign_in('county@test');
set local role authenticated;
create temp table asked as select ask_human('怎么改已经发布的供需？', '/listings/mine', '我的供需') as id;
grant select on asked to authenticated;
select is((select t.office_id from help_turns t), (select id from near), 'the nearest office is asked');
select is((select t.due_at from help_turns t), private.add_working_hours((select asked_at from help_requests), 4), 'within the hours that it promises');
select is((select page || page_title from help_requests), '/listings/mine我的供需', 'with the page one was on');
select throws_ok($$select ask_human('  ')$$, 'P0001', 'bad_request', 'an empty question is none');
select throws_ok($$select ask_human('x', 'https://elsewhere')$$, 'P0001', 'bad_request', 'a page is one of ours');
select throws_ok($$insert into help_messages (request_id, written_by_name, organisation_id, is_answer, body) select id, 'x', (select id from county), true, 'x' from asked$$,
  '42501', null, 'nobody writes the tables directly');

select tests.sign_in('colleague@test');
select is((select count(*)::int from help_requests), 0, 'a colleague does not see it');
select throws_ok($$select say_in_help((select id from asked), 'x')$$, 'P0001', 'not_found', 'nor writes in it');
select throws_ok($$select close_help((select id from asked))$$, 'P0001', 'not_found', 'nor closes it');
select tests.sign_in('far@test');
select is((select count(*)::int from help_requests), 0, 'nor another office');
select tests.sign_in('audit@test');
select is((select count(*)::int from help_messages), 1, 'an auditor does');
select throws_ok($$select say_in_help((select id from asked), 'x')$$, 'P0001', 'not_allowed', 'without a say');

select tests.sign_in('near@test');
select is((select data ->> 'organisation' from notifications where kind = 'help_asked'), '甲县', 'the office is told');
select is(help_queue() #>> '{0,question}', '怎么改已经发布的供需？', 'and has it in its queue');
select say_in_help((select id from asked), '打开它，点“修改”。');
select is((select status::text from help_requests), 'answered', 'an answer answers');
select is((select how::text from help_turns), 'answered', 'and ends the turn');
select tests.sign_in('county@test');
select is((select count(*)::int from notifications where kind = 'help_answered' and user_id is not null), 1, 'the asker is told, no other');
select say_in_help((select id from asked), '没有这个按钮。');
select is((select status::text from help_requests), 'open', 'asked again it is open again');
select is((select count(*)::int from help_turns where ended_at is null and office_id = (select id from near)), 1, 'and the same office owes the answer');

-- The promise passes.
reset role;
update help_turns set since = now() - interval '9 days', due_at = now() - interval '1 hour' where ended_at is null;
select private.duty_help_passed();
select private.duty_help_passed();
select is((select array_agg(how::text order by id) from help_turns), array['answered', 'passed_on', null], 'it is passed on, once');
select is((select office_id from help_turns where ended_at is null), (select id from far), 'to the next office');
select is((select count(*)::int from notifications where kind = 'help_passed_on'), 3, 'both offices and the asker are told');
select ok((select due_at > now() from help_turns where ended_at is null), 'with a promise of its own');
select tests.sign_in('near@test');
set local role authenticated;
select throws_ok($$select say_in_help((select id from asked), '来晚了')$$, 'P0001', 'not_allowed', 'the office before owes nothing any more');
select is((select count(*)::int from help_requests), 1, 'but still sees it');
select is(jsonb_array_length(help_queue()), 1, 'among what it had');

-- And again: the operator is last, after whom nobody is.
reset role;
update help_turns set due_at = now() - interval '1 hour' where ended_at is null;
select private.duty_help_passed();
select is((select office_id from help_turns where ended_at is null), (select id from operator), 'then to the operator');
update help_turns set due_at = now() - interval '1 hour' where ended_at is null;
select private.duty_help_passed();
select private.duty_help_passed();
select ok((select is_last from help_turns where ended_at is null), 'after whom nobody is');
select is((select count(*)::int from notifications where kind = 'help_overdue'), 2, 'which is told once');

select tests.sign_in('operator@test');
set local role authenticated;
select say_in_help((select id from asked), '已经补上。');
select tests.sign_in('county@test');
select close_help((select id from asked));
select is((select status::text from help_requests), 'closed', 'the asker closes it');
select throws_ok($$select say_in_help((select id from asked), 'x')$$, 'P0001', 'wrong_state', 'closed is closed');
select is((select jsonb_agg(f -> 'answered' order by f ->> 'office') from jsonb_array_elements(help_figures()) f where f ->> 'office' in ('地区协作办', '省协作办')),
  '[1, 0]', 'figures are of offices');
select is((select f -> 'passedOn' from jsonb_array_elements(help_figures()) f where f ->> 'office' = '省协作办'), '1', 'with what they passed on');


-- By hand.
reset role;
select tests.person('near2@test', (select id from near), 'coordinator') as id into temp near2;
grant select on near2 to authenticated;
select tests.sign_in('county@test');
set local role authenticated;
create temp table another as select ask_human('土地指标怎么算？') as id;
grant select on another to authenticated;
select throws_ok($$select hand_over_help((select id from another), '请转')$$, 'P0001', 'not_allowed', 'the asker hands nothing over');
select tests.sign_in('far@test');
select throws_ok($$select hand_over_help((select id from another), '请转')$$, 'P0001', 'not_found', 'nor does an office that does not have it');
select tests.sign_in('near@test');
select throws_ok($$select hand_over_help((select id from another), ' ')$$, 'P0001', 'comment_needed', 'it takes a note');
select hand_over_help((select id from another), '他管土地', null, (select id from near2));
select is((select assigned_to_name || note from help_turns where request_id = (select id from another)), 'near2他管土地', 'a colleague is named, with the note');
select tests.sign_in('near2@test');
select is((select count(*)::int from notifications where kind = 'help_handed_over' and user_id is not null), 1, 'and told');
select hand_over_help((select id from another), '要省里定', (select id from far));
select is((select array_agg(how::text order by id) from help_turns where request_id = (select id from another)), array['handed_over', null], 'another office owes it then');
select tests.sign_in('far@test');
select is((select note from help_turns where request_id = (select id from another) and ended_at is null), '要省里定', 'which sees the note');
select tests.sign_in('county@test');
select is((select count(*)::int from notifications where kind = 'help_handed_over' and user_id is not null), 1, 'so does the asker');
reset role;
select is((select count(*)::int from audit_events where verb in ('assign', 'hand_over') and why is not null), 2, 'both with their trail');

select * from finish();
rollback;
