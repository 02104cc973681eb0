-- Which listings of an import a person takes, and taking, handing in and undoing thousands of them by a few statements: one
-- by one, handing 5,000 in took longer than a statement may.

alter table public.import_rows
  -- The person left this good one out; it can be taken later.
  add column left_out boolean not null default false;

-- Leaves out or takes up listings that were not taken yet: those at the given places.
create function public.choose_import_rows(import_id uuid, take integer[], leave integer[]) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  i public.imports := private.my_import($1);
begin
  if i.status not in ('checked', 'accepted') then raise exception 'wrong_state'; end if;
  update public.import_rows r set left_out = r.position = any ($3)
  where r.import_id = i.id and r.position = any ($2 || $3) and r.action in ('new', 'changed') and r.outcome is null;
end;
$$;
comment on function public.choose_import_rows is 'Which of the listings at these places are to be taken, and which left out; the others stay as chosen.';

-- All of them, or all whose title or organisation holds these words.
create function public.choose_all_import_rows(import_id uuid, take boolean, words text default '') returns void
language plpgsql security definer set search_path = ''
as $$
declare
  i public.imports := private.my_import($1);
begin
  if i.status not in ('checked', 'accepted') then raise exception 'wrong_state'; end if;
  update public.import_rows r set left_out = not $2
  where r.import_id = i.id and r.action in ('new', 'changed') and r.outcome is null
    and (position(lower($3) in lower(r.title)) > 0 or position(lower($3) in lower(r.organisation_name)) > 0);
end;
$$;

-- A page of the listings that could be taken, found by words of their title or organisation; `total` of them there are.
create function public.import_choice(import_id uuid, words text default '', passed integer default 0, most integer default 25) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with found as materialized (
    select r.position, r.from_row, r.to_row, r.title, r.organisation_name, r.action, r.left_out, l.ref
    from public.import_rows r left join public.listings l on l.id = r.listing_id
    where r.import_id = $1 and r.action in ('new', 'changed') and r.outcome is null
      and (position(lower($2) in lower(r.title)) > 0 or position(lower($2) in lower(r.organisation_name)) > 0)
  )
  select jsonb_build_object(
    'total', (select count(*) from found),
    'rows', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'position', p.position, 'from', p.from_row, 'to', p.to_row, 'title', p.title, 'organisation', p.organisation_name,
        'action', p.action, 'isChosen', not p.left_out, 'ref', p.ref) order by p.position), '[]')
      from (select * from found f order by f.position offset $3 limit least($4, 200)) p))
$$;

