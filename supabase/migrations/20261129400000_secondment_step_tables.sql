-- What follows a publication: tasks with deliverables, a named counterpart on the spot, and five steps with a day each
-- (task plan, mid-term check, handover, return, half a year later), which both units answer for.

create type public.secondment_step as enum ('task_plan', 'mid_term', 'handover', 'return_home', 'follow_up');
create type public.secondment_task_kind as enum ('task', 'learning', 'handover');
-- What a home unit promises when it lets somebody go: the same post, or another of the same level.
create type public.return_promise as enum ('same_post', 'same_level');

alter table public.secondments
  add column counterpart_post text not null default '' check (char_length(counterpart_post) <= 80),
  add column counterpart_contact text not null default '' check (char_length(counterpart_contact) <= 120),
  add column return_promise public.return_promise;

create table public.secondment_tasks (
  id uuid primary key default gen_random_uuid(),
  secondment_id uuid not null references public.secondments (id) on delete cascade,
  kind public.secondment_task_kind not null,
  title text not null check (title = btrim(title) and char_length(title) between 1 and 120),
  -- What there is when it is done: a paper, a trained team, a figure.
  deliverable text not null check (char_length(deliverable) between 1 and 300),
  -- To whom it is handed over; for a handover alone.
  whom text not null default '' check (char_length(whom) <= 120),
  due_on date not null,
  done_on date,
  outcome text not null default '' check (char_length(outcome) <= 1000),
  dropped_why text check (char_length(dropped_why) between 1 and 500),
  written_by_name text,
  reminded_at timestamptz,
  revision integer not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  constraint secondment_tasks_handed_to_somebody check ((kind = 'handover') = (whom <> '')),
  constraint secondment_tasks_done_with_outcome check (done_on is null or btrim(outcome) <> ''),
  constraint secondment_tasks_done_or_dropped check (done_on is null or dropped_why is null)
);
comment on table public.secondment_tasks is 'What a secondee is to do, to learn and to hand over: each with its deliverable and its day; what came of it, or why it was dropped.';
create index on public.secondment_tasks (secondment_id, due_on);

create table public.secondment_steps (
  secondment_id uuid not null references public.secondments (id) on delete cascade,
  step public.secondment_step not null,
  due_on date not null,
  done_at timestamptz,
  -- Why it is owed no more: the assignment ended before it.
  void_why text check (char_length(void_why) between 1 and 300),
  reminded_at timestamptz,
  told_late_at timestamptz,
  primary key (secondment_id, step),
  constraint secondment_steps_done_or_void check (done_at is null or void_why is null)
);
comment on table public.secondment_steps is 'What is owed after publication, by day; reminded a week before, and everybody told when it is late.';
create index on public.secondment_steps (due_on) where done_at is null and void_why is null;

create table public.secondment_reports (
  secondment_id uuid not null,
  step public.secondment_step not null,
  party public.secondment_party not null check (party in ('person', 'home', 'host')),
  words text not null check (char_length(words) between 1 and 1000),
  -- What is asked of the others; '': nothing.
  needs text not null default '' check (char_length(needs) <= 500),
  -- Of the return: whether the promise was kept.
  is_kept boolean,
  signer_name text not null check (char_length(signer_name) between 1 and 80),
  signer_post text not null check (char_length(signer_post) between 1 and 80),
  channel public.signature_channel not null,
  recorded_by_name text,
  at timestamptz not null default clock_timestamp(),
  primary key (secondment_id, step, party),
  foreign key (secondment_id, step) references public.secondment_steps (secondment_id, step) on delete cascade,
  constraint secondment_reports_of_return_say_whether_kept check ((is_kept is not null) = (step = 'return_home' and party = 'home')),
  constraint secondment_reports_recorded_by_somebody check ((channel in ('account', 'link')) = (recorded_by_name is null))
);
comment on table public.secondment_reports is 'What a unit, or the person, said at a step: short, with name, post and time; written once.';

alter table public.secondment_tasks enable row level security;
alter table public.secondment_steps enable row level security;
alter table public.secondment_reports enable row level security;
revoke all on public.secondment_tasks, public.secondment_steps, public.secondment_reports from anon, authenticated, service_role;
grant select on public.secondment_tasks, public.secondment_steps, public.secondment_reports to authenticated, service_role;
create policy "Who sees an assignment sees its tasks"
  on public.secondment_tasks for select to authenticated
  using (exists (select from public.secondments s where s.id = secondment_id));
create policy "Who sees an assignment sees what is owed"
  on public.secondment_steps for select to authenticated
  using (exists (select from public.secondments s where s.id = secondment_id));
create policy "Who sees an assignment sees what was said of it"
  on public.secondment_reports for select to authenticated
  using (exists (select from public.secondments s where s.id = secondment_id));

-- When each step is due: two weeks after the beginning, in the middle, two weeks before the end, a month and half a year after it.
create function private.step_days(s public.secondments) returns table (step public.secondment_step, due_on date)
language sql stable set search_path = ''
as $$
  values ('task_plan'::public.secondment_step, s.starts_on + 14),
    ('mid_term', s.starts_on + (s.ends_before - s.starts_on) / 2),
    ('handover', s.ends_before - 14),
    ('return_home', s.ends_before + 30),
    ('follow_up', (s.ends_before + interval '6 months')::date)
$$;

-- Who has to answer for a step; others may say something too.
create function private.step_parties(step public.secondment_step) returns public.secondment_party[]
language sql immutable set search_path = ''
as $$
  select case $1 when 'handover' then '{host}' when 'return_home' then '{home}' else '{home,host}' end::public.secondment_party[]
$$;

-- Publication brings the steps; an end before its time moves those that are left, or takes them away.
create function private.plan_secondment_steps() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  had_begun boolean;
begin
  if new.status in ('published', 'running', 'completed') then
    insert into public.secondment_steps (secondment_id, step, due_on)
    select new.id, d.step, d.due_on from private.step_days(new) d
    on conflict do nothing;
  elsif new.status = 'ended' then
    had_begun := tg_op = 'UPDATE' and old.status = 'running'
      and not exists (select from public.secondments x where x.replaces = new.id and x.status in ('proposed', 'published', 'running'));
    update public.secondment_steps p
    set void_why = case when not had_begun or p.step in ('task_plan', 'mid_term') then coalesce(nullif(left(new.reason, 300), ''), '—') end,
      due_on = case when not had_begun then p.due_on else case p.step
        when 'handover' then current_date + 14
        when 'return_home' then current_date + 30
        when 'follow_up' then (current_date + interval '6 months')::date
        else p.due_on end end
    where p.secondment_id = new.id and p.done_at is null and p.void_why is null;
  end if;
  return null;
end;
$$;
create trigger secondments_plan_their_steps after insert or update of status on public.secondments
  for each row execute function private.plan_secondment_steps();

insert into public.secondment_steps (secondment_id, step, due_on)
select s.id, d.step, d.due_on from public.secondments s cross join lateral private.step_days(s) d
where s.status in ('published', 'running', 'completed');

revoke execute on function private.step_days, private.step_parties, private.plan_secondment_steps from public;
