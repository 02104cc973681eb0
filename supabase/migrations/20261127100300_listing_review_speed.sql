-- Whether a listing is a big one is kept with what was handed in, and approvals are joined once instead of asked for each
-- of thousands of listings.

alter table public.listing_drafts
  -- Takes two reviews, as it was handed in.
  add column is_big boolean generated always as (private.takes_two_reviews(content)) stored;

-- What the caller may review of these listings, or of all that were handed in: never what he wrote, never twice.
create or replace function private.reviewable(listing_ids uuid[] default null) returns table (listing_id uuid, takes_two boolean, approvals integer)
language plpgsql stable security definer set search_path = '' set enable_nestloop = off set plan_cache_mode = force_custom_plan
as $$
#variable_conflict use_column
begin
  if private.my_role() is distinct from 'coordinator' then return; end if;
  return query
  with given as materialized (
    select r.listing_id, r.draft_revision, count(*)::integer as approved, bool_or(r.reviewed_by = auth.uid()) as is_done
    from public.listing_reviews r
    where r.outcome = 'approved' and ($1 is null or r.listing_id = any ($1)) group by 1, 2
  ),
  waiting as materialized (
    select l.id, l.organisation_id, l.consent_id, d.is_big, coalesce(g.approved, 0) as approved, coalesce(g.is_done, false) as is_done
    from public.listing_drafts d
    join public.listings l on l.id = d.listing_id
    left join given g on g.listing_id = d.listing_id and g.draft_revision = d.revision
    where d.submitted_at is not null and ($1 is null or (l.id = any ($1) and d.listing_id = any ($1)))
      and d.submitted_by is distinct from auth.uid() and d.saved_by is distinct from auth.uid()
  ),
  places as materialized (
    select o.id, private.coordinates(o.region_code) as is_mine, private.stands_in_for(o.region_code) as stands_in
    from public.organisations o where o.id in (select w.organisation_id from waiting w)
  )
  select w.id, w.is_big, w.approved
  from waiting w join places p on p.id = w.organisation_id
  where not w.is_done and (p.is_mine or (p.stands_in and (w.consent_id is not null or (w.is_big and w.approved > 0))));
end;
$$;

-- As before; what the page shows is fetched for its rows only.
create or replace function public.review_queue(of_import uuid default null, passed integer default 0, most integer default 50) returns jsonb
language plpgsql stable security definer set search_path = '' set enable_nestloop = off
as $$
begin
  if private.my_role() is distinct from 'coordinator' then return '{"total": 0, "rows": [], "imports": []}'; end if;
  return (
    with waiting as materialized (
      select l.id, l.ref, l.organisation_id, d.submitted_at, r.takes_two, r.approvals,
        case when not r.takes_two then d.import_id end as import_id, f.place
      from private.reviewable() r
      join public.listings l on l.id = r.listing_id
      join public.listing_drafts d on d.listing_id = l.id
      left join (select w.listing_id, min(w.position) as place from public.import_rows w where w.import_id = $1 group by 1) f
        on f.listing_id = l.id
      where $1 is null or d.import_id = $1
    ),
    -- One small listing of an import is a line like any other.
    groups as materialized (
      select w.import_id, sum(w.listings) as listings, min(w.since) as since, max(w.until) as until,
        count(*) as organisations, min(o.name) as name, min(o.region_code) as region
      from (
        select w.import_id, w.organisation_id, count(*) as listings, min(w.submitted_at) as since, max(w.submitted_at) as until
        from waiting w where w.import_id is not null group by 1, 2) w
      join public.organisations o on o.id = w.organisation_id
      group by 1 having sum(w.listings) > 1 or $1 is not null
    ),
    listed as materialized (
      select w.* from waiting w
      where case when $1 is null then w.import_id is null or w.import_id not in (select g.import_id from groups g) else w.import_id = $1 end
    ),
    page as materialized (select * from listed l order by l.submitted_at, l.place, l.ref offset $2 limit least($3, 200))
    select jsonb_build_object(
      'total', (select count(*) from listed),
      'rows', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'ref', p.ref, 'title', d.content ->> 'title', 'organisation', o.name, 'region', o.region_code, 'submittedAt', p.submitted_at,
          'revision', d.revision, 'isChange', l.status <> 'in_review', 'takesTwo', p.takes_two, 'approvals', p.approvals,
          'offers', case when $1 is not null then d.content -> 'offers' else '[]' end,
          'seeks', case when $1 is not null then d.content -> 'seeks' else '[]' end)
          order by p.submitted_at, p.place, p.ref), '[]')
        from page p
        join public.listings l on l.id = p.id
        join public.listing_drafts d on d.listing_id = p.id
        join public.organisations o on o.id = p.organisation_id),
      'imports', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'id', g.import_id, 'file', i.file_name, 'listings', g.listings, 'organisation', g.name, 'region', g.region,
          'organisations', g.organisations, 'submittedAt', g.since, 'until', g.until) order by g.since), '[]')
        from groups g join public.imports i on i.id = g.import_id))
  );
end;
$$;

alter table public.imports
  -- Place in the file up to which a handing-in is done.
  add column work_place integer not null default -1;

