import { changeChoice, proposalChangeKind, proposalReason } from '../../domain/enums.ts';
import { toldDifferences } from '../../domain/station-change.ts';
import { settlementMissingCode } from '../../domain/settlement-due.ts';
import type { NoticeData } from '../../domain/notice.ts';
import { formatExactMoney, formatMoney } from '../format.ts';
import type { Messages } from '../zh.ts';
import { assignment } from './assignment.ts';
import { changeChoices, proposalChanges, proposalReasons } from './proposal.ts';
import { settlementMissing } from './settlement-due.ts';
import { shell } from './shell.ts';
import { stationChange } from './station-change.ts';
import { stationVerb } from './station.ts';

const of = (data: NoticeData, key: string): string => String(data[key] ?? '');

/** Money of its data [fen]: CNY 390,000. */
const money = (data: NoticeData, key: string): string => formatExactMoney('en', Number(data[key] ?? 0) / 1e6);
/** A change of money [fen] with its sign, to a hundredth of a 万元 like the page that it leads to: +CNY 88,900. */
const signed = (data: NoticeData, key: string): string => {
  const wan = Math.round(Number(data[key] ?? 0) / 1e4) / 100;
  return `${wan > 0 ? '+' : wan < 0 ? '−' : ''}${formatMoney('en', Math.abs(wan))}`;
};
/** Why something came to nothing: the kind of reason, then the words, as far as there are any. */
const reasonOf = (data: NoticeData): string => {
  const kind = proposalReason.find((each) => each === data.reason);
  const parts = [kind ? proposalReasons[kind] : '', of(data, 'why')].filter(Boolean);
  return parts.length > 0 ? ` Reason: ${parts.join(', ')}.` : '';
};

/** What a year's settlement still lacks. */
const missingOf = (data: NoticeData): string => settlementMissing[settlementMissingCode(data.missing)];

const whoOf = (data: NoticeData): string =>
  of(data, 'who') || (data.change_kind === 'deadline_moved' ? 'the office' : 'one of the parties');
const whyOf = (data: NoticeData): string => (of(data, 'why') ? ` Reason: ${of(data, 'why')}.` : '');
/** Stations with room, by name. Names come as one text, parted by 、. */
const stationsOf = (data: NoticeData): string =>
  of(data, 'others')
    .split('、')
    .map((name) => `“${name}”`)
    .join(shell.listSeparator);
/** Three ways for whose booking fell: other days, a named station with room, or nothing. */
const insteadOf = (data: NoticeData): string =>
  ` You can book elsewhere (${of(data, 'others') ? `with room on those days: ${stationsOf(data)}` : 'no station with room on those days was found'}); choose other days, or wait there for a place; or not come, with nothing to do. None of it counts as staying away.`;
/** What became what at a station. */
const stationFacts = (data: NoticeData): string => toldDifferences(data).map(stationChange.fact).join('; ');
const changeOf = (data: NoticeData): string =>
  proposalChanges[proposalChangeKind.find((each) => each === data.change_kind) ?? 'party_left'];
const choiceOf = (data: NoticeData, key: string): string => changeChoices[changeChoice.find((each) => each === data[key]) ?? 'wait'];

