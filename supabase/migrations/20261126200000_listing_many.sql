-- Handing in, approving and returning as statements over many listings: one by one, 5,000 of an import took longer than a
-- statement may. A single listing is a set of one.
-- These functions switch nested loops off: rows written by the same transaction have no statistics, and the planner would
-- take thousands for one.

alter table public.listing_drafts
  -- The import that handed it in, so that it can be reviewed together with the others; null: handed in by itself.
  add column import_id uuid references public.imports (id) on delete set null;
create index on public.listing_drafts (import_id) where import_id is not null;

-- Who acts now, as the trail names him: for events that one statement writes for many.
create function private.event_actor() returns table (actor_id uuid, actor_name text, acting_for uuid)
language sql stable security definer set search_path = ''
as $$
  select auth.uid(), (select a.display_name from public.accounts a where a.user_id = auth.uid()), private.my_organisation_id()
$$;

-- A statement that touches the listings themselves afterwards says so: else each of theirs would be written once for every
-- table of what belongs to it.
create or replace function private.touch_listings() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if current_setting('feiqiao.touches_listings_itself', true) is distinct from 'on' then
    update public.listings set revision = revision where id in (select listing_id from changed);
  end if;
  return null;
end;
$$;

-- Puts what was handed in of these listings into the tables. Whatever they refuse is the content's fault.
create function private.write_listings_content(listing_ids uuid[]) returns void
language plpgsql security definer set search_path = '' set enable_nestloop = off
as $$
begin
  perform set_config('feiqiao.touches_listings_itself', 'on', true);
  delete from public.listing_industries i where i.listing_id = any ($1);
  insert into public.listing_industries (listing_id, position, industry_code)
  select d.listing_id, i.place - 1, i.code
  from public.listing_drafts d, jsonb_array_elements_text(d.content -> 'industries') with ordinality i (code, place)
  where d.listing_id = any ($1);
  delete from public.listing_factors f where f.listing_id = any ($1);
  insert into public.listing_factors
    (listing_id, direction, position, factor, description, quantity, unit, essential, available_from, available_until, details)
  select d.listing_id, side.direction::public.factor_direction, f.place - 1, (f.row ->> 'factor')::public.factor_kind, f.row ->> 'description',
    (f.row ->> 'quantity')::numeric, (f.row ->> 'unit')::public.factor_unit, coalesce((f.row ->> 'essential')::boolean, false),
    (f.row #>> '{available,from}')::date, (f.row #>> '{available,until}')::date, f.row -> 'details'
  from public.listing_drafts d,
    lateral (values ('offer', d.content -> 'offers'), ('seek', d.content -> 'seeks')) side (direction, rows),
    jsonb_array_elements(side.rows) with ordinality f (row, place)
  where d.listing_id = any ($1);
  insert into public.listing_confidential as c (listing_id, text, offers, seeks)
  select d.listing_id, coalesce(d.confidential ->> 'text', ''), d.confidential -> 'offers', d.confidential -> 'seeks'
  from public.listing_drafts d where d.listing_id = any ($1)
  on conflict (listing_id) do update set text = excluded.text, offers = excluded.offers, seeks = excluded.seeks;
  update public.listings l set title = d.content ->> 'title', summary = d.content ->> 'summary'
  from public.listing_drafts d where d.listing_id = l.id and l.id = any ($1) and d.listing_id = any ($1);
  perform set_config('feiqiao.touches_listings_itself', 'off', true);
end;
$$;

-- Refuses what was handed in where the tables would refuse it, without leaving a trace: written, then undone.
create function private.check_listings_content(listing_ids uuid[]) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.write_listings_content($1);
  raise exception 'content_fits' using errcode = 'FQ001';
exception
  when sqlstate 'FQ001' then return;
  when data_exception or integrity_constraint_violation or invalid_text_representation then raise exception 'bad_request';
end;
$$;

-- The approved working copies become the next versions and the published texts.
create function private.publish_versions(listing_ids uuid[]) returns void
language plpgsql security definer set search_path = '' set enable_nestloop = off
as $$
begin
  perform private.write_listings_content($1);
  insert into public.listing_versions
    (listing_id, number, content, confidential, submitted_by, submitted_by_name, approved_by, approved_by_name, why)
  select d.listing_id, 1 + coalesce((select max(v.number) from public.listing_versions v where v.listing_id = d.listing_id), 0),
    d.content, d.confidential, d.submitted_by, (select a.display_name from public.accounts a where a.user_id = d.submitted_by),
    me.actor_id, me.actor_name, d.why
  from public.listing_drafts d, private.event_actor() me
  where d.listing_id = any ($1);
  update public.listing_attachments a set shown_since = now() where a.listing_id = any ($1) and a.is_public and a.shown_since is null;
  perform private.move_reviewed($1, 'approve');
  delete from public.listing_drafts d where d.listing_id = any ($1);
end;
$$;

-- Back on their authors' desks; revisions move on, so that a review of an older text cannot arrive late.
create function private.unsubmit_drafts(listing_ids uuid[]) returns void
language sql security definer set search_path = ''
as $$
  update public.listing_drafts
  set submitted_at = null, submitted_by = null, content = null, confidential = null, import_id = null, revision = revision + 1
  where listing_id = any ($1)
$$;
create or replace function private.unsubmit_draft(of_listing uuid) returns void
language sql security definer set search_path = ''
as $$ select private.unsubmit_drafts(array[of_listing]) $$;

-- A reviewer's verb for listings of any state: where it leads is the table's business. Raises wrong_state for the whole.
-- What is approved stands for twelve months.
create function private.move_reviewed(listing_ids uuid[], verb public.listing_verb) returns void
language plpgsql security definer set search_path = '' set enable_nestloop = off
as $$
declare
  moved integer;
begin
  update public.listings l
  set status = t.to_status,
    published_at = case when $2 = 'approve' then coalesce(l.published_at, now()) else l.published_at end,
    expires_on = case when $2 = 'approve' then current_date + interval '12 months' else l.expires_on end,
    reminded_days = case when $2 = 'approve' then null else l.reminded_days end
  from public.listing_transitions t
  where l.id = any ($1) and t.from_status = l.status and t.verb = $2 and t.actor = 'reviewer';
  get diagnostics moved = row_count;
  if moved <> cardinality($1) then raise exception 'wrong_state'; end if;
end;
$$;

-- What the caller may review of these listings, or of all that were handed in: never what he wrote, never twice.
create function private.reviewable(listing_ids uuid[] default null) returns table (listing_id uuid, takes_two boolean, approvals integer)
language plpgsql stable security definer set search_path = '' set enable_nestloop = off
as $$
#variable_conflict use_column
begin
  if private.my_role() is distinct from 'coordinator' then return; end if;
  return query
  with waiting as materialized (
    select l.id, l.organisation_id, l.consent_id, private.takes_two_reviews(d.content) as is_big,
      (select count(*)::integer from private.approvals_of(l.id, d.revision)) as approved,
      exists (select from private.approvals_of(l.id, d.revision) a (by) where a.by = auth.uid()) as is_done
    from public.listing_drafts d join public.listings l on l.id = d.listing_id
    where d.submitted_at is not null and ($1 is null or l.id = any ($1))
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

create or replace function private.may_review(l public.listings, d public.listing_drafts) returns boolean
language sql stable security definer set search_path = ''
as $$ select exists (select from private.reviewable(array[l.id])) $$;

revoke execute on function private.event_actor, private.write_listings_content, private.check_listings_content, private.publish_versions,
  private.unsubmit_drafts, private.move_reviewed, private.reviewable from public;

create or replace function public.submit_listing(
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

  update public.listing_drafts w
  set content = submit_listing.content, confidential = submit_listing.confidential, why = nullif(btrim(submit_listing.why), ''),
    submitted_by = auth.uid(), submitted_at = clock_timestamp(), import_id = null
  where w.listing_id = l.id;
  perform private.check_listings_content(array[l.id]);
  update public.listings set status = target, title = content ->> 'title' where id = l.id and target = 'in_review';
  perform private.record_event('submit', 'listing', l.id::text, l.organisation_id, to_jsonb(l.status), to_jsonb(target), submit_listing.why);
  perform private.notify(office, 'listing_submitted', jsonb_build_object('title', content ->> 'title'), '/reviews/' || l.ref);
  return target;
end;
$$;

create or replace function public.review_listing(
  listing_ref text, seen_revision integer, clear integer, specific integer, credible integer, useful integer,
  outcome public.review_outcome, comment text default ''
) returns public.listing_status
language plpgsql security definer set search_path = ''
as $$
declare
  l public.listings;
  d public.listing_drafts;
  why text := btrim(coalesce(review_listing.comment, ''));
begin
  select * into l from public.listings where ref = listing_ref for update;
  select * into d from public.listing_drafts where listing_id = l.id;
  if d.listing_id is null or not private.may_review(l, d) then raise exception 'not_found'; end if;
  if d.revision <> seen_revision then raise exception 'draft_changed'; end if;
  perform private.record_reviews(array[l.id], $3, $4, $5, $6, $7, why);

  if $7 = 'returned' then
    perform private.unsubmit_drafts(array[l.id]);
    perform private.move_reviewed(array[l.id], 'return');
    perform private.notify(l.organisation_id, 'listing_returned', jsonb_build_object('title', d.content ->> 'title', 'comment', why), '/listings/' || l.ref || '/edit');
  elsif private.takes_two_reviews(d.content) and (select count(*) from private.approvals_of(l.id, d.revision)) < 2 then
    perform private.call_second_reviewers(l, d);
  else
    perform private.publish_versions(array[l.id]);
    perform private.notify(l.organisation_id, 'listing_published', jsonb_build_object('title', d.content ->> 'title',
      'version', (select max(v.number) from public.listing_versions v where v.listing_id = l.id)), '/listings/' || l.ref);
  end if;
  return (select status from public.listings where id = l.id);
end;
$$;

-- Marks for each of these listings, in the trail too. Raises what marks may not be.
create function private.record_reviews(
  listing_ids uuid[], clear integer, specific integer, credible integer, useful integer, outcome public.review_outcome, why text
) returns void
language plpgsql security definer set search_path = '' set enable_nestloop = off
as $$
begin
  if $6 = 'approved' and least($2, $3, $4, $5) = 0 then raise exception 'zero_blocks'; end if;
  if $6 = 'returned' and why = '' then raise exception 'comment_needed'; end if;
  insert into public.listing_reviews
    (listing_id, draft_revision, reviewed_by, reviewed_by_name, office_id, clear, specific, credible, useful, outcome, comment)
  select d.listing_id, d.revision, me.actor_id, me.actor_name, me.acting_for, $2, $3, $4, $5, $6, $7
  from public.listing_drafts d, private.event_actor() me where d.listing_id = any ($1);
  insert into public.audit_events (actor_id, actor_name, acting_for, verb, subject_kind, subject_id, concerns, new, why)
  select me.actor_id, me.actor_name, me.acting_for, case when $6 = 'approved' then 'approve' else 'return' end, 'listing', l.id::text,
    l.organisation_id, jsonb_build_object('clear', $2, 'specific', $3, 'credible', $4, 'useful', $5), nullif($7, '')
  from public.listings l, private.event_actor() me where l.id = any ($1) order by l.id;
exception
  when check_violation or not_null_violation then raise exception 'bad_request';
  when unique_violation then raise exception 'wrong_state';
end;
$$;
revoke execute on function private.record_reviews from public;

drop function private.check_listing_content;
drop function private.write_listing_content;
drop function private.publish_version;
