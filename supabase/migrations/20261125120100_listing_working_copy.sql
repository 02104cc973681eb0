-- What belongs to a listing beside its published text: the working copy as typed, the confidential part, versions,
-- reviews, attachments, disclosures.

-- The coordinator of the responsible office, for what has left the desk of its author or was written with his consent.
create function private.oversees_listing(organisation_id uuid, status public.listing_status, consent_id uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  if private.my_role() is distinct from 'coordinator' or (status = 'draft' and consent_id is null) then return false; end if;
  return private.coordinates((select o.region_code from public.organisations o where o.id = $1));
end;
$$;
revoke execute on function private.oversees_listing from public;
grant execute on function private.oversees_listing to authenticated;

drop policy "Members read what is published and all of their own; auditors read all" on public.listings;
create policy "Members read what is published and all of their own; coordinators their region's; auditors all"
  on public.listings for select to authenticated
  using (
    (status = 'published' and (select private.my_role()) is not null)
    or organisation_id = (select private.my_organisation_id())
    or (select private.my_role()) = 'auditor'
    or private.oversees_listing(organisation_id, status, consent_id)
  );

-- Whether the caller sees what is kept apart: the owner, the responsible coordinator, auditors.
create function private.sees_inside_listing(listing_id uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select from public.listings l
    where l.id = $1 and (
      l.organisation_id = private.my_organisation_id()
      or private.my_role() = 'auditor'
      or private.oversees_listing(l.organisation_id, l.status, l.consent_id)
    )
  );
end;
$$;
revoke execute on function private.sees_inside_listing from public;
grant execute on function private.sees_inside_listing to authenticated;

-- Whether a value has the shape of src/lib/domain/listing-form.ts; its fields may hold anything that was typed.
create function private.is_listing_form(typed jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select coalesce(jsonb_typeof(typed) = 'object' and octet_length(typed::text) <= 500000
    and jsonb_typeof(typed -> 'title') = 'string' and jsonb_typeof(typed -> 'summary') = 'string'
    and jsonb_typeof(typed -> 'confidential') = 'string' and jsonb_typeof(typed -> 'industries') = 'array'
    and jsonb_typeof(typed -> 'offers') = 'array' and jsonb_typeof(typed -> 'seeks') = 'array', false)
$$;
revoke execute on function private.is_listing_form from public;

create table public.listing_drafts (
  listing_id uuid primary key references public.listings (id) on delete cascade,
  -- `ListingFormValues`: every field as typed.
  typed jsonb not null check (private.is_listing_form(typed)),
  revision integer not null default 1,
  -- The approved version it began from; 0: none yet.
  base_revision integer not null default 0,
  saved_by uuid,
  saved_at timestamptz not null default now(),
  submitted_by uuid,
  submitted_at timestamptz,
  -- What was submitted, read into the exchange format's units; the confidential part apart.
  content jsonb,
  confidential jsonb,
  why text check (char_length(why) <= 500),
  constraint listing_drafts_submitted_with_content check ((submitted_at is null) = (content is null) and (submitted_at is null) = (confidential is null))
);
comment on table public.listing_drafts is 'The working copy of a listing as typed, also while the published text stays; submitted: under review, untouchable.';
create index on public.listing_drafts (submitted_at) where submitted_at is not null;

create table public.listing_confidential (
  listing_id uuid primary key references public.listings (id) on delete cascade,
  text text not null default '' check (char_length(text) <= 3000),
  -- Confidential native fields of each factor, by its position; null where there are none.
  offers jsonb not null default '[]' check (jsonb_typeof(offers) = 'array'),
  seeks jsonb not null default '[]' check (jsonb_typeof(seeks) = 'array')
);
comment on table public.listing_confidential is 'The confidential part of the approved version: owner, responsible coordinator, auditors and organisations it was disclosed to.';

create table public.listing_versions (
  listing_id uuid not null references public.listings (id) on delete cascade,
  number integer not null check (number > 0),
  content jsonb not null,
  confidential jsonb not null,
  submitted_by uuid,
  submitted_by_name text,
  approved_by uuid,
  approved_by_name text,
  approved_at timestamptz not null default now(),
  why text,
  primary key (listing_id, number)
);
comment on table public.listing_versions is 'Every approved version of a listing: who wrote it, who approved it, when and why. Never changed.';
create trigger listing_versions_are_kept before update on public.listing_versions
  for each row execute function private.refuse_change();

create type public.review_outcome as enum ('approved', 'returned');

create table public.listing_reviews (
  id uuid primary key default gen_random_uuid(),
  listing_id uuid not null references public.listings (id) on delete cascade,
  -- The working copy's revision that was reviewed.
  draft_revision integer not null,
  reviewed_by uuid not null,
  reviewed_by_name text not null,
  office_id uuid not null references public.organisations (id),
  -- Marks from 0 to 5; what each means is in the catalogue (`review.criterion`).
  clear smallint not null check (clear between 0 and 5),
  specific smallint not null check (specific between 0 and 5),
  credible smallint not null check (credible between 0 and 5),
  useful smallint not null check (useful between 0 and 5),
  outcome public.review_outcome not null,
  comment text not null default '' check (char_length(comment) <= 2000),
  reviewed_at timestamptz not null default now(),
  constraint listing_reviews_zero_blocks check (outcome = 'returned' or least(clear, specific, credible, useful) > 0),
  constraint listing_reviews_returned_with_comment check (outcome = 'approved' or btrim(comment) <> ''),
  constraint listing_reviews_one_a_person_and_revision unique (listing_id, draft_revision, reviewed_by)
);
comment on table public.listing_reviews is 'Marks of the reviewers: clear, specific, credible, useful to a partner. Any zero blocks; a second person looks at big ones.';
create index on public.listing_reviews (office_id);

create type public.attachment_kind as enum ('photo', 'licence', 'land_paper', 'other');

create table public.listing_attachments (
  id uuid primary key default gen_random_uuid(),
  listing_id uuid not null references public.listings (id) on delete cascade,
  kind public.attachment_kind not null,
  name text not null check (char_length(name) between 1 and 200),
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
  bytes integer not null check (bytes between 1 and 10485760),
  -- Every member sees it with the published listing.
  is_public boolean not null default false,
  -- Its name in the bucket `evidence`; bytes may still be on their way.
  path text not null unique,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null default now(),
  constraint listing_attachments_only_photos_are_public check (not is_public or kind = 'photo')
);
comment on table public.listing_attachments is 'Photos, licences, land papers of a listing; the bytes are in the bucket `evidence`.';
create index on public.listing_attachments (listing_id);

create table public.listing_disclosures (
  listing_id uuid not null references public.listings (id) on delete cascade,
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  disclosed_by uuid,
  disclosed_at timestamptz not null default now(),
  primary key (listing_id, organisation_id)
);
comment on table public.listing_disclosures is 'To which organisations the owner disclosed the confidential part. Taking it back removes the row; the trail keeps both.';
create index on public.listing_disclosures (organisation_id);

-- Whether the confidential part of a published listing was disclosed to the caller's organisation.
create function private.was_told_of_listing(listing_id uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select from public.listing_disclosures d join public.listings l on l.id = d.listing_id
    where d.listing_id = $1 and d.organisation_id = private.my_organisation_id() and l.status = 'published'
  );
end;
$$;
revoke execute on function private.was_told_of_listing from public;
grant execute on function private.was_told_of_listing to authenticated;

alter table public.listing_drafts enable row level security;
alter table public.listing_confidential enable row level security;
alter table public.listing_versions enable row level security;
alter table public.listing_reviews enable row level security;
alter table public.listing_attachments enable row level security;
alter table public.listing_disclosures enable row level security;
grant select on
  public.listing_drafts, public.listing_confidential, public.listing_versions, public.listing_reviews,
  public.listing_attachments, public.listing_disclosures to authenticated;
grant select, insert, update, delete on
  public.listing_drafts, public.listing_confidential, public.listing_versions, public.listing_reviews,
  public.listing_attachments, public.listing_disclosures to service_role;

create policy "Owner, responsible coordinator and auditors read the working copy"
  on public.listing_drafts for select to authenticated using (private.sees_inside_listing(listing_id));
create policy "Owner, responsible coordinator, auditors and those it was disclosed to read the confidential part"
  on public.listing_confidential for select to authenticated
  using (private.sees_inside_listing(listing_id) or private.was_told_of_listing(listing_id));
create policy "Owner, responsible coordinator and auditors read the versions"
  on public.listing_versions for select to authenticated using (private.sees_inside_listing(listing_id));
create policy "Owner, responsible coordinator and auditors read the reviews; a reviewer his own"
  on public.listing_reviews for select to authenticated
  using (reviewed_by = (select auth.uid()) or private.sees_inside_listing(listing_id));
create policy "Photos marked public go with the published listing; the rest to those who see the confidential part"
  on public.listing_attachments for select to authenticated
  using (
    private.sees_inside_listing(listing_id) or private.was_told_of_listing(listing_id)
    or (is_public and exists (select from public.listings l where l.id = listing_id and l.status = 'published'))
  );
create policy "Owner, responsible coordinator and auditors read to whom it was disclosed; an organisation what it was told"
  on public.listing_disclosures for select to authenticated
  using (organisation_id = (select private.my_organisation_id()) or private.sees_inside_listing(listing_id));
