-- Review of an import as a whole: an office sees one line for it, and decides on its small listings together or on some.

drop function public.review_queue;
-- What waits for the caller's eyes, longest first: listings that are decided one by one, and imports as one line each. Of an
-- import, its small listings. `total` counts what `rows` is a page of.
create function public.review_queue(of_import uuid default null, passed integer default 0, most integer default 50) returns jsonb
language plpgsql stable security definer set search_path = '' set enable_nestloop = off
as $$
begin
  if private.my_role() is distinct from 'coordinator' then return '{"total": 0, "rows": [], "imports": []}'; end if;
  return (
    with waiting as materialized (
      select l.id, l.ref, l.status, d.content, o.name, o.region_code, d.submitted_at, d.revision, r.takes_two, r.approvals,
        case when not r.takes_two then d.import_id end as import_id,
        -- Those of one import in the order of its file.
        case when $1 is not null then (select min(f.position) from public.import_rows f where f.listing_id = l.id and f.import_id = $1) end as place
      from private.reviewable() r
      join public.listings l on l.id = r.listing_id
      join public.listing_drafts d on d.listing_id = l.id
      join public.organisations o on o.id = l.organisation_id
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
comment on function public.review_queue is 'Submitted listings that the caller may review, longest waiting first, imports as one line each; or the small ones of one import.';

-- The same marks for small listings of one import: all of them or none. Whose they are is told once.
create function private.review_together(
  of_import uuid, listing_ids uuid[], clear integer, specific integer, credible integer, useful integer, outcome public.review_outcome, comment text
) returns integer
language plpgsql security definer set search_path = '' set enable_nestloop = off
as $$
declare
  why text := btrim(coalesce($8, ''));
  told record;
begin
  perform from public.listings l where l.id = any ($2) order by l.id for update;
  select count(*) as listings, count(*) filter (where r.takes_two) as big into told from private.reviewable($2) r;
  if told.listings <> cardinality($2) then raise exception 'not_found'; end if;
  if told.big > 0 then raise exception 'review_one_by_one'; end if;
  perform private.record_reviews($2, $3, $4, $5, $6, $7, why);
  if $7 = 'returned' then
    perform private.unsubmit_drafts($2);
    perform private.move_reviewed($2, 'return');
  else
    perform private.publish_versions($2);
  end if;
  for told in
    select l.organisation_id, count(*) as listings, i.file_name, i.organisation_id = l.organisation_id as is_own
    from public.listings l, public.imports i where l.id = any ($2) and i.id = $1 group by 1, 3, 4
  loop
    perform private.notify(told.organisation_id, case when $7 = 'returned' then 'import_returned' else 'import_published' end,
      jsonb_build_object('file', told.file_name, 'count', told.listings, 'comment', why),
      case when told.is_own then '/imports/' || $1 else '/listings/mine' end);
  end loop;
  return cardinality($2);
end;
$$;

-- Some of them, as the page showed them. `items`: [{"ref","revision"}].
create or replace function public.review_listings(
  items jsonb, clear integer, specific integer, credible integer, useful integer, outcome public.review_outcome, comment text default ''
) returns integer
language plpgsql security definer set search_path = '' set enable_nestloop = off
as $$
declare
  imports uuid[];
  chosen uuid[];
begin
  if jsonb_typeof(items) <> 'array' or jsonb_array_length(items) not between 1 and 200 then raise exception 'bad_request'; end if;
  select array_agg(distinct d.import_id), array_agg(distinct l.id) into imports, chosen
  from jsonb_to_recordset(items) i (ref text, revision integer)
  join public.listings l on l.ref = i.ref
  left join public.listing_drafts d on d.listing_id = l.id;
  if exists (
    select from jsonb_to_recordset(items) i (ref text, revision integer)
    left join public.listings l on l.ref = i.ref
    left join public.listing_drafts d on d.listing_id = l.id
    where d.revision is distinct from i.revision
  ) then raise exception 'draft_changed'; end if;
  if array_length(imports, 1) is distinct from 1 or imports[1] is null then raise exception 'review_one_by_one'; end if;
  return private.review_together(imports[1], chosen, $2, $3, $4, $5, $6, $7);
end;
$$;
comment on function public.review_listings is 'Reviews small listings of one import together. Raises review_one_by_one when one is big or of another import.';

-- All small ones of an import that had been handed in when the page was shown.
create function public.review_import(
  import_id uuid, until timestamptz, clear integer, specific integer, credible integer, useful integer, outcome public.review_outcome, comment text default ''
) returns integer
language plpgsql security definer set search_path = '' set enable_nestloop = off
as $$
declare
  chosen uuid[];
begin
  select array_agg(r.listing_id) into chosen
  from private.reviewable(array(select d.listing_id from public.listing_drafts d where d.import_id = $1 and d.submitted_at <= $2)) r
  where not r.takes_two;
  if chosen is null then raise exception 'not_found'; end if;
  return private.review_together($1, chosen, $3, $4, $5, $6, $7, $8);
end;
$$;
comment on function public.review_import is 'Reviews all small listings of an import together; answers how many. Raises not_found where none waits for the caller.';

revoke execute on function public.review_queue, public.review_import, private.review_together from public;
grant execute on function public.review_queue, public.review_import to authenticated;
