-- As before; the order of an import's file is joined once instead of asked for each of thousands of listings.
-- What waits for the caller's eyes, longest first: listings that are decided one by one, and imports as one line each. Of an
-- import, its small listings. `total` counts what `rows` is a page of.
create or replace function public.review_queue(of_import uuid default null, passed integer default 0, most integer default 50) returns jsonb
language plpgsql stable security definer set search_path = '' set enable_nestloop = off
as $$
begin
  if private.my_role() is distinct from 'coordinator' then return '{"total": 0, "rows": [], "imports": []}'; end if;
  return (
    with waiting as materialized (
      select l.id, l.ref, l.status, d.content, o.name, o.region_code, d.submitted_at, d.revision, r.takes_two, r.approvals,
        case when not r.takes_two then d.import_id end as import_id, f.place
      from private.reviewable() r
      join public.listings l on l.id = r.listing_id
      join public.listing_drafts d on d.listing_id = l.id
      join public.organisations o on o.id = l.organisation_id
      left join (select w.listing_id, min(w.position) as place from public.import_rows w where w.import_id = $1 group by 1) f
        on f.listing_id = l.id
      where $1 is null or d.import_id = $1
    ),
    -- One small listing of an import is a line like any other.
    groups as materialized (
      select w.import_id, count(*) as listings, min(w.submitted_at) as since, max(w.submitted_at) as until,
        count(distinct w.name) as organisations, min(w.name) as name, min(w.region_code) as region
      from waiting w where w.import_id is not null group by 1 having count(*) > 1 or $1 is not null
    ),
    listed as materialized (
      select w.* from waiting w
      where case when $1 is null then w.import_id is null or w.import_id not in (select g.import_id from groups g) else w.import_id = $1 end
    )
    select jsonb_build_object(
      'total', (select count(*) from listed),
      'rows', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'ref', p.ref, 'title', p.content ->> 'title', 'organisation', p.name, 'region', p.region_code, 'submittedAt', p.submitted_at,
          'revision', p.revision, 'isChange', p.status <> 'in_review', 'takesTwo', p.takes_two, 'approvals', p.approvals,
          'offers', case when $1 is not null then p.content -> 'offers' else '[]' end,
          'seeks', case when $1 is not null then p.content -> 'seeks' else '[]' end)
          order by p.submitted_at, p.place, p.ref), '[]')
        from (select * from listed l order by l.submitted_at, l.place, l.ref offset $2 limit least($3, 200)) p),
      'imports', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'id', g.import_id, 'file', i.file_name, 'listings', g.listings, 'organisation', g.name, 'region', g.region,
          'organisations', g.organisations, 'submittedAt', g.since, 'until', g.until) order by g.since), '[]')
        from groups g join public.imports i on i.id = g.import_id))
  );
end;
$$;
