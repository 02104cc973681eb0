-- The list page in one call: a page of published listings, how many there are, and what each facet would leave.
-- Choices within a facet widen (or), facets narrow each other (and); a facet's own counts ignore its own choice, so
-- that the person sees what else she could have chosen. An empty array chooses nothing, which means everything.
create function public.browse_listings(
  words text default '',
  kinds public.organisation_kind[] default '{}',
  sides public.region_side[] default '{}',
  provinces text[] default '{}',
  sections text[] default '{}',
  offers public.factor_kind[] default '{}',
  seeks public.factor_kind[] default '{}',
  page_size integer default 30,
  page_offset integer default 0
) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with visible as materialized (
    select l.id, l.ref, l.title, l.summary, l.year, l.is_sample, l.search, o.kind, o.name as organisation, o.region_code,
      province.code as province, province.side,
      array(
        select distinct coalesce(coarse.parent_code, coarse.code) from public.listing_industries i
        join public.industries coarse on coarse.code = i.coarse_code
        where i.listing_id = l.id
      ) as sections,
      array(select distinct f.factor from public.listing_factors f where f.listing_id = l.id and f.direction = 'offer') as offers,
      array(select distinct f.factor from public.listing_factors f where f.listing_id = l.id and f.direction = 'seek') as seeks
    from public.listings l
    join public.organisations o on o.id = l.organisation_id
    join public.regions province on province.code = left(o.region_code, 2) || '0000'
    where l.status = 'published'
      and (words = '' or l.search @@ plainto_tsquery('simple', words))
  ),
  judged as materialized (
    select v.*,
      cardinality(browse_listings.kinds) = 0 or v.kind = any (browse_listings.kinds) as ok_kind,
      cardinality(browse_listings.sides) = 0 or v.side = any (browse_listings.sides) as ok_side,
      cardinality(browse_listings.provinces) = 0 or v.province = any (browse_listings.provinces) as ok_province,
      cardinality(browse_listings.sections) = 0 or v.sections && browse_listings.sections as ok_section,
      cardinality(browse_listings.offers) = 0 or v.offers && browse_listings.offers as ok_offer,
      cardinality(browse_listings.seeks) = 0 or v.seeks && browse_listings.seeks as ok_seek
    from visible v
  ),
  found as (
    select j.*, count(*) over () as total,
      row_number() over (
        order by case when words = '' then 0 else ts_rank(j.search, plainto_tsquery('simple', words)) end desc, j.ref
      ) as place
    from judged j
    where ok_kind and ok_side and ok_province and ok_section and ok_offer and ok_seek
    order by place
    limit least(greatest(page_size, 1), 200) offset greatest(page_offset, 0)
  ),
  facets as (
    select 'kinds' as facet, kind::text as value, count(*) as n from judged
      where ok_side and ok_province and ok_section and ok_offer and ok_seek group by kind
    union all
    select 'sides', side::text, count(*) from judged
      where ok_kind and ok_province and ok_section and ok_offer and ok_seek and side is not null group by side
    union all
    select 'provinces', province, count(*) from judged
      where ok_kind and ok_side and ok_section and ok_offer and ok_seek group by province
    union all
    select 'sections', s, count(*) from judged, unnest(judged.sections) s
      where ok_kind and ok_side and ok_province and ok_offer and ok_seek group by s
    union all
    select 'offers', f::text, count(*) from judged, unnest(judged.offers) f
      where ok_kind and ok_side and ok_province and ok_section and ok_seek group by f
    union all
    select 'seeks', f::text, count(*) from judged, unnest(judged.seeks) f
      where ok_kind and ok_side and ok_province and ok_section and ok_offer group by f
  )
  select jsonb_build_object(
    'total', coalesce((select max(total) from found),
                      (select count(*) from judged where ok_kind and ok_side and ok_province and ok_section and ok_offer and ok_seek)),
    'rows', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'ref', ref, 'title', title, 'summary', summary, 'year', year, 'isSample', is_sample, 'kind', kind,
        'organisation', organisation, 'regionCode', region_code, 'side', side, 'offers', offers, 'seeks', seeks)
        order by place), '[]')
      from found
    ),
    'facets', (
      select coalesce(jsonb_object_agg(facet, counts), '{}')
      from (select facet, jsonb_object_agg(value, n) as counts from facets group by facet) f
    )
  )
$$;
comment on function public.browse_listings is 'One page of published listings with the total and the counts of every facet.';
revoke execute on function public.browse_listings from public;
grant execute on function public.browse_listings to authenticated;
