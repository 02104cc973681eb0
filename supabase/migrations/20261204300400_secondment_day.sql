-- Secondments begin, end, are reported and reminded of by the day in China, as the pages show it.

create or replace function private.move_secondment_on(s public.secondments, verb public.secondment_verb, why text default null, actor text default null)
returns public.secondment_status
language plpgsql security definer set search_path = ''
as $$
declare
  target public.secondment_status := private.next_secondment_status(s.status, verb);
begin
  if verb in ('propose', 'publish') then
    perform private.assert_stay_in_time(s.person_id, s.post_id, s.starts_on, s.replaces);
  end if;
  update public.secondments x set status = target, revision = x.revision + 1,
    proposed_at = case when verb = 'propose' then clock_timestamp() else x.proposed_at end,
    published_at = case when verb = 'publish' then clock_timestamp() else x.published_at end,
    ended_on = case when target in ('ended', 'completed') then private.chinese_day() else x.ended_on end,
    reason = coalesce(nullif(left(btrim($3), 500), ''), x.reason)
  where x.id = s.id;
  insert into public.secondment_events (secondment_id, verb, from_status, to_status, actor_name, why)
  values (s.id, verb::text, s.status, target, coalesce($4, private.my_name()), nullif(left(btrim($3), 500), ''));
  update public.secondment_plans p set revision = p.revision + 1 where p.id = s.plan_id;
  return target;
exception
  when exclusion_violation then raise exception 'person_already_seconded';
end;
$$;

create or replace function public.secondments_by_link(token_hash text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'number', s.number, 'post', q.title, 'duties', q.duties, 'host', h.name, 'home', u.name,
      'hostRegion', h.region_code, 'altitude', q.altitude_m, 'isHardship', q.is_hardship,
      'station', (select jsonb_build_object('name', st.name, 'address', st.address) from public.station_posts sp
        join public.stations st on st.id = sp.station_id where sp.post_id = q.id),
      'startsOn', s.starts_on, 'endsBefore', s.ends_before, 'status', s.status, 'reason', s.reason, 'counterpart', s.counterpart,
      'returnPromise', s.return_promise, 'returnGuarantee', s.return_guarantee, 'handoverTo', s.handover_to,
      'replaces', (select jsonb_build_object('post', oq.title, 'startsOn', o.starts_on, 'endsBefore', o.ends_before)
        from public.secondments o join public.posts oq on oq.id = o.post_id where o.id = s.replaces),
      'signatures', (select coalesce(jsonb_agg(jsonb_build_object('party', g.party, 'answer', g.answer, 'words', g.words, 'signedAt', g.signed_at)
          order by g.signed_at), '[]')
        from public.secondment_signatures g where g.secondment_id = s.id)) order by s.starts_on desc, s.number desc), '[]')
  from public.person_links l
  join public.secondments s on s.person_id = l.person_id and s.status not in ('draft', 'withdrawn')
  join public.posts q on q.id = s.post_id join public.work_units h on h.id = s.host_unit_id join public.work_units u on u.id = s.home_unit_id
  where l.token_hash = $1 and l.revoked_at is null and l.expires_on > private.chinese_day()
$$;

