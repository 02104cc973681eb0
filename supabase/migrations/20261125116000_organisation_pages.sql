-- What the pages of organisations and people ask.

-- One organisation as the caller may see it, with what she may do there; null when there is none.
create function public.get_organisation(organisation_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  o public.organisations;
  sees_contacts boolean;
  sees_members boolean;
begin
  if private.my_role() is null then return null; end if;
  select * into o from public.organisations where id = $1;
  if not found then return null; end if;
  sees_contacts := o.id = private.my_organisation_id() or private.my_role() = 'auditor' or private.coordinates_organisation(o.id);
  sees_members := sees_contacts or private.my_role() = 'administrator';
  return jsonb_build_object(
    'id', o.id, 'kind', o.kind, 'name', o.name, 'regionCode', o.region_code, 'creditCode', o.credit_code, 'address', o.address,
    'website', o.website, 'description', o.description, 'isSample', o.is_sample, 'revision', o.revision, 'updatedAt', o.updated_at,
    'verifiedAt', o.verified_at, 'verifiedBy', (select v.name from public.organisations v where v.id = o.verified_by_id),
    'office', (select r.name from public.organisations r where r.id = private.responsible_office_id(o.region_code)),
    'contacts', case when sees_contacts then private.organisation_contacts_json(o.id) end,
    'openVerification', sees_members and exists (
      select from public.organisation_verifications v where v.organisation_id = o.id and v.status = 'asked'),
    'rights', jsonb_build_object(
      'own', o.id = private.my_organisation_id(),
      'edit', private.may_edit_organisation(o.id),
      'seeMembers', sees_members,
      'manageMembers', private.may_manage_members(o.id),
      'seePapers', private.sees_evidence_of(o.id),
      'vouch', private.may_vouch_for(o.id),
      'recordConsent', private.coordinates_organisation(o.id),
      'moveRegion', private.my_role() = 'administrator'));
end;
$$;

-- The people of an organisation, for those who may know them.
create function public.list_members(organisation_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  if not coalesce($1 = private.my_organisation_id() or private.sees_all_members() or private.coordinates_organisation($1), false) then return '[]'; end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'userId', m.user_id, 'name', a.display_name, 'email', u.email, 'isManager', m.is_manager,
      'disabledAt', m.disabled_at, 'lastSignInAt', u.last_sign_in_at) order by m.created_at, a.display_name), '[]')
    from public.memberships m join public.accounts a using (user_id) join auth.users u on u.id = m.user_id
    where m.organisation_id = $1
  );
end;
$$;

-- People by name, mail or organisation, fifty a page: all for auditors and administrators, those of his organisations and
-- his own office for a coordinator, nobody for others.
create function public.find_accounts(search text default '', page integer default 1) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  pattern text := '%' || replace(replace(replace(btrim(coalesce($1, '')), '\', '\\'), '%', '\%'), '_', '\_') || '%';
begin
  if private.my_role() not in ('auditor', 'administrator', 'coordinator') then return '{"total": 0, "rows": []}'; end if;
  return (
    with chosen as materialized (
      select a.user_id, a.display_name, u.email, u.last_sign_in_at, m.role, m.is_manager, m.disabled_at,
        o.id as organisation_id, o.name as organisation, o.region_code
      from public.accounts a
      join auth.users u on u.id = a.user_id
      left join public.memberships m on m.user_id = a.user_id
      left join public.organisations o on o.id = m.organisation_id
      where (private.my_role() <> 'coordinator' or o.id = private.my_organisation_id() or o.id in (select private.coordinated_organisation_ids()))
        and (a.display_name ilike pattern or u.email ilike pattern or o.name ilike pattern)
    )
    select jsonb_build_object('total', (select count(*) from chosen), 'rows', coalesce(jsonb_agg(jsonb_build_object(
      'userId', c.user_id, 'name', c.display_name, 'email', c.email, 'lastSignInAt', c.last_sign_in_at, 'role', c.role,
      'isManager', c.is_manager, 'disabledAt', c.disabled_at, 'organisationId', c.organisation_id, 'organisation', c.organisation,
      'regionCode', c.region_code) order by c.display_name, c.user_id), '[]'))
    from (select * from chosen order by display_name, user_id limit 50 offset 50 * (greatest(1, least(coalesce($2, 1), 10000)) - 1)) c
  );
end;
$$;

-- What changed at an organisation, newest first, for those who may read its contacts: old and new stand in the trail.
create function public.organisation_history(organisation_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  if not coalesce($1 = private.my_organisation_id() or private.sees_all_members() or private.coordinates_organisation($1), false) then return '[]'; end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'at', e.at, 'who', e.actor_name, 'for', (select o.name from public.organisations o where o.id = e.acting_for), 'verb', e.verb,
      'changed', (select coalesce(jsonb_agg(k order by k), '[]') from jsonb_object_keys(coalesce(e.new, '{}')) k
        where e.verb = 'change_profile' and e.new -> k is distinct from e.old -> k), 'why', e.why) order by e.id desc), '[]')
    from (
      select * from public.audit_events a
      where a.subject_kind = 'organisation' and a.subject_id = $1::text order by a.id desc limit 50
    ) e
  );
end;
$$;
revoke execute on function public.get_organisation, public.list_members, public.find_accounts, public.organisation_history from public;
grant execute on function public.get_organisation, public.list_members, public.find_accounts, public.organisation_history to authenticated;
