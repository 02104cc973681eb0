-- When a party grants a part only, offers less, or leaves, the engine composes the project again with what is left. The coordinator in
-- charge chooses one of its answers, and those who stay are asked again; or reads which role is missing and who could fill it.

insert into public.proposal_transitions (from_status, verb, to_status, actor) values
  ('proposed', 'recompose', 'proposed', 'office'),
  ('accepted', 'recompose', 'proposed', 'office'),
  ('negotiating', 'recompose', 'proposed', 'office');

alter table public.proposal_changes add column recomposed_at timestamptz;
alter table public.proposal_changes drop constraint proposal_changes_settled_how_check;
alter table public.proposal_changes add constraint proposal_changes_settled_how_check
  check (settled_how in ('restored', 'substituted', 'superseded', 'ended', 'chosen', 'recomposed'));

create table public.proposal_recompositions (
  change_id bigint not null references public.proposal_changes (id),
  position smallint not null check (position between 0 and 9),
  -- As src/lib/domain/bundle.ts reads it; complete unless it says which role is missing.
  bundle jsonb not null check (jsonb_typeof(bundle -> 'parties') = 'array' and octet_length(bundle::text) <= 100000),
  taken_at timestamptz,
  primary key (change_id, position)
);
comment on table public.proposal_recompositions is 'What a project can still become after a change, as the engine composed it, best first.';
alter table public.proposal_recompositions enable row level security;
grant select on public.proposal_recompositions to authenticated, service_role;
create policy "The offices, and parties that know each other, read what a project can still become"
  on public.proposal_recompositions for select to authenticated
  using (exists (select from public.proposal_changes c where c.id = change_id
    and private.sees_proposal(c.proposal_id) and private.proposal_level(c.proposal_id) in ('identity', 'documents')));

-- What the engine still has to compose. For the platform alone.
create function public.changes_to_recompose(most integer default 20) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('change', t.id, 'mode', t.mode, 'staying', t.staying, 'gone', t.gone, 'accepted', t.accepted)), '[]')
  from (
    select c.id, p.mode,
      (select jsonb_agg(l.ref order by pp.role <> 'driver', pp.position) from public.proposal_parties pp join public.listings l on l.id = pp.listing_id
        where pp.proposal_id = p.id and pp.left_at is null and l.status = 'published') as staying,
      (select coalesce(jsonb_agg(l.ref), '[]') from public.proposal_parties pp join public.listings l on l.id = pp.listing_id
        where pp.proposal_id = p.id and pp.left_at is not null) as gone,
      (select coalesce(jsonb_agg(jsonb_build_object('listing', g.ref, 'factor', g.factor, 'unit', g.unit, 'quantity', g.quantity)), '[]') from (
        select l.ref, k.factor, k.unit, sum(case when c.kind = 'partial_answer' then k.granted
          else least(k.asked, greatest(0, (s.offered - s.promised) / private.in_base_unit(1, k.unit) + coalesce(k.granted, 0))) end) as quantity
        from public.proposal_commitments k join public.listings l on l.id = k.listing_id
        left join public.factor_stocks s on s.listing_id = k.listing_id and s.factor = k.factor and s.dimension = private.unit_dimension(k.unit)
        where k.proposal_id = p.id and k.organisation_id = c.caused_by and k.state <> 'released' and c.kind <> 'party_left'
        group by 1, 2, 3) g where g.quantity is not null) as accepted
    from public.proposal_changes c join public.proposals p on p.id = c.proposal_id
    where p.kind = 'project' and p.status in ('proposed', 'accepted', 'negotiating') and c.settled_at is null and c.recomposed_at is null
      and c.kind in ('partial_answer', 'quantity_lowered', 'party_left')
    order by c.id limit most) t
  where t.staying is not null
$$;