-- The listings of an import that the caller can hand in now, in the order of the file: taken, untouched since, in a state from
-- which one hands in; or those at these places. Rights are asked once for each organisation.
drop function private.import_submittable;
create function private.import_submittable(of_import uuid, places integer[] default null) returns setof uuid
language sql stable security definer set search_path = '' set enable_nestloop = off
as $$
  with untouched as materialized (
    select l.id, l.organisation_id, l.consent_id, m.place
    from private.import_moves(of_import, $2) m
    join public.listings l on l.id = m.listing_id
    join public.listing_transitions t on t.from_status = l.status and t.verb = 'submit' and t.actor = 'owner'
    where m.why is null
  ),
  writers as materialized (
    select w.organisation_id, w.consent_id, private.writes_for(w.organisation_id, w.consent_id) as may
    from (select distinct organisation_id, consent_id from untouched) w
  )
  select u.id from untouched u
  join writers w on w.organisation_id = u.organisation_id and w.consent_id is not distinct from u.consent_id
  where w.may
  order by u.place
$$;

-- Hands in the next taken rows. What somebody touched since is not among them.
drop function private.submit_import_batch;
create function private.submit_import_batch(i public.imports, most integer, out dealt integer, out passed_over integer, out last_place integer, out is_over boolean)
language plpgsql security definer set search_path = '' set enable_nestloop = off
as $$
declare
  places integer[] := array(
    select r.position from public.import_rows r
    where r.import_id = i.id and r.outcome = 'taken' and r.position > i.work_place order by r.position limit $2);
  chosen uuid[] := array(select s.id from private.import_submittable(i.id, places) s (id));
  moment constant timestamptz := clock_timestamp();
begin
  perform from public.listings l where l.id = any (chosen) order by l.id for update;
  update public.listing_drafts d
  set content = r.content, confidential = r.confidential, why = null, submitted_by = auth.uid(), submitted_at = moment, import_id = i.id
  from public.import_rows r
  where r.import_id = i.id and r.position = any (places) and r.outcome = 'taken' and r.listing_id = any (chosen)
    and r.listing_id = d.listing_id and d.listing_id = any (chosen);
  perform private.check_listings_content(chosen);
  insert into public.audit_events (actor_id, actor_name, acting_for, verb, subject_kind, subject_id, concerns, old, new)
  select me.actor_id, me.actor_name, me.acting_for, 'submit', 'listing', l.id::text, l.organisation_id, to_jsonb(l.status), to_jsonb(t.to_status)
  from public.listings l
  join public.listing_transitions t on t.from_status = l.status and t.verb = 'submit' and t.actor = 'owner', private.event_actor() me
  where l.id = any (chosen) order by l.id;
  update public.listings l set status = 'in_review', title = d.content ->> 'title'
  from public.listing_drafts d
  where d.listing_id = l.id and l.id = any (chosen) and d.listing_id = any (chosen) and l.status = 'draft';
  dealt := cardinality(chosen);
  passed_over := 0;
  last_place := coalesce(places[cardinality(places)], i.work_place);
  is_over := cardinality(places) < $2;
end;
$$;

-- One batch of at most so many listings; answers how far the work is.
create or replace function public.do_import_work(import_id uuid, attempt integer, most integer default 1000) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  i public.imports := private.my_import($1);
  size constant integer := least(greatest($3, 1), 2000);
  batch record;
begin
  if i.work is null or i.attempt <> $2 then raise exception 'wrong_state'; end if;
  case i.work
    when 'take' then select t.dealt, t.passed_over, -1 as last_place, t.dealt < size as is_over into batch from private.take_import_batch(i.id, size) t;
    when 'submit' then select s.* into batch from private.submit_import_batch(i, size) s;
    when 'undo' then select u.dealt, u.passed_over, -1 as last_place, u.dealt < size as is_over into batch from private.undo_import_batch(i, size) u;
  end case;
  update public.imports m
  set work_done = m.work_done + batch.dealt, work_passed_over = m.work_passed_over + batch.passed_over, heartbeat_at = clock_timestamp(),
    work_total = greatest(m.work_total, m.work_done + batch.dealt), work_place = batch.last_place,
    status = case when i.work = 'take' then 'accepted' else m.status end,
    accepted_at = case when i.work = 'take' and m.status = 'checked' then now() else m.accepted_at end,
    accepted_by = case when i.work = 'take' then auth.uid() else m.accepted_by end
  where m.id = i.id returning * into i;
  if batch.is_over then perform private.end_import_work(i); end if;
  return jsonb_build_object('done', i.work_done, 'total', i.work_total, 'passedOver', i.work_passed_over, 'isOver', batch.is_over);
end;
$$;

-- Ends what was done: the trail and the offices are told once, of the whole.
create or replace function private.end_import_work(i public.imports) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  case i.work
    when 'take' then
      perform private.record_event('accept', 'import', i.id::text, i.organisation_id, null,
        jsonb_build_object('file', i.file_name, 'taken', i.work_done - i.work_passed_over), null);
    when 'submit' then
      perform private.notify_offices_of_import(i, array(
        select d.listing_id from public.listing_drafts d where d.import_id = i.id and d.submitted_at is not null and d.submitted_at >= i.work_since));
    when 'undo' then
      perform private.record_event('undo', 'import', i.id::text, i.organisation_id, null,
        jsonb_build_object('undone', i.work_done - i.work_passed_over, 'kept', i.work_passed_over), null);
  end case;
  update public.imports m
  set work = null, work_place = -1, status = case when i.work = 'undo' then 'undone' else m.status end,
    undone_at = case when i.work = 'undo' then now() else m.undone_at end
  where m.id = i.id;
end;
$$;

revoke execute on function private.reviewable, private.import_submittable, private.submit_import_batch, private.end_import_work from public;
