-- What an enclave or station does for home: its projects, each tied to a listing or a post at home, and what came back, counted once.

create table public.station_projects (
  id uuid primary key default gen_random_uuid(),
  number bigint generated always as identity unique,
  station_id uuid not null references public.stations (id) on delete cascade,
  name text not null check (btrim(name) <> '' and char_length(name) <= 120),
  -- 工作在外地, 贡献在本地: whose affair it is at home.
  home_id uuid not null references public.organisations (id),
  home_listing_id uuid references public.listings (id),
  home_post text not null default '' check (char_length(home_post) <= 120),
  people smallint check (people between 0 and 10000),
  started_on date not null,
  ended_on date,
  added_by_name text not null,
  added_at timestamptz not null default clock_timestamp(),
  constraint station_projects_tied_to_home check (home_listing_id is not null or btrim(home_post) <> ''),
  constraint station_projects_last check (ended_on is null or ended_on >= started_on)
);
comment on table public.station_projects is 'What is worked on at a station for a place at home: tied to a published listing of that place, or to a post there.';
create index on public.station_projects (station_id);
create index on public.station_projects (home_id);
create index on public.station_projects (home_listing_id);

create type public.return_kind as enum ('project_landed', 'person_came', 'patent_used', 'revenue');
create type public.return_status as enum ('noted', 'confirmed', 'refused');

create table public.station_returns (
  id uuid primary key default gen_random_uuid(),
  number bigint generated always as identity unique,
  project_id uuid not null references public.station_projects (id) on delete cascade,
  kind public.return_kind not null,
  -- Who or what, as one would know it again: a credit code, a patent's number, a person and her unit; revenue: whose.
  subject text not null check (btrim(subject) <> '' and char_length(subject) <= 120),
  -- The subject without spaces and case; of revenue with its year. Wherever it is noted again, it is the same.
  subject_key text not null,
  amount_fen bigint check (amount_fen between 1 and 1000000000000000),
  happened_on date not null,
  -- Of 10,000: how much of it the home place has in its own figures; the rest is the other side's. The sum is one.
  home_share smallint not null check (home_share between 0 and 10000),
  evidence text not null default '' check (char_length(evidence) <= 300),
  file_id uuid references public.station_files (id),
  status public.return_status not null default 'noted',
  noted_by uuid,
  noted_by_name text not null,
  noted_at timestamptz not null default clock_timestamp(),
  answered_by_name text,
  answered_at timestamptz,
  answer text not null default '' check (char_length(answer) <= 500),
  constraint station_returns_have_evidence check (btrim(evidence) <> '' or file_id is not null),
  constraint station_returns_revenue_is_money check ((kind = 'revenue') = (amount_fen is not null)),
  constraint station_returns_answered check ((status = 'noted') = (answered_by_name is null))
);
comment on table public.station_returns is 'What came back from a station''s projects, with its evidence. Confirmed by a second person, counted once in the country, divided between both sides.';
create unique index station_returns_counted_once on public.station_returns (kind, subject_key) where status <> 'refused';
create index on public.station_returns (project_id);
create index on public.station_returns (file_id);

