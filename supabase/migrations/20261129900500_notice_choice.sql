-- How one is told of each kind of event: in the page, in the daily mail, at once, or not at all where it is no duty.

alter table public.notice_settings
  -- {"kind": "page" | "daily" | "soon" | "none"}; what is not named follows `mail` and `muted`.
  add column choices jsonb not null default '{}' check (jsonb_typeof(choices) = 'object' and octet_length(choices::text) <= 20000),
  -- The newest notice that a mail “at once” told of; mailed_up_to is the daily one's.
  add column soon_up_to bigint not null default 0;
update public.notice_settings set soon_up_to = mailed_up_to;

-- Kinds that ask something of who gets them, with a consequence if nothing is done: nobody leaves them out of the page.
-- src/lib/domain/notice-duty.ts holds the same; a test compares them.
create function private.notice_duties() returns text[]
language sql immutable set search_path = ''
as $$ select array[
  'verification_asked', 'verification_lapsed', 'consent_recorded', 'term_sheet_to_sign', 'paper_signature', 'second_approval_asked', 'milestone_added', 'milestone_moved',
  'milestone_due', 'milestone_overdue', 'completion_confirmed', 'listing_submitted', 'import_submitted', 'import_returned', 'listing_second_review',
  'listing_returned', 'listing_expires_soon', 'listing_expired', 'secondment_proposed', 'secondment_dropped_out', 'secondment_changes', 'enclave_invited',
  'enclave_terms_proposed', 'enclave_law_changed', 'settlement_figures', 'settlement_drawn', 'settlement_reopened', 'dispute_opened', 'proposal_received',
  'proposals_waiting', 'proposal_changed', 'changes_waiting', 'proposal_recomposed', 'station_proposed', 'station_offer', 'station_return_noted', 'help_asked',
  'help_added', 'help_passed_on', 'help_handed_over', 'help_overdue', 'exchange_offered', 'person_request', 'person_retention_soon'
] $$;

-- Kinds that the caller does not want to see at all.
create function private.my_unwanted_notices() returns text[]
language sql stable security definer set search_path = ''
as $$
  select coalesce(array_agg(c.key), '{}') from public.notice_settings s, jsonb_each_text(s.choices) c
  where s.user_id = auth.uid() and c.value = 'none' and c.key <> all (private.notice_duties())
$$;
grant execute on function private.my_unwanted_notices to authenticated;

drop policy "One reads what is for one's organisation or oneself" on public.notifications;
create policy "One reads what is for one's organisation or oneself, but what one does not want"
  on public.notifications for select to authenticated
  using (organisation_id = (select private.my_organisation_id()) and (user_id is null or user_id = (select auth.uid()))
    and kind <> all ((select private.my_unwanted_notices())::text[]));

create or replace function private.my_unread_count() returns integer
language plpgsql stable security definer set search_path = ''
as $$
declare
  unwanted text[] := private.my_unwanted_notices();
begin
  return (
    select count(*) from public.notifications n
    where n.organisation_id = private.my_organisation_id() and n.read_at is null and (n.user_id is null or n.user_id = auth.uid())
      and n.kind <> all (unwanted));
end;
$$;

-- What one did not see, one has not read: it stays unread for colleagues.
create or replace function public.read_notifications(up_to bigint) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  unwanted text[] := private.my_unwanted_notices();
begin
  update public.notifications n set read_at = now(), read_by = auth.uid()
  where n.organisation_id = private.my_organisation_id() and (n.user_id is null or n.user_id = auth.uid())
    and n.read_at is null and n.id <= up_to and n.kind <> all (unwanted);
end;
$$;

drop function public.save_notice_settings(public.notice_mail, integer, integer, text[], text);
create function public.save_notice_settings(
  mail public.notice_mail, quiet_from integer, quiet_until integer, muted text[], locale text, choices jsonb default '{}'
) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if private.my_organisation_id() is null then raise exception 'not_allowed'; end if;
  if jsonb_typeof($6) is distinct from 'object' or exists (
    select from jsonb_each($6) c
    where c.key !~ '^[a-z_]{1,60}$' or c.value #>> '{}' not in ('page', 'daily', 'soon', 'none') or jsonb_typeof(c.value) <> 'string'
      or c.value #>> '{}' = 'none' and c.key = any (private.notice_duties())
  ) then raise exception 'bad_request'; end if;
  insert into public.notice_settings as s (user_id, mail, quiet_from, quiet_until, muted, locale, choices)
  values (auth.uid(), $1, $2, $3, $4, $5, $6)
  on conflict (user_id) do update
    set mail = excluded.mail, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, muted = excluded.muted, locale = excluded.locale,
      choices = excluded.choices;
