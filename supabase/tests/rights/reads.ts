import { EVERY_ACTOR, MEMBERS, type Actor } from './actors.ts';

/** One row of the scene, and everybody who may read it; all others see nothing. */
export type Read = { what: string; where: string; readers: readonly Actor[] };

const SIGNED_IN = EVERY_ACTOR.filter((actor) => actor !== 'nobody');
/** The county's own people, its responsible office, auditors. */
const INSIDE: readonly Actor[] = ['county', 'western_office', 'auditor'];
/** The same, and the firm that it was disclosed to. */
const DISCLOSED: readonly Actor[] = [...INSIDE, 'firm'];
/** The county's enclave with the eastern office: both, the county's own office, auditors. */
const ENCLAVE: readonly Actor[] = [...INSIDE, 'eastern_office'];
/** The offices that answer for the parties of the county's proposal, and auditors. */
const OVERSEERS: readonly Actor[] = ['western_office', 'eastern_office', 'auditor'];
/** The same, and the firm that asked for it. */
const ASKER: readonly Actor[] = [...OVERSEERS, 'firm'];
const ADMINISTERED: readonly Actor[] = [...INSIDE, 'administrator'];

/** The two offices of an exchange, and auditors. */
const EXCHANGING: readonly Actor[] = ['talent_officer', 'western_talent_officer', 'auditor'];
/** Who negotiates with the county, the offices that answer for them, auditors. */
const TABLE_SIDE: readonly Actor[] = ['county', 'firm', 'western_office', 'eastern_office', 'auditor'];

