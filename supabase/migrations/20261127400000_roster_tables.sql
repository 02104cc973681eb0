-- Registers of secondments (名册): who may go, which posts wait, what is exchanged otherwise. Each row is kept by one talent
-- office; the office across sees it when both have joined an exchange and the row was put into that exchange.

create type public.secondment_ladder as enum ('cadre', 'technical');
create type public.exchange_status as enum ('offered', 'open', 'declined', 'closed');
create type public.exchange_direction as enum ('east_to_west', 'west_to_east');
create type public.visit_kind as enum ('invited', 'going_out');
create type public.health_conclusion as enum ('fit', 'fit_with_limits', 'unfit', 'not_examined');
create type public.roster_kind as enum ('unit', 'team', 'person', 'post', 'training', 'visit');
create type public.person_wish as enum ('prefers', 'refuses');

-- One office of the east and one of the west, what for and in which months.
create table public.exchanges (
  id uuid primary key default gen_random_uuid(),
  name text not null check (name = btrim(name) and char_length(name) between 1 and 80),
  east_office_id uuid not null references public.organisations (id),
  west_office_id uuid not null references public.organisations (id),
  offered_by uuid not null,
  status public.exchange_status not null default 'offered',
  starts_on date not null,
  ends_before date not null,
  -- |person-months east → west − west → east|; null: no rule.
  max_difference integer check (max_difference between 0 and 100000),
  purpose text not null check (char_length(purpose) between 1 and 500),
  is_sample boolean not null default false,
  created_at timestamptz not null default now(),
  closed_why text check (char_length(closed_why) <= 500),
  constraint exchanges_period_not_empty check (starts_on < ends_before),
  constraint exchanges_have_two_sides check (east_office_id <> west_office_id),
  constraint exchanges_offered_by_one_of_them check (offered_by in (east_office_id, west_office_id))
);
comment on table public.exchanges is 'What an eastern and a western talent office plan together: purpose and months. People and posts that are put into it are seen by both.';
create index on public.exchanges (east_office_id);
create index on public.exchanges (west_office_id);

create table public.work_units (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references public.organisations (id) on delete cascade,
  name text not null check (name = btrim(name) and char_length(name) between 1 and 80),
  region_code text not null references public.regions (code),
  -- The unit's own account on the platform, if it has one: its members see what concerns the unit.
  organisation_id uuid references public.organisations (id) on delete set null,
  -- How many of its people may be away in any month; null: no limit.
  release_cap integer check (release_cap between 0 and 100000),
  note text not null default '' check (char_length(note) <= 500),
  is_sample boolean not null default false,
  revision integer not null default 1,
  updated_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  unique (office_id, name)
);
comment on table public.work_units is 'Hospitals, schools, bureaus that let people go or take them in; kept by a talent office.';
create index on public.work_units (region_code);
create index on public.work_units (organisation_id);

create table public.unit_covers (
  unit_id uuid not null references public.work_units (id) on delete cascade,
  specialty text not null check (specialty = btrim(specialty) and char_length(specialty) between 1 and 40),
  at_least integer not null check (at_least between 1 and 100000),
  primary key (unit_id, specialty)
);
comment on table public.unit_covers is 'How many of a specialty a unit must keep at home in any month; who comes to it on secondment counts.';

create table public.teams (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references public.organisations (id) on delete cascade,
  exchange_id uuid references public.exchanges (id) on delete set null,
  name text not null check (name = btrim(name) and char_length(name) between 1 and 80),
  min_filled integer not null default 1 check (min_filled between 1 and 1000),
  purpose text not null default '' check (char_length(purpose) <= 500),
  is_sample boolean not null default false,
  revision integer not null default 1,
  updated_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  unique (office_id, name)
);
comment on table public.teams is 'Posts that are filled together (组团): all begin in one month, at least min_filled of them or none.';
create index on public.teams (exchange_id);

