-- A human who answers: a question with the page it was asked from, to the office that is responsible, which owes an answer
-- within its promised office hours. Passes the promise, the next office owes it, and all three hear of it.

create type public.help_status as enum ('open', 'answered', 'closed');
create type public.help_turn_end as enum ('answered', 'passed_on', 'closed');

create table public.help_requests (
  id uuid primary key default gen_random_uuid(),
  asked_by uuid references public.accounts (user_id) on delete set null,
  asked_by_name text not null,
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  -- The page it was asked from, and what that page was called.
  page text check (page ~ '^/[^/]' and char_length(page) <= 500),
  page_title text not null default '' check (char_length(page_title) <= 200),
  status public.help_status not null default 'open',
  asked_at timestamptz not null default now(),
  closed_at timestamptz,
  constraint help_requests_closed_when check ((status = 'closed') = (closed_at is not null))
);
comment on table public.help_requests is 'Questions to a human, with the page they were asked from. What was said is in help_messages, who owes the answer in help_turns.';
create index on public.help_requests (asked_by, asked_at);
create index on public.help_requests (organisation_id);

create table public.help_messages (
  id bigint generated always as identity primary key,
  request_id uuid not null references public.help_requests (id) on delete cascade,
  written_by uuid references public.accounts (user_id) on delete set null,
  written_by_name text not null,
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  is_answer boolean not null,
  body text not null check (char_length(btrim(body)) between 1 and 4000),
  written_at timestamptz not null default clock_timestamp()
);
comment on table public.help_messages is 'What the asker and the offices said, in order; nobody edits it.';
create index on public.help_messages (request_id, id);
create index on public.help_messages (written_by);
create index on public.help_messages (organisation_id);

create table public.help_turns (
  id bigint generated always as identity primary key,
  request_id uuid not null references public.help_requests (id) on delete cascade,
  office_id uuid not null references public.organisations (id) on delete cascade,
  since timestamptz not null default now(),
  -- Until when an answer is promised, by the working calendar.
  due_at timestamptz not null,
  ended_at timestamptz,
  how public.help_turn_end,
  -- Office hours it took, in minutes.
  took_minutes integer check (took_minutes >= 0),
  -- No further office is there: it stays, and everybody was told so.
  is_last boolean not null default false,
  constraint help_turns_ended_somehow check ((ended_at is null) = (how is null) and (ended_at is null) = (took_minutes is null))
);
comment on table public.help_turns is 'Which office owes an answer, since when and until when: one at a time for each question. Figures of offices come from here; there are none of people.';
create unique index on public.help_turns (request_id) where ended_at is null;
create index on public.help_turns (office_id, due_at);
create index on public.help_turns (due_at) where ended_at is null;

