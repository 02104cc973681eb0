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
  -- Counts this listing's changes.
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.listings is 'What an organisation offers and seeks. `ref` is its name in files, `year` when it was made.';
create index on public.listings (organisation_id);
create index on public.listings (status);

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
  using (exists (select from public.listings l where l.id = listing_id));
create policy "Who reads a listing reads its factors"
  on public.listing_factors for select to authenticated
  using (exists (select from public.listings l where l.id = listing_id));

-- A factor and a listing in the form of the command line's files, made in one place for page, engine and export.
create function private.factor_json(f public.listing_factors) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'factor', f.factor, 'description', f.description, 'quantity', f.quantity, 'unit', f.unit,
    'essential', case when f.essential then true end))
$$;

create function private.listing_shape(
  ref text, organisation text, kind public.organisation_kind, region text, year smallint, title text, summary text,
  industries jsonb, offers jsonb, seeks jsonb
) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'id', ref, 'organisation', jsonb_build_object('name', organisation, 'kind', kind, 'region', region),
    'year', year, 'title', title, 'summary', summary,
    'industries', coalesce(industries, '[]'), 'offers', coalesce(offers, '[]'), 'seeks', coalesce(seeks, '[]')))
$$;

-- One listing, as far as the caller may read it.
create function private.listing_json(l public.listings) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select private.listing_shape(
    l.ref, o.name, o.kind, o.region_code, l.year, l.title, l.summary,
    (select jsonb_agg(i.industry_code order by i.position) from public.listing_industries i where i.listing_id = l.id),
    (select jsonb_agg(private.factor_json(f) order by f.position)
     from public.listing_factors f where f.listing_id = l.id and f.direction = 'offer'),
    (select jsonb_agg(private.factor_json(f) order by f.position)
     from public.listing_factors f where f.listing_id = l.id and f.direction = 'seek'))
  from public.organisations o where o.id = l.organisation_id
$$;
revoke execute on function private.factor_json, private.listing_shape, private.listing_json from public;
grant execute on function private.factor_json, private.listing_shape, private.listing_json to authenticated;

create function public.get_listing(listing_ref text) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
begin
  return (select jsonb_build_object('listing', private.listing_json(l), 'organisationId', l.organisation_id, 'status', l.status, 'isSample', l.is_sample, 'updatedAt', l.updated_at)
  from public.listings l where l.ref = listing_ref);
end;
$$;
comment on function public.get_listing is 'One listing with its state; null when there is none or the caller may not see it.';

-- The next two answer about what every member may read: they run with the owner's rights, so that thousands of rows are
-- not put to the policies one by one. Who is no member gets nothing.

-- All published listings, whole: the app lists, searches and ranks from them.
create function public.published_listings() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  if private.my_role() is null then return '[]'; end if;
  return (
    with chosen as materialized (
      select l.id, l.ref, l.year, l.title, l.summary, l.is_sample, l.organisation_id, l.updated_at, o.name, o.kind, o.region_code
      from public.listings l join public.organisations o on o.id = l.organisation_id
      where l.status = 'published'
    ),
    factors as (
      select f.listing_id, f.direction, jsonb_agg(private.factor_json(f) order by f.position) as list
      from public.listing_factors f where f.listing_id in (select id from chosen) group by 1, 2
    ),
    industries as (
      select i.listing_id, jsonb_agg(i.industry_code order by i.position) as list
      from public.listing_industries i where i.listing_id in (select id from chosen) group by 1
    )
    select coalesce(jsonb_agg(jsonb_build_object(
      'isSample', c.is_sample, 'organisationId', c.organisation_id, 'updatedAt', c.updated_at,
      'listing', private.listing_shape(
        c.ref, c.name, c.kind, c.region_code, c.year, c.title, c.summary, i.list, offers.list, seeks.list)
    ) order by c.ref), '[]')
    from chosen c
    left join industries i on i.listing_id = c.id
    left join factors offers on offers.listing_id = c.id and offers.direction = 'offer'
    left join factors seeks on seeks.listing_id = c.id and seeks.direction = 'seek'
  );
end;
$$;

-- Another text after every committed change of any listing; the app keeps what it loaded until then. A sum, because
-- the newest timestamp would not move for a transaction that began earlier and committed later.
create function private.listings_version() returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (select count(*) || ':' || coalesce(sum(revision), 0) from public.listings);
end;
$$;

-- What every page asks first, in one call: who I am, for whom I act, whom I can ask, and whether what the app keeps of
-- the published listings is still current. Null for who is no member.
create function public.my_session() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return private.my_account() || jsonb_build_object('listingsVersion', private.listings_version());
end;
$$;

revoke execute on function private.listings_version, public.my_session, public.get_listing, public.published_listings from public;
grant execute on function public.my_session, public.get_listing, public.published_listings to authenticated;

-- A factor or industry that changes makes its listing newer. Once for each statement: imports write thousands of rows.
create function private.touch_listings() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.listings set revision = revision where id in (select listing_id from changed);
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

create function private.stamp_listing() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.updated_at := clock_timestamp();
  new.revision := old.revision + 1;
  return new;
end;
$$;
create trigger listings_stamp before update on public.listings
  for each row execute function private.stamp_listing();
revoke execute on function private.touch_listings, private.stamp_listing from public;
