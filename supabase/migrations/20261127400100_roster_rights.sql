-- Who sees what of the registers. The keeping office everything of its own; the office across what was put into an exchange
-- that both joined; a unit with an account its own people and posts; auditors all but what is sensitive.

create function private.keeps_rosters() returns boolean
language plpgsql stable security definer set search_path = ''
as $$ begin return coalesce(private.my_role() = 'talent_officer', false); end $$;

-- Exchanges that the caller's office takes part in and that both have joined.
create function private.my_exchange_ids() returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select e.id from public.exchanges e
  where e.status in ('open', 'closed') and (select private.keeps_rosters())
    and (select private.my_organisation_id()) in (e.east_office_id, e.west_office_id)
$$;

-- Units whose own account the caller acts for.
create function private.my_unit_ids() returns setof uuid
language sql stable security definer set search_path = ''
as $$ select u.id from public.work_units u where u.organisation_id = (select private.my_organisation_id()) $$;

-- Units that stand behind a person or post of one of the caller's exchanges.
create function private.exchanged_unit_ids() returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select p.unit_id from public.people p where p.exchange_id in (select private.my_exchange_ids())
  union
  select q.unit_id from public.posts q where q.exchange_id in (select private.my_exchange_ids())
$$;

-- The caller's office, if it keeps registers.
create function private.my_roster_office() returns uuid
language sql stable security definer set search_path = ''
as $$ select case when (select private.keeps_rosters()) then (select private.my_organisation_id()) end $$;

create function private.keeps_person(person_id uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (select from public.people p where p.id = $1 and p.office_id = (select private.my_organisation_id()))
    and (select private.keeps_rosters())
$$;

revoke execute on function private.keeps_rosters, private.my_exchange_ids, private.my_unit_ids, private.exchanged_unit_ids,
  private.my_roster_office, private.keeps_person from public;
grant execute on function private.keeps_rosters, private.my_exchange_ids, private.my_unit_ids, private.exchanged_unit_ids,
  private.my_roster_office, private.keeps_person to authenticated;

alter table public.exchanges enable row level security;
alter table public.work_units enable row level security;
alter table public.unit_covers enable row level security;
alter table public.teams enable row level security;
alter table public.people enable row level security;
alter table public.person_availability enable row level security;
alter table public.person_sensitive enable row level security;
alter table public.posts enable row level security;
alter table public.person_wishes enable row level security;
alter table public.trainings enable row level security;
alter table public.visits enable row level security;
alter table public.schemes enable row level security;
alter table public.own_schemes enable row level security;

grant select on public.exchanges, public.work_units, public.unit_covers, public.teams, public.people, public.person_availability,
  public.person_sensitive, public.posts, public.person_wishes, public.trainings, public.visits, public.own_schemes to authenticated;
grant select, insert, update, delete on public.exchanges, public.work_units, public.unit_covers, public.teams, public.people,
  public.person_availability, public.person_sensitive, public.posts, public.person_wishes, public.trainings, public.visits,
  public.own_schemes to service_role;
revoke all on public.schemes from anon, authenticated, service_role;
grant select on public.schemes to authenticated, service_role;

create policy "The two offices of an exchange, and auditors"
  on public.exchanges for select to authenticated
  using ((select private.my_organisation_id()) in (east_office_id, west_office_id) or (select private.my_role()) = 'auditor');
create policy "Units: their office, themselves, the office across for whom they offer somebody, auditors"
  on public.work_units for select to authenticated
  using (
    office_id = (select private.my_roster_office())
    or id in (select private.my_unit_ids())
    or (select private.my_role()) = 'auditor'
    or id in (select private.exchanged_unit_ids())
  );
create policy "Who sees a unit sees what it must keep"
  on public.unit_covers for select to authenticated
  using (exists (select from public.work_units u where u.id = unit_id));
create policy "Teams: their office, the office across, auditors"
  on public.teams for select to authenticated
  using (
    office_id = (select private.my_roster_office())
    or exchange_id in (select private.my_exchange_ids())
    or (select private.my_role()) = 'auditor'
  );
create policy "People: their office, the office across, their own unit, auditors"
  on public.people for select to authenticated
  using (
    office_id = (select private.my_roster_office())
    or exchange_id in (select private.my_exchange_ids())
    or unit_id in (select private.my_unit_ids())
    or (select private.my_role()) = 'auditor'
  );
create policy "Who sees a person sees when he can be away"
  on public.person_availability for select to authenticated
  using (exists (select from public.people p where p.id = person_id));
create policy "Health and family: the office that keeps the record alone"
  on public.person_sensitive for select to authenticated
  using (private.keeps_person(person_id));
create policy "Posts: their office, the office across, their own unit, auditors"
  on public.posts for select to authenticated
  using (
    office_id = (select private.my_roster_office())
    or exchange_id in (select private.my_exchange_ids())
    or unit_id in (select private.my_unit_ids())
    or (select private.my_role()) = 'auditor'
  );
create policy "Who sees a person sees what he wishes"
  on public.person_wishes for select to authenticated
  using (exists (select from public.people p where p.id = person_id));
create policy "Trainings: their office, the office across, auditors"
  on public.trainings for select to authenticated
  using (
    office_id = (select private.my_roster_office())
    or exchange_id in (select private.my_exchange_ids())
    or (select private.my_role()) = 'auditor'
  );
create policy "Visits: their office, the office across, auditors"
  on public.visits for select to authenticated
  using (
    office_id = (select private.my_roster_office())
    or exchange_id in (select private.my_exchange_ids())
    or (select private.my_role()) = 'auditor'
  );
create policy "Whoever is signed in reads the rule packs"
  on public.schemes for select to authenticated using (true);
create policy "An office's own rule packs are its own; auditors and administrators read all"
  on public.own_schemes for select to authenticated
  using (office_id = (select private.my_organisation_id()) or (select private.sees_all_members()));
