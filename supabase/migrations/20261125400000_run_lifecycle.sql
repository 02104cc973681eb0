-- Long work (matching, selecting, later scheduling and siting) is a run: asked for by a member, solved by a worker that
-- holds it under a lease, with its input and output kept as hashed objects so that it can be checked and repeated.

create type public.run_kind as enum ('ranking');
create type public.run_status as enum ('queued', 'running', 'done', 'cancelled', 'failed');
create type public.run_verb as enum ('claim', 'hand_back', 'finish', 'interrupt', 'fail', 'cancel', 'lose', 'give_up');
create type public.run_actor as enum ('member', 'worker', 'platform');

create table public.run_transitions (
  from_status public.run_status not null,
  verb public.run_verb not null,
  to_status public.run_status not null,
  actor public.run_actor not null,
  primary key (from_status, verb)
);
comment on table public.run_transitions is 'The life of a run: which verb leads from where to where, and whose word it is.';

insert into public.run_transitions (from_status, verb, to_status, actor) values
  ('queued', 'claim', 'running', 'worker'),
  ('queued', 'cancel', 'cancelled', 'member'),
  ('running', 'hand_back', 'queued', 'worker'),
  ('running', 'finish', 'done', 'worker'),
  ('running', 'interrupt', 'cancelled', 'worker'),
  ('running', 'fail', 'failed', 'worker'),
  -- The lease has lapsed: the run waits again, ends because nobody wants it any more, or has used up its attempts.
  ('running', 'lose', 'queued', 'platform'),
  ('running', 'cancel', 'cancelled', 'platform'),
  ('running', 'give_up', 'failed', 'platform');

create table public.run_rights (
  kind public.run_kind not null,
  role public.member_role not null,
  primary key (kind, role)
);
comment on table public.run_rights is 'Which role may ask for which kind of run.';
insert into public.run_rights (kind, role) values ('ranking', 'coordinator');

create table public.runs (
  id uuid primary key default gen_random_uuid(),
  -- What people call it.
  number bigint generated always as identity unique,
  kind public.run_kind not null,
  status public.run_status not null default 'queued',
  organisation_id uuid not null references public.organisations (id),
  requested_by uuid not null,
  requested_by_name text not null,
  parameters jsonb not null check (jsonb_typeof(parameters) = 'object' and octet_length(parameters::text) <= 200000),
  seed integer not null default 1 check (seed >= 0),
  -- The run whose input, seed and work this one takes over.
  repeats uuid references public.runs (id),
  -- Counted work after which to stop; null: until it is done.
  work_limit bigint check (work_limit >= 0),
  -- The fencing number: grows with every claim, and whoever holds an older one is refused.
  attempt integer not null default 0,
  attempts_left smallint not null default 3 check (attempts_left >= 0),
  worker text,
  lease_until timestamptz,
  cancel_wanted_at timestamptz,
  cancel_wanted_by uuid,
  engine_version text,
  input_path text,
  input_hash text check (input_hash ~ '^[0-9a-f]{64}$'),
  input_bytes bigint,
  output_path text,
  output_hash text check (output_hash ~ '^[0-9a-f]{64}$'),
  output_bytes bigint,
  -- Counted work behind the output; the same work gives the same output.
  work bigint,
  summary jsonb,
  stage text check (stage ~ '^[a-z_]+$'),
  done bigint,
  total bigint,
  objective double precision,
  bound double precision,
  -- How both came closer: at most a hundred points {"at", "objective", "bound"}, seconds since it began.
  series jsonb not null default '[]',
  fault text check (fault ~ '^[a-z_]+$'),
  fault_detail text,
  -- Counts every change that a page shows.
  revision integer not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  ended_at timestamptz,
  constraint runs_output_is_whole check ((output_path is null) = (output_hash is null)),
  constraint runs_input_is_whole check ((input_path is null) = (input_hash is null)),
  constraint runs_held_while_running check ((status = 'running') = (lease_until is not null)),
  constraint runs_end_has_a_time check ((status in ('done', 'cancelled', 'failed')) = (ended_at is not null)),
  constraint runs_done_has_output check (status <> 'done' or output_hash is not null),
  constraint runs_failure_has_a_fault check ((status = 'failed') = (fault is not null))
);
comment on table public.runs is 'One piece of long work: what was asked, who solves it, how far it is, and where its hashed input and output are.';
create index on public.runs (organisation_id, number desc);
create index on public.runs (repeats);
create index on public.runs (number) where status in ('queued', 'running');

