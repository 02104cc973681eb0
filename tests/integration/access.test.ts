import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../src/launch/demo-accounts.mjs';
import type { MemberRole } from '../../src/lib/domain/account.ts';
import { testBackend, type TestBackend } from '../support/backend.ts';

/**
 * What each role reaches through the API with its own token: the pages are not the fence, the database is. Uses the
 * demo data, so a real Supabase has to be seeded to run this.
 */
const TABLES = [
  'regions',
  'industries',
  'pairings',
  'organisations',
  'accounts',
  'memberships',
  'office_contacts',
  'listings',
  'listing_industries',
  'listing_factors',
  'audit_events',
  'notifications',
  'mails',
  'listing_transitions',
  'listing_drafts',
  'listing_confidential',
  'listing_versions',
  'listing_reviews',
  'listing_attachments',
  'listing_disclosures',
  'saved_searches',
  'fiscal_parameters',
  'calendar_notices',
  'working_days',
  'organisation_contacts',
  'organisation_verifications',
  'organisation_evidence',
  'consents',
  'invitations',
  'own_pairings',
  'own_parameters',
  'imports',
  'import_rows',
  'import_mappings',
  'import_decisions',
  'notice_settings',
  'help_requests',
  'help_messages',
  'help_turns',
  'partner_feedback',
  'runs',
  'siting_tables',
  'run_transitions',
  'run_rights',
  'portfolios',
  'projects',
  'project_parties',
  'project_commitments',
  'enclaves',
  'enclave_parties',
  'enclave_drafts',
  'enclave_reservations',
  'enclave_terms',
  'enclave_agreements',
  'enclave_law_effects',
  'settlement_reminders',
  'settlements',
  'settlement_figures',
  'settlement_entries',
  'settlement_statements',
  'settlement_confirmations',
  'settlement_disputes',
  'settlement_dispute_notes',
  'settlement_evidence',
  'proposal_transitions',
  'proposals',
  'proposal_subjects',
  'proposal_parties',
  'proposal_commitments',
  'proposal_events',
  'open_proposal_counts',
  'rather_nots',
  'factor_stocks',
  'exchanges',
  'work_units',
  'unit_covers',
  'teams',
  'people',
  'person_availability',
  'person_sensitive',
  'posts',
  'person_wishes',
  'trainings',
  'visits',
  'schemes',
  'own_schemes',
  'person_links',
  'person_requests',
  'proposal_changes',
  'proposal_documents',
  'proposal_recompositions',
  'proposal_change_choices',
  'proposal_change_substitutes',
  'stations',
  'station_terms',
  'station_posts',
  'station_transitions',
  'station_places',
  'station_stays',
  'station_waits',
  'station_calendars',
  'station_files',
  'station_projects',
  'station_returns',
  'secondment_transitions',
  'secondment_plans',
  'secondments',
  'secondment_signatures',
  'secondment_events',
  'secondment_ways',
  'secondment_calendars',
  'secondment_tasks',
  'secondment_steps',
  'secondment_reports',
  'secondment_records',
  'secondment_record_signatures',
  'roster_imports',
  'roster_import_rows',
  'roster_columns',
  'declared_interests',
  'past_memberships',
  'approval_thresholds',
  'second_approvals',
  'verify_codes',
  'station_approvals',
  'broker_calls',
  'term_sheets',
  'term_sheet_versions',
  'term_sheet_comments',
  'term_sheet_issues',
  'term_sheet_reservations',
  'term_sheet_signers',
  'signatures',
  'milestones',
  'milestone_moves',
  'delivered_figures',
  'completions',
] as const;

