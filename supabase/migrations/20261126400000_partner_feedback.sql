-- What an organisation thinks of a partner that was proposed to it. It stays with its own people, their responsible office and
-- auditors, and never enters a score.

create type public.partner_verdict as enum ('suits', 'does_not_suit');
create type public.partner_reason as enum (
  'business_fits', 'resources_fit', 'place_fits', 'known_already',
  'business_differs', 'scale_differs', 'too_far', 'bound_elsewhere', 'data_outdated', 'other'
);

create table public.partner_feedback (
  listing_id    uuid not null references public.listings (id) on delete cascade,
  partner_id    uuid not null references public.listings (id) on delete cascade,
  verdict       public.partner_verdict not null,
  reasons       public.partner_reason[] not null,
  note          text not null default '' check (note = btrim(note) and char_length(note) <= 500),
  given_by      uuid references public.accounts (user_id) on delete set null,
  given_by_name text not null,
  given_at      timestamptz not null default now(),
  primary key (listing_id, partner_id),
  constraint partner_feedback_of_another check (listing_id <> partner_id),
  constraint partner_feedback_says_why check (cardinality(reasons) > 0 or note <> ''),
  constraint partner_feedback_reasons_fit_the_verdict check (
    reasons <@ case verdict
      when 'suits' then array['business_fits', 'resources_fit', 'place_fits', 'known_already', 'other']::public.partner_reason[]
      else array['business_differs', 'scale_differs', 'too_far', 'bound_elsewhere', 'data_outdated', 'other']::public.partner_reason[]
    end
  )
);
comment on table public.partner_feedback is 'Whether a proposed partner suits a listing, and why, as its organisation says; for its own people and their office.';
create index on public.partner_feedback (partner_id);
create index on public.partner_feedback (given_by);

alter table public.partner_feedback enable row level security;
grant select on public.partner_feedback to authenticated, service_role;
create policy "What an organisation thinks of partners is read by who sees inside its listing"
  on public.partner_feedback for select to authenticated using (private.sees_inside_listing(listing_id));

create function public.judge_partner(
  listing_ref text, partner_ref text, verdict public.partner_verdict, reasons public.partner_reason[], note text
) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  l public.listings := private.my_own_listing(listing_ref);
  why constant text := btrim(note);
  partner uuid;
  before public.partner_feedback;
begin
  select p.id into partner from public.listings p
  where p.ref = partner_ref and p.status = 'published' and p.organisation_id <> l.organisation_id;
  if not found then raise exception 'not_found'; end if;
  if cardinality(reasons) = 0 and why = '' then raise exception 'reason_needed'; end if;
  select * into before from public.partner_feedback f where f.listing_id = l.id and f.partner_id = partner;
  insert into public.partner_feedback as f (listing_id, partner_id, verdict, reasons, note, given_by, given_by_name)
  select l.id, partner, $3, $4, why, auth.uid(), a.display_name from public.accounts a where a.user_id = auth.uid()
  on conflict (listing_id, partner_id) do update
    set verdict = excluded.verdict, reasons = excluded.reasons, note = excluded.note,
      given_by = excluded.given_by, given_by_name = excluded.given_by_name, given_at = now();
  perform private.record_event('judge_partner', 'listing', l.id::text, l.organisation_id,
    case when before.listing_id is not null then jsonb_build_object('verdict', before.verdict, 'reasons', before.reasons, 'note', before.note) end,
    jsonb_build_object('partner', partner_ref, 'verdict', $3, 'reasons', $4, 'note', why), null);
end;
$$;
comment on function public.judge_partner is 'Says of a published partner whether it suits a listing of one''s own, and why; says it anew.';

create function public.take_back_judgement(listing_ref text, partner_ref text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  l public.listings := private.my_own_listing(listing_ref);
  gone public.partner_feedback;
begin
  delete from public.partner_feedback f using public.listings p
  where f.listing_id = l.id and p.id = f.partner_id and p.ref = partner_ref returning f.* into gone;
  if gone.listing_id is null then raise exception 'not_found'; end if;
  perform private.record_event('take_back_judgement', 'listing', l.id::text, l.organisation_id,
    jsonb_build_object('partner', partner_ref, 'verdict', gone.verdict, 'reasons', gone.reasons, 'note', gone.note), null, null);
end;
$$;

revoke execute on function public.judge_partner, public.take_back_judgement from public;
grant execute on function public.judge_partner, public.take_back_judgement to authenticated;
