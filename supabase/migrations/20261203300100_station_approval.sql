-- A station or talent enclave is signed by its parties' consents and its office's approval. The approval writes down what was approved, by
-- whom, and who had agreed when: a record with a hash that never changes, verified by its code as a term sheet is. So nothing opens
-- without a signed record, whether its parties wrote a term sheet or not.

create table public.station_approvals (
  station_id uuid primary key references public.stations (id),
  -- What was approved, as text: its hash is of this.
  document text not null check (octet_length(document) <= 100000),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  office_id uuid references public.organisations (id),
  approved_by uuid,
  approved_by_name text not null default '',
  approved_at timestamptz not null default clock_timestamp()
);
comment on table public.station_approvals is 'Append-only: what of a station was approved, by which office, and who had agreed to it.';
create index on public.station_approvals (office_id);
create trigger station_approvals_are_kept before update or delete on public.station_approvals
  for each row execute function private.refuse_change();
create trigger station_approvals_are_not_emptied before truncate on public.station_approvals
  for each statement execute function private.refuse_change();

-- Who checks or runs the station, and whoever was asked for consent.
create function private.reads_station_approval(station_id uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return private.inside_station_id($1) or exists (
    select from public.stations s where s.id = $1 and s.proposal_id in (select private.my_proposal_ids()));
end;
$$;
revoke execute on function private.reads_station_approval from public;
grant execute on function private.reads_station_approval to authenticated;

alter table public.station_approvals enable row level security;
grant select on public.station_approvals to authenticated, service_role;
create policy "Host, office, auditors and whoever was asked read what was approved"
  on public.station_approvals for select to authenticated using (private.reads_station_approval(station_id));

drop policy "Who reads what was signed reads its code" on public.verify_codes;
-- The subqueries read under the reader's own rights.
create policy "Who reads what was signed reads its code"
  on public.verify_codes for select to authenticated
  using (case subject_kind
    when 'enclave_terms' then exists (select from public.enclave_terms t where t.id = subject_id)
    when 'station_approval' then exists (select from public.station_approvals a where a.station_id = subject_id)
    else exists (select from public.secondments s where s.id = subject_id) end);

-- Writes the record once; a station that nobody else was asked for is agreed to by its host, no later than its office approved.
create function private.record_station_approval(station_id uuid, office_id uuid, by_id uuid, by_name text, at timestamptz) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  s public.stations;
  written text;
begin
  select * into s from public.stations x where x.id = $1;
  if exists (select from public.station_approvals a where a.station_id = s.id) then return; end if;
  written := jsonb_build_object(
    'number', s.number, 'kind', s.kind, 'name', s.name, 'region', s.region_code, 'address', s.address, 'operator', s.operator,
    'desks', s.desks, 'beds', s.beds, 'labs', s.labs, 'reservedPosts', s.reserved_posts, 'host', s.host_id,
    'proposal', (select p.number from public.proposals p where p.id = s.proposal_id),
    'consents', (
      select coalesce(jsonb_agg(jsonb_build_object('organisation', c.name, 'id', c.id, 'at', c.at, 'by', c.by_name, 'proxy', c.proxy) order by c.place), '[]')
      from (
        select o.name, o.id, pp.answered_at as at, coalesce(pp.answered_by_name, '') as by_name, pp.consent_id is not null as proxy, pp.position as place
        from public.proposal_parties pp join public.organisations o on o.id = pp.organisation_id
        where pp.proposal_id = s.proposal_id and pp.left_at is null
        union all
        select o.name, o.id, least(s.created_at, $5), s.proposed_by_name, false, 0
        from public.organisations o where o.id = s.host_id and s.proposal_id is null) c),
    'office', (select jsonb_build_object('id', o.id, 'organisation', o.name, 'at', $5, 'by', coalesce($4, '')) from public.organisations o where o.id = $2))::text;
  insert into public.station_approvals (station_id, document, hash, office_id, approved_by, approved_by_name, approved_at)
  values (s.id, written, encode(sha256(convert_to(written, 'UTF8')), 'hex'), $2, $3, coalesce($4, ''), $5);
  perform private.give_verify_code('station_approval', s.id, encode(sha256(convert_to(written, 'UTF8')), 'hex'));
end;
$$;

-- Stations that were approved before.
select private.record_station_approval(s.id, e.acting_for, e.actor_id, e.actor_name, coalesce(e.at, s.created_at))
from public.stations s
left join lateral (
  select a.* from public.audit_events a where a.subject_kind = 'station' and a.subject_id = s.id::text and a.verb = 'approve' order by a.id desc limit 1) e on true
where s.status in ('approved', 'open', 'closing') or s.opened_on is not null;

-- Also one that is put in as it stands, from another register.
create function private.write_station_approval() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  told record;
begin
  if tg_op = 'INSERT' then
    perform private.record_station_approval(new.id, private.responsible_office_id((select o.region_code from public.organisations o where o.id = new.host_id)),
      null, '', coalesce(new.opened_on::timestamptz, new.created_at));
    return null;
  end if;
  perform private.record_station_approval(new.id, private.my_organisation_id(), me.actor_id, me.actor_name, clock_timestamp()) from private.event_actor() me;
  -- The host hears of it with every step of its station.
  for told in
    select pp.organisation_id as id, p.number from public.proposal_parties pp join public.proposals p on p.id = pp.proposal_id
    where pp.proposal_id = new.proposal_id and pp.left_at is null and pp.organisation_id not in (new.host_id, private.my_organisation_id())
  loop
    perform private.notify(told.id, 'station_approved', jsonb_build_object('name', new.name, 'number', told.number, 'by', private.my_organisation_name()), '/stations/' || new.id);
  end loop;
  return null;
end;
$$;
create trigger stations_approved_are_recorded after update of status on public.stations
  for each row when (new.status = 'approved' and old.status <> 'approved') execute function private.write_station_approval();
create trigger stations_put_in_are_recorded after insert on public.stations
  for each row when (new.status in ('approved', 'open', 'closing')) execute function private.write_station_approval();

-- As before: whoever was asked has agreed before the office approves. And who approves is bound to none of them; nothing opens over a
-- term sheet that was begun and is not signed, nor after its parties have gone back on it.
create or replace function private.check_station_consents() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  at_proposal constant public.proposal_status := (select p.status from public.proposals p where p.id = new.proposal_id);
begin
  if new.status = 'approved' and old.status = 'proposed' then
    if at_proposal not in ('accepted', 'negotiating', 'signed', 'delivering', 'completed') then raise exception 'consents_missing'; end if;
    if private.is_conflicted(array(
      select new.host_id union select pp.organisation_id from public.proposal_parties pp where pp.proposal_id = new.proposal_id and pp.left_at is null
    )) then raise exception 'conflict_of_interest'; end if;
  elsif new.status = 'open' and old.status = 'approved' then
    if exists (select from public.term_sheets t where t.proposal_id = new.proposal_id and t.status in ('open', 'signing')) then
      raise exception 'term_sheet_unsigned';
    end if;
    if at_proposal not in ('signed', 'delivering', 'completed') or not exists (select from public.station_approvals a where a.station_id = new.id) then
      raise exception 'consents_missing';
    end if;
  end if;
  return new;
end;
$$;

-- In the shape of verify_term_sheet; as before, and the approval of a station: each consent by its day, then the office.
create or replace function public.verify_agreement(code text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select case v.subject_kind
    when 'enclave_terms' then (
      select jsonb_build_object('kind', 'enclave_terms', 'status', 'signed', 'title', e.name, 'version', t.number, 'hash', v.hash,
        'intact', v.hash = encode(sha256(convert_to(t.document, 'UTF8')), 'hex'), 'signedAt', t.agreed_at,
        'signatures', (
          select coalesce(jsonb_agg(jsonb_build_object('organisation', o.name, 'step', 1, 'signedAt', a.agreed_at, 'post', a.post, 'matches', true,
            'onPaper', false, 'fileHash', null) order by a.agreed_at), '[]')
          from public.enclave_agreements a join public.organisations o on o.id = a.organisation_id where a.terms_id = t.id))
      from public.enclave_terms t join public.enclaves e on e.id = t.enclave_id where t.id = v.subject_id)
    when 'station_approval' then (
      select jsonb_build_object('kind', 'station_approval', 'status', case when s.status = 'closed' then 'ended' else 'signed' end,
        'title', a.document::jsonb ->> 'name', 'version', s.number, 'hash', v.hash,
        'intact', v.hash = encode(sha256(convert_to(a.document, 'UTF8')), 'hex'), 'signedAt', a.approved_at,
        'signatures', (
          select coalesce(jsonb_agg(jsonb_build_object('organisation', c.value ->> 'organisation', 'step', 1, 'signedAt', c.value ->> 'at', 'post', null,
            'matches', true, 'onPaper', false, 'byProxy', c.value -> 'proxy', 'fileHash', null) order by c.place), '[]')
          from jsonb_array_elements(a.document::jsonb -> 'consents') with ordinality c (value, place))
        || case when jsonb_typeof(a.document::jsonb -> 'office') = 'object' then jsonb_build_array(jsonb_build_object(
            'organisation', a.document::jsonb #>> '{office,organisation}', 'step', 2, 'signedAt', a.approved_at, 'post', null,
            'matches', true, 'onPaper', false, 'fileHash', null)) else '[]' end)
      from public.station_approvals a join public.stations s on s.id = a.station_id where a.station_id = v.subject_id)
    else (
      select jsonb_build_object('kind', 'secondment', 'status', case when s.status = 'withdrawn' then 'ended' else 'signed' end,
        'title', h.name || ' → ' || u.name || ' · ' || q.title || ' · ' || s.starts_on || ' – ' || (s.ends_before - 1), 'version', s.number, 'hash', v.hash,
        'intact', v.hash = encode(sha256(convert_to(private.secondment_text(s.id), 'UTF8')), 'hex'), 'signedAt', s.published_at,
        -- The person signs too, unnamed.
        'signatures', (
          select coalesce(jsonb_agg(jsonb_build_object('organisation', coalesce(o.name, ''), 'party', g.party, 'step', 1, 'signedAt', g.signed_at,
            'post', case when g.party = 'person' then '' else g.signer_post end, 'matches', true, 'onPaper', g.channel = 'paper', 'fileHash', null) order by g.signed_at), '[]')
          from public.secondment_signatures g left join public.organisations o on o.id = g.organisation_id and g.party <> 'person'
          where g.secondment_id = s.id and g.answer = 'signed'))
      from public.secondments s join public.work_units h on h.id = s.home_unit_id join public.work_units u on u.id = s.host_unit_id
      join public.posts q on q.id = s.post_id where s.id = v.subject_id)
    end
  from public.verify_codes v where v.code = $1
$$;
comment on function public.verify_agreement is 'What signed enclave terms, an approved station or a published secondment with this code say; null when there is none.';

create function private.invariants_station_approval() returns table (rule text, subject text)
language sql stable security definer set search_path = ''
as $$
  select 'what is approved or open has its record', s.id::text from public.stations s
  where s.status in ('approved', 'open', 'closing') and not exists (select from public.station_approvals a where a.station_id = s.id)
  union all
  select 'an approval says what its hash says', a.station_id::text from public.station_approvals a
  where a.hash <> encode(sha256(convert_to(a.document, 'UTF8')), 'hex')
    or not exists (select from public.verify_codes v where v.subject_kind = 'station_approval' and v.subject_id = a.station_id and v.hash = a.hash)
$$;
revoke execute on function private.record_station_approval, private.write_station_approval, private.invariants_station_approval from public;
