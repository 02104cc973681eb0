-- Writing a listing: who may, the working copy, and what becomes of it when it is approved.

-- Whether a consent on record covers writing listings for an organisation. Redefined where consents are recorded.
create function private.consent_covers_listings(consent_id uuid, organisation_id uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$ begin return false; end $$;
revoke execute on function private.consent_covers_listings from public;

-- Whether the caller writes for an organisation: its own member, or the responsible coordinator on a consent.
create function private.writes_for(organisation_id uuid, consent_id uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  if organisation_id = private.my_organisation_id() then
    return private.my_role() in ('enterprise_member', 'county_member');
  end if;
  return consent_id is not null
    and private.coordinates((select o.region_code from public.organisations o where o.id = $1))
    and private.consent_covers_listings(consent_id, organisation_id);
end;
$$;
revoke execute on function private.writes_for from public;

-- A new listing that exists as a working copy only. For functions that have their own way in: forms, imports.
create function private.create_listing_draft(
  organisation_id uuid, ref text, typed jsonb, origin text, import_id uuid, consent_id uuid
) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  new_id uuid;
  title text := coalesce(nullif(btrim(left(btrim($3 ->> 'title'), 120)), ''), '未命名');
begin
  if not coalesce(private.writes_for($1, $6), false) then raise exception 'not_allowed'; end if;
  if not private.is_listing_form($3) then raise exception 'bad_request'; end if;
  insert into public.listings (ref, organisation_id, status, title, origin, import_id, consent_id, created_by)
  values (
    coalesce($2, 'L' || to_char(now(), 'YYMM') || '-' || upper(left(replace(gen_random_uuid()::text, '-', ''), 8))),
    $1, 'draft', title, case when $6 is null then coalesce($4, 'form') else 'assisted' end, $5, $6, auth.uid())
  returning id into new_id;
  insert into public.listing_drafts (listing_id, typed, saved_by) values (new_id, $3, auth.uid());
  perform private.record_event('create', 'listing', new_id::text, $1, null, jsonb_build_object('title', title, 'origin', $4), null);
  return new_id;
exception
  when unique_violation then raise exception 'ref_taken';
  when check_violation then raise exception 'bad_request';
end;
$$;
comment on function private.create_listing_draft is 'A listing as a working copy. `ref` null: one is made. Raises not_allowed, ref_taken, bad_request.';
revoke execute on function private.create_listing_draft from public;

create function public.create_listing(for_organisation uuid, typed jsonb, consent_id uuid default null) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  new_id uuid := private.create_listing_draft($1, null, $2, 'form', null, $3);
begin
  return (select l.ref from public.listings l where l.id = new_id);
end;
$$;
comment on function public.create_listing is 'Begins a listing for one''s organisation, or on its consent for another; answers its ref.';

-- The listing that the caller may write, locked; not_found for any other.
create function private.my_listing(listing_ref text) returns public.listings
language plpgsql security definer set search_path = ''
as $$
declare
  l public.listings;
begin
  select * into l from public.listings where ref = listing_ref for update;
  if not found or not coalesce(private.writes_for(l.organisation_id, l.consent_id), false) then raise exception 'not_found'; end if;
  return l;
end;
$$;
revoke execute on function private.my_listing from public;

-- Saves the working copy as typed. `seen_revision` is what the page began from (0: no working copy yet): if somebody
-- else saved meanwhile nothing is overwritten, the page shows both.
create function public.save_listing_draft(listing_ref text, typed jsonb, seen_revision integer) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  l public.listings := private.my_listing(listing_ref);
  d public.listing_drafts;
begin
  if not private.is_listing_form(typed) then raise exception 'bad_request'; end if;
  if l.status in ('withdrawn', 'fulfilled') then raise exception 'wrong_state'; end if;
  select * into d from public.listing_drafts where listing_id = l.id;
  if d.submitted_at is not null then raise exception 'listing_in_review'; end if;
  if coalesce(d.revision, 0) = seen_revision and d.typed is not distinct from save_listing_draft.typed then return seen_revision; end if;
  if coalesce(d.revision, 0) <> seen_revision then raise exception 'draft_changed'; end if;

  insert into public.listing_drafts as w (listing_id, typed, base_revision, saved_by)
  values (l.id, typed, coalesce((select max(number) from public.listing_versions v where v.listing_id = l.id), 0), auth.uid())
  on conflict (listing_id) do update
    set typed = excluded.typed, revision = w.revision + 1, saved_by = excluded.saved_by, saved_at = clock_timestamp();
  -- Saved every few seconds while one types: the trail names who took the pen, not each stroke.
  if d.saved_by is distinct from auth.uid() then
    perform private.record_event('edit', 'listing', l.id::text, l.organisation_id, null, jsonb_build_object('revision', seen_revision + 1), null);
  end if;
  return seen_revision + 1;
exception
  when check_violation then raise exception 'bad_request';
end;
$$;
comment on function public.save_listing_draft is 'Saves a working copy; answers its new revision. Raises draft_changed when somebody else saved meanwhile.';

-- Throws the change of an approved listing away; what is published stays.
create function public.discard_listing_draft(listing_ref text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  l public.listings := private.my_listing(listing_ref);
  d public.listing_drafts;
begin
  if l.status in ('draft', 'in_review') then raise exception 'wrong_state'; end if;
  delete from public.listing_drafts where listing_id = l.id and submitted_at is null returning * into d;
  if d.listing_id is null then raise exception 'wrong_state'; end if;
  perform private.record_event('discard_change', 'listing', l.id::text, l.organisation_id, d.typed, null, null);
end;
$$;

revoke execute on function public.create_listing, public.save_listing_draft, public.discard_listing_draft from public;
grant execute on function public.create_listing, public.save_listing_draft, public.discard_listing_draft to authenticated;

-- Puts content (src/lib/domain/read-listing-form.ts) into the tables. Whatever they refuse is the content's fault.
create function private.write_listing_content(of_listing uuid, content jsonb, confidential jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  update public.listings set title = content ->> 'title', summary = content ->> 'summary' where id = of_listing;
  delete from public.listing_industries where listing_id = of_listing;
  insert into public.listing_industries (listing_id, position, industry_code)
  select of_listing, i.place - 1, i.code from jsonb_array_elements_text(content -> 'industries') with ordinality i (code, place);
  delete from public.listing_factors where listing_id = of_listing;
  insert into public.listing_factors
    (listing_id, direction, position, factor, description, quantity, unit, essential, available_from, available_until, details)
  select of_listing, side.direction::public.factor_direction, f.place - 1, (f.row ->> 'factor')::public.factor_kind, f.row ->> 'description',
    (f.row ->> 'quantity')::numeric, (f.row ->> 'unit')::public.factor_unit, coalesce((f.row ->> 'essential')::boolean, false),
    (f.row #>> '{available,from}')::date, (f.row #>> '{available,until}')::date, f.row -> 'details'
  from (values ('offer', content -> 'offers'), ('seek', content -> 'seeks')) side (direction, rows),
    jsonb_array_elements(side.rows) with ordinality f (row, place);
  insert into public.listing_confidential as c (listing_id, text, offers, seeks)
  values (of_listing, coalesce(confidential ->> 'text', ''), confidential -> 'offers', confidential -> 'seeks')
  on conflict (listing_id) do update set text = excluded.text, offers = excluded.offers, seeks = excluded.seeks;
end;
$$;
revoke execute on function private.write_listing_content from public;

-- Refuses content that the tables would refuse, without leaving a trace: written, then undone.
create function private.check_listing_content(of_listing uuid, content jsonb, confidential jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.write_listing_content(of_listing, content, confidential);
  raise exception 'content_fits' using errcode = 'FQ001';
exception
  when sqlstate 'FQ001' then return;
  when data_exception or integrity_constraint_violation or invalid_text_representation then raise exception 'bad_request';
end;
$$;
revoke execute on function private.check_listing_content from public;

-- Hands the working copy in for review. What was typed was read into content by the caller; both are kept.
create function public.submit_listing(
  listing_ref text, seen_revision integer, content jsonb, confidential jsonb, why text default null
) returns public.listing_status
language plpgsql security definer set search_path = ''
as $$
declare
  l public.listings := private.my_listing(listing_ref);
  d public.listing_drafts;
  target public.listing_status := private.next_listing_status(l.status, 'submit', 'owner');
  office uuid := private.responsible_office_id((select region_code from public.organisations where id = l.organisation_id));
begin
  select * into d from public.listing_drafts where listing_id = l.id;
  if not found then raise exception 'wrong_state'; end if;
  if d.submitted_at is not null then raise exception 'listing_in_review'; end if;
  if d.revision <> seen_revision then raise exception 'draft_changed'; end if;
  if office is null then raise exception 'no_responsible_office'; end if;
  perform private.check_listing_content(l.id, content, confidential);

  update public.listing_drafts w
  set content = submit_listing.content, confidential = submit_listing.confidential, why = nullif(btrim(submit_listing.why), ''),
    submitted_by = auth.uid(), submitted_at = clock_timestamp()
  where w.listing_id = l.id;
  update public.listings set status = target, title = content ->> 'title' where id = l.id and target = 'in_review';
  perform private.record_event('submit', 'listing', l.id::text, l.organisation_id, to_jsonb(l.status), to_jsonb(target), submit_listing.why);
  perform private.notify(office, 'listing_submitted', jsonb_build_object('title', content ->> 'title'), '/reviews/' || l.ref);
  return target;
end;
$$;
comment on function public.submit_listing is 'Hands a working copy in for review; answers the listing''s state.';
revoke execute on function public.submit_listing from public;
grant execute on function public.submit_listing to authenticated;
