-- Signatures are asked for what both offices agreed on: a plan travels the road of consent of any other proposal first.

-- The office across answered, and nobody has ended it since.
create function private.plan_is_agreed(plan_id uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.proposal_subjects s join public.proposals p on p.id = s.proposal_id
    where s.plan_id = $1 and p.status in ('accepted', 'negotiating', 'signed', 'delivering'))
$$;
revoke execute on function private.plan_is_agreed from public;

create or replace function public.propose_secondments(plan_id uuid) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  plan public.secondment_plans := private.own_secondment_plan(plan_id);
  s public.secondments;
  ids uuid[] := '{}';
begin
  if not private.plan_is_agreed(plan.id) then raise exception 'plan_not_agreed'; end if;
  for s in select * from public.secondments x where x.plan_id = plan.id and x.status = 'draft' order by x.number for update loop
    delete from public.secondment_signatures g where g.secondment_id = s.id;
    perform private.move_secondment_on(s, 'propose');
    ids := ids || s.id;
  end loop;
  if cardinality(ids) = 0 then raise exception 'nothing_chosen'; end if;
  perform private.tell_about_secondments(ids, 'secondment_proposed', '/secondments/plans/' || plan.id || '#sign');
  perform private.record_event('propose', 'secondment_plan', plan.id::text, plan.organisation_id, null, jsonb_build_object('count', cardinality(ids)), null);
  return cardinality(ids);
end;
$$;
comment on function public.propose_secondments is 'Proposes what is drawn to everybody concerned, once both offices agreed on the plan. Raises not_found, plan_not_agreed, wrong_state, nothing_chosen, person_already_seconded.';
