import { EVERY_ACTOR, MEMBERS, type Actor } from './actors.ts';
import { CONTENT, FORM, NEXT_SHEET, SHEET } from './scene.ts';

/**
 * One call of a function of the API with its arguments: whom it obeys, to whom it answers that there is nothing (null, an
 * empty list, a total of 0), and with which code it refuses the others (`not_allowed` where nothing is said). Who is not signed in may
 * call nothing.
 */
export type Call = {
  what: string;
  arguments: string;
  allowed: readonly Actor[];
  empty?: readonly Actor[];
  refusals?: Partial<Record<Actor | 'others', string>>;
};

const SIGNED_IN = EVERY_ACTOR.filter((actor) => actor !== 'nobody');
const except = (...those: Actor[]): Actor[] => SIGNED_IN.filter((actor) => !those.includes(actor));

const NOT_FOUND = { others: 'not_found' };
/** Who keeps the county's profile. */
const KEEPERS: readonly Actor[] = ['county', 'western_office', 'administrator'];
/** The county's own people, its responsible office, auditors. */
const INSIDE: readonly Actor[] = ['county', 'western_office', 'auditor'];
/** Who may bring files in. */
const IMPORTERS: readonly Actor[] = ['county', 'western_office', 'firm', 'eastern_office', 'other_county', 'other_firm', 'other_office'];
const OFFICES: readonly Actor[] = ['western_office', 'eastern_office', 'other_office'];
/** Who takes part in the scene's enclave, and who reads along. */
const PARTIES: readonly Actor[] = ['county', 'eastern_office'];
const DUE: readonly Actor[] = [...PARTIES, 'western_office'];
const ENCLAVE: readonly Actor[] = [...INSIDE, 'eastern_office'];
/** Who only reads along does nothing; the others see no enclave; the parties themselves are refused with a code, where it is given. */
const forParties = (code?: string): Partial<Record<Actor | 'others', string>> => ({
  ...NOT_FOUND,
  western_office: 'not_allowed',
  auditor: 'not_allowed',
  ...(code ? { county: code, eastern_office: code } : {}),
});
/** The two offices of the exchange. */
const PLANNING: readonly Actor[] = ['talent_officer', 'western_talent_officer'];
/** Who speaks for a unit of an assignment; the office across only reads, the others do not learn of it. */
const FOLLOWING: readonly Actor[] = ['county', 'western_talent_officer'];
const ONLY_PLANS = { ...NOT_FOUND, talent_officer: 'not_allowed' } as const;
const TALENT: readonly Actor[] = ['talent_officer', 'western_talent_officer', 'other_talent_officer'];
/** Who sees the county's proposal; of these the offices and auditors are no party. */
const CONCERNED: readonly Actor[] = ['county', 'firm', 'western_office', 'eastern_office', 'auditor'];
const OVERSEEING = { western_office: 'not_allowed', eastern_office: 'not_allowed', auditor: 'not_allowed' };
const REVIEW = `'scene-in_review', 1, 4, 4, 4, 4`;

/** Who may book a place: everybody but those who check and those who run the platform. */
const BOOKERS: readonly Actor[] = [
  'county',
  'western_office',
  'firm',
  'eastern_office',
  'talent_officer',
  'western_talent_officer',
  'other_talent_officer',
  'other_county',
  'other_firm',
  'other_office',
];
const STATION = `'{"kind":"station","name":"驿站","address":"x","region":"653127"}'`;
/** At the table: both parties and the office in charge. */
const AT_TABLE: readonly Actor[] = ['county', 'firm', 'western_office'];
/** Who only reads is told so; others do not learn of it. */
const READS_ONLY = { ...NOT_FOUND, eastern_office: 'not_allowed', auditor: 'not_allowed' } as const;
const NO_PARTY = { ...READS_ONLY, western_office: 'not_allowed' } as const;
const READERS: readonly Actor[] = [...AT_TABLE, 'eastern_office', 'auditor'];

