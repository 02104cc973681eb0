-- Conflicts of interest: what a person declares, and where he was a member before. Who is flagged does not review, vouch, answer
-- or sign: triggers on the tables see to it, whichever function writes them.

create type public.interest_kind as enum ('works_there', 'worked_there', 'family', 'holds_shares', 'other');

create table public.declared_interests (
  id uuid primary key default gen_random_uuid(),
  -- Kept when the account goes: the trail of who was flagged outlives it.
  user_id uuid not null,
  person_name text not null,
  acting_for uuid not null references public.organisations (id),
  organisation_id uuid not null references public.organisations (id),
  kind public.interest_kind not null,
  words text not null default '' check (char_length(words) <= 500),
  declared_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  ended_why text,
  constraint declared_interests_other_in_words check (kind <> 'other' or btrim(words) <> ''),
  constraint declared_interests_end_with_a_reason check ((ended_at is null) = (ended_why is null))
);
comment on table public.declared_interests is 'What a person says binds him to an organisation. Never deleted; ended with a reason.';
create index on public.declared_interests (user_id);
create index on public.declared_interests (organisation_id);
create index on public.declared_interests (acting_for);
create unique index declared_interests_once on public.declared_interests (user_id, organisation_id) where ended_at is null;

create table public.past_memberships (
  id bigint generated always as identity primary key,
  user_id uuid not null,
  organisation_id uuid not null,
  role public.member_role not null,
  since timestamptz not null,
  until timestamptz not null default clock_timestamp()
);
comment on table public.past_memberships is 'Where somebody was a member before: written by the database when a membership ends or moves.';
create index on public.past_memberships (user_id);
create trigger past_memberships_are_kept before update or delete on public.past_memberships
  for each row execute function private.refuse_change();

create function private.keep_past_membership() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.past_memberships (user_id, organisation_id, role, since) values (old.user_id, old.organisation_id, old.role, old.created_at);
  return null;
end;
$$;
create trigger memberships_leave_a_trace after delete on public.memberships
  for each row execute function private.keep_past_membership();
create trigger memberships_moved_leave_a_trace after update of organisation_id on public.memberships
  for each row when (old.organisation_id <> new.organisation_id) execute function private.keep_past_membership();

alter table public.declared_interests enable row level security;
alter table public.past_memberships enable row level security;
grant select on public.declared_interests, public.past_memberships to authenticated, service_role;
create policy "One reads what one declared; auditors and administrators read all"
  on public.declared_interests for select to authenticated
  using (user_id = (select auth.uid()) or (select private.sees_all_members()));
create policy "One reads where one was before; auditors and administrators read all"
  on public.past_memberships for select to authenticated
  using (user_id = (select auth.uid()) or (select private.sees_all_members()));

-- Whether the caller is flagged for one of these organisations, his own aside.
create function private.is_conflicted(organisation_ids uuid[]) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.declared_interests d
    where d.user_id = auth.uid() and d.ended_at is null and d.organisation_id = any ($1) and d.organisation_id is distinct from private.my_organisation_id())
  or exists (
    select from public.past_memberships p
    where p.user_id = auth.uid() and p.organisation_id = any ($1) and p.organisation_id is distinct from private.my_organisation_id())
$$;

create function public.declare_interest(organisation_id uuid, kind public.interest_kind, words text default '') returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  new_id uuid;
begin
  if private.my_organisation_id() is null then raise exception 'not_allowed'; end if;
  if $1 = private.my_organisation_id() or not exists (select from public.organisations o where o.id = $1) then raise exception 'bad_request'; end if;
  if $2 = 'other' and btrim(coalesce($3, '')) = '' then raise exception 'reason_needed'; end if;
  insert into public.declared_interests (user_id, person_name, acting_for, organisation_id, kind, words)
  select me.actor_id, me.actor_name, me.acting_for, $1, $2, left(btrim(coalesce($3, '')), 500) from private.event_actor() me
  returning id into new_id;
  perform private.record_event('declare_interest', 'declared_interest', new_id::text, private.my_organisation_id(), null,
    jsonb_build_object('organisation', $1, 'kind', $2), $3);
  return new_id;
