-- Handing a question over by hand: to another office, or to a colleague of one's own, with a note that the asker sees too.

alter table public.help_turns
  -- Whom of the office it was given to; null: anybody.
  add column assigned_to uuid references public.accounts (user_id) on delete set null,
  add column assigned_to_name text,
  add column note text not null default '' check (char_length(note) <= 500),
  add column note_by_name text;
create index on public.help_turns (assigned_to) where assigned_to is not null;
comment on column public.help_turns.note is 'Why it was given to this office, or to this person of it.';

-- To another office (null: the next one, as when the promise passes), or to a colleague of the own one.
create function public.hand_over_help(request_id uuid, note text, office_id uuid default null, colleague_id uuid default null) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  r public.help_requests;
  home public.organisations;
  turn public.help_turns;
  target uuid := $3;
  told jsonb;
begin
  select * into r from public.help_requests q where q.id = $1 for update;
  if not found or not private.sees_help(r.id) then raise exception 'not_found'; end if;
  select * into turn from public.help_turns t where t.request_id = r.id and t.ended_at is null for update;
  if not coalesce(private.my_role() in ('coordinator', 'administrator'), false) then raise exception 'not_allowed'; end if;
  if not found or r.status <> 'open' then raise exception 'wrong_state'; end if;
  if turn.office_id is distinct from private.my_organisation_id() then raise exception 'not_allowed'; end if;
  if btrim(coalesce($2, '')) = '' then raise exception 'comment_needed'; end if;
  select * into home from public.organisations o where o.id = r.organisation_id;
  told := jsonb_build_object('organisation', home.name, 'from', private.my_organisation_name(), 'by', (select me.actor_name from private.event_actor() me), 'note', left(btrim($2), 200));

  if $4 is not null then
    if $3 is not null or not exists (select from public.memberships m where m.user_id = $4 and m.organisation_id = turn.office_id) then raise exception 'bad_request'; end if;
    update public.help_turns t set assigned_to = $4, assigned_to_name = a.display_name, note = left(btrim($2), 500), note_by_name = told ->> 'by'
    from public.accounts a where a.user_id = $4 and t.id = turn.id;
    perform private.notify(turn.office_id, 'help_handed_over', told || jsonb_build_object('due', private.chinese_moment(turn.due_at)), '/help/' || r.id, $4);
    perform private.record_event('assign', 'help_request', r.id::text, r.organisation_id, to_jsonb(turn.assigned_to), to_jsonb($4), $2);
    return;
  end if;

  if target is null then
    target := private.next_help_office(home.region_code, array(select w.office_id from public.help_turns w where w.request_id = r.id) || home.id);
    if target is null then raise exception 'no_responsible_office'; end if;
  elsif target = turn.office_id or not exists (
    select from public.organisations o where o.id = target and o.kind in ('coordinator_office', 'operator') and exists (select from public.memberships m where m.organisation_id = o.id)
  ) then
    raise exception 'bad_request';
  end if;
  perform private.ends_turn(r.id, 'handed_over');
  turn := private.begins_turn(r.id, target);
  update public.help_turns t set note = left(btrim($2), 500), note_by_name = told ->> 'by' where t.id = turn.id;
  told := told || jsonb_build_object('to', (select o.name from public.organisations o where o.id = target), 'due', private.chinese_moment(turn.due_at));
  perform private.notify(target, 'help_handed_over', told, '/help/' || r.id);
  if r.asked_by is not null then perform private.notify(r.organisation_id, 'help_handed_over', told, '/help/' || r.id, r.asked_by); end if;
  perform private.record_event('hand_over', 'help_request', r.id::text, r.organisation_id, to_jsonb(private.my_organisation_id()), to_jsonb(target), $2);
end;
$$;
comment on function public.hand_over_help is 'Gives a question that one''s office owes to another office (null: the next) or to a colleague, with a note. Raises not_found, not_allowed, wrong_state, comment_needed, no_responsible_office, bad_request.';

-- To whom one may hand over: offices that have people, and one's colleagues.
create function public.help_takers() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := private.my_organisation_id();
begin
  if not coalesce(private.my_role() in ('coordinator', 'administrator'), false) then return null; end if;
  return jsonb_build_object(
    'offices', (
      select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.kind, o.region_code, o.name), '[]') from public.organisations o
      where o.kind in ('coordinator_office', 'operator') and o.id <> me and exists (select from public.memberships m where m.organisation_id = o.id)),
    'colleagues', (
      select coalesce(jsonb_agg(jsonb_build_object('id', a.user_id, 'name', a.display_name) order by a.display_name), '[]')
      from public.memberships m join public.accounts a on a.user_id = m.user_id where m.organisation_id = me and m.user_id <> auth.uid()));
end;
$$;
comment on function public.help_takers is 'Offices and colleagues to whom a question may be handed over; null for who answers none.';

-- Who answers on pages that need no account: the operator, else the office that has been there longest.
create function public.public_contact() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('office', o.name, 'person', c.person_name, 'phone', c.phone, 'email', c.email, 'answerHours', c.answer_hours)
  from public.office_contacts c join public.organisations o on o.id = c.organisation_id
  order by (o.kind = 'operator') desc, o.created_at, o.id limit 1
$$;
comment on function public.public_contact is 'The named person for who is not signed in; null where no office has given one.';

revoke execute on function public.hand_over_help, public.help_takers, public.public_contact from public, anon, authenticated;
grant execute on function public.hand_over_help, public.help_takers to authenticated;
grant execute on function public.public_contact to service_role;