export const notice: Messages['notice'] = {
  title: 'Notices',
  lead: 'Every change that concerns your organisation: what changed, by whom, why, and what you can do.',
  none: 'No notices yet.',
  unread: 'Unread',
  open: 'Have a look',
  markRead: 'Mark all as read',
  count: (n) => `${n} unread ${n === 1 ? 'notice' : 'notices'}`,
  settings: {
    title: 'Mail',
    lead: 'Notices are all under “Notices”, but those that you chose not to get at all. Here you decide which also come by mail, and when.',
    link: 'Set up mail',
    mail: 'How mail is sent',
    mails: { off: 'No mail', soon: 'When there is something new (one mail within minutes)', daily: 'At most one mail a day' },
    quiet: 'Quiet hours (Beijing time): no mail in between',
    from: 'From',
    until: 'until',
    hour: (n) => `${n}:00`,
    topics: 'What is mailed',
    topic: {
      listings: 'Listings, reviews, imports, saved searches',
      proposals: 'Proposals and agreements',
      projects: 'Portfolios and runs',
      people: 'People, secondments, talent stations',
      enclaves: 'Enclaves and settlements',
      help: 'Questions to a person',
      organisation: 'Organisation, members, consents',
      other: 'Anything else',
    },
    kinds: 'One by one',
    kindsLead:
      'Each kind of notice can be chosen by itself: on the page only, in the mail of the day, by mail at once, or not at all. What asks something of you, with a consequence, cannot be left out.',
    ofKinds: (all, chosen) => `${all} ${all === 1 ? 'kind' : 'kinds'}${chosen ? `, ${chosen} chosen by themselves` : ''}`,
    duty: '(asks something of you)',
    asAbove: 'As above',
    choice: { page: 'On the page only', daily: 'In the mail of the day', soon: 'By mail at once', none: 'Not at all' },
    save: 'Save',
    saved: 'Saved.',
    bad: 'One of the choices could not be read; nothing was saved. Please choose again.',
  },
  mail: {
    subject: (n) => (n === 1 ? 'Feiqiao: 1 unread notice' : `Feiqiao: ${n} unread notices`),
    hello: (who) => `Hello ${who},`,
    more: (n) => `${n} more: see “Notices”.`,
    foot: 'To get no mail, or at other hours, set it up under “Notices”.',
  },
  unknown: 'Something that concerns your organisation has changed.',
  kind: {
    verification_asked: (data) => `${of(data, 'organisation')} asks for verification. Until you answer, it is shown as not verified.`,
    verification_accepted: (data) => `${of(data, 'by')} has verified your organisation.`,
    verification_returned: (data) => `${of(data, 'by')} returned your request for verification: ${of(data, 'comment')}`,
    verification_lapsed: () => 'The name or the credit code has changed, so the verification has lapsed. Ask again if you need it.',
    profile_changed: (data) => `${of(data, 'by')} changed the profile of your organisation. Please check it.`,
    member_joined: (data) => `${of(data, 'name')} accepted the invitation and joined your organisation.`,
    consent_recorded: (data) =>
      `${of(data, 'by')} recorded a consent: given by ${of(data, 'givenBy')}, until ${of(data, 'until')}. If that is not so, end it there.`,
    consent_revoked: (data) => `${of(data, 'by')} ended a consent: ${of(data, 'why')}`,
    term_sheet_version: (data) =>
      `${of(data, 'by')} proposed version ${of(data, 'version')} of the term sheet of proposal P-${of(data, 'number')}. Please see what it changes.`,
    term_sheet_comment: (data) =>
      `${of(data, 'by')} commented on version ${of(data, 'version')} of the term sheet of proposal P-${of(data, 'number')}.`,
    term_sheet_issue: (data) =>
      `${of(data, 'by')} raised an issue on the term sheet of proposal P-${of(data, 'number')}: “${of(data, 'title')}”. Until it is settled nobody can sign.`,
    term_sheet_issue_settled: (data) =>
      `${of(data, 'by')} wrote down how an issue of proposal P-${of(data, 'number')} was settled: ${of(data, 'how')}. If that is not so, please say it.`,
    term_sheet_to_sign: (data) =>
      `Version ${of(data, 'version')} of the term sheet of proposal P-${of(data, 'number')} waits for your signature. Those after you wait as long as you do.`,
    signing_stopped: (data) =>
      `${of(data, 'by')} broke off the signing of the term sheet of proposal P-${of(data, 'number')}: ${of(data, 'why')}. Signatures given so far no longer count.`,
    term_sheet_withdrawn: (data) =>
      `${of(data, 'by')} took back the term sheet of proposal P-${of(data, 'number')}: ${of(data, 'why')}. The approval of the station, or the signatures in the plan, count instead.`,
    term_sheet_resumed: (data) =>
      `${of(data, 'by')} took up the term sheet of proposal P-${of(data, 'number')} again. Please go on with it.`,
    nothing_composed: (data) =>
      `Something changed in proposal P-${of(data, 'number')}, and nothing else can be composed of it: ${data['listed'] === true ? 'what is published and promised now does not suffice' : 'none of the parties that stay has a published listing'}. Please talk to the parties; otherwise their own choices count.`,
    station_approved: (data) =>
      `${of(data, 'by')} approved “${of(data, 'name')}”, to which you had agreed (proposal P-${of(data, 'number')}). The record of it has a hash and can be verified by its code.`,
    signing_order: (data) => `${of(data, 'by')} set the order of signing for proposal P-${of(data, 'number')}; see at which step you sign.`,
    paper_signature: (data) =>
      `${of(data, 'by')} handed in a paper for you on proposal P-${of(data, 'number')}, signed by ${of(data, 'signer')}. If this is not what you want, say so at once.`,
    threshold_set: (data) =>
      `${of(data, 'by')} changed from which value it takes two persons, from ${of(data, 'from')}: ${of(data, 'why')}`,
    second_approved: (data) => `${of(data, 'by')} approved proposal P-${of(data, 'number')}; another person can sign or answer now.`,
    second_approval_asked: (data) =>
      `${of(data, 'by')} asks you to approve what it would give in proposal P-${of(data, 'number')}. Without it, it cannot answer.`,
    term_sheet_signed: (data) => `The term sheet of proposal P-${of(data, 'number')} is signed by all and in force now.`,
    milestone_added: (data) =>
      `${of(data, 'by')} entered “${of(data, 'title')}” for proposal P-${of(data, 'number')}, due on ${of(data, 'due')}.`,
    milestone_moved: (data) =>
      `${of(data, 'by')} moved “${of(data, 'title')}” of proposal P-${of(data, 'number')} from ${of(data, 'from')} to ${of(data, 'to')}: ${of(data, 'why')}. The parties choose to wait, to talk or to leave; please see who wants to talk.`,
    milestone_done: (data) =>
      `${of(data, 'by')} says that “${of(data, 'title')}” of proposal P-${of(data, 'number')} is done. If it is not so, please say it.`,
    milestone_due: (data) =>
      `“${of(data, 'title')}” of proposal P-${of(data, 'number')} is due on ${of(data, 'due')} from you. If it cannot be done, please move the day and say why.`,
    milestone_overdue: (data) => `“${of(data, 'title')}” of proposal P-${of(data, 'number')} was due on ${of(data, 'due')} and is late.`,
    figure_corrected: (data) => `${of(data, 'by')} corrected a figure of proposal P-${of(data, 'number')}: ${of(data, 'why')}`,
    completion_confirmed: (data) =>
      `${of(data, 'by')} confirmed that proposal P-${of(data, 'number')} is complete and waits for you to confirm it too.`,
    completion_asked: (data) =>
      `All that proposal P-${of(data, 'number')} was about is over: please confirm that it is complete. It is when every party has said so.`,
    proposal_completed: (data) => `All parties have confirmed that proposal P-${of(data, 'number')} is complete.`,
    welcome: (data) => `${of(data, 'organisation')} has joined Feiqiao.`,
    listing_submitted: (data) => `“${of(data, 'title')}” waits for your review. Until then it cannot be published.`,
    import_submitted: (data) =>
      `${of(data, 'count')} listings of the import “${of(data, 'file')}” (${of(data, 'organisation')}) wait for your review; they can be reviewed together. Until then they cannot be published.`,
    import_returned: (data) =>
      `${of(data, 'count')} listings of the import “${of(data, 'file')}” were returned to be changed. The reviewer says: ${of(data, 'comment')}`,
    import_published: (data) => `${of(data, 'count')} listings of the import “${of(data, 'file')}” were approved and are published.`,
    listing_second_review: (data) =>
      `“${of(data, 'title')}” is big: the first reviewer approved it, a second person has to look at it too.`,
    listing_returned: (data) => `“${of(data, 'title')}” came back for changes. The reviewer says: ${of(data, 'comment')}`,
    listing_published: (data) => `“${of(data, 'title')}” was approved and is published (version ${of(data, 'version')}).`,
    listing_expires_soon: (data) =>
      `“${of(data, 'title')}” expires in ${of(data, 'days')} days (${of(data, 'on')}). If it is still true, renew it; otherwise nobody will see it.`,
    listing_expired: (data) =>
      `“${of(data, 'title')}” has expired and is no longer shown. If it is still true, you can renew it at any time.`,
    run_done: (data) => `Run ${of(data, 'number')} is done; its result can be read.`,
    run_failed: (data) => `Run ${of(data, 'number')} failed. Its page says why and what you can do.`,
    run_cancelled: (data) => `A colleague stopped run ${of(data, 'number')}; the best result until then is kept.`,
    portfolio_reviewed: (data) =>
      `${of(data, 'by')} reviewed the portfolio “${of(data, 'name')}” and kept ${of(data, 'projects')} projects.`,
    secondment_proposed: (data) =>
      `${of(data, 'by')} proposes ${of(data, 'count')} secondments (${of(data, 'person')} to “${of(data, 'post')}” first). Please sign, or say why not; unsigned, they cannot be published.`,
    secondment_taken_back: (data) =>
      `${of(data, 'by')} took back the secondment of ${of(data, 'person')} to “${of(data, 'post')}”: ${of(data, 'why')}`,
    secondment_declined: (data) => `The secondment of ${of(data, 'person')} to “${of(data, 'post')}” was declined: ${of(data, 'why')}`,
    secondment_published: (data) => `${of(data, 'by')} published ${of(data, 'count')} secondments; everybody has signed.`,
    secondment_dropped_out: (data) =>
      `${of(data, 'person')} cannot go to “${of(data, 'post')}” (${of(data, 'by')}): ${of(data, 'why')} Wait, take somebody else or leave: choose on the page.`,
    secondment_changes: (data) =>
      `Because of “${of(data, 'why')}”, ${of(data, 'by')} proposes ${of(data, 'count')} changes. You can sign; not sign yet, and until all have everything stays as it was; or refuse with a reason, and another repair is chosen.`,
    secondment_started: (data) => `${of(data, 'person')} begins at “${of(data, 'post')}” today.`,
    secondment_completed: (data) =>
      `The time of ${of(data, 'person')} at “${of(data, 'post')}” is over. Please record the outcome and see to the return.`,
    ...assignment.notice,
    listing_disclosed: (data) => `The confidential part of “${of(data, 'title')}” was disclosed to your organisation.`,
    listing_disclosure_ended: (data) => `The confidential part of “${of(data, 'title')}” is no longer disclosed to your organisation.`,
    enclave_invited: (data) =>
      `${of(data, 'by')} began talks with you about the enclave “${of(data, 'enclave')}”. Look at the terms; until you do, nothing moves.`,
    enclave_terms_proposed: (data) =>
      `${of(data, 'by')} proposed version ${of(data, 'number')} of the terms of “${of(data, 'enclave')}”${of(data, 'note') ? `: ${of(data, 'note')}` : ''}. See what is different. You can agree, propose your own, go on talking without an answer, or end the talks, all without penalty.`,
    enclave_party_agreed: (data) =>
      `${of(data, 'by')} (${of(data, 'post')} ${of(data, 'person')}) agreed to version ${of(data, 'number')} of the terms of “${of(data, 'enclave')}”.`,
    enclave_agreed: (data) =>
      `All parties agreed to version ${of(data, 'number')} of the terms of “${of(data, 'enclave')}”; it will not change again.`,
    enclave_agreement_taken_back: (data) =>
      `${of(data, 'by')} took back its agreement to version ${of(data, 'number')} of the terms of “${of(data, 'enclave')}”: ${of(data, 'why')}`,
    enclave_dropped: (data) => `${of(data, 'by')} ended the talks about the enclave “${of(data, 'enclave')}”: ${of(data, 'why')}`,
    enclave_law_changed: (data) =>
      `Tax parameters changed and touch the agreed enclave “${of(data, 'enclave')}”: present value ${signed(data, 'outChange')} for the fly-out and ${signed(data, 'inChange')} for the fly-in place. See the difference year by year, and proceed as the terms say.`,
    settlement_figures: (data) =>
      `${of(data, 'by')} recorded the figures of ${of(data, 'year')} for “${of(data, 'enclave')}”. Please check what is owed.`,
    settlement_figures_corrected: (data) =>
      `${of(data, 'by')} corrected the figures of ${of(data, 'year')} for “${of(data, 'enclave')}”: ${of(data, 'why')}`,
    settlement_booked: (data) =>
      `${of(data, 'by')} booked ${money(data, 'amount')} for ${of(data, 'year')} of “${of(data, 'enclave')}”. Record it once it has arrived.`,
    settlement_credited: (data) =>
      `${of(data, 'by')} credited ${money(data, 'amount')} for ${of(data, 'year')} of “${of(data, 'enclave')}”.`,
    settlement_entry_corrected: (data) =>
      `${of(data, 'by')} corrected an entry of ${of(data, 'year')} of “${of(data, 'enclave')}” from ${money(data, 'before')} to ${money(data, 'amount')}: ${of(data, 'why')}`,
    settlement_reopened: (data) =>
      `The confirmed year ${of(data, 'year')} of “${of(data, 'enclave')}” is open again, by ${of(data, 'by')}: ${of(data, 'why')}`,
    settlement_drawn: (data) =>
      `${of(data, 'by')} drew the statement of ${of(data, 'year')} for “${of(data, 'enclave')}”. Check and confirm it, or open a case.`,
    settlement_due_soon: (data) =>
      `“${of(data, 'enclave')}”: ${of(data, 'year')} is to be paid by ${of(data, 'due')}, in ${of(data, 'days')} days; ${missingOf(data)}`,
    settlement_overdue: (data) =>
      `“${of(data, 'enclave')}”: ${of(data, 'year')} was to be paid by ${of(data, 'due')}, ${of(data, 'days')} days ago; ${missingOf(data)}`,
    settlement_late: (data) =>
      `“${of(data, 'enclave')}”: ${of(data, 'year')} was to be paid by ${of(data, 'due')}, ${of(data, 'days')} days ago; both offices have been told too; ${missingOf(data)}`,
    settlement_party_confirmed: (data) =>
      `${of(data, 'by')} (${of(data, 'post')} ${of(data, 'person')}) confirmed the statement of ${of(data, 'year')} for “${of(data, 'enclave')}”.`,
    settlement_confirmed: (data) =>
      `All parties confirmed the statement of ${of(data, 'year')} for “${of(data, 'enclave')}”: the year is settled.`,
    dispute_opened: (data) =>
      `${of(data, 'by')} opened case ${of(data, 'number')} about ${of(data, 'year')} of “${of(data, 'enclave')}”: ${of(data, 'claim')}. Until it is closed nothing can be reconciled.`,
    dispute_answered: (data) =>
      `${of(data, 'by')} added to case ${of(data, 'number')} about ${of(data, 'year')} of “${of(data, 'enclave')}”: ${of(data, 'words')}`,
    dispute_closed: (data) =>
      `${of(data, 'by')} closed case ${of(data, 'number')} about ${of(data, 'year')} of “${of(data, 'enclave')}”: ${of(data, 'words')}`,
    proposal_received: (data) =>
      `Proposal P-${of(data, 'number')} has come in; please answer by ${of(data, 'by')}. Without an answer it expires and everything held is released.`,
    proposal_opened: (data) =>
      `Proposal P-${of(data, 'number')} “${of(data, 'title')}” was made by a party; your office is in charge of it.`,
    proposals_waiting: (data) =>
      `${of(data, 'count')} ${Number(data.count) === 1 ? 'proposal waits' : 'proposals wait'} for your answer, the first until ${of(data, 'by')}; without an answer ${Number(data.count) === 1 ? 'it expires' : 'they expire'} and what is held is released.`,
    proposal_accepted: (data) =>
      `All parties of proposal P-${of(data, 'number')} “${of(data, 'title')}” are interested: you now know each other, and the quantities agreed to are taken.`,
    proposal_negotiating: (data) => `Talks on proposal P-${of(data, 'number')} have begun.`,
    proposal_declined: (data) => `Proposal P-${of(data, 'number')} came to nothing; what was held is released.${reasonOf(data)}`,
    proposal_withdrawn: (data) => `Proposal P-${of(data, 'number')} was withdrawn; what was held is released.${reasonOf(data)}`,
    proposal_expired: (data) => `Proposal P-${of(data, 'number')} expired without an answer; what was held is released.`,
    proposal_terminated: (data) => `Proposal P-${of(data, 'number')} was ended after signing.${reasonOf(data)}`,
    proposal_changed: (data) =>
      data.change_kind === 'milestone_moved'
        ? `${whoOf(data)} moved “${of(data, 'title')}” of proposal P-${of(data, 'number')} from ${of(data, 'from')} to ${of(data, 'to')}.${whyOf(data)} Please choose by ${of(data, 'by')}: wait until the new day, talk about a substitute or another way, or leave. Without a choice it counts as “${choiceOf(data, 'default')}”, without penalty.`
        : data.change_kind === 'station_changed'
          ? `Something changed under proposal P-${of(data, 'number')}: ${whoOf(data)} changed the station after its approval. ${stationFacts(data)}.${whyOf(data)} Please choose by ${of(data, 'by')}: wait until a day for it to be changed back, talk about another (${of(data, 'others') ? `with room: ${stationsOf(data)}` : 'none with room was found; the office can be asked'}), or leave. Without a choice it counts as “${stationChange.asItIs}”, without penalty.`
          : `Something changed under proposal P-${of(data, 'number')}: ${whoOf(data)} ${changeOf(data)}.${whyOf(data)} Please choose by ${of(data, 'by')}: wait, take a substitute, or leave. Without a choice it counts as “${choiceOf(data, 'default')}”, without penalty.`,
    proposal_changed_office: (data) =>
      `Something changed under proposal P-${of(data, 'number')}: ${whoOf(data)} ${changeOf(data)}. The parties have been told.`,
    proposal_restored: (data) => `Proposal P-${of(data, 'number')}: what had changed is as before; nothing needs to be chosen any more.`,
    proposal_recomposed: (data) =>
      `One party of proposal P-${of(data, 'number')} was replaced; please answer again by ${of(data, 'by')}. What you hold stays held.`,
    proposal_replaced: (data) => `Another organisation takes your place in proposal P-${of(data, 'number')}; what you held is released.`,
    proposal_default: (data) =>
      `You made no choice about the change under proposal P-${of(data, 'number')}; as announced it counts as “${data.change_kind === 'station_changed' ? stationChange.asItIs : choiceOf(data, 'choice')}”, without penalty.`,
    documents_asked: (data) =>
      `Proposal P-${of(data, 'number')}: ${of(data, 'by')} asks you to open your papers${of(data, 'words') ? `: ${of(data, 'words')}` : ''}. Please open them or say why not; until then they stay closed.`,
    documents_granted: (data) => `Proposal P-${of(data, 'number')}: ${of(data, 'by')} opened its papers to you.`,
    documents_refused: (data) => `Proposal P-${of(data, 'number')}: ${of(data, 'by')} did not open its papers: ${of(data, 'why')}`,
    documents_taken_back: (data) =>
      `Proposal P-${of(data, 'number')}: the papers of ${of(data, 'by')} are closed again. ${data['why'] === 'proposal_over' ? 'The proposal is over.' : data['why'] === 'party_left' ? 'A party left.' : `Reason: ${of(data, 'why')}.`}`,
    changes_waiting: (data) =>
      `${of(data, 'count')} ${Number(data.count) === 1 ? 'change waits' : 'changes wait'} for your choice (wait, substitute, leave), the first until ${of(data, 'by')}; after that what was announced applies.`,
    station_proposed: (data) => `${of(data, 'host')} proposes to open “${of(data, 'name')}”. Please review it; until then they wait.`,
    station_moved: (data) =>
      `${of(data, 'by')} took a step with “${of(data, 'name')}”: ${stationVerb[of(data, 'verb')] ?? ''}. ${of(data, 'note')}`,
    station_closing_stay: (data) =>
      `${of(data, 'by')} closes “${of(data, 'station')}” from ${of(data, 'on')} on; the booking of ${of(data, 'guest')} ${data['kept'] === true ? 'ends on that day' : 'was cancelled'}.${whyOf(data)}${of(data, 'instead') ? ` “${of(data, 'instead')}” takes over its work.` : ''}${insteadOf(data)}`,
    station_booked: (data) => `${of(data, 'by')} booked at “${of(data, 'station')}”: ${of(data, 'guest')}, arriving on ${of(data, 'on')}.`,
    station_offer: (data) =>
      `A place at “${of(data, 'station')}” has become free for ${of(data, 'guest')} (from ${of(data, 'on')}). Please answer by ${of(data, 'until')}; after that it goes to the next in line.`,
    station_changed: (data) =>
      `${of(data, 'by')} changed “${of(data, 'station')}”: ${stationFacts(data)}.${whyOf(data)} ${data['waits'] === true ? `Your place in the line for ${of(data, 'guest')}, ${of(data, 'on')}, is kept` : `The booking of ${of(data, 'guest')} for ${of(data, 'on')} stands`}. You can keep it; book elsewhere (${of(data, 'others') ? `with room: ${stationsOf(data)}` : 'no station with room was found'}); or cancel, which does not count as staying away.`,
    station_stay_cancelled: (data) =>
      `${of(data, 'by')} cancelled a booking at “${of(data, 'station')}”: ${of(data, 'guest')}, ${of(data, 'on')}.${whyOf(data)}${data['others'] === undefined ? '' : insteadOf(data)}`,
    station_no_show: (data) =>
      `${of(data, 'guest')} did not arrive at “${of(data, 'station')}” on ${of(data, 'on')}; the other days were released to those who wait. Book again if the visit still takes place.`,
    station_wait_over: (data) =>
      data['offered'] === true
        ? `The place held at “${of(data, 'station')}” for ${of(data, 'guest')} was not answered in time and went to the next in line.`
        : `No place became free at “${of(data, 'station')}” for ${of(data, 'guest')} on ${of(data, 'on')}. Choose other days or another place.`,
    station_project_added: (data) =>
      `${of(data, 'by')} entered the project “${of(data, 'name')}” at “${of(data, 'station')}”, tied to your organisation. Please check it.`,
    station_project_tied: (data) =>
      `${of(data, 'by')} tied the project “${of(data, 'name')}” at “${of(data, 'station')}” to a listing or a post at home. Please check it.`,
    station_return_noted: (data) =>
      `${of(data, 'by')} noted a return at “${of(data, 'station')}”: “${of(data, 'subject')}”. Please check the evidence and confirm it; until then it does not count.`,
    station_return_answered: (data) =>
      data['confirmed'] === true
        ? `${of(data, 'by')} confirmed the return “${of(data, 'subject')}”; it counts now.`
        : `${of(data, 'by')} did not confirm the return “${of(data, 'subject')}”: ${of(data, 'why')}`,
    help_asked: (data) =>
      `${of(data, 'organisation')} asks: “${of(data, 'question')}”. Please answer by ${of(data, 'due')}; otherwise it goes to the next office.`,
    help_added: (data) => `${of(data, 'by')} asks again: “${of(data, 'text')}”. Please answer by ${of(data, 'due')}.`,
    help_answered: (data) => `${of(data, 'by')} answered your question: “${of(data, 'text')}”`,
    help_closed: (data) => `${of(data, 'by')} has closed the question; no answer is needed any more.`,
    help_passed_on: (data) =>
      `The question of ${of(data, 'organisation')} was not answered by ${of(data, 'from')} until ${of(data, 'due')}. It went to ${of(data, 'to')}, which answers by ${of(data, 'next')}.`,
    help_handed_over: (data) =>
      `${of(data, 'by')} handed the question of ${of(data, 'organisation')} to ${of(data, 'to') || 'you'}; the answer is due by ${of(data, 'due')}. Note: ${of(data, 'note')}`,
    help_overdue: (data) =>
      `The question of ${of(data, 'organisation')} was not answered by ${of(data, 'from')} until ${of(data, 'due')}, and no other office can take over. Please answer soon, or phone.`,
    search_news: (data) => `Your search “${of(data, 'name')}”: ${of(data, 'new')} new, ${of(data, 'changed')} changed.`,
    exchange_offered: (data) =>
      `${of(data, 'office')} offers the exchange “${of(data, 'name')}”; please answer. Until then neither of you sees the other's registers.`,
    exchange_joined: (data) => `${of(data, 'office')} joined the exchange “${of(data, 'name')}”; people and posts can be put into it.`,
    exchange_declined: (data) => `${of(data, 'office')} did not join the exchange “${of(data, 'name')}”: ${of(data, 'why')}`,
    exchange_closed: (data) => `${of(data, 'office')} ended the exchange “${of(data, 'name')}”: ${of(data, 'why')}`,
    person_request: (data) =>
      `${of(data, 'name')} asks for ${of(data, 'what') === 'deletion' ? 'deletion' : 'correction'} of what is held about them; please answer by ${of(data, 'due')}.`,
    person_forgotten: (data) => `The record number ${of(data, 'ref')} reached the end of its retention and was deleted.`,
    person_retention_soon: (data) =>
      `Records of ${of(data, 'people')} people reach the end of their retention within a month (first ${of(data, 'first')}). If they are still needed, write down what for and extend them; otherwise they are deleted.`,
  },
};

export const outbox: Messages['outbox'] = {
  title: 'Outbox',
  lead: 'Mails that the platform writes itself. Without a mail server (SMTP_URL) they wait here.',
  none: 'The outbox is empty.',
  columns: { to: 'To', subject: 'Subject', state: 'State' },
  sent: (date) => `Sent on ${date}`,
  waiting: 'Waiting',
  failed: (attempts, fault) => `Not sent after ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}: ${fault}`,
};