exception
  when check_violation or not_null_violation then raise exception 'bad_request';
end;
$$;
comment on function public.save_notice_settings is 'How one is told: by mail in general, not at these hours, not of these topics, and kind by kind. Raises not_allowed, bad_request (also for a duty that is not wanted).';

-- Mails that are due, at most two for a person: what is told at once, and the daily digest. Nothing at quiet hours.
create or replace function public.due_notice_digests() returns jsonb
language sql stable security definer set search_path = ''
as $$
  with people as materialized (
    select m.user_id, m.organisation_id, u.email, a.display_name, coalesce(s.mail, 'daily')::text as mail, coalesce(s.muted, '{}') as muted,
      coalesce(s.choices, '{}') as choices, coalesce(s.locale, 'zh') as locale, coalesce(s.mailed_up_to, 0) as mailed_up_to,
      coalesce(s.soon_up_to, 0) as soon_up_to, coalesce(s.mailed_at, '-infinity') as mailed_at
    from public.memberships m
    join public.accounts a on a.user_id = m.user_id
    join auth.users u on u.id = m.user_id
    left join public.notice_settings s on s.user_id = m.user_id
    where (coalesce(s.mail, 'daily') <> 'off' or s.choices::text ~ '"(soon|daily)"') and u.email is not null
      and not private.is_quiet(coalesce(s.quiet_from, 21), coalesce(s.quiet_until, 8))
  )
  select coalesce(jsonb_agg(jsonb_build_object('userId', p.user_id, 'email', p.email, 'person', p.display_name, 'locale', p.locale, 'pace', pace.name,
    'muted', p.muted, 'chosen', (select coalesce(jsonb_agg(k), '[]') from jsonb_object_keys(p.choices) k),
    'mailedUpTo', pace.told, 'notices', n.list) order by p.user_id, pace.name), '[]')
  from people p
  cross join lateral (values ('soon', p.soon_up_to), ('daily', p.mailed_up_to)) pace (name, told)
  join lateral (
    select jsonb_agg(jsonb_build_object('id', w.id, 'kind', w.kind, 'data', w.data, 'href', w.href, 'at', w.created_at, 'readAt', null) order by w.id) as list
    from (
      select * from public.notifications f
      where f.organisation_id = p.organisation_id and (f.user_id is null or f.user_id = p.user_id) and f.read_at is null and f.id > pace.told
        and coalesce(p.choices ->> f.kind, p.mail) = pace.name
        -- A day's digest: what has been on the page for a while and nobody looked at.
        and (pace.name = 'soon' or f.created_at <= now() - interval '1 hour')
      order by f.id limit 200) w
  ) n on n.list is not null
  where pace.name = 'soon' or p.mailed_at <= now() - interval '23 hours'
$$;

drop function public.deliver_notice_digest(uuid, bigint, bigint, text, text);
create function public.deliver_notice_digest(person_id uuid, pace text, mailed_up_to bigint, up_to bigint, subject text, body text) returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  s public.notice_settings;
begin
  insert into public.notice_settings (user_id) values (person_id) on conflict do nothing;
  select * into s from public.notice_settings w where w.user_id = person_id for update;
  if (case $2 when 'soon' then s.soon_up_to else s.mailed_up_to end) <> $3 then return false; end if;
  if $2 = 'soon' then
    update public.notice_settings w set soon_up_to = $4 where w.user_id = person_id;
  else
    update public.notice_settings w
    set mailed_up_to = $4, mailed_at = case when $6 is null then w.mailed_at else now() end where w.user_id = person_id;
  end if;
  if $6 is not null then perform private.queue_mail((select u.email from auth.users u where u.id = person_id), $5, $6); end if;
  return true;
end;
$$;
comment on function public.deliver_notice_digest is 'Queues one mail of a person (at once, or of the day) and notes what it told, together; false where somebody else did so meanwhile.';

revoke execute on function private.notice_duties, private.my_unwanted_notices, public.save_notice_settings, public.due_notice_digests,
  public.deliver_notice_digest from public, anon;
grant execute on function private.my_unwanted_notices, public.save_notice_settings to authenticated;
grant execute on function public.due_notice_digests, public.deliver_notice_digest to service_role;