create or replace function public.sign_by_link(token_hash text, secondment_id uuid, answer public.signature_answer, words text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  s public.secondments;
  person public.people;
begin
  select p.* into person from public.people p join public.person_links l on l.person_id = p.id
  where l.token_hash = $1 and l.revoked_at is null and l.expires_on > private.chinese_day() and p.forgotten_at is null;
  if not found then raise exception 'not_found'; end if;
  select * into s from public.secondments x where x.id = $2 and x.person_id = person.id for update;
  if not found then raise exception 'not_found'; end if;
  perform private.answer_secondment(s, 'person', $3, $4, person.display_name, coalesce(nullif(person.title, ''), '—'), 'link', null, null);
end;
$$;

create or replace function private.duty_secondments() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  s public.secondments;
begin
  for s in select * from public.secondments x where x.status = 'published' and x.starts_on <= private.chinese_day() order by x.number for update loop
    perform private.move_secondment_on(s, 'start');
    perform private.tell_about_secondments(array[s.id], 'secondment_started', '/secondments/plans/' || s.plan_id);
  end loop;
  for s in select * from public.secondments x where x.status = 'running' and x.ends_before <= private.chinese_day() order by x.number for update loop
    perform private.move_secondment_on(s, 'complete');
    perform private.tell_about_secondments(array[s.id], 'secondment_completed', '/secondments/plans/' || s.plan_id);
  end loop;
end;
$$;

create or replace function private.plan_secondment_steps() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  had_begun boolean;
begin
  if new.status in ('published', 'running', 'completed') then
    insert into public.secondment_steps (secondment_id, step, due_on)
    select new.id, d.step, d.due_on from private.step_days(new) d
    on conflict do nothing;
  elsif new.status = 'ended' then
    had_begun := tg_op = 'UPDATE' and old.status = 'running'
      and not exists (select from public.secondments x where x.replaces = new.id and x.status in ('proposed', 'published', 'running'));
    update public.secondment_steps p
    set void_why = case when not had_begun or p.step in ('task_plan', 'mid_term') then coalesce(nullif(left(new.reason, 300), ''), '—') end,
      due_on = case when not had_begun then p.due_on else case p.step
        when 'handover' then private.chinese_day() + 14
        when 'return_home' then private.chinese_day() + 30
        when 'follow_up' then (private.chinese_day() + interval '6 months')::date
        else p.due_on end end
    where p.secondment_id = new.id and p.done_at is null and p.void_why is null;
  end if;
  return null;
end;
$$;

create or replace function private.write_step_report(s public.secondments, at_step public.secondment_step, of_party public.secondment_party, words text,
  needs text, is_kept boolean, signer_name text, signer_post text, channel public.signature_channel, recorded_by text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  p public.secondment_steps;
  broken boolean := at_step = 'return_home' and of_party = 'home' and is_kept is false;
begin
  select * into p from public.secondment_steps x where x.secondment_id = s.id and x.step = at_step for update;
  if not found or p.void_why is not null then raise exception 'wrong_state'; end if;
  -- Nobody reports of what has not begun.
  if private.chinese_day() < (case when at_step = 'task_plan' then s.starts_on - 90
    when at_step in ('return_home', 'follow_up') then coalesce(s.ended_on, s.ends_before) else s.starts_on end) then raise exception 'too_early'; end if;
  if exists (select from public.secondment_reports r where r.secondment_id = s.id and r.step = at_step and r.party = of_party) then
    raise exception 'already_answered';
  end if;
  if btrim(coalesce(words, '')) = '' then raise exception 'reason_needed'; end if;
  if btrim(coalesce(signer_name, '')) = '' or btrim(coalesce(signer_post, '')) = '' then raise exception 'signer_needed'; end if;
  if at_step = 'task_plan' and of_party <> 'person' and (btrim(s.counterpart) = '' or not exists (
    select from public.secondment_tasks t where t.secondment_id = s.id and t.kind <> 'handover' and t.dropped_why is null
  )) then raise exception 'tasks_needed'; end if;
  if at_step = 'handover' and of_party <> 'person' and (
    exists (select from public.secondment_tasks t where t.secondment_id = s.id and t.kind = 'handover' and t.done_on is null and t.dropped_why is null)
    or not exists (select from public.secondment_tasks t where t.secondment_id = s.id and t.kind = 'handover')
  ) then raise exception 'handover_open'; end if;
  insert into public.secondment_reports (secondment_id, step, party, words, needs, is_kept, signer_name, signer_post, channel, recorded_by_name)
  values (s.id, at_step, of_party, left(btrim($4), 1000), left(btrim(coalesce($5, '')), 500),
    case when at_step = 'return_home' and of_party = 'home' then coalesce($6, false) end, left(btrim($7), 80), left(btrim($8), 80), $9, $10);
  perform private.note_on_secondment(s, 'report_' || at_step, case when broken then 'secondment_promise_broken' else 'secondment_report_' || at_step end,
    case when btrim(coalesce($5, '')) <> '' then btrim($5) when broken then btrim($4) end, signer_name);
  update public.secondment_steps x set done_at = clock_timestamp()
  where x.secondment_id = s.id and x.step = at_step and x.done_at is null and not exists (
    select from unnest(private.step_parties(at_step)) owed (party)
    where owed.party not in (select r.party from public.secondment_reports r where r.secondment_id = s.id and r.step = at_step));
end;
$$;

create or replace function private.duty_secondment_steps() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  told record;
begin
  for told in
    with due as (
      update public.secondment_steps x set reminded_at = clock_timestamp()
      where x.done_at is null and x.void_why is null and x.reminded_at is null and x.due_on <= private.chinese_day() + 7
      returning x.secondment_id, x.step, x.due_on)
    select distinct on (owes.organisation_id, d.step) owes.organisation_id, d.step, d.secondment_id, p.display_name as person, q.title as post,
      min(d.due_on) over w as due_on, count(*) over w as count
    from due d
    join public.secondments s on s.id = d.secondment_id join public.people p on p.id = s.person_id join public.posts q on q.id = s.post_id
    cross join lateral (
      select distinct coalesce(u.organisation_id, u.office_id) as organisation_id
      from unnest(private.step_parties(d.step)) owed (party)
      join public.work_units u on u.id = case owed.party when 'home' then s.home_unit_id else s.host_unit_id end
      where owed.party not in (select r.party from public.secondment_reports r where r.secondment_id = s.id and r.step = d.step)) owes
    window w as (partition by owes.organisation_id, d.step)
    order by owes.organisation_id, d.step, d.due_on, s.number
  loop
    perform private.notify(told.organisation_id, 'secondment_step_due', jsonb_build_object('step', told.step, 'count', told.count,
      'person', told.person, 'post', told.post, 'due', told.due_on),
      '/secondments/assignments' || case when told.count = 1 then '/' || told.secondment_id else '' end);
  end loop;
  for told in
    with late as (
      update public.secondment_steps x set told_late_at = clock_timestamp()
      where x.done_at is null and x.void_why is null and x.told_late_at is null and x.due_on < private.chinese_day()
      returning x.secondment_id, x.step, x.due_on)
    select distinct on (r.organisation_id, l.step) r.organisation_id, l.step, l.secondment_id, p.display_name as person, q.title as post,
      min(l.due_on) over w as due_on, count(*) over w as count
    from late l
    join public.secondments s on s.id = l.secondment_id join public.people p on p.id = s.person_id join public.posts q on q.id = s.post_id
    cross join lateral private.secondment_readers(s.id) as r (organisation_id)
    window w as (partition by r.organisation_id, l.step)
    order by r.organisation_id, l.step, l.due_on, s.number
  loop
    perform private.notify(told.organisation_id, 'secondment_step_late', jsonb_build_object('step', told.step, 'count', told.count,
      'person', told.person, 'post', told.post, 'due', told.due_on),
      '/secondments/assignments' || case when told.count = 1 then '/' || told.secondment_id else '' end);
  end loop;
end;
$$;

create or replace function private.duty_secondment_tasks() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  told record;
begin
  for told in
    with due as (
      update public.secondment_tasks x set reminded_at = clock_timestamp()
      where x.done_on is null and x.dropped_why is null and x.reminded_at is null and x.due_on <= private.chinese_day() + 7
      returning x.secondment_id, x.title, x.due_on)
    select distinct on (owes.id) owes.id as organisation_id, d.secondment_id, d.title, p.display_name as person, d.due_on,
      count(*) over w as count
    from due d
    join public.secondments s on s.id = d.secondment_id and s.status in ('published', 'running', 'completed')
    join public.people p on p.id = s.person_id join public.work_units u on u.id = s.host_unit_id
    cross join lateral (select coalesce(u.organisation_id, u.office_id) as id) owes
    window w as (partition by owes.id)
    order by owes.id, d.due_on, s.number
  loop
    perform private.notify(told.organisation_id, 'secondment_task_due', jsonb_build_object('count', told.count, 'title', told.title,
      'person', told.person, 'due', told.due_on), '/secondments/assignments' || case when told.count = 1 then '/' || told.secondment_id else '' end);
  end loop;
end;
$$;

create or replace function private.assignment_view(s public.secondments) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'id', s.id, 'number', s.number, 'planId', s.plan_id, 'exchangeId', s.exchange_id, 'status', s.status,
    'personId', s.person_id, 'person', p.display_name, 'title', p.title, 'postId', s.post_id, 'post', q.title, 'duties', q.duties,
    'home', u.name, 'host', h.name, 'startsOn', s.starts_on, 'endsBefore', s.ends_before, 'endedOn', s.ended_on, 'reason', s.reason,
    'direction', case when (select r.side from public.regions r where r.code = left(u.region_code, 2) || '0000') = 'east'
      then 'east_to_west' else 'west_to_east' end,
    'counterpart', s.counterpart, 'counterpartPost', s.counterpart_post, 'counterpartContact', s.counterpart_contact,
    'returnPromise', s.return_promise, 'returnWords', s.return_guarantee,
    'promisedBy', (select g.signer_name || '，' || g.signer_post from public.secondment_signatures g
      where g.secondment_id = s.id and g.party = 'home' and g.answer = 'signed'),
    'today', private.chinese_day(),
    'tasks', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'title', t.title, 'deliverable', t.deliverable, 'whom', t.whom,
        'dueOn', t.due_on, 'doneOn', t.done_on, 'outcome', t.outcome, 'droppedWhy', t.dropped_why, 'by', t.written_by_name,
        'revision', t.revision) order by t.kind, t.due_on, t.created_at), '[]')
      from public.secondment_tasks t where t.secondment_id = s.id),
    'steps', (select coalesce(jsonb_agg(jsonb_build_object('step', x.step, 'dueOn', x.due_on, 'doneAt', x.done_at, 'voidWhy', x.void_why,
        'owes', to_jsonb(private.step_parties(x.step)),
        'reports', (select coalesce(jsonb_agg(jsonb_build_object('party', r.party, 'words', r.words, 'needs', r.needs, 'isKept', r.is_kept,
            'name', r.signer_name, 'post', r.signer_post, 'channel', r.channel, 'recordedBy', r.recorded_by_name, 'at', r.at) order by r.at), '[]')
          from public.secondment_reports r where r.secondment_id = s.id and r.step = x.step)) order by x.step), '[]')
      from public.secondment_steps x where x.secondment_id = s.id))
  from public.people p, public.posts q, public.work_units u, public.work_units h
  where p.id = s.person_id and q.id = s.post_id and u.id = s.home_unit_id and h.id = s.host_unit_id
