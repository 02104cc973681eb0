-- After the signature: what is due from whom and when, what was moved and why, what was delivered in figures, and the end.

create type public.milestone_kind as enum ('milestone', 'obligation');
-- Investment is what was paid in, never what was signed; jobs out of poverty are a part of the jobs.
create type public.delivered_indicator as enum ('paid_in_investment', 'jobs', 'jobs_out_of_poverty', 'output_value', 'purchases', 'person_times');

create table public.milestones (
  proposal_id uuid not null references public.proposals (id),
  number integer not null check (number > 0),
  kind public.milestone_kind not null,
  title text not null check (btrim(title) <> '' and char_length(title) <= 120),
  owner_id uuid not null references public.organisations (id),
  due_on date not null,
  done_on date,
  done_words text not null default '' check (char_length(done_words) <= 500),
  done_by_name text,
  added_by_name text,
  added_at timestamptz not null default clock_timestamp(),
  -- What the clock has said already: 1 that it is due soon, 2 that it is over.
  alerted smallint not null default 0 check (alerted between 0 and 2),
  primary key (proposal_id, number)
);
comment on table public.milestones is 'What is due from whom and when, after the signature.';
create index on public.milestones (due_on) where done_on is null;
create index on public.milestones (owner_id);

create table public.milestone_moves (
  id bigint generated always as identity primary key,
  proposal_id uuid not null,
  number integer not null,
  from_day date not null,
  to_day date not null check (to_day <> from_day),
  why text not null check (btrim(why) <> '' and char_length(why) <= 500),
  by_id uuid,
  by_name text,
  acting_for uuid references public.organisations (id),
  at timestamptz not null default clock_timestamp(),
  foreign key (proposal_id, number) references public.milestones (proposal_id, number)
);
comment on table public.milestone_moves is 'Append-only: every day that was moved, by whom and why.';
create index on public.milestone_moves (proposal_id, number);
create trigger milestone_moves_are_kept before update or delete on public.milestone_moves
  for each row execute function private.refuse_change();

create table public.delivered_figures (
  id bigint generated always as identity primary key,
  proposal_id uuid not null references public.proposals (id),
  indicator public.delivered_indicator not null,
  -- The first day of the quarter that it is about.
  quarter date not null check (extract(day from quarter) = 1 and extract(month from quarter) in (1, 4, 7, 10)),
  -- Money in fen, else a count.
  value numeric(20, 0) not null check (value >= 0 and value <= 1e15),
  organisation_id uuid not null references public.organisations (id),
  by_id uuid,
  by_name text,
  at timestamptz not null default clock_timestamp(),
  -- The figure that this one corrects, and why.
  corrects bigint unique references public.delivered_figures (id),
  why text not null default '' check (char_length(why) <= 500),
  constraint delivered_figures_corrected_with_a_reason check ((corrects is null) = (btrim(why) = ''))
);
comment on table public.delivered_figures is 'Append-only: what was delivered, by quarter. A correction is another row that says why.';
-- One fact is asked once: a second figure of the same quarter must be a correction.
create unique index delivered_figures_once on public.delivered_figures (proposal_id, indicator, quarter) where corrects is null;
create trigger delivered_figures_are_kept before update or delete on public.delivered_figures
  for each row execute function private.refuse_change();

create table public.completions (
  proposal_id uuid not null references public.proposals (id),
  organisation_id uuid not null references public.organisations (id),
  by_id uuid,
  by_name text,
  at timestamptz not null default clock_timestamp(),
  words text not null default '' check (char_length(words) <= 500),
  primary key (proposal_id, organisation_id)
);
comment on table public.completions is 'Who of the parties says that all was delivered; when all have, the proposal is completed.';

alter table public.milestones enable row level security;
alter table public.milestone_moves enable row level security;
alter table public.delivered_figures enable row level security;
alter table public.completions enable row level security;
grant select on public.milestones, public.milestone_moves, public.delivered_figures, public.completions to authenticated, service_role;