/** Every table of the API. A table that is missing here fails the test. */
export const READS: Readonly<Record<string, readonly Read[]>> = {
  regions: [{ what: 'a region', where: `code = '653127'`, readers: SIGNED_IN }],
  industries: [{ what: 'an industry', where: `code = '01'`, readers: SIGNED_IN }],
  pairings: [{ what: 'a pairing', where: `west_code = '653127'`, readers: SIGNED_IN }],
  fiscal_parameters: [{ what: 'a parameter', where: `value >= 0`, readers: SIGNED_IN }],
  calendar_notices: [{ what: 'a notice', where: `year = 2026`, readers: SIGNED_IN }],
  working_days: [{ what: 'a holiday', where: `day = '2026-10-01'`, readers: SIGNED_IN }],
  own_pairings: [
    { what: "an office's own pairing", where: `id = '{own_pairing}'`, readers: ['western_office', 'auditor', 'administrator'] },
  ],
  own_parameters: [
    { what: "an office's own parameter", where: `code = '{own_parameter}'`, readers: ['western_office', 'auditor', 'administrator'] },
  ],
  organisations: [{ what: 'an organisation', where: `id = '{county}'`, readers: MEMBERS }],
  organisation_contacts: [{ what: 'its contacts', where: `organisation_id = '{county}'`, readers: INSIDE }],
  organisation_verifications: [{ what: 'its request', where: `id = '{verification}'`, readers: ADMINISTERED }],
  organisation_evidence: [{ what: 'its papers', where: `id = '{evidence}'`, readers: ADMINISTERED }],
  office_contacts: [{ what: 'whom to ask', where: `organisation_id = '{western_office}'`, readers: MEMBERS }],
  accounts: [{ what: 'a person of the county', where: `user_id = '{colleague_person}'`, readers: ['county', 'auditor', 'administrator'] }],
  memberships: [{ what: 'her membership', where: `user_id = '{colleague_person}'`, readers: ['county', 'auditor', 'administrator'] }],
  invitations: [{ what: 'an invitation', where: `id = '{invitation}'`, readers: ADMINISTERED }],
  consents: [{ what: 'a consent', where: `id = '{consent}'`, readers: ADMINISTERED }],
  listings: [
    { what: 'a published listing', where: `id = '{published}'`, readers: MEMBERS },
    { what: 'a paused one', where: `id = '{paused}'`, readers: INSIDE },
    { what: 'one in review', where: `id = '{in_review}'`, readers: INSIDE },
    { what: 'a draft', where: `id = '{draft}'`, readers: ['county', 'auditor'] },
    { what: 'a draft on a consent', where: `id = '{assisted}'`, readers: INSIDE },
  ],
  listing_industries: [
    { what: 'industries of a published listing', where: `listing_id = '{published}'`, readers: MEMBERS },
    { what: 'those of a draft', where: `listing_id = '{draft}'`, readers: ['county', 'auditor'] },
  ],
  listing_factors: [
    { what: 'factors of a published listing', where: `listing_id = '{published}'`, readers: MEMBERS },
    { what: 'those of a draft', where: `listing_id = '{draft}'`, readers: ['county', 'auditor'] },
  ],
  listing_transitions: [{ what: 'the lifecycle', where: `verb = 'submit'`, readers: MEMBERS }],
  listing_drafts: [
    { what: 'a working copy', where: `listing_id = '{draft}'`, readers: ['county', 'auditor'] },
    { what: 'a submitted one', where: `listing_id = '{in_review}'`, readers: INSIDE },
  ],
  listing_confidential: [{ what: 'the confidential part', where: `listing_id = '{published}'`, readers: DISCLOSED }],
  listing_versions: [{ what: 'a version', where: `listing_id = '{published}'`, readers: INSIDE }],
  listing_reviews: [{ what: 'a review', where: `id = '{review}'`, readers: INSIDE }],
  listing_attachments: [
    { what: 'a public photo', where: `id = '{photo}'`, readers: MEMBERS },
    { what: 'one that no reviewer saw yet', where: `id = '{new_photo}'`, readers: DISCLOSED },
    { what: 'a land paper', where: `id = '{land_paper}'`, readers: DISCLOSED },
  ],
  listing_disclosures: [{ what: 'a disclosure', where: `listing_id = '{published}'`, readers: DISCLOSED }],
  imports: [{ what: 'an import', where: `id = '{import}'`, readers: ['county', 'auditor'] }],
  import_rows: [{ what: 'a row of one', where: `import_id = '{accepted_import}'`, readers: ['county', 'auditor'] }],
  import_decisions: [{ what: 'a decision on one', where: `id = '{import_decision}'`, readers: ['western_office', 'auditor'] }],
  import_mappings: [{ what: 'what its columns mean', where: `organisation_id = '{county}'`, readers: ['county', 'auditor'] }],
  notice_settings: [{ what: 'when somebody is mailed', where: `user_id = '{notice_settings}'`, readers: ['county'] }],
  help_requests: [{ what: 'a question', where: `id = '{help_request}'`, readers: ['county', 'western_office', 'auditor'] }],
  help_messages: [{ what: 'what was asked', where: `request_id = '{help_request}'`, readers: ['county', 'western_office', 'auditor'] }],
  help_turns: [{ what: 'who owes the answer', where: `request_id = '{help_request}'`, readers: ['county', 'western_office', 'auditor'] }],
  saved_searches: [{ what: 'a kept search', where: `id = '{search}'`, readers: ['county'] }],
  partner_feedback: [{ what: 'what the county thinks of a partner', where: `listing_id = '{published}'`, readers: INSIDE }],
  runs: [{ what: 'a run', where: `id = '{run}'`, readers: ['western_office', 'auditor'] }],
  siting_tables: [{ what: 'the tables of a siting', where: `organisation_id = '{siting_tables}'`, readers: ['western_office', 'auditor'] }],
  run_rights: [{ what: 'who may ask for runs', where: `kind = 'ranking'`, readers: MEMBERS }],
  run_transitions: [{ what: 'their lifecycle', where: `verb = 'cancel'`, readers: MEMBERS }],
  portfolios: [{ what: 'a portfolio', where: `id = '{portfolio}'`, readers: ['western_office', 'auditor'] }],
  projects: [{ what: 'a project of it', where: `id = '{project}'`, readers: ['western_office', 'auditor'] }],
  project_parties: [{ what: 'who takes part', where: `project_id = '{project_party}'`, readers: ['western_office', 'auditor'] }],
  project_commitments: [
    { what: 'what it would take', where: `project_id = '{project_commitment}'`, readers: ['western_office', 'auditor'] },
  ],
  enclaves: [{ what: 'an enclave', where: `id = '{enclave}'`, readers: ENCLAVE }],
  enclave_parties: [{ what: 'who takes part', where: `enclave_id = '{enclave}'`, readers: ENCLAVE }],
  enclave_drafts: [{ what: 'what the county has typed', where: `enclave_id = '{enclave}'`, readers: ['county'] }],
  enclave_reservations: [{ what: 'what the county keeps to itself', where: `enclave_id = '{enclave}'`, readers: ['county'] }],
  enclave_terms: [{ what: 'a version', where: `id = '{enclave_terms}'`, readers: ENCLAVE }],
  enclave_agreements: [{ what: 'who agreed', where: `terms_id = '{enclave_terms}'`, readers: ENCLAVE }],
  enclave_law_effects: [{ what: 'what a new law means for it', where: `enclave_id = '{enclave}'`, readers: ENCLAVE }],
  settlement_reminders: [{ what: 'which reminders went out', where: `enclave_id = '{enclave}'`, readers: ENCLAVE }],
  settlements: [{ what: 'a year', where: `id = '{settlement}'`, readers: ENCLAVE }],
  settlement_figures: [{ what: 'its figures', where: `settlement_id = '{settlement}'`, readers: ENCLAVE }],
  settlement_entries: [{ what: 'its payments', where: `id = '{settlement_entry}'`, readers: ENCLAVE }],
  settlement_statements: [{ what: 'a statement', where: `settlement_id = '{settlement}'`, readers: ENCLAVE }],
  settlement_confirmations: [{ what: 'who confirmed', where: `statement_id = '{statement}'`, readers: ENCLAVE }],
  settlement_disputes: [{ what: 'a case', where: `id = '{dispute}'`, readers: ENCLAVE }],
  settlement_dispute_notes: [{ what: 'an answer', where: `dispute_id = '{dispute}'`, readers: ENCLAVE }],
  settlement_evidence: [{ what: 'a paper of it', where: `dispute_id = '{dispute}'`, readers: ENCLAVE }],
  proposal_transitions: [{ what: 'their lifecycle', where: `verb = 'accept'`, readers: MEMBERS }],
  proposals: [{ what: 'a proposal', where: `id = '{proposal}'`, readers: [...ASKER, 'county'] }],
  proposal_subjects: [{ what: 'what names its parties', where: `proposal_id = '{proposal}'`, readers: ASKER }],
  proposal_parties: [
    { what: 'the county in it', where: `proposal_id = '{proposal}' and organisation_id = '{county}'`, readers: [...OVERSEERS, 'county'] },
    { what: 'who asked', where: `proposal_id = '{proposal}' and organisation_id = '{firm}'`, readers: ASKER },
  ],
  proposal_commitments: [
    {
      what: 'what the county would give',
      where: `proposal_id = '{proposal}' and organisation_id = '{county}'`,
      readers: [...OVERSEERS, 'county'],
    },
  ],
  proposal_events: [{ what: 'its beginning', where: `proposal_id = '{proposal}' and what = 'propose'`, readers: ASKER }],
  open_proposal_counts: [{ what: 'how many wait for the county', where: `organisation_id = '{county}'`, readers: INSIDE }],
  rather_nots: [{ what: 'with whom the county would rather not be', where: `organisation_id = '{county}'`, readers: [] }],
  proposal_recompositions: [{ what: 'what the project can still become', where: `change_id = {recomposition}`, readers: OVERSEERS }],
  proposal_documents: [{ what: 'who asked for papers', where: `proposal_id = '{documents}'`, readers: [...OVERSEERS, 'county', 'firm'] }],
  proposal_changes: [{ what: 'a change under it', where: `id = '{change}'`, readers: OVERSEERS }],
  proposal_change_choices: [
    { what: 'what the county does about it', where: `organisation_id = '{county}'`, readers: [...OVERSEERS, 'county'] },
  ],
  proposal_change_substitutes: [{ what: 'who could take the place', where: `change_id = '{change}'`, readers: [...ASKER, 'county'] }],
  factor_stocks: [{ what: 'what is promised of a listing', where: `listing_id = '{published}'`, readers: INSIDE }],
  exchanges: [
    { what: 'an exchange', where: `id = '{exchange}'`, readers: EXCHANGING },
    { what: 'one that was offered', where: `id = '{offered_exchange}'`, readers: EXCHANGING },
  ],
  work_units: [{ what: 'a unit of somebody exchanged', where: `id = '{unit}'`, readers: ['county', ...EXCHANGING] }],
  unit_covers: [{ what: 'what it keeps', where: `unit_id = '{unit_cover}'`, readers: ['county', ...EXCHANGING] }],
  teams: [{ what: 'a team', where: `id = '{team}'`, readers: EXCHANGING }],
  people: [
    { what: 'a person in an exchange', where: `id = '{secondee}'`, readers: ['county', ...EXCHANGING] },
    {
      what: 'one who was put into none',
      where: `id = '{private_secondee}'`,
      readers: ['county', 'western_talent_officer', 'auditor'],
    },
  ],
  person_availability: [{ what: 'when he is free', where: `person_id = '{availability}'`, readers: ['county', ...EXCHANGING] }],
  person_sensitive: [{ what: 'health and family', where: `person_id = '{sensitive}'`, readers: ['western_talent_officer'] }],
  station_posts: [{ what: 'where its people live', where: `post_id = '{station_post}'`, readers: ['county', ...EXCHANGING] }],
  posts: [{ what: 'a post', where: `id = '{post}'`, readers: ['county', ...EXCHANGING] }],
  person_wishes: [{ what: 'a wish', where: `person_id = '{wish}'`, readers: ['county', ...EXCHANGING] }],
  trainings: [{ what: 'a training class', where: `id = '{training}'`, readers: EXCHANGING }],
  visits: [{ what: 'a visit', where: `id = '{visit}'`, readers: EXCHANGING }],
  schemes: [{ what: 'a rule pack', where: `code = 'xinjiang.cadre'`, readers: SIGNED_IN }],
  own_schemes: [
    {
      what: "an office's own rule pack; the office across counts its report by it",
      where: `code = '{own_scheme}'`,
      readers: ['talent_officer', 'western_talent_officer', 'auditor', 'administrator'],
    },
  ],
  roster_imports: [{ what: 'a workbook that was brought', where: `id = '{roster_import}'`, readers: ['western_talent_officer'] }],
  roster_columns: [{ what: 'what a column means', where: `office_id = '{roster_column}'`, readers: ['western_talent_officer'] }],
  roster_import_rows: [{ what: 'a row of it', where: `import_id = '{roster_import_row}'`, readers: ['western_talent_officer'] }],
  person_links: [{ what: 'a personal link', where: `id = '{person_link}'`, readers: ['western_talent_officer'] }],
  secondment_transitions: [{ what: 'the life of an assignment', where: `verb = 'publish'`, readers: MEMBERS }],
  secondment_plans: [
    { what: 'a plan of which something was proposed', where: `id = '{secondment_plan}'`, readers: ['county', ...EXCHANGING] },
    { what: 'one that is only drawn', where: `id = '{drawn_plan}'`, readers: EXCHANGING },
  ],
  secondments: [
    { what: 'a drawn assignment', where: `id = '{drawn}'`, readers: EXCHANGING },
    { what: 'a proposed one', where: `id = '{proposed}'`, readers: ['county', ...EXCHANGING] },
  ],
  secondment_signatures: [{ what: 'who signed', where: `secondment_id = '{secondment_signature}'`, readers: ['county', ...EXCHANGING] }],
  secondment_ways: [{ what: 'what a unit chose', where: `secondment_id = '{secondment_way}'`, readers: ['county', ...EXCHANGING] }],
  secondment_events: [{ what: 'what happened', where: `id = '{secondment_event}'`, readers: ['county', ...EXCHANGING] }],
  secondment_calendars: [
    {
      what: 'an address of a unit’s calendar',
      where: `id = '{secondment_calendar}'`,
      readers: ['county', 'western_talent_officer', 'auditor'],
    },
  ],
  secondment_tasks: [{ what: 'a task', where: `id = '{secondment_task}'`, readers: ['county', ...EXCHANGING] }],
  secondment_steps: [{ what: 'what is owed', where: `secondment_id = '{promised}'`, readers: ['county', ...EXCHANGING] }],
  secondment_reports: [{ what: 'what a unit said', where: `secondment_id = '{secondment_report}'`, readers: ['county', ...EXCHANGING] }],
  secondment_records: [{ what: 'a record', where: `id = '{secondment_record}'`, readers: ['county', ...EXCHANGING] }],
  secondment_record_signatures: [
    { what: 'who signed it', where: `record_id = '{secondment_record_signature}'`, readers: ['county', ...EXCHANGING] },
  ],
  person_requests: [{ what: 'what a person asked', where: `id = '{person_request}'`, readers: ['western_talent_officer'] }],
  stations: [
    { what: 'an open station', where: `id = '{station}'`, readers: MEMBERS },
    { what: 'a proposed one', where: `id = '{proposed_station}'`, readers: INSIDE },
  ],
  station_approvals: [{ what: 'what was approved', where: `station_id = '{station_approval}'`, readers: INSIDE }],
  station_terms: [{ what: 'what it costs', where: `station_id = '{station}'`, readers: INSIDE }],
  station_transitions: [{ what: 'its lifecycle', where: `verb = 'open'`, readers: MEMBERS }],
  station_places: [{ what: 'a bed', where: `id = '{bed}'`, readers: MEMBERS }],
  station_stays: [{ what: 'who sleeps in it', where: `id = '{stay}'`, readers: [...INSIDE, 'firm'] }],
  station_waits: [{ what: 'who waits for it', where: `id = '{wait}'`, readers: [...INSIDE, 'firm'] }],
  station_calendars: [{ what: 'an address of a calendar', where: `id = '{station_calendar}'`, readers: ['county', 'auditor'] }],
  station_files: [
    { what: 'a photo of a station', where: `id = '{station_photo}'`, readers: MEMBERS },
    { what: 'a paper of it', where: `id = '{station_paper}'`, readers: INSIDE },
  ],
  station_projects: [
    { what: 'a project of a station', where: `id = '{station_project}'`, readers: [...INSIDE, 'other_county', 'other_office'] },
  ],
  station_returns: [
    { what: 'what came back from it', where: `id = '{station_return}'`, readers: [...INSIDE, 'other_county', 'other_office'] },
  ],
  declared_interests: [{ what: 'what a colleague declared', where: `id = '{declared_interest}'`, readers: ['auditor', 'administrator'] }],
  past_memberships: [{ what: 'where a colleague was before', where: `id = '{past_membership}'`, readers: ['auditor', 'administrator'] }],
  approval_thresholds: [{ what: 'an office’s value', where: `id = '{threshold}'`, readers: MEMBERS }],
  second_approvals: [
    { what: 'a second approval', where: `id = '{second_approval}'`, readers: ['western_office', 'eastern_office', 'auditor'] },
  ],
  verify_codes: [{ what: 'the code of agreed terms', where: `code = '{verify_code}'`, readers: ENCLAVE }],
  broker_calls: [{ what: 'a call', where: `id = '{broker_call}'`, readers: ['western_office', 'eastern_office', 'auditor'] }],
  term_sheets: [{ what: 'a term sheet', where: `id = '{sheet}'`, readers: TABLE_SIDE }],
  term_sheet_versions: [{ what: 'a version', where: `term_sheet_id = '{sheet}'`, readers: TABLE_SIDE }],
  term_sheet_comments: [{ what: 'a comment', where: `id = '{clause_comment}'`, readers: TABLE_SIDE }],
  term_sheet_issues: [{ what: 'an issue', where: `term_sheet_id = '{issue}'`, readers: TABLE_SIDE }],
  term_sheet_reservations: [{ what: 'what the county keeps to itself', where: `term_sheet_id = '{reservation}'`, readers: ['county'] }],
  term_sheet_signers: [{ what: 'who signs', where: `term_sheet_id = '{signers}'`, readers: TABLE_SIDE }],
  signatures: [{ what: 'a signature', where: `term_sheet_id = '{signature}'`, readers: TABLE_SIDE }],
  milestones: [{ what: 'what is due', where: `proposal_id = '{milestone}'`, readers: TABLE_SIDE }],
  milestone_moves: [{ what: 'a day that was moved', where: `id = '{milestone_move}'`, readers: TABLE_SIDE }],
  delivered_figures: [{ what: 'a figure', where: `id = '{figure}'`, readers: TABLE_SIDE }],
  completions: [{ what: 'who says that it is done', where: `proposal_id = '{completion}'`, readers: TABLE_SIDE }],
  audit_events: [{ what: 'an event', where: `id = '{event}'`, readers: ['county', 'auditor', 'administrator'] }],
  notifications: [
    { what: 'a notice', where: `id = '{notice}'`, readers: ['county'] },
    { what: "a colleague's notice", where: `id = '{personal_notice}'`, readers: [] },
  ],
  mails: [{ what: 'a mail', where: `id = '{mail}'`, readers: ['administrator'] }],
};
