-- Taking, handing in and undoing an import goes batch by batch: a statement may take eight seconds, and while one runs on the
-- embedded database nobody else is served. Between two batches the import says what is being done and how far it is, so that
-- who comes later goes on, or undoes what was taken. Each batch looks only at rows that wait for it: said twice, it is done once.

create type public.import_work as enum ('take', 'submit', 'undo');

alter table public.imports
  -- What is being done with the listings; null: nothing. The fencing number `attempt` and `heartbeat_at` are its, too.
  add column work public.import_work,
  -- When it began, or began first where it was cut off.
  add column work_since timestamptz,
  -- Of the work under way, or of the last one: listings in all, dealt with, and passed over because they had moved on.
  add column work_total integer not null default 0 check (work_total >= 0),
  add column work_done integer not null default 0 check (work_done >= 0),
  add column work_passed_over integer not null default 0 check (work_passed_over >= 0),
  -- Which edited working copies an undo takes along: numbers, or all.
  add column undo_also text[] not null default '{}',
  add column undo_all_edited boolean not null default false;

-- What taking a row would find: null where it can be taken.
create function private.import_row_obstacles(of_import uuid, places integer[]) returns table (place integer, why text)
language sql stable security definer set search_path = '' set enable_nestloop = off
as $$
  with asked as materialized (
    select r.position, r.action, r.ref, r.organisation_id, r.consent_id, r.listing_id, r.seen_revision, r.seen_version
    from public.import_rows r where r.import_id = $1 and r.position = any ($2)
  ),
  facing as materialized (
    select a.*, l.id as found, l.status, l.organisation_id as owner, coalesce(l.consent_id, a.consent_id) as consent,
      d.revision, d.submitted_at, v.number,
      row_number() over (partition by a.action, a.listing_id, case when a.action = 'new' then coalesce(a.ref, a.position::text) end order by a.position) as nth
    from asked a
    left join public.listings l on l.id = a.listing_id and a.action = 'changed'
    left join public.listing_drafts d on d.listing_id = l.id
    left join (select v.listing_id, max(v.number) as number from public.listing_versions v where v.listing_id in (select listing_id from asked) group by 1) v
      on v.listing_id = l.id
  ),
  writers as materialized (
    select w.organisation_id, w.consent_id, private.writes_for(w.organisation_id, w.consent_id) as may
    from (
      select organisation_id, consent_id from facing where action = 'new'
      union select owner, consent from facing where action = 'changed' and found is not null) w
  )
  select f.position, case
      when f.action = 'changed' and f.found is null then 'import_outdated'
      when not coalesce(w.may, false) then 'not_allowed'
      when f.action = 'new' and (f.nth > 1 or t.ref is not null) then 'ref_taken'
      when f.action = 'changed' and (f.nth > 1 or f.status in ('in_review', 'withdrawn', 'fulfilled') or f.submitted_at is not null
        or coalesce(f.revision, 0) <> f.seen_revision or coalesce(f.number, 0) <> f.seen_version) then 'import_outdated'
    end
  from facing f
  left join writers w on w.organisation_id = case when f.action = 'new' then f.organisation_id else f.owner end
    and w.consent_id is not distinct from case when f.action = 'new' then f.consent_id else f.consent end
  left join public.listings t on t.ref = f.ref and f.action = 'new'
$$;

-- The rows of an import that are chosen and were not taken yet, in the order of the file.
create function private.import_rows_to_take(of_import uuid, most integer) returns integer[]
language sql stable security definer set search_path = ''
as $$
  select coalesce(array_agg(r.position), '{}') from (
    select w.position from public.import_rows w
    where w.import_id = $1 and w.action in ('new', 'changed') and w.outcome is null and not w.left_out
    order by w.position limit $2) r
$$;

-- Thousands of new listings at once: rows are written by one statement.
drop function private.take_new_listings;
create function private.take_new_listings(of_import uuid, places integer[]) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  with chosen as materialized (
    select r.position, r.organisation_id, r.consent_id, r.typed, gen_random_uuid() as listing_id,
      coalesce(r.ref, 'L' || to_char(now(), 'YYMM') || '-' || upper(left(replace(gen_random_uuid()::text, '-', ''), 8))) as ref,
      coalesce(nullif(btrim(left(btrim(r.typed ->> 'title'), 120)), ''), '未命名') as title,
      case when r.consent_id is null then 'import' else 'assisted' end as origin
    from public.import_rows r
    where r.import_id = of_import and r.position = any ($2) and r.action = 'new'
  ),
  made as (
    insert into public.listings (id, ref, organisation_id, status, title, origin, import_id, consent_id, created_by)
    select c.listing_id, c.ref, c.organisation_id, 'draft', c.title, c.origin, of_import, c.consent_id, auth.uid() from chosen c
  ),
  drafts as (
    insert into public.listing_drafts (listing_id, typed, saved_by) select c.listing_id, c.typed, auth.uid() from chosen c
  ),
  events as (
    insert into public.audit_events (actor_id, actor_name, acting_for, verb, subject_kind, subject_id, concerns, new)
    select me.actor_id, me.actor_name, me.acting_for, 'create', 'listing', c.listing_id::text, c.organisation_id,
      jsonb_build_object('title', c.title, 'origin', c.origin)
    from chosen c, private.event_actor() me order by c.position
  )
  update public.import_rows w set listing_id = c.listing_id, taken_revision = 1, outcome = 'taken'
  from chosen c where w.import_id = of_import and w.position = c.position;
