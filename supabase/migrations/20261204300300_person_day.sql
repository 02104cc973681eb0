-- A person's own link, the answer owed to him and the forgetting count by the day in China, as the pages show it.

alter table public.person_requests alter column due_on set default private.chinese_day() + 30;

create or replace function public.issue_person_link(person_id uuid, token_hash text, days integer default 90) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  new_id uuid;
begin
  if not private.keeps_person($1) then raise exception 'not_found'; end if;
  if $3 not between 1 and 366 then raise exception 'bad_request'; end if;
  begin
    insert into public.person_links (person_id, token_hash, created_by_name, expires_on)
    select $1, $2, a.display_name, private.chinese_day() + $3 from public.accounts a where a.user_id = auth.uid() returning id into new_id;
  exception
    when check_violation or unique_violation then raise exception 'bad_request';
  end;
  perform private.record_event('issue_link', 'roster_person', $1::text, private.my_organisation_id(), null, null, null);
  return new_id;
end;
$$;

create or replace function public.person_by_link(token_hash text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  link public.person_links;
begin
  update public.person_links l set last_used_at = clock_timestamp()
  where l.token_hash = $1 and l.revoked_at is null and l.expires_on > private.chinese_day() returning * into link;
  if not found then return null; end if;
  return (
    select jsonb_build_object(
      'content', private.roster_content('person', p.id, true),
      'office', o.name,
      'contact', (select jsonb_build_object('person', c.person_name, 'phone', c.phone, 'email', c.email, 'answerHours', c.answer_hours)
        from public.office_contacts c where c.organisation_id = o.id),
      'exchange', (select jsonb_build_object('name', e.name, 'purpose', e.purpose, 'offices', jsonb_build_array(oe.name, ow.name))
        from public.exchanges e join public.organisations oe on oe.id = e.east_office_id join public.organisations ow on ow.id = e.west_office_id
        where e.id = p.exchange_id),
      'recordedAt', p.created_at, 'changedAt', p.updated_at, 'linkExpiresOn', link.expires_on,
      'wishes', (select coalesce(jsonb_agg(jsonb_build_object('post', q.title, 'wish', w.wish) order by q.ref), '[]')
        from public.person_wishes w join public.posts q on q.id = w.post_id where w.person_id = p.id),
      'requests', (select coalesce(jsonb_agg(jsonb_build_object('kind', r.kind, 'text', r.text, 'status', r.status, 'askedAt', r.asked_at,
          'dueOn', r.due_on, 'answer', r.answer, 'answeredBy', r.answered_by_name) order by r.asked_at desc), '[]')
        from public.person_requests r where r.person_id = p.id),
      'events', (select coalesce(jsonb_agg(jsonb_build_object('verb', v.verb, 'at', v.at, 'by', v.actor_name, 'columns', v.new) order by v.id desc), '[]')
        from public.audit_events v where v.subject_kind = 'roster_person' and v.subject_id = p.id::text))
    from public.people p join public.organisations o on o.id = p.office_id where p.id = link.person_id and p.forgotten_at is null);
end;
$$;

create or replace function public.ask_by_link(token_hash text, kind public.person_request_kind, text text) returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  p public.people;
begin
  select x.* into p from public.people x join public.person_links l on l.person_id = x.id
  where l.token_hash = $1 and l.revoked_at is null and l.expires_on > private.chinese_day() and x.forgotten_at is null;
  if not found then return false; end if;
  if btrim(coalesce($3, '')) = '' then raise exception 'reason_needed'; end if;
  if (select count(*) from public.person_requests r where r.person_id = p.id and r.status = 'open') >= 5 then raise exception 'too_many_requests'; end if;
  insert into public.person_requests (person_id, kind, text) values (p.id, $2, left(btrim($3), 1000));
  perform private.notify(p.office_id, 'person_request', jsonb_build_object('name', p.display_name, 'what', $2, 'due', private.chinese_day() + 30),
    '/secondments/people/' || p.id);
  return true;
end;
$$;

create or replace function private.duty_forget_people() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  p record;
begin
  for p in
    select x.id, x.office_id, x.ref from public.people x where x.keep_until <= private.chinese_day() and x.forgotten_at is null order by x.id for update
  loop
    insert into public.audit_events (verb, subject_kind, subject_id, concerns, why)
    values ('forget', 'roster_person', p.id::text, p.office_id, 'retention');
    perform private.forget_person(p.id);
    perform private.notify(p.office_id, 'person_forgotten', jsonb_build_object('ref', p.ref), '/secondments/people');
  end loop;
  for p in
    select x.office_id, count(*) as people, min(x.keep_until) as first from public.people x
    where x.forgotten_at is null and x.keep_until <= private.chinese_day() + 30
      and not exists (select from public.notifications n where n.organisation_id = x.office_id and n.kind = 'person_retention_soon'
        and n.created_at > now() - interval '25 days')
    group by x.office_id
  loop
    perform private.notify(p.office_id, 'person_retention_soon', jsonb_build_object('people', p.people, 'first', p.first), '/secondments/people?keep=soon');
  end loop;
end;
$$;
