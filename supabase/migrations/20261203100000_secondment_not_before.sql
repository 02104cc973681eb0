-- Nothing new begins in a month that is past: neither drawn, nor proposed, nor published. What was published to begin then goes on,
-- and may be made longer or shorter where it stands.

create function private.assert_stay_in_time(person_id uuid, post_id uuid, starts_on date, replaces uuid) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  if $3 < date_trunc('month', private.civil_today())::date and not exists (
    select from public.secondments s
    where s.person_id = $1 and s.post_id = $2 and s.starts_on = $3 and (s.id = $4 or s.status in ('published', 'running'))
  ) then raise exception 'stay_in_past'; end if;
end;
$$;
revoke execute on function private.assert_stay_in_time from public;

create or replace function private.draw_secondment(plan public.secondment_plans, person_id uuid, post_id uuid, starts_on date, ends_before date, replaces uuid)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  new_id uuid;
begin
  if starts_on >= ends_before then raise exception 'period_empty'; end if;
  perform private.assert_stay_in_time($2, $3, $4, $6);
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

create or replace function public.move_secondment(secondment_id uuid, post_id uuid, starts_on date, ends_before date) returns uuid
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
  perform private.assert_stay_in_time(s.person_id, $2, $3, s.replaces);
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

comment on function public.open_secondment_plan is 'Draws the assignments of a run as a plan. Raises not_found, not_allowed, wrong_state, bad_request, not_in_exchange, stay_in_past.';
comment on function public.place_secondment is 'Draws one more assignment. Raises not_found, wrong_state, period_empty, not_in_exchange, stay_in_past.';
comment on function public.move_secondment is 'Draws an assignment elsewhere or in other months; a published one stays until the change is signed. Raises not_found, wrong_state, period_empty, not_in_exchange, change_waits, stay_in_past.';
comment on function public.propose_secondments is 'Proposes what is drawn to everybody concerned, once both offices agreed on the plan. Raises not_found, plan_not_agreed, wrong_state, nothing_chosen, person_already_seconded, stay_in_past.';
comment on function public.publish_secondments is 'Publishes what all have signed. Raises not_found, wrong_state, not_all_signed, nothing_chosen, post_is_full, person_already_seconded, stay_in_past.';
comment on function public.propose_repair is 'Proposes the changes of a repair. Raises not_found, wrong_state, reason_needed, bad_request, nothing_chosen, not_in_exchange, change_waits, person_already_seconded, stay_in_past.';
