-- The fourth step of disclosure. Parties that know each other ask for each other's papers and the confidential part of the listing
-- that takes part; its owner alone opens them, to who asked and nobody else, and they close again when the proposal comes to nothing.

create type public.document_answer as enum ('granted', 'refused', 'taken_back');

create table public.proposal_documents (
  proposal_id uuid not null,
  asker_id uuid not null,
  owner_id uuid not null,
  -- Which, and what for.
  words text not null default '' check (char_length(words) <= 500),
  asked_by_name text,
  asked_at timestamptz not null default clock_timestamp(),
  answer public.document_answer,
  why text not null default '' check (char_length(why) <= 500),
  answered_by_name text,
  answered_at timestamptz,
  -- It was opened by this answer, not before.
  opened boolean not null default false,
  primary key (proposal_id, asker_id, owner_id),
  foreign key (proposal_id, asker_id) references public.proposal_parties (proposal_id, organisation_id) on delete cascade,
  foreign key (proposal_id, owner_id) references public.proposal_parties (proposal_id, organisation_id) on delete cascade,
  constraint proposal_documents_of_another check (asker_id <> owner_id),
  constraint proposal_documents_answered_at_some_time check ((answer is null) = (answered_at is null)),
  constraint proposal_documents_refused_with_a_reason check (answer is null or answer = 'granted' or btrim(why) <> '')
);
comment on table public.proposal_documents is 'Who asked to see whose papers in a proposal, and what the owner said.';
create index on public.proposal_documents (proposal_id, owner_id);

alter table public.proposal_documents enable row level security;
grant select on public.proposal_documents to authenticated, service_role;
create policy "Who asked, who was asked, and the offices read a request for papers"
  on public.proposal_documents for select to authenticated
  using (
    asker_id = (select private.my_organisation_id()) or owner_id = (select private.my_organisation_id())
    or private.oversees_proposal(proposal_id)
  );

-- How far the caller's organisation sees: documents once somebody opened his papers to it.
create or replace function private.proposal_level(proposal_id uuid) returns public.disclosure_level
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
  if mine.revealed and reached in ('identity', 'documents') then
    return case when exists (
      select from public.proposal_documents d where d.proposal_id = $1 and d.asker_id = mine.organisation_id and d.answer = 'granted'
    ) then 'documents' else 'identity' end;
  end if;
  return case when mine.answer = 'interested' then 'interest' else 'teaser' end::public.disclosure_level;
end;
$$;

-- The party that the caller speaks for, in a proposal whose parties know each other.
create function private.known_party(proposal_id uuid) returns public.proposal_parties
language plpgsql security definer set search_path = ''
as $$
declare
  p public.proposals;
  mine public.proposal_parties;
begin
  select * into p from public.proposals x where x.id = $1 for update;
  if not found or not private.sees_proposal($1) then raise exception 'not_found'; end if;
  select * into mine from public.proposal_parties pp where pp.proposal_id = $1 and pp.organisation_id = private.my_organisation_id();
  if not found or private.my_role() not in ('county_member', 'enterprise_member', 'talent_officer') then raise exception 'not_allowed'; end if;
  if not mine.revealed or mine.left_at is not null or p.closed_at is not null then raise exception 'wrong_state'; end if;
  return mine;
end;
$$;

create function public.ask_for_documents(proposal_id uuid, owner_id uuid, words text default '') returns void
language plpgsql security definer set search_path = ''
as $$
declare
  mine public.proposal_parties := private.known_party($1);
  said constant text := left(btrim(coalesce(words, '')), 500);
begin
  if not exists (
    select from public.proposal_parties pp where pp.proposal_id = $1 and pp.organisation_id = $2 and pp.organisation_id <> mine.organisation_id
      and pp.revealed and pp.left_at is null and pp.listing_id is not null
  ) then raise exception 'bad_request'; end if;
  insert into public.proposal_documents as d (proposal_id, asker_id, owner_id, words, asked_by_name)
  select $1, mine.organisation_id, $2, said, me.actor_name from private.event_actor() me
  on conflict on constraint proposal_documents_pkey do update set words = said, asked_by_name = excluded.asked_by_name, asked_at = clock_timestamp(),
    answer = null, why = '', answered_at = null, answered_by_name = null, opened = false
  where d.answer in ('refused', 'taken_back');
  if not found then return; end if;
  perform private.record_proposal_event($1, 'documents_asked', mine.organisation_id, null, jsonb_build_object('of', $2), said);
  perform private.notify($2, 'documents_asked', jsonb_build_object('by', private.my_organisation_name(), 'words', said,
    'number', (select p.number from public.proposals p where p.id = $1)), '/proposals/' || $1 || '#documents');
end;
$$;
comment on function public.ask_for_documents is 'Asks a party for its papers. Raises not_found, not_allowed, wrong_state, bad_request.';

-- Closes what a request had opened.
create function private.close_documents(d public.proposal_documents) returns void
language sql security definer set search_path = ''
as $$
  delete from public.listing_disclosures x using public.proposal_parties pp
  where d.opened and pp.proposal_id = d.proposal_id and pp.organisation_id = d.owner_id and x.listing_id = pp.listing_id and x.organisation_id = d.asker_id
$$;

