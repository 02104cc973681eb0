-- Whether one sees one proposal is asked of its own few parties: to list all that an office coordinates first takes some 50 ms a
-- question, and a thousand answers at once ask it three thousand times.

create or replace function private.oversees_proposal(proposal_id uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  if private.my_role() is not distinct from 'auditor' then return true; end if;
  if private.my_role() is distinct from 'coordinator' then return false; end if;
  return exists (select from public.proposals p where p.id = $1 and p.office_id = private.my_organisation_id())
    or exists (select from public.proposal_parties pp where pp.proposal_id = $1 and private.coordinates_organisation(pp.organisation_id));
end;
$$;

-- One of private.my_proposal_ids().
create function private.sees_proposal(proposal_id uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (select from public.proposal_parties pp where pp.proposal_id = $1 and pp.organisation_id = private.my_organisation_id())
    or private.oversees_proposal($1);
end;
$$;
revoke execute on function private.sees_proposal from public;
grant execute on function private.sees_proposal to authenticated;

create or replace function private.answering_party(proposal_id uuid, for_organisation uuid, consent_id uuid) returns public.proposal_parties
language plpgsql security definer set search_path = ''
as $$
declare
  party public.proposal_parties;
  me uuid := private.my_organisation_id();
begin
  perform 1 from public.proposals p where p.id = $1 for update;
  if not found or not private.sees_proposal($1) then raise exception 'not_found'; end if;
  select * into party from public.proposal_parties pp where pp.proposal_id = $1 and pp.organisation_id = coalesce($2, me) for update;
  if not found then raise exception 'not_allowed'; end if;
  if party.organisation_id = me then
    if private.my_role() not in ('county_member', 'enterprise_member', 'talent_officer', 'coordinator') then raise exception 'not_allowed'; end if;
  else
    if private.my_role() is distinct from 'coordinator' or not private.oversees_proposal($1) then raise exception 'not_allowed'; end if;
    if $3 is null or not private.consent_counts($3, party.organisation_id, 'answering') then raise exception 'consent_needed'; end if;
  end if;
  if party.left_at is not null then raise exception 'wrong_state'; end if;
  return party;
end;
$$;
