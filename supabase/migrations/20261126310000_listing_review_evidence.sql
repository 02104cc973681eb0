-- A second reviewer of a paired province's office judges whether a big listing is credible, so he sees the evidence it rests
-- on: from when he asks for it, with an event that says so, until he has answered or the review is over. The confidential text stays
-- with the responsible coordinator.

create table private.evidence_openings (
  listing_id uuid not null references public.listings (id) on delete cascade,
  draft_revision integer not null,
  user_id uuid not null references auth.users (id) on delete cascade,
  opened_at timestamptz not null default now(),
  primary key (listing_id, draft_revision, user_id)
);
comment on table private.evidence_openings is 'Who, called to review, asked for the evidence of a working copy as it was handed in.';

create function private.reviews_evidence(listing_id uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  if private.my_role() is distinct from 'coordinator' then return false; end if;
  return exists (
    select from public.listing_drafts d join public.listings l on l.id = d.listing_id
      join private.evidence_openings e on e.listing_id = d.listing_id and e.draft_revision = d.revision and e.user_id = (select auth.uid())
    where d.listing_id = $1 and private.may_review(l, d));
end;
$$;
revoke execute on function private.reviews_evidence from public;
grant execute on function private.reviews_evidence to authenticated;

drop policy "Approved public photos go with the published listing; the rest to those who see the confidential part" on public.listing_attachments;
create policy "Approved public photos go with the published listing; the rest to those who see the confidential part or review it now"
  on public.listing_attachments for select to authenticated
  using (
    private.sees_inside_listing(listing_id) or private.was_told_of_listing(listing_id) or private.reviews_evidence(listing_id)
    or (is_public and shown_since is not null and exists (select from public.listings l where l.id = listing_id and l.status = 'published'))
  );

create function public.open_review_evidence(listing_ref text) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  l public.listings;
  d public.listing_drafts;
begin
  select * into l from public.listings where ref = listing_ref;
  select * into d from public.listing_drafts where listing_id = l.id;
  if d.listing_id is null or not private.may_review(l, d) then raise exception 'not_found'; end if;
  insert into private.evidence_openings (listing_id, draft_revision, user_id) values (l.id, d.revision, auth.uid()) on conflict do nothing;
  if found then
    perform private.record_event('open_evidence', 'listing', l.id::text, l.organisation_id, null, jsonb_build_object('revision', d.revision), null);
  end if;
  return (select count(*) from public.listing_attachments a where a.listing_id = l.id);
end;
$$;
comment on function public.open_review_evidence is 'Lets who may review a submitted listing see its evidence while the review is open, and notes that he asked. Answers how many files there are. Raises not_found.';
revoke execute on function public.open_review_evidence from public;
grant execute on function public.open_review_evidence to authenticated;

-- As before, with the listing's id for who asks for the evidence, and how much of it there is.
create or replace function public.get_review(listing_ref text) returns jsonb
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
    'id', l.id,
    'listing', private.listing_shape(l.ref, o.name, o.kind, o.region_code, l.year, d.content ->> 'title', d.content ->> 'summary',
      d.content -> 'industries', d.content -> 'offers', d.content -> 'seeks'),
    'before', (select v.content from public.listing_versions v where v.listing_id = l.id order by v.number desc limit 1),
    'confidential', case when private.sees_inside_listing(l.id) then d.confidential end,
    'evidence', (select count(*) from public.listing_attachments a where a.listing_id = l.id),
    'seesEvidence', private.sees_inside_listing(l.id) or private.reviews_evidence(l.id),
    'status', l.status, 'revision', d.revision, 'why', d.why, 'submittedAt', d.submitted_at,
    'submittedBy', (select display_name from public.accounts where user_id = d.submitted_by),
    'assisted', l.consent_id is not null, 'takesTwo', private.takes_two_reviews(d.content), 'mayReview', private.may_review(l, d),
    'reviews', private.reviews_json(l.id));
end;
$$;