-- What the engine composed: [{"change", "bundles": [Bundle, …]}], best first.
create function public.record_recompositions(composed jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.proposal_recompositions (change_id, position, bundle)
  select (c.value ->> 'change')::bigint, b.place - 1, b.value
  from jsonb_array_elements(composed) c, jsonb_array_elements(c.value -> 'bundles') with ordinality b (value, place)
  on conflict do nothing;
  update public.proposal_changes c set recomposed_at = clock_timestamp()
  from jsonb_array_elements(composed) x where c.id = (x.value ->> 'change')::bigint;
end;
$$;
revoke execute on function public.changes_to_recompose, public.record_recompositions from public, anon, authenticated;
grant execute on function public.changes_to_recompose, public.record_recompositions to service_role;

-- One party's promises brought to what the project asks of it now: what it holds stays held as far as it is still needed, what is
-- needed more is asked.
create function private.ask_again(proposal_id uuid, organisation_id uuid, listing_id uuid, uses jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  c public.proposal_commitments;
  wanted numeric;
begin
  for c in
    select * from public.proposal_commitments x
    where x.proposal_id = $1 and x.organisation_id = $2 and x.state <> 'released' order by x.listing_id, x.factor, x.unit, x.position for update
  loop
    wanted := coalesce((uses -> (c.factor || ' ' || c.unit))::numeric, 0);
    if wanted = 0 then
      if c.state in ('held', 'committed') and c.listing_id is not null then
        perform private.unpromise(c.listing_id, c.factor, private.unit_dimension(c.unit), private.in_base_unit(c.granted, c.unit));
      end if;
      update public.proposal_commitments x set state = 'released', changed_at = clock_timestamp()
      where x.proposal_id = $1 and x.organisation_id = $2 and x.position = c.position;
      continue;
    end if;
    if c.state in ('held', 'committed') then
      if c.granted > wanted and c.listing_id is not null then
        perform private.unpromise(c.listing_id, c.factor, private.unit_dimension(c.unit), private.in_base_unit(c.granted - wanted, c.unit));
      end if;
      update public.proposal_commitments x set state = 'held', asked = least(c.granted, wanted), granted = least(c.granted, wanted), changed_at = clock_timestamp()
      where x.proposal_id = $1 and x.organisation_id = $2 and x.position = c.position and least(c.granted, wanted) > 0;
      if not found then
        update public.proposal_commitments x set state = 'released', changed_at = clock_timestamp()
        where x.proposal_id = $1 and x.organisation_id = $2 and x.position = c.position;
      end if;
      uses := jsonb_set(uses, array[c.factor || ' ' || c.unit], to_jsonb(greatest(0, wanted - c.granted)));
    else
      update public.proposal_commitments x set asked = wanted, changed_at = clock_timestamp()
      where x.proposal_id = $1 and x.organisation_id = $2 and x.position = c.position;
      uses := jsonb_set(uses, array[c.factor || ' ' || c.unit], to_jsonb(0));
    end if;
  end loop;
  insert into public.proposal_commitments (proposal_id, organisation_id, position, listing_id, factor, unit, asked)
  select $1, $2, row_number() over (order by u.key)
      + coalesce((select max(x.position) from public.proposal_commitments x where x.proposal_id = $1 and x.organisation_id = $2), -1),
    $3, split_part(u.key, ' ', 1)::public.factor_kind, split_part(u.key, ' ', 2)::public.factor_unit, u.value::numeric
  from jsonb_each_text(uses) u where u.value::numeric > 0;
  perform private.stock_for(x.listing_id, x.factor, private.unit_dimension(x.unit)) from public.proposal_commitments x
  where x.proposal_id = $1 and x.organisation_id = $2 and x.state = 'asked' and x.listing_id is not null order by x.listing_id, x.factor;
end;
$$;

-- The coordinator in charge offers the remaining parties another composition of the project.
create function public.take_recomposition(change_id bigint, choice smallint, words text default '') returns void
language plpgsql security definer set search_path = ''
as $$
declare
  c public.proposal_changes;
  p public.proposals;
  chosen public.proposal_recompositions;
  party record;
  again constant date := private.add_working_days(private.chinese_day(), 5);
begin
  select * into c from public.proposal_changes x where x.id = $1;
  if not found or not private.sees_proposal(c.proposal_id) then raise exception 'not_found'; end if;
  select * into p from public.proposals x where x.id = c.proposal_id for update;
  if private.my_role() is distinct from 'coordinator' or p.office_id is distinct from private.my_organisation_id() then raise exception 'not_allowed'; end if;
  select * into c from public.proposal_changes x where x.id = $1 for update;
  if c.settled_at is not null or p.status not in ('proposed', 'accepted', 'negotiating') then raise exception 'wrong_state'; end if;
  select * into chosen from public.proposal_recompositions x where x.change_id = $1 and x.position = $2;
  if not found or jsonb_typeof(chosen.bundle -> 'missing') <> 'null' then raise exception 'bad_request'; end if;
  if exists (
    select from jsonb_array_elements(chosen.bundle -> 'parties') b
    where not exists (select from public.listings l where l.ref = b.value ->> 'listing' and l.status = 'published')
  ) then raise exception 'offer_gone'; end if;
  if exists (
    select from public.rather_nots r
    where r.organisation_id in (select l.organisation_id from jsonb_array_elements(chosen.bundle -> 'parties') b join public.listings l on l.ref = b.value ->> 'listing')
      and r.other_id in (select l.organisation_id from jsonb_array_elements(chosen.bundle -> 'parties') b join public.listings l on l.ref = b.value ->> 'listing')
  ) or exists (
    -- Who left is not called back.
    select from jsonb_array_elements(chosen.bundle -> 'parties') b join public.listings l on l.ref = b.value ->> 'listing'
    join public.proposal_parties pp on pp.proposal_id = p.id and pp.organisation_id = l.organisation_id and pp.left_at is not null
  ) then raise exception 'partner_not_available'; end if;

  update public.proposal_recompositions x set taken_at = clock_timestamp() where x.change_id = $1 and x.position = $2;
  update public.proposal_changes x set settled_at = clock_timestamp(), settled_how = 'recomposed' where x.proposal_id = p.id and x.settled_at is null;
  perform private.move_proposal(p.id, 'recompose', 'office', private.my_organisation_id(), jsonb_build_object('change', c.id, 'choice', $2), left(words, 500));

  -- Whom the new composition does not need: released without penalty, and told.
  for party in
    select pp.* from public.proposal_parties pp
    where pp.proposal_id = p.id and pp.left_at is null and not exists (
      select from jsonb_array_elements(chosen.bundle -> 'parties') b join public.listings l on l.ref = b.value ->> 'listing' where l.organisation_id = pp.organisation_id)
    order by pp.organisation_id
  loop
    update public.proposal_parties pp set left_at = clock_timestamp(), waits = false where pp.proposal_id = p.id and pp.organisation_id = party.organisation_id;
    perform private.release_commitments(p.id, party.organisation_id);
    perform private.notify(party.organisation_id, 'proposal_replaced', jsonb_build_object('number', p.number), '/proposals/' || p.id);
  end loop;

  for party in
    select l.organisation_id as id, l.id as listing_id, b.value ->> 'role' as role, o.region_code, exists (
        select from public.proposal_parties pp where pp.proposal_id = p.id and pp.organisation_id = l.organisation_id) as stays,
      (select coalesce(jsonb_object_agg(u.key, u.amount), '{}') from (
        select (x.value ->> 'factor') || ' ' || (x.value ->> 'unit') as key, sum((x.value ->> 'amount')::numeric) as amount
        from jsonb_array_elements(chosen.bundle -> 'uses') x where x.value ->> 'listing' = l.ref group by 1) u) as uses
    from jsonb_array_elements(chosen.bundle -> 'parties') with ordinality b (value, place)
    join public.listings l on l.ref = b.value ->> 'listing' join public.organisations o on o.id = l.organisation_id
    order by l.organisation_id
  loop
    if party.stays then
      update public.proposal_parties pp set answer = null, reason = null, answered_at = null, answered_by = null, answered_by_name = null, consent_id = null,
        reminded_on = null, respond_by = again, role = party.role, waits = true
      where pp.proposal_id = p.id and pp.organisation_id = party.id;
    else
      insert into public.proposal_parties (proposal_id, organisation_id, position, role, side, listing_id, listing_version, respond_by, waits)
      values (p.id, party.id, (select max(pp.position) + 1 from public.proposal_parties pp where pp.proposal_id = p.id), party.role,
        private.side_of_region(party.region_code), party.listing_id,
        coalesce((select max(v.number) from public.listing_versions v where v.listing_id = party.listing_id), 0), again, true);
    end if;
    perform private.ask_again(p.id, party.id, party.listing_id, party.uses);
    perform private.notify(party.id, case when party.stays then 'proposal_recomposed' else 'proposal_received' end,
      jsonb_build_object('number', p.number, 'proposal_kind', p.kind, 'by', again), '/proposals/' || p.id);
  end loop;
end;
$$;
comment on function public.take_recomposition is 'Asks the remaining parties again, for a project as the engine composed it after a change. Raises not_found, not_allowed, wrong_state, bad_request, offer_gone, partner_not_available, too_many_proposals.';
revoke execute on function private.ask_again from public;
revoke execute on function public.take_recomposition from public, anon;
grant execute on function public.take_recomposition to authenticated;