-- Who takes part in the delivery of a proposal, or watches it.
create function private.follows_delivery(proposal_id uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$ begin return private.negotiates_as($1) is not null or private.oversees_proposal($1); end $$;
revoke execute on function private.follows_delivery from public;
grant execute on function private.follows_delivery to authenticated;

create policy "Parties and their offices read what is due" on public.milestones for select to authenticated using (private.follows_delivery(proposal_id));
create policy "Parties and their offices read what was moved" on public.milestone_moves for select to authenticated using (private.follows_delivery(proposal_id));
create policy "Parties and their offices read what was delivered" on public.delivered_figures for select to authenticated using (private.follows_delivery(proposal_id));
create policy "Parties and their offices read who says that it is done" on public.completions for select to authenticated using (private.follows_delivery(proposal_id));

-- The proposal that is being delivered, locked, for who acts on it. The first step of its delivery begins it.
create function private.my_delivery(proposal_id uuid) returns public.proposals
language plpgsql security definer set search_path = ''
as $$
declare
  p public.proposals;
  acts_as public.signing_capacity;
begin
  select * into p from public.proposals x where x.id = $1 for update;
  if not found or not private.follows_delivery(p.id) then raise exception 'not_found'; end if;
  acts_as := private.negotiates_as(p.id);
  if acts_as is null then raise exception 'not_allowed'; end if;
  if p.status = 'signed' then
    perform private.move_proposal(p.id, 'deliver', acts_as::text::public.proposal_actor, private.my_organisation_id());
  elsif p.status <> 'delivering' then
    raise exception 'wrong_state';
  end if;
  return p;
end;
$$;

create function private.tell_parties(proposal_id uuid, kind text, data jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  told record;
begin
  for told in
    select pp.organisation_id as id from public.proposal_parties pp where pp.proposal_id = $1 and pp.left_at is null
    union select p.office_id from public.proposals p where p.id = $1
  loop
    continue when told.id is not distinct from private.my_organisation_id();
    perform private.notify(told.id, $2, $3 || jsonb_build_object('by', private.my_organisation_name(),
      'number', (select p.number from public.proposals p where p.id = $1)), '/proposals/' || $1 || '/delivery');
  end loop;
end;
$$;

create function public.add_milestone(proposal_id uuid, kind public.milestone_kind, title text, owner_id uuid, due_on date) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  p public.proposals := private.my_delivery($1);
  made integer;
begin
  if kind is null or due_on is null or btrim(coalesce(title, '')) = '' or char_length(title) > 120 then raise exception 'bad_request'; end if;
  if owner_id is distinct from p.office_id and not exists (
    select from public.proposal_parties pp where pp.proposal_id = p.id and pp.organisation_id = $4 and pp.left_at is null
  ) then raise exception 'bad_request'; end if;
  insert into public.milestones (proposal_id, number, kind, title, owner_id, due_on, added_by_name)
  select p.id, coalesce((select max(x.number) from public.milestones x where x.proposal_id = p.id), 0) + 1, $2, btrim($3), $4, $5, me.actor_name
  from private.event_actor() me
  returning number into made;
  perform private.record_proposal_event(p.id, 'milestone_added', private.my_organisation_id(), null,
    jsonb_build_object('milestone', made, 'title', btrim($3), 'due', $5));
  perform private.tell_parties(p.id, 'milestone_added', jsonb_build_object('title', btrim($3), 'due', $5));
  return made;
end;
$$;
comment on function public.add_milestone is 'Something that is due from somebody by a day. Raises not_found, not_allowed, wrong_state, bad_request.';

create function private.my_milestone(p public.proposals, milestone integer) returns public.milestones
language plpgsql security definer set search_path = ''
as $$
declare
  x public.milestones;
begin
  select * into x from public.milestones y where y.proposal_id = p.id and y.number = $2 for update;
  if not found then raise exception 'not_found'; end if;
  if x.done_on is not null then raise exception 'already_answered'; end if;
  -- Its owner says how it stands; the office in charge may for one that works by phone.
  if x.owner_id <> private.my_organisation_id() and private.negotiates_as(p.id) <> 'office' then raise exception 'not_allowed'; end if;
  return x;
end;
$$;

create function public.move_milestone(proposal_id uuid, milestone integer, to_day date, why text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  p public.proposals := private.my_delivery($1);
  x public.milestones := private.my_milestone(p, $2);
begin
  if to_day is null or to_day = x.due_on then raise exception 'bad_request'; end if;
  if btrim(coalesce(why, '')) = '' then raise exception 'reason_needed'; end if;
  update public.milestones y set due_on = $3, alerted = 0 where y.proposal_id = p.id and y.number = $2;
  insert into public.milestone_moves (proposal_id, number, from_day, to_day, why, by_id, by_name, acting_for)
  select p.id, $2, x.due_on, $3, left(btrim($4), 500), me.actor_id, me.actor_name, me.acting_for from private.event_actor() me;
  perform private.record_proposal_event(p.id, 'milestone_moved', private.my_organisation_id(), null,
    jsonb_build_object('milestone', $2, 'title', x.title, 'from', x.due_on, 'to', $3), left(why, 500));
  perform private.tell_parties(p.id, 'milestone_moved', jsonb_build_object('title', x.title, 'from', x.due_on, 'to', $3, 'why', left(btrim($4), 500)));
end;
$$;
comment on function public.move_milestone is 'Another day, with the reason; everybody concerned is told. Raises not_found, not_allowed, wrong_state, already_answered, bad_request, reason_needed.';

create function public.finish_milestone(proposal_id uuid, milestone integer, done_on date, words text default '') returns void
language plpgsql security definer set search_path = ''
as $$
declare
  p public.proposals := private.my_delivery($1);
  x public.milestones := private.my_milestone(p, $2);
begin
  if done_on is null or done_on > private.chinese_day() then raise exception 'bad_request'; end if;
  update public.milestones y set done_on = $3, done_words = left(btrim(coalesce($4, '')), 500), done_by_name = me.actor_name
  from private.event_actor() me where y.proposal_id = p.id and y.number = $2;
  perform private.record_proposal_event(p.id, 'milestone_done', private.my_organisation_id(), null,
    jsonb_build_object('milestone', $2, 'title', x.title, 'on', $3), words);
  perform private.tell_parties(p.id, 'milestone_done', jsonb_build_object('title', x.title));
end;
$$;
comment on function public.finish_milestone is 'Says that something was delivered, and when. Raises not_found, not_allowed, wrong_state, already_answered, bad_request.';

create function public.record_figure(proposal_id uuid, indicator public.delivered_indicator, quarter date, value numeric, why text default '') returns bigint
language plpgsql security definer set search_path = ''
as $$
declare
  p public.proposals := private.my_delivery($1);
  earlier public.delivered_figures;
  jobs numeric;
  new_id bigint;
begin
  if indicator is null or quarter is null or value is null or value < 0 or value > 1e15 or value <> trunc(value)
    or quarter <> date_trunc('quarter', quarter)::date or quarter > private.chinese_day() then raise exception 'bad_request'; end if;
  select f.* into earlier from public.delivered_figures f
  where f.proposal_id = p.id and f.indicator = $2 and f.quarter = $3
    and not exists (select from public.delivered_figures g where g.corrects = f.id);
  if earlier.id is not null and btrim(coalesce(why, '')) = '' then raise exception 'reason_needed'; end if;
  if earlier.id is not null and earlier.value = value then raise exception 'nothing_changed'; end if;
  if indicator in ('jobs', 'jobs_out_of_poverty') then
    select f.value into jobs from public.delivered_figures f
    where f.proposal_id = p.id and f.quarter = $3
      and f.indicator = case when $2 = 'jobs' then 'jobs_out_of_poverty' else 'jobs' end::public.delivered_indicator
      and not exists (select from public.delivered_figures g where g.corrects = f.id);
    -- 其中脱贫: a part is never more than the whole, and the whole comes first.
    if $2 = 'jobs' and jobs > value or $2 = 'jobs_out_of_poverty' and (jobs is null or jobs < value) then raise exception 'part_above_whole'; end if;
  end if;
  insert into public.delivered_figures (proposal_id, indicator, quarter, value, organisation_id, by_id, by_name, corrects, why)
  select p.id, $2, $3, $4, me.acting_for, me.actor_id, me.actor_name, earlier.id, case when earlier.id is null then '' else left(btrim($5), 500) end
  from private.event_actor() me
  returning id into new_id;
  perform private.record_proposal_event(p.id, case when earlier.id is null then 'figure_recorded' else 'figure_corrected' end, private.my_organisation_id(), null,
    jsonb_build_object('indicator', $2, 'quarter', $3, 'value', $4, 'before', earlier.value), why);
  if earlier.id is not null then
    perform private.tell_parties(p.id, 'figure_corrected', jsonb_build_object('why', left(btrim($5), 500)));
  end if;
  return new_id;
end;
$$;
comment on function public.record_figure is 'What was delivered in a quarter; again for the same quarter it corrects, with a reason. Raises not_found, not_allowed, wrong_state, bad_request, reason_needed, nothing_changed, part_above_whole.';

create function public.confirm_completion(proposal_id uuid, words text default '') returns public.proposal_status
language plpgsql security definer set search_path = ''
as $$
declare
  p public.proposals := private.my_delivery($1);
begin
  if private.negotiates_as(p.id) <> 'party' then raise exception 'not_allowed'; end if;
  if exists (select from public.milestones x where x.proposal_id = p.id and x.done_on is null) then raise exception 'milestones_open'; end if;
  insert into public.completions (proposal_id, organisation_id, by_id, by_name, words)
  select p.id, me.acting_for, me.actor_id, me.actor_name, left(btrim(coalesce($2, '')), 500) from private.event_actor() me
  on conflict do nothing;
  if not found then raise exception 'already_answered'; end if;
  perform private.record_proposal_event(p.id, 'completion_confirmed', private.my_organisation_id(), null, '{}', words);
  if not exists (
    select from public.proposal_parties pp where pp.proposal_id = p.id and pp.left_at is null
      and not exists (select from public.completions c where c.proposal_id = p.id and c.organisation_id = pp.organisation_id)
  ) then
    perform private.move_proposal(p.id, 'complete', 'parties', null);
    perform private.tell_parties(p.id, 'proposal_completed', '{}');
    return 'completed';
  end if;
  perform private.tell_parties(p.id, 'completion_confirmed', '{}');
  return 'delivering';
end;
$$;
comment on function public.confirm_completion is 'A party says that all was delivered; the last of them completes it. Raises not_found, not_allowed, wrong_state, milestones_open, already_answered.';

-- The clock: seven days before to its owner, and when the day is over to the owner and the office in charge.
create function private.duty_milestones() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  today date := private.chinese_day();
  x record;
begin
  for x in
    select m.*, p.office_id, p.number as proposal from public.milestones m join public.proposals p on p.id = m.proposal_id
    where m.done_on is null and p.status = 'delivering'
      and (m.due_on < today and m.alerted < 2 or m.due_on between today and today + 7 and m.alerted < 1)
    order by m.proposal_id, m.number for update of m skip locked
  loop
    update public.milestones y set alerted = case when x.due_on < today then 2 else 1 end where y.proposal_id = x.proposal_id and y.number = x.number;
    perform private.notify(x.owner_id, case when x.due_on < today then 'milestone_overdue' else 'milestone_due' end,
      jsonb_build_object('title', x.title, 'due', x.due_on, 'number', x.proposal), '/proposals/' || x.proposal_id || '/delivery');
    if x.due_on < today and x.office_id <> x.owner_id then
      perform private.notify(x.office_id, 'milestone_overdue',
        jsonb_build_object('title', x.title, 'due', x.due_on, 'number', x.proposal), '/proposals/' || x.proposal_id || '/delivery');
    end if;
  end loop;
end;
$$;

-- All that the page of a delivery shows, under the caller's own policies.
create function public.get_delivery(proposal_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select jsonb_build_object(
    'proposalId', p.id, 'number', p.number, 'status', p.status, 'actsAs', private.negotiates_as(p.id),
    'today', private.chinese_day(),
    'owners', (
      select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'isMine', o.id = private.my_organisation_id()) order by o.name) from public.organisations o
      where o.id = p.office_id or o.id in (select pp.organisation_id from public.proposal_parties pp where pp.proposal_id = p.id and pp.left_at is null)),
    'milestones', (
      select coalesce(jsonb_agg(jsonb_build_object('number', m.number, 'kind', m.kind, 'title', m.title, 'ownerId', m.owner_id, 'owner', o.name,
        'dueOn', m.due_on, 'doneOn', m.done_on, 'doneWords', m.done_words,
        -- Working days since it should have been done.
        'late', case when m.done_on is null and m.due_on < private.chinese_day() then private.working_days_between(m.due_on, private.chinese_day()) else 0 end,
        'moves', (
          select coalesce(jsonb_agg(jsonb_build_object('from', v.from_day, 'to', v.to_day, 'why', v.why, 'by', v.by_name, 'at', v.at) order by v.id), '[]')
          from public.milestone_moves v where v.proposal_id = m.proposal_id and v.number = m.number))
        order by m.done_on nulls first, m.due_on, m.number), '[]')
      from public.milestones m join public.organisations o on o.id = m.owner_id where m.proposal_id = p.id),
    'figures', (
      select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'indicator', f.indicator, 'quarter', f.quarter, 'value', f.value, 'organisation', o.name,
        'by', f.by_name, 'at', f.at, 'corrects', f.corrects, 'why', f.why) order by f.quarter, f.indicator, f.id), '[]')
      from public.delivered_figures f join public.organisations o on o.id = f.organisation_id where f.proposal_id = p.id),
    'completions', (
      select coalesce(jsonb_agg(jsonb_build_object('organisation', o.name, 'isMine', o.id = private.my_organisation_id(), 'by', c.by_name, 'at', c.at, 'words', c.words) order by c.at), '[]')
      from public.completions c join public.organisations o on o.id = c.organisation_id where c.proposal_id = p.id))
  from public.proposals p
  where p.id = $1 and p.status in ('signed', 'delivering', 'completed', 'terminated') and private.follows_delivery(p.id)
$$;
comment on function public.get_delivery is 'What is due, moved, delivered and confirmed of a signed proposal; null when it is not signed or the caller may not read it.';

revoke execute on function private.my_delivery, private.tell_parties, public.add_milestone, private.my_milestone, public.move_milestone, public.finish_milestone,
  public.record_figure, public.confirm_completion, private.duty_milestones, public.get_delivery from public, anon;
grant execute on function public.add_milestone, public.move_milestone, public.finish_milestone, public.record_figure, public.confirm_completion,
  public.get_delivery to authenticated;
