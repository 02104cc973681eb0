-- Thousands of new listings at once: rights are asked once for each organisation, rows are written by one statement. One
-- call of private.create_listing_draft a row took 4 ms; a statement may take eight seconds.
create function private.take_new_listings(of_import uuid, positions integer[]) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  taken integer;
begin
  if exists (
    select from (
      select distinct r.organisation_id, r.consent_id from public.import_rows r
      where r.import_id = of_import and r.action = 'new' and ($2 is null or r.position = any ($2))
    ) d
    where not coalesce(private.writes_for(d.organisation_id, d.consent_id), false)
  ) then raise exception 'not_allowed'; end if;

  with chosen as materialized (
    select r.position, r.organisation_id, r.consent_id, r.typed, gen_random_uuid() as listing_id,
      coalesce(r.ref, 'L' || to_char(now(), 'YYMM') || '-' || upper(left(replace(gen_random_uuid()::text, '-', ''), 8))) as ref,
      coalesce(nullif(btrim(left(btrim(r.typed ->> 'title'), 120)), ''), '未命名') as title,
      case when r.consent_id is null then 'import' else 'assisted' end as origin
    from public.import_rows r
    where r.import_id = of_import and r.action = 'new' and ($2 is null or r.position = any ($2))
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
    select auth.uid(), (select a.display_name from public.accounts a where a.user_id = auth.uid()), (select private.my_organisation_id()),
      'create', 'listing', c.listing_id::text, c.organisation_id, jsonb_build_object('title', c.title, 'origin', c.origin)
    from chosen c order by c.position
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
revoke execute on function private.take_new_listings from public;

create or replace function public.accept_import(import_id uuid, positions integer[] default null) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  i public.imports := private.my_import($1);
  r public.import_rows;
  l public.listings;
  d public.listing_drafts;
  taken integer;
begin
  if i.status <> 'checked' then raise exception 'wrong_state'; end if;
  taken := private.take_new_listings(i.id, $2);
  for r in
    select * from public.import_rows w
    where w.import_id = i.id and w.action = 'changed' and ($2 is null or w.position = any ($2))
    order by w.position
  loop
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
    taken := taken + 1;
  end loop;
  if taken = 0 then raise exception 'import_empty'; end if;
  update public.imports set status = 'accepted', accepted_at = now(), accepted_by = auth.uid() where id = i.id;
  perform private.record_event('accept', 'import', i.id::text, i.organisation_id, null, jsonb_build_object('file', i.file_name, 'taken', taken), null);
  return taken;
end;
$$;
