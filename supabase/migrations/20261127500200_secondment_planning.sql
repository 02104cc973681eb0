-- What planners do: open a plan from a run or by hand, move and add and remove assignments on the board.

-- Where a verb leads; refuses what the table does not allow.
create function private.next_secondment_status(from_status public.secondment_status, verb public.secondment_verb) returns public.secondment_status
language plpgsql stable set search_path = ''
as $$
declare
  target public.secondment_status;
begin
  select t.to_status into target from public.secondment_transitions t where t.from_status = $1 and t.verb = $2;
  if not found then raise exception 'wrong_state'; end if;
  return target;
end;
$$;

-- The caller's name.
create function private.my_name() returns text
language sql stable security definer set search_path = ''
as $$ select a.display_name from public.accounts a where a.user_id = auth.uid() $$;

-- Says a verb: the status, the event. Notices are the caller's, because they gather what concerns one reader.
create function private.move_secondment_on(s public.secondments, verb public.secondment_verb, why text default null, actor text default null)
returns public.secondment_status
language plpgsql security definer set search_path = ''
as $$
declare
  target public.secondment_status := private.next_secondment_status(s.status, verb);
begin
  update public.secondments x set status = target, revision = x.revision + 1,
    proposed_at = case when verb = 'propose' then clock_timestamp() else x.proposed_at end,
    published_at = case when verb = 'publish' then clock_timestamp() else x.published_at end,
    ended_on = case when target in ('ended', 'completed') then current_date else x.ended_on end,
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

-- Everybody whom an assignment concerns: both offices, and the units that have an account.
create function private.secondment_readers(secondment_id uuid) returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select e.east_office_id from public.secondments s join public.exchanges e on e.id = s.exchange_id where s.id = $1
  union select e.west_office_id from public.secondments s join public.exchanges e on e.id = s.exchange_id where s.id = $1
  union select u.organisation_id from public.secondments s join public.work_units u on u.id in (s.home_unit_id, s.host_unit_id)
    where s.id = $1 and u.organisation_id is not null
$$;

-- One notice to each reader but the one who acts, however many assignments it is about.
create function private.tell_about_secondments(ids uuid[], kind text, href text, why text default null) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  reader record;
begin
  for reader in
    select r.organisation_id, count(*) as count, min(p.display_name) as person, min(q.title) as post
    from unnest(ids) i (id)
    join public.secondments s on s.id = i.id join public.people p on p.id = s.person_id join public.posts q on q.id = s.post_id
    cross join lateral private.secondment_readers(s.id) as r (organisation_id)
    where r.organisation_id is distinct from private.my_organisation_id()
    group by r.organisation_id order by r.organisation_id
  loop
    perform private.notify(reader.organisation_id, kind, jsonb_build_object('count', reader.count, 'person', reader.person, 'post', reader.post,
      'by', coalesce(private.my_name(), ''), 'why', coalesce(why, '')), href);
  end loop;
end;
$$;

-- A plan that the caller's office takes part in, locked.
create function private.own_secondment_plan(plan_id uuid) returns public.secondment_plans
language plpgsql security definer set search_path = ''
as $$
declare
  plan public.secondment_plans;
begin
  select * into plan from public.secondment_plans p
  where p.id = $1 and p.exchange_id in (select private.my_exchange_ids()) for update;
  if not found then raise exception 'not_found'; end if;
  if plan.closed_at is not null then raise exception 'wrong_state'; end if;
  return plan;
end;
$$;

-- A new assignment on the drawing board. Person and post belong to the plan's exchange and stand across from each other.
create function private.draw_secondment(plan public.secondment_plans, person_id uuid, post_id uuid, starts_on date, ends_before date, replaces uuid)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  new_id uuid;
begin
  if starts_on >= ends_before then raise exception 'period_empty'; end if;
  insert into public.secondments (plan_id, exchange_id, person_id, post_id, home_unit_id, host_unit_id, starts_on, ends_before, replaces)
  select plan.id, plan.exchange_id, p.id, q.id, p.unit_id, q.unit_id, $4, $5, $6
  from public.people p join public.posts q on q.id = $3 and q.exchange_id = plan.exchange_id
  where p.id = $2 and p.exchange_id = plan.exchange_id and p.forgotten_at is null
    and not exists (select from public.person_wishes w where w.person_id = p.id and w.post_id = q.id and w.wish = 'refuses')
  returning id into new_id;
  if new_id is null then raise exception 'not_in_exchange'; end if;
  insert into public.secondment_events (secondment_id, verb, to_status, actor_name) values (new_id, 'draw', 'draft', private.my_name());
  update public.secondment_plans p set revision = p.revision + 1 where p.id = plan.id;
  return new_id;
exception
  when unique_violation then raise exception 'change_waits';
end;
$$;

-- Opens a plan from a run's output, taken only when it has the recorded hash; what is published already is not drawn again.
create function public.open_secondment_plan(run_id uuid, output text, name text) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  run public.runs := private.own_run(run_id);
  plan public.secondment_plans;
  placed record;
