-- No assignment is published over a term sheet that its plan's parties began and have not signed: they sign it or take it back, as with a station.

create function private.check_secondment_deed() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if exists (
    select from public.proposal_subjects b join public.proposals p on p.id = b.proposal_id join public.term_sheets t on t.proposal_id = p.id
    where b.plan_id = new.plan_id and p.closed_at is null and t.status in ('open', 'signing')
  ) then raise exception 'term_sheet_unsigned'; end if;
  return new;
end;
$$;
revoke execute on function private.check_secondment_deed from public;
create trigger secondments_have_their_deed before update of status on public.secondments
  for each row when (new.status = 'published' and old.status = 'proposed') execute function private.check_secondment_deed();

comment on function public.publish_secondments is 'Publishes what all have signed. Raises not_found, wrong_state, not_all_signed, nothing_chosen, post_is_full, person_already_seconded, term_sheet_unsigned.';