exception
  when unique_violation then raise exception 'already_recorded';
  when not_null_violation then raise exception 'bad_request';
end;
$$;
comment on function public.declare_interest is 'Says what binds one to an organisation: from now on one is flagged for it. Raises not_allowed, bad_request, reason_needed, already_recorded.';

create function public.end_interest(interest_id uuid, why text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  d public.declared_interests;
begin
  if btrim(coalesce(why, '')) = '' then raise exception 'reason_needed'; end if;
  update public.declared_interests x set ended_at = clock_timestamp(), ended_why = left(btrim($2), 500)
  where x.id = $1 and x.user_id = auth.uid() and x.ended_at is null returning * into d;
  if not found then raise exception 'not_found'; end if;
  perform private.record_event('end_interest', 'declared_interest', d.id::text, d.acting_for, null, jsonb_build_object('organisation', d.organisation_id), $2);
end;
$$;
comment on function public.end_interest is 'Ends what one declared, with the reason. Raises not_found, reason_needed.';

-- For whom the caller is flagged, and why: the pages say it before a button refuses.
create function public.my_conflicts() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('organisationId', o.id, 'name', o.name, 'interestId', c.id, 'kind', c.kind, 'words', c.words, 'since', c.since) order by o.name, c.since), '[]')
  from (
    select d.organisation_id, d.id, d.kind::text, d.words, d.declared_at as since from public.declared_interests d where d.user_id = auth.uid() and d.ended_at is null
    union all
    select p.organisation_id, null, 'was_member', '', p.until from public.past_memberships p where p.user_id = auth.uid()
  ) c
  join public.organisations o on o.id = c.organisation_id
  where o.id is distinct from private.my_organisation_id()
$$;

-- A listing is not reviewed, nor an organisation vouched for, by who is bound to it.
create function private.refuse_conflicted_review() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if private.is_conflicted(array(select distinct l.organisation_id from fresh f join public.listings l on l.id = f.listing_id)) then
    raise exception 'conflict_of_interest';
  end if;
  return null;
end;
$$;
create trigger listing_reviews_without_conflict after insert on public.listing_reviews referencing new table as fresh
  for each statement execute function private.refuse_conflicted_review();

create function private.refuse_conflicted_vouching() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if private.is_conflicted(array[new.organisation_id]) then raise exception 'conflict_of_interest'; end if;
  return null;
end;
$$;
create trigger organisation_verifications_without_conflict after update of answered_by on public.organisation_verifications
  for each row when (new.answered_by is not null and new.answered_by is distinct from old.answered_by) execute function private.refuse_conflicted_vouching();

-- Nobody signs, hands in a paper, or answers for another where he is bound to one of the other parties.
create function private.refuse_conflicted_party() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  -- The tables that call this have either column.
  about uuid := coalesce((to_jsonb(new) ->> 'proposal_id')::uuid,
    (select t.proposal_id from public.term_sheets t where t.id = (to_jsonb(new) ->> 'term_sheet_id')::uuid));
begin
  if private.is_conflicted(array(select pp.organisation_id from public.proposal_parties pp where pp.proposal_id = about and pp.left_at is null)) then
    raise exception 'conflict_of_interest';
  end if;
  return null;
end;
$$;
create trigger signatures_without_conflict after insert on public.signatures
  for each row execute function private.refuse_conflicted_party();
create trigger proposal_parties_answered_without_conflict after update of answer on public.proposal_parties
  for each row when (new.consent_id is not null and new.answer is distinct from old.answer and new.answer is not null) execute function private.refuse_conflicted_party();

revoke execute on function private.keep_past_membership, private.is_conflicted, public.declare_interest, public.end_interest, public.my_conflicts,
  private.refuse_conflicted_review, private.refuse_conflicted_vouching, private.refuse_conflicted_party from public, anon;
grant execute on function public.declare_interest, public.end_interest, public.my_conflicts to authenticated;
