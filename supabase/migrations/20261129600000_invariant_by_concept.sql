-- What must hold over the whole database, whatever happened: a function of schema private whose name begins with invariants_ and
-- that takes nothing returns each breach. Who adds one need not touch the others.

create function private.invariants_proposal() returns table (rule text, subject text)
language sql stable security definer set search_path = ''
as $$
  select 'promised is the sum of what is held and committed', s.listing_id || ' ' || s.factor from public.factor_stocks s
  where s.promised <> coalesce((select sum(private.in_base_unit(c.granted, c.unit)) from public.proposal_commitments c
    where c.listing_id = s.listing_id and c.factor = s.factor and private.unit_dimension(c.unit) = s.dimension and c.state in ('held', 'committed')), 0)
  union all
  select 'what is counted as offered is what the listing offers', s.listing_id || ' ' || s.factor from public.factor_stocks s
  where s.offered is distinct from private.offered_now(s.listing_id, s.factor, s.dimension)
  union all
  select 'the state is where the last event led', p.id::text from public.proposals p
  where p.status <> 'drafted' and p.status is distinct from
    (select e.to_status from public.proposal_events e where e.proposal_id = p.id and e.to_status is not null order by e.id desc limit 1)
  union all
  select 'every event goes on from the one before, by a row of the lifecycle', e.id::text
  from (select x.*, lag(x.to_status, 1, 'drafted') over (partition by x.proposal_id order by x.id) as before
    from public.proposal_events x where x.to_status is not null) e
  where e.from_status is distinct from e.before or not exists (
    select from public.proposal_transitions t where t.from_status = e.from_status and t.to_status = e.to_status and t.verb::text = e.what)
  union all
  select 'whom a change concerns has one notice of it', c.id || ' ' || x.organisation_id
  from public.proposal_changes c join public.proposal_change_choices x on x.change_id = c.id
  where (select count(*) from public.notifications n where n.organisation_id = x.organisation_id and n.kind = 'proposal_changed'
    and n.data ->> 'change' = c.id::text) <> 1
  union all
  select 'nobody else has one', n.id::text from public.notifications n
  where n.kind = 'proposal_changed' and not exists (
    select from public.proposal_change_choices x where x.change_id::text = n.data ->> 'change' and x.organisation_id = n.organisation_id)
  union all
  select 'a change is told with an event', c.id::text from public.proposal_changes c
  where not exists (select from public.proposal_events e where e.proposal_id = c.proposal_id and e.what = 'change' and e.data ->> 'change' = c.id::text)
  union all
  select 'an open one of those that wait is counted', pp.organisation_id::text
  from public.proposal_parties pp full join public.open_proposal_counts n using (organisation_id)
  group by 2, n.open having count(*) filter (where pp.waits) <> coalesce(n.open, 0) or coalesce(n.open, 0) > 5
  union all
  select 'only what is proposed waits', pp.proposal_id::text from public.proposal_parties pp join public.proposals p on p.id = pp.proposal_id
  where pp.waits and (p.status <> 'proposed' or pp.left_at is not null)
  union all
  select 'who left holds nothing, and nothing is held when it is over', c.proposal_id || ' ' || c.position
  from public.proposal_commitments c
  join public.proposal_parties pp on pp.proposal_id = c.proposal_id and pp.organisation_id = c.organisation_id
  join public.proposals p on p.id = c.proposal_id
  where c.state in ('held', 'committed') and (pp.left_at is not null or p.status in ('declined', 'withdrawn', 'expired', 'terminated'))
  union all
  select 'what is committed is agreed by all', c.proposal_id::text from public.proposal_commitments c join public.proposals p on p.id = c.proposal_id
  where c.state = 'committed' and (p.status = 'proposed' or exists (
    select from public.proposal_parties pp where pp.proposal_id = p.id and pp.left_at is null and pp.answer is distinct from 'interested'))
  union all
  select 'an ended proposal asks nothing', c.id::text from public.proposal_changes c join public.proposals p on p.id = c.proposal_id
  where c.settled_at is null and p.closed_at is not null
  union all
  select 'what an open proposal stands on was told', pp.proposal_id || ' ' || pp.listing_id
  from public.proposal_parties pp join public.proposals p on p.id = pp.proposal_id join public.listings l on l.id = pp.listing_id
  where p.status in ('proposed', 'accepted', 'negotiating') and pp.left_at is null and l.status <> 'published'
    and not exists (select from public.proposal_changes c where c.proposal_id = p.id and c.caused_by = pp.organisation_id and c.settled_at is null)
  union all
  select 'nothing waits to be looked at', x.listing_id::text from private.changed_listings x
  union all
  select 'an answer left its event', pp.proposal_id || ' ' || pp.organisation_id from public.proposal_parties pp
  where pp.answer is not null and not exists (select from public.proposal_events e
    where e.proposal_id = pp.proposal_id and e.acting_for = pp.organisation_id and e.what = pp.answer::text)
  union all
  select 'a choice left its event', x.change_id || ' ' || x.organisation_id from public.proposal_change_choices x
  where x.choice is not null and not exists (select from public.proposal_events e
    where e.proposal_id = x.proposal_id and e.acting_for = x.organisation_id
      and (e.what = 'choose' and e.data ->> 'change' = x.change_id::text or e.what = 'left' or e.what in ('not_now', 'not_for_us')))
  union all
  select 'who left, left with an event', pp.proposal_id || ' ' || pp.organisation_id from public.proposal_parties pp
  where pp.left_at is not null and not exists (select from public.proposal_events e
    where e.proposal_id = pp.proposal_id
      and (e.acting_for = pp.organisation_id and e.what in ('left', 'not_now', 'not_for_us') or e.what = 'recompose'))
