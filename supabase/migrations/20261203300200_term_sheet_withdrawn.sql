-- A term sheet beside another deed (a station's approval, the signatures under a plan's assignments) that was begun is signed or taken
-- back; taken back, the other deed signs. Who began it or the office in charge takes it back, with the reason, and everybody is told.

-- What signs such a proposal when no term sheet does; null: nothing yet.
create function private.other_deed(proposal_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(
    (select jsonb_build_object('station', s.number) from public.stations s where s.proposal_id = $1 and s.status in ('approved', 'open', 'closing') limit 1),
    (select jsonb_build_object('plan', b.plan_id) from public.proposal_subjects b join public.secondments x on x.plan_id = b.plan_id
      where b.proposal_id = $1 and x.status in ('published', 'running', 'completed') limit 1))
$$;

create function private.may_withdraw_sheet(t public.term_sheets) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return t.status in ('open', 'signing')
    and (exists (select from public.stations s where s.proposal_id = t.proposal_id)
      or exists (select from public.proposal_subjects b where b.proposal_id = t.proposal_id and b.plan_id is not null))
    and (private.negotiates_as(t.proposal_id) = 'office' or private.negotiates_as(t.proposal_id) = 'party' and exists (
      select from public.term_sheet_versions v where v.term_sheet_id = t.id and v.number = 1 and v.organisation_id = private.my_organisation_id()));
end;
$$;

create function public.withdraw_term_sheet(term_sheet_id uuid, why text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  t public.term_sheets := private.my_term_sheet($1);
  deed jsonb;
begin
  if t.status not in ('open', 'signing') then raise exception 'wrong_state'; end if;
  if not coalesce(private.may_withdraw_sheet(t), false) then raise exception 'not_allowed'; end if;
  if btrim(coalesce(why, '')) = '' then raise exception 'reason_needed'; end if;
  update public.term_sheets x set status = 'ended', signing_version = null where x.id = t.id;
  perform private.record_proposal_event(t.proposal_id, 'term_sheet_withdrawn', private.my_organisation_id(), null, '{}', left(btrim(why), 500));
  perform private.tell_negotiators(t, 'term_sheet_withdrawn', jsonb_build_object('why', left(btrim(why), 500)));
  deed := private.other_deed(t.proposal_id);
  if deed is not null then perform private.sign_by_deed(t.proposal_id, deed); end if;
end;
$$;
comment on function public.withdraw_term_sheet is 'Takes a term sheet back that stands beside another deed. Raises not_found, not_allowed, wrong_state, reason_needed.';

-- Whether the reader may take the sheet back, and whether one that was taken back may be taken up again.
create function public.term_sheet_doors(proposal_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('withdraw', coalesce(private.may_withdraw_sheet(t), false),
    'resume', t.status = 'ended' and p.status in ('accepted', 'negotiating') and private.negotiates_as(p.id) is not null)
  from public.term_sheets t join public.proposals p on p.id = t.proposal_id
  where t.proposal_id = $1 and private.reads_term_sheet(t.id)
$$;
comment on function public.term_sheet_doors is 'What the reader may do with a proposal''s term sheet as a whole; null for who may not read it.';

-- As before; and one that was taken back is taken up again where it was left.
create or replace function public.begin_term_sheet(proposal_id uuid, content jsonb) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  t public.term_sheets;
  acts_as public.signing_capacity;
begin
  if $1 is null or $1 not in (select private.my_proposal_ids()) then raise exception 'not_found'; end if;
  acts_as := private.negotiates_as($1);
  if acts_as is null then raise exception 'not_allowed'; end if;
  perform public.begin_negotiation($1);
  select * into t from public.term_sheets x where x.proposal_id = $1 for update;
  if found and t.status = 'ended' then
    update public.term_sheets x set status = 'open' where x.id = t.id;
    perform private.record_proposal_event($1, 'term_sheet_resumed', private.my_organisation_id(), null);
    perform private.tell_negotiators(t, 'term_sheet_resumed', '{}');
  end if;
  if t.id is not null then return t.id; end if;
  insert into public.term_sheets (proposal_id) values ($1) returning * into t;
  perform private.add_term_sheet_version(t, $2, 'library', null, '');
  perform private.tell_negotiators(t, 'term_sheet_version', '{"version": 1}');
  return t.id;
end;
$$;

-- As before; a sheet that was taken back stands in nobody's way.
create or replace function private.sign_by_deed(proposal_id uuid, data jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  p public.proposals;
begin
  select * into p from public.proposals x where x.id = $1 for update;
  if p.status not in ('accepted', 'negotiating') or exists (select from public.term_sheets t where t.proposal_id = p.id and t.status <> 'ended') then return; end if;
  if p.status = 'accepted' then perform private.move_proposal(p.id, 'negotiate', 'party', private.my_organisation_id()); end if;
  perform private.move_proposal(p.id, 'sign', 'parties', null, $2);
end;
$$;

-- Stations that were approved before their approval signed anything.
select private.sign_by_deed(p.id, jsonb_build_object('station', s.number))
from public.stations s join public.proposals p on p.id = s.proposal_id
where s.status in ('approved', 'open', 'closing') and p.status in ('accepted', 'negotiating');

revoke execute on function private.other_deed, private.may_withdraw_sheet, public.withdraw_term_sheet, public.term_sheet_doors from public, anon;
grant execute on function public.withdraw_term_sheet, public.term_sheet_doors to authenticated;
