-- What of a listing's offers is promised. One row for each listing, factor and dimension that any proposal counts on: quantities of
-- one factor count together, as in the search, because a new version of a listing may list its parcels in another order.

-- The dimension of a unit and the quantity in its base unit, as in src/lib/domain/units.ts; a test holds both equal.
create function private.unit_dimension(unit public.factor_unit) returns text
language sql immutable set search_path = ''
as $$
  select case unit
    when 'mu' then 'area' when 'm2' then 'area' when 'person' then 'people' when 'CNY_10k' then 'money' when 'MW' then 'power'
    when 'GWh_per_year' then 'energy_per_year' when 't' then 'mass' when 't_per_year' then 'mass_per_year'
    when 'm3_per_year' then 'volume_per_year' when 'head' then 'heads' when 'bed' then 'beds' when 'rack' then 'racks'
  end
$$;
create function private.in_base_unit(quantity numeric, unit public.factor_unit) returns numeric
language sql immutable set search_path = ''
as $$ select quantity * case unit when 'mu' then 2000 when 'm2' then 3 else 1 end $$;

create table public.factor_stocks (
  listing_id uuid not null references public.listings (id) on delete cascade,
  factor public.factor_kind not null,
  dimension text not null,
  -- In the base unit of the dimension. Null: offered without a quantity, so nothing can be counted.
  offered numeric check (offered >= 0),
  promised numeric not null default 0 check (promised >= 0),
  -- What may stand promised at most: what is offered, or what was promised already when the offer shrank.
  ceiling numeric check (ceiling >= 0),
  primary key (listing_id, factor, dimension),
  constraint factor_stocks_never_promised_twice check (ceiling is null or promised <= ceiling),
  constraint factor_stocks_ceiling_is_known check ((offered is null) = (ceiling is null)),
  constraint factor_stocks_ceiling_holds_the_offer check (ceiling >= offered)
);
comment on table public.factor_stocks is 'How much of a listing''s factor is offered and how much of it is promised to proposals. Promises are refused beyond the offer by a constraint.';

alter table public.factor_stocks enable row level security;
grant select on public.factor_stocks to authenticated, service_role;
create policy "What is promised of a listing is read by who sees inside it"
  on public.factor_stocks for select to authenticated using (private.sees_inside_listing(listing_id));

-- What a listing offers of a factor now: null where one of its offers states no quantity of any dimension, 0 where it offers none.
create function private.offered_now(listing_id uuid, factor public.factor_kind, dimension text) returns numeric
language sql stable security definer set search_path = ''
as $$
  select case
    when l.status <> 'published' then 0
    when exists (select from public.listing_factors f where f.listing_id = l.id and f.direction = 'offer' and f.factor = $2 and f.unit is null)
      and not exists (select from public.listing_factors f where f.listing_id = l.id and f.direction = 'offer' and f.factor = $2 and f.unit is not null)
      then null
    else coalesce((select sum(private.in_base_unit(f.quantity, f.unit)) from public.listing_factors f
      where f.listing_id = l.id and f.direction = 'offer' and f.factor = $2 and private.unit_dimension(f.unit) = $3), 0)
  end
  from public.listings l where l.id = $1
$$;

-- The stock of a factor, made when the first proposal counts on it.
create function private.stock_for(listing_id uuid, factor public.factor_kind, dimension text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  now_offered numeric;
begin
  if exists (select from public.factor_stocks s where s.listing_id = $1 and s.factor = $2 and s.dimension = $3) then return; end if;
  -- Whoever changes the listing meanwhile waits, or is waited for.
  perform 1 from public.listings l where l.id = $1 for share;
  now_offered := private.offered_now($1, $2, $3);
  insert into public.factor_stocks (listing_id, factor, dimension, offered, ceiling)
  values ($1, $2, $3, now_offered, now_offered) on conflict do nothing;
end;
$$;

-- Promises so much more of a factor. The row is locked by the update: the next one sees what is left. Raises capacity_taken.
create function private.promise(listing_id uuid, factor public.factor_kind, dimension text, quantity numeric) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  update public.factor_stocks s set promised = s.promised + $4
  where s.listing_id = $1 and s.factor = $2 and s.dimension = $3 and (s.offered is null or s.promised + $4 <= s.offered);
  if not found then raise exception 'capacity_taken'; end if;
end;
$$;

-- Gives a promise back. What was granted beyond a shrunken offer is not granted again.
create function private.unpromise(listing_id uuid, factor public.factor_kind, dimension text, quantity numeric) returns void
language sql security definer set search_path = ''
as $$
  update public.factor_stocks s set promised = s.promised - $4,
    ceiling = case when s.offered is not null then greatest(s.offered, s.promised - $4) end
  where s.listing_id = $1 and s.factor = $2 and s.dimension = $3
$$;

-- Releases all that a party holds in a proposal, in the order of listings and factors.
create function private.release_commitments(proposal_id uuid, organisation_id uuid default null) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  c public.proposal_commitments;
begin
  for c in
    select * from public.proposal_commitments x
    where x.proposal_id = $1 and ($2 is null or x.organisation_id = $2) and x.state <> 'released'
    order by x.listing_id, x.factor, x.unit, x.organisation_id, x.position for update
  loop
    if c.listing_id is not null and c.state in ('held', 'committed') then
      perform private.unpromise(c.listing_id, c.factor, private.unit_dimension(c.unit), private.in_base_unit(c.granted, c.unit));
    end if;
    update public.proposal_commitments x set state = 'released', changed_at = clock_timestamp()
    where x.proposal_id = c.proposal_id and x.organisation_id = c.organisation_id and x.position = c.position;
  end loop;
end;
$$;
revoke execute on function private.unit_dimension, private.in_base_unit, private.offered_now, private.stock_for, private.promise,
  private.unpromise, private.release_commitments from public;