$$;

create or replace function public.assignments_by_link(token_hash text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(private.assignment_view(s) order by s.starts_on desc, s.number), '[]')
  from public.person_links l join public.secondments s on s.person_id = l.person_id and s.status in ('published', 'running', 'completed', 'ended')
  where l.token_hash = $1 and l.revoked_at is null and l.expires_on > private.chinese_day()
$$;

create or replace function public.report_by_link(token_hash text, secondment_id uuid, step public.secondment_step, words text, needs text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  s public.secondments;
  person public.people;
begin
  select p.* into person from public.people p join public.person_links l on l.person_id = p.id
  where l.token_hash = $1 and l.revoked_at is null and l.expires_on > private.chinese_day() and p.forgotten_at is null;
  if not found then raise exception 'not_found'; end if;
  select * into s from public.secondments x where x.id = $2 and x.person_id = person.id and x.status in ('published', 'running', 'completed', 'ended') for update;
  if not found then raise exception 'not_found'; end if;
  perform private.write_step_report(s, $3, 'person', $4, $5, null, person.display_name, coalesce(nullif(person.title, ''), '—'), 'link', null);
end;
$$;

create or replace function public.passport_by_link(token_hash text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(private.record_view(r) order by s.starts_on desc, s.number desc), '[]')
  from public.person_links l join public.secondments s on s.person_id = l.person_id
  join public.secondment_records r on r.secondment_id = s.id and r.superseded_at is null
  where l.token_hash = $1 and l.revoked_at is null and l.expires_on > private.chinese_day()
$$;

create or replace function private.person_of_link(token_hash text) returns public.people
language sql stable security definer set search_path = ''
as $$
  select p.* from public.people p join public.person_links l on l.person_id = p.id
  where l.token_hash = $1 and l.revoked_at is null and l.expires_on > private.chinese_day() and p.forgotten_at is null
$$;