-- The asker, the offices that have or had it, auditors.
create function private.sees_help(request_id uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return coalesce(private.my_role() = 'auditor'
    or exists (select from public.help_requests r where r.id = $1 and r.asked_by = (select auth.uid()))
    or (private.my_role() in ('coordinator', 'administrator')
      and exists (select from public.help_turns t where t.request_id = $1 and t.office_id = private.my_organisation_id())), false);
end;
$$;
revoke execute on function private.sees_help from public;
grant execute on function private.sees_help to authenticated;

alter table public.help_requests enable row level security;
alter table public.help_messages enable row level security;
alter table public.help_turns enable row level security;
grant select on public.help_requests, public.help_messages, public.help_turns to authenticated;
grant select, insert, update, delete on public.help_requests, public.help_messages, public.help_turns to service_role;
create policy "A question is its asker's and the offices' that have or had it; auditors read all"
  on public.help_requests for select to authenticated using (private.sees_help(id));
create policy "Who sees a question sees what was said"
  on public.help_messages for select to authenticated using (private.sees_help(request_id));
create policy "Who sees a question sees who owes the answer"
  on public.help_turns for select to authenticated using (private.sees_help(request_id));

create trigger help_messages_are_kept before update of body, is_answer, written_at on public.help_messages
  for each row execute function private.refuse_change();

-- Office hours between two moments, in minutes.
create function private.office_minutes(since timestamptz, until timestamptz) returns integer
language sql stable set search_path = ''
as $$
  select coalesce(sum(extract(epoch from least(o.closes, until at time zone 'Asia/Shanghai') - greatest(o.opens, since at time zone 'Asia/Shanghai')) / 60), 0)::integer
  from generate_series(private.chinese_day(since), private.chinese_day(until), interval '1 day') d (day),
    lateral (values (d.day + interval '9 hours', d.day + interval '12 hours'), (d.day + interval '14 hours', d.day + interval '18 hours')) o (opens, closes)
  where private.is_working_day(d.day::date) and o.opens < until at time zone 'Asia/Shanghai' and o.closes > since at time zone 'Asia/Shanghai'
$$;

-- A moment by the clock of China, as sentences name it.
create function private.chinese_moment(moment timestamptz) returns text
language sql stable set search_path = ''
as $$ select to_char($1 at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') $$;

-- Within how many office hours an office promises to answer.
create function private.promised_hours(office_id uuid) returns integer
language sql stable security definer set search_path = ''
as $$ select coalesce((select c.answer_hours from public.office_contacts c where c.organisation_id = $1), 8) $$;

-- Who answers next for a region: offices from near to far, as for responsible_office_id, then any other, then the operator; never who asks
-- or had it already. Null where nobody is left.
create function private.next_help_office(region_code text, passed uuid[]) returns uuid
language sql stable security definer set search_path = ''
as $$
  select o.id
  from public.organisations o,
    lateral (select case
      when o.kind = 'operator' then 9
      when o.region_code = $1 then 0
      when right(o.region_code, 2) = '00' and left(o.region_code, 4) = left($1, 4) and right(o.region_code, 4) <> '0000' then 1
      when right(o.region_code, 4) = '0000' and left(o.region_code, 2) = left($1, 2) then 2
      when private.provinces_are_paired(left(o.region_code, 2), left($1, 2)) or private.provinces_are_paired(left($1, 2), left(o.region_code, 2)) then 3
      when $1 is null then 4
    end as distance) d
  where o.kind in ('coordinator_office', 'operator') and d.distance is not null and o.id <> all ($2)
    and exists (select from public.memberships m where m.organisation_id = o.id)
  order by d.distance, o.created_at, o.id
  limit 1
$$;

create function private.ends_turn(request_id uuid, how public.help_turn_end) returns public.help_turns
language plpgsql security definer set search_path = ''
as $$
declare
  t public.help_turns;
begin
  update public.help_turns w set ended_at = now(), how = $2, took_minutes = private.office_minutes(w.since, now())
  where w.request_id = $1 and w.ended_at is null returning * into t;
  return t;
end;
$$;

create function private.begins_turn(request_id uuid, office_id uuid) returns public.help_turns
language plpgsql security definer set search_path = ''
as $$
declare
  t public.help_turns;
begin
  insert into public.help_turns (request_id, office_id, due_at)
  values ($1, $2, private.add_working_hours(now(), private.promised_hours($2))) returning * into t;
  return t;
end;
$$;
revoke execute on function private.office_minutes, private.chinese_moment, private.promised_hours, private.next_help_office, private.ends_turn, private.begins_turn from public;

-- Asks the office that is responsible for the asker's region; answers the question's id.
create function public.ask_human(question text, page text default null, page_title text default '') returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  most_open constant integer := 20;
  home public.organisations;
  office uuid;
  new_id uuid;
  t public.help_turns;
begin
  select * into home from public.organisations o where o.id = private.my_organisation_id();
  if not found then raise exception 'not_allowed'; end if;
  if most_open <= (select count(*) from public.help_requests r where r.asked_by = auth.uid() and r.status = 'open') then raise exception 'help_too_many'; end if;
  office := private.next_help_office(home.region_code, array[home.id]);
  if office is null then raise exception 'no_responsible_office'; end if;
  insert into public.help_requests (asked_by, asked_by_name, organisation_id, page, page_title)
  select me.actor_id, me.actor_name, me.acting_for, nullif($2, ''), left(coalesce($3, ''), 200) from private.event_actor() me
  returning id into new_id;
  insert into public.help_messages (request_id, written_by, written_by_name, organisation_id, is_answer, body)
  select new_id, me.actor_id, me.actor_name, me.acting_for, false, btrim($1) from private.event_actor() me;
  t := private.begins_turn(new_id, office);
  perform private.record_event('ask', 'help_request', new_id::text, home.id, null, jsonb_build_object('office', office, 'page', $2, 'due', t.due_at), null);
  perform private.notify(office, 'help_asked', jsonb_build_object('organisation', home.name, 'question', left(btrim($1), 80), 'due', private.chinese_moment(t.due_at)), '/help/' || new_id);
  return new_id;
exception
  when check_violation or not_null_violation then raise exception 'bad_request';
end;
$$;
comment on function public.ask_human is 'Asks the responsible office, with the page one is on. Raises help_too_many, no_responsible_office, bad_request.';

-- Says something in the thread: the asker goes on asking, the office that owes the answer, or gave one, answers.
create function public.say_in_help(request_id uuid, body text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  r public.help_requests;
  last_turn public.help_turns;
  me record;
  is_asker boolean;
begin
  select * into r from public.help_requests q where q.id = $1 for update;
  if not found or not private.sees_help(r.id) then raise exception 'not_found'; end if;
  if r.status = 'closed' then raise exception 'wrong_state'; end if;
  select * into me from private.event_actor();
  is_asker := r.asked_by is not distinct from me.actor_id;
  select * into last_turn from public.help_turns t where t.request_id = r.id order by t.id desc limit 1;
  if not is_asker and last_turn.office_id is distinct from me.acting_for then raise exception 'not_allowed'; end if;
  insert into public.help_messages (request_id, written_by, written_by_name, organisation_id, is_answer, body)
  values (r.id, me.actor_id, me.actor_name, me.acting_for, not is_asker, btrim($2));
  if is_asker then
    -- Asked again after an answer, the office owes another.
    if last_turn.ended_at is not null then last_turn := private.begins_turn(r.id, last_turn.office_id); end if;
    update public.help_requests q set status = 'open' where q.id = r.id;
    perform private.notify(last_turn.office_id, 'help_added',
      jsonb_build_object('by', me.actor_name, 'text', left(btrim($2), 80), 'due', private.chinese_moment(last_turn.due_at)), '/help/' || r.id);
  else
    perform private.ends_turn(r.id, 'answered');
    update public.help_requests q set status = 'answered' where q.id = r.id;
    if r.asked_by is not null then
      perform private.notify(r.organisation_id, 'help_answered', jsonb_build_object('by', me.actor_name, 'text', left(btrim($2), 80)), '/help/' || r.id, r.asked_by);
    end if;
  end if;
  perform private.record_event(case when is_asker then 'ask' else 'answer' end, 'help_request', r.id::text, r.organisation_id, null, null, null);
exception
  when check_violation or not_null_violation then raise exception 'bad_request';
end;
$$;

-- The asker needs nothing more.
create function public.close_help(request_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  r public.help_requests;
  t public.help_turns;
begin
  select * into r from public.help_requests q where q.id = $1 and q.asked_by = auth.uid() for update;
  if not found then raise exception 'not_found'; end if;
  if r.status = 'closed' then return; end if;
  t := private.ends_turn(r.id, 'closed');
  update public.help_requests q set status = 'closed', closed_at = now() where q.id = r.id;
  perform private.record_event('close', 'help_request', r.id::text, r.organisation_id, to_jsonb(r.status), '"closed"', null);
  if t.id is not null then
    perform private.notify(t.office_id, 'help_closed', jsonb_build_object('by', r.asked_by_name), '/help/' || r.id);
  end if;
end;
$$;

-- What an office owes, by when; the longest promised first. Then what it answered lately.
create function public.help_queue() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  if not coalesce(private.my_role() in ('coordinator', 'administrator'), false) then return '[]'; end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'question', q.question, 'by', q.asked_by_name, 'organisation', q.name,
      'page', q.page, 'pageTitle', q.page_title, 'status', q.status, 'askedAt', q.asked_at, 'dueAt', q.due_at, 'isOurs', q.is_ours,
      'turns', q.turns) order by q.is_ours desc, q.due_at, q.id), '[]')
    from (
      select r.id, r.asked_by_name, o.name, r.page, r.page_title, r.status, r.asked_at, t.due_at, t.ended_at is null as is_ours,
        (select left(m.body, 200) from public.help_messages m where m.request_id = r.id order by m.id limit 1) as question,
        (select count(*) from public.help_turns c where c.request_id = r.id) as turns
      from public.help_requests r
      join public.organisations o on o.id = r.organisation_id
      join lateral (
        select * from public.help_turns w where w.request_id = r.id and w.office_id = private.my_organisation_id() order by w.id desc limit 1) t on true
      where t.ended_at is null or t.ended_at > now() - interval '30 days'
      order by t.ended_at is null desc, t.due_at, r.id
      limit 200
    ) q
  );
