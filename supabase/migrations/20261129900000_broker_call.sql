-- The broker's next call: what waits for whom since when, what is at stake, and what was tried. Which call comes first is
-- reckoned by src/lib/engine/calls from these facts; the database only keeps them.

create type public.call_outcome as enum ('reached', 'not_reached', 'calls_back');

create table public.broker_calls (
  id bigint generated always as identity primary key,
  proposal_id uuid not null references public.proposals (id),
  -- Whom it was about: the party or office whose next step is awaited.
  organisation_id uuid not null references public.organisations (id),
  -- Who was on the phone, as the caller wrote it.
  person_name text not null check (btrim(person_name) <> '' and char_length(person_name) <= 60),
  outcome public.call_outcome not null,
  words text not null default '' check (char_length(words) <= 1000),
  called_at timestamptz not null default clock_timestamp(),
  by_id uuid,
  by_name text,
  acting_for uuid not null references public.organisations (id),
  constraint broker_calls_say_what_was_said check (outcome = 'not_reached' or btrim(words) <> '')
);
comment on table public.broker_calls is 'Append-only: who called whom about which proposal, and what was said. For the offices that look after it, and auditors.';
create index on public.broker_calls (proposal_id, id);
create index on public.broker_calls (organisation_id);
create index on public.broker_calls (acting_for);
create trigger broker_calls_are_kept before update or delete on public.broker_calls
  for each row execute function private.refuse_change();
create trigger broker_calls_are_not_emptied before truncate on public.broker_calls
  for each statement execute function private.refuse_change();

alter table public.broker_calls enable row level security;
grant select on public.broker_calls to authenticated, service_role;
create policy "The offices that look after a proposal read its calls; auditors too"
  on public.broker_calls for select to authenticated using (private.oversees_proposal(proposal_id));

-- Writes a call down: by a coordinator, about who takes part in the proposal or has to sign it.
create function public.record_call(
  proposal_id uuid, organisation_id uuid, person_name text, outcome public.call_outcome, words text default ''
) returns bigint
language plpgsql security definer set search_path = ''
as $$
declare
  new_id bigint;
begin
  if $1 is null or not private.oversees_proposal($1) or not exists (select from public.proposals p where p.id = $1) then raise exception 'not_found'; end if;
  if private.my_role() is distinct from 'coordinator' then raise exception 'not_allowed'; end if;
  if not exists (select from public.proposal_parties pp where pp.proposal_id = $1 and pp.organisation_id = $2)
    and not exists (
      select from public.term_sheets t join public.term_sheet_signers s on s.term_sheet_id = t.id where t.proposal_id = $1 and s.organisation_id = $2)
  then raise exception 'bad_request'; end if;
  if $4 is distinct from 'not_reached' and btrim(coalesce($5, '')) = '' then raise exception 'comment_needed'; end if;
  insert into public.broker_calls (proposal_id, organisation_id, person_name, outcome, words, by_id, by_name, acting_for)
  select $1, $2, btrim($3), $4, btrim(coalesce($5, '')), me.actor_id, me.actor_name, me.acting_for from private.event_actor() me
  returning id into new_id;
  perform private.record_event('call', 'proposal', $1::text, $2, null, jsonb_build_object('person', btrim($3), 'outcome', $4), $5);
  return new_id;
exception
  when check_violation or not_null_violation then raise exception 'bad_request';
end;
$$;
comment on function public.record_call is 'Writes down a call about a proposal: whom, what came of it, what was said. Raises not_found, not_allowed, comment_needed, bad_request.';

-- Whose next step each open proposal waits for: the first of these that holds. A choice after a change, an answer, a signature,
-- what was due, the beginning of talks, the next word in talks.
create function private.awaited_steps() returns table
  (proposal_id uuid, rank integer, why text, organisation_id uuid, since date, until date)
