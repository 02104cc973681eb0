-- Which listings a listing is under way with, as far as the caller knows both parties: so that nobody proposes twice.
create function public.open_pairs(listing_ref text) returns table (other text, proposal uuid)
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
  select theirs.ref, p.id
  from public.listings mine
  join public.proposal_parties a on a.listing_id = mine.id and a.left_at is null
  join public.proposals p on p.id = a.proposal_id and p.closed_at is null and p.id in (select private.my_proposal_ids())
  join public.proposal_parties b on b.proposal_id = p.id and b.left_at is null and b.organisation_id <> a.organisation_id
  join public.listings theirs on theirs.id = b.listing_id
  where mine.ref = listing_ref and private.knows_party(p.id, a.organisation_id) and private.knows_party(p.id, b.organisation_id)
  order by p.number;
end;
$$;
comment on function public.open_pairs is 'Listings that are in an open proposal with this one, where the caller knows both parties.';
revoke execute on function public.open_pairs from public;
grant execute on function public.open_pairs to authenticated;
