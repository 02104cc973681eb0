-- What an organisation, or one person, should know: nothing changes silently.
create table public.notifications (
  id bigint generated always as identity primary key,
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  -- Null: any member of the organisation may take care of it.
  user_id uuid references public.accounts (user_id) on delete cascade,
  kind text not null check (kind ~ '^[a-z_]+$'),
  -- What its sentence names: titles, dates, a person's reason.
  data jsonb not null default '{}' check (jsonb_typeof(data) = 'object'),
  -- The page where one does something about it.
  href text check (href ~ '^/[^/]' and char_length(href) <= 300),
  created_at timestamptz not null default now(),
  read_at timestamptz,
  read_by uuid
);
comment on table public.notifications is 'News for an organisation or one of its people; the sentence of a kind is the catalogue''s.';
comment on column public.notifications.read_at is 'When the first person it is for had read it: in an office one takes care for all.';
create index on public.notifications (organisation_id, id desc);
create index on public.notifications (organisation_id) where read_at is null;
create index on public.notifications (user_id);

alter table public.notifications enable row level security;
grant select on public.notifications to authenticated;
grant select, insert on public.notifications to service_role;
create policy "One reads what is for one's organisation or oneself"
  on public.notifications for select to authenticated
  using (organisation_id = (select private.my_organisation_id()) and (user_id is null or user_id = (select auth.uid())));

create function private.notify(organisation_id uuid, kind text, data jsonb, href text, user_id uuid default null) returns void
language sql security definer set search_path = ''
as $$ insert into public.notifications (organisation_id, user_id, kind, data, href) values ($1, $5, $2, $3, $4) $$;
revoke execute on function private.notify from public;

create function private.my_unread_count() returns integer
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select count(*) from public.notifications n
    where n.organisation_id = private.my_organisation_id() and n.read_at is null and (n.user_id is null or n.user_id = auth.uid()));
end;
$$;
revoke execute on function private.my_unread_count from public;

-- All up to the newest that the page showed: what came meanwhile stays unread.
create function public.read_notifications(up_to bigint) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  update public.notifications n set read_at = now(), read_by = auth.uid()
  where n.organisation_id = private.my_organisation_id() and (n.user_id is null or n.user_id = auth.uid())
    and n.read_at is null and n.id <= up_to;
end;
$$;
revoke execute on function public.read_notifications from public;
grant execute on function public.read_notifications to authenticated;

create or replace function public.my_session() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return private.my_account()
    || jsonb_build_object('listingsVersion', private.listings_version(), 'unread', private.my_unread_count());
end;
$$;

-- Mails that the platform writes itself; those of signing in are Supabase Auth's.
create table public.mails (
  id bigint generated always as identity primary key,
  to_email text not null check (to_email ~ '^[^@\s]+@[^@\s]+$'),
  subject text not null check (subject !~ '[\r\n]'),
  body text not null,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  attempts smallint not null default 0,
  next_try_at timestamptz not null default now(),
  fault text
);
comment on table public.mails is 'Outbox of plain-text mails: waiting, sent, or why not.';
create index on public.mails (next_try_at) where sent_at is null;

alter table public.mails enable row level security;
grant select on public.mails to authenticated, service_role;
create policy "Administrators look after the outbox"
  on public.mails for select to authenticated using ((select private.my_role()) = 'administrator');

create function private.queue_mail(to_email text, subject text, body text) returns void
language sql security definer set search_path = ''
as $$ insert into public.mails (to_email, subject, body) values ($1, translate($2, chr(13) || chr(10), '  '), $3) $$;
revoke execute on function private.queue_mail from public;

-- Hands out mails that are due. One that is not reported as sent comes again later, each time after twice as long: a
-- mail may arrive twice after a crash, but none is lost.
create function public.take_mails(most integer) returns setof public.mails
language sql security definer set search_path = ''
as $$
  update public.mails m set attempts = m.attempts + 1, next_try_at = now() + interval '5 minutes' * power(2, m.attempts)
  where m.id in (
    select id from public.mails
    where sent_at is null and next_try_at <= now() and attempts < 10
    order by id limit take_mails.most for update skip locked)
  returning m.*
$$;

create function public.report_mail(mail_id bigint, fault text) returns void
language sql security definer set search_path = ''
as $$
  update public.mails set sent_at = case when report_mail.fault is null then now() end, fault = report_mail.fault
  where id = mail_id
$$;
revoke execute on function public.take_mails, public.report_mail from public;
grant execute on function public.take_mails, public.report_mail to service_role;

-- What the platform does by itself, once an hour or more often: every duty is idempotent. Each concept adds its own.
create function public.run_daily_duties() returns void
language plpgsql security definer set search_path = ''
as $$
begin
  return;
end;
$$;
comment on function public.run_daily_duties is 'Duties without a person: called by the server at least once an hour.';
revoke execute on function public.run_daily_duties from public;
grant execute on function public.run_daily_duties to service_role;
