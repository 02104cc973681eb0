-- Two persons above a value: an office sets, dated, from which value its signature on an agreement, or a commitment of an
-- organisation that it answers for, needs a second person. The tables refuse a signature or an answer without it.

create type public.approval_subject as enum ('agreement', 'commitment');
create type public.approval_measure as enum ('money', 'area', 'people');

create table public.approval_thresholds (
  id bigint generated always as identity primary key,
  office_id uuid not null references public.organisations (id),
  subject public.approval_subject not null,
  measure public.approval_measure not null,
  valid_from date not null,
  -- 万元, 亩, 人; null: from that day no second person is needed for this measure.
  at_least numeric check (at_least > 0 and at_least < 1e12),
  why text not null check (btrim(why) <> '' and char_length(why) <= 300),
  set_by uuid,
  set_by_name text,
  set_for uuid,
  set_at timestamptz not null default clock_timestamp()
);
comment on table public.approval_thresholds is 'Append-only: from which value an office wants two persons. The newest row that has begun counts, for each subject and measure.';
create index on public.approval_thresholds (office_id, subject, measure, valid_from desc, id desc);
create trigger approval_thresholds_are_kept before update or delete on public.approval_thresholds
  for each row execute function private.refuse_change();

create table public.second_approvals (
  id bigint generated always as identity primary key,
  proposal_id uuid not null references public.proposals (id),
  subject public.approval_subject not null,
  office_id uuid not null references public.organisations (id),
  -- Of a commitment: whose. Of an agreement: the office's own signature.
  organisation_id uuid references public.organisations (id),
  -- What was approved: the text by its hash, or the round of answers.
  hash text check (hash ~ '^[0-9a-f]{64}$'),
  round integer,
  approver_id uuid not null,
  approver_name text not null,
  words text not null check (btrim(words) <> '' and char_length(words) <= 500),
  at timestamptz not null default clock_timestamp(),
  constraint second_approvals_name_what check (case subject when 'agreement' then hash is not null and organisation_id is null and round is null
    else hash is null and organisation_id is not null and round is not null end)
);
comment on table public.second_approvals is 'Append-only: the person besides the one who signs or answers, and what it was that he approved.';
create index on public.second_approvals (proposal_id, office_id);
create index on public.second_approvals (office_id);
create index on public.second_approvals (organisation_id) where organisation_id is not null;
create trigger second_approvals_are_kept before update or delete on public.second_approvals
  for each row execute function private.refuse_change();
create trigger second_approvals_without_conflict after insert on public.second_approvals
  for each row execute function private.refuse_conflicted_party();

alter table public.approval_thresholds enable row level security;
alter table public.second_approvals enable row level security;
grant select on public.approval_thresholds, public.second_approvals to authenticated, service_role;
create policy "Members read from which value an office wants two persons"
  on public.approval_thresholds for select to authenticated using ((select private.my_role()) is not null);
create policy "Who looks after a proposal reads its second approvals; the party whose commitment it is too"
  on public.second_approvals for select to authenticated
  using (organisation_id = (select private.my_organisation_id()) or private.oversees_proposal(proposal_id));

create function public.set_approval_threshold(
  subject public.approval_subject, measure public.approval_measure, at_least numeric, valid_from date, why text, office_id uuid default null
) returns bigint
language plpgsql security definer set search_path = ''
as $$
declare
  office uuid := private.own_office($6);
  before numeric;
  new_id bigint;
