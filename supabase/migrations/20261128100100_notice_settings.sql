-- How a person is told by mail of what the page already says: a digest, for the topics that she chose, not at night.

create type public.notice_mail as enum ('off', 'soon', 'daily');

create table public.notice_settings (
  user_id uuid primary key references public.accounts (user_id) on delete cascade,
  mail public.notice_mail not null default 'daily',
  -- No mail from this hour until that one, by the clock of China; the same hour twice: at any time.
  quiet_from smallint not null default 21 check (quiet_from between 0 and 23),
  quiet_until smallint not null default 8 check (quiet_until between 0 and 23),
  -- Topics that are not mailed (src/lib/domain/notice.ts).
  muted text[] not null default '{}' check (cardinality(muted) <= 20),
  locale text not null default 'zh' check (locale in ('zh', 'en')),
  -- The newest notice that a mail told of, and when.
  mailed_up_to bigint not null default 0,
  mailed_at timestamptz not null default '-infinity'
);
comment on table public.notice_settings is 'Whether, when and of what a person is told by mail; without a row: every day what is unread, not at night. Nothing is ever left out of the page.';

alter table public.notice_settings enable row level security;
grant select on public.notice_settings to authenticated;
grant select, insert, update, delete on public.notice_settings to service_role;
create policy "One's settings are one's own"
  on public.notice_settings for select to authenticated using (user_id = (select auth.uid()));

create function public.save_notice_settings(mail public.notice_mail, quiet_from integer, quiet_until integer, muted text[], locale text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if private.my_organisation_id() is null then raise exception 'not_allowed'; end if;
  insert into public.notice_settings as s (user_id, mail, quiet_from, quiet_until, muted, locale)
  values (auth.uid(), $1, $2, $3, $4, $5)
  on conflict (user_id) do update
    set mail = excluded.mail, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, muted = excluded.muted, locale = excluded.locale;
exception
  when check_violation or not_null_violation then raise exception 'bad_request';
end;
$$;

-- Whether it is quiet for these hours now.
create function private.is_quiet(quiet_from integer, quiet_until integer, moment timestamptz default now()) returns boolean
language sql stable set search_path = ''
as $$
  select case when $1 <= $2 then h.hour >= $1 and h.hour < $2 else h.hour >= $1 or h.hour < $2 end
  from (select extract(hour from $3 at time zone 'Asia/Shanghai')::integer as hour) h
$$;

-- People to whom a mail is due, with their unread notices that no mail told of. A little before the day is over, so that
-- mails keep their hour.
create function public.due_notice_digests() returns jsonb
language sql stable security definer set search_path = ''
as $$
  with people as materialized (
    select m.user_id, m.organisation_id, u.email, a.display_name, coalesce(s.mail, 'daily') as mail, coalesce(s.muted, '{}') as muted,
      coalesce(s.locale, 'zh') as locale, coalesce(s.mailed_up_to, 0) as mailed_up_to
    from public.memberships m
    join public.accounts a on a.user_id = m.user_id
    join auth.users u on u.id = m.user_id
    left join public.notice_settings s on s.user_id = m.user_id
    where coalesce(s.mail, 'daily') <> 'off' and u.email is not null
      and not private.is_quiet(coalesce(s.quiet_from, 21), coalesce(s.quiet_until, 8))
      and coalesce(s.mailed_at, '-infinity') <= now() - case when coalesce(s.mail, 'daily') = 'daily' then interval '23 hours' else interval '0' end
  )
  select coalesce(jsonb_agg(jsonb_build_object('userId', p.user_id, 'email', p.email, 'person', p.display_name, 'locale', p.locale,
    'muted', p.muted, 'mailedUpTo', p.mailed_up_to, 'notices', n.list) order by p.user_id), '[]')
  from people p
  join lateral (
    select jsonb_agg(jsonb_build_object('id', w.id, 'kind', w.kind, 'data', w.data, 'href', w.href, 'at', w.created_at, 'readAt', null) order by w.id) as list
    from (
      select * from public.notifications f
      where f.organisation_id = p.organisation_id and (f.user_id is null or f.user_id = p.user_id) and f.read_at is null and f.id > p.mailed_up_to
        -- What has been on the page for a while and nobody looked at; a person who wants to know soon is told soon.
        and f.created_at <= now() - case when p.mail = 'daily' then interval '1 hour' else interval '0' end
      order by f.id limit 200) w
  ) n on n.list is not null
$$;

-- Queues one person's digest and notes what it told, together; false where somebody else did so meanwhile. Without a body
-- nothing of it is to be mailed.
create function public.deliver_notice_digest(person_id uuid, mailed_up_to bigint, up_to bigint, subject text, body text) returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  s public.notice_settings;
begin
  insert into public.notice_settings (user_id) values (person_id) on conflict do nothing;
  select * into s from public.notice_settings w where w.user_id = person_id for update;
  if s.mailed_up_to <> $2 then return false; end if;
  update public.notice_settings w
  set mailed_up_to = $3, mailed_at = case when $5 is null then w.mailed_at else now() end where w.user_id = person_id;
  if $5 is not null then perform private.queue_mail((select u.email from auth.users u where u.id = person_id), $4, $5); end if;
  return true;
end;
$$;

revoke execute on function public.save_notice_settings, private.is_quiet, public.due_notice_digests, public.deliver_notice_digest from public;
grant execute on function public.save_notice_settings to authenticated;
grant execute on function public.due_notice_digests, public.deliver_notice_digest to service_role;
