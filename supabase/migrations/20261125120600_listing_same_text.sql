-- Saving the text that is there already changes nothing, whatever revision the page began from: two windows of one person
-- that hold the same are no conflict.
create or replace function public.save_listing_draft(listing_ref text, typed jsonb, seen_revision integer) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  l public.listings := private.my_listing(listing_ref);
  d public.listing_drafts;
  saved integer;
begin
  if not private.is_listing_form(typed) then raise exception 'bad_request'; end if;
  if l.status in ('withdrawn', 'fulfilled') then raise exception 'wrong_state'; end if;
  select * into d from public.listing_drafts where listing_id = l.id;
  if d.submitted_at is not null then raise exception 'listing_in_review'; end if;
  if d.typed is not distinct from save_listing_draft.typed then return d.revision; end if;
  if coalesce(d.revision, 0) <> seen_revision then raise exception 'draft_changed'; end if;

  insert into public.listing_drafts as w (listing_id, typed, revision, base_revision, saved_by)
  values (l.id, typed, 1 + coalesce((select max(r.draft_revision) from public.listing_reviews r where r.listing_id = l.id), 0),
    coalesce((select max(v.number) from public.listing_versions v where v.listing_id = l.id), 0), auth.uid())
  on conflict (listing_id) do update
    set typed = excluded.typed, revision = w.revision + 1, saved_by = excluded.saved_by, saved_at = clock_timestamp()
  returning w.revision into saved;
  -- Saved every few seconds while one types: the trail names who took the pen, not each stroke.
  if d.saved_by is distinct from auth.uid() then
    perform private.record_event('edit', 'listing', l.id::text, l.organisation_id, null, jsonb_build_object('revision', saved), null);
  end if;
  return saved;
exception
  when check_violation then raise exception 'bad_request';
end;
$$;
