-- What an organisation offers and seeks, as quantified factors.

create type public.listing_status as enum ('draft', 'in_review', 'published', 'paused', 'withdrawn', 'expired', 'fulfilled');

create type public.factor_kind as enum
  ('technology', 'market_channel', 'capital', 'brand', 'management', 'equipment', 'land', 'plant', 'labour',
   'raw_material', 'energy', 'water', 'tourism', 'logistics', 'policy');

create type public.factor_unit as enum
  ('mu', 'm2', 'person', 'CNY_10k', 'MW', 'GWh_per_year', 't', 't_per_year', 'm3_per_year', 'head', 'bed', 'rack');

create type public.factor_direction as enum ('offer', 'seek');

create table public.listings (
  id uuid primary key default gen_random_uuid(),
  ref text not null unique check (ref ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
  organisation_id uuid not null references public.organisations (id),
  status public.listing_status not null default 'draft',
  title text not null check (char_length(title) between 1 and 120),
  summary text not null default '',
  year smallint check (year between 1979 and 2100),
  is_sample boolean not null default false,
  -- Words as the segmenter cut them, joined by spaces: Postgres has no segmenter for Chinese, the writer has.
  search_title text not null default '',
  search_body text not null default '',
  search tsvector generated always as (
    setweight(to_tsvector('simple', search_title), 'A') || setweight(to_tsvector('simple', search_body), 'C')
  ) stored,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.listings is 'What an organisation offers and seeks. `ref` is its name in files, `year` when it was made.';
create index on public.listings (organisation_id);
create index on public.listings (status);
create index on public.listings using gin (search);

create table public.listing_industries (
  listing_id uuid not null references public.listings (id) on delete cascade,
  position smallint not null check (position >= 0),
  -- A section, division, group or class. Classes have no row of their own, so the coarser part carries the reference.
  industry_code text not null check (industry_code ~ '^([A-T]|\d{2,4})$'),
  coarse_code text not null generated always as (left(industry_code, 2)) stored references public.industries (code),
  primary key (listing_id, position),
  unique (listing_id, industry_code)
);
comment on table public.listing_industries is 'Industries of a listing (GB/T 4754), the main one first; `coarse_code` is the division, or the section where only that is known.';
create index on public.listing_industries (coarse_code);

create table public.listing_factors (
  listing_id uuid not null references public.listings (id) on delete cascade,
  direction public.factor_direction not null,
  position smallint not null check (position >= 0),
  factor public.factor_kind not null,
  description text not null check (char_length(description) <= 2000),
  -- As the author wrote it; the engine compares quantities of one dimension only.
  quantity numeric check (quantity >= 0),
  unit public.factor_unit,
  essential boolean not null default false,
  primary key (listing_id, direction, position),
  constraint listing_factors_quantity_has_unit check ((quantity is null) = (unit is null)),
  constraint listing_factors_only_sought_is_essential check (direction = 'seek' or not essential)
);
comment on table public.listing_factors is 'One offered or sought factor of a listing, with its quantity where one is stated.';
create index on public.listing_factors (factor, direction);

alter table public.listings enable row level security;
alter table public.listing_industries enable row level security;
alter table public.listing_factors enable row level security;
grant select on public.listings, public.listing_industries, public.listing_factors to authenticated;
grant select, insert, update, delete on public.listings, public.listing_industries, public.listing_factors to service_role;

create policy "Members read what is published and all of their own; auditors read all"
  on public.listings for select to authenticated
  using (
    (status = 'published' and (select private.my_role()) is not null)
    or organisation_id = (select private.my_organisation_id())
    or (select private.my_role()) = 'auditor'
  );
create policy "Who reads a listing reads its industries"
  on public.listing_industries for select to authenticated
  using (listing_id in (select id from public.listings));
create policy "Who reads a listing reads its factors"
  on public.listing_factors for select to authenticated
  using (listing_id in (select id from public.listings));

create function private.listing_factors_json(listing_id uuid, direction public.factor_direction) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select coalesce(jsonb_agg(
    jsonb_build_object('factor', f.factor, 'description', f.description, 'quantity', f.quantity, 'unit', f.unit,
                       'essential', case when f.essential then true end)
    order by f.position), '[]')
  from public.listing_factors f
  where f.listing_id = listing_factors_json.listing_id and f.direction = listing_factors_json.direction
$$;
-- A listing in the form of the command line's files (see cli), made in one place for page, engine and export.
create function private.listing_json(l public.listings) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'id', l.ref,
    'organisation', (
      select jsonb_build_object('name', o.name, 'kind', o.kind, 'region', o.region_code)
      from public.organisations o where o.id = l.organisation_id
    ),
    'year', l.year,
    'title', l.title,
    'summary', l.summary,
    'industries', (
      select coalesce(jsonb_agg(i.industry_code order by i.position), '[]')
      from public.listing_industries i where i.listing_id = l.id
    ),
    'offers', private.listing_factors_json(l.id, 'offer'),
    'seeks', private.listing_factors_json(l.id, 'seek')
  ))
$$;

revoke execute on function private.listing_json, private.listing_factors_json from public;
grant execute on function private.listing_json, private.listing_factors_json to authenticated;

create function public.get_listing(listing_ref text) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select jsonb_build_object('listing', private.listing_json(l), 'organisationId', l.organisation_id, 'status', l.status, 'isSample', l.is_sample, 'updatedAt', l.updated_at)
  from public.listings l where l.ref = listing_ref
$$;
comment on function public.get_listing is 'One listing with its state; null when there is none or the caller may not see it.';

-- The published listings of some kinds of organisation, whole, for the engine. Everyone who is a member sees the same.
create function public.published_listings(kinds public.organisation_kind[]) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select coalesce(jsonb_agg(private.listing_json(l) order by l.ref), '[]')
  from public.listings l join public.organisations o on o.id = l.organisation_id
  where l.status = 'published' and o.kind = any (kinds)
$$;

-- Changes whenever anything published changes: the app keeps prepared listings until then.
create function public.published_listings_version() returns text
language sql stable security invoker set search_path = ''
as $$
  select count(*) || '@' || coalesce(max(extract(epoch from updated_at)), 0) from public.listings where status = 'published'
$$;

revoke execute on function public.get_listing, public.published_listings, public.published_listings_version from public;
grant execute on function public.get_listing, public.published_listings, public.published_listings_version to authenticated;

-- A factor or industry that changes makes its listing newer. Once for each statement: imports write thousands of rows.
create function private.touch_listings() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.listings set updated_at = clock_timestamp() where id in (select listing_id from changed);
  return null;
end;
$$;
create trigger listing_factors_inserted after insert on public.listing_factors
  referencing new table as changed for each statement execute function private.touch_listings();
create trigger listing_factors_updated after update on public.listing_factors
  referencing new table as changed for each statement execute function private.touch_listings();
create trigger listing_factors_deleted after delete on public.listing_factors
  referencing old table as changed for each statement execute function private.touch_listings();
create trigger listing_industries_inserted after insert on public.listing_industries
  referencing new table as changed for each statement execute function private.touch_listings();
create trigger listing_industries_updated after update on public.listing_industries
  referencing new table as changed for each statement execute function private.touch_listings();
create trigger listing_industries_deleted after delete on public.listing_industries
  referencing old table as changed for each statement execute function private.touch_listings();

create function private.stamp_updated_at() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.updated_at := clock_timestamp();
  return new;
end;
$$;
create trigger listings_stamp before update on public.listings
  for each row execute function private.stamp_updated_at();
revoke execute on function private.touch_listings, private.stamp_updated_at from public;
