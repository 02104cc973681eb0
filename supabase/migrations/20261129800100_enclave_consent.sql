-- An enclave travels the road of consent: founding it proposes it to the other parties, who answer as to every proposal. Terms may
-- be prepared meanwhile, but are agreed only when everybody has said yes.

alter table public.enclaves add column proposal_id uuid references public.proposals (id);
create index on public.enclaves (proposal_id);

-- Opens the proposal of an enclave that was just founded. The fly-in place's office is in charge.
create function private.propose_enclave(enclave_id uuid) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  enclave public.enclaves;
  own uuid := private.my_organisation_id();
  asks boolean;
  office uuid;
  new_id uuid;
begin
  select * into enclave from public.enclaves e where e.id = $1 for update;
  asks := exists (select from public.enclave_parties p where p.enclave_id = enclave.id and p.organisation_id = own);
  office := coalesce(
    (select p.office_id from public.enclave_parties p where p.enclave_id = enclave.id and p.role = 'fly_in'),
    (select p.office_id from public.enclave_parties p where p.enclave_id = enclave.id and p.role = 'fly_out'),
    case when private.my_role() = 'coordinator' then own end);
  if office is null then raise exception 'no_responsible_office'; end if;
  new_id := private.open_proposal(
    'enclave', enclave.name, '/enclaves/' || enclave.id, office,
    (select jsonb_agg(jsonb_build_object('organisation', p.organisation_id, 'role', p.role, 'accepts', p.organisation_id = own) order by p.role)
     from public.enclave_parties p where p.enclave_id = enclave.id),
    '[]', case when asks then 'party' else 'coordinator' end::public.proposal_origin, case when asks then own end, null,
    jsonb_build_object('enclave', enclave.number, 'kind', enclave.kind, 'place', enclave.place_code), 'identity', null, '');
  update public.enclaves e set proposal_id = new_id where e.id = enclave.id;
  return new_id;
end;
$$;
revoke execute on function private.propose_enclave from public;

-- Begins an enclave: the caller's organisation takes part, or is the office of one that does. The others are asked.
-- `parties`: [{"role", "organisation", "name"}].
create or replace function public.create_enclave(kind public.enclave_kind, name text, place_code text, parties jsonb) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  new_id uuid;
  own uuid := private.my_organisation_id();
begin
  if private.my_role() is null or private.my_role() not in ('county_member', 'coordinator', 'talent_officer') then raise exception 'not_allowed'; end if;
  if not exists (select from public.regions r where r.code = $3) then raise exception 'bad_request'; end if;
  insert into public.enclaves (kind, name, place_code, created_by, created_by_name)
  select $1, btrim($2), $3, a.user_id, a.display_name from public.accounts a where a.user_id = auth.uid()
  returning id into new_id;
  insert into public.enclave_parties (enclave_id, role, organisation_id, name, office_id)
  select new_id, (p.value ->> 'role')::public.enclave_role, o.id, btrim(coalesce(nullif(btrim(p.value ->> 'name'), ''), o.name)),
    private.responsible_office_id(o.region_code)
  from jsonb_array_elements($4) as p (value) join public.organisations o on o.id = (p.value ->> 'organisation')::uuid;

  if (select count(*) from public.enclave_parties e where e.enclave_id = new_id and e.role in ('fly_out', 'fly_in')) <> 2 then
    raise exception 'two_places_needed';
  end if;
  -- Revenue is shared between governments; a firm takes part as a firm.
  if exists (
    select from public.enclave_parties e join public.organisations o on o.id = e.organisation_id
    where e.enclave_id = new_id and case e.role
      when 'firm' then o.kind not in ('enterprise', 'investor', 'institution')
      when 'village' then o.kind not in ('county', 'institution')
      else o.kind not in ('county', 'coordinator_office', 'talent_office', 'institution') end
  ) then raise exception 'party_kind_wrong'; end if;
  if not exists (
    select from public.enclave_parties e where e.enclave_id = new_id
      and (e.organisation_id = own or (e.office_id = own and private.my_role() = 'coordinator'))
  ) then raise exception 'not_allowed'; end if;
  perform private.record_event('create', 'enclave', new_id::text, own, null, jsonb_build_object('name', btrim($2), 'kind', $1), null);
  perform private.propose_enclave(new_id);
  return new_id;
exception
  when check_violation or not_null_violation or invalid_text_representation then raise exception 'bad_request';
  when unique_violation then raise exception 'party_twice';
end;
$$;
comment on function public.create_enclave is 'Begins an enclave and asks its other parties on the road of consent. Raises not_allowed, bad_request, two_places_needed, party_kind_wrong, party_twice, no_responsible_office, partner_not_available, too_many_proposals.';

-- Talks and proposal go together: the first version makes it a negotiation, agreed terms are its signature, talks that end take it
-- back; and nothing is agreed while somebody has not said yes.
create function private.follow_enclave() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  p public.proposals;
begin
  select * into p from public.proposals x where x.id = new.proposal_id;
  if not found or new.status = old.status then return null; end if;
  if new.status = 'agreed' then
    if p.status = 'proposed' then raise exception 'consents_missing'; end if;
    if p.status = 'accepted' then perform private.move_proposal(p.id, 'negotiate', 'party', private.my_organisation_id()); end if;
    if p.status in ('accepted', 'negotiating') then perform private.move_proposal(p.id, 'sign', 'parties', null); end if;
  elsif new.status = 'dropped' and p.status in ('proposed', 'accepted', 'negotiating') then
    perform private.end_proposal(p.id, 'withdraw', 'party', private.my_organisation_id(), null, new.dropped_why);
  end if;
  return null;
end;
$$;
create trigger enclaves_move_their_proposals after update of status on public.enclaves
  for each row execute function private.follow_enclave();

create function private.follow_enclave_proposal() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.enclaves e set status = 'dropped', dropped_why = 'proposal_' || new.status
  where e.proposal_id = new.id and e.status = 'negotiating';
  return null;
end;
$$;
create trigger proposals_end_their_enclaves after update of status on public.proposals
  for each row when (new.kind = 'enclave' and new.status in ('declined', 'withdrawn', 'expired'))
  execute function private.follow_enclave_proposal();

create function private.negotiate_enclave() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  p public.proposals;
begin
  select x.* into p from public.proposals x join public.enclaves e on e.proposal_id = x.id where e.id = new.enclave_id;
  if p.status = 'accepted' then perform private.move_proposal(p.id, 'negotiate', 'party', new.proposed_for); end if;
  return null;
end;
$$;
create trigger enclave_terms_begin_negotiation after insert on public.enclave_terms
  for each row execute function private.negotiate_enclave();
revoke execute on function private.follow_enclave, private.follow_enclave_proposal, private.negotiate_enclave from public;
