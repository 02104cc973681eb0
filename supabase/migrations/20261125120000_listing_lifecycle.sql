-- The life of a listing as data: which verb leads from where to where, and who may say it. One function asks this table;
-- src/lib/domain/listing-transition.ts holds the same rows, and a test compares them.

create type public.listing_verb as enum
  ('submit', 'take_back', 'approve', 'return', 'pause', 'resume', 'withdraw', 'fulfil', 'renew', 'expire');

-- owner: the organisation, or its coordinator with a consent on record; reviewer: the coordinators; platform: the clock.
create type public.listing_actor as enum ('owner', 'reviewer', 'platform');

create table public.listing_transitions (
  from_status public.listing_status not null,
  verb public.listing_verb not null,
  to_status public.listing_status not null,
  actor public.listing_actor not null,
  primary key (from_status, verb, actor)
);
comment on table public.listing_transitions is 'From which state which verb leads where, and who may say it. A change of what is published passes review while the published text stays.';

insert into public.listing_transitions (from_status, verb, to_status, actor) values
  ('draft', 'submit', 'in_review', 'owner'),
  ('draft', 'withdraw', 'withdrawn', 'owner'),
  ('in_review', 'take_back', 'draft', 'owner'),
  ('in_review', 'withdraw', 'withdrawn', 'owner'),
  ('in_review', 'approve', 'published', 'reviewer'),
  ('in_review', 'return', 'draft', 'reviewer'),
  ('published', 'submit', 'published', 'owner'),
  ('published', 'take_back', 'published', 'owner'),
  ('published', 'approve', 'published', 'reviewer'),
  ('published', 'return', 'published', 'reviewer'),
  ('published', 'pause', 'paused', 'owner'),
  ('published', 'withdraw', 'withdrawn', 'owner'),
  ('published', 'fulfil', 'fulfilled', 'owner'),
  ('published', 'renew', 'published', 'owner'),
  ('published', 'expire', 'expired', 'platform'),
  ('paused', 'submit', 'paused', 'owner'),
  ('paused', 'take_back', 'paused', 'owner'),
  ('paused', 'approve', 'paused', 'reviewer'),
  ('paused', 'return', 'paused', 'reviewer'),
  ('paused', 'resume', 'published', 'owner'),
  ('paused', 'withdraw', 'withdrawn', 'owner'),
  ('paused', 'fulfil', 'fulfilled', 'owner'),
  ('paused', 'expire', 'expired', 'platform'),
  ('expired', 'renew', 'published', 'owner'),
  ('expired', 'submit', 'expired', 'owner'),
  ('expired', 'take_back', 'expired', 'owner'),
  ('expired', 'approve', 'published', 'reviewer'),
  ('expired', 'return', 'expired', 'reviewer'),
  ('expired', 'withdraw', 'withdrawn', 'owner');

alter table public.listing_transitions enable row level security;
grant select on public.listing_transitions to authenticated, service_role;
create policy "Members read which verb leads where"
  on public.listing_transitions for select to authenticated
  using ((select private.my_role()) is not null);

-- Where a verb leads; refuses what the table does not allow.
create function private.next_listing_status(from_status public.listing_status, verb public.listing_verb, actor public.listing_actor)
returns public.listing_status
language plpgsql stable set search_path = ''
as $$
declare
  target public.listing_status;
begin
  select t.to_status into target from public.listing_transitions t
  where t.from_status = $1 and t.verb = $2 and t.actor = $3;
  if not found then raise exception 'wrong_state'; end if;
  return target;
end;
$$;
revoke execute on function private.next_listing_status from public;

alter table public.listings
  add column published_at timestamptz,
  -- The day on which it leaves the published set unless renewed; null for samples, which stay.
  add column expires_on date,
  add column origin text not null default 'form' check (origin in ('form', 'import', 'assisted')),
  add column import_id uuid,
  -- The organisation's consent on which a coordinator wrote it.
  add column consent_id uuid,
  add column created_by uuid,
  add column closing_note text check (char_length(closing_note) <= 500);
comment on column public.listings.expires_on is 'First day on which it is expired (civil date, UTC); twelve months after publishing or renewal.';
comment on column public.listings.closing_note is 'Why it was withdrawn, or with whom it was fulfilled, in the owner''s words.';
create index on public.listings (expires_on) where status in ('published', 'paused');
create index on public.listings (import_id) where import_id is not null;

alter table public.listing_factors
  -- Civil dates, half-open; null: open.
  add column available_from date,
  add column available_until date,
  -- Native fields by key (src/lib/domain/factor-details.ts), without the confidential ones.
  add column details jsonb,
  add constraint listing_factors_period_not_empty check (available_from < available_until),
  add constraint listing_factors_details_is_an_object check (jsonb_typeof(details) = 'object' and octet_length(details::text) <= 20000);

create or replace function private.factor_json(f public.listing_factors) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'factor', f.factor, 'description', f.description, 'quantity', f.quantity, 'unit', f.unit,
    'available', case when coalesce(f.available_from, f.available_until) is not null
      then jsonb_build_object('from', f.available_from, 'until', f.available_until) end,
    'details', f.details,
    'essential', case when f.essential then true end))
$$;