begin
  if $4 < private.chinese_day() then raise exception 'bad_request'; end if;
  if btrim(coalesce($5, '')) = '' then raise exception 'reason_needed'; end if;
  select t.at_least into before from private.thresholds_on(office, $1, $4) t where t.measure = $2;
  insert into public.approval_thresholds (office_id, subject, measure, valid_from, at_least, why, set_by, set_by_name, set_for)
  select office, $1, $2, $4, $3, btrim($5), me.actor_id, me.actor_name, me.acting_for from private.event_actor() me
  returning id into new_id;
  perform private.record_event('set_threshold', 'approval_threshold', new_id::text, office,
    jsonb_build_object('subject', $1, 'measure', $2, 'at_least', before),
    jsonb_build_object('subject', $1, 'measure', $2, 'at_least', $3, 'valid_from', $4), $5);
  perform private.notify(office, 'threshold_set', jsonb_build_object('by', (select me.actor_name from private.event_actor() me), 'subject', $1, 'measure', $2,
    'at_least', $3, 'from', $4, 'why', btrim($5)), '/approvals');
  return new_id;
exception
  when check_violation or not_null_violation then raise exception 'bad_request';
end;
$$;
comment on function public.set_approval_threshold is 'From which value (万元, 亩, 人) an office wants two persons, from a day on; null: no longer. Raises not_allowed, bad_request, reason_needed.';

-- What counts for an office on a day.
create function private.thresholds_on(office_id uuid, subject public.approval_subject, day date default private.chinese_day())
returns table (measure public.approval_measure, at_least numeric)
language sql stable security definer set search_path = ''
as $$
  select n.measure, n.at_least from (
    select distinct on (t.measure) t.measure, t.at_least from public.approval_thresholds t
    where t.office_id = $1 and t.subject = $2 and t.valid_from <= $3
    order by t.measure, t.valid_from desc, t.id desc) n
  where n.at_least is not null
$$;

-- What reaches an office's threshold in a proposal: all that is promised in it, or what one organisation promises.
create function private.reached_thresholds(office_id uuid, subject public.approval_subject, proposal_id uuid, organisation_id uuid default null)
returns table (measure public.approval_measure, at_least numeric, amount numeric)
language sql stable security definer set search_path = ''
as $$
  select t.measure, t.at_least, a.amount
  from private.thresholds_on($1, $2) t
  cross join lateral (
    select coalesce(sum(private.in_base_unit(coalesce(c.granted, c.asked), c.unit)), 0)
      / private.in_base_unit(1, case t.measure when 'money' then 'CNY_10k' when 'area' then 'mu' else 'person' end::public.factor_unit) as amount
    from public.proposal_commitments c
    where c.proposal_id = $3 and ($4 is null or c.organisation_id = $4) and c.state <> 'released' and private.unit_dimension(c.unit) = t.measure::text) a
  where a.amount >= t.at_least
$$;

-- An office signs above its value only after another of its people approved the same text.
create function private.refuse_single_signature() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  about uuid := (select t.proposal_id from public.term_sheets t where t.id = new.term_sheet_id);
begin
  if exists (select from private.reached_thresholds(new.organisation_id, 'agreement', about))
    and not exists (
      select from public.second_approvals a where a.proposal_id = about and a.subject = 'agreement' and a.office_id = new.organisation_id
        and a.hash = new.hash and a.approver_id is distinct from auth.uid())
  then raise exception 'second_approval_needed'; end if;
  return null;
end;
$$;
create trigger signatures_by_two after insert on public.signatures
  for each row execute function private.refuse_single_signature();

-- A commitment above the value of the office that answers for the organisation counts only after the office approved it. What one
-- proposes oneself is committed by the agreement, whose signature has its own value.
create function private.refuse_single_commitment() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  office uuid := (select private.responsible_office_id(o.region_code) from public.organisations o where o.id = new.organisation_id);
begin
  if exists (select from public.proposal_subjects s where s.proposal_id = new.proposal_id and s.initiator_id = new.organisation_id) then return null; end if;
  if exists (select from private.reached_thresholds(office, 'commitment', new.proposal_id, new.organisation_id))
    and not exists (
      select from public.second_approvals a join public.proposals p on p.id = a.proposal_id
      where a.proposal_id = new.proposal_id and a.subject = 'commitment' and a.office_id = office and a.organisation_id = new.organisation_id
        and a.round = p.round and a.approver_id is distinct from auth.uid())
  then raise exception 'second_approval_needed'; end if;
  return null;