end;
$$;
comment on function public.help_queue is 'Questions that the caller''s office owes an answer to, by when it is promised; then those that it had in the last 30 days.';

-- How offices keep what they promise, over the last 90 days: offices only, never people.
create function public.help_figures() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  if private.my_organisation_id() is null then return '[]'; end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object('office', f.name, 'isMine', f.is_mine, 'hours', f.hours, 'answered', f.answered, 'inTime', f.in_time,
      'passedOn', f.passed_on, 'medianMinutes', f.median) order by f.name), '[]')
    from (
      select o.name, o.id = private.my_organisation_id() as is_mine, private.promised_hours(o.id) as hours,
        count(*) filter (where t.how = 'answered') as answered,
        count(*) filter (where t.how = 'answered' and t.ended_at <= t.due_at) as in_time,
        count(*) filter (where t.how = 'passed_on') as passed_on,
        percentile_cont(0.5) within group (order by t.took_minutes) filter (where t.how = 'answered') as median
      from public.help_turns t join public.organisations o on o.id = t.office_id
      where t.ended_at > now() - interval '90 days'
      group by o.id, o.name
    ) f
  );
end;
$$;

-- Passes on what was not answered in time: to the next office, where there is one. Both offices and the asker are told.
create function private.duty_help_passed() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  t public.help_turns;
  r public.help_requests;
  home public.organisations;
  next_office uuid;
  told jsonb;
