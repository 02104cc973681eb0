-- Rows that an office adds to the reference data for its own pages: dated, sourced, marked as its own, ended but never
-- deleted. What ships changes by migration alone.

create table public.own_pairings (
  office_id     uuid not null references public.organisations (id) on delete cascade,
  id            text not null check (id ~ '^[ca]-\d{6}-\d{6}-\d{4}$'),
  system        public.pairing_system not null,
  level         public.region_level not null,
  east_code     text not null references public.regions (code),
  west_code     text not null,
  valid_from    date not null,
  valid_until   date,
  source        text not null check (char_length(source) between 1 and 300),
  source_url    text check (source_url ~ '^https?://\S+$' and char_length(source_url) <= 300),
  confidence    public.confidence not null,
  recorded_by   uuid references public.accounts (user_id) on delete set null,
  recorded_at   timestamptz not null default now(),
  primary key (office_id, id),
  foreign key (west_code, level) references public.regions (code, level),
  constraint own_pairings_period_not_empty check (valid_from < valid_until),
  constraint own_pairings_unsourced_is_never_sure check (source_url is not null or confidence <> 'high'),
  constraint own_pairings_one_row_a_day
    exclude using gist (office_id with =, system with =, east_code with =, west_code with =, daterange(valid_from, valid_until) with &&)
);
comment on table public.own_pairings is 'Pairings that an office records for itself, beside those that ship; in the form of src/lib/domain/reference/pairings.json.';
create index on public.own_pairings (east_code);
create index on public.own_pairings (west_code, level);

create table public.own_parameters (
  office_id     uuid not null references public.organisations (id) on delete cascade,
  code          text not null check (code ~ '^[a-z][a-z0-9_]*(\.[a-z0-9][a-z0-9_]*)+$' and char_length(code) <= 80),
  valid_from    date not null,
  valid_until   date,
  value         numeric not null check (value between 0 and 1e12),
  unit          public.parameter_unit not null,
  source        text not null check (char_length(source) between 1 and 300),
  source_url    text check (source_url ~ '^https?://\S+$' and char_length(source_url) <= 300),
  confidence    public.confidence not null,
  recorded_by   uuid references public.accounts (user_id) on delete set null,
  recorded_at   timestamptz not null default now(),
  primary key (office_id, code, valid_from),
  constraint own_parameters_period_not_empty check (valid_from < valid_until),
  constraint own_parameters_share_at_most_whole check (unit <> '1' or value <= 1),
  constraint own_parameters_unsourced_is_never_sure check (source_url is not null or confidence <> 'high'),
  constraint own_parameters_one_value_a_day
    exclude using gist (office_id with =, code with =, daterange(valid_from, valid_until) with &&)
);
comment on table public.own_parameters is 'Parameters that an office records for itself; on its pages they go before those that ship.';

alter table public.own_pairings enable row level security;
alter table public.own_parameters enable row level security;
grant select on public.own_pairings, public.own_parameters to authenticated;
grant select, insert, update, delete on public.own_pairings, public.own_parameters to service_role;
create policy "An office's own pairings are its own; auditors and administrators read all"
  on public.own_pairings for select to authenticated
  using (office_id = (select private.my_organisation_id()) or (select private.sees_all_members()));
create policy "An office's own parameters are its own; auditors and administrators read all"
  on public.own_parameters for select to authenticated
  using (office_id = (select private.my_organisation_id()) or (select private.sees_all_members()));

-- Whose rows the caller may write: a coordinator his office's, the administrator those of any office.
create function private.own_office(office_id uuid) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  wanted uuid := coalesce($1, private.my_organisation_id());
begin
  if not exists (select from public.organisations o where o.id = wanted and o.kind = 'coordinator_office') then raise exception 'not_allowed'; end if;
  if private.my_role() = 'administrator' or (private.my_role() = 'coordinator' and wanted = private.my_organisation_id()) then return wanted; end if;
  raise exception 'not_allowed';
end;
$$;
revoke execute on function private.own_office from public;

