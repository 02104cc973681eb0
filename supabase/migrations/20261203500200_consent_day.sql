-- A consent counts by the day in China: what is given there today counts from midnight there.

create or replace function private.consent_counts(consent_id uuid, organisation_id uuid, scope public.consent_scope) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.consents c
    where c.id = $1 and c.organisation_id = $2 and $3 = any (c.scopes)
      and c.revoked_at is null and private.chinese_day() >= c.given_on and private.chinese_day() < c.valid_until
  )
$$;

create or replace function public.record_consent(
  organisation_id uuid, given_by_name text, given_by_post text, channel public.consent_channel, given_on date,
  scopes public.consent_scope[], valid_until date, note text default '', object_name text default null, media_type text default null
) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  new_id uuid;
begin
  if not private.coordinates_organisation($1) then raise exception 'not_allowed'; end if;
  if $5 >= $7 then raise exception 'period_empty'; end if;
  if $5 > private.chinese_day() then raise exception 'bad_request'; end if;
  if object_name is not null and (split_part(object_name, '/', 1) <> $1::text or not exists (
    select from storage.objects o where o.bucket_id = 'organisation-evidence' and o.name = record_consent.object_name
  )) then raise exception 'bad_request'; end if;
  begin
    insert into public.consents (organisation_id, given_by_name, given_by_post, channel, given_on, scopes, valid_until, note,
      object_name, media_type, recorded_by, recorded_by_name, recorded_by_organisation_id)
    select $1, $2, $3, $4, $5, array(select distinct s from unnest($6) s order by s), $7, coalesce($8, ''), $9, $10,
      auth.uid(), a.display_name, private.my_organisation_id()
    from public.accounts a where a.user_id = auth.uid()
    returning id into new_id;
  exception
    when check_violation or not_null_violation or unique_violation then raise exception 'bad_request';
  end;
  perform private.record_event('record_consent', 'consent', new_id::text, $1, null,
    jsonb_build_object('givenBy', $2, 'post', $3, 'channel', $4, 'givenOn', $5, 'scopes', $6, 'validUntil', $7), $8);
  perform private.notify($1, 'consent_recorded', jsonb_build_object('by', private.my_organisation_name(), 'givenBy', $2, 'until', $7),
    '/organisation/consents');
  return new_id;
end;
$$;
