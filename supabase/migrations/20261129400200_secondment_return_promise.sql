-- Whoever lets somebody go promises how he comes back, in the same act as the signature; and a person sees by his own link what
-- was promised, what is to be done, and may say a word at each step.

drop function public.sign_secondments(uuid[], public.secondment_party, public.signature_answer, text, text, public.signature_channel, text);

create function public.sign_secondments(secondment_ids uuid[], party public.secondment_party, answer public.signature_answer, words text,
  signer_post text, channel public.signature_channel default 'account', signer_name text default null,
  return_promise public.return_promise default null, return_words text default '') returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  s public.secondments;
  own boolean;
  done integer := 0;
begin
  for s in select * from public.secondments x where x.id = any ($1) order by x.number for update loop
    own := null;
    select m.is_own into own from private.my_parties(s) m where m.party = $2;
    if own is null then raise exception 'not_found'; end if;
    if channel = 'link' or (channel = 'account') is distinct from (own and $2 <> 'person') then raise exception 'not_allowed'; end if;
    perform private.answer_secondment(s, $2, $3, $4,
      case when channel = 'account' then private.my_name() else $7 end, $5, $6,
      case when channel = 'account' then null else private.my_name() end, private.my_organisation_id());
    if $2 = 'home' and $3 = 'signed' then
      if $8 is null then raise exception 'promise_needed'; end if;
      update public.secondments x set return_promise = $8, return_guarantee = left(btrim(coalesce($9, '')), 300), revision = x.revision + 1
      where x.id = s.id;
    end if;
    done := done + 1;
  end loop;
  if done = 0 then raise exception 'not_found'; end if;
  return done;
end;
$$;
comment on function public.sign_secondments is 'Signs or refuses for a party; a home unit says with its signature how the person comes back. Raises not_found, not_allowed, wrong_state, already_signed, reason_needed, signer_needed, promise_needed.';
revoke execute on function public.sign_secondments from public;
grant execute on function public.sign_secondments to authenticated;

-- An assignment as its page shows it: tasks, steps and what was said at each.
create function private.assignment_view(s public.secondments) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'id', s.id, 'number', s.number, 'planId', s.plan_id, 'exchangeId', s.exchange_id, 'status', s.status,
    'personId', s.person_id, 'person', p.display_name, 'title', p.title, 'postId', s.post_id, 'post', q.title, 'duties', q.duties,
    'home', u.name, 'host', h.name, 'startsOn', s.starts_on, 'endsBefore', s.ends_before, 'endedOn', s.ended_on, 'reason', s.reason,
    'direction', case when (select r.side from public.regions r where r.code = left(u.region_code, 2) || '0000') = 'east'
      then 'east_to_west' else 'west_to_east' end,
    'counterpart', s.counterpart, 'counterpartPost', s.counterpart_post, 'counterpartContact', s.counterpart_contact,
    'returnPromise', s.return_promise, 'returnWords', s.return_guarantee,
    'promisedBy', (select g.signer_name || '，' || g.signer_post from public.secondment_signatures g
      where g.secondment_id = s.id and g.party = 'home' and g.answer = 'signed'),
    'today', current_date,
    'tasks', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'title', t.title, 'deliverable', t.deliverable, 'whom', t.whom,
        'dueOn', t.due_on, 'doneOn', t.done_on, 'outcome', t.outcome, 'droppedWhy', t.dropped_why, 'by', t.written_by_name,
        'revision', t.revision) order by t.kind, t.due_on, t.created_at), '[]')
      from public.secondment_tasks t where t.secondment_id = s.id),
    'steps', (select coalesce(jsonb_agg(jsonb_build_object('step', x.step, 'dueOn', x.due_on, 'doneAt', x.done_at, 'voidWhy', x.void_why,
        'owes', to_jsonb(private.step_parties(x.step)),
        'reports', (select coalesce(jsonb_agg(jsonb_build_object('party', r.party, 'words', r.words, 'needs', r.needs, 'isKept', r.is_kept,
            'name', r.signer_name, 'post', r.signer_post, 'channel', r.channel, 'recordedBy', r.recorded_by_name, 'at', r.at) order by r.at), '[]')
          from public.secondment_reports r where r.secondment_id = s.id and r.step = x.step)) order by x.step), '[]')
      from public.secondment_steps x where x.secondment_id = s.id))
  from public.people p, public.posts q, public.work_units u, public.work_units h
  where p.id = s.person_id and q.id = s.post_id and u.id = s.home_unit_id and h.id = s.host_unit_id
$$;

-- One published assignment and for which side the caller may speak; null when there is none or he may not see it.
create function public.secondment_assignment(secondment_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  s public.secondments;
begin
  select * into s from public.secondments x where x.id = $1 and x.status in ('published', 'running', 'completed', 'ended')
    and (x.exchange_id in (select private.my_exchange_ids()) or x.id in (select private.my_secondment_ids()) or private.my_role() = 'auditor');
  if not found then return null; end if;
  return private.assignment_view(s) || jsonb_build_object(
    'parties', (select coalesce(jsonb_agg(jsonb_build_object('party', m.party, 'isOwn', m.is_own)), '[]')
      from private.my_parties(s) m where m.party in ('home', 'host')),
    'events', (select coalesce(jsonb_agg(jsonb_build_object('verb', v.verb, 'status', v.to_status, 'by', v.actor_name, 'why', v.why, 'at', v.at) order by v.id desc), '[]')
      from public.secondment_events v where v.secondment_id = s.id));
end;
$$;
comment on function public.secondment_assignment is 'A published assignment with its tasks, steps and history, as the two offices, both units and auditors see it; else null.';

create function public.assignments_by_link(token_hash text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(private.assignment_view(s) order by s.starts_on desc, s.number), '[]')
  from public.person_links l join public.secondments s on s.person_id = l.person_id and s.status in ('published', 'running', 'completed', 'ended')
  where l.token_hash = $1 and l.revoked_at is null and l.expires_on > current_date
$$;

create function public.report_by_link(token_hash text, secondment_id uuid, step public.secondment_step, words text, needs text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  s public.secondments;
  person public.people;
begin
  select p.* into person from public.people p join public.person_links l on l.person_id = p.id
  where l.token_hash = $1 and l.revoked_at is null and l.expires_on > current_date and p.forgotten_at is null;
  if not found then raise exception 'not_found'; end if;
  select * into s from public.secondments x where x.id = $2 and x.person_id = person.id and x.status in ('published', 'running', 'completed', 'ended') for update;
  if not found then raise exception 'not_found'; end if;
  perform private.write_step_report(s, $3, 'person', $4, $5, null, person.display_name, coalesce(nullif(person.title, ''), '—'), 'link', null);
end;
$$;
comment on function public.report_by_link is 'A person''s own word at a step of his secondment. Raises not_found, wrong_state, too_early, already_answered, reason_needed.';

revoke execute on function private.assignment_view from public;
revoke execute on function public.secondment_assignment, public.assignments_by_link, public.report_by_link from public;
grant execute on function public.secondment_assignment to authenticated;
grant execute on function public.assignments_by_link, public.report_by_link to service_role;