end;
$$;
create trigger proposal_parties_committed_by_two after update of answer on public.proposal_parties
  for each row when (new.answer = 'interested' and old.answer is distinct from 'interested') execute function private.refuse_single_commitment();

-- What of a proposal needs a second person, and who has approved it; null for who may not know.
create function public.approvals_of(proposal_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  p public.proposals;
  me uuid := private.my_organisation_id();
  text_hash text;
begin
  select * into p from public.proposals x where x.id = $1 and x.id in (select private.my_proposal_ids());
  if not found then return null; end if;
  select v.hash into text_hash from public.term_sheets t join public.term_sheet_versions v on v.term_sheet_id = t.id and v.number = t.signing_version where t.proposal_id = p.id;
  return jsonb_build_object('number', p.number, 'status', p.status, 'items', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'subject', x.subject, 'officeId', x.office_id, 'office', f.name, 'isOurs', x.office_id = me, 'organisationId', x.organisation_id,
      'organisation', o.name, 'isMine', coalesce(x.organisation_id = me, false),
      'reached', (select jsonb_agg(jsonb_build_object('measure', r.measure, 'atLeast', r.at_least, 'amount', r.amount) order by r.measure)
        from private.reached_thresholds(x.office_id, x.subject, p.id, x.organisation_id) r),
      -- An agreement is approved while its text is out for signature, a commitment while it is asked.
      'isOpen', case x.subject when 'agreement' then text_hash is not null and p.status = 'negotiating' else p.status = 'proposed' end,
      'approvals', (
        select coalesce(jsonb_agg(jsonb_build_object('by', a.approver_name, 'at', a.at, 'words', a.words, 'isMe', a.approver_id = auth.uid(),
          'counts', case x.subject when 'agreement' then a.hash is not distinct from text_hash else a.round = p.round end) order by a.id), '[]')
        from public.second_approvals a
        where a.proposal_id = p.id and a.subject = x.subject and a.office_id = x.office_id and a.organisation_id is not distinct from x.organisation_id))
      order by x.subject, f.name, o.name), '[]')
    from (
      select 'agreement'::public.approval_subject as subject, s.id as office_id, null::uuid as organisation_id
      from (select p.office_id as id
        union select private.responsible_office_id(o.region_code) from public.proposal_parties pp join public.organisations o on o.id = pp.organisation_id
          where pp.proposal_id = p.id and pp.left_at is null
        union select g.organisation_id from public.term_sheets t join public.term_sheet_signers g on g.term_sheet_id = t.id where t.proposal_id = p.id and g.capacity = 'office') s
      where s.id is not null
      union all
      select 'commitment', private.responsible_office_id(o.region_code), pp.organisation_id
      from public.proposal_parties pp join public.organisations o on o.id = pp.organisation_id
      left join public.proposal_subjects s on s.proposal_id = pp.proposal_id
      where pp.proposal_id = p.id and pp.left_at is null and s.initiator_id is distinct from pp.organisation_id
        -- Before it is mutual, a party sees its own alone.
        and (pp.organisation_id = me or private.knows_party(p.id, pp.organisation_id))
    ) x
    join public.organisations f on f.id = x.office_id
    left join public.organisations o on o.id = x.organisation_id
    where (x.subject = 'commitment' or x.office_id = me or private.oversees_proposal(p.id))
      and exists (select from private.reached_thresholds(x.office_id, x.subject, p.id, x.organisation_id))));
end;
$$;
comment on function public.approvals_of is 'What of a proposal reaches an office''s value for two persons, and who approved it; null for who takes no part.';

create function public.approve_second(proposal_id uuid, subject public.approval_subject, words text, organisation_id uuid default null) returns bigint
language plpgsql security definer set search_path = ''
as $$
declare
  item jsonb;
  text_hash text;
  new_id bigint;
