-- Somebody does not come, or the register changed under a published assignment: its units choose themselves. Wait, say whom of those that
-- the engine names they would like, or leave. Whatever is chosen is an event, and everybody else concerned is told in the same transaction.

create type public.secondment_way as enum ('wait', 'substitute', 'leave');

create table public.secondment_ways (
  secondment_id uuid not null references public.secondments (id) on delete cascade,
  party public.secondment_party not null check (party in ('home', 'host')),
  way public.secondment_way not null,
  -- Whom the unit would like; null once that record is deleted.
  person_id uuid references public.people (id) on delete set null,
  words text not null default '' check (char_length(words) <= 500),
  said_by_name text not null,
  organisation_id uuid not null references public.organisations (id),
  said_at timestamptz not null default clock_timestamp(),
  primary key (secondment_id, party),
  constraint secondment_ways_whom check (way = 'substitute' or person_id is null),
  constraint secondment_ways_leave_says_why check (way <> 'leave' or btrim(words) <> '')
);
comment on table public.secondment_ways is 'What a unit chose last when an assignment of its did not come about or its ground changed: wait, somebody else, leave.';
create index on public.secondment_ways (person_id);
create index on public.secondment_ways (organisation_id);

alter table public.secondment_ways enable row level security;
revoke all on public.secondment_ways from anon, authenticated, service_role;
grant select on public.secondment_ways to authenticated, service_role;
create policy "Who sees an assignment sees what its units chose"
  on public.secondment_ways for select to authenticated
  using (secondment_id in (select s.id from public.secondments s));

-- Leaving takes back nothing that others signed: what waits for the unit's word in this place is refused with the reason given, and a
-- published assignment ends as by anybody who drops out of it.
create function public.choose_secondment_way(secondment_id uuid, way public.secondment_way, person_id uuid default null, words text default '')
returns void
language plpgsql security definer set search_path = ''
as $$
declare
  s public.secondments;
  x public.secondments;
  mine public.secondment_party[];
  unit text;
  said text := left(btrim(coalesce($4, '')), 500);
  whom text;
  reader uuid;
begin
  select * into s from public.secondments y where y.id = $1 and y.id in (select private.my_secondment_ids()) for update;
  if not found then raise exception 'not_found'; end if;
  select array_agg(m.party order by m.party) into mine from private.my_parties(s) m where m.is_own and m.party in ('home', 'host');
  if mine is null then raise exception 'not_found'; end if;
  if s.status not in ('published', 'running', 'ended', 'declined') then raise exception 'wrong_state'; end if;
  if $2 = 'leave' and said = '' then raise exception 'reason_needed'; end if;
  if $2 = 'substitute' then
    select p.display_name into whom from public.people p join public.people gone on gone.id = s.person_id
    where p.id = $3 and p.id <> s.person_id and p.exchange_id = s.exchange_id and p.office_id = gone.office_id and p.forgotten_at is null;
    if whom is null then raise exception 'not_in_exchange'; end if;
  end if;
  select u.name into unit from public.work_units u where u.id = case when 'host' = any (mine) then s.host_unit_id else s.home_unit_id end;
  insert into public.secondment_ways (secondment_id, party, way, person_id, words, said_by_name, organisation_id)
  select s.id, m, $2, case when $2 = 'substitute' then $3 end, said, private.my_name(), private.my_organisation_id() from unnest(mine) m
  on conflict on constraint secondment_ways_pkey do update set way = excluded.way, person_id = excluded.person_id, words = excluded.words,
    said_by_name = excluded.said_by_name, organisation_id = excluded.organisation_id, said_at = excluded.said_at;
  insert into public.secondment_events (secondment_id, verb, from_status, to_status, actor_name, why)
  values (s.id, 'way_' || $2, s.status, s.status, private.my_name(), nullif(said, ''));
  if $2 = 'leave' and s.status in ('published', 'running') then
    perform public.drop_out(s.id, said);
    return;
  end if;
  if $2 = 'leave' then
    for x in select * from public.secondments y where y.post_id = s.post_id and y.status = 'proposed'
        and ('host' = any (mine) or y.home_unit_id = s.home_unit_id) order by y.number for update loop
      perform private.answer_secondment(x, case when 'host' = any (mine) then 'host' else 'home' end::public.secondment_party, 'declined', said,
        private.my_name(), unit, 'account', null, private.my_organisation_id());
    end loop;
  end if;
  for reader in select r from private.secondment_readers(s.id) as r where r is distinct from private.my_organisation_id() order by r loop
    perform private.notify(reader, 'secondment_way_' || $2, (
      select jsonb_build_object('person', p.display_name, 'post', q.title, 'unit', unit, 'by', coalesce(private.my_name(), ''),
        'whom', coalesce(whom, ''), 'why', said) from public.people p, public.posts q where p.id = s.person_id and q.id = s.post_id),
      '/secondments/plans/' || s.plan_id || '/repair?out=' || s.id);
  end loop;
end;
$$;
comment on function public.choose_secondment_way is 'What a unit chooses when somebody does not come: wait, somebody else, leave. Raises not_found, wrong_state, reason_needed, not_in_exchange, already_signed.';
revoke execute on function public.choose_secondment_way from public;
grant execute on function public.choose_secondment_way to authenticated;

-- As before; what is published leads to the page where one chooses.
create or replace function private.tell_register_changed(kind public.roster_kind, entry_id uuid, columns text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  s record;
  reader uuid;
begin
  for s in
    select x.id, x.status, x.plan_id, p.display_name as person, q.title as post
    from public.secondments x join public.people p on p.id = x.person_id join public.posts q on q.id = x.post_id
    where x.status in ('proposed', 'published', 'running') and case $1 when 'post' then x.post_id else x.person_id end = $2
    order by x.number
  loop
    insert into public.secondment_events (secondment_id, verb, from_status, to_status, actor_name)
    values (s.id, 'change_' || $1, s.status, s.status, private.my_name());
    for reader in select r from private.secondment_readers(s.id) as r where r is distinct from private.my_organisation_id() order by r loop
      perform private.notify(reader, 'secondment_' || $1 || '_changed', jsonb_build_object('person', s.person, 'post', s.post,
        'by', coalesce(private.my_name(), ''), 'columns', $3),
        '/secondments/plans/' || s.plan_id || case when s.status = 'proposed' then '#sign' else '/repair?out=' || s.id end);
    end loop;
  end loop;
end;
$$;