create function public.add_own_pairing(
  system public.pairing_system, east_code text, west_code text, valid_from date, valid_until date, source text, source_url text,
  confidence public.confidence, office_id uuid default null
) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  office uuid := private.own_office($9);
  new_id text := case $1 when 'collaboration' then 'c' else 'a' end || '-' || $2 || '-' || $3 || '-' || to_char($4, 'YYYY');
begin
  if $4 >= $5 then raise exception 'period_empty'; end if;
  if exists (
    select from public.pairings p
    where p.id = new_id or (p.system = $1 and p.east_code = $2 and p.west_code = $3
      and daterange(p.valid_from, p.valid_until) && daterange($4, $5))
  ) then raise exception 'already_recorded'; end if;
  begin
    insert into public.own_pairings (office_id, id, system, level, east_code, west_code, valid_from, valid_until, source, source_url, confidence, recorded_by)
    values (office, new_id, $1, (select r.level from public.regions r where r.code = $3), $2, $3, $4, $5, $6, nullif($7, ''), $8, auth.uid());
  exception
    when unique_violation or exclusion_violation then raise exception 'already_recorded';
    when check_violation or not_null_violation or foreign_key_violation then raise exception 'bad_request';
  end;
  perform private.record_event('add_own_pairing', 'own_pairing', new_id, office, null,
    (select to_jsonb(p) from public.own_pairings p where p.office_id = office and p.id = new_id), $6);
  return new_id;
end;
$$;

create function public.end_own_pairing(pairing_id text, valid_until date, office_id uuid default null) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  office uuid := private.own_office($3);
  before public.own_pairings;
begin
  select * into before from public.own_pairings p where p.office_id = office and p.id = $1 for update;
  if not found then raise exception 'not_found'; end if;
  if $2 is null or $2 <= before.valid_from then raise exception 'period_empty'; end if;
  begin
    update public.own_pairings p set valid_until = $2 where p.office_id = office and p.id = $1;
  exception
    when exclusion_violation then raise exception 'already_recorded';
  end;
  perform private.record_event('end_own_pairing', 'own_pairing', $1, office, to_jsonb(before.valid_until), to_jsonb($2), null);
end;
$$;

create function public.add_own_parameter(
  code text, valid_from date, valid_until date, value numeric, unit public.parameter_unit, source text, source_url text,
  confidence public.confidence, office_id uuid default null
) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  office uuid := private.own_office($9);
begin
  if $2 >= $3 then raise exception 'period_empty'; end if;
  begin
    insert into public.own_parameters (office_id, code, valid_from, valid_until, value, unit, source, source_url, confidence, recorded_by)
    values (office, $1, $2, $3, $4, $5, $6, nullif($7, ''), $8, auth.uid());
  exception
    when unique_violation or exclusion_violation then raise exception 'already_recorded';
    when check_violation or not_null_violation then raise exception 'bad_request';
  end;
  perform private.record_event('add_own_parameter', 'own_parameter', $1 || ' ' || $2, office, null,
    (select to_jsonb(p) from public.own_parameters p where p.office_id = office and p.code = $1 and p.valid_from = $2), $6);
end;
$$;

create function public.end_own_parameter(code text, valid_from date, valid_until date, office_id uuid default null) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  office uuid := private.own_office($4);
  before public.own_parameters;
begin
  select * into before from public.own_parameters p where p.office_id = office and p.code = $1 and p.valid_from = $2 for update;
  if not found then raise exception 'not_found'; end if;
  if $3 is null or $3 <= before.valid_from then raise exception 'period_empty'; end if;
  begin
    update public.own_parameters p set valid_until = $3 where p.office_id = office and p.code = $1 and p.valid_from = $2;
  exception
    when exclusion_violation then raise exception 'already_recorded';
  end;
  perform private.record_event('end_own_parameter', 'own_parameter', $1 || ' ' || $2, office, to_jsonb(before.valid_until), to_jsonb($3), null);
end;
$$;
revoke execute on function public.add_own_pairing, public.end_own_pairing, public.add_own_parameter, public.end_own_parameter from public;
grant execute on function public.add_own_pairing, public.end_own_pairing, public.add_own_parameter, public.end_own_parameter to authenticated;
