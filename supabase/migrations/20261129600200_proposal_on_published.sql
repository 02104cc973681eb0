-- Nobody is asked about what is no longer offered: whoever takes part with a listing takes part with a published one. Whoever
-- changes the listing at the same moment waits, or is waited for, and finds the proposal that stands on it.

create function private.stand_on_published() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform 1 from public.listings l where l.id = new.listing_id and l.status = 'published' for share;
  if not found then raise exception 'offer_gone'; end if;
  return new;
end;
$$;
create trigger proposal_parties_stand_on_published before insert on public.proposal_parties
  for each row when (new.listing_id is not null) execute function private.stand_on_published();
revoke execute on function private.stand_on_published from public;
