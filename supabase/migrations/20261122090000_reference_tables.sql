-- What the state publishes and everything else refers to: regions, industries, pairings. The rows come from
-- src/lib/domain/reference by generated migrations (…_region_data.sql, …_industry_data.sql, …_pairing_data.sql) and
-- change by migration alone, so that the command line and the database never disagree.

create type public.region_level as enum ('province', 'prefecture', 'county');
create type public.region_side as enum ('east', 'west');
create type public.industry_level as enum ('section', 'division', 'group');
create type public.pairing_system as enum ('collaboration', 'assistance');
create type public.confidence as enum ('high', 'medium', 'low');

create table public.regions (
  code        text primary key check (code ~ '^\d{6}$'),
  name        text not null check (name <> ''),
  name_en     text check (name_en <> ''),
  level       public.region_level not null,
  parent_code text references public.regions (code),
  side        public.region_side,
  valid_from  date,
  valid_until date,
  replaced_by text references public.regions (code),
  unique (code, level),
  constraint regions_province_on_top check ((level = 'province') = (parent_code is null)),
  constraint regions_period_not_empty check (valid_from < valid_until),
  constraint regions_successor_of_a_retired_code check ((replaced_by is null) = (valid_until is null))
);
comment on table public.regions is 'Provinces, prefectures and counties by GB/T 2260. Retired codes stay, because older listings name them.';
comment on column public.regions.side is 'east: assisting (援助方、支援方); west: receiving (受援方); that of the province, null where it is neither.';
comment on column public.regions.valid_from is 'First day of a code that is younger than the base edition (2020-12-31); otherwise null.';
comment on column public.regions.valid_until is 'First day on which the code is gone; null while in force.';
create index on public.regions (parent_code);
create index on public.regions (replaced_by) where replaced_by is not null;

create table public.industries (
  code        text primary key,
  name        text not null check (name <> ''),
  name_en     text check (name_en <> ''),
  level       public.industry_level not null,
  parent_code text references public.industries (code),
  constraint industries_code_of_its_level check (
    code ~ case level when 'section' then '^[A-T]$' when 'division' then '^\d{2}$' else '^\d{3}$' end
  ),
  constraint industries_section_on_top check ((level = 'section') = (parent_code is null))
);
comment on table public.industries is 'Sections, divisions and groups of GB/T 4754-2017.';
create index on public.industries (parent_code);

create table public.pairings (
  id            text primary key,
  system        public.pairing_system not null,
  level         public.region_level not null,
  east_code     text not null references public.regions (code),
  west_code     text not null,
  valid_from    date not null,
  start_assumed boolean not null,
  valid_until   date,
  source        text not null check (source <> ''),
  source_url    text,
  confidence    public.confidence not null,
  foreign key (west_code, level) references public.regions (code, level),
  constraint pairings_period_not_empty check (valid_from < valid_until),
  constraint pairings_unsourced_is_never_sure check (source_url is not null or confidence <> 'high'),
  constraint pairings_one_row_a_day
    exclude using gist (system with =, east_code with =, west_code with =, daterange(valid_from, valid_until) with &&)
);
comment on table public.pairings is 'Which eastern unit the state paired with which western one: two systems, many-to-many, dated. A weight in matching, never a filter.';
comment on column public.pairings.system is 'collaboration: 东西部协作; assistance: 对口支援 (Xinjiang, Xizang, Tibetan areas).';
comment on column public.pairings.level is 'Level of the western unit: how closely the row names who is helped.';
comment on column public.pairings.start_assumed is 'No text gives the start; valid_from follows the conventions in src/lib/domain/reference/README.md.';
comment on column public.pairings.valid_until is 'First day after the end; null while it lasts.';
create index on public.pairings (east_code);
create index on public.pairings (west_code, level);

alter table public.regions enable row level security;
alter table public.industries enable row level security;
alter table public.pairings enable row level security;

revoke all on public.regions, public.industries, public.pairings from anon, authenticated, service_role;
grant select on public.regions, public.industries, public.pairings to authenticated, service_role;

create policy "Whoever is signed in reads the regions" on public.regions for select to authenticated using (true);
create policy "Whoever is signed in reads the industries" on public.industries for select to authenticated using (true);
create policy "Whoever is signed in reads the pairings" on public.pairings for select to authenticated using (true);
