-- Tasks, counterpart and steps: written by the host and home sides, heard by everybody concerned.

-- An assignment that was published, seen by the caller, locked; the caller speaks for the host or home side.
create function private.followed_secondment(secondment_id uuid) returns public.secondments
language plpgsql security definer set search_path = ''
as $$
declare
  s public.secondments;
begin
  select * into s from public.secondments x where x.id = $1
    and (x.exchange_id in (select private.my_exchange_ids()) or x.id in (select private.my_secondment_ids())) for update;
  if not found then raise exception 'not_found'; end if;
  if not exists (select from private.my_parties(s) m where m.party in ('home', 'host')) then raise exception 'not_allowed'; end if;
  if s.status not in ('published', 'running', 'completed', 'ended') then raise exception 'wrong_state'; end if;
  return s;
end;
$$;

-- What happened, without a change of state; heard by everybody but who did it.
create function private.note_on_secondment(s public.secondments, verb text, kind text, why text, actor text default null) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.secondment_events (secondment_id, verb, from_status, to_status, actor_name, why)
  values (s.id, verb, s.status, s.status, coalesce(actor, private.my_name()), nullif(left(btrim($4), 500), ''));
  perform private.tell_about_secondments(array[s.id], kind, '/secondments/assignments/' || s.id, $4);
end;
$$;

