-- Signing on paper for who has no account: its office hands in the scan, on a consent on record, and the signature says so.
-- The order of signing as its page shows and changes it.

alter table public.consents drop constraint consents_scopes_check;
alter table public.consents add constraint consents_scopes_check check (cardinality(scopes) between 1 and 3);

create type public.signing_channel as enum ('account', 'paper');

alter table public.signatures
  add column channel public.signing_channel not null default 'account',
  -- The day written on the paper; the row's own time is when it was handed in.
  add column paper_signed_on date,
  add column object_name text unique,
  add column media_type text check (media_type in ('application/pdf', 'image/jpeg', 'image/png', 'image/webp')),
  -- SHA-256 of the scan.
  add column file_hash text check (file_hash ~ '^[0-9a-f]{64}$'),
  add column consent_id uuid references public.consents (id),
  add column handed_in_by_name text,
  add column handed_in_by_id uuid references public.organisations (id),
  add constraint signatures_on_paper_have_their_scan check ((channel = 'paper') = (object_name is not null and media_type is not null
    and file_hash is not null and consent_id is not null and handed_in_by_id is not null and paper_signed_on is not null));
create index on public.signatures (consent_id) where consent_id is not null;
create index on public.signatures (handed_in_by_id) where handed_in_by_id is not null;
comment on column public.signatures.signer_id is 'Who signed with an account; on paper, who handed the scan in.';

