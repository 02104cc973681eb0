-- A published assignment on a post whose people live at a station holds a bed there, in the station's own register: what is
-- booked and what is promised can never be the same bed.

alter table public.station_stays add column secondment_id uuid references public.secondments (id) on delete set null;
comment on column public.station_stays.secondment_id is 'The published assignment that holds this bed; null: an ordinary booking.';
create index on public.station_stays (secondment_id) where secondment_id is not null;

-- Whoever the platform itself notes something for.
create function private.platform_name() returns text
language sql immutable set search_path = ''
as $$ select '飞桥 Feiqiao' $$;

-- Books a bed for every night: each time the one that stays free longest, so that a guest moves as seldom as can be.
create function private.book_secondment_beds(s public.secondments) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  station public.stations;
  person text := (select p.display_name from public.people p where p.id = s.person_id);
  post public.posts;
  author text := coalesce(private.my_name(), (select p.created_by_name from public.secondment_plans p where p.id = s.plan_id));
  day date := s.starts_on;
  bed record;
begin
  select * into post from public.posts q where q.id = s.post_id;
  select st.* into station from public.stations st
  where st.id = (select sp.station_id from public.station_posts sp where sp.post_id = s.post_id) for update;
  if not found then return; end if;
  if station.status <> 'open' then raise exception 'no_bed_left'; end if;
  while day < s.ends_before loop
    select p.id, least(s.ends_before, p.retired_on, (
        select min(t.starts_on) from public.station_stays t
        where t.place_id = p.id and t.status in ('held', 'booked', 'arrived', 'left') and t.starts_on > day)) as until
    into bed
    from public.station_places p
    where p.station_id = station.id and p.kind = 'bed' and (p.retired_on is null or p.retired_on > day)
      and not exists (
        select from public.station_stays t
        where t.place_id = p.id and t.status in ('held', 'booked', 'arrived', 'left') and t.starts_on <= day and t.ends_before > day)
    order by 2 desc, p.position limit 1;
    if not found then raise exception 'no_bed_left'; end if;
    insert into public.station_stays (station_id, place_id, organisation_id, guest_name, purpose, starts_on, ends_before, booked_by_name, secondment_id)
    values (station.id, bed.id, post.office_id, left(person, 60), left(post.title, 300), day, bed.until, author, s.id);
    day := bed.until;
  end loop;
  if station.host_id is distinct from private.my_organisation_id() then
    perform private.notify(station.host_id, 'station_booked', jsonb_build_object('station', station.name,
      'by', (select o.name from public.organisations o where o.id = post.office_id), 'guest', left(person, 60), 'on', s.starts_on), '/stations/' || station.id);
  end if;
end;
$$;

-- Gives back what an assignment no longer needs from a day on, and offers it to who waits.
create function private.release_secondment_beds(secondment_id uuid, day date) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  of_station uuid;
begin
  for of_station in
    select distinct t.station_id from public.station_stays t
    where t.secondment_id = $1 and t.status in ('held', 'booked', 'arrived') and t.ends_before > day
  loop
    update public.station_stays t set status = 'cancelled', ended_why = 'secondment_ended'
    where t.secondment_id = $1 and t.station_id = of_station and t.status in ('held', 'booked', 'arrived') and t.starts_on >= day;
    update public.station_stays t set ends_before = day, ended_why = 'secondment_ended'
    where t.secondment_id = $1 and t.station_id = of_station and t.status in ('held', 'booked', 'arrived') and t.ends_before > day;
    perform private.offer_places(of_station);
  end loop;
end;
$$;

create function private.keep_secondment_beds() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if new.status = 'published' and (tg_op = 'INSERT' or old.status <> 'published') then perform private.book_secondment_beds(new); end if;
  if tg_op = 'UPDATE' and old.status in ('published', 'running') and new.status in ('ended', 'completed') then
    perform private.release_secondment_beds(new.id, private.civil_today());
  end if;
  return null;
end;
$$;
create trigger secondments_hold_beds after insert or update of status on public.secondments
  for each row execute function private.keep_secondment_beds();

-- The bed of a promise is not taken back at the desk: the offices end the assignment, or the station closes and says so.
create function private.guard_secondment_bed() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if new.status = 'cancelled' and new.ended_why <> 'station_closing'
    and exists (select from public.secondments s where s.id = new.secondment_id and s.status in ('published', 'running')) then
    raise exception 'bed_is_promised';
  end if;
  return new;
end;
$$;
create trigger station_stays_keep_promises before update of status on public.station_stays
  for each row when (new.secondment_id is not null and old.status <> 'cancelled') execute function private.guard_secondment_bed();

