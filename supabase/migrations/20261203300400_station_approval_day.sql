-- As before; of a station that is put in as it stands, the host agreed no later than its office approved.
create or replace function private.record_station_approval(station_id uuid, office_id uuid, by_id uuid, by_name text, at timestamptz) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  s public.stations;
  written text;
begin
  select * into s from public.stations x where x.id = $1;
  if exists (select from public.station_approvals a where a.station_id = s.id) then return; end if;
  written := jsonb_build_object(
    'number', s.number, 'kind', s.kind, 'name', s.name, 'region', s.region_code, 'address', s.address, 'operator', s.operator,
    'desks', s.desks, 'beds', s.beds, 'labs', s.labs, 'reservedPosts', s.reserved_posts, 'host', s.host_id,
    'proposal', (select p.number from public.proposals p where p.id = s.proposal_id),
    'consents', (
      select coalesce(jsonb_agg(jsonb_build_object('organisation', c.name, 'id', c.id, 'at', c.at, 'by', c.by_name, 'proxy', c.proxy) order by c.place), '[]')
      from (
        select o.name, o.id, pp.answered_at as at, coalesce(pp.answered_by_name, '') as by_name, pp.consent_id is not null as proxy, pp.position as place
        from public.proposal_parties pp join public.organisations o on o.id = pp.organisation_id
        where pp.proposal_id = s.proposal_id and pp.left_at is null
        union all
        select o.name, o.id, least(s.created_at, $5), s.proposed_by_name, false, 0
        from public.organisations o where o.id = s.host_id and s.proposal_id is null) c),
    'office', (select jsonb_build_object('id', o.id, 'organisation', o.name, 'at', $5, 'by', coalesce($4, '')) from public.organisations o where o.id = $2))::text;
  insert into public.station_approvals (station_id, document, hash, office_id, approved_by, approved_by_name, approved_at)
  values (s.id, written, encode(sha256(convert_to(written, 'UTF8')), 'hex'), $2, $3, coalesce($4, ''), $5);
  perform private.give_verify_code('station_approval', s.id, encode(sha256(convert_to(written, 'UTF8')), 'hex'));
end;
$$;
