-- Which coordinator office answers for a region: nobody's listing waits for an office that does not exist.

-- The office of the place itself, else of the place above it (county, prefecture, province), else of a paired province.
create function private.responsible_office_id(region_code text) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select o.id
    from public.organisations o,
      lateral (select case
        when o.region_code = $1 then 0
        when right(o.region_code, 2) = '00' and left(o.region_code, 4) = left($1, 4) and right(o.region_code, 4) <> '0000' then 1
        when right(o.region_code, 4) = '0000' and left(o.region_code, 2) = left($1, 2) then 2
        when private.provinces_are_paired(left(o.region_code, 2), left($1, 2))
          or private.provinces_are_paired(left($1, 2), left(o.region_code, 2)) then 3
      end as distance) d
    where o.kind = 'coordinator_office' and d.distance is not null
    -- The older office wins a tie, so that a new one beside it changes nothing until regions are divided.
    order by d.distance, o.created_at, o.id
    limit 1
  );
end;
$$;
comment on function private.responsible_office_id is 'The coordinator office that answers for a region (GB/T 2260); null where none is near.';

-- Whether the caller coordinates just this region.
create function private.coordinates(region_code text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return private.my_role() is not distinct from 'coordinator'
    and private.responsible_office_id($1) is not distinct from private.my_organisation_id();
end;
$$;
comment on function private.coordinates is 'The caller is a coordinator of the office that answers for this region.';

revoke execute on function private.responsible_office_id, private.coordinates from public;
grant execute on function private.responsible_office_id, private.coordinates to authenticated;