exception
  when unique_violation then raise exception 'ref_taken';
  when check_violation then raise exception 'bad_request';
end;
$$;

-- The same for changes of listings that are there. Revisions go on where the last reviewed one stopped, as in save_listing_draft.
drop function private.take_changed_listings;
create function private.take_changed_listings(of_import uuid, places integer[]) returns void
language plpgsql security definer set search_path = '' set enable_nestloop = off
as $$
begin
  with chosen as materialized (
    select r.position, r.typed, r.seen_version, l.id as listing_id, l.organisation_id, d.typed as before,
      1 + coalesce(d.revision, v.revision, 0) as revision
    from public.import_rows r
    join public.listings l on l.id = r.listing_id
    left join public.listing_drafts d on d.listing_id = l.id
    left join (
      select w.listing_id, max(w.draft_revision) as revision from public.listing_reviews w
      where w.listing_id in (select r.listing_id from public.import_rows r where r.import_id = of_import and r.position = any ($2)) group by 1) v on v.listing_id = l.id
    where r.import_id = of_import and r.position = any ($2) and r.action = 'changed'
  ),
  drafts as (
    insert into public.listing_drafts as w (listing_id, typed, revision, base_revision, saved_by)
    select c.listing_id, c.typed, c.revision, c.seen_version, auth.uid() from chosen c
    on conflict (listing_id) do update
      set typed = excluded.typed, revision = excluded.revision, saved_by = excluded.saved_by, saved_at = clock_timestamp()
  ),
  events as (
    insert into public.audit_events (actor_id, actor_name, acting_for, verb, subject_kind, subject_id, concerns, old, new)
    select me.actor_id, me.actor_name, me.acting_for, 'edit', 'listing', c.listing_id::text, c.organisation_id, c.before, c.typed
    from chosen c, private.event_actor() me order by c.position
  )
  update public.import_rows w set previous = c.before, taken_revision = c.revision, outcome = 'taken'
  from chosen c where w.import_id = of_import and w.position = c.position;
exception
  when check_violation then raise exception 'bad_request';
end;
$$;

-- Takes the next chosen rows. What moved since the work began is left out and counted, never overwritten.
create function private.take_import_batch(of_import uuid, most integer, out dealt integer, out passed_over integer)
language plpgsql security definer set search_path = '' set enable_nestloop = off
as $$
declare
  places integer[] := private.import_rows_to_take($1, $2);
  moved integer[];
begin
  perform from public.listings l
  where l.id in (select r.listing_id from public.import_rows r where r.import_id = $1 and r.position = any (places) and r.action = 'changed')
  order by l.id for update;
  select coalesce(array_agg(o.place) filter (where o.why is not null), '{}'), coalesce(array_agg(o.place) filter (where o.why is null), '{}'), cardinality(places)
  into moved, places, dealt from private.import_row_obstacles($1, places) o;
  update public.import_rows r set left_out = true where r.import_id = $1 and r.position = any (moved);
  perform private.take_new_listings($1, places);
  perform private.take_changed_listings($1, places);
  passed_over := cardinality(moved);
end;
$$;

-- What became of the listings that an import took: `why` one is no longer as the import left it; null when it is.
drop function private.import_moves;
create function private.import_moves(of_import uuid, places integer[] default null)
returns table (place integer, listing_id uuid, ref text, title text, action public.import_action, previous jsonb, why text)
language sql stable security definer set search_path = '' set enable_nestloop = off
as $$
  select r.position, l.id, l.ref, l.title, r.action, r.previous,
    case
      when l.id is null then 'gone'
      when l.status = 'in_review' or d.submitted_at is not null then 'in_review'
      when r.action = 'new' and l.status <> 'draft' then 'published'
      when d.listing_id is null then 'published'
      when d.revision <> r.taken_revision then 'edited'
      when r.action = 'new' and exists (select from public.listing_attachments a where a.listing_id = l.id) then 'edited'
    end
  from public.import_rows r
  left join public.listings l on l.id = r.listing_id
  left join public.listing_drafts d on d.listing_id = l.id
  where r.import_id = $1 and r.outcome = 'taken' and ($2 is null or r.position = any ($2))
