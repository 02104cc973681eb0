-- Listings that are not published, for those who may see them: the row policies decide. One that was handed in shows what
-- was handed in; one that is still being written shows its title.
create function public.listings_in_state(state public.listing_status) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  most constant integer := 2000;
begin
  return (
    select coalesce(jsonb_agg(r.row order by r.ref), '[]')
    from (
      select l.ref, jsonb_build_object(
        'isSample', l.is_sample, 'organisationId', l.organisation_id, 'updatedAt', l.updated_at,
        'isVerified', o.verified_at is not null, 'publishedAt', coalesce(l.published_at, l.created_at),
        'listing', private.listing_json(l) || coalesce(d.content, '{}')) as row
      from public.listings l
      join public.organisations o on o.id = l.organisation_id
      left join public.listing_drafts d on d.listing_id = l.id and d.submitted_at is not null and l.status = 'in_review'
      where l.status = state and state <> 'published'
      order by l.updated_at desc
      limit most
    ) r
  );
end;
$$;
comment on function public.listings_in_state is 'Listings in a state other than published, as far as the caller may see them; the newest 2000.';
revoke execute on function public.listings_in_state from public;
grant execute on function public.listings_in_state to authenticated;