$$;

create function private.invariants_secondment() returns table (rule text, subject text)
language sql stable security definer set search_path = ''
as $$
  select 'an assignment is where its last event led', s.id::text from public.secondments s
  where s.status is distinct from (select e.to_status from public.secondment_events e where e.secondment_id = s.id order by e.id desc limit 1)
  union all
  select 'every step of an assignment is a row of its lifecycle', e.id::text from public.secondment_events e
  where e.from_status is not null and e.verb <> 'move' and not exists (
    select from public.secondment_transitions t where t.from_status = e.from_status and t.verb::text = e.verb and t.to_status = e.to_status)
  union all
  select 'what is published was signed by all five', s.id::text from public.secondments s
  where s.status in ('published', 'running', 'completed')
    and (select count(*) from public.secondment_signatures g where g.secondment_id = s.id and g.answer = 'signed') <> 5
$$;

create function private.invariants_station() returns table (rule text, subject text)
language sql stable security definer set search_path = ''
as $$
  select 'nobody is expected at a closed station', t.id::text from public.station_stays t join public.stations s on s.id = t.station_id
  where t.status in ('held', 'booked', 'arrived') and (s.status in ('proposed', 'closed') and t.ends_before > private.civil_today()
    or s.status = 'closing' and t.ends_before > s.closes_on)
  union all
  select 'what is held was offered to who waits', t.id::text from public.station_stays t
  where t.status = 'held' and not exists (select from public.station_waits w where w.stay_id = t.id and w.status = 'offered')
  union all
  select 'what is offered to who waits is held', w.id::text from public.station_waits w
  where w.status = 'offered' and not exists (
    select from public.station_stays t where t.id = w.stay_id and t.status = 'held' and t.station_id = w.station_id)
  union all
  select 'as many places as the register says', s.id || ' ' || k.kind
  from public.stations s cross join lateral (values ('desk'::public.place_kind, s.desks), ('bed', s.beds), ('lab', s.labs)) k (kind, said)
  where s.status in ('approved', 'open') and k.said <> (
    select count(*) from public.station_places p where p.station_id = s.id and p.kind = k.kind and p.retired_on is null)
$$;

create function private.invariants_enclave() returns table (rule text, subject text)
language sql stable security definer set search_path = ''
as $$
  select 'terms count when all parties agreed, and not before', t.id::text from public.enclave_terms t
  where (t.agreed_at is not null) <> not exists (select from public.enclave_parties p where p.enclave_id = t.enclave_id
    and not exists (select from public.enclave_agreements a where a.terms_id = t.id and a.organisation_id = p.organisation_id))
  union all
  select 'an enclave is agreed with a version of its terms', e.id::text from public.enclaves e
  where (e.status = 'agreed') <> exists (select from public.enclave_terms t where t.enclave_id = e.id and t.agreed_at is not null)
  union all
  select 'a confirmed year was confirmed by all parties', s.id::text from public.settlements s
  where s.status = 'confirmed' and not exists (select from public.settlement_statements d where d.settlement_id = s.id and not exists (
    select from public.enclave_parties p where p.enclave_id = s.enclave_id and p.role in ('fly_out', 'fly_in')
      and not exists (select from public.settlement_confirmations c where c.statement_id = d.id and c.organisation_id = p.organisation_id)))
  union all
  select 'a confirmed year has no open case', s.id::text from public.settlements s
  join public.settlement_disputes d on d.settlement_id = s.id and d.closed_at is null where s.status = 'confirmed'
$$;