create table public.people (
  id uuid primary key default gen_random_uuid(),
  -- Who keeps the record: the talent office of the home side.
  office_id uuid not null references public.organisations (id) on delete cascade,
  exchange_id uuid references public.exchanges (id) on delete set null,
  unit_id uuid not null references public.work_units (id),
  ref text not null check (ref = btrim(ref) and char_length(ref) between 1 and 40),
  display_name text not null check (display_name = btrim(display_name) and char_length(display_name) between 1 and 40),
  ladder public.secondment_ladder not null,
  level smallint not null,
  title text not null default '' check (char_length(title) <= 80),
  specialties text[] not null default '{}' check (cardinality(specialties) <= 20),
  languages text[] not null default '{}' check (cardinality(languages) <= 20),
  months_min smallint not null check (months_min between 1 and 120),
  months_max smallint not null check (months_max between 1 and 120),
  months_allowed smallint[] check (cardinality(months_allowed) between 1 and 20),
  -- What the health conclusion means for planning; null: no limit. [m]
  max_altitude_m integer check (max_altitude_m between 0 and 9000),
  -- Placed with this person or not at all; always mutual.
  joint_with uuid references public.people (id) on delete set null,
  -- When the last secondment ended, and months so far in hard places: for rest and rotation.
  last_ended_on date,
  hardship_months smallint not null default 0 check (hardship_months between 0 and 600),
  wants_to_learn text not null default '' check (char_length(wants_to_learn) <= 500),
  preferences text not null default '' check (char_length(preferences) <= 500),
  purpose text not null check (char_length(purpose) between 1 and 200),
  -- First day on which the record is forgotten.
  keep_until date not null,
  -- What identifies the person is gone; the row stays for what rests on it.
  forgotten_at timestamptz,
  is_sample boolean not null default false,
  revision integer not null default 1,
  updated_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  unique (office_id, ref),
  constraint people_level_on_ladder check (level between 1 and case ladder when 'cadre' then 7 else 4 end),
  constraint people_months_in_order check (months_min <= months_max),
  constraint people_not_with_themselves check (joint_with <> id)
);
comment on table public.people is 'Who may be seconded, with no more than planning needs; what is sensitive stands in person_sensitive. No ranking, no score.';
create index on public.people (exchange_id);
create index on public.people (unit_id);
create index on public.people (joint_with);
create index on public.people (keep_until) where forgotten_at is null;

create table public.person_availability (
  person_id uuid not null references public.people (id) on delete cascade,
  starts_on date not null,
  ends_before date not null,
  primary key (person_id, starts_on),
  constraint person_availability_not_empty check (starts_on < ends_before),
  constraint person_availability_apart exclude using gist (person_id with =, daterange(starts_on, ends_before) with &&)
);
comment on table public.person_availability is 'When a person can be away: half-open periods that do not overlap.';

create table public.person_sensitive (
  person_id uuid primary key references public.people (id) on delete cascade,
  -- The conclusion only, never a diagnosis.
  health public.health_conclusion not null default 'not_examined',
  health_valid_until date,
  family_limits text not null default '' check (char_length(family_limits) <= 300)
);
comment on table public.person_sensitive is 'Health conclusion and family limits: read by the office that keeps the record alone.';

create table public.posts (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references public.organisations (id) on delete cascade,
  exchange_id uuid references public.exchanges (id) on delete set null,
  unit_id uuid not null references public.work_units (id),
  ref text not null check (ref = btrim(ref) and char_length(ref) between 1 and 40),
  title text not null check (title = btrim(title) and char_length(title) between 1 and 80),
  duties text not null check (char_length(duties) between 1 and 1000),
  ladder public.secondment_ladder not null,
  level_min smallint not null,
  level_max smallint not null,
  specialties text[] not null default '{}' check (cardinality(specialties) <= 20),
  starts_on date not null,
  ends_before date not null,
  months_min smallint not null check (months_min between 1 and 120),
  months_max smallint not null check (months_max between 1 and 120),
  months_allowed smallint[] check (cardinality(months_allowed) between 1 and 20),
  seats integer not null default 1 check (seats between 1 and 1000),
  priority smallint not null default 1 check (priority between 1 and 9),
  altitude_m integer not null default 0 check (altitude_m between 0 and 9000),
  is_hardship boolean not null default false,
  -- Months that predecessor and successor share.
  handover_months smallint not null default 0 check (handover_months between 0 and 12),
  team_id uuid references public.teams (id) on delete set null,
  is_lead boolean not null default false,
  -- The rule pack that the months come from (schemes.code or own_schemes.code).
  scheme text check (scheme ~ '^[a-z0-9_.]{1,60}$'),
  is_sample boolean not null default false,
  revision integer not null default 1,
  updated_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  unique (office_id, ref),
  constraint posts_levels_on_ladder check (level_min between 1 and level_max and level_max <= case ladder when 'cadre' then 7 else 4 end),
  constraint posts_months_in_order check (months_min <= months_max),
  constraint posts_window_not_empty check (starts_on < ends_before),
  constraint posts_lead_of_a_team check (not is_lead or team_id is not null)
);
comment on table public.posts is 'Posts that secondees may fill; kept by the talent office of the host side. Without duties there is no post (挂名不挂责).';
create index on public.posts (exchange_id);
create index on public.posts (unit_id);
create unique index posts_one_lead on public.posts (team_id) where is_lead;
create index on public.posts (team_id);

create table public.person_wishes (
  person_id uuid not null references public.people (id) on delete cascade,
  post_id uuid not null references public.posts (id) on delete cascade,
  wish public.person_wish not null,
  primary key (person_id, post_id)
);
comment on table public.person_wishes is 'Which posts a person would like, and which not at all: the latter are never planned.';
create index on public.person_wishes (post_id);

