-- What members do with runs: ask for one, stop it, have it repeated.

create function public.enqueue_run(kind public.run_kind, parameters jsonb, seed integer default 1) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  new_id uuid;
begin
  if not exists (select from public.run_rights g where g.kind = enqueue_run.kind and g.role = private.my_role()) then
    raise exception 'not_allowed';
  end if;
  -- One office must not keep every other one waiting.
  if (select count(*) from public.runs r
      where r.organisation_id = private.my_organisation_id() and r.status in ('queued', 'running')) >= 5 then
    raise exception 'too_many_runs';
  end if;
  if jsonb_typeof(parameters) is distinct from 'object' or seed < 0 then raise exception 'bad_request'; end if;

  insert into public.runs (kind, parameters, seed, organisation_id, requested_by, requested_by_name)
  select enqueue_run.kind, enqueue_run.parameters, enqueue_run.seed, private.my_organisation_id(), a.user_id, a.display_name
  from public.accounts a where a.user_id = auth.uid()
  returning id into new_id;
  perform private.record_event('enqueue', 'run', new_id::text, private.my_organisation_id(), null,
    jsonb_build_object('kind', kind, 'parameters', parameters, 'seed', seed), null);
  return new_id;
end;
$$;

-- The caller's own run, locked; another organisation's does not exist for her, an auditor's eyes do not act.
create function private.own_run(run_id uuid) returns public.runs
language plpgsql security definer set search_path = ''
as $$
declare
  run public.runs;
begin
  select * into run from public.runs r where r.id = run_id and r.organisation_id = private.my_organisation_id() for update;
  if not found then raise exception 'not_found'; end if;
  if not exists (select from public.run_rights g where g.kind = run.kind and g.role = private.my_role()) then
    raise exception 'not_allowed';
  end if;
  return run;
end;
$$;
revoke execute on function private.own_run from public;

-- A waiting run ends at once. A running one is asked to stop: its holder keeps the best answer so far; where the holder
-- is gone, nothing was kept and it ends too.
create function public.cancel_run(run_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  run public.runs;
begin
  perform private.settle_lapsed_runs();
  run := private.own_run(run_id);
  if run.status = 'queued' then
    perform private.move_run(run, 'cancel');
  elsif run.status = 'running' then
    update public.runs set cancel_wanted_at = coalesce(cancel_wanted_at, clock_timestamp()), cancel_wanted_by = coalesce(cancel_wanted_by, auth.uid())
    where id = run.id;
  else
    raise exception 'wrong_state';
  end if;
end;
$$;

-- The same question again, from the recorded input with the same seed and work: the answer must be the same to the bit.
create function public.repeat_run(run_id uuid) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  run public.runs := private.own_run(run_id);
  new_id uuid;
begin
  if run.output_hash is null then raise exception 'wrong_state'; end if;
  new_id := public.enqueue_run(run.kind, run.parameters, run.seed);
  update public.runs set
    repeats = run.id, input_path = run.input_path, input_hash = run.input_hash, input_bytes = run.input_bytes, work_limit = run.work
  where id = new_id;
  perform private.record_event('repeat', 'run', new_id::text, run.organisation_id, null, jsonb_build_object('repeats', run.id), null);
  return new_id;
end;
$$;

revoke execute on function public.enqueue_run, public.cancel_run, public.repeat_run from public;
grant execute on function public.enqueue_run, public.cancel_run, public.repeat_run to authenticated;