create function private.invariants_term_sheet() returns table (rule text, subject text)
language sql stable security definer set search_path = ''
as $$
  select 'a version is what its hash says', v.term_sheet_id || ' ' || v.number from public.term_sheet_versions v
  where v.hash <> encode(sha256(convert_to(v.content::text, 'UTF8')), 'hex')
  union all
  select 'versions have numbers without gaps', v.term_sheet_id::text from public.term_sheet_versions v
  group by v.term_sheet_id having max(v.number) <> count(*)
  union all
  select 'what is signed is signed by all, the version that was out', t.id::text from public.term_sheets t
  where t.status = 'signed' and (not exists (select from public.term_sheet_signers s where s.term_sheet_id = t.id) or exists (
    select from public.term_sheet_signers s where s.term_sheet_id = t.id and not exists (
      select from public.signatures g join public.term_sheet_versions v on v.term_sheet_id = g.term_sheet_id and v.number = g.version
      where g.term_sheet_id = t.id and g.round = t.round and g.organisation_id = s.organisation_id
        and g.version = t.signing_version and g.hash = v.hash)))
  union all
  select 'steps are signed in their order', a.term_sheet_id || ' ' || a.organisation_id from public.signatures a
  join public.signatures b on b.term_sheet_id = a.term_sheet_id and b.round = a.round and b.step < a.step and b.signed_at > a.signed_at
  union all
  select 'a signed sheet is of a proposal that was signed', t.id::text from public.term_sheets t join public.proposals p on p.id = t.proposal_id
  where t.status = 'signed' and p.status not in ('signed', 'delivering', 'completed', 'terminated')
  union all
  select 'no sheet is negotiated of a proposal that is over', t.id::text from public.term_sheets t join public.proposals p on p.id = t.proposal_id
  where t.status in ('open', 'signing') and p.closed_at is not null
$$;

create function private.invariants_delivery() returns table (rule text, subject text)
language sql stable security definer set search_path = ''
as $$
  select 'what is completed was confirmed by every party', p.id || ' ' || pp.organisation_id
  from public.proposals p join public.proposal_parties pp on pp.proposal_id = p.id and pp.left_at is null
  where p.status = 'completed' and not exists (select from public.completions c where c.proposal_id = p.id and c.organisation_id = pp.organisation_id)
  union all
  select 'nothing is open of what is completed', m.proposal_id || ' ' || m.number from public.milestones m join public.proposals p on p.id = m.proposal_id
  where p.status = 'completed' and m.done_on is null
  union all
  select 'what is due is due from a party or its office', m.proposal_id || ' ' || m.number from public.milestones m
  where not exists (select from public.proposals p where p.id = m.proposal_id and p.office_id = m.owner_id)
    and not exists (select from public.proposal_parties pp where pp.proposal_id = m.proposal_id and pp.organisation_id = m.owner_id)
  union all
  select 'a day is the one to which it was last moved', m.proposal_id || ' ' || m.number from public.milestones m
  where m.due_on <> (select v.to_day from public.milestone_moves v where v.proposal_id = m.proposal_id and v.number = m.number order by v.id desc limit 1)
  union all
  select 'a part is not more than the whole', part.id::text
  from public.delivered_figures part
  join public.delivered_figures whole on whole.proposal_id = part.proposal_id and whole.quarter = part.quarter and whole.indicator = 'jobs'
    and not exists (select from public.delivered_figures f where f.corrects = whole.id)
  where part.indicator = 'jobs_out_of_poverty' and part.value > whole.value
    and not exists (select from public.delivered_figures f where f.corrects = part.id)
$$;

create function private.invariants_help() returns table (rule text, subject text)
language sql stable security definer set search_path = ''
as $$
  select 'an open question is owed by one office', r.id::text from public.help_requests r
  where (r.status = 'open') <> exists (select from public.help_turns t where t.request_id = r.id and t.ended_at is null)
  union all
  select 'what an office passed on is owed by the next', t.id::text from public.help_turns t
  where t.how = 'passed_on' and not exists (
    select from public.help_turns n where n.request_id = t.request_id and n.id > t.id and n.office_id <> t.office_id)
$$;

create or replace function public.check_invariants() returns table (rule text, subject text)
language plpgsql stable security definer set search_path = ''
as $$
declare
  invariants name;
begin
  if current_setting('request.jwt.claims', true) is not null and current_setting('request.jwt.claims', true)::jsonb ->> 'role' = 'authenticated'
    and private.my_role() is distinct from 'auditor' then raise exception 'not_allowed'; end if;
  for invariants in
    select p.proname from pg_catalog.pg_proc p
    where p.pronamespace = 'private'::regnamespace and p.proname like 'invariants\_%' and p.pronargs = 0
    order by p.proname
  loop
    return query execute format('select * from private.%I()', invariants);
  end loop;
end;
$$;
comment on function public.check_invariants is 'Every breach of what must hold over the whole database; none in a sound one. For auditors and the platform.';

revoke execute on function private.invariants_proposal, private.invariants_secondment, private.invariants_station, private.invariants_enclave,
  private.invariants_term_sheet, private.invariants_delivery, private.invariants_help from public;