$$;

-- The listings of an import that the caller can hand in now, in the order of the file: taken, untouched since, in a state from
-- which one hands in. Rights are asked once for each organisation.
create or replace function private.import_submittable(of_import uuid) returns setof uuid
language sql stable security definer set search_path = '' set enable_nestloop = off
as $$
  with untouched as materialized (
    select l.id, l.organisation_id, l.consent_id, m.place
    from private.import_moves(of_import) m
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

create function private.submit_import_batch(i public.imports, most integer, out dealt integer, out passed_over integer)
language plpgsql security definer set search_path = '' set enable_nestloop = off
as $$
declare
  chosen uuid[] := array(select s.id from private.import_submittable(i.id) s (id) limit $2);
  moment constant timestamptz := clock_timestamp();
begin
  perform from public.listings l where l.id = any (chosen) order by l.id for update;
  update public.listing_drafts d
  set content = r.content, confidential = r.confidential, why = null, submitted_by = auth.uid(), submitted_at = moment, import_id = i.id
  from public.import_rows r
  where r.import_id = i.id and r.outcome = 'taken' and r.listing_id = any (chosen) and r.listing_id = d.listing_id and d.listing_id = any (chosen);
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
end;
$$;

-- Undoes the next taken rows: new listings go, changes go back. What moved since stays, except edited working copies that the
-- person named.
create function private.undo_import_batch(i public.imports, most integer, out dealt integer, out passed_over integer)
language plpgsql security definer set search_path = '' set enable_nestloop = off
as $$
declare
  places integer[] := array(
    select r.position from public.import_rows r where r.import_id = i.id and r.outcome = 'taken' order by r.position limit $2);
  going uuid[];
begin
  perform from public.listings l
  where l.id in (select r.listing_id from public.import_rows r where r.import_id = i.id and r.position = any (places))
  order by l.id for update;
  select coalesce(array_agg(m.listing_id), '{}') into going from private.import_moves(i.id, places) m
  where m.why is null or (m.why = 'edited' and (i.undo_all_edited or m.ref = any (i.undo_also)));
  select count(*) into passed_over from private.import_moves(i.id, places) m where m.why <> 'gone' and m.listing_id <> all (going);

  insert into public.audit_events (actor_id, actor_name, acting_for, verb, subject_kind, subject_id, concerns, old, new)
  select me.actor_id, me.actor_name, me.acting_for, 'undo_import', 'listing', l.id::text, l.organisation_id, d.typed, r.previous
  from public.import_rows r
  join public.listings l on l.id = r.listing_id
  left join public.listing_drafts d on d.listing_id = l.id, private.event_actor() me
  where r.import_id = i.id and r.position = any (places) and r.listing_id = any (going) order by r.position;
  update public.import_rows r set outcome = case when r.listing_id is null or r.listing_id = any (going) then 'undone' else 'kept' end::public.import_outcome
  where r.import_id = i.id and r.position = any (places);
  update public.listing_drafts d
  set typed = r.previous, revision = d.revision + 1, saved_by = auth.uid(), saved_at = clock_timestamp()
  from public.import_rows r
  where r.import_id = i.id and r.position = any (places) and r.listing_id = d.listing_id and d.listing_id = any (going) and r.previous is not null;
  delete from public.listing_drafts d using public.import_rows r
  where r.import_id = i.id and r.position = any (places) and r.listing_id = d.listing_id and d.listing_id = any (going)
    and r.action = 'changed' and r.previous is null;
  delete from public.listings l using public.import_rows r
  where r.import_id = i.id and r.position = any (places) and r.listing_id = l.id and l.id = any (going) and r.action = 'new';
  dealt := cardinality(places);
end;
$$;

drop function public.accept_import, public.submit_import, public.undo_import;

-- Ends what was done: the trail and the offices are told once, of the whole.
create function private.end_import_work(i public.imports) returns void
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
  set work = null, status = case when i.work = 'undo' then 'undone' else m.status end,
    undone_at = case when i.work = 'undo' then now() else m.undone_at end
  where m.id = i.id;
end;
$$;

-- Begins, or begins again, to do something with an import: the number that every batch shows. What can be known before is
-- refused before anything is touched. An undo may begin while a taking is under way, or after it was cut off.
create function public.begin_import_work(import_id uuid, work public.import_work, also text[] default '{}', all_edited boolean default false)
returns integer
language plpgsql security definer set search_path = '' set enable_nestloop = off
as $$
declare
  i public.imports := private.my_import($1);
  goes_on boolean := i.work is not null and i.work = $2;
  waiting integer;
  obstacle text;
begin
  if i.work is not null and not goes_on and $2 <> 'undo' then raise exception 'wrong_state'; end if;
  if i.status <> 'accepted' and not ($2 = 'take' and i.status = 'checked') then raise exception 'wrong_state'; end if;
  case $2
    when 'take' then
      waiting := cardinality(private.import_rows_to_take(i.id, null));
      if not goes_on then
        if waiting = 0 then raise exception 'import_empty'; end if;
        select o.why into obstacle from private.import_row_obstacles(i.id, private.import_rows_to_take(i.id, null)) o
        where o.why is not null order by o.why = 'not_allowed' desc, o.place limit 1;
        if found then raise exception '%', obstacle; end if;
      end if;
    when 'submit' then
      waiting := (select count(*) from private.import_submittable(i.id));
      if exists (
        select from (select distinct o.region_code from private.import_submittable(i.id) s (id)
          join public.listings l on l.id = s.id join public.organisations o on o.id = l.organisation_id) r
        where private.responsible_office_id(r.region_code) is null
      ) then raise exception 'no_responsible_office'; end if;
    when 'undo' then
      waiting := (select count(*) from public.import_rows r where r.import_id = i.id and r.outcome = 'taken');
  end case;
  -- What was under way ends where it is.
  if i.work is not null and not goes_on then perform private.end_import_work(i); end if;
  update public.imports m
  set work = $2, work_since = case when goes_on then i.work_since else clock_timestamp() end, attempt = i.attempt + 1, heartbeat_at = clock_timestamp(),
    work_done = case when goes_on then i.work_done else 0 end,
    work_passed_over = case when goes_on then i.work_passed_over else 0 end,
    work_total = waiting + case when goes_on then i.work_done else 0 end,
    undo_also = case when goes_on then i.undo_also else $3 end,
    undo_all_edited = case when goes_on then i.undo_all_edited else $4 end
  where m.id = i.id;
  return i.attempt + 1;
end;
$$;
comment on function public.begin_import_work is 'Begins to take, hand in or undo an import; answers the number that do_import_work shows. Raises wrong_state, import_empty, import_outdated, ref_taken, not_allowed, no_responsible_office before anything is touched.';

-- One batch of at most so many listings; answers how far the work is.
create function public.do_import_work(import_id uuid, attempt integer, most integer default 1000) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  i public.imports := private.my_import($1);
  size constant integer := least(greatest($3, 1), 2000);
  batch record;
begin
  if i.work is null or i.attempt <> $2 then raise exception 'wrong_state'; end if;
  case i.work
    when 'take' then select * into batch from private.take_import_batch(i.id, size);
    when 'submit' then select * into batch from private.submit_import_batch(i, size);
    when 'undo' then select * into batch from private.undo_import_batch(i, size);
  end case;
  update public.imports m
  set work_done = m.work_done + batch.dealt, work_passed_over = m.work_passed_over + batch.passed_over, heartbeat_at = clock_timestamp(),
    work_total = greatest(m.work_total, m.work_done + batch.dealt),
    status = case when i.work = 'take' then 'accepted' else m.status end,
    accepted_at = case when i.work = 'take' and m.status = 'checked' then now() else m.accepted_at end,
    accepted_by = case when i.work = 'take' then auth.uid() else m.accepted_by end
  where m.id = i.id returning * into i;
  if batch.dealt < size then perform private.end_import_work(i); end if;
  return jsonb_build_object('done', i.work_done, 'total', i.work_total, 'passedOver', i.work_passed_over, 'isOver', batch.dealt < size);
end;
$$;
comment on function public.do_import_work is 'Does the next batch of what begin_import_work began. Raises wrong_state for a number that another beginning replaced.';

-- Offices are told of what a handing-in that was cut off brought them, though nobody goes on with it.
create function private.duty_import_cut_off() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  i public.imports;
begin
  for i in
    select * from public.imports m
    where m.work = 'submit' and m.heartbeat_at < now() - interval '1 hour' and m.heartbeat_at > m.work_since
    for update skip locked
  loop
    perform private.notify_offices_of_import(i, array(
      select d.listing_id from public.listing_drafts d where d.import_id = i.id and d.submitted_at is not null and d.submitted_at >= i.work_since));
    update public.imports m set work_since = clock_timestamp() where m.id = i.id;
  end loop;
end;
$$;

revoke execute on function private.duty_import_cut_off, private.import_row_obstacles, private.import_rows_to_take, private.take_new_listings, private.take_changed_listings,
  private.take_import_batch, private.import_moves, private.submit_import_batch, private.undo_import_batch, private.end_import_work,
  public.begin_import_work, public.do_import_work from public;
grant execute on function public.begin_import_work, public.do_import_work to authenticated;
