-- A station that needs others (the host's paired office, a city that gives rooms, counties that share it) asks them on the road of
-- consent that every proposal travels; it is approved when they have agreed.

alter table public.stations add column proposal_id uuid references public.proposals (id);
create index on public.stations (proposal_id);

create function public.propose_station(station_id uuid, partners uuid[], note text default '') returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  station public.stations := private.own_station(station_id);
  office uuid := private.responsible_office_id((select o.region_code from public.organisations o where o.id = station.host_id));
  new_id uuid;
begin
  if station.status <> 'proposed' then raise exception 'wrong_state'; end if;
  if office is null then raise exception 'no_responsible_office'; end if;
  if coalesce(cardinality(partners), 0) = 0 then raise exception 'bad_request'; end if;
  if exists (
    select from public.proposals p where p.id = station.proposal_id and p.status not in ('declined', 'withdrawn', 'expired')
  ) then raise exception 'already_proposed'; end if;
  new_id := private.open_proposal(
    case when station.kind = 'station' then 'station' else 'enclave' end::public.proposal_kind, station.name, '/stations/' || station.id, office,
    jsonb_build_array(jsonb_build_object('organisation', station.host_id, 'role', 'host', 'accepts', true))
      || (select jsonb_agg(jsonb_build_object('organisation', p.id, 'role', 'partner') order by p.place) from unnest(partners) with ordinality p (id, place)),
    '[]', 'party', station.host_id, null,
    jsonb_build_object('station', station.number, 'kind', station.kind, 'desks', station.desks, 'beds', station.beds, 'labs', station.labs),
    'identity', null, note);
  update public.stations s set proposal_id = new_id, revision = s.revision + 1 where s.id = station.id;
  return new_id;
end;
$$;
comment on function public.propose_station is 'Asks other organisations to agree to one''s own proposed station; answers the proposal''s id. Raises not_found, not_allowed, wrong_state, no_responsible_office, already_proposed, partner_not_available, too_many_proposals, bad_request.';
revoke execute on function public.propose_station from public;
grant execute on function public.propose_station to authenticated;

-- Whoever was asked has agreed before the office approves.
create function private.check_station_consents() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if new.status = 'approved' and old.status = 'proposed' and exists (
    select from public.proposals p where p.id = new.proposal_id
      and p.status not in ('accepted', 'negotiating', 'signed', 'delivering', 'completed')
  ) then raise exception 'consents_missing'; end if;
  return new;
end;
$$;
revoke execute on function private.check_station_consents from public;
create trigger stations_have_their_consents before update of status on public.stations
  for each row execute function private.check_station_consents();
