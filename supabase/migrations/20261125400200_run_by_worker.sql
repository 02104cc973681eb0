-- What workers do with runs. They act with the platform's own rights; what keeps two of them apart is the lease and its
-- fencing number: every word about a run carries the attempt it was claimed with.

-- Whether anything waits for a worker that knows these kinds: asked all the time, so it only reads.
create function public.runs_waiting(kinds public.run_kind[]) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.runs r
    where r.kind = any (runs_waiting.kinds)
      and (r.status = 'queued' or (r.status = 'running' and r.lease_until <= clock_timestamp())))
$$;

-- Hands the oldest waiting run to a worker, for as long as its lease lasts [s]; no row when none waits.
create function public.claim_run(worker text, lease_seconds integer, kinds public.run_kind[]) returns setof public.runs
language plpgsql security definer set search_path = ''
as $$
declare
  claimed public.runs;
begin
  if lease_seconds not between 1 and 3600 then raise exception 'bad_request'; end if;
  perform private.settle_lapsed_runs();
  update public.runs r set
    status = private.next_run_status(r.status, 'claim'),
    attempt = r.attempt + 1,
    attempts_left = r.attempts_left - 1,
    worker = left(claim_run.worker, 120),
    lease_until = clock_timestamp() + make_interval(secs => lease_seconds),
    started_at = coalesce(r.started_at, clock_timestamp()),
    stage = 'starting', done = null, total = null, objective = null, bound = null, series = '[]'
  where r.id = (
    select w.id from public.runs w
    where w.status = 'queued' and w.kind = any (claim_run.kinds) order by w.number limit 1 for update skip locked)
  returning * into claimed;
  if not found then return; end if;
  perform private.record_event('claim', 'run', claimed.id::text, claimed.organisation_id,
    jsonb_build_object('status', 'queued'), jsonb_build_object('status', 'running', 'attempt', claimed.attempt, 'worker', claimed.worker), null);
  return next claimed;
end;
$$;

-- The run, locked, if this attempt still holds it. A lapsed lease is lost even when nobody has taken over yet: the
-- moment of taking over must not decide whose answer counts.
create function private.held_run(run_id uuid, attempt integer) returns public.runs
language plpgsql security definer set search_path = ''
as $$
declare
  run public.runs;
begin
  select * into run from public.runs r where r.id = run_id for update;
  if not found or run.status <> 'running' or run.attempt is distinct from held_run.attempt or run.lease_until <= clock_timestamp() then
    raise exception 'lease_lost';
  end if;
  return run;
end;
$$;

-- Whether to stop; meanwhile the lease grows once a third of it is used, so that most questions only read.
create function public.heartbeat_run(run_id uuid, attempt integer, lease_seconds integer) returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  run public.runs;
begin
  select * into run from public.runs r
  where r.id = run_id and r.status = 'running' and r.attempt = heartbeat_run.attempt and r.lease_until > clock_timestamp();
  if not found then raise exception 'lease_lost'; end if;
  if run.lease_until < clock_timestamp() + make_interval(secs => lease_seconds * 2 / 3.0) then
    run := private.held_run(run_id, heartbeat_run.attempt);
    update public.runs set lease_until = clock_timestamp() + make_interval(secs => lease_seconds) where id = run.id;
  end if;
  return run.cancel_wanted_at is not null;
end;
$$;

-- A series of at most a hundred points: when it is full, every second one goes.
create function private.longer_series(series jsonb, point jsonb) returns jsonb
language sql immutable set search_path = ''
as $$
  select case when jsonb_array_length(series) < 100 then series || point
  else (select jsonb_agg(value order by place) from jsonb_array_elements(series) with ordinality as e (value, place) where place % 2 = 1) || point
  end
$$;