create function public.name_counterpart(secondment_id uuid, name text, post text, contact text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  s public.secondments := private.followed_secondment($1);
begin
  if not exists (select from private.my_parties(s) m where m.party = 'host') then raise exception 'not_allowed'; end if;
  if btrim(coalesce($2, '')) = '' or btrim(coalesce($3, '')) = '' then raise exception 'signer_needed'; end if;
  update public.secondments x set counterpart = left(btrim($2), 120), counterpart_post = left(btrim($3), 80),
    counterpart_contact = left(btrim(coalesce($4, '')), 120), revision = x.revision + 1
  where x.id = s.id;
  perform private.note_on_secondment(s, 'name_counterpart', 'secondment_counterpart', left(btrim($2), 120) || '，' || left(btrim($3), 80));
end;
$$;
comment on function public.name_counterpart is 'Who looks after the secondee on the spot; by the host side. Raises not_found, not_allowed, wrong_state, signer_needed.';

create function public.save_secondment_task(
  secondment_id uuid, task_id uuid, seen_revision integer, kind public.secondment_task_kind, title text, deliverable text, whom text, due_on date
) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  s public.secondments := private.followed_secondment($1);
  t public.secondment_tasks;
  at_id uuid := coalesce($2, gen_random_uuid());
begin
  if $2 is not null then
    select * into t from public.secondment_tasks x where x.id = $2 and x.secondment_id = s.id for update;
    if not found then raise exception 'not_found'; end if;
    if t.revision is distinct from $3 then raise exception 'stale_revision'; end if;
    if t.done_on is not null or t.dropped_why is not null then raise exception 'wrong_state'; end if;
  elsif (select count(*) from public.secondment_tasks x where x.secondment_id = s.id) >= 50 then raise exception 'too_many_tasks';
  end if;
  begin
    insert into public.secondment_tasks as x (id, secondment_id, kind, title, deliverable, whom, due_on, written_by_name)
    values (at_id, s.id, $4, btrim($5), btrim($6), case when $4 = 'handover' then btrim(coalesce($7, '')) else '' end, $8, private.my_name())
    on conflict (id) do update set kind = excluded.kind, title = excluded.title, deliverable = excluded.deliverable, whom = excluded.whom,
      due_on = excluded.due_on, written_by_name = excluded.written_by_name, revision = x.revision + 1;
  exception
    when check_violation or not_null_violation then raise exception 'bad_request';
  end;
  perform private.note_on_secondment(s, case when $2 is null then 'add_task' else 'change_task' end, 'secondment_task_written', btrim($5));
  return at_id;
end;
$$;
comment on function public.save_secondment_task is 'Writes a task, a thing to learn or to hand over; null begins one. Raises not_found, not_allowed, wrong_state, stale_revision, too_many_tasks, bad_request.';

-- The task's assignment, with the caller's right to speak of it checked.
create function private.task_of(task_id uuid) returns public.secondment_tasks
language plpgsql security definer set search_path = ''
as $$
declare
  t public.secondment_tasks;
begin
  select * into t from public.secondment_tasks x where x.id = $1 for update;
  if not found then raise exception 'not_found'; end if;
  perform private.followed_secondment(t.secondment_id);
  if t.done_on is not null or t.dropped_why is not null then raise exception 'wrong_state'; end if;
  return t;
end;
$$;

create function public.finish_secondment_task(task_id uuid, done_on date, outcome text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  t public.secondment_tasks := private.task_of($1);
  s public.secondments;
begin
  if btrim(coalesce($3, '')) = '' then raise exception 'outcome_needed'; end if;
  if $2 is null or $2 > current_date then raise exception 'date_in_future'; end if;
  select * into s from public.secondments x where x.id = t.secondment_id;
  update public.secondment_tasks x set done_on = $2, outcome = left(btrim($3), 1000), written_by_name = private.my_name(), revision = x.revision + 1
  where x.id = t.id;
  perform private.note_on_secondment(s, 'finish_task', 'secondment_task_done', t.title);
end;
$$;
comment on function public.finish_secondment_task is 'What came of a task. Raises not_found, not_allowed, wrong_state, outcome_needed, date_in_future.';

create function public.drop_secondment_task(task_id uuid, why text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  t public.secondment_tasks := private.task_of($1);
  s public.secondments;
begin
  if btrim(coalesce($2, '')) = '' then raise exception 'reason_needed'; end if;
  select * into s from public.secondments x where x.id = t.secondment_id;
  update public.secondment_tasks x set dropped_why = left(btrim($2), 500), written_by_name = private.my_name(), revision = x.revision + 1
  where x.id = t.id;
  perform private.note_on_secondment(s, 'drop_task', 'secondment_task_dropped', left(t.title || '：' || btrim($2), 500));
end;
$$;
comment on function public.drop_secondment_task is 'A task that will not be done, and why. Raises not_found, not_allowed, wrong_state, reason_needed.';

-- Writes what a party says at a step, and closes the step when all who owe it have spoken.
create function private.write_step_report(s public.secondments, at_step public.secondment_step, of_party public.secondment_party, words text,
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
  if current_date < (case when at_step = 'task_plan' then s.starts_on - 90
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

create function public.report_secondment_step(
  secondment_id uuid, step public.secondment_step, party public.secondment_party, words text, needs text, is_kept boolean,
  signer_post text, channel public.signature_channel default 'account', signer_name text default null
) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  s public.secondments := private.followed_secondment($1);
  own boolean := (select m.is_own from private.my_parties(s) m where m.party = $3 and $3 in ('home', 'host'));
begin
  if own is null then raise exception 'not_allowed'; end if;
  if $8 = 'link' or ($8 = 'account') is distinct from own then raise exception 'not_allowed'; end if;
  perform private.write_step_report(s, $2, $3, $4, $5, $6, case when own then private.my_name() else $9 end, $7, $8,
    case when own then null else private.my_name() end);
end;
$$;
comment on function public.report_secondment_step is 'What the home or host unit says at a step, or what was written down of it. Raises not_found, not_allowed, wrong_state, too_early, already_answered, reason_needed, signer_needed, tasks_needed, handover_open.';

create function public.move_secondment_step(secondment_id uuid, step public.secondment_step, due_on date, why text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  s public.secondments := private.followed_secondment($1);
begin
  if btrim(coalesce($4, '')) = '' then raise exception 'reason_needed'; end if;
  if $3 is null or $3 not between s.starts_on - 90 and s.ends_before + 730 then raise exception 'bad_request'; end if;
  update public.secondment_steps x set due_on = $3, reminded_at = null, told_late_at = null
  where x.secondment_id = s.id and x.step = $2 and x.done_at is null and x.void_why is null;
  if not found then raise exception 'wrong_state'; end if;
  perform private.note_on_secondment(s, 'move_' || $2, 'secondment_step_moved', left($3 || '，' || btrim($4), 500));
end;
$$;
comment on function public.move_secondment_step is 'Another day for a step, and why. Raises not_found, not_allowed, wrong_state, reason_needed, bad_request.';

-- A week before a step is due, who owes it is told once; when it is late, everybody concerned is, once.
create function private.duty_secondment_steps() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  told record;
begin
  for told in
    with due as (
      update public.secondment_steps x set reminded_at = clock_timestamp()
      where x.done_at is null and x.void_why is null and x.reminded_at is null and x.due_on <= current_date + 7
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
      where x.done_at is null and x.void_why is null and x.told_late_at is null and x.due_on < current_date
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

-- A week before a task is due, the host side is told once.
create function private.duty_secondment_tasks() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  told record;
begin
  for told in
    with due as (
      update public.secondment_tasks x set reminded_at = clock_timestamp()
      where x.done_on is null and x.dropped_why is null and x.reminded_at is null and x.due_on <= current_date + 7
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

revoke execute on function private.followed_secondment, private.note_on_secondment, private.task_of, private.write_step_report,
  private.duty_secondment_steps, private.duty_secondment_tasks from public;
revoke execute on function public.name_counterpart, public.save_secondment_task, public.finish_secondment_task, public.drop_secondment_task,
  public.report_secondment_step, public.move_secondment_step from public;
grant execute on function public.name_counterpart, public.save_secondment_task, public.finish_secondment_task, public.drop_secondment_task,
  public.report_secondment_step, public.move_secondment_step to authenticated;
