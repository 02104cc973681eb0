-- Review as the Enterprise Europe Network does it: four marks from 0 to 5, any zero blocks, a comment when returned, and a
-- second person for what weighs much. Approving puts the content into the tables and keeps it as a version.

create or replace function private.consent_covers_listings(consent_id uuid, organisation_id uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  -- Consents are recorded by another concept; without its table nobody has given one.
  if to_regclass('public.consents') is null then return false; end if;
  return private.consent_counts($1, $2, 'posting');
end;
$$;

alter table public.listing_attachments add column shown_since timestamptz;
comment on column public.listing_attachments.shown_since is 'When a reviewer let a public photo be shown; null: not yet.';
drop policy "Photos marked public go with the published listing; the rest to those who see the confidential part" on public.listing_attachments;
create policy "Approved public photos go with the published listing; the rest to those who see the confidential part"
  on public.listing_attachments for select to authenticated
  using (
    private.sees_inside_listing(listing_id) or private.was_told_of_listing(listing_id)
    or (is_public and shown_since is not null and exists (select from public.listings l where l.id = listing_id and l.status = 'published'))
  );

-- Two people look at what moves 1 亿元 (10,000 万元) or 1,000 亩: at about this size a county's own rules ask for a
-- decision of its leading body, and a mistake is no longer mended by a phone call. Sums, so that splitting changes nothing.
create function private.takes_two_reviews(content jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select coalesce(bool_or(total >= case factor when 'capital' then 10000 else 1000 end), false)
  from (
    select f.row ->> 'factor' as factor,
      sum(case f.row ->> 'unit' when 'CNY_10k' then (f.row ->> 'quantity')::numeric when 'mu' then (f.row ->> 'quantity')::numeric
        when 'm2' then (f.row ->> 'quantity')::numeric * 15 / 10000 else 0 end) as total
    from (values ('offer', content -> 'offers'), ('seek', content -> 'seeks')) side (direction, rows), jsonb_array_elements(side.rows) f (row)
    where (f.row ->> 'factor' = 'capital' and f.row ->> 'unit' = 'CNY_10k') or (f.row ->> 'factor' = 'land' and f.row ->> 'unit' in ('mu', 'm2'))
    group by side.direction, 1
  ) totals
$$;

-- A coordinator of an office whose province is paired with the region's: second eyes, and first ones where the
-- responsible office wrote the listing itself.
create function private.stands_in_for(region_code text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine text := (select left(o.region_code, 2) from public.organisations o where o.id = private.my_organisation_id());
begin
  return private.my_role() is not distinct from 'coordinator'
    and (private.provinces_are_paired(mine, left($1, 2)) or private.provinces_are_paired(left($1, 2), mine));
end;
$$;

-- People who approved the working copy as it stands.
create function private.approvals_of(listing_id uuid, draft_revision integer) returns setof uuid
language sql stable security definer set search_path = ''
as $$ select r.reviewed_by from public.listing_reviews r where r.listing_id = $1 and r.draft_revision = $2 and r.outcome = 'approved' $$;

-- Whether the caller may review what was handed in: never what he wrote, never twice.
create function private.may_review(l public.listings, d public.listing_drafts) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
  region text := (select o.region_code from public.organisations o where o.id = l.organisation_id);
begin
  if d.submitted_at is null or private.my_role() is distinct from 'coordinator' then return false; end if;
  if auth.uid() in (select private.approvals_of(l.id, d.revision)) or auth.uid() in (d.submitted_by, d.saved_by) then return false; end if;
  return private.coordinates(region)
    or (private.stands_in_for(region)
      and (l.consent_id is not null or (private.takes_two_reviews(d.content) and exists (select private.approvals_of(l.id, d.revision)))));
end;
$$;
revoke execute on function
  private.takes_two_reviews, private.stands_in_for, private.approvals_of, private.may_review from public;

-- Back on the author's desk; the revision moves on, so that a review of the older text cannot arrive late.
create function private.unsubmit_draft(of_listing uuid) returns void
language sql security definer set search_path = ''
as $$
  update public.listing_drafts
  set submitted_at = null, submitted_by = null, content = null, confidential = null, revision = revision + 1
  where listing_id = of_listing
$$;

-- The approved working copy becomes the next version and the published text.
create function private.publish_version(l public.listings, d public.listing_drafts, target public.listing_status) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  next_number integer := 1 + coalesce((select max(number) from public.listing_versions where listing_id = l.id), 0);
begin
  perform private.write_listing_content(l.id, d.content, d.confidential);
  insert into public.listing_versions
    (listing_id, number, content, confidential, submitted_by, submitted_by_name, approved_by, approved_by_name, why)
  values (l.id, next_number, d.content, d.confidential,
    d.submitted_by, (select display_name from public.accounts where user_id = d.submitted_by),
    auth.uid(), (select display_name from public.accounts where user_id = auth.uid()), d.why);
  update public.listing_attachments set shown_since = now() where listing_id = l.id and is_public and shown_since is null;
  update public.listings
  set status = target, published_at = coalesce(published_at, now()), expires_on = current_date + interval '12 months', reminded_days = null
  where id = l.id;
  delete from public.listing_drafts where listing_id = l.id;
  perform private.notify(l.organisation_id, 'listing_published', jsonb_build_object('title', d.content ->> 'title', 'version', next_number), '/listings/' || l.ref);
end;
$$;
revoke execute on function private.unsubmit_draft, private.publish_version from public;

alter table public.listings add column reminded_days smallint;
comment on column public.listings.reminded_days is 'The owner was last reminded this many days before it expires; null: not yet.';

-- One review. Answers the state in which the listing is now; a big one stays under review until a second person approved.
create function public.review_listing(
  listing_ref text, seen_revision integer, clear integer, specific integer, credible integer, useful integer,
  outcome public.review_outcome, comment text default ''
) returns public.listing_status
language plpgsql security definer set search_path = ''
as $$
declare
  l public.listings;
  d public.listing_drafts;
  target public.listing_status;
  why text := btrim(coalesce(review_listing.comment, ''));
  marks jsonb := jsonb_build_object('clear', $3, 'specific', $4, 'credible', $5, 'useful', $6);
begin
  select * into l from public.listings where ref = listing_ref for update;
  select * into d from public.listing_drafts where listing_id = l.id;
  if d.listing_id is null or not private.may_review(l, d) then raise exception 'not_found'; end if;
  if d.revision <> seen_revision then raise exception 'draft_changed'; end if;
  if $7 = 'approved' and least($3, $4, $5, $6) = 0 then raise exception 'zero_blocks'; end if;
  if $7 = 'returned' and why = '' then raise exception 'comment_needed'; end if;
  target := private.next_listing_status(l.status, case when $7 = 'approved' then 'approve' else 'return' end::public.listing_verb, 'reviewer');

  insert into public.listing_reviews
    (listing_id, draft_revision, reviewed_by, reviewed_by_name, office_id, clear, specific, credible, useful, outcome, comment)
  select l.id, d.revision, auth.uid(), a.display_name, private.my_organisation_id(), $3, $4, $5, $6, $7, why
  from public.accounts a where a.user_id = auth.uid();
  perform private.record_event(case when $7 = 'approved' then 'approve' else 'return' end, 'listing', l.id::text, l.organisation_id, null, marks, why);

  if $7 = 'returned' then
    perform private.unsubmit_draft(l.id);
    update public.listings set status = target where id = l.id and status <> target;
    perform private.notify(l.organisation_id, 'listing_returned', jsonb_build_object('title', d.content ->> 'title', 'comment', why), '/listings/' || l.ref || '/edit');
    return target;
  end if;
  if private.takes_two_reviews(d.content) and (select count(*) from private.approvals_of(l.id, d.revision)) < 2 then
    perform private.call_second_reviewers(l, d);
    return l.status;
  end if;
  perform private.publish_version(l, d, target);
  return target;
exception
  when check_violation or not_null_violation then raise exception 'bad_request';
  when unique_violation then raise exception 'wrong_state';
end;
$$;
comment on function public.review_listing is 'Marks a submitted listing and approves or returns it. Raises zero_blocks, comment_needed, draft_changed, not_found.';

-- The responsible office, and the offices of paired provinces, learn that second eyes are needed.
create function private.call_second_reviewers(l public.listings, d public.listing_drafts) returns void
language sql security definer set search_path = ''
as $$
  select private.notify(o.id, 'listing_second_review', jsonb_build_object('title', d.content ->> 'title'), '/reviews/' || l.ref)
  from public.organisations o, (select left(region_code, 2) as province, region_code from public.organisations where id = l.organisation_id) place
  where o.kind = 'coordinator_office' and (
    o.id = private.responsible_office_id(place.region_code)
    or private.provinces_are_paired(left(o.region_code, 2), place.province) or private.provinces_are_paired(place.province, left(o.region_code, 2)))
$$;
revoke execute on function private.call_second_reviewers from public;

-- Several small listings of one import, with the same marks: all of them or none. `items`: [{"ref","revision"}].
create function public.review_listings(
  items jsonb, clear integer, specific integer, credible integer, useful integer, outcome public.review_outcome, comment text default ''
) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  item record;
  imports uuid[];
begin
  if jsonb_typeof(items) <> 'array' or jsonb_array_length(items) not between 1 and 200 then raise exception 'bad_request'; end if;
  select array_agg(distinct l.import_id) into imports
  from jsonb_to_recordset(items) i (ref text, revision integer) join public.listings l on l.ref = i.ref;
  if array_length(imports, 1) is distinct from 1 or imports[1] is null or exists (
    select from jsonb_to_recordset(items) i (ref text, revision integer) join public.listings l on l.ref = i.ref
      join public.listing_drafts d on d.listing_id = l.id
    where d.content is not null and private.takes_two_reviews(d.content)
  ) then raise exception 'review_one_by_one'; end if;
  for item in select i.ref, i.revision from jsonb_to_recordset(items) i (ref text, revision integer) loop
    perform public.review_listing(item.ref, item.revision, $2, $3, $4, $5, $6, $7);
  end loop;
  return jsonb_array_length(items);
end;
$$;
comment on function public.review_listings is 'Reviews small listings of one import together. Raises review_one_by_one when one is big or of another import.';

-- What waits for the caller's eyes, longest first.
create function public.review_queue() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  if private.my_role() is distinct from 'coordinator' then return '[]'; end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'ref', l.ref, 'title', d.content ->> 'title', 'organisation', o.name, 'region', o.region_code, 'submittedAt', d.submitted_at,
      'revision', d.revision, 'importId', l.import_id, 'isChange', l.status <> 'in_review', 'takesTwo', private.takes_two_reviews(d.content),
      'approvals', (select count(*) from private.approvals_of(l.id, d.revision))) order by d.submitted_at, l.ref), '[]')
    from public.listing_drafts d join public.listings l on l.id = d.listing_id join public.organisations o on o.id = l.organisation_id
    where d.submitted_at is not null and private.may_review(l, d)
  );