-- A scan that a signature names stays.
create or replace function private.object_is_named(name text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (select from public.organisation_evidence e where e.object_name = $1)
    or exists (select from public.consents c where c.object_name = $1)
    or exists (select from public.signatures g where g.object_name = $1)
$$;
-- The subquery reads under the reader's own rights: who reads the term sheet.
create policy "Who reads a signature reads its scan"
  on storage.objects for select to authenticated
  using (bucket_id = 'organisation-evidence' and exists (select from public.signatures g where g.object_name = name));

-- What signing is, whoever puts the pen down: the right step, the right text, once; the last signature makes it binding.
create function private.put_signature(g public.signatures) returns public.term_sheet_status
language plpgsql security definer set search_path = ''
as $$
declare
  t public.term_sheets;
  signer public.term_sheet_signers;
begin
  select * into t from public.term_sheets x where x.id = g.term_sheet_id for update;
  select * into signer from public.term_sheet_signers s where s.term_sheet_id = t.id and s.organisation_id = g.organisation_id;
  if not found then raise exception 'not_allowed'; end if;
  if t.status <> 'signing' then raise exception 'wrong_state'; end if;
  if btrim(coalesce(g.signer_name, '')) = '' or btrim(coalesce(g.signer_post, '')) = '' or char_length(g.signer_name) > 60 or char_length(g.signer_post) > 60 then
    raise exception 'signer_needed';
  end if;
  -- What one saw is what one signs.
  if t.signing_version is distinct from g.version or not exists (
    select from public.term_sheet_versions v where v.term_sheet_id = t.id and v.number = g.version and v.hash = g.hash
  ) then raise exception 'term_sheet_moved_on'; end if;
  if exists (select from public.signatures x where x.term_sheet_id = t.id and x.round = t.round and x.organisation_id = g.organisation_id) then raise exception 'already_answered'; end if;
  if signer.step <> private.signing_step(t) then raise exception 'not_your_turn'; end if;
  insert into public.signatures (term_sheet_id, round, organisation_id, version, hash, step, signer_id, signer_name, signer_post,
    channel, paper_signed_on, object_name, media_type, file_hash, consent_id, handed_in_by_name, handed_in_by_id)
  values (t.id, t.round, g.organisation_id, g.version, g.hash, signer.step, auth.uid(), btrim(g.signer_name), btrim(g.signer_post),
    g.channel, g.paper_signed_on, g.object_name, g.media_type, g.file_hash, g.consent_id, g.handed_in_by_name, g.handed_in_by_id);
  perform private.record_proposal_event(t.proposal_id, 'signature', g.organisation_id, null,
    jsonb_strip_nulls(jsonb_build_object('version', g.version, 'hash', g.hash, 'name', btrim(g.signer_name), 'post', btrim(g.signer_post),
      'paper', g.file_hash, 'consent', g.consent_id)));
  if private.signing_step(t) is null then
    update public.term_sheets x set status = 'signed', signed_at = clock_timestamp() where x.id = t.id returning * into t;
    perform private.move_proposal(t.proposal_id, 'sign', 'parties', null, jsonb_build_object('version', g.version, 'hash', g.hash));
    perform private.notify(s.organisation_id, 'term_sheet_signed',
      jsonb_build_object('number', (select p.number from public.proposals p where p.id = t.proposal_id)), '/proposals/' || t.proposal_id || '/term-sheet')
    from public.term_sheet_signers s where s.term_sheet_id = t.id;
  elsif private.signing_step(t) > signer.step then
    perform private.tell_signers(t);
  end if;
  return t.status;
end;
$$;

create or replace function public.sign_term_sheet(term_sheet_id uuid, version integer, hash text, signer_name text, signer_post text) returns public.term_sheet_status
language plpgsql security definer set search_path = ''
as $$
declare
  g public.signatures;
begin
  perform 1 from public.term_sheets x where x.id = $1 for update;
  if not found or not private.reads_term_sheet($1) then raise exception 'not_found'; end if;
  if coalesce(private.my_role() not in ('county_member', 'enterprise_member', 'talent_officer', 'coordinator'), true) then raise exception 'not_allowed'; end if;
  g.term_sheet_id := $1; g.organisation_id := private.my_organisation_id(); g.version := $2; g.hash := $3;
  g.signer_name := $4; g.signer_post := $5; g.channel := 'account';
  return private.put_signature(g);
end;
$$;

-- What an organisation signed on paper, handed in by the office that answers for it.
create function public.hand_in_paper_signature(
  term_sheet_id uuid, organisation_id uuid, version integer, hash text, signer_name text, signer_post text, signed_on date,
  object_name text, media_type text, file_hash text, consent_id uuid
) returns public.term_sheet_status
language plpgsql security definer set search_path = ''
as $$
declare
  g public.signatures;
  told record;
begin
  perform 1 from public.term_sheets x where x.id = $1 for update;
  if not found or not private.reads_term_sheet($1) then raise exception 'not_found'; end if;
  if not private.coordinates_organisation($2) then raise exception 'not_allowed'; end if;
  if $11 is null or not private.consent_counts($11, $2, 'signing') then raise exception 'consent_needed'; end if;
  if $7 is null or $7 > private.chinese_day() or $10 is null or $10 !~ '^[0-9a-f]{64}$' then raise exception 'bad_request'; end if;
  if split_part(coalesce($8, ''), '/', 1) <> $2::text or not exists (
    select from storage.objects o where o.bucket_id = 'organisation-evidence' and o.name = $8
  ) then raise exception 'bad_request'; end if;
  g.term_sheet_id := $1; g.organisation_id := $2; g.version := $3; g.hash := $4; g.signer_name := $5; g.signer_post := $6;
  g.channel := 'paper'; g.paper_signed_on := $7; g.object_name := $8; g.media_type := $9; g.file_hash := $10; g.consent_id := $11;
  select me.actor_name, me.acting_for into g.handed_in_by_name, g.handed_in_by_id from private.event_actor() me;
  -- The organisation itself hears that somebody signed in its name.
  perform private.notify($2, 'paper_signature', jsonb_build_object('by', private.my_organisation_name(), 'signer', btrim($5), 'number', p.number),
    '/proposals/' || p.id || '/term-sheet')
  from public.term_sheets t join public.proposals p on p.id = t.proposal_id where t.id = $1;
  return private.put_signature(g);
exception
  when check_violation or not_null_violation or unique_violation then raise exception 'bad_request';
end;
$$;
comment on function public.hand_in_paper_signature is 'Hands in what an organisation signed on paper, on its consent. Raises not_found, not_allowed, consent_needed, bad_request and what sign_term_sheet raises.';

-- The order as it will be used: the one that was set, else the usual one; and offices that could be added.
create function public.signing_order(proposal_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  t public.term_sheets;
begin
  select * into t from public.term_sheets x where x.proposal_id = $1;
  if not found or not private.reads_term_sheet(t.id) then return null; end if;
  return jsonb_build_object(
    'isSet', exists (select from public.term_sheet_signers s where s.term_sheet_id = t.id),
    'signers', (
      with placed as (
        select s.step, s.organisation_id, s.capacity from public.term_sheet_signers s where s.term_sheet_id = t.id
        union all
        select u.step, u.organisation_id, u.capacity from private.usual_signers(t) u
        where not exists (select from public.term_sheet_signers s where s.term_sheet_id = t.id)
      )
      select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'organisation', o.name, 'step', x.step, 'capacity', x.capacity,
        'isNeeded', x.capacity = 'party' or o.id = p.office_id) order by x.step, o.name), '[]')
      from placed x join public.organisations o on o.id = x.organisation_id, public.proposals p where p.id = t.proposal_id),
    'offices', (
      -- County, prefecture and province of each party.
      select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'organisation', f.name) order by f.region_code, f.name), '[]')
      from public.organisations f
      where f.kind = 'coordinator_office' and exists (
        select from public.proposal_parties pp join public.organisations o on o.id = pp.organisation_id
        where pp.proposal_id = t.proposal_id and pp.left_at is null and left(o.region_code, 2) = left(f.region_code, 2)
          and (right(f.region_code, 4) = '0000' or left(f.region_code, 4) = left(o.region_code, 4)))));
