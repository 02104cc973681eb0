-- The notices of beginning and end lead to the plan: an assignment has no page of its own.

create or replace function private.duty_secondments() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  s public.secondments;
begin
  for s in select * from public.secondments x where x.status = 'published' and x.starts_on <= current_date order by x.number for update loop
    perform private.move_secondment_on(s, 'start');
    perform private.tell_about_secondments(array[s.id], 'secondment_started', '/secondments/plans/' || s.plan_id);
  end loop;
  for s in select * from public.secondments x where x.status = 'running' and x.ends_before <= current_date order by x.number for update loop
    perform private.move_secondment_on(s, 'complete');
    perform private.tell_about_secondments(array[s.id], 'secondment_completed', '/secondments/plans/' || s.plan_id);
  end loop;
end;
$$;
