-- What an owner does with a listing beside writing it, and what the clock does.

create function public.take_back_listing(listing_ref text) returns public.listing_status
language plpgsql security definer set search_path = ''
as $$
declare
  l public.listings := private.my_listing(listing_ref);
  target public.listing_status := private.next_listing_status(l.status, 'take_back', 'owner');
begin
  if not exists (select from public.listing_drafts where listing_id = l.id and submitted_at is not null) then raise exception 'wrong_state'; end if;
  perform private.unsubmit_draft(l.id);
  update public.listings set status = target where id = l.id and status <> target;
  perform private.record_event('take_back', 'listing', l.id::text, l.organisation_id, to_jsonb(l.status), to_jsonb(target), null);
  return target;
end;
$$;

-- pause, resume, withdraw (with a reason), fulfil.
create function public.change_listing_state(listing_ref text, verb public.listing_verb, note text default '') returns public.listing_status
language plpgsql security definer set search_path = ''
as $$
declare
  l public.listings := private.my_listing(listing_ref);
  target public.listing_status;
begin
  if verb not in ('pause', 'resume', 'withdraw', 'fulfil') then raise exception 'bad_request'; end if;
  target := private.next_listing_status(l.status, verb, 'owner');
  if verb = 'withdraw' and btrim(coalesce(note, '')) = '' then raise exception 'reason_needed'; end if;
  if verb in ('withdraw', 'fulfil') then perform private.unsubmit_draft(l.id); end if;
  update public.listings
  set status = target, closing_note = case when target in ('withdrawn', 'fulfilled') then nullif(left(btrim(note), 500), '') else closing_note end
  where id = l.id;
  perform private.record_event(verb::text, 'listing', l.id::text, l.organisation_id, to_jsonb(l.status), to_jsonb(target), note);
  return target;
end;
$$;
comment on function public.change_listing_state is 'pause, resume, withdraw or fulfil. Raises wrong_state, reason_needed, not_found.';

-- The owner says that it is still true: twelve months more from today.
create function public.renew_listing(listing_ref text) returns date
language plpgsql security definer set search_path = ''
as $$
declare
  l public.listings := private.my_listing(listing_ref);
  target public.listing_status := private.next_listing_status(l.status, 'renew', 'owner');
  until date := current_date + interval '12 months';
begin
  update public.listings set status = target, expires_on = until, reminded_days = null where id = l.id;
  perform private.record_event('renew', 'listing', l.id::text, l.organisation_id, to_jsonb(l.expires_on), to_jsonb(until), null);
  return until;
end;
$$;
comment on function public.renew_listing is 'Twelve months from today, also for an expired one; answers the new day of expiry.';

revoke execute on function public.take_back_listing, public.change_listing_state, public.renew_listing from public;
grant execute on function public.take_back_listing, public.change_listing_state, public.renew_listing to authenticated;

-- Expired listings leave the published set; owners are reminded 30 and 7 days before.
create function private.duty_expire_listings() returns void
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
    update public.listings set reminded_days = case when l.expires_on - current_date <= 7 then 7 else 30 end where id = l.id;
    perform private.notify(l.organisation_id, 'listing_expires_soon',
      jsonb_build_object('title', l.title, 'on', l.expires_on, 'days', l.expires_on - current_date), '/listings/' || l.ref);
  end loop;
end;
$$;
revoke execute on function private.duty_expire_listings from public;

create or replace function public.run_daily_duties() returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.duty_expire_listings();
end;
$$;

-- The confidential part is the organisation's own to disclose: no coordinator does it in its name.
create function private.my_own_listing(listing_ref text) returns public.listings
language plpgsql security definer set search_path = ''
as $$
declare
  l public.listings := private.my_listing(listing_ref);
begin
  if l.organisation_id is distinct from private.my_organisation_id() then raise exception 'not_allowed'; end if;
  return l;
end;
$$;
revoke execute on function private.my_own_listing from public;

create function public.disclose_listing(listing_ref text, to_organisation uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  l public.listings := private.my_own_listing(listing_ref);
begin
  if to_organisation = l.organisation_id or not exists (select from public.organisations where id = to_organisation) then raise exception 'bad_request'; end if;
  insert into public.listing_disclosures (listing_id, organisation_id, disclosed_by) values (l.id, to_organisation, auth.uid())
  on conflict do nothing;
  if not found then return; end if;
  perform private.record_event('disclose', 'listing', l.id::text, l.organisation_id, null, jsonb_build_object('to', to_organisation), null);
  perform private.notify(to_organisation, 'listing_disclosed', jsonb_build_object('title', l.title), '/listings/' || l.ref);
end;
$$;

create function public.end_disclosure(listing_ref text, to_organisation uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  l public.listings := private.my_own_listing(listing_ref);
begin
  delete from public.listing_disclosures where listing_id = l.id and organisation_id = to_organisation;
  if not found then return; end if;
  perform private.record_event('end_disclosure', 'listing', l.id::text, l.organisation_id, jsonb_build_object('to', to_organisation), null, null);
  perform private.notify(to_organisation, 'listing_disclosure_ended', jsonb_build_object('title', l.title), '/listings/' || l.ref);
end;
$$;
revoke execute on function public.disclose_listing, public.end_disclosure from public;
grant execute on function public.disclose_listing, public.end_disclosure to authenticated;