create table public.trainings (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references public.organisations (id) on delete cascade,
  exchange_id uuid references public.exchanges (id) on delete set null,
  ref text not null check (ref = btrim(ref) and char_length(ref) between 1 and 40),
  title text not null check (title = btrim(title) and char_length(title) between 1 and 80),
  audience text not null default '' check (char_length(audience) <= 200),
  -- Which way the participants go.
  direction public.exchange_direction not null,
  place text not null default '' check (char_length(place) <= 120),
  starts_on date not null,
  ends_before date not null,
  -- 期, and 人次 planned and held.
  classes integer not null default 1 check (classes between 1 and 10000),
  planned integer not null check (planned between 1 and 1000000),
  held integer check (held between 0 and 1000000),
  is_sample boolean not null default false,
  revision integer not null default 1,
  updated_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  unique (office_id, ref),
  constraint trainings_period_not_empty check (starts_on < ends_before)
);
comment on table public.trainings is 'Training classes (专题培训): how many (期) and how many attendances (人次), never heads.';
create index on public.trainings (exchange_id);

create table public.visits (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references public.organisations (id) on delete cascade,
  exchange_id uuid references public.exchanges (id) on delete set null,
  ref text not null check (ref = btrim(ref) and char_length(ref) between 1 and 40),
  title text not null check (title = btrim(title) and char_length(title) between 1 and 80),
  kind public.visit_kind not null,
  direction public.exchange_direction not null,
  place text not null default '' check (char_length(place) <= 120),
  purpose text not null check (char_length(purpose) between 1 and 500),
  starts_on date not null,
  ends_before date not null,
  planned integer not null check (planned between 1 and 100000),
  held integer check (held between 0 and 100000),
  outcome text not null default '' check (char_length(outcome) <= 1000),
  is_sample boolean not null default false,
  revision integer not null default 1,
  updated_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  unique (office_id, ref),
  constraint visits_period_not_empty check (starts_on < ends_before)
);
comment on table public.visits is 'Short visits: invited here (请进来) or sent there (走出去); attendances planned and held, and what came of it.';
create index on public.visits (exchange_id);

-- Rule packs: how long under which programme. Ours ship and change by migration; an office adds its own.
create table public.schemes (
  code text not null check (code ~ '^[a-z0-9_.]{1,60}$'),
  name text not null check (name <> ''),
  system text not null check (system in ('xinjiang', 'xizang', 'qinghai', 'collaboration', 'medical', 'education', 'science')),
  ladder public.secondment_ladder,
  direction public.exchange_direction not null,
  -- The place that the rule is of; null: everywhere.
  region_code text references public.regions (code),
  months_min smallint not null check (months_min between 1 and 120),
  months_max smallint not null check (months_max between 1 and 120),
  months_allowed smallint[] check (cardinality(months_allowed) between 1 and 20),
  -- From so many months on a stay counts as an exchange in reports; null: not said.
  counts_from_months smallint check (counts_from_months between 0 and 120),
  conditions text not null default '',
  valid_from date not null,
  start_assumed boolean not null,
  valid_until date,
  source text not null check (source <> ''),
  source_url text,
  confidence public.confidence not null,
  primary key (code, valid_from),
  constraint schemes_months_in_order check (months_min <= months_max),
  constraint schemes_period_not_empty check (valid_from < valid_until),
  constraint schemes_unsourced_is_never_sure check (source_url is not null or confidence <> 'high'),
  constraint schemes_one_row_a_day exclude using gist (code with =, daterange(valid_from, valid_until) with &&)
);
comment on table public.schemes is 'Programmes of secondment by policy: months, direction, dated, with source. The rows come from src/lib/domain/reference/schemes.json by a generated migration (…_scheme_data.sql).';
create index on public.schemes (region_code);

create table public.own_schemes (
  office_id uuid not null references public.organisations (id) on delete cascade,
  code text not null check (code ~ '^own\.[a-z0-9_.]{1,50}$'),
  name text not null check (char_length(name) between 1 and 80),
  ladder public.secondment_ladder,
  direction public.exchange_direction not null,
  months_min smallint not null check (months_min between 1 and 120),
  months_max smallint not null check (months_max between 1 and 120),
  months_allowed smallint[] check (cardinality(months_allowed) between 1 and 20),
  counts_from_months smallint check (counts_from_months between 0 and 120),
  conditions text not null default '' check (char_length(conditions) <= 500),
  valid_from date not null,
  valid_until date,
  source text not null check (char_length(source) between 1 and 300),
  source_url text check (source_url ~ '^https?://\S+$' and char_length(source_url) <= 300),
  confidence public.confidence not null,
  recorded_by uuid references public.accounts (user_id) on delete set null,
  recorded_at timestamptz not null default now(),
  primary key (office_id, code, valid_from),
  constraint own_schemes_months_in_order check (months_min <= months_max),
  constraint own_schemes_period_not_empty check (valid_from < valid_until),
  constraint own_schemes_unsourced_is_never_sure check (source_url is not null or confidence <> 'high'),
  constraint own_schemes_one_row_a_day exclude using gist (office_id with =, code with =, daterange(valid_from, valid_until) with &&)
);
comment on table public.own_schemes is 'Rule packs that a talent office records for itself, beside those that ship; ended, never deleted.';
create index on public.own_schemes (recorded_by);