begin
  if run.kind <> 'secondment' or run.output_hash is null then raise exception 'wrong_state'; end if;
  if encode(sha256(convert_to(output, 'UTF8')), 'hex') is distinct from run.output_hash then raise exception 'bad_request'; end if;
  if (run.parameters ->> 'exchange')::uuid not in (select private.my_exchange_ids()) then raise exception 'not_found'; end if;
  insert into public.secondment_plans (exchange_id, run_id, organisation_id, name, rest, most_per_person, max_difference, created_by_name)
  values ((run.parameters ->> 'exchange')::uuid, run.id, run.organisation_id,
    coalesce(nullif(left(btrim($3), 80), ''), '#' || run.number), (run.parameters ->> 'rest')::smallint,
    (run.parameters ->> 'mostPerPerson')::smallint, (run.parameters ->> 'maxDifference')::integer, private.my_name())
  returning * into plan;
  for placed in
    select (a.value ->> 'person')::uuid as person_id, (a.value ->> 'post')::uuid as post_id, to_date(a.value ->> 'from', 'YYYY-MM') as starts_on,
      (to_date(a.value ->> 'from', 'YYYY-MM') + make_interval(months => (a.value ->> 'months')::integer))::date as ends_before
    from jsonb_array_elements(output::jsonb -> 'assignments') as a (value)
  loop
    continue when exists (select from public.secondments s
      where s.person_id = placed.person_id and s.post_id = placed.post_id and s.starts_on = placed.starts_on
        and s.ends_before = placed.ends_before and s.status in ('published', 'running'));
    perform private.draw_secondment(plan, placed.person_id, placed.post_id, placed.starts_on, placed.ends_before, (
      select s.id from public.secondments s where s.person_id = placed.person_id and s.status in ('published', 'running')
        and daterange(s.starts_on, s.ends_before) && daterange(placed.starts_on, placed.ends_before) limit 1));
  end loop;
  perform private.record_event('open', 'secondment_plan', plan.id::text, plan.organisation_id, null, jsonb_build_object('run', run.number), null);
  return plan.id;
end;
$$;
comment on function public.open_secondment_plan is 'Draws the assignments of a run as a plan. Raises not_found, not_allowed, wrong_state, bad_request, not_in_exchange.';

create function public.place_secondment(plan_id uuid, person_id uuid, post_id uuid, starts_on date, ends_before date) returns uuid
language plpgsql security definer set search_path = ''
as $$ begin return private.draw_secondment(private.own_secondment_plan($1), $2, $3, $4, $5, null); end $$;
comment on function public.place_secondment is 'Draws one more assignment. Raises not_found, wrong_state, period_empty, not_in_exchange.';

-- An assignment of a plan that the caller's office takes part in, locked.
create function private.own_secondment(secondment_id uuid) returns public.secondments
language plpgsql security definer set search_path = ''
as $$
declare
  s public.secondments;
begin
  perform private.own_secondment_plan((select x.plan_id from public.secondments x where x.id = $1));
  select * into s from public.secondments x where x.id = $1 for update;
  return s;
end;
$$;

-- What is drawn moves; for what is proposed or published a change is drawn beside it, which everybody concerned has to sign again.
create function public.move_secondment(secondment_id uuid, post_id uuid, starts_on date, ends_before date) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  s public.secondments := private.own_secondment(secondment_id);
  plan public.secondment_plans;
begin
  select * into plan from public.secondment_plans p where p.id = s.plan_id;
  if s.status not in ('draft', 'published', 'running') then raise exception 'wrong_state'; end if;
  if s.status <> 'draft' then return private.draw_secondment(plan, s.person_id, $2, $3, $4, s.id); end if;
  if $3 >= $4 then raise exception 'period_empty'; end if;
  update public.secondments x set post_id = q.id, host_unit_id = q.unit_id, starts_on = $3, ends_before = $4, revision = x.revision + 1
  from public.posts q
  where x.id = s.id and q.id = $2 and q.exchange_id = plan.exchange_id
    and not exists (select from public.person_wishes w where w.person_id = s.person_id and w.post_id = q.id and w.wish = 'refuses');
  if not found then raise exception 'not_in_exchange'; end if;
  insert into public.secondment_events (secondment_id, verb, from_status, to_status, actor_name) values (s.id, 'move', 'draft', 'draft', private.my_name());
  update public.secondment_plans p set revision = p.revision + 1 where p.id = plan.id;
  return s.id;
end;
$$;
comment on function public.move_secondment is 'Draws an assignment elsewhere or in other months; a published one stays until the change is signed. Raises not_found, wrong_state, period_empty, not_in_exchange, change_waits.';

create function public.remove_secondment(secondment_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$ begin perform private.move_secondment_on(private.own_secondment($1), 'remove'); end $$;
comment on function public.remove_secondment is 'Takes a drawn assignment off the board. Raises not_found, wrong_state.';

create function public.close_secondment_plan(plan_id uuid, why text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  plan public.secondment_plans := private.own_secondment_plan(plan_id);
  s public.secondments;
begin
  if btrim(coalesce(why, '')) = '' then raise exception 'reason_needed'; end if;
  if exists (select from public.secondments x where x.plan_id = plan.id and x.status in ('proposed', 'published', 'running')) then
    raise exception 'promises_stand';
  end if;
  for s in select * from public.secondments x where x.plan_id = plan.id and x.status = 'draft' for update loop
    perform private.move_secondment_on(s, 'remove', why);
  end loop;
  update public.secondment_plans p set closed_at = clock_timestamp(), closed_by_name = private.my_name(), closed_why = left(btrim(why), 500)
  where p.id = plan.id;
  perform private.record_event('close', 'secondment_plan', plan.id::text, plan.organisation_id, null, null, why);
end;
$$;
comment on function public.close_secondment_plan is 'Lays a plan aside of which nothing was promised. Raises not_found, wrong_state, reason_needed, promises_stand.';

revoke execute on function private.next_secondment_status, private.my_name, private.move_secondment_on, private.secondment_readers,
  private.tell_about_secondments, private.own_secondment_plan, private.draw_secondment, private.own_secondment from public;
revoke execute on function public.open_secondment_plan, public.place_secondment, public.move_secondment, public.remove_secondment,
  public.close_secondment_plan from public;
grant execute on function public.open_secondment_plan, public.place_secondment, public.move_secondment, public.remove_secondment,
  public.close_secondment_plan to authenticated;
