-- When a listing was last changed is what its readers take for its age. A renamed or verified organisation and a reminder to
-- its owner make the app read it anew, but they do not make it newer.

create or replace function private.stamp_listing() returns trigger
language plpgsql set search_path = ''
as $$
begin
  -- Who counts the revision up himself says: shown differently, not newer.
  if new.revision = old.revision then new.updated_at := clock_timestamp(); end if;
  new.revision := old.revision + 1;
  return new;
end;
$$;

create or replace function private.touch_listings_of_organisation() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.listings set revision = revision + 1 where organisation_id = new.id;
  return null;
end;
$$;

create or replace function private.duty_expire_listings() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  l public.listings;
begin
  for l in select * from public.listings where status in ('published', 'paused') and expires_on <= current_date for update skip locked loop
    update public.listings set status = private.next_listing_status(l.status, 'expire', 'platform') where id = l.id;
    perform private.record_event('expire', 'listing', l.id::text, l.organisation_id, to_jsonb(l.status), '"expired"', null);
    perform private.notify(l.organisation_id, 'listing_expired', jsonb_build_object('title', l.title), '/listings/' || l.ref);
  end loop;
  for l in
    select * from public.listings
    where status in ('published', 'paused') and expires_on - current_date <= 30
      and coalesce(reminded_days, 100) > case when expires_on - current_date <= 7 then 7 else 30 end
    for update skip locked
  loop
    update public.listings
    set reminded_days = case when l.expires_on - current_date <= 7 then 7 else 30 end, revision = revision + 1
    where id = l.id;
    perform private.notify(l.organisation_id, 'listing_expires_soon',
      jsonb_build_object('title', l.title, 'on', l.expires_on, 'days', l.expires_on - current_date), '/listings/' || l.ref);
  end loop;
end;
$$;
