-- Talent stations (人才驿站) and talent enclaves (人才飞地): the register, from proposed to closed.

create type public.station_kind as enum ('station', 'enclave');
create type public.station_status as enum ('proposed', 'approved', 'open', 'closing', 'closed');
create type public.station_verb as enum ('approve', 'return', 'drop', 'open', 'begin_closing', 'reopen', 'finish');
-- host: the organisation that registered it; office: the coordinators who answer for the host's region.
create type public.station_actor as enum ('host', 'office');

create table public.stations (
  id uuid primary key default gen_random_uuid(),
  -- What people call it.
  number bigint generated always as identity unique,
  kind public.station_kind not null,
  status public.station_status not null default 'proposed',
  name text not null check (btrim(name) <> '' and char_length(name) <= 80),
  host_id uuid not null references public.organisations (id),
  operator text not null default '' check (char_length(operator) <= 120),
  address text not null check (btrim(address) <> '' and char_length(address) <= 200),
  region_code text not null references public.regions (code),
  area_m2 integer check (area_m2 between 1 and 1000000),
  -- How many of each can be booked; the places themselves are rows of station_places.
  desks smallint not null default 0 check (desks between 0 and 500),
  beds smallint not null default 0 check (beds between 0 and 500),
  labs smallint not null default 0 check (labs between 0 and 100),
  -- 编制池: posts that are kept for people who work here.
  reserved_posts smallint not null default 0 check (reserved_posts between 0 and 1000),
  services text not null default '' check (char_length(services) <= 1000),
  partners text not null default '' check (char_length(partners) <= 1000),
  opens_on date,
  opened_on date,
  closes_on date,
  closed_on date,
  -- Decimal degrees, WGS 84; only with where they were read.
  latitude numeric(8, 5) check (latitude between -90 and 90),
  longitude numeric(8, 5) check (longitude between -180 and 180),
  coordinate_source text not null default '' check (char_length(coordinate_source) <= 200),
  -- The rule of booking: days of a stay, days ahead, and places of a kind that one organisation may hold at once (null: any).
  stay_days_most smallint not null default 30 check (stay_days_most between 1 and 366),
  ahead_days_most smallint not null default 180 check (ahead_days_most between 1 and 730),
  organisation_places_most smallint check (organisation_places_most between 1 and 500),
  -- The exit plan: when one closes, where its people and its things go, who sees to it.
  exit_when text not null default '' check (char_length(exit_when) <= 500),
  exit_people text not null default '' check (char_length(exit_people) <= 500),
  exit_assets text not null default '' check (char_length(exit_assets) <= 500),
  exit_owner text not null default '' check (char_length(exit_owner) <= 120),
  -- What was done of it when it closed.
  exit_report text not null default '' check (char_length(exit_report) <= 2000),
  -- Where it moved to, or what it was merged into.
  successor_id uuid references public.stations (id),
  revision integer not null default 1,
  is_sample boolean not null default false,
  proposed_by uuid,
  proposed_by_name text not null default '',
  created_at timestamptz not null default clock_timestamp(),
  constraint stations_coordinates_have_a_source check
    ((latitude is null) = (longitude is null) and (latitude is null) = (btrim(coordinate_source) = '')),
  constraint stations_exit_plan_before_opening check
    (opened_on is null or (btrim(exit_when) <> '' and btrim(exit_people) <> '' and btrim(exit_assets) <> '' and btrim(exit_owner) <> '')),
  constraint stations_open_since check (status not in ('open', 'closing') or opened_on is not null),
  constraint stations_closing_has_a_day check ((status = 'closing') <= (closes_on is not null)),
  constraint stations_closed_on_a_day check ((status = 'closed') = (closed_on is not null)),
  constraint stations_closed_by_its_plan check (status <> 'closed' or opened_on is null or btrim(exit_report) <> ''),
  constraint stations_not_their_own_successor check (successor_id <> id)
);
comment on table public.stations is 'Register of talent stations and talent enclaves. An exit plan is written before opening, and what was done of it before closing.';
create index on public.stations (host_id);
create index on public.stations (region_code);
create index on public.stations (successor_id);

create table public.station_terms (
  station_id uuid primary key references public.stations (id) on delete cascade,
  lease_from date,
  lease_until date,
  -- Fen a year. What the host pays is rent + running − subsidy.
  rent_fen bigint check (rent_fen between 0 and 1000000000000000),
  subsidy_fen bigint check (subsidy_fen between 0 and 1000000000000000),
  running_fen bigint check (running_fen between 0 and 1000000000000000),
  constraint station_terms_lease_lasts check (lease_until > lease_from)
);
comment on table public.station_terms is 'Lease [from, until), rent, subsidy and running costs of a station, for its host, the responsible office and auditors. Fen a year.';

create table public.station_transitions (
  from_status public.station_status not null,
  verb public.station_verb not null,
  to_status public.station_status not null,
  actor public.station_actor not null,
  primary key (from_status, verb, actor)
);
comment on table public.station_transitions is 'The life of a station as data: from which state which verb leads where, and who may say it.';
insert into public.station_transitions (from_status, verb, to_status, actor) values
  ('proposed', 'approve', 'approved', 'office'),
  ('proposed', 'return', 'proposed', 'office'),
  ('proposed', 'drop', 'closed', 'host'),
  ('proposed', 'drop', 'closed', 'office'),
  ('approved', 'open', 'open', 'host'),
  ('approved', 'drop', 'closed', 'host'),
  ('open', 'begin_closing', 'closing', 'host'),
  ('closing', 'reopen', 'open', 'host'),
  ('closing', 'finish', 'closed', 'host');

-- Today where the stations stand: China has one time zone.
create function private.civil_today() returns date
language sql stable set search_path = ''
as $$ select (now() at time zone 'Asia/Shanghai')::date $$;

-- Whoever runs or checks it: the host's people, the office that answers for the host, auditors.
create function private.inside_station(host_id uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return coalesce(
    host_id = private.my_organisation_id()
    or private.my_role() = 'auditor'
    or (select private.coordinates(o.region_code) from public.organisations o where o.id = inside_station.host_id), false);
end;
$$;

create function private.inside_station_id(station_id uuid) returns boolean
language sql stable security definer set search_path = ''
as $$ select coalesce((select private.inside_station(s.host_id) from public.stations s where s.id = station_id), false) $$;

-- Whether any member may see it: what was approved, and what once was open.
create function private.is_shown_station(status public.station_status, opened_on date) returns boolean
language sql immutable set search_path = ''
as $$ select status in ('approved', 'open', 'closing') or opened_on is not null $$;
revoke execute on function private.civil_today, private.inside_station, private.inside_station_id, private.is_shown_station from public;
grant execute on function private.inside_station, private.inside_station_id, private.is_shown_station to authenticated;

alter table public.stations enable row level security;
alter table public.station_terms enable row level security;
alter table public.station_transitions enable row level security;
grant select on public.stations, public.station_terms, public.station_transitions to authenticated, service_role;
create policy "Members read what was approved; the rest its host, the responsible office and auditors"
  on public.stations for select to authenticated
  using (((select private.my_role()) is not null and private.is_shown_station(status, opened_on)) or private.inside_station(host_id));
create policy "Its money is read by its host, the responsible office and auditors"
  on public.station_terms for select to authenticated using (private.inside_station_id(station_id));
create policy "Members read which verb leads where"
  on public.station_transitions for select to authenticated using ((select private.my_role()) is not null);
