-- Searches that a person keeps, and what they found meanwhile by mail: nobody has to come every day.

create type public.digest_rhythm as enum ('off', 'daily', 'weekly');

create table public.saved_searches (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.accounts (user_id) on delete cascade,
  name text not null check (name = btrim(name) and char_length(name) between 1 and 60),
  -- The query of the list's address, as `listingFilterQuery` writes it.
  query text not null check (query = '' or query like '?%'),
  digest public.digest_rhythm not null default 'weekly',
  -- The language of its mails.
  locale text not null check (locale in ('zh', 'en')),
  created_at timestamptz not null default now(),
  -- What was found until then has been told.
  digested_at timestamptz not null default now(),
  -- Ref → mark of the content that was there when it was told.
  known jsonb not null default '{}' check (jsonb_typeof(known) = 'object'),
  -- Whoever has it may end the mails, without signing in.
  stop_key uuid not null default gen_random_uuid() unique,
  constraint saved_searches_query_is_an_address check (char_length(query) <= 4000),
  constraint saved_searches_one_name unique (user_id, name)
);
comment on table public.saved_searches is 'A person''s kept searches of the list of listings, and how often their news come by mail.';

alter table public.saved_searches enable row level security;
grant select on public.saved_searches to authenticated, service_role;
-- Whoever runs the platform may have news told earlier.
grant update (digested_at) on public.saved_searches to service_role;
create policy "One reads one's own searches"
  on public.saved_searches for select to authenticated using (user_id = (select auth.uid()));

create function public.save_search(name text, query text, digest public.digest_rhythm, locale text, known jsonb) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  most constant integer := 50;
  new_id uuid;
begin
  if private.my_role() is null then raise exception 'not_found'; end if;
  if (select count(*) from public.saved_searches s where s.user_id = auth.uid()) >= most then raise exception 'too_many_searches'; end if;
  insert into public.saved_searches (user_id, name, query, digest, locale, known) values (auth.uid(), $1, $2, $3, $4, $5)
  returning id into new_id;
  perform private.record_event('save', 'saved_search', new_id::text, private.my_organisation_id(), null,
    jsonb_build_object('name', $1, 'query', $2, 'digest', $3), null);
  return new_id;
exception when unique_violation then raise exception 'search_name_taken';
end;
$$;

create function public.change_search(search_id uuid, name text, digest public.digest_rhythm) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  before public.saved_searches;
begin
  select * into before from public.saved_searches s where s.id = search_id and s.user_id = auth.uid() for update;
  if not found then raise exception 'not_found'; end if;
  update public.saved_searches s set name = $2, digest = $3 where s.id = search_id;
  perform private.record_event('change', 'saved_search', search_id::text, private.my_organisation_id(),
    jsonb_build_object('name', before.name, 'digest', before.digest), jsonb_build_object('name', $2, 'digest', $3), null);
exception when unique_violation then raise exception 'search_name_taken';
end;
$$;

create function public.delete_search(search_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  gone public.saved_searches;
begin
  delete from public.saved_searches s where s.id = search_id and s.user_id = auth.uid() returning * into gone;
  if not found then raise exception 'not_found'; end if;
  perform private.record_event('delete', 'saved_search', search_id::text, private.my_organisation_id(),
    jsonb_build_object('name', gone.name, 'query', gone.query), null, null);
end;
$$;
revoke execute on function public.save_search, public.change_search, public.delete_search from public;
grant execute on function public.save_search, public.change_search, public.delete_search to authenticated;

-- Searches whose news are due, with whom to tell. A little before the day is over, so that mails keep their hour.
create function public.due_searches() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', s.id, 'userId', s.user_id, 'name', s.name, 'query', s.query, 'digest', s.digest, 'locale', s.locale, 'known', s.known,
    'stopKey', s.stop_key, 'digestedAt', s.digested_at, 'email', u.email, 'person', a.display_name
  ) order by s.user_id, s.created_at, s.id), '[]')
  from public.saved_searches s
  join public.accounts a on a.user_id = s.user_id
  join public.memberships m on m.user_id = s.user_id
  join auth.users u on u.id = s.user_id
  where s.digest <> 'off'
    and s.digested_at <= now() - case s.digest when 'daily' then interval '23 hours' else interval '6 days 23 hours' end
$$;

-- One person's news in one transaction: what was told is known from then on, or nothing of it happened. Searches that
-- somebody else has told or stopped meanwhile make it fail, so that the same news never go out twice. `told` is
-- [{id, digestedAt, known, name, new, changed}]; without a body nothing is new and nobody is told.
create function public.deliver_digest(person_id uuid, told jsonb, subject text, body text) returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  expected integer := jsonb_array_length(told);
  home uuid;
  news record;
begin
  select m.organisation_id into home from public.memberships m where m.user_id = person_id;
  if home is null then return false; end if;
  perform from public.saved_searches s where s.user_id = person_id order by s.id for update;
  if expected <> (
    select count(*) from public.saved_searches s
    join jsonb_to_recordset(told) as t (id uuid, "digestedAt" timestamptz) on t.id = s.id
    where s.user_id = person_id and s.digest <> 'off' and s.digested_at = t."digestedAt"
  ) then return false; end if;

  update public.saved_searches s set digested_at = now(), known = s.known || t.known
  from jsonb_to_recordset(told) as t (id uuid, known jsonb) where s.id = t.id;
  if body is null then return true; end if;

  perform private.queue_mail((select u.email from auth.users u where u.id = person_id), subject, body);
  for news in select t.name, t.new, t.changed from jsonb_to_recordset(told) as t (name text, new integer, changed integer)
    where t.new + t.changed > 0 loop
    perform private.notify(home, 'search_news', jsonb_build_object('name', news.name, 'new', news.new, 'changed', news.changed), '/searches', person_id);
  end loop;
  return true;
end;
$$;

-- The link of a mail: no sign-in, and only mails end by it. The name, or null where there is no such search.
create function public.stop_digest(stop_key uuid) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  stopped public.saved_searches;
begin
  update public.saved_searches s set digest = 'off' where s.stop_key = stop_digest.stop_key returning * into stopped;
  if not found then return null; end if;
  perform private.record_event('stop_digest', 'saved_search', stopped.id::text, null, null, null, null);
  return stopped.name;
end;
$$;
revoke execute on function public.due_searches, public.deliver_digest, public.stop_digest from public;
grant execute on function public.due_searches, public.deliver_digest, public.stop_digest to service_role;
