-- A coordinator's file is compared with what she may see: another's draft, written without her, stays its author's, unless
-- the organisation has agreed that she posts for it.
create or replace function public.import_existing(refs text[]) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  if not private.may_import() then return '[]'; end if;
  return (
    select coalesce(jsonb_agg(case
      when l.organisation_id = private.my_organisation_id()
        or private.oversees_listing(l.organisation_id, l.status, l.consent_id)
        or (private.coordinates_organisation(l.organisation_id) and exists (
          select from public.consents c
          where c.organisation_id = l.organisation_id and private.consent_counts(c.id, l.organisation_id, 'posting'))) then
        jsonb_build_object('ref', l.ref, 'organisationId', l.organisation_id, 'status', l.status,
          'typed', d.typed, 'revision', coalesce(d.revision, 0), 'submitted', d.submitted_at is not null,
          'version', coalesce((select max(v.number) from public.listing_versions v where v.listing_id = l.id), 0),
          'content', case when l.status not in ('draft', 'in_review') then private.listing_json(l) end,
          'confidential', (select jsonb_build_object('text', c.text, 'offers', c.offers, 'seeks', c.seeks)
            from public.listing_confidential c where c.listing_id = l.id))
      else jsonb_build_object('ref', l.ref)
    end), '[]')
    from public.listings l left join public.listing_drafts d on d.listing_id = l.id
    where l.ref = any ($1)
  );
end;
$$;