end;
$$;
comment on function public.review_queue is 'Submitted listings that the caller may review, longest waiting first.';

-- One of them whole. The confidential part goes to the responsible coordinator, not to second eyes from elsewhere.
create function public.get_review(listing_ref text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  l public.listings;
  d public.listing_drafts;
  o public.organisations;
begin
  select * into l from public.listings where ref = listing_ref;
  select * into d from public.listing_drafts where listing_id = l.id;
  if d.submitted_at is null or not (private.may_review(l, d) or private.sees_inside_listing(l.id)) then return null; end if;
  select * into o from public.organisations where id = l.organisation_id;
  return jsonb_build_object(
    'listing', private.listing_shape(l.ref, o.name, o.kind, o.region_code, l.year, d.content ->> 'title', d.content ->> 'summary',
      d.content -> 'industries', d.content -> 'offers', d.content -> 'seeks'),
    'before', (select v.content from public.listing_versions v where v.listing_id = l.id order by v.number desc limit 1),
    'confidential', case when private.sees_inside_listing(l.id) then d.confidential end,
    'status', l.status, 'revision', d.revision, 'why', d.why, 'submittedAt', d.submitted_at,
    'submittedBy', (select display_name from public.accounts where user_id = d.submitted_by),
    'assisted', l.consent_id is not null, 'takesTwo', private.takes_two_reviews(d.content), 'mayReview', private.may_review(l, d),
    'reviews', private.reviews_json(l.id));
end;
$$;
comment on function public.get_review is 'A submitted listing for who may review or look inside it; null for anyone else.';

create function private.reviews_json(of_listing uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('by', r.reviewed_by_name, 'office', o.name, 'at', r.reviewed_at, 'outcome', r.outcome, 'comment', r.comment,
    'revision', r.draft_revision, 'clear', r.clear, 'specific', r.specific, 'credible', r.credible, 'useful', r.useful) order by r.reviewed_at desc), '[]')
  from public.listing_reviews r join public.organisations o on o.id = r.office_id where r.listing_id = of_listing
$$;
revoke execute on function private.reviews_json from public;

revoke execute on function public.review_listing, public.review_listings, public.review_queue, public.get_review from public;
grant execute on function public.review_listing, public.review_listings, public.review_queue, public.get_review to authenticated;

-- Revisions of a working copy go on where the last reviewed one stopped: an old approval never counts for a new text.
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
  if coalesce(d.revision, 0) = seen_revision and d.typed is not distinct from save_listing_draft.typed then return seen_revision; end if;
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