-- The host, the home place, the offices that answer for either, auditors.
create function private.sees_station_project(station_id uuid, home_id uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return coalesce(
    home_id = private.my_organisation_id()
    or private.inside_station_id(station_id)
    or private.coordinates_organisation(home_id), false);
end;
$$;
revoke execute on function private.sees_station_project from public;
grant execute on function private.sees_station_project to authenticated;

alter table public.station_projects enable row level security;
alter table public.station_returns enable row level security;
grant select on public.station_projects, public.station_returns to authenticated, service_role;
create policy "Projects are read by both sides, their offices and auditors"
  on public.station_projects for select to authenticated using (private.sees_station_project(station_id, home_id));
create policy "Who reads a project reads what came back from it"
  on public.station_returns for select to authenticated using (exists (select from public.station_projects p where p.id = project_id));

create function public.add_station_project(
  station_id uuid, name text, home uuid, started_on date, listing_ref text default null, post text default '', people smallint default null
) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  station public.stations := private.own_station(station_id);
  listing uuid;
  new_id uuid;
begin
  if station.status not in ('open', 'closing') then raise exception 'wrong_state'; end if;
  if btrim(coalesce(listing_ref, '')) <> '' then
    select l.id into listing from public.listings l where l.ref = btrim(listing_ref) and l.organisation_id = home and l.status = 'published';
    if not found then raise exception 'home_listing_unknown'; end if;
  end if;
  if listing is null and btrim(coalesce(post, '')) = '' then raise exception 'home_tie_needed'; end if;
  insert into public.station_projects (station_id, name, home_id, home_listing_id, home_post, people, started_on, added_by_name)
  select station.id, btrim($2), home, listing, btrim(coalesce(post, '')), $7, $4, a.display_name from public.accounts a where a.user_id = auth.uid()
  returning id into new_id;
  perform private.record_event('add_project', 'station', station.id::text, station.host_id, null, jsonb_build_object('name', $2, 'home', home), null);
  if home <> station.host_id then
    perform private.notify(home, 'station_project_added', jsonb_build_object('station', station.name, 'name', $2, 'by', private.my_organisation_name()),
      '/stations/' || station.id || '/returns');
  end if;
  return new_id;
exception
  when check_violation or not_null_violation or foreign_key_violation then raise exception 'bad_request';
end;
$$;
comment on function public.add_station_project is 'A project of one''s own station, tied to a published listing or a post at home. Raises not_found, not_allowed, wrong_state, home_listing_unknown, home_tie_needed, bad_request.';

create function public.note_station_return(
  project_id uuid, kind public.return_kind, subject text, happened_on date, evidence text, file_id uuid default null,
  amount_fen bigint default null, home_share integer default 5000
) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  project public.station_projects;
  station public.stations;
  key text := upper(regexp_replace(coalesce(subject, ''), '\s', '', 'g')) || case when kind = 'revenue' then '|' || to_char(happened_on, 'YYYY') else '' end;
  new_id uuid;
begin
  select * into project from public.station_projects p where p.id = $1;
  station := private.own_station(project.station_id);
  if happened_on > private.civil_today() then raise exception 'bad_request'; end if;
  if btrim(coalesce(evidence, '')) = '' and $6 is null then raise exception 'evidence_missing'; end if;
  if $6 is not null and not exists (select from public.station_files f where f.id = $6 and f.station_id = station.id) then raise exception 'bad_request'; end if;
  insert into public.station_returns (project_id, kind, subject, subject_key, amount_fen, happened_on, home_share, evidence, file_id, noted_by, noted_by_name)
  select project.id, $2, btrim($3), key, case when $2 = 'revenue' then $7 end, $4, $8, btrim(coalesce($5, '')), $6, a.user_id, a.display_name
  from public.accounts a where a.user_id = auth.uid()
  returning id into new_id;
  perform private.record_event('note_return', 'station_return', new_id::text, station.host_id, null, jsonb_build_object('kind', $2, 'subject', $3), null);
  perform private.notify(
    case when project.home_id = station.host_id then private.responsible_office_id((select o.region_code from public.organisations o where o.id = project.home_id)) else project.home_id end,
    'station_return_noted', jsonb_build_object('station', station.name, 'subject', btrim($3), 'by', private.my_organisation_name()), '/stations/' || station.id || '/returns')
  where project.home_id <> station.host_id or private.responsible_office_id((select o.region_code from public.organisations o where o.id = project.home_id)) is not null;
  return new_id;
exception
  when unique_violation then raise exception 'already_counted';
  when check_violation or not_null_violation or numeric_value_out_of_range then raise exception 'bad_request';
end;
$$;
comment on function public.note_station_return is 'Notes what came back, with its evidence. Raises not_found, not_allowed, evidence_missing, already_counted, bad_request.';

-- The other side's word: the home place where it is not the host, else the office that answers for it. Never who noted it.
create function public.answer_station_return(return_id uuid, confirmed boolean, answer text default '') returns void
language plpgsql security definer set search_path = ''
as $$
declare
  back public.station_returns;
  project public.station_projects;
  station public.stations;
  said text := left(btrim(coalesce(answer, '')), 500);
begin
  select r.* into back from public.station_returns r where r.id = return_id for update;
  select * into project from public.station_projects p where p.id = back.project_id;
  select * into station from public.stations s where s.id = project.station_id;
  if back.id is null or not private.sees_station_project(project.station_id, project.home_id) then raise exception 'not_found'; end if;
  if not coalesce(private.coordinates_organisation(project.home_id)
      or (project.home_id = private.my_organisation_id() and project.home_id <> station.host_id and private.my_role() <> 'auditor'), false)
  then raise exception 'not_allowed'; end if;
  if back.noted_by = auth.uid() then raise exception 'second_person_needed'; end if;
  if back.status <> 'noted' then raise exception 'already_answered'; end if;
  if not confirmed and said = '' then raise exception 'reason_needed'; end if;
  update public.station_returns r set status = case when confirmed then 'confirmed'::public.return_status else 'refused' end,
    answered_at = clock_timestamp(), answer = said, answered_by_name = (select display_name from public.accounts where user_id = auth.uid())
  where r.id = back.id;
  perform private.record_event(case when confirmed then 'confirm_return' else 'refuse_return' end, 'station_return', back.id::text, station.host_id, null, null, said);
  perform private.notify(station.host_id, 'station_return_answered', jsonb_build_object('subject', back.subject, 'confirmed', confirmed, 'why', said,
    'by', private.my_organisation_name()), '/stations/' || station.id || '/returns');
end;
$$;
comment on function public.answer_station_return is 'Confirms what came back, or refuses it with a reason. Raises not_found, not_allowed, second_person_needed, already_answered, reason_needed.';
revoke execute on function public.add_station_project, public.note_station_return, public.answer_station_return from public;
grant execute on function public.add_station_project, public.note_station_return, public.answer_station_return to authenticated;
