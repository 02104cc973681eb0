-- Signing out everywhere ends every page at once, not only when the last token runs out: a session that Auth no longer
-- knows is over, whatever its token says.
create function private.session_is_over() returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
  session_id text := nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'session_id';
begin
  -- A token without a session (a service's, a test's) has none to end.
  return session_id is not null and not exists (select from auth.sessions s where s.id = session_id::uuid);
end;
$$;
revoke execute on function private.session_is_over from public;

create or replace function public.my_session() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  if private.session_is_over() then return '{"sessionOver": true}'; end if;
  if private.my_role() is null then return null; end if;
  return private.my_account()
    || jsonb_build_object('listingsVersion', private.listings_version(), 'unread', private.my_unread_count());
end;
$$;
