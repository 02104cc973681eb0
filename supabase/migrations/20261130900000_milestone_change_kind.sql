-- A day that was moved after the signature is a change like any other, and one may talk about it first.
alter type public.proposal_change_kind add value 'milestone_moved';
alter type public.change_choice add value 'talk';