end;
$$;
comment on function public.signing_order is 'Who signs a proposal''s term sheet in which step, and which offices could be added; null for who may not read it.';

create or replace function public.set_signing_order(term_sheet_id uuid, steps jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  t public.term_sheets := private.my_term_sheet($1, 'open');
  before jsonb := public.signing_order(t.proposal_id) -> 'signers';
begin
  if private.negotiates_as(t.proposal_id) <> 'office' then raise exception 'not_allowed'; end if;
  if jsonb_typeof(steps) is distinct from 'array' or jsonb_array_length(steps) not between 1 and 9 then raise exception 'bad_request'; end if;
  if exists (
    select from (
      select pp.organisation_id as id from public.proposal_parties pp where pp.proposal_id = t.proposal_id and pp.left_at is null
      union select p.office_id from public.proposals p where p.id = t.proposal_id
    ) must where must.id::text not in (select o from jsonb_array_elements($2) s, jsonb_array_elements_text(s) o)
  ) then raise exception 'signer_missing'; end if;
  delete from public.term_sheet_signers s where s.term_sheet_id = t.id;
  insert into public.term_sheet_signers (term_sheet_id, step, organisation_id, capacity)
  select t.id, s.step, o.id, case when exists (
      select from public.proposal_parties pp where pp.proposal_id = t.proposal_id and pp.organisation_id = o.id and pp.left_at is null
    ) then 'party' else 'office' end::public.signing_capacity
  from jsonb_array_elements($2) with ordinality s (list, step), jsonb_array_elements_text(s.list) name (id)
  join public.organisations o on o.id::text = name.id and (o.kind = 'coordinator_office' or exists (
    select from public.proposal_parties pp where pp.proposal_id = t.proposal_id and pp.organisation_id = o.id));
  perform private.record_proposal_event(t.proposal_id, 'signing_order', private.my_organisation_id(), null, jsonb_build_object('steps', $2));
  perform private.record_event('set_signing_order', 'term_sheet', t.id::text, private.my_organisation_id(), before, public.signing_order(t.proposal_id) -> 'signers', null);
  perform private.tell_negotiators(t, 'signing_order', '{}');
exception
  when unique_violation then raise exception 'bad_request';
end;
$$;

-- Whom the caller's office may hand a paper in for, now: on which consent, or that one is lacking.
create function private.paper_signers(term_sheet_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'organisation', o.name,
    'consents', (
      select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'givenBy', c.given_by_name, 'post', c.given_by_post, 'until', c.valid_until) order by c.valid_until desc), '[]')
      from public.consents c where c.organisation_id = o.id and private.consent_counts(c.id, o.id, 'signing'))) order by o.name), '[]')
  from public.term_sheets t join public.term_sheet_signers s on s.term_sheet_id = t.id join public.organisations o on o.id = s.organisation_id
  where t.id = $1 and t.status = 'signing' and s.step = private.signing_step(t) and private.coordinates_organisation(o.id)
    and not exists (select from public.signatures g where g.term_sheet_id = t.id and g.round = t.round and g.organisation_id = s.organisation_id)
$$;

