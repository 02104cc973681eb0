-- Whom a unit would like in a place that somebody left sees it by his own link: it is held about him too.

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
      'wishedFor', (select coalesce(jsonb_agg(jsonb_build_object('post', q.title, 'by', o2.name, 'words', w.words, 'at', w.said_at) order by w.said_at desc), '[]')
        from public.secondment_ways w join public.secondments s on s.id = w.secondment_id join public.posts q on q.id = s.post_id
        join public.organisations o2 on o2.id = w.organisation_id where w.person_id = p.id),
      'requests', (select coalesce(jsonb_agg(jsonb_build_object('kind', r.kind, 'text', r.text, 'status', r.status, 'askedAt', r.asked_at,
          'dueOn', r.due_on, 'answer', r.answer, 'answeredBy', r.answered_by_name) order by r.asked_at desc), '[]')
        from public.person_requests r where r.person_id = p.id),
      'events', (select coalesce(jsonb_agg(jsonb_build_object('verb', v.verb, 'at', v.at, 'by', v.actor_name, 'columns', v.new) order by v.id desc), '[]')
        from public.audit_events v where v.subject_kind = 'roster_person' and v.subject_id = p.id::text))
    from public.people p join public.organisations o on o.id = p.office_id where p.id = link.person_id and p.forgotten_at is null);
end;
$$;