-- Stage, how much of how much is done, and the incumbent's objective with its bound where the kind has them.
create function public.report_run_progress(
  run_id uuid, attempt integer, stage text, done bigint default null, total bigint default null,
  objective double precision default null, bound double precision default null
) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  run public.runs := private.held_run(run_id, attempt);
begin
  update public.runs r set
    stage = report_run_progress.stage,
    done = report_run_progress.done,
    total = report_run_progress.total,
    objective = report_run_progress.objective,
    bound = report_run_progress.bound,
    series = case
      when (report_run_progress.objective, report_run_progress.bound) is not distinct from (run.objective, run.bound) then r.series
      else private.longer_series(r.series, jsonb_build_array(jsonb_build_object(
        'at', round(extract(epoch from clock_timestamp() - run.started_at), 2),
        'objective', report_run_progress.objective, 'bound', report_run_progress.bound)))
    end
  where r.id = run.id;
end;
$$;

-- The published listings as the person who asked for the run may read them now: a run never knows more than she does.
create function public.listings_for_run(run_id uuid, attempt integer) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  run public.runs := private.held_run(run_id, attempt);
  own_claims text := current_setting('request.jwt.claims', true);
  answer jsonb;
begin
  perform set_config('request.jwt.claims', jsonb_build_object('sub', run.requested_by, 'role', 'authenticated')::text, true);
  answer := public.published_listings();
  perform set_config('request.jwt.claims', coalesce(own_claims, ''), true);
  return answer;
end;
$$;

-- What the run is solved from, written down before it is: whoever takes over, or repeats it, starts from the same bytes.
create function public.record_run_input(run_id uuid, attempt integer, path text, hash text, bytes bigint) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  run public.runs := private.held_run(run_id, attempt);
begin
  if run.input_hash is not null then raise exception 'wrong_state'; end if;
  update public.runs set input_path = record_run_input.path, input_hash = record_run_input.hash, input_bytes = record_run_input.bytes
  where id = run.id;
end;
$$;

-- Writes the result, once. `interrupted`: the person stopped it, and this is the best so far.
create function public.finish_run(
  run_id uuid, attempt integer, interrupted boolean, engine_version text, work bigint, path text, hash text, bytes bigint, summary jsonb,
  objective double precision default null, bound double precision default null
) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  run public.runs := private.held_run(run_id, attempt);
begin
  update public.runs r set
    engine_version = finish_run.engine_version, work = finish_run.work,
    output_path = finish_run.path, output_hash = finish_run.hash, output_bytes = finish_run.bytes,
    summary = finish_run.summary, objective = finish_run.objective, bound = finish_run.bound
  where r.id = run.id;
  perform private.move_run(run, case when interrupted then 'interrupt' else 'finish' end::public.run_verb);
end;
$$;

-- Stopped before there was any answer.
create function public.interrupt_run(run_id uuid, attempt integer) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.move_run(private.held_run(run_id, attempt), 'interrupt');
end;
$$;

-- What cannot be solved here would not be solved by trying again: bad input, a fault of the engine, memory.
create function public.fail_run(run_id uuid, attempt integer, fault text, detail text default null) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.move_run(private.held_run(run_id, attempt), 'fail', fault, detail);
end;
$$;

-- A worker that is shut down gives its run back; that attempt does not count.
create function public.hand_back_run(run_id uuid, attempt integer) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  run public.runs := private.held_run(run_id, attempt);
begin
  if run.cancel_wanted_at is not null then
    perform private.move_run(run, 'interrupt');
    return;
  end if;
  update public.runs set attempts_left = attempts_left + 1 where id = run.id;
  perform private.move_run(run, 'hand_back');
end;
$$;

revoke execute on function private.held_run, private.longer_series from public;
revoke execute on function public.runs_waiting, public.claim_run, public.heartbeat_run, public.report_run_progress, public.listings_for_run,
  public.record_run_input, public.finish_run, public.interrupt_run, public.fail_run, public.hand_back_run from public;
grant execute on function public.runs_waiting, public.claim_run, public.heartbeat_run, public.report_run_progress, public.listings_for_run,
  public.record_run_input, public.finish_run, public.interrupt_run, public.fail_run, public.hand_back_run to service_role;
