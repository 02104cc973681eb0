-- Taking an import's listings, handing them in, undoing: each in one transaction.

-- Takes the good listings of an import as working copies: all of them, or those at the given places. What changed since it
-- was compared is refused as a whole: the person reads the file again and sees the difference.
create function public.accept_import(import_id uuid, positions integer[] default null) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  i public.imports := private.my_import($1);
  r public.import_rows;
  l public.listings;
  d public.listing_drafts;
  taken integer := 0;
begin
  if i.status <> 'checked' then raise exception 'wrong_state'; end if;
  for r in
    select * from public.import_rows w
    where w.import_id = i.id and w.action in ('new', 'changed') and ($2 is null or w.position = any ($2))
    order by w.position
  loop
    if r.action = 'new' then
      update public.import_rows w
      set listing_id = private.create_listing_draft(r.organisation_id, r.ref, r.typed, 'import', i.id, r.consent_id),
        taken_revision = 1, outcome = 'taken'
      where w.import_id = i.id and w.position = r.position;
    else
      select * into l from public.listings where id = r.listing_id for update;
      if not found or not coalesce(private.writes_for(l.organisation_id, coalesce(l.consent_id, r.consent_id)), false) then
        raise exception 'not_allowed';
      end if;
      select * into d from public.listing_drafts where listing_id = l.id for update;
      if l.status in ('in_review', 'withdrawn', 'fulfilled') or d.submitted_at is not null or coalesce(d.revision, 0) <> r.seen_revision
        or coalesce((select max(v.number) from public.listing_versions v where v.listing_id = l.id), 0) <> r.seen_version
      then
        raise exception 'import_outdated';
      end if;
      insert into public.listing_drafts as w (listing_id, typed, base_revision, saved_by)
      values (l.id, r.typed, r.seen_version, auth.uid())
      on conflict (listing_id) do update
        set typed = excluded.typed, revision = w.revision + 1, saved_by = excluded.saved_by, saved_at = clock_timestamp();
      update public.import_rows w
      set previous = d.typed, taken_revision = coalesce(d.revision, 0) + 1, outcome = 'taken'
      where w.import_id = i.id and w.position = r.position;
      perform private.record_event('edit', 'listing', l.id::text, l.organisation_id, d.typed, r.typed, null);
    end if;
    taken := taken + 1;
  end loop;
  if taken = 0 then raise exception 'import_empty'; end if;
  update public.imports set status = 'accepted', accepted_at = now(), accepted_by = auth.uid() where id = i.id;
  perform private.record_event('accept', 'import', i.id::text, i.organisation_id, null, jsonb_build_object('file', i.file_name, 'taken', taken), null);
  return taken;
end;
$$;
comment on function public.accept_import is 'Takes an import''s good listings as working copies, all or none; answers how many. Raises import_outdated, import_empty, not_allowed, ref_taken.';

-- Why a listing of an import is no longer as the import left it; null when it is.
create function private.import_row_moved(r public.import_rows) returns text
language plpgsql stable security definer set search_path = ''
as $$
declare
  l public.listings;
  d public.listing_drafts;
begin
  select * into l from public.listings where id = r.listing_id;
  if not found then return 'gone'; end if;
  select * into d from public.listing_drafts where listing_id = l.id;
  if l.status = 'in_review' or d.submitted_at is not null then return 'in_review'; end if;
  if r.action = 'new' and l.status <> 'draft' then return 'published'; end if;
  if d.listing_id is null then return 'published'; end if;
  if d.revision <> r.taken_revision then return 'edited'; end if;
  if r.action = 'new' and exists (select from public.listing_attachments a where a.listing_id = l.id) then return 'edited'; end if;
  return null;
end;
$$;
revoke execute on function private.import_row_moved from public;

-- What undoing would leave alone unless asked: listings that somebody edited, handed in or published since.
create function public.import_moved(import_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  if not exists (
    select from public.imports i
    where i.id = $1 and (i.organisation_id = private.my_organisation_id() or private.my_role() = 'auditor')
  ) then return '[]'; end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object('ref', l.ref, 'title', l.title, 'why', m.why, 'action', r.action) order by r.position), '[]')
    from public.import_rows r
    cross join lateral (select private.import_row_moved(r) as why) m
    join public.listings l on l.id = r.listing_id
    where r.import_id = $1 and r.outcome = 'taken' and m.why is not null
  );
end;
$$;

-- Undoes an import: its new listings go, its changes go back. What moved since stays, except edited working copies whose
-- numbers the person names.
create function public.undo_import(import_id uuid, also text[] default '{}') returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  i public.imports := private.my_import($1);
  r public.import_rows;
  l public.listings;
  moved text;
  undone integer := 0;
  kept integer := 0;
begin
  if i.status <> 'accepted' then raise exception 'wrong_state'; end if;
  for r in select * from public.import_rows w where w.import_id = i.id and w.outcome = 'taken' order by w.position loop
    select * into l from public.listings where id = r.listing_id for update;
    moved := private.import_row_moved(r);
    if moved is null or (moved = 'edited' and l.ref = any ($2)) then
      perform private.record_event('undo_import', 'listing', l.id::text, l.organisation_id,
        (select d.typed from public.listing_drafts d where d.listing_id = l.id), r.previous, null);
      if r.action = 'new' then
        delete from public.listings where id = l.id;
      elsif r.previous is null then
        delete from public.listing_drafts where listing_id = l.id;
      else
        update public.listing_drafts
        set typed = r.previous, revision = revision + 1, saved_by = auth.uid(), saved_at = clock_timestamp()
        where listing_id = l.id;
      end if;
      undone := undone + 1;
      update public.import_rows w set outcome = 'undone' where w.import_id = i.id and w.position = r.position;
    elsif moved = 'gone' then
      update public.import_rows w set outcome = 'undone' where w.import_id = i.id and w.position = r.position;
    else
      kept := kept + 1;
      update public.import_rows w set outcome = 'kept' where w.import_id = i.id and w.position = r.position;
    end if;
  end loop;
  update public.imports set status = 'undone', undone_at = now() where id = i.id;
  perform private.record_event('undo', 'import', i.id::text, i.organisation_id, null, jsonb_build_object('undone', undone, 'kept', kept), null);
  return jsonb_build_object('undone', undone, 'kept', kept);
end;
$$;

-- Hands in for review whatever an import took and nobody touched since; answers how many.
create function public.submit_import(import_id uuid) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  i public.imports := private.my_import($1);
  r record;
  submitted integer := 0;
begin
  if i.status <> 'accepted' then raise exception 'wrong_state'; end if;
  for r in
    select l.ref, w.taken_revision, w.content, w.confidential
    from public.import_rows w
    join public.listings l on l.id = w.listing_id
    join public.listing_drafts d on d.listing_id = l.id
    where w.import_id = i.id and w.outcome = 'taken' and d.submitted_at is null and d.revision = w.taken_revision
      and l.status not in ('withdrawn', 'fulfilled')
    order by w.position
  loop
    perform public.submit_listing(r.ref, r.taken_revision, r.content, r.confidential, null);
    submitted := submitted + 1;
  end loop;
  return submitted;
end;
$$;

revoke execute on function public.accept_import, public.import_moved, public.undo_import, public.submit_import from public;
grant execute on function public.accept_import, public.import_moved, public.undo_import, public.submit_import to authenticated;