begin
  perform 1 from public.proposals p where p.id = $1 for update;
  if not found or public.approvals_of($1) is null then raise exception 'not_found'; end if;
  if private.my_role() is distinct from 'coordinator' then raise exception 'not_allowed'; end if;
  if btrim(coalesce(words, '')) = '' then raise exception 'comment_needed'; end if;
  select i into item from jsonb_array_elements(public.approvals_of($1) -> 'items') i
  where i ->> 'subject' = $2::text and (i ->> 'isOurs')::boolean and i ->> 'organisationId' is not distinct from $4::text;
  if item is null or not (item ->> 'isOpen')::boolean then raise exception 'wrong_state'; end if;
  if exists (select from jsonb_array_elements(item -> 'approvals') a where (a ->> 'isMe')::boolean and (a ->> 'counts')::boolean) then raise exception 'already_answered'; end if;
  select v.hash into text_hash from public.term_sheets t join public.term_sheet_versions v on v.term_sheet_id = t.id and v.number = t.signing_version where t.proposal_id = $1;
  insert into public.second_approvals (proposal_id, subject, office_id, organisation_id, hash, round, approver_id, approver_name, words)
  select $1, $2, me.acting_for, $4, case when $2 = 'agreement' then text_hash end,
    case when $2 = 'commitment' then (select p.round from public.proposals p where p.id = $1) end, me.actor_id, me.actor_name, btrim($3)
  from private.event_actor() me returning id into new_id;
  perform private.record_event('approve_second', 'proposal', $1::text, private.my_organisation_id(), null, jsonb_build_object('subject', $2, 'organisation', $4, 'hash', text_hash), $3);
  perform private.notify(coalesce($4, private.my_organisation_id()), 'second_approved',
    jsonb_build_object('by', (select me.actor_name from private.event_actor() me), 'number', (select p.number from public.proposals p where p.id = $1), 'subject', $2),
    '/proposals/' || $1 || case when $2 = 'agreement' then '/term-sheet' else '' end);
  return new_id;
exception
  when check_violation or not_null_violation then raise exception 'bad_request';
end;
$$;
comment on function public.approve_second is 'Approves, besides the one who will sign or answer. Raises not_found, not_allowed, comment_needed, wrong_state, already_answered, conflict_of_interest, bad_request.';

-- A party that was refused asks its office.
create function public.ask_second_approval(proposal_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  item jsonb;
begin
  if $1 is null or public.approvals_of($1) is null then raise exception 'not_found'; end if;
  if coalesce(private.my_role() not in ('county_member', 'enterprise_member', 'talent_officer', 'coordinator'), true) then raise exception 'not_allowed'; end if;
  select i into item from jsonb_array_elements(public.approvals_of($1) -> 'items') i where i ->> 'subject' = 'commitment' and (i ->> 'isMine')::boolean;
  if item is null or not (item ->> 'isOpen')::boolean then raise exception 'wrong_state'; end if;
  perform private.notify((item ->> 'officeId')::uuid, 'second_approval_asked',
    jsonb_build_object('by', private.my_organisation_name(), 'number', (select p.number from public.proposals p where p.id = $1)), '/proposals/' || $1 || '/approval');
  perform private.record_event('ask_second_approval', 'proposal', $1::text, private.my_organisation_id(), null, null, null);
end;
$$;
comment on function public.ask_second_approval is 'Asks one''s office to approve a commitment above its value. Raises not_found, not_allowed, wrong_state.';

revoke execute on function public.set_approval_threshold, private.thresholds_on, private.reached_thresholds, private.refuse_single_signature,
  private.refuse_single_commitment, public.approvals_of, public.approve_second, public.ask_second_approval from public, anon;
grant execute on function public.set_approval_threshold, public.approvals_of, public.approve_second, public.ask_second_approval to authenticated;