/** A column of each table that takes a text or a UUID; `id` where none is named. */
const COLUMN: Partial<Record<(typeof TABLES)[number], string>> = {
  regions: 'code',
  industries: 'code',
  accounts: 'user_id',
  memberships: 'user_id',
  office_contacts: 'organisation_id',
  listing_industries: 'listing_id',
  listing_factors: 'listing_id',
  audit_events: 'verb',
  notifications: 'kind',
  mails: 'subject',
  listing_transitions: 'verb',
  run_transitions: 'verb',
  run_rights: 'kind',
  secondment_transitions: 'verb',
  secondment_signatures: 'signer_name',
  secondment_events: 'verb',
  secondment_ways: 'words',
  roster_columns: 'word',
  secondment_steps: 'secondment_id',
  secondment_reports: 'words',
  secondment_record_signatures: 'signer_name',
  project_parties: 'listing_ref',
  project_commitments: 'need',
  enclave_parties: 'name',
  enclave_drafts: 'saved_by_name',
  enclave_reservations: 'organisation_id',
  enclave_agreements: 'post',
  enclave_law_effects: 'law_hash',
  settlement_reminders: 'kind',
  settlement_figures: 'why',
  settlement_entries: 'voucher',
  settlement_confirmations: 'post',
  settlement_dispute_notes: 'words',
  proposal_transitions: 'verb',
  proposal_subjects: 'title',
  proposal_parties: 'role',
  proposal_commitments: 'need',
  proposal_events: 'what',
  open_proposal_counts: 'organisation_id',
  rather_nots: 'organisation_id',
  factor_stocks: 'dimension',
  proposal_changes: 'why',
  proposal_documents: 'why',
  proposal_recompositions: 'bundle',
  proposal_change_choices: 'chosen_by_name',
  proposal_change_substitutes: 'listing_id',
  station_terms: 'station_id',
  station_posts: 'post_id',
  station_transitions: 'verb',
  declared_interests: 'words',
  past_memberships: 'user_id',
  approval_thresholds: 'why',
  second_approvals: 'words',
  verify_codes: 'code',
  station_approvals: 'document',
  broker_calls: 'person_name',
  term_sheet_versions: 'note',
  term_sheet_comments: 'words',
  milestone_moves: 'why',
  delivered_figures: 'why',
  siting_tables: 'organisation_id',
  term_sheet_issues: 'title',
  term_sheet_reservations: 'organisation_id',
  term_sheet_signers: 'organisation_id',
  signatures: 'signer_post',
  milestones: 'title',
  completions: 'words',
  help_messages: 'body',
  help_turns: 'office_id',
  listing_drafts: 'listing_id',
  import_rows: 'import_id',
  import_mappings: 'organisation_id',
  notice_settings: 'user_id',
  listing_confidential: 'listing_id',
  listing_versions: 'listing_id',
  partner_feedback: 'listing_id',
  listing_disclosures: 'listing_id',
  fiscal_parameters: 'code',
  calendar_notices: 'title',
  working_days: 'name',
  organisation_contacts: 'organisation_id',
  own_parameters: 'code',
  unit_covers: 'unit_id',
  roster_import_rows: 'import_id',
  person_availability: 'person_id',
  person_sensitive: 'person_id',
  person_wishes: 'person_id',
  schemes: 'code',
  own_schemes: 'code',
};

let backend: TestBackend;
const as = {} as Record<MemberRole | 'nobody', SupabaseClient>;

beforeAll(async () => {
  backend = await testBackend();
  const client = () => createClient(backend.url, backend.publishableKey, { auth: { persistSession: false, autoRefreshToken: false } });
  as.nobody = client();
  for (const { role, email } of DEMO_ACCOUNTS) {
    as[role] = client();
    const { error } = await as[role].auth.signInWithPassword({ email, password: DEMO_PASSWORD });
    expect(error, role).toBeNull();
  }
});
afterAll(() => backend?.close());

const roles = [...new Set(DEMO_ACCOUNTS.map(({ role }) => role))];

describe.each(roles)('%s', (role) => {
  it('reads its own account, and everyone’s only where the role says so', async () => {
    const { data } = await as[role].from('accounts').select('display_name');
    const seesAll = role === 'auditor' || role === 'administrator';
    expect(data).toHaveLength(seesAll ? DEMO_ACCOUNTS.length : 1);
  });

  it('knows for whom it acts', async () => {
    const answer = await as[role].rpc('my_session');
    expect(answer.data).toMatchObject({ role, contact: { answerHours: 4 } });
  });

  it('reads the published listings', async () => {
    const { count } = await as[role].from('listings').select('*', { count: 'exact', head: true });
    expect(count).toBe(276);
  });

  it.each(TABLES)('cannot write to %s', async (table) => {
    const column = COLUMN[table] ?? 'id';
    const { error: onInsert } = await as[role].from(table).insert({ [column]: '00000000-0000-0000-0000-000000000000' } as never);
    const { error: onUpdate } = await as[role]
      .from(table)
      .update({ [column]: 'x' } as never)
      .not(column, 'is', null);
    const { error: onDelete } = await as[role].from(table).delete().not(column, 'is', null);
    expect([onInsert?.code, onUpdate?.code, onDelete?.code]).toEqual(['42501', '42501', '42501']);
  });

  it('cannot call what only the service may', async () => {
    const { error } = await as[role].rpc('create_first_administrator', { new_user_id: crypto.randomUUID(), display_name: 'x' });
    expect(error?.code).toBe('42501');
  });

  it('reaches no schema but the public one', async () => {
    for (const schema of ['auth', 'private', 'storage', 'supabase_migrations']) {
      const { error } = await as[role].schema(schema).from('users').select();
      expect(error?.code).toBe('PGRST106');
    }
  });

  it('cannot manage users', async () => {
    const { error } = await as[role].auth.admin.listUsers();
    expect(error?.status).toBeGreaterThanOrEqual(401);
    expect(error?.status).toBeLessThan(404);
  });
});

describe('who is not signed in', () => {
  it.each(TABLES)('reads nothing of %s', async (table) => {
    const { data, error } = await as.nobody.from(table).select();
    expect(data).toBeNull();
    expect(error?.code).toBe('42501');
  });

  it.each([
    ['my_session', {}],
    ['published_listings', {}],
    ['get_listing', { listing_ref: 'D066' }],
  ])('calls no function: %s', async (name, values) => {
    const { error } = await as.nobody.rpc(name, values);
    expect(error?.code).toBe('42501');
  });
});
