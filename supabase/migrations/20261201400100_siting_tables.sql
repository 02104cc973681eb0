-- An office's tables of a siting question are kept beside its run: a hundred places and a thousand counties have a hundred thousand ways,
-- which nobody wants in the list of runs. Named by their fingerprint, the same tables are kept once.
create table public.siting_tables (
  organisation_id uuid not null references public.organisations (id),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  -- JSON, compressed with gzip, in base64: the engine reads it, the database does not.
  packed text not null check (octet_length(packed) between 1 and 900000),
  created_at timestamptz not null default clock_timestamp(),
  primary key (organisation_id, hash)
);
comment on table public.siting_tables is 'Candidates, demand and ways of siting runs, as the office gave them.';
alter table public.siting_tables enable row level security;
grant select on public.siting_tables to authenticated, service_role;
create policy "One reads one's own organisation's tables; auditors read all"
  on public.siting_tables for select to authenticated
  using (organisation_id = (select private.my_organisation_id()) or (select private.my_role()) = 'auditor');

-- Asks for a siting with these tables. `settings` is the question without them.
create function public.enqueue_siting(settings jsonb, packed text) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  fingerprint text := encode(sha256(convert_to(coalesce(packed, ''), 'UTF8')), 'hex');
  new_id uuid;
begin
  if jsonb_typeof(settings) is distinct from 'object' then raise exception 'bad_request'; end if;
  new_id := public.enqueue_run('siting', settings || jsonb_build_object('tables', fingerprint));
  if packed is null or octet_length(packed) not between 1 and 900000 then raise exception 'bad_request'; end if;
  insert into public.siting_tables (organisation_id, hash, packed)
  values (private.my_organisation_id(), fingerprint, enqueue_siting.packed)
  on conflict (organisation_id, hash) do nothing;
  return new_id;
end;
$$;
revoke execute on function public.enqueue_siting from public;
grant execute on function public.enqueue_siting to authenticated;

-- What the worker that holds a siting run solves it from; null where the tables are gone.
create function public.siting_tables_for_run(run_id uuid, attempt integer) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  run public.runs := private.held_run(run_id, attempt);
begin
  return (
    select t.packed from public.siting_tables t
    where t.organisation_id = run.organisation_id and t.hash = run.parameters ->> 'tables');
end;
$$;
revoke execute on function public.siting_tables_for_run from public;
grant execute on function public.siting_tables_for_run to service_role;
