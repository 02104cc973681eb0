import type { Messages } from '../zh.ts';

export const error: Messages['error'] = {
  bad_request: 'This request was incomplete or malformed; nothing was changed. Please go back and try again.',
  wrong_credentials:
    'The e-mail or the password is wrong. Check upper and lower case and try again, or ask your coordinator if you forgot it.',
  too_many_attempts: 'Too many attempts: sign-in is paused to protect the account. Please try again in five minutes.',
  no_membership:
    'This account belongs to no organisation yet, or has been disabled, so there is nothing to see. Please ask whoever invited you, or the administrator.',
  not_found: 'There is no such page, or your role may not see it. Check the address, or start again from the navigation above.',
  not_allowed: 'Your role cannot take this step; nothing was changed. If it is needed, ask your coordinator.',
  plan_not_agreed: 'The office across has not agreed to this plan. Propose it first, and ask for signatures once it is interested.',
  wrong_state: 'Its state does not allow that step; somebody may just have changed it. Reload the page and decide again.',
  too_many_runs: 'Your office has five runs waiting or under way, so no other was added. Wait for one to end, or stop one.',
  ref_taken: 'This number or name is taken already; nothing was added. Choose another, or open the existing entry and change it.',
  draft_changed:
    'Somebody else saved this listing after you opened it. Nothing was overwritten: compare both texts and choose field by field.',
  listing_in_review: 'This listing is under review and cannot be changed meanwhile. To change it, take it back first.',
  no_responsible_office:
    'No coordinator office answers for your region yet, so it cannot be reviewed; your text is saved. Ask the administrator.',
  outside_region:
    'Another office answers for this region, so you cannot create an organisation there. Choose a region of your own office, or ask that office.',
  account_disabled: 'This account is disabled and cannot sign in. Please ask the administrator.',
  stale_revision:
    'Since you opened this page, somebody saved a newer version. Both are shown below; compare and save again. What you typed is kept.',
  credit_code_taken:
    'Another organisation is registered with this credit code. Check the code; if it is yours, ask the responsible office.',
  organisation_exists: 'There is an organisation of this name in this region already; none was created. Open it from the directory.',
  already_member:
    'This address already has an account that acts for an organisation. A person acts for one organisation: use another address, or ask the other organisation to remove it first.',
  already_invited: 'There is a pending invitation for this address already. It can be sent again or taken back.',
  last_manager: 'An organisation needs at least one manager. Make another member manager first.',
  not_oneself: 'You cannot disable your own account. Ask another administrator.',
  verification_open: 'A request for verification is waiting for an answer already.',
  already_answered: 'Somebody has dealt with this already. Reload the page to see how.',
  already_recorded: 'There is such a row for these days already; none was added. Check the dates, or end the other row first.',
  evidence_in_use: 'This paper belongs to a request for verification and cannot be removed.',
  invitation_gone: 'This invitation was accepted, taken back or has expired. Ask the organisation that invited you to send it again.',
  link_expired: 'This link was used before or has expired. Ask for a new one below.',
  file_too_large: 'The file is larger than 10 MB and was not uploaded. Compress or split it and try again.',
  file_kind_refused: 'Only PDF, JPEG, PNG and WebP are taken, judged by content and not by name. Choose another file, or save it as PDF.',
  file_missing: 'Choose a file; an empty one is not taken.',
  credit_code_invalid: 'The credit code is wrong; please check it as the hint says.',
  credit_code_needed: 'Before you ask for verification, fill in the credit code in the profile.',
  evidence_needed: 'Before you ask for verification, upload at least one paper, for instance the licence.',
  comment_needed: 'When you return a request, say why, so that they know what to change.',
  period_empty: 'The end must be later than the start. Check the two dates.',
  weak_password: 'The password is too weak: at least 10 characters, with letters and digits.',
  same_password: 'The new password is the same as the present one. Choose another.',
  too_many_mails: 'A mail was sent to this address just now. Wait a minute before sending another.',
  mail_not_sent: 'The invitation is recorded, but the mail was not sent. Press “send again” on the members’ page later.',
  no_secret_key:
    'This server has no secret key, so it cannot send invitations or disable accounts. Ask the administrator to set SUPABASE_SECRET_KEY.',
  zero_blocks: 'One mark is zero, so it cannot be approved. Return it and say what to change, or mark again.',
  reason_needed: 'Please give the reason: others, and whoever checks later, will need it. Nothing was changed.',
  partner_reason_needed: 'Please tick at least one reason, or write a note. Nothing was changed.',
  review_one_by_one: 'Only listings of one import that need no second reviewer can be reviewed together. Review the big ones one by one.',
  too_many_attachments: 'A listing can have 20 attachments; this one was not added. Remove one that is no longer needed first.',
  import_outdated:
    'Since the file was read, somebody changed or submitted some of its listings, so nothing was taken. Check it again, look at the differences, then take it.',
  import_empty:
    'No listing that can be taken is ticked; nothing was changed. Tick those you want; correct rows with problems, then import them again.',
  nothing_chosen: 'No project was ticked; nothing was changed. Tick some first, then choose what to do.',
  projects_open:
    'Some projects have no decision yet, so the portfolio was not marked as reviewed. Keep, pin or remove each; several can be ticked at once.',
  nothing_kept:
    'No project was kept, so the portfolio was not marked as reviewed. Keep at least one; if none is of use, lay the portfolio aside.',
  not_all_signed:
    'Somebody has not signed: the person, the home unit, the host unit and both offices all have to. See who is missing under signatures, or take back what is unsigned.',
  already_signed:
    'This party has signed already. A signature cannot be changed; to change the assignment, take it back and propose it anew.',
  signer_needed: 'Please say who signed, and in which post.',
  person_already_seconded:
    'This person is placed elsewhere in that time. Choose other months or somebody else, or end the other assignment first.',
  post_is_full: 'This post has no seat left in that time. Choose other months or another post, or ask the host unit for a seat.',
  not_in_exchange: 'This person or post is not part of the exchange, or the person said he will not go there. Please choose again.',
  change_waits: 'A change of this assignment already waits for signatures. Have it signed or take it off first.',
  stay_in_past:
    'An assignment begins in a month that is past. Begin it this month or later: move a draft as it is; take a proposal back first; where a run from earlier was opened, run it again from this month.',
  promises_stand: 'Assignments of this plan are proposed or published, so it cannot be laid aside. Take them back or end them first.',
  listing_withdrawn:
    'A listing that a project stands on was withdrawn, paused or has expired, so it cannot be kept; nothing was changed. Remove the projects marked “withdrawn”, or run again on the present listings.',
  listing_moved_on:
    'A listing that a project stands on was changed after the run, so the portfolio was not marked as reviewed. Run again on the present listings, or remove the projects marked “changed”.',
  help_too_many:
    'Twenty of your questions still wait for an answer; this one was not sent. Close those you no longer need, or add to one of them.',
  too_many_searches: 'One person keeps at most 50 searches; this one was not kept. Delete some under “My searches” first.',
  search_name_taken: 'You already have a search of that name; nothing was changed. Choose another name.',
  sheet_changed:
    'A colleague saved this term sheet after you opened it. Nothing was overwritten: what you typed is still on this page. Open the newest in another window, compare, and decide which to keep.',
  two_places_needed: 'An enclave has a fly-out and a fly-in place. Nothing was created; choose both.',
  party_kind_wrong:
    'Governments share taxes: both places must be a county, a coordinator office, a talent office or an institution. Put firms under “Park firm”, village collectives under “Villages”. Nothing was created.',
  party_twice: 'One organisation cannot have two roles in an enclave. Nothing was created; choose another.',
  party_unknown: 'There is no such organisation. Nothing was created; look its full name up in the directory.',
  terms_unchanged: 'This version says just what the last one says and was not proposed again. Change the terms first.',
  terms_superseded:
    'A newer version has just been proposed, so your agreement to this one was not recorded. Look at what is different, then decide.',
  terms_incomplete: 'The term sheet needs corrections and was not proposed. They are marked in the form; what you typed is kept.',
  post_needed: 'Say in which post you act: a word counts with name and post. Nothing was recorded.',
  year_settled: 'The new terms would reach a year that both sides have confirmed. Let them begin with the next open year.',
  year_not_begun: 'This year has not begun, so there are no actual figures yet. Record them once it has.',
  earlier_year_missing:
    'The year before has no figures yet. A total ceiling counts over the years, so record that one first. Nothing was saved.',
  figures_unchanged: 'These are the recorded figures already; nothing was recorded twice.',
  figures_incomplete: 'A figure is missing or is no number. Nothing was saved; fill in what is marked, with 0 where there was nothing.',
  outcome_needed: 'Please say what came of it: done means with an outcome.',
  promise_needed: 'With its signature the home unit says how the person comes back: same post kept, or another of the same level.',
  tasks_needed: 'There is no task yet, or no local counterpart. Write at least one task first, and let the host name a counterpart.',
  tasks_open: 'Some tasks have no outcome yet. Say what came of each, or why it was dropped; then the record can be drawn up.',
  handover_open: 'Nothing to hand over was written yet, or not all of it is handed over. Say for each to whom it went.',
  month_past: 'That month is past. Choose this month or a later one.',
  too_early: 'It is too early for that, and nothing was saved. Please write it when the day has come.',
  too_many_tasks: 'An assignment has at most 50 tasks. Join some, or drop what is no longer needed.',
  record_moved_on: 'This record has a newer version; nothing was signed. Open it again, read it, then sign.',
  date_in_future: 'That day has not come. Nothing was saved; give the day on which it was really paid or received.',
  already_corrected: 'This entry was corrected before. Correct the newest one.',
  dispute_open: 'A case is still open, so nothing can be reconciled. Settle and close it first.',
  statement_stale: 'The ledger changed after this statement was drawn, so it does not count and was not confirmed. Draw a new one.',
  claim_needed: 'Say what is claimed and why, so that the other side knows what to look at. Nothing was saved.',
  too_many_papers: 'A case takes at most 20 papers; this one was not added. Combine some of them.',
  partner_not_available:
    'No proposal can be made to this organisation at present; nothing was changed. Choose another partner, or ask your coordination office.',
  too_many_proposals:
    'One of the organisations has five open proposals already (five at a time for each), so this one was not made. Propose again when one of them has been answered or has expired.',
  already_proposed: 'This was proposed before and is still under way; it was not proposed twice. See “Proposals”.',
  capacity_taken:
    'Not enough is left: another proposal has just taken it. Your answer was not recorded and nothing was held. Agree to less, or answer again when something is released.',
  busy: 'Too many people are at it at this moment: this step was not taken, and nothing was changed. Please try again in a few minutes, or phone the responsible office if it is urgent.',
  offer_gone:
    'The listing that this stands on was withdrawn, paused or has expired; nothing was changed. Restore that listing first, or choose another.',
  consent_needed:
    'To answer for another organisation its consent “to answer” must be on record and in force; nothing was changed. Record it under that organisation’s consents first.',
  bad_date: 'That day cannot be used; nothing was changed. Choose a day after today and within 90 days.',
  substitute_needed: 'Choose one of the organisations that the platform found; nothing was changed. If none was found yet, wait or leave.',
  proposal_expired:
    'The time to answer is over and what was held has been released; nothing was changed. If you are still interested, ask the coordination office to propose it again.',
  same_side: 'That office is on the same side as yours, so you cannot exchange with it. Choose a talent office of the other side.',
  exchange_not_open:
    'This exchange was not joined by both offices yet, or it has ended, so nothing new can be put into it; nothing was changed. Ask the other office to join, or choose another exchange.',
  unit_unknown: 'Your register has no unit of this name, so it was not saved. Record it under “Units” first, or check the name.',
  station_unknown: 'There is no station of this name, so it was not saved. Choose one that is listed, or register the station first.',
  team_unknown: 'Your office has no team of this name, so it was not saved. Record it under “Teams” first, or check the name.',
  person_unknown: 'Your register has no person of this number, so it was not saved. Check the number under “placed together with”.',
  organisation_unknown: 'No organisation of this name has an account here, so it was not saved. Check the full name, or leave it empty.',
  periods_overlap: 'The periods in which the person is free overlap, so nothing was saved. Join them, or move them apart.',
  in_use:
    'Something else still rests on it, so it cannot be removed; nothing was changed. First change the people, posts or secondments that use it.',
  too_many_requests: 'Five of your requests are still waiting for an answer; this one was not sent. Wait for one of them first.',
  consents_missing:
    'Not everybody who was asked has agreed, so this cannot be done yet; nothing was changed. Wait for the answers, or ask again.',
  station_changed:
    'Somebody changed this register after you opened it, so nothing was overwritten. What you typed is below: look at the present text on another page, then save again.',
  second_person_needed: 'Whoever proposed it cannot approve it. Please ask a colleague in your office; nothing was changed.',
  exit_plan_needed:
    'The exit plan is not complete, so it cannot open. Say first when to leave, where people and things go, and who sees to it.',
  exit_report_needed: 'Say what was done of each point of the exit plan before closing. Nothing was changed.',
  not_yet_empty: 'The last day has not come, or somebody is still there, so it cannot close. Wait for that day and note who has left.',
  no_places: 'There is nothing of this kind to book. Enter desks, beds, lab places or experts first.',
  places_in_use:
    'Some of the places to be taken away are booked; nothing was changed. Agree on another date or a cancellation with those who booked first.',
  day_is_over: 'The first day is already over. Choose today or a later day.',
  station_not_open: 'It is not open on these days, so nothing was booked. Choose other days or another place.',
  stay_too_long: 'That is longer than one booking may last here; nothing was booked. Shorten it or book twice.',
  too_far_ahead: 'Bookings are not taken that far ahead here. Choose an earlier date.',
  guest_needed: 'Say who is coming: the host needs it on arrival. Nothing was booked.',
  share_used_up:
    'Your organisation already holds as many places at once as this station allows. Choose other days or join the waiting list.',
  no_bed_left:
    'On some night of this period the station has no bed left, so nothing was published. Choose other months or another place to live, or ask the station for more beds.',
  bed_is_promised:
    'This bed is kept for a published secondment and cannot be cancelled here. If the person is not coming, the two talent offices end the assignment; if the station closes, close it step by step.',
  place_taken:
    'These days are fully booked; nothing was booked. Choose other days or join the waiting list: you are told in turn when a place is released.',
  place_is_free: 'There is a free place on these days: book it directly instead of waiting.',
  too_many_waits: 'Your organisation is already on ten waiting lists. Leave one that you no longer need first.',
  offer_over: 'The deadline has passed and the place was offered to the next in line. You can wait again or book other days.',
  not_yet_begun: 'The first day has not come yet, so no arrival can be noted.',
  too_many_calendars: 'Your organisation already has twenty calendar addresses. Take one back first.',
  home_listing_unknown:
    'This number is no published listing of that organisation; nothing was entered. Check it, or choose a post at home instead.',
  home_post_unknown:
    'This post is not in the register of that place, or you may not see it; nothing was entered. Choose another post, or a listing.',
  home_tie_needed: 'Tie the project to a listing or a post at home: nothing is entered without one.',
  evidence_missing: 'Name the evidence (a contract, a document) or choose an uploaded paper: nothing counts without it.',
  already_counted:
    'This return was noted already and counts once in the whole country, so it was not entered again. Settle differences with whoever noted it.',
  term_sheet_moved_on:
    'Since you opened it somebody proposed another version, or another one is being signed. Nothing was overwritten; please look at the newest before you decide. What you typed is still there.',
  term_sheet_unsigned:
    'A term sheet was begun for this proposal and is not signed yet, so nothing opens or is published over it; nothing was changed. Please have it signed first, or ask who began it or the office in charge to take it back.',
  nothing_changed: 'It says the same as the newest version; no new version was made.',
  conflict_of_interest:
    'You have a conflict of interest with one of the organisations and cannot do this. Please leave it to a colleague; if it has ended, say so under “Conflicts of interest”.',
  second_approval_needed:
    'The value that an office set is reached: another person has to approve first. See under “What takes two persons” who does.',
  issues_open: 'There are open issues, so signing cannot begin. Please write down how each was settled.',
  places_open: 'Some blanks are not filled in, so signing cannot begin. Please fill them in first.',
  signer_missing: 'The order of signing lacks a party or the leading office. All of them must sign; please add it.',
  not_your_turn: 'It is not your turn to sign yet: you will be told when those before you have signed.',
  clauses_unread:
    'No clause was recognised in the document: each must begin with its article number and heading, as it went out. Nothing was changed.',
  part_above_whole: 'Those out of poverty are a part of the jobs: never more than those, and the jobs come first. Nothing was changed.',
  milestones_open: 'Some items are not done, so completion cannot be confirmed. Please say of each that it is done first.',
  backend_down:
    'The data service cannot be reached just now; what you typed is kept. Please try again in a minute; if it goes on, tell whoever runs the platform, with the id if one is shown.',
  listings_not_ready:
    'The platform has just started and is reading all listings, usually for less than a minute. This page tries again by itself; other pages can be used meanwhile.',
  unexpected: 'Something unexpected happened; nothing was changed. Please try again, and quote the id if it goes on.',
};

export const errorPage: Messages['errorPage'] = {
  title: 'This page cannot be opened',
  id: 'Id',
  back: 'Back to today',
  retry: 'Try again',
};