/** Every function that members may call. One that is missing here fails the test. */
export const CALLS: Readonly<Record<string, readonly Call[]>> = {
  my_session: [{ what: 'says who one is', arguments: '', allowed: MEMBERS, empty: ['stranger'] }],
  my_invitation: [{ what: 'says whether one was invited', arguments: '', allowed: [], empty: SIGNED_IN }],
  accept_invitation: [
    {
      what: 'without having been invited',
      arguments: `'丁'`,
      allowed: [],
      refusals: { others: 'already_member', stranger: 'invitation_gone' },
    },
  ],
  rename_account: [{ what: 'one’s own', arguments: `'丁'`, allowed: MEMBERS }],
  read_notifications: [{ what: 'marks one’s own', arguments: '0', allowed: SIGNED_IN }],

  get_organisation: [{ what: 'the county’s profile', arguments: `'{county}'`, allowed: MEMBERS, empty: ['stranger'] }],
  organisation_history: [
    { what: 'of the county', arguments: `'{county}'`, allowed: [...KEEPERS, 'auditor'], empty: except(...KEEPERS, 'auditor') },
  ],
  list_members: [
    { what: 'of the county', arguments: `'{county}'`, allowed: [...KEEPERS, 'auditor'], empty: except(...KEEPERS, 'auditor') },
  ],
  find_accounts: [
    {
      what: 'people of the county',
      arguments: `'colleague'`,
      allowed: ['western_office', 'auditor', 'administrator'],
      empty: except('western_office', 'auditor', 'administrator'),
    },
  ],
  create_organisation: [
    {
      what: 'a firm of the county’s region',
      arguments: `'enterprise', '新公司', '653127'`,
      allowed: ['western_office', 'administrator'],
      refusals: { eastern_office: 'outside_region', other_office: 'outside_region' },
    },
    { what: 'an office', arguments: `'coordinator_office', '新办', '650000'`, allowed: ['administrator'] },
  ],
  save_organisation_profile: [{ what: 'the county’s', arguments: `'{county}', 1, '{"name":"甲县","contacts":[]}'`, allowed: KEEPERS }],
  add_evidence: [
    {
      what: 'to the county: whoever may is told that its file is missing',
      arguments: `'{county}', 'licence', 'x', 'application/pdf', 1, '{county}/new'`,
      allowed: [],
      refusals: { county: 'not_found', western_office: 'not_found', administrator: 'not_found' },
    },
  ],
  remove_evidence: [{ what: 'the county’s', arguments: `'{evidence}'`, allowed: KEEPERS, refusals: NOT_FOUND }],
  ask_verification: [
    {
      what: 'for the county: whoever may is told that its credit code is missing',
      arguments: `'{county}'`,
      allowed: [],
      refusals: { county: 'credit_code_needed' },
    },
  ],
  answer_verification: [
    { what: 'of the county', arguments: `'{verification}', false, '请补执照'`, allowed: ['western_office', 'administrator'] },
  ],
  record_consent: [
    {
      what: 'of the county',
      arguments: `'{county}', '甲', '主任', 'phone', current_date, array['posting']::public.consent_scope[], current_date + 30`,
      allowed: ['western_office'],
    },
  ],
  revoke_consent: [{ what: 'the county’s', arguments: `'{consent}', '不再需要'`, allowed: ['county', 'western_office'] }],
  invite_member: [{ what: 'into the county', arguments: `'{county}', 'someone@scene.test'`, allowed: KEEPERS }],
  renew_invitation: [{ what: 'into the county', arguments: `'{invitation}'`, allowed: KEEPERS, refusals: NOT_FOUND }],
  revoke_invitation: [{ what: 'into the county', arguments: `'{invitation}'`, allowed: KEEPERS, refusals: NOT_FOUND }],
  set_manager: [{ what: 'of the county', arguments: `'{colleague_person}', true`, allowed: KEEPERS, refusals: NOT_FOUND }],
  remove_member: [{ what: 'of the county', arguments: `'{colleague_person}'`, allowed: KEEPERS, refusals: NOT_FOUND }],
  set_member_disabled: [{ what: 'of the county', arguments: `'{colleague_person}', true`, allowed: ['administrator'] }],
  add_own_pairing: [
    {
      what: 'for one’s own office',
      arguments: `'assistance', '371100', '653126', '2026-01-01', null, '文件', null, 'low'`,
      allowed: OFFICES,
    },
  ],
  end_own_pairing: [
    {
      what: 'the western office’s',
      arguments: `'{own_pairing}', '2027-01-01'`,
      allowed: ['western_office'],
      refusals: { eastern_office: 'not_found', other_office: 'not_found' },
    },
  ],
  add_own_parameter: [
    { what: 'for one’s own office', arguments: `'cit.local', '2026-01-01', null, 0.4, '1', '文件', null, 'low'`, allowed: OFFICES },
  ],
  end_own_parameter: [
    {
      what: 'the western office’s',
      arguments: `'{own_parameter}', '2026-01-01', '2027-01-01'`,
      allowed: ['western_office'],
      refusals: { eastern_office: 'not_found', other_office: 'not_found' },
    },
  ],

  published_listings: [{ what: 'what is published', arguments: '', allowed: MEMBERS, empty: ['stranger'] }],
  published_changes: [{ what: 'what changed of it', arguments: '', allowed: MEMBERS, empty: ['stranger'] }],
  listings_in_state: [
    {
      what: 'drafts',
      arguments: `'draft'`,
      allowed: ['county', 'western_office', 'auditor'],
      empty: except('county', 'western_office', 'auditor'),
    },
    { what: 'those in review', arguments: `'in_review'`, allowed: INSIDE, empty: except(...INSIDE) },
    { what: 'published ones never', arguments: `'published'`, allowed: [], empty: SIGNED_IN },
  ],
  get_listing: [
    { what: 'a published one', arguments: `'scene-published'`, allowed: MEMBERS, empty: ['stranger'] },
    { what: 'a draft', arguments: `'scene-draft'`, allowed: ['county', 'auditor'], empty: except('county', 'auditor') },
  ],
  create_listing: [
    { what: 'for the county', arguments: `'{county}', ${FORM}`, allowed: ['county'] },
    { what: 'for the county on its consent', arguments: `'{county}', ${FORM}, '{consent}'`, allowed: ['county', 'western_office'] },
  ],
  save_listing_draft: [
    { what: 'of the county', arguments: `'scene-draft', ${FORM}, 1`, allowed: ['county'], refusals: NOT_FOUND },
    {
      what: 'on the county’s consent',
      arguments: `'scene-draft-assisted', ${FORM}, 0`,
      allowed: ['county', 'western_office'],
      refusals: NOT_FOUND,
    },
  ],
  discard_listing_draft: [
    {
      what: 'of the county: a draft has nothing else to go back to',
      arguments: `'scene-draft'`,
      allowed: [],
      refusals: { ...NOT_FOUND, county: 'wrong_state' },
    },
  ],
  submit_listing: [
    {
      what: 'the county’s',
      arguments: `'scene-draft', 1, ${CONTENT}, '{"text":"","offers":[],"seeks":[]}'`,
      allowed: ['county'],
      refusals: NOT_FOUND,
    },
  ],
  take_back_listing: [{ what: 'the county’s from review', arguments: `'scene-in_review'`, allowed: ['county'], refusals: NOT_FOUND }],
  change_listing_state: [
    { what: 'the county’s', arguments: `'scene-published', 'withdraw', '不再需要'`, allowed: ['county'], refusals: NOT_FOUND },
  ],
  renew_listing: [{ what: 'the county’s', arguments: `'scene-published'`, allowed: ['county'], refusals: NOT_FOUND }],
  disclose_listing: [
    { what: 'the county’s to another', arguments: `'scene-published', '{other_firm}'`, allowed: ['county'], refusals: NOT_FOUND },
  ],
  end_disclosure: [{ what: 'the county’s', arguments: `'scene-published', '{firm}'`, allowed: ['county'], refusals: NOT_FOUND }],
  add_listing_attachment: [
    {
      what: 'to the county’s',
      arguments: `'scene-published', 'photo', 'x', 'image/png', 1, true`,
      allowed: ['county'],
      refusals: NOT_FOUND,
    },
  ],
  remove_listing_attachment: [{ what: 'from the county’s', arguments: `'{photo}'`, allowed: ['county'], refusals: NOT_FOUND }],

  review_queue: [{ what: 'of the county’s region', arguments: '', allowed: ['western_office'], empty: except('western_office') }],
  begin_import_decision: [
    {
      what: 'an import of which nothing waits',
      arguments: `'{accepted_import}', now(), 4, 4, 4, 4, 'approved', ''`,
      allowed: [],
      refusals: NOT_FOUND,
    },
  ],
  resume_import_decision: [
    { what: 'a colleague’s: only who decided goes on', arguments: `'{import_decision}'`, allowed: [], refusals: NOT_FOUND },
  ],
  do_import_decision: [
    { what: 'a colleague’s: only who decided goes on', arguments: `'{import_decision}', 1`, allowed: [], refusals: NOT_FOUND },
  ],
  get_review: [
    {
      what: 'of the county’s',
      arguments: `'scene-in_review'`,
      allowed: ['county', 'western_office', 'auditor'],
      empty: except('county', 'western_office', 'auditor'),
    },
  ],
  open_review_evidence: [{ what: 'of the county’s', arguments: `'scene-in_review'`, allowed: ['western_office'], refusals: NOT_FOUND }],
  review_listing: [{ what: 'the county’s', arguments: `${REVIEW}, 'approved', ''`, allowed: ['western_office'], refusals: NOT_FOUND }],
  review_listings: [
    {
      what: 'the county’s: one that was not imported is reviewed alone',
      arguments: `'[{"ref":"scene-in_review","revision":1}]', 4, 4, 4, 4, 'approved', ''`,
      allowed: [],
      refusals: { others: 'review_one_by_one' },
    },
  ],

  begin_import: [{ what: 'a file', arguments: `'x.xlsx', 1, repeat('0', 64)`, allowed: IMPORTERS }],
  begin_import_reading: [{ what: 'the county’s', arguments: `'{import}'`, allowed: ['county'], refusals: NOT_FOUND }],
  report_import_progress: [{ what: 'the county’s', arguments: `'{reading_import}', 0, 5`, allowed: ['county'], refusals: NOT_FOUND }],
  refuse_import: [{ what: 'the county’s', arguments: `'{reading_import}', 0, 'broken'`, allowed: ['county'], refusals: NOT_FOUND }],
  offer_import_columns: [
    { what: 'the county’s', arguments: `'{reading_import}', 0, 'csv', '{}', '{}'`, allowed: ['county'], refusals: NOT_FOUND },
  ],
  save_import_mapping: [{ what: 'the county’s', arguments: `'{import}', repeat('0', 64), '{}'`, allowed: ['county'], refusals: NOT_FOUND }],
  stage_import_rows: [{ what: 'the county’s', arguments: `'{reading_import}', 0, '[]'`, allowed: ['county'], refusals: NOT_FOUND }],
  finish_import_reading: [
    { what: 'the county’s', arguments: `'{reading_import}', 0, 'csv', '{}', '{}', '[]', 0`, allowed: ['county'], refusals: NOT_FOUND },
  ],
  choose_import_rows: [
    { what: 'of the county’s', arguments: `'{accepted_import}', array[0], array[]::integer[]`, allowed: ['county'], refusals: NOT_FOUND },
  ],
  choose_all_import_rows: [{ what: 'of the county’s', arguments: `'{accepted_import}', true`, allowed: ['county'], refusals: NOT_FOUND }],
  import_choice: [
    { what: 'of the county’s: it has none that could be taken', arguments: `'{accepted_import}'`, allowed: [], empty: SIGNED_IN },
  ],
  discard_import: [{ what: 'the county’s', arguments: `'{import}'`, allowed: ['county'], refusals: NOT_FOUND }],
  begin_import_work: [
    {
      what: 'the county’s: it has nothing to take',
      arguments: `'{import}', 'take'`,
      allowed: [],
      refusals: { ...NOT_FOUND, county: 'import_empty' },
    },
    { what: 'undoing the county’s', arguments: `'{accepted_import}', 'undo'`, allowed: ['county'], refusals: NOT_FOUND },
    { what: 'handing the county’s in', arguments: `'{accepted_import}', 'submit'`, allowed: ['county'], refusals: NOT_FOUND },
  ],
  do_import_work: [
    {
      what: 'of the county’s: nothing is left to take',
      arguments: `'{worked_import}', 1`,
      allowed: [],
      empty: ['county'],
      refusals: NOT_FOUND,
    },
  ],
  import_counts: [{ what: 'counts rows one may see', arguments: `'{accepted_import}'`, allowed: SIGNED_IN }],
  import_moved: [
    { what: 'of the county’s', arguments: `'{accepted_import}'`, allowed: ['county', 'auditor'], empty: except('county', 'auditor') },
  ],
  import_existing: [{ what: 'numbers of listings', arguments: `array['scene-draft']`, allowed: IMPORTERS, empty: except(...IMPORTERS) }],
  import_organisations: [{ what: 'that a coordinator’s file may name', arguments: '', allowed: OFFICES, empty: except(...OFFICES) }],

  save_notice_settings: [{ what: 'one’s own', arguments: `'off', 21, 8, array['help'], 'zh', '{"search_news":"none"}'`, allowed: MEMBERS }],

  ask_human: [{ what: 'the responsible office', arguments: `'怎么办', '/today', '今日'`, allowed: MEMBERS }],
  say_in_help: [
    {
      what: 'about the county’s question',
      arguments: `'{help_request}', '看这里'`,
      allowed: ['county', 'western_office'],
      refusals: { ...NOT_FOUND, auditor: 'not_allowed' },
    },
  ],
  close_help: [{ what: 'the county’s question', arguments: `'{help_request}'`, allowed: ['county'], refusals: NOT_FOUND }],
  hand_over_help: [
    {
      what: 'to the next office',
      arguments: `'{help_request}', '另一处的事'`,
      allowed: ['western_office'],
      refusals: { ...NOT_FOUND, county: 'not_allowed', auditor: 'not_allowed' },
    },
  ],
  help_takers: [
    { what: 'offices and colleagues', arguments: '', allowed: [...OFFICES, 'administrator'], empty: except(...OFFICES, 'administrator') },
  ],
  help_queue: [{ what: 'of the western office', arguments: '', allowed: ['western_office'], empty: except('western_office') }],
  help_figures: [{ what: 'of offices: nothing is answered yet', arguments: '', allowed: [], empty: SIGNED_IN }],

  save_search: [{ what: 'one’s own', arguments: `'枣', '?q=枣', 'weekly', 'zh', '{}'`, allowed: MEMBERS, refusals: NOT_FOUND }],
  change_search: [{ what: 'the county’s person’s', arguments: `'{search}', '枣', 'off'`, allowed: ['county'], refusals: NOT_FOUND }],
  delete_search: [{ what: 'the county’s person’s', arguments: `'{search}'`, allowed: ['county'], refusals: NOT_FOUND }],

  judge_partner: [
    {
      what: 'for the county',
      arguments: `'scene-published', 'scene-theirs', 'suits', array['other']::public.partner_reason[], ''`,
      allowed: ['county'],
      refusals: NOT_FOUND,
    },
  ],
  take_back_judgement: [{ what: 'the county’s', arguments: `'scene-published', 'scene-theirs'`, allowed: ['county'], refusals: NOT_FOUND }],

  enqueue_run: [{ what: 'a ranking', arguments: `'ranking', '{}'`, allowed: OFFICES }],
  enqueue_siting: [{ what: 'a siting', arguments: `'{}', 'x'`, allowed: OFFICES }],
  cancel_run: [{ what: 'the western office’s', arguments: `'{run}'`, allowed: ['western_office'], refusals: NOT_FOUND }],
  repeat_run: [
    {
      what: 'the western office’s: it has no output yet',
      arguments: `'{run}'`,
      allowed: [],
      refusals: { ...NOT_FOUND, western_office: 'wrong_state' },
    },
  ],

  open_portfolio: [
    {
      what: 'of the western office’s run: only what that run answered',
      arguments: `'{portfolio_run}', '{}', 0, '', '因为'`,
      allowed: [],
      refusals: { ...NOT_FOUND, western_office: 'bad_request' },
    },
  ],
  send_output_slice: [
    { what: 'of the western office’s run', arguments: `'{portfolio_run}', 0, '{}'`, allowed: ['western_office'], refusals: NOT_FOUND },
  ],
  open_sent_portfolio: [
    {
      what: 'of the western office’s run: nothing was sent',
      arguments: `'{portfolio_run}', 0, '', '因为'`,
      allowed: [],
      refusals: { ...NOT_FOUND, western_office: 'bad_request' },
    },
  ],
  decide_projects: [
    {
      what: 'of the western office',
      arguments: `'{portfolio}', array['{project}']::uuid[], 'kept', '可行'`,
      allowed: ['western_office'],
      refusals: NOT_FOUND,
    },
  ],
  close_portfolio: [
    {
      what: 'of the western office: a project is still open',
      arguments: `'{portfolio}'`,
      allowed: [],
      refusals: { ...NOT_FOUND, western_office: 'projects_open' },
    },
  ],
  drop_portfolio: [
    { what: 'of the western office', arguments: `'{portfolio}', '另有更好的'`, allowed: ['western_office'], refusals: NOT_FOUND },
  ],
  portfolio_moves: [
    {
      what: 'of the western office: its listing has another version now',
      arguments: `'{portfolio}'`,
      allowed: ['western_office', 'auditor'],
      empty: except('western_office', 'auditor'),
    },
  ],

  enclave_law: [{ what: 'of the enclave', arguments: `'{enclave}'`, allowed: ENCLAVE, empty: except(...ENCLAVE) }],
  my_settlement_dues: [{ what: 'of enclaves that one takes part in or answers for', arguments: '', allowed: DUE, empty: except(...DUE) }],
  create_enclave: [
    {
      what: 'of the county and the eastern office',
      arguments: `'forward', '园区', '653127', '[{"role":"fly_in","organisation":"{county}"},{"role":"fly_out","organisation":"{eastern_office}"}]'`,
      allowed: ['county', 'western_office', 'eastern_office'],
    },
  ],
  save_enclave_draft: [
    {
      what: 'from a revision that is not the newest',
      arguments: `'{enclave}', '{}', '{}', 7`,
      allowed: [],
      refusals: forParties('sheet_changed'),
    },
  ],
  propose_enclave_terms: [
    { what: 'a second version', arguments: `'{enclave}', '{"x":1}', 2, ''`, allowed: PARTIES, refusals: forParties() },
  ],
  agree_enclave_terms: [
    {
      what: 'to a version that was not read',
      arguments: `'{enclave}', 1, 'x', '局长'`,
      allowed: [],
      refusals: forParties('terms_superseded'),
    },
  ],
  take_back_agreement: [
    { what: 'of an agreed version', arguments: `'{enclave}', '想再谈'`, allowed: [], refusals: forParties('wrong_state') },
  ],
  drop_enclave: [{ what: 'that is agreed', arguments: `'{enclave}', '不办了'`, allowed: [], refusals: forParties('wrong_state') }],
  record_settlement_figures: [
    {
      what: 'of the second year, by the place that collects',
      arguments: `'{enclave}', 2, '{"vat.county":100}', ''`,
      allowed: ['county'],
      refusals: { ...forParties(), eastern_office: 'not_allowed' },
    },
  ],
  record_settlement_entry: [
    {
      what: 'booked by the payer',
      arguments: `'{settlement}', 'booked', 'fly_in', 'fly_out', 100, '2026-01-01', '', null, ''`,
      allowed: ['county'],
      refusals: { ...forParties(), eastern_office: 'not_allowed' },
    },
    {
      what: 'credited by the receiver',
      arguments: `'{settlement}', 'credited', 'fly_in', 'fly_out', 100, '2026-01-01', '', null, ''`,
      allowed: ['eastern_office'],
      refusals: { ...forParties(), county: 'not_allowed' },
    },
  ],
  draw_settlement_statement: [
    { what: 'while a case is open', arguments: `'{settlement}', '{}'`, allowed: [], refusals: forParties('dispute_open') },
  ],
  confirm_settlement_statement: [
    { what: 'while a case is open', arguments: `'{settlement}', 1, 'x', '局长'`, allowed: [], refusals: forParties('dispute_open') },
  ],
  open_settlement_dispute: [
    { what: 'about the figures', arguments: `'{settlement}', 'figures', '少了', 100`, allowed: PARTIES, refusals: forParties() },
  ],
  answer_settlement_dispute: [{ what: 'the case', arguments: `'{dispute}', '查了'`, allowed: PARTIES, refusals: forParties() }],
  add_dispute_evidence: [
    {
      what: 'without an object',
      arguments: `'{dispute}', '凭证', 'application/pdf', 1, '{county}/z'`,
      allowed: [],
      refusals: { ...forParties('bad_request'), county: 'not_found' },
    },
  ],
  close_settlement_dispute: [
    {
      what: 'by who opened it',
      arguments: `'{dispute}', 'accepted', '认可答复', 0, null, null`,
      allowed: ['eastern_office'],
      refusals: { ...forParties(), county: 'not_allowed' },
    },
  ],

  propose_project: [
    {
      what: 'of the western office: it was not kept yet',
      arguments: `'{project}'`,
      allowed: [],
      refusals: { ...NOT_FOUND, western_office: 'wrong_state' },
    },
  ],
  propose_partner: [
    {
      what: 'the county’s to another: by itself and by who coordinates either',
      arguments: `'scene-published', 'scene-others'`,
      allowed: ['county', 'western_office', 'other_office'],
    },
  ],
  answer_proposal: [
    {
      what: 'for one’s own',
      arguments: `'{proposal}', 'interested'`,
      allowed: ['county', 'firm'],
      refusals: { ...NOT_FOUND, western_office: 'not_allowed', eastern_office: 'not_allowed', auditor: 'not_allowed' },
    },
    {
      what: 'for the county, without its consent to answer',
      arguments: `'{proposal}', 'interested', null, '', null, '{county}', '{consent}'`,
      allowed: ['county'],
      refusals: {
        ...NOT_FOUND,
        firm: 'not_allowed',
        western_office: 'consent_needed',
        eastern_office: 'consent_needed',
        auditor: 'not_allowed',
      },
    },
  ],
  withdraw_proposal: [
    {
      what: 'by who asked and by the office in charge',
      arguments: `'{proposal}', '改期'`,
      allowed: ['firm', 'western_office'],
      refusals: { ...NOT_FOUND, county: 'not_allowed', eastern_office: 'not_allowed', auditor: 'not_allowed' },
    },
  ],
  get_proposal: [{ what: 'the county’s', arguments: `'{proposal}'`, allowed: CONCERNED, empty: except(...CONCERNED) }],
  my_proposals: [
    {
      what: 'that one takes part in or looks after',
      arguments: '',
      allowed: [...CONCERNED, ...PLANNING],
      empty: except(...CONCERNED, ...PLANNING),
    },
  ],
  my_rather_nots: [{ what: 'one’s own', arguments: '', allowed: ['county'], empty: except('county') }],
  end_rather_not: [
    { what: 'the county’s', arguments: `'{rather_not}'`, allowed: ['county'], refusals: { ...NOT_FOUND, auditor: 'not_allowed' } },
  ],
  check_invariants: [{ what: 'rows were written past the verbs', arguments: '', allowed: ['auditor'] }],
  open_pairs: [
    {
      what: 'of the county’s, where one knows both',
      arguments: `'scene-published'`,
      allowed: ['firm', 'western_office', 'eastern_office', 'auditor'],
      empty: except('firm', 'western_office', 'eastern_office', 'auditor'),
    },
  ],
  leave_proposal: [
    {
      what: 'after one was interested',
      arguments: `'{proposal}', '改期'`,
      allowed: ['firm'],
      refusals: { ...NOT_FOUND, ...OVERSEEING, county: 'wrong_state' },
    },
  ],
  move_proposal_deadline: [
    {
      what: 'by the office in charge',
      arguments: `'{proposal}', current_date + 20, '春节'`,
      allowed: ['western_office'],
      refusals: { ...NOT_FOUND, ...OVERSEEING, county: 'not_allowed', firm: 'not_allowed' },
    },
  ],
  choose_about_change: [
    {
      what: 'by whom it concerns',
      arguments: `'{change}', 'wait', current_date + 20`,
      allowed: ['county', 'firm'],
      refusals: { ...NOT_FOUND, ...OVERSEEING },
    },
  ],
  take_recomposition: [
    {
      what: 'of a change that nobody composed anew',
      arguments: `{change}, 0::smallint`,
      allowed: [],
      refusals: {
        ...NOT_FOUND,
        county: 'not_allowed',
        firm: 'not_allowed',
        western_office: 'bad_request',
        eastern_office: 'not_allowed',
        auditor: 'not_allowed',
      },
    },
  ],
  ask_for_documents: [
    {
      what: 'before the parties know each other',
      arguments: `'{proposal}', '{county}'`,
      allowed: [],
      refusals: {
        ...NOT_FOUND,
        county: 'wrong_state',
        firm: 'wrong_state',
        western_office: 'not_allowed',
        eastern_office: 'not_allowed',
        auditor: 'not_allowed',
      },
    },
  ],
  answer_documents: [
    {
      what: 'what the firm asked of the county',
      arguments: `'{documents}', '{firm}', 'refused', '还不行'`,
      allowed: ['county'],
      refusals: { ...NOT_FOUND, western_office: 'not_allowed', eastern_office: 'not_allowed', auditor: 'not_allowed' },
    },
  ],
  begin_negotiation: [
    {
      what: 'before everybody agreed',
      arguments: `'{proposal}'`,
      allowed: [],
      refusals: {
        ...NOT_FOUND,
        county: 'wrong_state',
        firm: 'wrong_state',
        western_office: 'wrong_state',
        eastern_office: 'not_allowed',
        auditor: 'not_allowed',
      },
    },
  ],
  offer_exchange: [
    {
      what: 'to the western talent office',
      arguments: `'{western_talent_office}', '丙', '为了', '2027-01-01', '2028-01-01'`,
      allowed: ['talent_officer'],
      refusals: { western_talent_officer: 'same_side', other_talent_officer: 'same_side' },
    },
  ],
  answer_exchange: [
    {
      what: 'the eastern office’s offer',
      arguments: `'{offered_exchange}', true`,
      allowed: ['western_talent_officer'],
      refusals: { ...NOT_FOUND, talent_officer: 'not_oneself' },
    },
  ],
  close_exchange: [
    {
      what: 'of the two offices',
      arguments: `'{exchange}', '期满'`,
      allowed: ['talent_officer', 'western_talent_officer'],
      refusals: NOT_FOUND,
    },
  ],
  exchange_partners: [{ what: 'offices of the other side', arguments: '', allowed: TALENT, empty: except(...TALENT) }],
  save_roster_entry: [
    {
      what: 'a new person',
      arguments: `'person', null, null, '{"unit":"县医院","ref":"新","display_name":"丁","ladder":"technical","level":2,"months_min":3,"months_max":6,"purpose":"x","keep_until":"2030-01-01"}'`,
      allowed: ['western_talent_officer'],
      // Others have no such unit.
      refusals: { talent_officer: 'unit_unknown', other_talent_officer: 'unit_unknown' },
    },
    {
      what: 'a change of the western office’s',
      arguments: `'person', '{secondee}', 1, '{"unit":"县医院","ref":"新","display_name":"丁","ladder":"technical","level":2,"months_min":3,"months_max":6,"purpose":"x","keep_until":"2030-01-01"}'`,
      allowed: ['western_talent_officer'],
      refusals: { talent_officer: 'not_found', other_talent_officer: 'not_found' },
    },
  ],
  remove_roster_entry: [
    { what: 'a person', arguments: `'person', '{private_secondee}', '重复'`, allowed: ['western_talent_officer'], refusals: NOT_FOUND },
  ],
  roster_entries: [
    {
      what: 'people',
      arguments: `'person'`,
      allowed: ['county', 'talent_officer', 'western_talent_officer', 'auditor'],
      empty: except('county', 'talent_officer', 'western_talent_officer', 'auditor'),
    },
    {
      what: 'trainings',
      arguments: `'training'`,
      allowed: ['talent_officer', 'western_talent_officer', 'auditor'],
      empty: except('talent_officer', 'western_talent_officer', 'auditor'),
    },
  ],
  secondment_world: [
    {
      what: 'of the exchange',
      arguments: `array['{exchange}']::uuid[]`,
      allowed: ['talent_officer', 'western_talent_officer'],
      refusals: NOT_FOUND,
    },
    { what: 'of one that was only offered', arguments: `array['{offered_exchange}']::uuid[]`, allowed: [], refusals: NOT_FOUND },
  ],
  issue_person_link: [
    {
      what: 'to the western office’s',
      arguments: `'{secondee}', repeat('b', 64)`,
      allowed: ['western_talent_officer'],
      refusals: NOT_FOUND,
    },
  ],
  revoke_person_link: [
    { what: 'the western office’s', arguments: `'{person_link}'`, allowed: ['western_talent_officer'], refusals: NOT_FOUND },
  ],
  answer_person_request: [
    {
      what: 'of the western office’s person',
      arguments: `'{person_request}', true, '已更正'`,
      allowed: ['western_talent_officer'],
      refusals: NOT_FOUND,
    },
  ],
  open_person_requests: [
    { what: 'to one’s own office', arguments: '', allowed: ['western_talent_officer'], empty: except('western_talent_officer') },
  ],
  open_secondment_plan: [
    {
      what: 'of the eastern office’s run',
      arguments: `'{secondment_run}', '{"assignments":[]}', 'x'`,
      allowed: ['talent_officer'],
      refusals: NOT_FOUND,
    },
  ],
  place_secondment: [
    {
      what: 'on a plan of the exchange',
      arguments: `'{drawn_plan}', '{secondee}', '{post}', '2087-10-01', '2088-01-01'`,
      allowed: PLANNING,
      refusals: NOT_FOUND,
    },
  ],
  move_secondment: [
    { what: 'a drawn assignment', arguments: `'{drawn}', '{post}', '2087-04-01', '2087-07-01'`, allowed: PLANNING, refusals: NOT_FOUND },
  ],
  remove_secondment: [{ what: 'a drawn assignment', arguments: `'{drawn}'`, allowed: PLANNING, refusals: NOT_FOUND }],
  close_secondment_plan: [{ what: 'an empty plan', arguments: `'{empty_plan}', '不用了'`, allowed: PLANNING, refusals: NOT_FOUND }],
  propose_secondments: [
    { what: 'of a plan that both offices agreed on', arguments: `'{agreed_plan}'`, allowed: PLANNING, refusals: NOT_FOUND },
  ],
  propose_secondment_plan: [{ what: 'of a drawn plan', arguments: `'{drawn_plan}'`, allowed: PLANNING, refusals: NOT_FOUND }],
  take_back_secondment: [{ what: 'a proposed assignment', arguments: `'{proposed}', '有误'`, allowed: PLANNING, refusals: NOT_FOUND }],
  sign_secondments: [
    {
      what: 'as host, by the unit itself',
      arguments: `array['{proposed}']::uuid[], 'host', 'signed', '', '院长'`,
      allowed: ['county'],
      refusals: { ...NOT_FOUND, western_talent_officer: 'not_allowed' },
    },
    {
      what: 'as host, written down by the office that keeps the unit',
      arguments: `array['{proposed}']::uuid[], 'host', 'signed', '', '院长', 'paper', '己'`,
      allowed: ['western_talent_officer'],
      refusals: { ...NOT_FOUND, county: 'not_allowed' },
    },
    {
      what: 'for the person, by the office that keeps his record',
      arguments: `array['{proposed}']::uuid[], 'person', 'signed', '', '护师', 'phone', '己'`,
      allowed: ['western_talent_officer'],
      refusals: NOT_FOUND,
    },
    {
      what: 'as the eastern office',
      arguments: `array['{proposed}']::uuid[], 'east_office', 'signed', '', '处长'`,
      allowed: ['talent_officer'],
      refusals: NOT_FOUND,
    },
  ],
  publish_secondments: [
    {
      what: 'what is not signed by all',
      arguments: `'{secondment_plan}'`,
      allowed: [],
      refusals: { ...NOT_FOUND, talent_officer: 'not_all_signed', western_talent_officer: 'not_all_signed' },
    },
  ],
  drop_out: [
    { what: 'of a published assignment', arguments: `'{promised}', '生病'`, allowed: ['county', ...PLANNING], refusals: NOT_FOUND },
  ],
  choose_secondment_way: [
    { what: 'of a published assignment', arguments: `'{promised}', 'leave', null, '不接了'`, allowed: ['county'], refusals: NOT_FOUND },
  ],
  propose_repair: [
    {
      what: 'of a plan of the exchange',
      arguments: `'{secondment_plan}', '[{"person":"{secondee}","post":"{post}","startsOn":"2027-10-01","endsBefore":"2028-01-01","replaces":"{promised}"}]', '生病'`,
      allowed: PLANNING,
      refusals: NOT_FOUND,
    },
  ],
  make_secondment_calendar: [
    { what: 'of the western office’s person', arguments: `'{secondee}'`, allowed: ['western_talent_officer'], refusals: NOT_FOUND },
  ],
  revoke_secondment_calendar: [
    {
      what: 'the county’s unit’s',
      arguments: `'{secondment_calendar}'`,
      allowed: ['county', 'western_talent_officer'],
      refusals: NOT_FOUND,
    },
  ],
  name_counterpart: [
    { what: 'for a published assignment', arguments: `'{promised}', '己', '科长', ''`, allowed: FOLLOWING, refusals: ONLY_PLANS },
  ],
  save_secondment_task: [
    {
      what: 'of a published assignment',
      arguments: `'{promised}', null, null, 'task', '带教', '三人能独立', '', '2027-11-01'`,
      allowed: FOLLOWING,
      refusals: ONLY_PLANS,
    },
  ],
  finish_secondment_task: [
    {
      what: 'of a published assignment',
      arguments: `'{secondment_task}', current_date, '做完了'`,
      allowed: FOLLOWING,
      refusals: ONLY_PLANS,
    },
  ],
  drop_secondment_task: [
    { what: 'of a published assignment', arguments: `'{secondment_task}', '不做了'`, allowed: FOLLOWING, refusals: ONLY_PLANS },
  ],
  report_secondment_step: [
    {
      what: 'as the unit itself',
      arguments: `'{over}', 'mid_term', 'home', '顺利', '', null, '院长'`,
      allowed: ['county'],
      refusals: { ...ONLY_PLANS, western_talent_officer: 'not_allowed' },
    },
    {
      what: 'written down by the office that keeps the unit',
      arguments: `'{over}', 'mid_term', 'home', '顺利', '', null, '院长', 'phone', '己'`,
      allowed: ['western_talent_officer'],
      refusals: { ...ONLY_PLANS, county: 'not_allowed' },
    },
  ],
  move_secondment_step: [
    {
      what: 'of a published assignment',
      arguments: `'{promised}', 'mid_term', '2027-11-01', '改期'`,
      allowed: FOLLOWING,
      refusals: ONLY_PLANS,
    },
  ],
  my_secondment_parties: [{ what: 'of one’s own units', arguments: '', allowed: ['county'], empty: except('county') }],
  secondment_assignment: [
    {
      what: 'a published one',
      arguments: `'{promised}'`,
      allowed: ['county', 'auditor', ...PLANNING],
      empty: except('county', 'auditor', ...PLANNING),
    },
    { what: 'never one that is only drawn', arguments: `'{drawn}'`, allowed: [], empty: SIGNED_IN },
  ],
  draft_secondment_record: [{ what: 'of one that is over', arguments: `'{over}'`, allowed: FOLLOWING, refusals: ONLY_PLANS }],
  sign_secondment_record: [
    {
      what: 'as the unit itself',
      arguments: `'{secondment_record}', repeat('0', 64), 'host', '院长'`,
      allowed: ['county'],
      refusals: { ...ONLY_PLANS, western_talent_officer: 'not_allowed' },
    },
  ],
  person_passport: [
    {
      what: 'of a person in the exchange',
      arguments: `'{secondee}'`,
      allowed: ['county', 'auditor', ...PLANNING],
      empty: except('county', 'auditor', ...PLANNING),
    },
  ],
  secondment_plan_world: [{ what: 'of the exchange', arguments: `'{exchange}'`, allowed: PLANNING, refusals: NOT_FOUND }],
  begin_roster_import: [{ what: 'a workbook', arguments: `'x.xlsx'`, allowed: TALENT }],
  stage_roster_rows: [
    { what: 'of the western office’s', arguments: `'{roster_import}', '[]'`, allowed: ['western_talent_officer'], refusals: NOT_FOUND },
  ],
  finish_roster_import: [
    { what: 'the western office’s', arguments: `'{roster_import}', '[]'`, allowed: ['western_talent_officer'], refusals: NOT_FOUND },
  ],
  remember_roster_columns: [
    { what: 'for one’s own office', arguments: `'[{"kind":"person","word":"谁","field":"display_name"}]'`, allowed: TALENT },
  ],
  choose_roster_rows: [
    {
      what: 'of the western office’s',
      arguments: `'{checked_roster_import}', array[0], array[0]`,
      allowed: ['western_talent_officer'],
      refusals: NOT_FOUND,
    },
  ],
  discard_roster_import: [
    { what: 'the western office’s', arguments: `'{checked_roster_import}'`, allowed: ['western_talent_officer'], refusals: NOT_FOUND },
  ],
  accept_roster_import: [
    {
      what: 'the western office’s: it has nothing to take',
      arguments: `'{checked_roster_import}'`,
      allowed: [],
      refusals: { ...NOT_FOUND, western_talent_officer: 'import_empty' },
    },
  ],
  undo_roster_import: [
    { what: 'the western office’s', arguments: `'{accepted_roster_import}'`, allowed: ['western_talent_officer'], refusals: NOT_FOUND },
  ],
  add_own_scheme: [
    {
      what: 'for one’s own office',
      arguments: `'own.y', '本省规则', null, 'east_to_west', 12, 24, null, 6, '', '2026-01-01', '文件', '', 'medium'`,
      allowed: TALENT,
    },
  ],
  end_own_scheme: [
    {
      what: 'the western office’s',
      arguments: `'{own_scheme}', '2026-01-01', '2027-01-01'`,
      allowed: ['western_talent_officer'],
      refusals: NOT_FOUND,
    },
  ],
  set_person_wish: [
    {
      what: 'of the western office’s person',
      arguments: `'{secondee}', '{post}', 'refuses'`,
      allowed: ['western_talent_officer'],
      refusals: NOT_FOUND,
    },
  ],

  save_station: [
    {
      what: 'proposes one for one’s own organisation',
      arguments: `null, 0, ${STATION}`,
      allowed: BOOKERS,
    },
    {
      what: 'changes the county’s',
      arguments: `'{proposed_station}', 1, ${STATION}`,
      allowed: ['county'],
      refusals: { others: 'not_found', auditor: 'not_allowed', administrator: 'not_allowed', stranger: 'not_allowed' },
    },
  ],
  move_station: [
    {
      what: 'approves the county’s',
      arguments: `'{proposed_station}', 'approve'`,
      allowed: ['western_office'],
      refusals: { ...NOT_FOUND, county: 'not_allowed' },
    },
    {
      what: 'closes the county’s',
      arguments: `'{station}', 'begin_closing', current_date + 60, '空着'`,
      allowed: ['county'],
      refusals: { ...NOT_FOUND, western_office: 'not_allowed' },
    },
  ],
  propose_station: [
    {
      what: 'the county’s to another',
      arguments: `'{proposed_station}', array['{other_county}']::uuid[]`,
      allowed: ['county'],
      refusals: NOT_FOUND,
    },
  ],
  set_post_station: [
    {
      what: 'of the western office’s post',
      arguments: `'{post}', '{station}'`,
      allowed: ['western_talent_officer'],
      refusals: NOT_FOUND,
    },
  ],
  add_station_expert: [{ what: 'to the county’s', arguments: `'{station}', '乙', '果树'`, allowed: ['county'], refusals: NOT_FOUND }],
  retire_station_expert: [{ what: 'from the county’s', arguments: `'{expert}'`, allowed: ['county'], refusals: NOT_FOUND }],
  station_taken: [
    {
      what: 'when the county’s bed is taken',
      arguments: `'{station}', current_date, current_date + 30`,
      allowed: MEMBERS,
      empty: ['stranger'],
    },
  ],
  station_free: [
    { what: 'what is free at the county’s', arguments: `current_date + 20, current_date + 22`, allowed: MEMBERS, empty: ['stranger'] },
  ],
  book_station: [
    {
      what: 'at the county’s',
      arguments: `'{station}', 'bed', current_date + 20, current_date + 22, '客'`,
      allowed: BOOKERS,
    },
  ],
  wait_for_station: [
    {
      what: 'at the county’s, where the bed is free',
      arguments: `'{station}', 'bed', current_date + 20, current_date + 22, '客'`,
      allowed: [],
      refusals: { others: 'place_is_free', auditor: 'not_allowed', administrator: 'not_allowed', stranger: 'not_allowed' },
    },
  ],
  wait_turns: [
    { what: 'of one’s own and at one’s own stations', arguments: '', allowed: [...INSIDE, 'firm'], empty: except(...INSIDE, 'firm') },
  ],
  answer_wait: [{ what: 'the firm’s', arguments: `'{wait}', false`, allowed: ['firm'], refusals: NOT_FOUND }],
  cancel_stay: [{ what: 'the firm’s, by it or the host', arguments: `'{stay}', '改期'`, allowed: ['firm', 'county'], refusals: NOT_FOUND }],
  note_stay: [
    { what: 'an arrival, by the host', arguments: `'{begun_stay}'`, allowed: ['county'], refusals: { ...NOT_FOUND, firm: 'not_allowed' } },
  ],
  make_station_calendar: [
    { what: 'of one’s own bookings', arguments: '', allowed: BOOKERS },
    {
      what: 'of the county’s station',
      arguments: `'{station}'`,
      allowed: ['county'],
      refusals: { others: 'not_found', auditor: 'not_allowed', administrator: 'not_allowed', stranger: 'not_allowed' },
    },
  ],
  revoke_station_calendar: [
    { what: 'the county’s', arguments: `'{station_calendar}'`, allowed: ['county'], refusals: { ...NOT_FOUND, auditor: 'not_allowed' } },
  ],
  add_station_file: [
    { what: 'to the county’s', arguments: `'{station}', true, 'x', 'image/png', 1`, allowed: ['county'], refusals: NOT_FOUND },
  ],
  remove_station_file: [{ what: 'from the county’s', arguments: `'{station_photo}'`, allowed: ['county'], refusals: NOT_FOUND }],
  add_station_project: [
    {
      what: 'to the county’s',
      arguments: `'{station}', 'y', '{county}', current_date, null, '{post}'`,
      allowed: ['county'],
      refusals: NOT_FOUND,
    },
  ],
  tie_station_project: [
    {
      what: 'the county’s that was entered in words',
      arguments: `'{owing_project}', null, '{post}'`,
      allowed: ['county'],
      refusals: { ...NOT_FOUND, western_office: 'not_allowed', auditor: 'not_allowed' },
    },
  ],
  note_station_return: [
    {
      what: 'of the county’s',
      arguments: `'{station_project}', 'person_came', '戊', current_date - 1, '证明'`,
      allowed: ['county'],
      refusals: NOT_FOUND,
    },
  ],
  answer_station_return: [
    {
      what: 'by home and its office',
      arguments: `'{station_return}', true`,
      allowed: ['other_county', 'other_office'],
      refusals: { ...NOT_FOUND, county: 'not_allowed', western_office: 'not_allowed', auditor: 'not_allowed' },
    },
  ],

  declare_interest: [
    {
      what: 'in another organisation',
      arguments: `'{other_firm}', 'family'`,
      allowed: MEMBERS.filter((member) => member !== 'other_firm'),
      refusals: { other_firm: 'bad_request' },
    },
  ],
  end_interest: [{ what: 'a colleague’s', arguments: `'{declared_interest}', '离职'`, allowed: [], refusals: NOT_FOUND }],
  my_conflicts: [{ what: 'of nobody: nothing is declared', arguments: '', allowed: [], empty: SIGNED_IN }],
  set_approval_threshold: [
    { what: 'of one’s own office', arguments: `'commitment', 'money', 100, current_date + 1, '稳妥'`, allowed: OFFICES },
    {
      what: 'of an office, by the administrator',
      arguments: `'commitment', 'money', 100, current_date + 1, '稳妥', '{western_office}'`,
      allowed: ['western_office', 'administrator'],
    },
  ],
  approvals_of: [{ what: 'the county’s proposal', arguments: `'{proposal}'`, allowed: CONCERNED, empty: except(...CONCERNED) }],
  approve_second: [
    {
      what: 'before the text is out for signature',
      arguments: `'{proposal}', 'agreement', '好'`,
      allowed: [],
      refusals: {
        ...NOT_FOUND,
        county: 'not_allowed',
        firm: 'not_allowed',
        auditor: 'not_allowed',
        western_office: 'wrong_state',
        eastern_office: 'wrong_state',
      },
    },
  ],
  ask_second_approval: [
    {
      what: 'where nothing reaches a value',
      arguments: `'{proposal}'`,
      allowed: [],
      refusals: {
        ...NOT_FOUND,
        county: 'wrong_state',
        firm: 'wrong_state',
        western_office: 'wrong_state',
        eastern_office: 'wrong_state',
        auditor: 'not_allowed',
      },
    },
  ],
  call_queue: [
    {
      what: 'of the offices',
      arguments: '',
      allowed: ['western_office', 'eastern_office'],
      empty: except('western_office', 'eastern_office'),
    },
  ],
  record_call: [
    {
      what: 'about the county’s proposal',
      arguments: `'{talks}', '{county}', '甲', 'reached', '好'`,
      allowed: ['western_office', 'eastern_office'],
      refusals: { ...NOT_FOUND, auditor: 'not_allowed' },
    },
  ],
  begin_term_sheet: [{ what: 'of proposals they negotiate', arguments: `'{talks}', ${SHEET}`, allowed: AT_TABLE, refusals: READS_ONLY }],
  get_term_sheet: [{ what: 'the county’s', arguments: `'{talks}'`, allowed: READERS, empty: except(...READERS) }],
  propose_term_sheet_version: [
    { what: 'another version', arguments: `'{sheet}', 1, ${NEXT_SHEET}`, allowed: AT_TABLE, refusals: READS_ONLY },
  ],
  comment_on_clause: [{ what: 'at a clause', arguments: `'{sheet}', 1, 'purpose', '好'`, allowed: AT_TABLE, refusals: READS_ONLY }],
  raise_issue: [{ what: 'a point', arguments: `'{sheet}', '工期'`, allowed: AT_TABLE, refusals: READS_ONLY }],
  settle_issue: [{ what: 'how it was settled', arguments: `'{sheet}', 1, '八折'`, allowed: AT_TABLE, refusals: READS_ONLY }],
  set_reservation: [{ what: 'one’s own limit', arguments: `'{sheet}', 1, 'at_least', 5`, allowed: ['county', 'firm'], refusals: NO_PARTY }],
  reservation_overlaps: [
    { what: 'for the mediator', arguments: `'{talks}'`, allowed: ['western_office'], empty: except('western_office') },
  ],
  set_signing_order: [
    {
      what: 'by the office in charge',
      arguments: `'{sheet}', '[["{county}","{firm}"],["{western_office}"]]'`,
      allowed: ['western_office'],
      refusals: { ...READS_ONLY, county: 'not_allowed', firm: 'not_allowed' },
    },
  ],
  start_signing: [
    {
      what: 'with an open issue',
      arguments: `'{sheet}', 1`,
      allowed: [],
      refusals: { ...READS_ONLY, county: 'issues_open', firm: 'issues_open', western_office: 'issues_open' },
    },
  ],
  stop_signing: [
    {
      what: 'by who has to sign',
      arguments: `'{paper}', '价格变了'`,
      allowed: [...AT_TABLE, 'eastern_office'],
      refusals: { ...NOT_FOUND, auditor: 'not_allowed' },
    },
  ],
  withdraw_term_sheet: [
    {
      what: 'where nothing else signs',
      arguments: `'{sheet}', '不签了'`,
      allowed: [],
      refusals: { ...READS_ONLY, county: 'not_allowed', firm: 'not_allowed', western_office: 'not_allowed' },
    },
  ],
  term_sheet_doors: [{ what: 'the county’s', arguments: `'{talks}'`, allowed: READERS, empty: except(...READERS) }],
  sign_term_sheet: [
    {
      what: 'in turn',
      arguments: `'{paper}', 1, (select hash from public.term_sheet_versions where term_sheet_id = '{paper}'), '甲', '县长'`,
      allowed: ['county'],
      refusals: {
        ...NOT_FOUND,
        firm: 'already_answered',
        eastern_office: 'not_your_turn',
        western_office: 'not_your_turn',
        auditor: 'not_allowed',
      },
    },
  ],
  signing_order: [{ what: 'the county’s', arguments: `'{talks}'`, allowed: READERS, empty: except(...READERS) }],
  hand_in_paper_signature: [
    {
      what: 'by its office, and never without a consent',
      arguments: `'{paper}', '{county}', 1, 'x', '甲', '县长', current_date, 'x', 'image/png', 'x', null`,
      allowed: [],
      refusals: {
        ...NOT_FOUND,
        county: 'not_allowed',
        firm: 'not_allowed',
        eastern_office: 'not_allowed',
        auditor: 'not_allowed',
        western_office: 'consent_needed',
      },
    },
  ],
  delivery_overview: [{ what: 'of those that one follows', arguments: '', allowed: SIGNED_IN }],
  get_delivery: [{ what: 'the county’s', arguments: `'{delivered}'`, allowed: READERS, empty: except(...READERS) }],
  add_milestone: [
    {
      what: 'of the county',
      arguments: `'{delivered}', 'obligation', '招工', '{county}', current_date + 60`,
      allowed: AT_TABLE,
      refusals: READS_ONLY,
    },
  ],
  move_milestone: [
    {
      what: 'by its owner and the office',
      arguments: `'{delivered}', 1, current_date + 90, '等批复'`,
      allowed: ['county', 'western_office'],
      refusals: { ...READS_ONLY, firm: 'not_allowed' },
    },
  ],
  finish_milestone: [
    {
      what: 'by its owner and the office',
      arguments: `'{delivered}', 1, current_date - 1`,
      allowed: ['county', 'western_office'],
      refusals: { ...READS_ONLY, firm: 'not_allowed' },
    },
  ],
  record_figure: [{ what: 'of a quarter', arguments: `'{delivered}', 'jobs', '2026-04-01', 12`, allowed: AT_TABLE, refusals: READS_ONLY }],
  confirm_completion: [
    {
      what: 'while something is open',
      arguments: `'{delivered}'`,
      allowed: [],
      refusals: { ...NO_PARTY, county: 'milestones_open', firm: 'milestones_open' },
    },
  ],
};
