-- Secondees of a post live at a station: its beds are the capacity that bookings and the planner share.

create table public.station_posts (
  post_id uuid primary key references public.posts (id) on delete cascade,
  station_id uuid not null references public.stations (id)
);
comment on table public.station_posts is 'At which station the secondees of a post live. The planner never sends more people at once than it has beds left.';
create index on public.station_posts (station_id);
alter table public.station_posts enable row level security;
grant select on public.station_posts to authenticated, service_role;
create policy "Who reads a post reads where its people live"
  on public.station_posts for select to authenticated using (exists (select from public.posts p where p.id = post_id));

-- Ties a post to an open station with beds, or (null) to none; by the talent office that keeps the post.
create function public.set_post_station(post_id uuid, station_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  post public.posts;
begin
  select * into post from public.posts p where p.id = $1 and p.office_id = private.my_organisation_id() for update;
  if not found then raise exception 'not_found'; end if;
  if private.my_role() is distinct from 'talent_officer' then raise exception 'not_allowed'; end if;
  delete from public.station_posts s where s.post_id = post.id;
  if $2 is not null then
    if not exists (select from public.stations s where s.id = $2 and s.status = 'open' and s.beds > 0) then raise exception 'no_places'; end if;
    insert into public.station_posts (post_id, station_id) values (post.id, $2);
  end if;
  perform private.record_event('set_station', 'post', post.id::text, post.office_id, null, jsonb_build_object('station', $2), null);
end;
$$;
comment on function public.set_post_station is 'Says at which station the secondees of a post live. Raises not_found, not_allowed, no_places.';
revoke execute on function public.set_post_station from public;
grant execute on function public.set_post_station to authenticated;

-- Beds that a plan may count on: all that can be booked, less the most that are booked on one day from today on.
create function private.station_beds_left(station_id uuid) returns integer
language sql stable security definer set search_path = ''
as $$
  select (select count(*) from public.station_places p where p.station_id = $1 and p.kind = 'bed' and p.retired_on is null)::integer
    - coalesce((
      select max(taken) from (
        select count(*) as taken
        from public.station_stays d
        join public.station_stays t on t.station_id = d.station_id and t.starts_on <= greatest(d.starts_on, private.civil_today())
          and t.ends_before > greatest(d.starts_on, private.civil_today()) and t.status in ('held', 'booked', 'arrived')
        join public.station_places p on p.id = t.place_id and p.kind = 'bed'
        where d.station_id = $1 and d.status in ('held', 'booked', 'arrived') and d.ends_before > private.civil_today()
        group by d.id) days), 0)::integer
$$;
revoke execute on function private.station_beds_left from public;

-- What a plan is made from, with the stations of its posts. The registers themselves stay as they were.
alter function public.secondment_world(uuid[]) set schema private;
revoke execute on function private.secondment_world from authenticated;
create function public.secondment_world(exchange_ids uuid[]) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  world jsonb := private.secondment_world(exchange_ids);
begin
  return world || jsonb_build_object(
    'postStations', (select coalesce(jsonb_agg(jsonb_build_object('post', s.post_id, 'station', s.station_id) order by s.post_id), '[]')
      from public.station_posts s where s.post_id in (select (q.value ->> 'id')::uuid from jsonb_array_elements(world -> 'posts') q)),
    'stations', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'beds', greatest(0, private.station_beds_left(s.id))) order by s.id), '[]')
      from public.stations s where s.id in (
        select sp.station_id from public.station_posts sp where sp.post_id in (select (q.value ->> 'id')::uuid from jsonb_array_elements(world -> 'posts') q))));
end;
$$;
comment on function public.secondment_world is 'Everything that planning needs of some exchanges that the caller takes part in, with the beds of the stations where secondees live. Raises not_found.';
revoke execute on function public.secondment_world from public;
grant execute on function public.secondment_world to authenticated;