language sql stable security definer set search_path = ''
as $$
  with mine as (
    select p.* from public.proposals p
    where p.id in (select private.my_proposal_ids()) and p.status in ('proposed', 'accepted', 'negotiating', 'delivering')
  ), said as (
    -- The newest step that everybody may know of.
    select distinct on (e.proposal_id) e.proposal_id, e.acting_for, private.chinese_day(e.at) as day
    from public.proposal_events e join mine m on m.id = e.proposal_id where e.seen_by is null order by e.proposal_id, e.id desc
  )
  select m.id, 1, 'choice', x.organisation_id, private.chinese_day(c.at), c.decide_by
  from mine m
  join public.proposal_changes c on c.proposal_id = m.id and c.settled_at is null
  join public.proposal_change_choices x on x.change_id = c.id and x.choice is null
  join public.proposal_parties pp on pp.proposal_id = m.id and pp.organisation_id = x.organisation_id and pp.left_at is null
  union all
  select m.id, 2, 'answer', pp.organisation_id,
    (select private.chinese_day(max(e.at)) from public.proposal_events e where e.proposal_id = m.id and e.to_status = 'proposed'), coalesce(pp.respond_by, m.respond_by)
  from mine m join public.proposal_parties pp on pp.proposal_id = m.id
  where m.status = 'proposed' and pp.answer is null and pp.left_at is null
  union all
  select m.id, 3, 'signature', s.organisation_id,
    (select private.chinese_day(max(e.at)) from public.proposal_events e where e.proposal_id = m.id and e.what in ('signing_started', 'signature')), null
  from mine m join public.term_sheets t on t.proposal_id = m.id and t.status = 'signing'
  join public.term_sheet_signers s on s.term_sheet_id = t.id and s.step = private.signing_step(t)
  where not exists (select from public.signatures g where g.term_sheet_id = t.id and g.round = t.round and g.organisation_id = s.organisation_id)
  union all
  select m.id, 4, 'obligation', d.owner_id, min(d.due_on), null
  from mine m join public.milestones d on d.proposal_id = m.id
  where m.status = 'delivering' and d.done_on is null and d.due_on < private.chinese_day()
  group by m.id, d.owner_id
  union all
  select m.id, 5, 'talks', pp.organisation_id, said.day, null
  from mine m join said on said.proposal_id = m.id join public.proposal_parties pp on pp.proposal_id = m.id and pp.left_at is null
  where m.status = 'accepted'
  union all
  -- In talks, those who did not have the last word are awaited.
  select m.id, 6, 'terms', pp.organisation_id, said.day, null
  from mine m join said on said.proposal_id = m.id join public.proposal_parties pp on pp.proposal_id = m.id and pp.left_at is null
  left join public.term_sheets t on t.proposal_id = m.id
  where m.status = 'negotiating' and coalesce(t.status, 'open') = 'open' and pp.organisation_id is distinct from said.acting_for
$$;

-- Whom to ring up: the organisation's own people where the caller's office answers for it; else the office that does; an office
-- by its published contact.
create function private.whom_to_call(organisation_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(
    (select jsonb_build_object('person', c.person_name, 'post', c.post, 'phone', c.phone, 'office', null)
     from public.organisation_contacts c
     where c.organisation_id = o.id and c.phone <> '' and private.coordinates_organisation(o.id) order by c.position limit 1),
    (select jsonb_build_object('person', c.person_name, 'post', '', 'phone', c.phone, 'office', case when f.id <> o.id then f.name end)
     from public.organisations f join public.office_contacts c on c.organisation_id = f.id
     where f.id = case when o.kind = 'coordinator_office' then o.id else private.responsible_office_id(o.region_code) end
       and f.id is distinct from private.my_organisation_id()))
  from public.organisations o where o.id = $1
$$;

create function public.call_queue() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  today date := private.chinese_day();
begin
  if private.my_role() is distinct from 'coordinator' then return '[]'; end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', p.id, 'number', p.number, 'kind', p.kind, 'status', p.status, 'title', s.title, 'isSample', p.is_sample,
      'office', (select o.name from public.organisations o where o.id = p.office_id), 'isOurs', p.office_id = private.my_organisation_id(),
      'why', w.why, 'until', w.until,
      'daysLeft', case when w.until is not null then private.working_days_between(today, w.until) end,
      'stakes', (
        select coalesce(jsonb_agg(jsonb_build_object('factor', c.factor, 'unit', c.unit, 'quantity', c.quantity) order by c.factor, c.unit), '[]')
        from (
          select x.factor, x.unit, sum(coalesce(x.granted, x.asked)) as quantity from public.proposal_commitments x
          where x.proposal_id = p.id and x.state <> 'released' group by x.factor, x.unit) c),
      'awaited', w.awaited,
      'calls', (
        select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'at', c.called_at, 'by', c.by_name, 'office', f.name, 'organisation', o.name,
          'person', c.person_name, 'outcome', c.outcome, 'words', c.words) order by c.id desc), '[]')
        from (select * from public.broker_calls b where b.proposal_id = p.id order by b.id desc limit 10) c
        join public.organisations f on f.id = c.acting_for join public.organisations o on o.id = c.organisation_id))
      order by p.number), '[]')
    from (
      select a.proposal_id, a.why, min(a.until) as until,
        jsonb_agg(jsonb_build_object('organisationId', a.organisation_id, 'name', o.name, 'since', a.since,
          'silentDays', private.working_days_between(a.since, today),
          -- Calls that may still be at work: of the last five working days or so.
          'tried', (select count(*) from public.broker_calls b where b.proposal_id = a.proposal_id and b.organisation_id = a.organisation_id
            and b.called_at > now() - interval '7 days'),
          'contact', private.whom_to_call(a.organisation_id)) order by a.since, o.name) as awaited
      from (select x.*, min(x.rank) over (partition by x.proposal_id) as first from private.awaited_steps() x) a
      join public.organisations o on o.id = a.organisation_id
      where a.rank = a.first
      group by a.proposal_id, a.why
      -- The nearest to their end first, where there are very many.
      order by min(a.until) nulls last, a.proposal_id limit 300) w
    join public.proposals p on p.id = w.proposal_id
    join public.proposal_subjects s on s.proposal_id = p.id);
end;
$$;
comment on function public.call_queue is 'Open proposals that the caller''s office looks after, with whose next step is awaited since when, what is at stake, whom to ring up and what was tried; empty for who is no coordinator.';

revoke execute on function public.record_call, private.awaited_steps, private.whom_to_call, public.call_queue from public, anon;
grant execute on function public.record_call, public.call_queue to authenticated;