create function public.answer_documents(proposal_id uuid, asker_id uuid, answer public.document_answer, why text default '') returns void
language plpgsql security definer set search_path = ''
as $$
declare
  mine public.proposal_parties := private.known_party($1);
  d public.proposal_documents;
  said constant text := left(btrim(coalesce(why, '')), 500);
  told text;
begin
  select * into d from public.proposal_documents x where x.proposal_id = $1 and x.asker_id = $2 and x.owner_id = mine.organisation_id for update;
  if not found then raise exception 'not_found'; end if;
  if d.answer = $3 then return; end if;
  if ($3 = 'taken_back') <> (d.answer is not distinct from 'granted') then raise exception 'wrong_state'; end if;
  if $3 <> 'granted' and said = '' then raise exception 'reason_needed'; end if;
  if $3 = 'granted' then
    insert into public.listing_disclosures (listing_id, organisation_id, disclosed_by) values (mine.listing_id, $2, auth.uid()) on conflict do nothing;
    d.opened := found;
    update public.proposals x set disclosure = greatest(x.disclosure, 'documents') where x.id = $1;
  else
    perform private.close_documents(d);
    d.opened := false;
  end if;
  update public.proposal_documents x set answer = $3, why = said, answered_at = clock_timestamp(), answered_by_name = me.actor_name, opened = d.opened
  from private.event_actor() me where x.proposal_id = $1 and x.asker_id = $2 and x.owner_id = mine.organisation_id;
  told := 'documents_' || $3::text;
  perform private.record_proposal_event($1, told, mine.organisation_id, null, jsonb_build_object('to', $2), said);
  if $3 <> 'refused' then
    perform private.record_event(case when $3 = 'granted' then 'disclose' else 'end_disclosure' end, 'listing', mine.listing_id::text, mine.organisation_id,
      null, jsonb_build_object('to', $2, 'proposal', $1), said);
  end if;
  perform private.notify($2, told, jsonb_build_object('by', private.my_organisation_name(), 'why', said,
    'number', (select p.number from public.proposals p where p.id = $1)), '/proposals/' || $1 || '#documents');
end;
$$;
comment on function public.answer_documents is 'Opens one''s papers to a party that asked, refuses, or takes them back. Raises not_found, not_allowed, wrong_state, reason_needed.';

-- What was opened for a proposal closes with it, and with the party that leaves.
create function private.close_documents_of(proposal_id uuid, organisation_id uuid, why text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  d public.proposal_documents;
begin
  for d in
    select * from public.proposal_documents x
    where x.proposal_id = $1 and ($2 is null or $2 in (x.asker_id, x.owner_id)) and x.answer = 'granted' for update
  loop
    perform private.close_documents(d);
    update public.proposal_documents x set answer = 'taken_back', why = $3, answered_at = clock_timestamp(), answered_by_name = null, opened = false
    where x.proposal_id = d.proposal_id and x.asker_id = d.asker_id and x.owner_id = d.owner_id;
    perform private.notify(d.asker_id, 'documents_taken_back', jsonb_build_object('by', o.name, 'why', $3,
      'number', (select p.number from public.proposals p where p.id = d.proposal_id)), '/proposals/' || d.proposal_id || '#documents')
    from public.organisations o where o.id = d.owner_id;
  end loop;
end;
$$;
create function private.close_documents_with_proposal() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.close_documents_of(new.id, null, 'proposal_over');
  return null;
end;
$$;
create trigger proposals_close_their_documents after update of status on public.proposals
  for each row when (new.status in ('declined', 'withdrawn', 'expired', 'terminated') and old.status is distinct from new.status)
  execute function private.close_documents_with_proposal();
create function private.close_documents_with_party() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.close_documents_of(new.proposal_id, new.organisation_id, 'party_left');
  return null;
end;
$$;
create trigger proposal_parties_close_their_documents after update of left_at on public.proposal_parties
  for each row when (old.left_at is null and new.left_at is not null) execute function private.close_documents_with_party();

create function private.invariants_document() returns table (rule text, subject text)
language sql stable security definer set search_path = ''
as $$
  select 'papers are open to a party that is there, in a proposal that is under way', d.proposal_id || ' ' || d.asker_id
  from public.proposal_documents d
  join public.proposals p on p.id = d.proposal_id
  join public.proposal_parties a on a.proposal_id = d.proposal_id and a.organisation_id = d.asker_id
  join public.proposal_parties o on o.proposal_id = d.proposal_id and o.organisation_id = d.owner_id
  where d.answer = 'granted' and (a.left_at is not null or o.left_at is not null or p.status in ('declined', 'withdrawn', 'expired', 'terminated'))
  union all
  select 'an answer about papers left its event', d.proposal_id || ' ' || d.asker_id from public.proposal_documents d
  where d.answer is not null and not exists (select from public.proposal_events e
    where e.proposal_id = d.proposal_id and (e.what = 'documents_' || d.answer::text or d.answered_by_name is null))
$$;

revoke execute on function private.known_party, private.close_documents, private.close_documents_of, private.close_documents_with_proposal,
  private.close_documents_with_party, private.invariants_document from public;
revoke execute on function public.ask_for_documents, public.answer_documents from public, anon;
grant execute on function public.ask_for_documents, public.answer_documents to authenticated;
