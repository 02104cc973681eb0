-- A listing lapses, is renewed and is reminded of by the day in China, as the pages show it.

create or replace function public.renew_listing(listing_ref text) returns date
language plpgsql security definer set search_path = ''
as $$
declare
  l public.listings := private.my_listing(listing_ref);
  target public.listing_status := private.next_listing_status(l.status, 'renew', 'owner');
  until date := private.chinese_day() + interval '12 months';
begin
  update public.listings set status = target, expires_on = until, reminded_days = null where id = l.id;
  perform private.record_event('renew', 'listing', l.id::text, l.organisation_id, to_jsonb(l.expires_on), to_jsonb(until), null);
  return until;
end;
$$;

create or replace function private.duty_expire_listings() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  l public.listings;
begin
  for l in select * from public.listings where status in ('published', 'paused') and expires_on <= private.chinese_day() for update skip locked loop
    update public.listings set status = private.next_listing_status(l.status, 'expire', 'platform') where id = l.id;
    perform private.record_event('expire', 'listing', l.id::text, l.organisation_id, to_jsonb(l.status), '"expired"', null);
    perform private.notify(l.organisation_id, 'listing_expired', jsonb_build_object('title', l.title), '/listings/' || l.ref);
  end loop;
  for l in
    select * from public.listings
    where status in ('published', 'paused') and expires_on - private.chinese_day() <= 30
      and coalesce(reminded_days, 100) > case when expires_on - private.chinese_day() <= 7 then 7 else 30 end
    for update skip locked
  loop
    update public.listings
    set reminded_days = case when l.expires_on - private.chinese_day() <= 7 then 7 else 30 end, revision = revision + 1
    where id = l.id;
    perform private.notify(l.organisation_id, 'listing_expires_soon',
      jsonb_build_object('title', l.title, 'on', l.expires_on, 'days', l.expires_on - private.chinese_day()), '/listings/' || l.ref);
  end loop;
end;
$$;

create or replace function private.move_reviewed(listing_ids uuid[], verb public.listing_verb) returns void
language plpgsql security definer set search_path = '' set enable_nestloop = off
as $$
declare
  moved integer;
begin
  update public.listings l
  set status = t.to_status,
    published_at = case when $2 = 'approve' then coalesce(l.published_at, now()) else l.published_at end,
    expires_on = case when $2 = 'approve' then private.chinese_day() + interval '12 months' else l.expires_on end,
    reminded_days = case when $2 = 'approve' then null else l.reminded_days end
  from public.listing_transitions t
  where l.id = any ($1) and t.from_status = l.status and t.verb = $2 and t.actor = 'reviewer';
  get diagnostics moved = row_count;
  if moved <> cardinality($1) then raise exception 'wrong_state'; end if;
end;
$$;
