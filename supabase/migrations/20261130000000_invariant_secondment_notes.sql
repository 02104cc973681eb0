-- What happens to an assignment without a change of state (a counterpart is named, a task is done) is an event, but no step of its lifecycle.
create or replace function private.invariants_secondment() returns table (rule text, subject text)
language sql stable security definer set search_path = ''
as $$
  select 'an assignment is where its last event led', s.id::text from public.secondments s
  where s.status is distinct from (select e.to_status from public.secondment_events e where e.secondment_id = s.id order by e.id desc limit 1)
  union all
  select 'every step of an assignment is a row of its lifecycle', e.id::text from public.secondment_events e
  where e.from_status is not null and e.from_status <> e.to_status and not exists (
    select from public.secondment_transitions t where t.from_status = e.from_status and t.verb::text = e.verb and t.to_status = e.to_status)
  union all
  select 'what is published was signed by all five', s.id::text from public.secondments s
  where s.status in ('published', 'running', 'completed')
    and (select count(*) from public.secondment_signatures g where g.secondment_id = s.id and g.answer = 'signed') <> 5
$$;
