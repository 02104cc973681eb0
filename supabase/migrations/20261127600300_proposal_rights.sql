-- Who sees how much of a proposal. The pages ask get_proposal; these policies are the fence.

-- The offices: the one in charge and those that answer for a party; auditors.
create function private.oversees_proposal(proposal_id uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  if private.my_role() is not distinct from 'auditor' then return true; end if;
  if private.my_role() is distinct from 'coordinator' then return false; end if;
  return exists (select from public.proposals p where p.id = $1 and p.office_id = private.my_organisation_id())
    or exists (
      select from public.proposal_parties pp
      where pp.proposal_id = $1 and pp.organisation_id in (select private.coordinated_organisation_ids()));
end;
$$;

-- How far the caller's organisation sees: null where it takes no part. teaser: anonymous; interest: it said that it is
-- interested, and sees exact quantities; identity: all are interested; documents: papers were opened.
create function private.proposal_level(proposal_id uuid) returns public.disclosure_level
language plpgsql stable security definer set search_path = ''
as $$
declare
  reached public.disclosure_level;
  mine public.proposal_parties;
begin
  if private.oversees_proposal($1) then return 'documents'; end if;
  select p.disclosure into reached from public.proposals p where p.id = $1;
  select * into mine from public.proposal_parties pp where pp.proposal_id = $1 and pp.organisation_id = private.my_organisation_id();
  if not found then return null; end if;
  if mine.revealed and reached in ('identity', 'documents') then return reached; end if;
  return case when mine.answer = 'interested' then 'interest' else 'teaser' end::public.disclosure_level;
end;
$$;

-- Whether the caller may know who this party of a proposal is.
create function private.knows_party(proposal_id uuid, organisation_id uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  if $2 = private.my_organisation_id() or private.oversees_proposal($1) then return true; end if;
  return exists (
    select from public.proposal_parties mine
    join public.proposal_parties other on other.proposal_id = mine.proposal_id and other.organisation_id = $2
    left join public.proposal_subjects s on s.proposal_id = mine.proposal_id
    where mine.proposal_id = $1 and mine.organisation_id = private.my_organisation_id()
      -- Whoever asked knows whom it asked.
      and (mine.revealed and other.revealed or s.initiator_id = mine.organisation_id));
end;
$$;

create function private.my_proposal_ids() returns setof uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
    select pp.proposal_id from public.proposal_parties pp where pp.organisation_id = private.my_organisation_id()
    union
    select p.id from public.proposals p where private.my_role() = 'coordinator' and p.office_id = private.my_organisation_id()
    union
    select pp.proposal_id from public.proposal_parties pp
    where private.my_role() = 'coordinator' and pp.organisation_id in (select private.coordinated_organisation_ids())
    union
    select p.id from public.proposals p where private.my_role() = 'auditor';
end;
$$;
revoke execute on function private.oversees_proposal, private.proposal_level, private.knows_party, private.my_proposal_ids from public;
grant execute on function private.oversees_proposal, private.proposal_level, private.knows_party, private.my_proposal_ids to authenticated;

alter table public.proposal_transitions enable row level security;
alter table public.proposals enable row level security;
alter table public.proposal_subjects enable row level security;
alter table public.proposal_parties enable row level security;
alter table public.open_proposal_counts enable row level security;
alter table public.proposal_events enable row level security;
alter table public.proposal_commitments enable row level security;
alter table public.rather_nots enable row level security;
grant select on public.proposal_transitions, public.proposals, public.proposal_subjects, public.proposal_parties,
  public.open_proposal_counts, public.proposal_events, public.proposal_commitments to authenticated, service_role;
grant select on public.rather_nots to authenticated, service_role;

create policy "Members read which verb leads where"
  on public.proposal_transitions for select to authenticated using ((select private.my_role()) is not null);
create policy "Parties and offices read their proposals"
  on public.proposals for select to authenticated using (id in (select private.my_proposal_ids()));
create policy "What names the parties is for the offices, for who proposed it, and for parties that know each other"
  on public.proposal_subjects for select to authenticated
  using (
    proposal_id in (select private.my_proposal_ids())
    and (initiator_id = (select private.my_organisation_id()) or private.proposal_level(proposal_id) in ('identity', 'documents'))
  );
create policy "One reads oneself in a proposal, and the parties that one knows"
  on public.proposal_parties for select to authenticated
  using (
    organisation_id = (select private.my_organisation_id())
    -- Whom one asked is known; what he answered is not, before it is mutual.
    or proposal_id in (select private.my_proposal_ids()) and private.proposal_level(proposal_id) in ('identity', 'documents')
      and private.knows_party(proposal_id, organisation_id)
  );
create policy "One reads how many of one's own are open; the responsible office and auditors too"
  on public.open_proposal_counts for select to authenticated
  using (
    organisation_id = (select private.my_organisation_id())
    or (select private.my_role()) = 'auditor'
    or organisation_id in (select private.coordinated_organisation_ids())
  );
create policy "One reads one's own steps, and all that concerns everybody once the parties know each other"
  on public.proposal_events for select to authenticated
  using (
    acting_for = (select private.my_organisation_id()) or seen_by = (select private.my_organisation_id())
    or proposal_id in (select private.my_proposal_ids())
      and (private.oversees_proposal(proposal_id)
        or seen_by is null and private.proposal_level(proposal_id) in ('identity', 'documents'))
  );
create policy "One reads what one would give, and what the parties give that one knows"
  on public.proposal_commitments for select to authenticated
  using (
    organisation_id = (select private.my_organisation_id())
    or proposal_id in (select private.my_proposal_ids()) and private.proposal_level(proposal_id) in ('identity', 'documents')
      and private.knows_party(proposal_id, organisation_id)
  );
-- Whom one would rather not meet is not even shown to oneself by name while he was anonymous: functions read it.
create policy "Nobody reads the list itself"
  on public.rather_nots for select to authenticated using (false);