create or replace function public.get_term_sheet(proposal_id uuid, version integer default null, compared integer default null) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with sheet as (
    select t.*, (select max(v.number) from public.term_sheet_versions v where v.term_sheet_id = t.id) as newest
    from public.term_sheets t where t.proposal_id = $1
  )
  select jsonb_build_object(
    'id', t.id,
    'proposalId', t.proposal_id,
    'status', t.status,
    'number', p.number,
    'kind', p.kind,
    'actsAs', private.negotiates_as(t.proposal_id),
    'signingVersion', t.signing_version,
    'verifyCode', t.verify_code,
    'signedAt', t.signed_at,
    'versions', (
      select jsonb_agg(jsonb_build_object('number', v.number, 'source', v.source, 'base', v.base, 'organisation', o.name,
        'by', v.made_by_name, 'at', v.made_at, 'note', v.note, 'hash', v.hash) order by v.number)
      from public.term_sheet_versions v join public.organisations o on o.id = v.organisation_id where v.term_sheet_id = t.id),
    'version', coalesce($2, t.signing_version, t.newest),
    'content', (
      select v.content from public.term_sheet_versions v
      where v.term_sheet_id = t.id and v.number = coalesce($2, t.signing_version, t.newest)),
    'compared', (select v.content from public.term_sheet_versions v where v.term_sheet_id = t.id and v.number = $3),
    'comments', (
      select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'version', c.version, 'clause', c.clause_id, 'organisation', o.name,
        'by', c.by_name, 'at', c.at, 'words', c.words) order by c.id), '[]')
      from public.term_sheet_comments c join public.organisations o on o.id = c.organisation_id where c.term_sheet_id = t.id),
    'issues', (
      select coalesce(jsonb_agg(jsonb_build_object('number', i.number, 'title', i.title, 'organisation', o.name, 'at', i.raised_at,
        'settled', nullif(i.settled, ''), 'settledBy', so.name,
        'mine', (
          select jsonb_build_object('direction', r.direction, 'value', r.value) from public.term_sheet_reservations r
          where r.term_sheet_id = i.term_sheet_id and r.issue = i.number and r.organisation_id = private.my_organisation_id()),
        'overlaps', x.overlaps) order by i.number), '[]')
      from public.term_sheet_issues i
      join public.organisations o on o.id = i.organisation_id
      left join public.organisations so on so.id = i.settled_by_id
      left join public.reservation_overlaps($1) x on x.issue = i.number
      where i.term_sheet_id = t.id),
    'parties', (
      select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'role', pp.role) order by pp.position)
      from public.proposal_parties pp join public.organisations o on o.id = pp.organisation_id
      where pp.proposal_id = t.proposal_id and pp.left_at is null),
    'signers', (
      select coalesce(jsonb_agg(jsonb_build_object('organisation', o.name, 'id', o.id, 'step', s.step, 'capacity', s.capacity,
        'mine', o.id = private.my_organisation_id(),
        'signature', (
          select jsonb_build_object('name', g.signer_name, 'post', g.signer_post, 'at', g.signed_at, 'channel', g.channel,
            'paper', case when g.channel = 'paper' then jsonb_build_object('signedOn', g.paper_signed_on, 'hash', g.file_hash,
              'by', g.handed_in_by_name, 'office', (select f.name from public.organisations f where f.id = g.handed_in_by_id)) end)
          from public.signatures g
          where g.term_sheet_id = t.id and g.round = t.round and g.organisation_id = s.organisation_id)) order by s.step, o.name), '[]')
      from public.term_sheet_signers s join public.organisations o on o.id = s.organisation_id
      where s.term_sheet_id = t.id and t.status in ('signing', 'signed')),
    'order', case when t.status = 'open' then public.signing_order($1) end,
    'onPaper', private.paper_signers(t.id))
  from sheet t join public.proposals p on p.id = t.proposal_id
$$;

create or replace function public.verify_term_sheet(code text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'status', t.status,
    'title', v.content ->> 'title',
    'version', v.number,
    'hash', v.hash,
    -- Computed anew from what is stored.
    'intact', v.hash = encode(sha256(convert_to(v.content::text, 'UTF8')), 'hex'),
    'signedAt', t.signed_at,
    'signatures', (
      select jsonb_agg(jsonb_build_object('organisation', o.name, 'step', s.step, 'signedAt', g.signed_at, 'post', g.signer_post,
        'matches', g.hash = v.hash, 'onPaper', coalesce(g.channel = 'paper', false), 'fileHash', g.file_hash) order by s.step, o.name)
      from public.term_sheet_signers s
      join public.organisations o on o.id = s.organisation_id
      left join public.signatures g on g.term_sheet_id = t.id and g.round = t.round and g.organisation_id = s.organisation_id
      where s.term_sheet_id = t.id))
  from public.term_sheets t
  join public.term_sheet_versions v on v.term_sheet_id = t.id and v.number = t.signing_version
  where t.verify_code = $1
$$;

revoke execute on function private.put_signature, public.hand_in_paper_signature, public.signing_order, private.paper_signers from public, anon;
grant execute on function public.hand_in_paper_signature, public.signing_order to authenticated;
grant execute on function private.paper_signers to authenticated;