begin
  for t in select * from public.help_turns w where w.ended_at is null and w.due_at < now() and not w.is_last order by w.due_at for update skip locked loop
    select * into r from public.help_requests q where q.id = t.request_id for update;
    select * into home from public.organisations o where o.id = r.organisation_id;
    next_office := private.next_help_office(home.region_code,
      array(select w.office_id from public.help_turns w where w.request_id = r.id) || home.id);
    told := jsonb_build_object('organisation', home.name, 'from', (select o.name from public.organisations o where o.id = t.office_id),
      'due', private.chinese_moment(t.due_at));
    if next_office is null then
      update public.help_turns w set is_last = true where w.id = t.id;
      perform private.notify(t.office_id, 'help_overdue', told, '/help/' || r.id);
      if r.asked_by is not null then perform private.notify(r.organisation_id, 'help_overdue', told, '/help/' || r.id, r.asked_by); end if;
    else
      perform private.ends_turn(r.id, 'passed_on');
      told := told || jsonb_build_object('to', (select o.name from public.organisations o where o.id = next_office),
        'next', private.chinese_moment((private.begins_turn(r.id, next_office)).due_at));
      perform private.notify(t.office_id, 'help_passed_on', told, '/help/' || r.id);
      perform private.notify(next_office, 'help_passed_on', told, '/help/' || r.id);
      if r.asked_by is not null then perform private.notify(r.organisation_id, 'help_passed_on', told, '/help/' || r.id, r.asked_by); end if;
    end if;
    perform private.record_event('pass_on', 'help_request', r.id::text, r.organisation_id, to_jsonb(t.office_id), to_jsonb(next_office), null);
  end loop;
end;
$$;

revoke execute on function public.ask_human, public.say_in_help, public.close_help, public.help_queue, public.help_figures,
  private.duty_help_passed from public;
grant execute on function public.ask_human, public.say_in_help, public.close_help, public.help_queue, public.help_figures to authenticated;

-- As before; the office that answers for the place is the one that is named, as it is the one that is asked.
create or replace function private.my_account() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  contact jsonb;
  home record;
begin
  select a.user_id, a.display_name, m.role, o.id as organisation_id, o.kind, o.name, o.region_code, left(o.region_code, 2) as province
  into home
  from public.accounts a
  join public.memberships m on m.user_id = a.user_id
  join public.organisations o on o.id = m.organisation_id
  where a.user_id = auth.uid();
  if not found then return null; end if;

  select jsonb_build_object('office', office.name, 'person', c.person_name, 'phone', c.phone, 'email', c.email, 'answerHours', c.answer_hours)
  into contact
  from public.office_contacts c
  join public.organisations office on office.id = c.organisation_id
  -- One's own office first, then the one that answers for the place, then one's province's, then its partner's, then whoever answers: nobody is left without a name.
  order by
    (office.id = home.organisation_id) desc,
    (office.kind = 'coordinator_office') desc,
    case
      when office.region_code = home.region_code then 0
      when right(office.region_code, 2) = '00' and right(office.region_code, 4) <> '0000' and left(office.region_code, 4) = left(home.region_code, 4) then 1
      when left(office.region_code, 2) is not distinct from home.province then 2
      when private.provinces_are_paired(left(office.region_code, 2), home.province) then 3
      else 4
    end,
    office.created_at, office.id
  limit 1;

  return jsonb_build_object(
    'userId', home.user_id,
    'name', home.display_name,
    'role', home.role,
    'organisation', jsonb_build_object('id', home.organisation_id, 'kind', home.kind, 'name', home.name, 'regionCode', home.region_code),
    'contact', contact
  );
end;
$$;
