-- As before; but a question about a day that was moved or a station that was changed is no question about a listing: whatever else becomes
-- of who did it, it ends by its own rule. Where a party leaves, what is asked about its own days and its own station is over with it, whoever
-- moved them: the others choose about the leaving instead. Days of those who stay are still asked about.
create or replace function private.announce_change(
  proposal_id uuid, kind public.proposal_change_kind, caused_by uuid, listing_id uuid, old jsonb, new jsonb, why text,
  default_choice public.change_choice default 'leave'
) returns bigint
language plpgsql security definer set search_path = ''
as $$
declare
  p public.proposals;
  new_id bigint;
  told record;
begin
  select * into p from public.proposals x where x.id = $1 for update;
  if p.status not in ('proposed', 'accepted', 'negotiating', 'signed', 'delivering') then return null; end if;
  if not exists (
    select from public.proposal_parties pp where pp.proposal_id = $1 and pp.left_at is null and pp.organisation_id is distinct from $3
  ) then return null; end if;
  update public.proposal_changes c set settled_at = clock_timestamp(), settled_how = 'superseded'
  where c.proposal_id = $1 and c.settled_at is null and case
    when c.kind = 'milestone_moved' then $2 = 'party_left' and exists (
      select from public.milestones m where m.proposal_id = $1 and m.number = (c.new ->> 'milestone')::integer and m.owner_id = $3)
    when c.kind = 'station_changed' then $2 = 'party_left' and c.caused_by = $3
    else c.caused_by is not distinct from $3 and (c.listing_id is not distinct from $4 or $2 = 'party_left')
      and (c.kind = $2 or c.kind <> 'deadline_moved' and $2 <> 'deadline_moved') and ($2 <> 'person_left' or c.old is not distinct from $5) end;
  insert into public.proposal_changes (proposal_id, kind, caused_by, listing_id, old, new, why, by_name, decide_by, default_choice)
  select $1, $2, $3, $4, $5, $6, nullif(btrim($7), ''), me.actor_name, private.add_working_days(private.chinese_day(), 5), $8
  from private.event_actor() me returning id into new_id;
  update public.proposal_changes c set searched_at = clock_timestamp() where c.id = new_id and not exists (select from private.sought_places(c));
  perform private.record_proposal_event($1, 'change', $3, null, jsonb_strip_nulls(jsonb_build_object('change', new_id, 'kind', $2, 'old', $5, 'new', $6)), $7);
  for told in
    select pp.organisation_id as id from public.proposal_parties pp
    where pp.proposal_id = $1 and pp.left_at is null and pp.organisation_id is distinct from $3 order by pp.position
  loop
    insert into public.proposal_change_choices (change_id, proposal_id, organisation_id) values (new_id, $1, told.id);
    perform private.notify(told.id, 'proposal_changed',
      coalesce(private.told_who($1, told.id, $3), '{}') || jsonb_strip_nulls(jsonb_build_object(
        'change', new_id, 'number', p.number, 'change_kind', $2, 'why', nullif(btrim($7), ''), 'default', $8,
        'by', private.add_working_days(private.chinese_day(), 5))), '/proposals/' || $1 || '#change-' || new_id);
  end loop;
  perform private.notify(p.office_id, 'proposal_changed_office',
    coalesce(private.told_who($1, p.office_id, $3), '{}') || jsonb_build_object('number', p.number, 'change_kind', $2),
    '/proposals/' || $1 || '#change-' || new_id);
  return new_id;
end;
$$;