-- Thousands of new listings at once: rights are asked once for each organisation, rows are written by one statement.
drop function private.take_new_listings;
create function private.take_new_listings(of_import uuid) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  taken integer;
begin
  if exists (
    select from (
      select distinct r.organisation_id, r.consent_id from public.import_rows r
      where r.import_id = of_import and r.action = 'new' and r.outcome is null and not r.left_out
    ) d
    where not coalesce(private.writes_for(d.organisation_id, d.consent_id), false)
  ) then raise exception 'not_allowed'; end if;

  with chosen as materialized (
    select r.position, r.organisation_id, r.consent_id, r.typed, gen_random_uuid() as listing_id,
      coalesce(r.ref, 'L' || to_char(now(), 'YYMM') || '-' || upper(left(replace(gen_random_uuid()::text, '-', ''), 8))) as ref,
      coalesce(nullif(btrim(left(btrim(r.typed ->> 'title'), 120)), ''), '未命名') as title,
      case when r.consent_id is null then 'import' else 'assisted' end as origin
    from public.import_rows r
    where r.import_id = of_import and r.action = 'new' and r.outcome is null and not r.left_out
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
  get diagnostics taken = row_count;
  return taken;
exception
  when unique_violation then raise exception 'ref_taken';
  when check_violation then raise exception 'bad_request';
end;
$$;

-- The same for changes of listings that are there. What moved since the comparison is refused as a whole: the person reads
-- the file again and sees the difference. Revisions go on where the last reviewed one stopped, as in save_listing_draft.
create function private.take_changed_listings(of_import uuid) returns integer
language plpgsql security definer set search_path = '' set enable_nestloop = off
as $$
declare
  taken integer;
begin
  perform from public.listings l
  where l.id in (select r.listing_id from public.import_rows r where r.import_id = of_import and r.action = 'changed')
  order by l.id for update;
  if exists (
    select from (
      select distinct l.organisation_id, coalesce(l.consent_id, r.consent_id) as consent_id
      from public.import_rows r join public.listings l on l.id = r.listing_id
      where r.import_id = of_import and r.action = 'changed' and r.outcome is null and not r.left_out
    ) c
    where not coalesce(private.writes_for(c.organisation_id, c.consent_id), false)
  ) then raise exception 'not_allowed'; end if;
  if exists (
    select from public.import_rows r
    left join public.listings l on l.id = r.listing_id
    left join public.listing_drafts d on d.listing_id = l.id
    where r.import_id = of_import and r.action = 'changed' and r.outcome is null and not r.left_out and (
      l.id is null or l.status in ('in_review', 'withdrawn', 'fulfilled') or d.submitted_at is not null
      or coalesce(d.revision, 0) <> r.seen_revision
      or coalesce((select max(v.number) from public.listing_versions v where v.listing_id = l.id), 0) <> r.seen_version)
  ) then raise exception 'import_outdated'; end if;

  with chosen as materialized (
    select r.position, r.typed, r.seen_version, l.id as listing_id, l.organisation_id, d.typed as before,
      1 + coalesce(d.revision, (select max(v.draft_revision) from public.listing_reviews v where v.listing_id = l.id), 0) as revision
    from public.import_rows r
    join public.listings l on l.id = r.listing_id
    left join public.listing_drafts d on d.listing_id = l.id
    where r.import_id = of_import and r.action = 'changed' and r.outcome is null and not r.left_out
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
  get diagnostics taken = row_count;
  return taken;
exception
  -- The same listing twice in one file.
  when cardinality_violation then raise exception 'import_outdated';
  when check_violation then raise exception 'bad_request';
end;
$$;

-- Takes an import's chosen listings as working copies, all or none; what was left out can be taken by another call.
drop function public.accept_import;
create function public.accept_import(import_id uuid) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  -- What handing in, reviewing and undoing can do in one statement, with room for a busy machine.
  most constant integer := 5000;
  i public.imports := private.my_import($1);
  taken integer;
begin
  if i.status not in ('checked', 'accepted') then raise exception 'wrong_state'; end if;
  if most < (
    select count(*) from public.import_rows r
    where r.import_id = i.id and r.action in ('new', 'changed') and (r.outcome is not null or not r.left_out)
  ) then raise exception 'import_too_many'; end if;
  taken := private.take_new_listings(i.id) + private.take_changed_listings(i.id);
  if taken = 0 then raise exception 'import_empty'; end if;
  update public.imports set status = 'accepted', accepted_at = now(), accepted_by = auth.uid() where id = i.id;
  perform private.record_event('accept', 'import', i.id::text, i.organisation_id, null, jsonb_build_object('file', i.file_name, 'taken', taken), null);
  return taken;
end;
$$;
comment on function public.accept_import is 'Takes the chosen listings of an import as working copies, all or none; answers how many. Raises import_outdated, import_empty, import_too_many, not_allowed, ref_taken.';

-- What became of the listings that an import took: `why` one is no longer as the import left it; null when it is.
create function private.import_moves(of_import uuid)
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
  where r.import_id = of_import and r.outcome = 'taken'
$$;
drop function private.import_row_moved;

-- The listings of an import that the caller can hand in now: taken, untouched since, in a state from which one hands in.
-- Rights are asked once for each organisation.
create function private.import_submittable(of_import uuid) returns setof uuid
language sql stable security definer set search_path = '' set enable_nestloop = off
as $$
  with untouched as materialized (
    select l.id, l.organisation_id, l.consent_id
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
$$;

-- What can still be done with an import: how many could be handed in, how many an undo would leave alone and why, and the
-- first of those that somebody edited, by name.
create or replace function public.import_moved(import_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' set enable_nestloop = off
as $$
declare
  named constant integer := 100;
begin
  if not exists (
    select from public.imports i
    where i.id = $1 and (i.organisation_id = private.my_organisation_id() or private.my_role() = 'auditor')
  ) then return null; end if;
  return (
    with moves as materialized (select * from private.import_moves($1))
    select jsonb_build_object(
      'submittable', (select count(*) from private.import_submittable($1)),
      'untouched', count(*) filter (where m.why is null),
      'edited', count(*) filter (where m.why = 'edited'),
      'in_review', count(*) filter (where m.why = 'in_review'),
      'published', count(*) filter (where m.why = 'published'),
      'named', (
        select coalesce(jsonb_agg(jsonb_build_object('ref', e.ref, 'title', e.title) order by e.place), '[]')
        from (select * from moves where why = 'edited' order by place limit named) e))
    from moves m
  );
end;
$$;

-- Undoes an import: its new listings go, its changes go back. What moved since stays, except edited working copies: those
-- whose numbers the person names, or all.
drop function public.undo_import;
create function public.undo_import(import_id uuid, also text[] default '{}', all_edited boolean default false) returns jsonb
language plpgsql security definer set search_path = '' set enable_nestloop = off
as $$
declare
  i public.imports := private.my_import($1);
  going uuid[];
  undone integer;
  kept integer;
begin
  if i.status <> 'accepted' then raise exception 'wrong_state'; end if;
  perform from public.listings l
  where l.id in (select r.listing_id from public.import_rows r where r.import_id = i.id and r.outcome = 'taken')
  order by l.id for update;

  select coalesce(array_agg(m.listing_id), '{}') into going from private.import_moves(i.id) m
  where m.why is null or (m.why = 'edited' and ($3 or m.ref = any ($2)));
  undone := cardinality(going);
  select count(*) into kept from private.import_moves(i.id) m where m.why <> 'gone' and m.listing_id <> all (going);

  insert into public.audit_events (actor_id, actor_name, acting_for, verb, subject_kind, subject_id, concerns, old, new)
  select me.actor_id, me.actor_name, me.acting_for, 'undo_import', 'listing', l.id::text, l.organisation_id, d.typed, r.previous
  from public.import_rows r
  join public.listings l on l.id = r.listing_id
  left join public.listing_drafts d on d.listing_id = l.id, private.event_actor() me
  where r.import_id = i.id and r.listing_id = any (going) order by r.position;
  update public.import_rows r set outcome = case when r.listing_id is null or r.listing_id = any (going) then 'undone' else 'kept' end::public.import_outcome
  where r.import_id = i.id and r.outcome = 'taken';
  update public.listing_drafts d
  set typed = r.previous, revision = d.revision + 1, saved_by = auth.uid(), saved_at = clock_timestamp()
  from public.import_rows r
  where r.import_id = i.id and r.listing_id = d.listing_id and d.listing_id = any (going) and r.previous is not null;
  delete from public.listing_drafts d using public.import_rows r
  where r.import_id = i.id and r.listing_id = d.listing_id and d.listing_id = any (going) and r.action = 'changed' and r.previous is null;
  delete from public.listings l using public.import_rows r
  where r.import_id = i.id and r.listing_id = l.id and l.id = any (going) and r.action = 'new';

  update public.imports set status = 'undone', undone_at = now() where id = i.id;
  perform private.record_event('undo', 'import', i.id::text, i.organisation_id, null, jsonb_build_object('undone', undone, 'kept', kept), null);
  return jsonb_build_object('undone', undone, 'kept', kept);
end;
$$;

-- Hands in for review whatever an import took and nobody touched since; answers how many. Each office is told once.
create or replace function public.submit_import(import_id uuid) returns integer
language plpgsql security definer set search_path = '' set enable_nestloop = off
as $$
declare
  i public.imports := private.my_import($1);
  chosen uuid[];
  moment constant timestamptz := clock_timestamp();
begin
  if i.status <> 'accepted' then raise exception 'wrong_state'; end if;
  perform from public.listings l
  where l.id in (select r.listing_id from public.import_rows r where r.import_id = i.id and r.outcome = 'taken')
  order by l.id for update;
  select coalesce(array_agg(s.id), '{}') into chosen from private.import_submittable(i.id) s (id);
  update public.listing_drafts d
  set content = r.content, confidential = r.confidential, why = null, submitted_by = auth.uid(), submitted_at = moment, import_id = i.id
  from public.import_rows r
  where r.import_id = i.id and r.outcome = 'taken' and r.listing_id = d.listing_id and d.listing_id = any (chosen);
  perform private.check_listings_content(chosen);
  insert into public.audit_events (actor_id, actor_name, acting_for, verb, subject_kind, subject_id, concerns, old, new)
  select me.actor_id, me.actor_name, me.acting_for, 'submit', 'listing', l.id::text, l.organisation_id, to_jsonb(l.status), to_jsonb(t.to_status)
  from public.listings l
  join public.listing_transitions t on t.from_status = l.status and t.verb = 'submit' and t.actor = 'owner', private.event_actor() me
  where l.id = any (chosen) order by l.id;
  update public.listings l set status = 'in_review', title = d.content ->> 'title'
  from public.listing_drafts d
  where d.listing_id = l.id and l.id = any (chosen) and d.listing_id = any (chosen) and l.status = 'draft';
  perform private.notify_offices_of_import(i, chosen);
  return cardinality(chosen);
end;
$$;

-- Tells each responsible office once how many listings of an import wait for it.
create function private.notify_offices_of_import(i public.imports, listing_ids uuid[]) returns void
language plpgsql security definer set search_path = '' set enable_nestloop = off
as $$
declare
  told record;
begin
  for told in
    select private.responsible_office_id(o.region_code) as office, sum(c.listings) as listings, min(o.name) as organisation
    from (select l.organisation_id, count(*) as listings from public.listings l where l.id = any ($2) group by 1) c
    join public.organisations o on o.id = c.organisation_id
    group by 1
  loop
    if told.office is null then raise exception 'no_responsible_office'; end if;
    perform private.notify(told.office, 'import_submitted',
      jsonb_build_object('file', i.file_name, 'count', told.listings, 'organisation', told.organisation), '/reviews/imports/' || i.id);
  end loop;
end;
$$;

-- A file that is refused leaves nothing of what was read before.
create or replace function public.refuse_import(import_id uuid, attempt integer, refusal text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  i public.imports := private.import_being_read($1, $2);
begin
  delete from public.import_rows r where r.import_id = i.id;
  update public.imports set status = 'refused', refusal = $3 where id = i.id;
exception
  when check_violation then raise exception 'bad_request';
end;
$$;

-- How many listings would do what, in one row; `open`: could still be taken, `chosen`: would be now.
create or replace function public.import_counts(import_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select jsonb_build_object(
    'new', count(*) filter (where action = 'new'), 'changed', count(*) filter (where action = 'changed'),
    'unchanged', count(*) filter (where action = 'unchanged'), 'refused', count(*) filter (where action = 'refused'),
    'open', count(*) filter (where action in ('new', 'changed') and outcome is null),
    'chosen', count(*) filter (where action in ('new', 'changed') and outcome is null and not left_out),
    'taken', count(*) filter (where outcome = 'taken'), 'undone', count(*) filter (where outcome = 'undone'),
    'kept', count(*) filter (where outcome = 'kept'), 'faults', coalesce(sum(jsonb_array_length(faults)), 0))
  from public.import_rows r where r.import_id = $1
$$;

revoke execute on function private.take_new_listings, private.take_changed_listings, private.import_moves, private.import_submittable,
  private.notify_offices_of_import, public.choose_import_rows, public.choose_all_import_rows, public.import_choice, public.accept_import,
  public.undo_import from public;
grant execute on function public.choose_import_rows, public.choose_all_import_rows, public.import_choice, public.accept_import, public.undo_import to authenticated;
