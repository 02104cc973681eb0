-- All that the page of a term sheet shows, in one answer: under the caller's own policies.

create function public.get_term_sheet(proposal_id uuid, version integer default null, compared integer default null) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with sheet as (
    select t.*, (select max(v.number) from public.term_sheet_versions v where v.term_sheet_id = t.id) as newest
    from public.term_sheets t where t.proposal_id = $1
  )
  select jsonb_build_object(
    'id', t.id,
    'proposalId', t.proposal_id,
    'status', t.status,
    'number', p.number,
    'kind', p.kind,
    'actsAs', private.negotiates_as(t.proposal_id),
    'signingVersion', t.signing_version,
    'verifyCode', t.verify_code,
    'signedAt', t.signed_at,
    'versions', (
      select jsonb_agg(jsonb_build_object('number', v.number, 'source', v.source, 'base', v.base, 'organisation', o.name,
        'by', v.made_by_name, 'at', v.made_at, 'note', v.note, 'hash', v.hash) order by v.number)
      from public.term_sheet_versions v join public.organisations o on o.id = v.organisation_id where v.term_sheet_id = t.id),
    'version', coalesce($2, t.signing_version, t.newest),
    'content', (
      select v.content from public.term_sheet_versions v
      where v.term_sheet_id = t.id and v.number = coalesce($2, t.signing_version, t.newest)),
    'compared', (select v.content from public.term_sheet_versions v where v.term_sheet_id = t.id and v.number = $3),
    'comments', (
      select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'version', c.version, 'clause', c.clause_id, 'organisation', o.name,
        'by', c.by_name, 'at', c.at, 'words', c.words) order by c.id), '[]')
      from public.term_sheet_comments c join public.organisations o on o.id = c.organisation_id where c.term_sheet_id = t.id),
    'issues', (
      select coalesce(jsonb_agg(jsonb_build_object('number', i.number, 'title', i.title, 'organisation', o.name, 'at', i.raised_at,
        'settled', nullif(i.settled, ''), 'settledBy', so.name,
        'mine', (
          select jsonb_build_object('direction', r.direction, 'value', r.value) from public.term_sheet_reservations r
          where r.term_sheet_id = i.term_sheet_id and r.issue = i.number and r.organisation_id = private.my_organisation_id()),
        'overlaps', x.overlaps) order by i.number), '[]')
      from public.term_sheet_issues i
      join public.organisations o on o.id = i.organisation_id
      left join public.organisations so on so.id = i.settled_by_id
      left join public.reservation_overlaps($1) x on x.issue = i.number
      where i.term_sheet_id = t.id),
    'parties', (
      select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'role', pp.role) order by pp.position)
      from public.proposal_parties pp join public.organisations o on o.id = pp.organisation_id
      where pp.proposal_id = t.proposal_id and pp.left_at is null),
    'signers', (
      select coalesce(jsonb_agg(jsonb_build_object('organisation', o.name, 'id', o.id, 'step', s.step, 'capacity', s.capacity,
        'mine', o.id = private.my_organisation_id(),
        'signature', (
          select jsonb_build_object('name', g.signer_name, 'post', g.signer_post, 'at', g.signed_at) from public.signatures g
          where g.term_sheet_id = t.id and g.round = t.round and g.organisation_id = s.organisation_id)) order by s.step, o.name), '[]')
      from public.term_sheet_signers s join public.organisations o on o.id = s.organisation_id
      where s.term_sheet_id = t.id and t.status in ('signing', 'signed')))
  from sheet t join public.proposals p on p.id = t.proposal_id
$$;
comment on function public.get_term_sheet is 'A proposal''s term sheet as its page shows it, with one version in full and, if wanted, another to compare; null when there is none or the caller may not read it.';
revoke execute on function public.get_term_sheet from public, anon;
grant execute on function public.get_term_sheet to authenticated;
