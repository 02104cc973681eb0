-- The law of an enclave's pages knows every tax that its cash flow shows: personal income tax and surcharges too, which are in no base.
create or replace function private.enclave_law(enclave_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  with own as (
    select o.code, o.valid_from, o.valid_until, o.value, o.unit, o.source, o.source_url, o.confidence, true as is_own, false as start_assumed
    from public.own_parameters o
    join public.enclave_parties p on p.enclave_id = $1 and p.role = 'fly_in' and o.office_id in (p.office_id, p.organisation_id)),
  shipped as (
    select f.code, f.valid_from, f.valid_until, f.value, f.unit, f.source, f.source_url, f.confidence, false as is_own, f.start_assumed
    from public.fiscal_parameters f)
  select coalesce(jsonb_agg(jsonb_build_object(
    'code', l.code, 'validFrom', l.valid_from, 'startAssumed', l.start_assumed, 'validUntil', l.valid_until, 'value', l.value,
    'unit', l.unit, 'source', l.source, 'sourceUrl', l.source_url, 'confidence', l.confidence, 'own', l.is_own)
    order by l.is_own desc, l.code, l.valid_from), '[]')
  from (select * from own union all select * from shipped) l
  where l.code ~ '^(tax\.(vat|cit|pit)\.(local_share|rate$|loss)|surcharge\.|zone\.|branch\.)'
$$;
