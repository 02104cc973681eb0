-- What can be booked at a station: desks, beds, labs, and days of experts.

create type public.place_kind as enum ('desk', 'bed', 'lab', 'expert');

create table public.station_places (
  id uuid primary key default gen_random_uuid(),
  station_id uuid not null references public.stations (id) on delete cascade,
  kind public.place_kind not null,
  position smallint not null check (position > 0),
  -- A number for desks, beds and labs; an expert's name.
  name text not null check (btrim(name) <> '' and char_length(name) <= 60),
  -- An expert's field.
  note text not null default '' check (char_length(note) <= 200),
  -- No longer bookable from this day on.
  retired_on date,
  unique (id, station_id),
  unique (station_id, kind, position)
);
comment on table public.station_places is 'Desks, beds, labs and experts of a station: what one booking holds alone.';

alter table public.station_places enable row level security;
grant select on public.station_places to authenticated, service_role;
create policy "Who reads a station reads its places"
  on public.station_places for select to authenticated using (exists (select from public.stations s where s.id = station_id));

create type public.stay_status as enum ('held', 'booked', 'arrived', 'left', 'no_show', 'cancelled');
create type public.wait_status as enum ('waiting', 'offered', 'taken', 'passed', 'lapsed', 'withdrawn');

create table public.station_stays (
  id uuid primary key default gen_random_uuid(),
  number bigint generated always as identity unique,
  station_id uuid not null,
  place_id uuid not null,
  organisation_id uuid not null references public.organisations (id),
  guest_name text not null check (btrim(guest_name) <> '' and char_length(guest_name) <= 60),
  purpose text not null default '' check (char_length(purpose) <= 300),
  -- Half-open: the place is free again on `ends_before`.
  starts_on date not null,
  ends_before date not null,
  -- held: offered to who waited, until the answer or the deadline.
  status public.stay_status not null default 'booked',
  booked_by uuid,
  booked_by_name text not null,
  booked_at timestamptz not null default clock_timestamp(),
  arrived_at timestamptz,
  arrival_noted_by_name text,
  ended_why text not null default '' check (char_length(ended_why) <= 500),
  foreign key (place_id, station_id) references public.station_places (id, station_id) on delete cascade,
  constraint station_stays_last check (ends_before > starts_on),
  constraint station_stays_arrival_is_noted check ((arrived_at is null) = (arrival_noted_by_name is null)),
  -- A bed is slept in once.
  constraint station_stays_no_double_booking exclude using gist (place_id with =, daterange(starts_on, ends_before) with &&)
    where (status in ('held', 'booked', 'arrived', 'left'))
);
comment on table public.station_stays is 'Who has which place of a station when. What was cancelled or not used holds nothing.';
create index on public.station_stays (station_id, starts_on);
create index on public.station_stays (organisation_id, starts_on);

create table public.station_waits (
  id uuid primary key default gen_random_uuid(),
  -- The order of the list.
  number bigint generated always as identity unique,
  station_id uuid not null references public.stations (id) on delete cascade,
  kind public.place_kind not null,
  organisation_id uuid not null references public.organisations (id),
  guest_name text not null check (btrim(guest_name) <> '' and char_length(guest_name) <= 60),
  purpose text not null default '' check (char_length(purpose) <= 300),
  starts_on date not null,
  ends_before date not null,
  status public.wait_status not null default 'waiting',
  asked_by uuid,
  asked_by_name text not null,
  asked_at timestamptz not null default clock_timestamp(),
  stay_id uuid references public.station_stays (id),
  offer_until timestamptz,
  constraint station_waits_last check (ends_before > starts_on),
  constraint station_waits_offer_has_a_deadline check (status <> 'offered' or (stay_id is not null and offer_until is not null))
);
comment on table public.station_waits is 'Who waits for a place, in the order of asking. A released place is offered to the first whose whole period it covers, until a deadline.';
create index on public.station_waits (station_id, number) where status in ('waiting', 'offered');
create index on public.station_waits (organisation_id);
create index on public.station_waits (stay_id);

alter table public.station_stays enable row level security;
alter table public.station_waits enable row level security;
grant select on public.station_stays, public.station_waits to authenticated, service_role;
create policy "A booking is read by who booked and by who runs or checks the station"
  on public.station_stays for select to authenticated
  using (organisation_id = (select private.my_organisation_id()) or private.inside_station_id(station_id));
create policy "A place in the waiting list is read by who waits and by who runs or checks the station"
  on public.station_waits for select to authenticated
  using (organisation_id = (select private.my_organisation_id()) or private.inside_station_id(station_id));

-- When places are taken, without by whom: what one needs to choose.
create function public.station_taken(station_id uuid, from_day date, until_day date)
returns table (place_id uuid, starts_on date, ends_before date)
language plpgsql stable security definer set search_path = ''
as $$
begin
  if private.my_role() is null or not exists (
    select from public.stations s where s.id = station_taken.station_id
      and (private.is_shown_station(s.status, s.opened_on) or private.inside_station(s.host_id))
  ) then return; end if;
  return query
    select t.place_id, t.starts_on, t.ends_before from public.station_stays t
    where t.station_id = station_taken.station_id and t.status in ('held', 'booked', 'arrived', 'left')
      and t.starts_on < until_day and t.ends_before > from_day
    order by t.starts_on;
end;
$$;
comment on function public.station_taken is 'Periods in which places of a station are taken, in [from_day, until_day). Answers nothing to who may not see the station.';
revoke execute on function public.station_taken from public;
grant execute on function public.station_taken to authenticated;

-- How many places of each kind are free for a whole period, at every station that takes bookings.
create function public.station_free(from_day date, until_day date)
returns table (station_id uuid, kind public.place_kind, places integer, free integer)
language plpgsql stable security definer set search_path = ''
as $$
begin
  if private.my_role() is null then return; end if;
  return query
    select p.station_id, p.kind, count(*)::integer,
      (count(*) filter (where not exists (
        select from public.station_stays t
        where t.place_id = p.id and t.status in ('held', 'booked', 'arrived', 'left') and t.starts_on < until_day and t.ends_before > from_day)))::integer
    from public.stations s join public.station_places p on p.station_id = s.id
    where s.status in ('open', 'closing') and p.retired_on is null and until_day <= coalesce(s.closes_on, until_day)
    group by p.station_id, p.kind
    order by p.station_id, p.kind;
end;
$$;
comment on function public.station_free is 'Places of each kind, and how many of them are free in all of [from_day, until_day), at stations that take bookings. The beds are the ones that secondments use.';
revoke execute on function public.station_free from public;
grant execute on function public.station_free to authenticated;
