-- A project of a station is tied to a published listing or to a post of the register (名册) at home, never to words alone. What was
-- entered in words stays readable, and is marked as owing its tie until the host or the home place says which one it is.

alter table public.station_projects
  add column home_post_id uuid references public.posts (id),
  add column tie_owed boolean not null default false;
update public.station_projects set tie_owed = true where home_listing_id is null;
alter table public.station_projects
  add constraint station_projects_tied_or_owing check (tie_owed = (home_listing_id is null and home_post_id is null));
comment on column public.station_projects.home_post is 'The post in words: as it was called when the project was tied to it, or all that was ever said (tie_owed).';
comment on column public.station_projects.tie_owed is 'Entered in words before posts could be chosen: which listing or post it is remains to be said.';
create index on public.station_projects (home_post_id);

-- The tie that somebody names: a published listing of the home place, a post of a unit there that the caller may see, or both.
create function private.home_tie(home uuid, listing_ref text, post_id uuid, out listing uuid, out post uuid, out words text)
language plpgsql stable security definer set search_path = ''
as $$
begin
  words := '';
  if btrim(coalesce($2, '')) <> '' then
    select l.id into listing from public.listings l where l.ref = btrim($2) and l.organisation_id = $1 and l.status = 'published';
    if not found then raise exception 'home_listing_unknown'; end if;
  end if;
  if $3 is not null then
    select q.id, left(q.title || '（' || u.name || '）', 120) into post, words
    from public.posts q
    join public.work_units u on u.id = q.unit_id
    join public.organisations o on o.id = $1 and (u.organisation_id = o.id or u.region_code = o.region_code)
    where q.id = $3 and (
      q.office_id = private.my_roster_office() or q.exchange_id in (select private.my_exchange_ids()) or q.unit_id in (select private.my_unit_ids()));
    if not found then raise exception 'home_post_unknown'; end if;
  end if;
  if listing is null and post is null then raise exception 'home_tie_needed'; end if;
end;
$$;
revoke execute on function private.home_tie from public;

drop function public.add_station_project(uuid, text, uuid, date, text, text, smallint);
create function public.add_station_project(
  station_id uuid, name text, home uuid, started_on date, listing_ref text default null, post_id uuid default null, people smallint default null
) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  station public.stations := private.own_station(station_id);
  tie record;
  new_id uuid;
begin
  if station.status not in ('open', 'closing') then raise exception 'wrong_state'; end if;
  select * into tie from private.home_tie($3, $5, $6);
  insert into public.station_projects (station_id, name, home_id, home_listing_id, home_post_id, home_post, people, started_on, added_by_name)
  select station.id, btrim($2), $3, tie.listing, tie.post, tie.words, $7, $4, a.display_name from public.accounts a where a.user_id = auth.uid()
  returning id into new_id;
  perform private.record_event('add_project', 'station', station.id::text, station.host_id, null,
    jsonb_build_object('name', $2, 'home', $3, 'listing', tie.listing, 'post', tie.post), null);
  if home <> station.host_id then
    perform private.notify(home, 'station_project_added', jsonb_build_object('station', station.name, 'name', $2, 'by', private.my_organisation_name()),
      '/stations/' || station.id || '/returns');
  end if;
  return new_id;
exception
  when check_violation or not_null_violation or foreign_key_violation then raise exception 'bad_request';
end;
$$;
comment on function public.add_station_project is 'A project of one''s own station, tied to a published listing or a post at home. Raises not_found, not_allowed, wrong_state, home_listing_unknown, home_post_unknown, home_tie_needed, bad_request.';

-- Says what a project that was entered in words is tied to: its host, or the home place itself. The other side is told.
create function public.tie_station_project(project_id uuid, listing_ref text default null, post_id uuid default null) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  project public.station_projects;
  station public.stations;
  tie record;
begin
  select * into project from public.station_projects p where p.id = $1 for update;
  select * into station from public.stations s where s.id = project.station_id;
  if project.id is null or not private.sees_station_project(project.station_id, project.home_id) then raise exception 'not_found'; end if;
  if private.my_role() in ('auditor', 'administrator')
    or not coalesce(private.my_organisation_id() in (station.host_id, project.home_id), false)
  then raise exception 'not_allowed'; end if;
  if not project.tie_owed then raise exception 'wrong_state'; end if;
  select * into tie from private.home_tie(project.home_id, $2, $3);
  -- The words of old stay where a listing is named: they say which post was meant.
  update public.station_projects p set home_listing_id = tie.listing, home_post_id = tie.post, tie_owed = false,
    home_post = case when tie.post is null then p.home_post else tie.words end
  where p.id = project.id;
  perform private.record_event('tie_project', 'station', station.id::text, station.host_id,
    jsonb_build_object('name', project.name, 'words', project.home_post), jsonb_build_object('listing', tie.listing, 'post', tie.post), null);
  if project.home_id <> station.host_id then
    perform private.notify(case when private.my_organisation_id() = station.host_id then project.home_id else station.host_id end,
      'station_project_tied', jsonb_build_object('station', station.name, 'name', project.name, 'by', private.my_organisation_name()),
      '/stations/' || station.id || '/returns');
  end if;
end;
$$;
comment on function public.tie_station_project is 'Ties a project that was entered in words to a listing or a post at home, once. Raises not_found, not_allowed, wrong_state, home_listing_unknown, home_post_unknown, home_tie_needed.';
revoke execute on function public.add_station_project, public.tie_station_project from public;
grant execute on function public.add_station_project, public.tie_station_project to authenticated;
