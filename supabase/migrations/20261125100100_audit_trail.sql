-- What was changed, by whom, for whom, and why. Written in the transaction of the change; nobody edits it.
create table public.audit_events (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  -- Null: the platform itself, for instance a listing that expires.
  actor_id uuid,
  actor_name text,
  acting_for uuid,
  verb text not null check (verb ~ '^[a-z_]+$'),
  subject_kind text not null check (subject_kind ~ '^[a-z_]+$'),
  subject_id text not null,
  -- The organisation whose affair it is; its members read the event.
  concerns uuid,
  old jsonb,
  new jsonb,
  why text
);
comment on table public.audit_events is 'Append-only trail: who did what, for whom, before, after and why.';
comment on column public.audit_events.actor_name is 'As the person was called then: the trail outlives the account.';
create index on public.audit_events (subject_kind, subject_id, id);
create index on public.audit_events (concerns, id);
create index on public.audit_events (actor_id, id);

create function private.refuse_change() returns trigger
language plpgsql set search_path = ''
as $$ begin raise exception 'append_only'; end $$;
revoke execute on function private.refuse_change from public;

create trigger audit_events_are_kept before update or delete on public.audit_events
  for each row execute function private.refuse_change();
create trigger audit_events_are_not_emptied before truncate on public.audit_events
  for each statement execute function private.refuse_change();

alter table public.audit_events enable row level security;
grant select on public.audit_events to authenticated, service_role;
create policy "Auditors and administrators read the trail; others what they did and what concerns their organisation"
  on public.audit_events for select to authenticated
  using (
    (select private.sees_all_members())
    or actor_id = (select auth.uid())
    or concerns = (select private.my_organisation_id())
  );

-- Called by every function that changes something.
create function private.record_event(verb text, subject_kind text, subject_id text, concerns uuid, old jsonb, new jsonb, why text)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.audit_events (actor_id, actor_name, acting_for, verb, subject_kind, subject_id, concerns, old, new, why)
  select auth.uid(), (select display_name from public.accounts where user_id = auth.uid()), private.my_organisation_id(),
    $1, $2, $3, $4, $5, $6, nullif(btrim($7), '');
end;
$$;
revoke execute on function private.record_event from public;