alter table public.run_transitions enable row level security;
alter table public.run_rights enable row level security;
alter table public.runs enable row level security;
grant select on public.run_transitions, public.run_rights, public.runs to authenticated, service_role;
create policy "Members read which verb leads where"
  on public.run_transitions for select to authenticated using ((select private.my_role()) is not null);
create policy "Members read who may ask for what"
  on public.run_rights for select to authenticated using ((select private.my_role()) is not null);
create policy "One reads one's own organisation's runs; auditors read all"
  on public.runs for select to authenticated
  using (organisation_id = (select private.my_organisation_id()) or (select private.my_role()) = 'auditor');

-- Objects are `<run>/input-<attempt>.json.gz` and `<run>/output-<attempt>.json.gz`: a holder whose lease lapsed never
-- writes over what its successor wrote. A repeat names the object of the run it repeats.
insert into storage.buckets (id, name, public) values ('runs', 'runs', false);
create policy "Who reads a run reads its objects"
  on storage.objects for select to authenticated
  using (bucket_id = 'runs' and exists (select from public.runs r where r.id::text = (storage.foldername(name))[1]));

create function private.stamp_run() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.revision := old.revision + 1;
  return new;
end;
$$;
-- A longer lease alone is no news.
create trigger runs_stamp before update on public.runs
  for each row when ((to_jsonb(old) - 'lease_until') is distinct from (to_jsonb(new) - 'lease_until'))
  execute function private.stamp_run();

-- Where a verb leads; refuses what the table does not allow.
create function private.next_run_status(from_status public.run_status, verb public.run_verb) returns public.run_status
language plpgsql stable set search_path = ''
as $$
declare
  target public.run_status;
begin
  select t.to_status into target from public.run_transitions t where t.from_status = $1 and t.verb = $2;
  if not found then raise exception 'wrong_state'; end if;
  return target;
end;
$$;

-- Moves a run: in the trail and, where somebody waits for it, in a notice.
create function private.move_run(run public.runs, verb public.run_verb, fault text default null, fault_detail text default null)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
  target public.run_status := private.next_run_status(run.status, verb);
begin
  update public.runs r set
    status = target,
    lease_until = null,
    ended_at = case when target in ('done', 'cancelled', 'failed') then clock_timestamp() end,
    fault = move_run.fault,
    fault_detail = left(move_run.fault_detail, 2000)
  where r.id = run.id;
  perform private.record_event(verb::text, 'run', run.id::text, run.organisation_id,
    jsonb_build_object('status', run.status),
    jsonb_build_object('status', target, 'attempt', run.attempt, 'worker', run.worker), fault);
  -- Who cancels knows it; everybody else is told.
  if target in ('done', 'failed') or (target = 'cancelled' and coalesce(run.cancel_wanted_by, auth.uid()) is distinct from run.requested_by) then
    perform private.notify(run.organisation_id, 'run_' || target,
      jsonb_build_object('number', run.number, 'runKind', run.kind), '/runs/' || run.id,
      (select user_id from public.accounts where user_id = run.requested_by));
  end if;
end;
$$;
revoke execute on function private.stamp_run, private.next_run_status, private.move_run from public;

-- What lapsed leases leave behind. Asked before every claim and cancel, so that no clockwork is needed.
create function private.settle_lapsed_runs() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  lapsed public.runs;
begin
  for lapsed in
    select * from public.runs where status = 'running' and lease_until <= clock_timestamp() order by number for update skip locked
  loop
    if lapsed.cancel_wanted_at is not null then
      perform private.move_run(lapsed, 'cancel');
    elsif lapsed.attempts_left = 0 then
      perform private.move_run(lapsed, 'give_up', 'workers_lost');
    else
      perform private.move_run(lapsed, 'lose');
    end if;
  end loop;
end;
$$;
revoke execute on function private.settle_lapsed_runs from public;
