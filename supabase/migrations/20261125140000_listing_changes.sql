-- The app keeps the published listings for searching and ranking. Here is what tells it, cheaply, that something changed,
-- and what: one change among thousands of listings must not make every page wait for all of them.

-- Which transaction touched a listing last; also of listings that are gone.
create table private.listing_changes (
  ref text primary key,
  xid xid8 not null
);
comment on table private.listing_changes is 'The transaction that last touched a listing, by ref; rows stay when the listing goes.';
create index on private.listing_changes (xid);

-- Changes are counted in several rows, so that two transactions seldom wait for each other; their sum is the version.
create table private.listing_counters (
  shard smallint primary key,
  changes bigint not null
);
comment on table private.listing_counters is 'How many statements have touched listings; the sum names the state of the listings.';

create function private.note_listing_changes() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if not exists (select from changed) then return null; end if;
  insert into private.listing_changes (ref, xid)
  select c.ref, pg_current_xact_id() from changed c order by c.ref
  on conflict (ref) do update set xid = excluded.xid where listing_changes.xid <> excluded.xid;
  insert into private.listing_counters (shard, changes) values (pg_backend_pid() % 256, 1)
  on conflict (shard) do update set changes = listing_counters.changes + 1;
  return null;
end;
$$;
revoke execute on function private.note_listing_changes from public;
create trigger listings_inserted after insert on public.listings
  referencing new table as changed for each statement execute function private.note_listing_changes();
create trigger listings_updated after update on public.listings
  referencing new table as changed for each statement execute function private.note_listing_changes();
create trigger listings_deleted after delete on public.listings
  referencing old table as changed for each statement execute function private.note_listing_changes();

-- Another text after every committed change of a listing or of what belongs to it. A sum of counts, because the newest
-- timestamp would not move for a transaction that began earlier and committed later.
create or replace function private.listings_version() returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (select coalesce(sum(c.changes), 0)::text from private.listing_counters c);
end;
$$;

-- The published listings of these refs, or all; in the form in which the app reads them.
create function private.published_rows(refs text[]) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    with chosen as materialized (
      select l.id, l.ref, l.year, l.title, l.summary, l.is_sample, l.organisation_id, l.updated_at,
        coalesce(l.published_at, l.created_at) as published_at, o.name, o.kind, o.region_code, o.verified_at
      from public.listings l join public.organisations o on o.id = l.organisation_id
      where l.status = 'published' and (refs is null or l.ref = any (refs))
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
      'isSample', c.is_sample, 'isVerified', c.verified_at is not null, 'organisationId', c.organisation_id,
      'publishedAt', c.published_at, 'updatedAt', c.updated_at,
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

create or replace function public.published_listings() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  if private.my_role() is null then return '[]'; end if;
  return private.published_rows(null);
end;
$$;

-- Above this many changes all listings are read anew: that costs as much then.
create function public.published_changes(since text default null) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  most constant integer := 2000;
  known pg_snapshot;
  refs text[];
  rows jsonb;
begin
  if private.my_role() is null and auth.role() is distinct from 'service_role' then return null; end if;
  begin
    known := since::pg_snapshot;
  exception when others then
    known := null;
  end;
  if known is not null then
    -- Above the newest transaction: marks that a backup brought from another server.
    select array_agg(c.ref) into refs from private.listing_changes c
    where c.xid >= pg_snapshot_xmin(known) and not pg_visible_in_snapshot(c.xid, known)
      and (c.xid < pg_snapshot_xmax(pg_current_snapshot()) or c.xid = pg_current_xact_id_if_assigned());
  end if;
  if known is null or cardinality(refs) > most then
    refs := null;
    known := null;
    rows := private.published_rows(null);
  else
    refs := coalesce(refs, '{}');
    rows := private.published_rows(refs);
  end if;
  return jsonb_build_object(
    'snapshot', pg_current_snapshot()::text,
    'version', private.listings_version(),
    'isWhole', known is null,
    'rows', rows,
    'gone', coalesce((
      select jsonb_agg(r.ref) from unnest(refs) as r (ref)
      where not exists (select from public.listings l where l.ref = r.ref and l.status = 'published')), '[]'));
end;
$$;
comment on function public.published_changes is 'Published listings that changed since a snapshot that an earlier answer named, and refs that are gone; all of them without one. Null for who is no member.';
revoke execute on function private.published_rows, public.published_changes from public;
grant execute on function public.published_changes to authenticated, service_role;