-- Who begins an assignment has come: his bed is not given away because nobody noted it. Before `duty_station_days` in the order of names.
create function private.duty_secondment_beds() returns void
language plpgsql security definer set search_path = ''
as $$
begin
  update public.station_stays t set status = 'arrived', arrived_at = clock_timestamp(), arrival_noted_by_name = private.platform_name()
  where t.status = 'booked' and t.starts_on <= private.civil_today()
    and exists (select from public.secondments s where s.id = t.secondment_id and s.status in ('published', 'running'));
end;
$$;

-- Beds that a plan of these exchanges may count on: all that can be booked, less the most that others have on one day from today
-- on. What the exchanges' own assignments hold is counted by the plan itself.
create function private.station_beds_beside(station_id uuid, exchange_ids uuid[]) returns integer
language sql stable security definer set search_path = ''
as $$
  with taken as (
    select t.starts_on, t.ends_before from public.station_stays t
    join public.station_places p on p.id = t.place_id and p.kind = 'bed'
    where t.station_id = $1 and t.status in ('held', 'booked', 'arrived') and t.ends_before > private.civil_today()
      and not exists (select from public.secondments s where s.id = t.secondment_id and s.exchange_id = any ($2)))
  select case when (select s.status from public.stations s where s.id = $1) = 'open' then greatest(0,
    (select count(*) from public.station_places p where p.station_id = $1 and p.kind = 'bed' and p.retired_on is null)::integer
    - coalesce((
      select max(at_once) from (
        select (select count(*) from taken t where t.starts_on <= greatest(d.starts_on, private.civil_today())
          and t.ends_before > greatest(d.starts_on, private.civil_today())) as at_once
        from taken d) days), 0)::integer) else 0 end
$$;

create or replace function public.secondment_world(exchange_ids uuid[]) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  world jsonb := private.secondment_world(exchange_ids);
begin
  return world || jsonb_build_object(
    'postStations', (select coalesce(jsonb_agg(jsonb_build_object('post', s.post_id, 'station', s.station_id) order by s.post_id), '[]')
      from public.station_posts s where s.post_id in (select (q.value ->> 'id')::uuid from jsonb_array_elements(world -> 'posts') q)),
    'stations', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'beds', private.station_beds_beside(s.id, exchange_ids)) order by s.id), '[]')
      from public.stations s where s.id in (
        select sp.station_id from public.station_posts sp where sp.post_id in (select (q.value ->> 'id')::uuid from jsonb_array_elements(world -> 'posts') q))));
end;
$$;
drop function private.station_beds_left;

-- What is promised on the post moves along: its people have a bed where they are to live, or the tie is refused.
create or replace function public.set_post_station(post_id uuid, station_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  post public.posts;
  s public.secondments;
begin
  select * into post from public.posts p where p.id = $1 and p.office_id = private.my_organisation_id() for update;
  if not found then raise exception 'not_found'; end if;
  if private.my_role() is distinct from 'talent_officer' then raise exception 'not_allowed'; end if;
  if exists (select from public.station_posts x where x.post_id = $1 and x.station_id = $2) then return; end if;
  delete from public.station_posts x where x.post_id = post.id;
  if $2 is not null then
    if not exists (select from public.stations x where x.id = $2 and x.status = 'open' and x.beds > 0) then raise exception 'no_places'; end if;
    insert into public.station_posts (post_id, station_id) values (post.id, $2);
  end if;
  for s in
    select * from public.secondments x where x.post_id = post.id and x.status in ('published', 'running') and x.ends_before > private.civil_today()
    order by x.number for update
  loop
    perform private.leave_secondment_beds(s.id);
    s.starts_on := greatest(s.starts_on, private.civil_today());
    perform private.book_secondment_beds(s);
  end loop;
  perform private.record_event('set_station', 'post', post.id::text, post.office_id, null, jsonb_build_object('station', $2), null);
end;
$$;
comment on function public.set_post_station is 'Says at which station the secondees of a post live. Raises not_found, not_allowed, no_places, no_bed_left.';

-- Out of one station into another, or into none: the promise stands, its bed does not.
create function private.leave_secondment_beds(secondment_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  of_station uuid;
  today date := private.civil_today();
begin
  for of_station in
    select distinct t.station_id from public.station_stays t where t.secondment_id = $1 and t.status in ('held', 'booked', 'arrived') and t.ends_before > today
  loop
    update public.station_stays t set secondment_id = null, ended_why = 'secondment_moved',
      status = case when t.starts_on >= today then 'cancelled' else t.status end,
      ends_before = case when t.starts_on >= today then t.ends_before else today end
    where t.secondment_id = $1 and t.station_id = of_station and t.status in ('held', 'booked', 'arrived') and t.ends_before > today;
    perform private.offer_places(of_station);
  end loop;
end;
$$;
revoke execute on function private.platform_name, private.book_secondment_beds, private.release_secondment_beds, private.keep_secondment_beds,
  private.guard_secondment_bed, private.duty_secondment_beds, private.station_beds_beside, private.leave_secondment_beds from public;
