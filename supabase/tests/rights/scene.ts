import type { PGlite } from '@electric-sql/pglite';
import { ACTORS, EVERY_ACTOR, MEMBERS, ORGANISATIONS, type Actor } from './actors.ts';

/** One row of everything, all of it the affair of the county, and the ids that conditions and calls name as `{name}`. */
export type Scene = { ids: Record<string, string>; as: (actor: Actor) => string };

/** Builds the scene inside the transaction that is open; it goes away with it. */
export async function buildScene(db: PGlite): Promise<Scene> {
  const ids: Record<string, string> = {};
  const one = async (sql: string) => String(Object.values((await db.query<Record<string, unknown>>(fill(sql, ids))).rows[0] ?? {})[0]);

  for (const [name, { kind, region }] of Object.entries(ORGANISATIONS)) {
    ids[name] = await one(`select tests.organisation('${kind}', '${name}', ${region === null ? 'null' : `'${region}'`})`);
  }
  for (const member of MEMBERS) {
    const { organisation, role } = ACTORS[member];
    ids[`${member}_person`] = await one(`select tests.person('${member}@scene.test', '${ids[organisation]}', '${role}')`);
  }
  ids.colleague_person = await one(`select tests.person('colleague@scene.test', '{county}', 'county_member')`);
  ids.stranger_person = await one(
    `insert into auth.users (id, aud, role, email) values (gen_random_uuid(), 'authenticated', 'authenticated', 'stranger@scene.test') returning id`,
  );
  for (const [name, sql] of ROWS) ids[name] = await one(sql);

  const claims = (actor: Actor) => (actor === 'nobody' ? '{}' : JSON.stringify({ sub: ids[`${actor}_person`], role: 'authenticated' }));
  const as = (actor: Actor) =>
    `select set_config('request.jwt.claims', '${claims(actor)}', true); set local role ${actor === 'nobody' ? 'anon' : 'authenticated'};`;
  for (const actor of EVERY_ACTOR) if (actor !== 'nobody' && !ids[`${actor}_person`]) throw new Error(`no person for ${actor}`);
  return { ids, as };
}

/** Puts ids in the place of their names: `{county}` → the county's id. */
export const fill = (sql: string, ids: Readonly<Record<string, string>>): string =>
  sql.replace(/\{(\w+)\}/g, (_, name: string) => {
    const id = ids[name];
    if (id === undefined) throw new Error(`the scene has no ${name}`);
    return id;
  });

export const FORM = `'{"title":"灰枣","summary":"","confidential":"底价","industries":[],"offers":[],"seeks":[]}'`;
export const CONTENT = `'{"title":"灰枣","summary":"概况","industries":["01"],"offers":[],"seeks":[]}'`;
/** A version of an enclave's terms, as short as a year's settlement can do with. */
const TERMS = `'{"deal":{"terms":{"start_year":2024,"years":10}},"written":{"paymentBy":"04-30"}}'`;
/** A term sheet of one clause. */
export const SHEET = `'{"title":"条款书","clauses":[{"id":"purpose","heading":"合作事项","text":"合作","origin":{"kind":"library","edition":"2026-11-26"}}],"values":{}}'`;
export const NEXT_SHEET = SHEET.replace('"合作"', '"合作建园"');
/** A proposal of the county and the firm, who know each other. */
const DEAL = `select private.open_proposal('project', '县 ⇄ 企业', '/listings', '{western_office}',
    '[{"organisation":"{county}","role":"host","accepts":true},{"organisation":"{firm}","role":"driver","accepts":true}]', first_level => 'identity')`;
const version = (name: string) =>
  `insert into public.term_sheet_versions (term_sheet_id, number, content, hash, source, organisation_id)
  values ('{${name}}', 1, ${SHEET}, encode(sha256(convert_to(${SHEET}::jsonb::text, 'UTF8')), 'hex'), 'library', '{firm}') returning term_sheet_id`;
/** Moved on as the verbs move it: every state has its event. */
const moved = (name: string, verb: string, actor = 'office') =>
  `select private.move_proposal('{${name}}', '${verb}', '${actor}', '{western_office}')`;
const listing = (status: string, more = '') =>
  `insert into public.listings (ref, organisation_id, status, title${more && ', consent_id'})
   values ('scene-${status}${more && '-assisted'}', '{county}', '${status}', '灰枣'${more && `, ${more}`}) returning id`;

const secondment = (plan: string, status: string, from: string) =>
  `insert into public.secondments (plan_id, exchange_id, person_id, post_id, home_unit_id, host_unit_id, starts_on, ends_before, status)
   values ('${plan}', '{exchange}', '{secondee}', '{post}', '{unit}', '{unit}', '${from}', '${from}'::date + interval '3 months', '${status}') returning id`;
const secondee = (name: string, exchange: string) =>
  `insert into public.people (office_id, exchange_id, unit_id, ref, display_name, ladder, level, months_min, months_max, purpose, keep_until)
   values ('{western_talent_office}', ${exchange}, '{unit}', '${name}', '${name}', 'technical', 2, 3, 12, 'x', '2030-01-01') returning id`;

/** In the order in which they refer to each other. */
const ROWS: readonly (readonly [name: string, sql: string])[] = [
  [
    'contact',
    `insert into public.organisation_contacts (organisation_id, position, person_name, phone) values ('{county}', 0, '甲', '1') returning organisation_id`,
  ],
  [
    'office_contact',
    `insert into public.office_contacts values ('{western_office}', '乙', '1', 'b@scene.test', 4) returning organisation_id`,
  ],
  [
    'verification',
    `insert into public.organisation_verifications (organisation_id, name, credit_code) values ('{county}', 'x', 'x') returning id`,
  ],
  [
    'evidence',
    `insert into public.organisation_evidence (organisation_id, kind, title, media_type, size, object_name)
    values ('{county}', 'licence', 'x', 'application/pdf', 1, '{county}/x') returning id`,
  ],
  [
    'consent',
    `insert into public.consents (organisation_id, given_by_name, given_by_post, channel, given_on, scopes, valid_until, recorded_by_name, recorded_by_organisation_id)
    values ('{county}', '甲', '主任', 'phone', current_date - 1, array['posting']::public.consent_scope[], current_date + 30, '乙', '{western_office}') returning id`,
  ],
  [
    'invitation',
    `insert into public.invitations (organisation_id, role, email, invited_by_organisation_id)
    values ('{county}', 'county_member', 'new@scene.test', '{western_office}') returning id`,
  ],
  [
    'own_pairing',
    `insert into public.own_pairings (office_id, id, system, level, east_code, west_code, valid_from, source, confidence)
    values ('{western_office}', 'a-371100-653127-2026', 'assistance', 'county', '371100', '653127', '2026-01-01', 'x', 'low') returning id`,
  ],
  [
    'own_parameter',
    `insert into public.own_parameters (office_id, code, valid_from, value, unit, source, confidence)
    values ('{western_office}', 'vat.local', '2026-01-01', 0.5, '1', 'x', 'low') returning code`,
  ],
  ['published', listing('published')],
  ['paused', listing('paused')],
  ['draft', listing('draft')],
  ['in_review', listing('in_review')],
  ['assisted', listing('draft', `'{consent}'`)],
  [
    'industry',
    `insert into public.listing_industries (listing_id, position, industry_code) values ('{published}', 0, '01') returning listing_id`,
  ],
  [
    'draft_industry',
    `insert into public.listing_industries (listing_id, position, industry_code) values ('{draft}', 0, '01') returning listing_id`,
  ],
  [
    'factor',
    `insert into public.listing_factors (listing_id, direction, position, factor, description) values ('{published}', 'offer', 0, 'land', 'x') returning listing_id`,
  ],
  [
    'draft_factor',
    `insert into public.listing_factors (listing_id, direction, position, factor, description) values ('{draft}', 'offer', 0, 'land', 'x') returning listing_id`,
  ],
  ['working_copy', `insert into public.listing_drafts (listing_id, typed) values ('{draft}', ${FORM}) returning listing_id`],
  [
    'submitted_copy',
    `insert into public.listing_drafts (listing_id, typed, content, confidential, submitted_at, submitted_by)
    values ('{in_review}', ${FORM}, ${CONTENT}, '{"text":"","offers":[],"seeks":[]}', now(), '{county_person}') returning listing_id`,
  ],
  ['confidential', `insert into public.listing_confidential (listing_id, text) values ('{published}', '底价') returning listing_id`],
  [
    'version',
    `insert into public.listing_versions (listing_id, number, content, confidential) values ('{published}', 1, ${CONTENT}, '{}') returning listing_id`,
  ],
  [
    'review',
    `insert into public.listing_reviews (listing_id, draft_revision, reviewed_by, reviewed_by_name, office_id, clear, specific, credible, useful, outcome)
    values ('{published}', 1, '{western_office_person}', '乙', '{western_office}', 4, 4, 4, 4, 'approved') returning id`,
  ],
  [
    'photo',
    `insert into public.listing_attachments (listing_id, kind, name, media_type, bytes, is_public, path, uploaded_by, shown_since)
    values ('{published}', 'photo', 'x', 'image/png', 1, true, 'scene/photo', '{county_person}', now()) returning id`,
  ],
  [
    'new_photo',
    `insert into public.listing_attachments (listing_id, kind, name, media_type, bytes, is_public, path, uploaded_by)
    values ('{published}', 'photo', 'x', 'image/png', 1, true, 'scene/new', '{county_person}') returning id`,
  ],
  [
    'land_paper',
    `insert into public.listing_attachments (listing_id, kind, name, media_type, bytes, path, uploaded_by)
    values ('{published}', 'land_paper', 'x', 'application/pdf', 1, 'scene/paper', '{county_person}') returning id`,
  ],
  [
    'disclosure',
    `insert into public.listing_disclosures (listing_id, organisation_id) values ('{published}', '{firm}') returning listing_id`,
  ],
  [
    'import',
    `insert into public.imports (organisation_id, created_by_name, file_name, file_bytes, file_hash, status)
    values ('{county}', '甲', 'x.csv', 1, repeat('0', 64), 'checked') returning id`,
  ],
  [
    'reading_import',
    `insert into public.imports (organisation_id, created_by_name, file_name, file_bytes, file_hash)
    values ('{county}', '甲', 'y.csv', 1, repeat('1', 64)) returning id`,
  ],
  [
    'accepted_import',
    `insert into public.imports (organisation_id, created_by_name, file_name, file_bytes, file_hash, status)
    values ('{county}', '甲', 'z.csv', 1, repeat('2', 64), 'accepted') returning id`,
  ],
  [
    'worked_import',
    `insert into public.imports (organisation_id, created_by_name, file_name, file_bytes, file_hash, status, work, work_since, attempt)
    values ('{county}', '甲', 'w.csv', 1, repeat('3', 64), 'accepted', 'take', now(), 1) returning id`,
  ],
  [
    'import_decision',
    `insert into public.import_decisions
      (import_id, decided_by_name, office_id, handed_in_until, clear, specific, credible, useful, outcome, listings)
    values ('{accepted_import}', '甲', '{western_office}', now(), 4, 4, 4, 4, 'approved', 1) returning id`,
  ],
  [
    'import_row',
    `insert into public.import_rows (import_id, position, from_row, to_row, action, typed, faults)
    values ('{accepted_import}', 0, 2, 2, 'refused', ${FORM}, '[{}]') returning import_id`,
  ],
  ['notice_settings', `insert into public.notice_settings (user_id) values ('{county_person}') returning user_id`],
  [
    'help_request',
    `insert into public.help_requests (asked_by, asked_by_name, organisation_id, page)
    values ('{county_person}', '甲', '{county}', '/today') returning id`,
  ],
  [
    'help_message',
    `insert into public.help_messages (request_id, written_by, written_by_name, organisation_id, is_answer, body)
    values ('{help_request}', '{county_person}', '甲', '{county}', false, '怎么办') returning id`,
  ],
  [
    'help_turn',
    `insert into public.help_turns (request_id, office_id, due_at) values ('{help_request}', '{western_office}', now() + interval '1 day') returning id`,
  ],
  [
    'import_mapping',
    `insert into public.import_mappings (organisation_id, header_hash, mapping) values ('{county}', repeat('0', 64), '{}') returning organisation_id`,
  ],
  ['search', `insert into public.saved_searches (user_id, name, query, locale) values ('{county_person}', '甲', '', 'zh') returning id`],
  [
    'theirs',
    `insert into public.listings (ref, organisation_id, status, title) values ('scene-theirs', '{firm}', 'published', '果品') returning id`,
  ],
  [
    'feedback',
    `insert into public.partner_feedback (listing_id, partner_id, verdict, reasons, given_by_name)
    values ('{published}', '{theirs}', 'suits', array['other']::public.partner_reason[], '甲') returning listing_id`,
  ],
  [
    'run',
    `insert into public.runs (kind, organisation_id, requested_by, requested_by_name, parameters)
    values ('ranking', '{western_office}', '{western_office_person}', '乙', '{}') returning id`,
  ],
  [
    'siting_tables',
    `insert into public.siting_tables (organisation_id, hash, packed) values ('{western_office}', repeat('a', 64), 'x') returning organisation_id`,
  ],
  [
    'portfolio_run',
    `insert into public.runs (kind, status, organisation_id, requested_by, requested_by_name, parameters, output_path, output_hash, ended_at)
    values ('portfolio', 'done', '{western_office}', '{western_office_person}', '乙', '{}', 'x', repeat('0', 64), now()) returning id`,
  ],
  [
    'portfolio',
    `insert into public.portfolios (run_id, organisation_id, name, dial, value, served, chosen_by, chosen_by_name, chosen_why)
    values ('{portfolio_run}', '{western_office}', 'x', 0, 1, 1, '{western_office_person}', '乙', 'x') returning id`,
  ],
  [
    'project',
    `insert into public.projects (portfolio_id, bundle, mode, place, value) values ('{portfolio}', 'x', 'workshop', 1, 1) returning id`,
  ],
  [
    'project_party',
    `insert into public.project_parties (project_id, listing_id, listing_ref, listing_version, organisation_id, role, side, position)
    values ('{project}', '{published}', 'scene-published', 0, '{county}', 'host', 'west', 0) returning project_id`,
  ],
  [
    'project_commitment',
    `insert into public.project_commitments (project_id, listing_id, offer_position, factor, need, quantity, unit)
    values ('{project}', '{published}', 0, 'land', 'site', 10, 'mu') returning project_id`,
  ],
  // The western talent office keeps them, of a unit of the county; the eastern one has joined the exchange.
  [
    'exchange',
    `insert into public.exchanges (name, east_office_id, west_office_id, offered_by, status, starts_on, ends_before, purpose)
    values ('甲', '{talent_office}', '{western_talent_office}', '{talent_office}', 'open', '2027-01-01', '2029-01-01', 'x') returning id`,
  ],
  [
    'offered_exchange',
    `insert into public.exchanges (name, east_office_id, west_office_id, offered_by, starts_on, ends_before, purpose)
    values ('乙', '{talent_office}', '{western_talent_office}', '{talent_office}', '2027-01-01', '2029-01-01', 'x') returning id`,
  ],
  [
    'unit',
    `insert into public.work_units (office_id, name, region_code, organisation_id) values ('{western_talent_office}', '县医院', '653127', '{county}') returning id`,
  ],
  ['unit_cover', `insert into public.unit_covers (unit_id, specialty, at_least) values ('{unit}', '护理', 1) returning unit_id`],
  ['team', `insert into public.teams (office_id, exchange_id, name) values ('{western_talent_office}', '{exchange}', '组团') returning id`],
  ['secondee', secondee('在册', `'{exchange}'`)],
  ['private_secondee', secondee('未放入', 'null')],
  [
    'availability',
    `insert into public.person_availability (person_id, starts_on, ends_before) values ('{secondee}', '2027-03-01', '2028-03-01') returning person_id`,
  ],
  ['sensitive', `insert into public.person_sensitive (person_id, health) values ('{secondee}', 'fit') returning person_id`],
  ['private_sensitive', `insert into public.person_sensitive (person_id, health) values ('{private_secondee}', 'fit') returning person_id`],
  [
    'post',
    `insert into public.posts (office_id, exchange_id, unit_id, ref, title, duties, ladder, level_min, level_max, starts_on, ends_before, months_min, months_max)
    values ('{western_talent_office}', '{exchange}', '{unit}', 'q', '岗位', 'x', 'technical', 1, 4, '2027-03-01', '2028-03-01', 3, 12) returning id`,
  ],
  ['wish', `insert into public.person_wishes (person_id, post_id, wish) values ('{secondee}', '{post}', 'prefers') returning person_id`],
  [
    'training',
    `insert into public.trainings (office_id, exchange_id, ref, title, direction, starts_on, ends_before, planned)
    values ('{western_talent_office}', '{exchange}', 't', '培训', 'east_to_west', '2027-03-01', '2027-03-08', 50) returning id`,
  ],
  [
    'visit',
    `insert into public.visits (office_id, exchange_id, ref, title, kind, direction, purpose, starts_on, ends_before, planned)
    values ('{western_talent_office}', '{exchange}', 'v', '考察', 'invited', 'east_to_west', 'x', '2027-03-01', '2027-03-08', 5) returning id`,
  ],
  [
    'own_scheme',
    `insert into public.own_schemes (office_id, code, name, direction, months_min, months_max, valid_from, source, confidence)
    values ('{western_talent_office}', 'own.x', 'x', 'west_to_east', 3, 6, '2026-01-01', 'x', 'low') returning code`,
  ],
  [
    'roster_import',
    `insert into public.roster_imports (office_id, file_name, created_by_name) values ('{western_talent_office}', 'x.xlsx', 'x') returning id`,
  ],
  [
    'checked_roster_import',
    `insert into public.roster_imports (office_id, file_name, created_by_name, status) values ('{western_talent_office}', 'y.xlsx', 'x', 'checked') returning id`,
  ],
  [
    'accepted_roster_import',
    `insert into public.roster_imports (office_id, file_name, created_by_name, status) values ('{western_talent_office}', 'z.xlsx', 'x', 'accepted') returning id`,
  ],
  [
    'roster_import_row',
    `insert into public.roster_import_rows (import_id, position, kind, sheet, row_number, action, faults)
    values ('{checked_roster_import}', 0, 'person', 'x', 2, 'refused', '[{}]') returning import_id`,
  ],
  [
    'person_link',
    `insert into public.person_links (person_id, token_hash, created_by_name, expires_on) values ('{secondee}', repeat('a', 64), 'x', '2030-01-01') returning id`,
  ],
  [
    'secondment_run',
    `insert into public.runs (kind, status, organisation_id, requested_by, requested_by_name, parameters, output_path, output_hash, ended_at)
    values ('secondment', 'done', '{talent_office}', '{talent_officer_person}', '丁', '{"exchange":"{exchange}","rest":0,"mostPerPerson":1}', 'x',
      encode(sha256(convert_to('{"assignments":[]}', 'UTF8')), 'hex'), now()) returning id`,
  ],
  [
    'secondment_plan',
    `insert into public.secondment_plans (exchange_id, run_id, organisation_id, name, created_by_name)
    values ('{exchange}', '{secondment_run}', '{talent_office}', 'x', '丁') returning id`,
  ],
  [
    'empty_plan',
    `insert into public.secondment_plans (exchange_id, organisation_id, name, created_by_name) values ('{exchange}', '{talent_office}', 'x', '丁') returning id`,
  ],
  [
    'drawn_plan',
    `insert into public.secondment_plans (exchange_id, organisation_id, name, created_by_name) values ('{exchange}', '{talent_office}', 'x', '丁') returning id`,
  ],
  ['drawn', secondment('{drawn_plan}', 'draft', '2027-03-01')],
  [
    'agreed_plan',
    `insert into public.secondment_plans (exchange_id, organisation_id, name, created_by_name) values ('{exchange}', '{talent_office}', 'y', '丁') returning id`,
  ],
  ['agreed_drawn', secondment('{agreed_plan}', 'draft', '2088-03-01')],
  ['agreed_deal', `select tests.agreed_plan('{agreed_plan}')`],
  ['proposed', secondment('{secondment_plan}', 'proposed', '2087-06-01')],
  ['promised', secondment('{secondment_plan}', 'published', '2027-09-01')],
  [
    'secondment_signature',
    `insert into public.secondment_signatures (secondment_id, party, answer, signer_name, signer_post, channel)
    values ('{promised}', 'host', 'signed', '戊', '院长', 'account') returning secondment_id`,
  ],
  [
    'secondment_way',
    `insert into public.secondment_ways (secondment_id, party, way, said_by_name, organisation_id)
    values ('{promised}', 'host', 'wait', '戊', '{county}') returning secondment_id`,
  ],
  [
    'secondment_calendar',
    `insert into public.secondment_calendars (unit_id, key_hash, made_by_name)
    select home_unit_id, repeat('1', 64), '甲' from public.secondments where id = '{promised}' returning id`,
  ],
  [
    'secondment_event',
    `insert into public.secondment_events (secondment_id, verb, to_status) values ('{promised}', 'publish', 'published') returning id`,
  ],
  [
    'roster_column',
    `insert into public.roster_columns (office_id, kind, word, field) values ('{western_talent_office}', 'person', '谁', 'display_name') returning office_id`,
  ],
  ['over', secondment('{secondment_plan}', 'completed', '2025-01-01')],
  [
    'secondment_task',
    `insert into public.secondment_tasks (secondment_id, kind, title, deliverable, due_on) values ('{promised}', 'task', 'x', 'x', '2027-10-01') returning id`,
  ],
  [
    'secondment_report',
    `insert into public.secondment_reports (secondment_id, step, party, words, signer_name, signer_post, channel)
    values ('{over}', 'mid_term', 'host', 'x', '戊', '院长', 'account') returning secondment_id`,
  ],
  [
    'secondment_record',
    `insert into public.secondment_records (secondment_id, version, content, hash, verify_code)
    values ('{over}', 1, '{}', repeat('0', 64), repeat('0', 24)) returning id`,
  ],
  [
    'secondment_record_signature',
    `insert into public.secondment_record_signatures (record_id, party, hash, signer_name, signer_post, channel)
    values ('{secondment_record}', 'home', repeat('0', 64), '戊', '院长', 'account') returning record_id`,
  ],
  ['person_request', `insert into public.person_requests (person_id, kind, text) values ('{secondee}', 'correction', 'x') returning id`],
  [
    'others',
    `insert into public.listings (ref, organisation_id, status, title) values ('scene-others', '{other_county}', 'published', '果品') returning id`,
  ],
  [
    'proposal',
    `select private.open_proposal('project', '县 ⇄ 企业', '/listings', '{western_office}',
      '[{"organisation":"{county}","role":"host","listing":"{published}"},{"organisation":"{firm}","role":"driver","listing":"{theirs}","accepts":true}]',
      '[{"organisation":"{county}","listing":"{published}","at":0,"factor":"land","quantity":10,"unit":"mu"}]', 'party', '{firm}')`,
  ],
  ['change', `select private.announce_change('{proposal}', 'deadline_moved', null, null, '{}', '{}', '春节', 'wait')`],
  [
    'recomposition',
    `insert into public.proposal_recompositions (change_id, position, bundle) values ({change}, 1, '{"parties":[],"missing":{}}') returning change_id`,
  ],
  [
    'substitute',
    `insert into public.proposal_change_substitutes (change_id, position, listing_id, score, instead_of) values ('{change}', 0, '{others}', 0.5, 0) returning change_id`,
  ],
  ['rather_not', `insert into public.rather_nots (organisation_id, other_id) values ('{county}', '{other_firm}') returning id`],
  ['talks', DEAL],
  [
    'documents',
    `insert into public.proposal_documents (proposal_id, asker_id, owner_id) values ('{talks}', '{firm}', '{county}') returning proposal_id`,
  ],
  ['talks_agreed', moved('talks', 'accept', 'parties')],
  ['talking', moved('talks', 'negotiate')],
  ['sheet', `insert into public.term_sheets (proposal_id) values ('{talks}') returning id`],
  ['sheet_version', version('sheet')],
  [
    'clause_comment',
    `insert into public.term_sheet_comments (term_sheet_id, version, clause_id, organisation_id, words)
    values ('{sheet}', 1, 'purpose', '{firm}', '好') returning id`,
  ],
  [
    'issue',
    `insert into public.term_sheet_issues (term_sheet_id, number, title, organisation_id) values ('{sheet}', 1, '价格', '{firm}') returning term_sheet_id`,
  ],
  [
    'reservation',
    `insert into public.term_sheet_reservations (term_sheet_id, issue, organisation_id, direction, value)
    values ('{sheet}', 1, '{county}', 'at_least', 5) returning term_sheet_id`,
  ],
  [
    'broker_call',
    `insert into public.broker_calls (proposal_id, organisation_id, person_name, outcome, words, acting_for)
    values ('{talks}', '{county}', '甲', 'reached', '好', '{western_office}') returning id`,
  ],
  [
    'declared_interest',
    `insert into public.declared_interests (user_id, person_name, acting_for, organisation_id, kind)
    values ('{colleague_person}', '乙', '{county}', '{other_firm}', 'family') returning id`,
  ],
  [
    'past_membership',
    `insert into public.past_memberships (user_id, organisation_id, role, since) values ('{colleague_person}', '{firm}', 'enterprise_member', now()) returning id`,
  ],
  [
    'threshold',
    `insert into public.approval_thresholds (office_id, subject, measure, valid_from, at_least, why)
    values ('{western_office}', 'agreement', 'area', '2026-01-01', 5, '稳妥') returning id`,
  ],
  [
    'second_approval',
    `insert into public.second_approvals (proposal_id, subject, office_id, hash, approver_id, approver_name, words)
    values ('{talks}', 'agreement', '{western_office}', repeat('a', 64), '{western_office_person}', '丙', '好') returning id`,
  ],
  ['paper_deal', DEAL],
  ['paper_agreed', moved('paper_deal', 'accept', 'parties')],
  ['papering', moved('paper_deal', 'negotiate')],
  ['paper', `insert into public.term_sheets (proposal_id) values ('{paper_deal}') returning id`],
  ['paper_version', version('paper')],
  ['paper_out', `update public.term_sheets set status = 'signing', signing_version = 1, round = 1 where id = '{paper}' returning id`],
  [
    'signers',
    `insert into public.term_sheet_signers (term_sheet_id, step, organisation_id, capacity)
    values ('{paper}', 1, '{county}', 'party'), ('{paper}', 1, '{firm}', 'party'), ('{paper}', 2, '{eastern_office}', 'office'),
      ('{paper}', 3, '{western_office}', 'office') returning term_sheet_id`,
  ],
  [
    'signature',
    `insert into public.signatures (term_sheet_id, round, organisation_id, version, hash, step, signer_id, signer_name, signer_post)
    select '{paper}', 1, '{firm}', 1, hash, 1, '{firm_person}', '甲', '经理' from public.term_sheet_versions where term_sheet_id = '{paper}' returning term_sheet_id`,
  ],
  ['delivered', DEAL],
  ['delivered_agreed', moved('delivered', 'accept', 'parties')],
  ['delivered_talks', moved('delivered', 'negotiate')],
  ['delivered_signed', moved('delivered', 'sign', 'parties')],
  ['delivering', moved('delivered', 'deliver')],
  [
    'milestone',
    `insert into public.milestones (proposal_id, number, kind, title, owner_id, due_on)
    values ('{delivered}', 1, 'milestone', '交地', '{county}', current_date + 30) returning proposal_id`,
  ],
  [
    'milestone_move',
    `insert into public.milestone_moves (proposal_id, number, from_day, to_day, why) values ('{delivered}', 1, '2026-01-01', '2026-02-01', '雨') returning id`,
  ],
  [
    'figure',
    `insert into public.delivered_figures (proposal_id, indicator, quarter, value, organisation_id)
    values ('{delivered}', 'jobs', '2026-01-01', 10, '{county}') returning id`,
  ],
  ['completion', `insert into public.completions (proposal_id, organisation_id) values ('{delivered}', '{firm}') returning proposal_id`],
  [
    'station',
    `insert into public.stations (kind, status, name, host_id, address, region_code, beds, opened_on, exit_when, exit_people, exit_assets, exit_owner, proposed_by)
    values ('station', 'open', '驿站', '{county}', 'x', '653127', 1, current_date - 30, 'x', 'x', 'x', 'x', '{county_person}') returning id`,
  ],
  [
    'proposed_station',
    `insert into public.stations (kind, name, host_id, address, region_code, proposed_by)
    values ('enclave', '飞地', '{county}', 'x', '371100', '{county_person}') returning id`,
  ],
  ['station_approval', `select station_id from public.station_approvals where station_id = '{station}'`],
  ['station_terms', `insert into public.station_terms (station_id, rent_fen) values ('{station}', 1) returning station_id`],
  ['bed', `insert into public.station_places (station_id, kind, position, name) values ('{station}', 'bed', 1, '1') returning id`],
  ['expert', `insert into public.station_places (station_id, kind, position, name) values ('{station}', 'expert', 1, '甲') returning id`],
  [
    'stay',
    `insert into public.station_stays (station_id, place_id, organisation_id, guest_name, starts_on, ends_before, booked_by_name)
    values ('{station}', '{bed}', '{firm}', '客', current_date + 5, current_date + 7, '乙') returning id`,
  ],
  [
    'begun_stay',
    `insert into public.station_stays (station_id, place_id, organisation_id, guest_name, starts_on, ends_before, booked_by_name)
    values ('{station}', '{bed}', '{firm}', '客', current_date - 1, current_date + 3, '乙') returning id`,
  ],
  [
    'wait',
    `insert into public.station_waits (station_id, kind, organisation_id, guest_name, starts_on, ends_before, asked_by_name)
    values ('{station}', 'bed', '{firm}', '客', current_date + 6, current_date + 9, '乙') returning id`,
  ],
  [
    'station_calendar',
    `insert into public.station_calendars (organisation_id, key_hash, made_by_name) values ('{county}', repeat('0', 64), '甲') returning id`,
  ],
  [
    'station_photo',
    `insert into public.station_files (station_id, is_photo, name, media_type, bytes, path, added_by_name)
    values ('{station}', true, 'x', 'image/png', 1, '{station}/photo', '甲') returning id`,
  ],
  [
    'station_paper',
    `insert into public.station_files (station_id, is_photo, name, media_type, bytes, path, added_by_name)
    values ('{station}', false, 'x', 'application/pdf', 1, '{station}/paper', '甲') returning id`,
  ],
  [
    'station_project',
    `insert into public.station_projects (station_id, name, home_id, home_post_id, home_post, started_on, added_by_name)
    values ('{station}', 'x', '{other_county}', '{post}', '岗', current_date, '甲') returning id`,
  ],
  [
    'owing_project',
    `insert into public.station_projects (station_id, name, home_id, home_post, tie_owed, started_on, added_by_name)
    values ('{station}', 'y', '{county}', '岗', true, current_date, '甲') returning id`,
  ],
  [
    'station_return',
    `insert into public.station_returns (project_id, kind, subject, subject_key, happened_on, home_share, evidence, noted_by, noted_by_name)
    values ('{station_project}', 'person_came', '丁', '丁', current_date, 5000, 'x', '{county_person}', '甲') returning id`,
  ],
  ['station_post', `insert into public.station_posts (post_id, station_id) values ('{post}', '{station}') returning post_id`],
  [
    'event',
    `insert into public.audit_events (verb, subject_kind, subject_id, concerns) values ('scene', 'scene', 'scene', '{county}') returning id`,
  ],
  [
    'profile_event',
    `insert into public.audit_events (verb, subject_kind, subject_id, concerns)
    values ('change_profile', 'organisation', '{county}', '{county}') returning id`,
  ],
  ['notice', `insert into public.notifications (organisation_id, kind) values ('{county}', 'scene') returning id`],
  [
    'personal_notice',
    `insert into public.notifications (organisation_id, user_id, kind) values ('{county}', '{colleague_person}', 'scene') returning id`,
  ],
  [
    'enclave',
    `insert into public.enclaves (kind, name, place_code, status, created_by_name) values ('forward', '园区', '653127', 'agreed', '甲') returning id`,
  ],
  [
    'enclave_party',
    `insert into public.enclave_parties (enclave_id, role, organisation_id, name, office_id)
    values ('{enclave}', 'fly_in', '{county}', '甲县', '{western_office}'), ('{enclave}', 'fly_out', '{eastern_office}', '乙市', '{eastern_office}') returning enclave_id`,
  ],
  [
    'enclave_draft',
    `insert into public.enclave_drafts (enclave_id, organisation_id, typed, saved_by_name) values ('{enclave}', '{county}', '{}', '甲') returning enclave_id`,
  ],
  [
    'enclave_reservation',
    `insert into public.enclave_reservations (enclave_id, organisation_id, typed) values ('{enclave}', '{county}', '{}') returning enclave_id`,
  ],
  [
    'enclave_terms',
    `insert into public.enclave_terms (enclave_id, number, document, hash, law, proposed_by_name, proposed_for, agreed_at)
    values ('{enclave}', 1, ${TERMS}, encode(sha256(convert_to(${TERMS}, 'UTF8')), 'hex'), '[]', '甲', '{county}', now()) returning id`,
  ],
  ['verify_code', `select code from public.verify_codes where subject_id = '{enclave_terms}'`],
  [
    'enclave_agreement',
    `insert into public.enclave_agreements (terms_id, organisation_id, person_name, post) values ('{enclave_terms}', '{county}', '甲', '局长') returning terms_id`,
  ],
  [
    'law_effect',
    `insert into public.enclave_law_effects (enclave_id, terms_id, law_hash, touched, changes, effects)
    values ('{enclave}', '{enclave_terms}', repeat('0', 64), true, '[]', '{}') returning id`,
  ],
  [
    'settlement_reminder',
    `insert into public.settlement_reminders (enclave_id, year, kind, due_on, reminded_on) values ('{enclave}', 1, 'settlement_late', '2025-04-30', '2025-05-20') returning enclave_id`,
  ],
  ['settlement', `insert into public.settlements (enclave_id, year) values ('{enclave}', 1) returning id`],
  [
    'settlement_figures',
    `insert into public.settlement_figures (settlement_id, figures, recorded_by_name, recorded_for) values ('{settlement}', '{}', '甲', '{county}') returning id`,
  ],
  [
    'settlement_entry',
    `insert into public.settlement_entries (settlement_id, side, from_role, to_role, amount, happened_on, recorded_by_name, recorded_for)
    values ('{settlement}', 'booked', 'fly_in', 'fly_out', 1, '2026-01-01', '甲', '{county}') returning id`,
  ],
  [
    'statement',
    `insert into public.settlement_statements (settlement_id, number, document, hash, up_to_figures, up_to_entry, drawn_by_name, drawn_for)
    values ('{settlement}', 1, '{}', encode(sha256(convert_to('{}', 'UTF8')), 'hex'), {settlement_figures}, {settlement_entry}, '甲', '{county}') returning id`,
  ],
  [
    'confirmation',
    `insert into public.settlement_confirmations (statement_id, organisation_id, person_name, post) values ('{statement}', '{county}', '甲', '局长') returning statement_id`,
  ],
  [
    'dispute',
    `insert into public.settlement_disputes (settlement_id, number, subject, claim, opened_by_name, opened_for)
    values ('{settlement}', 1, 'figures', 'x', '乙', '{eastern_office}') returning id`,
  ],
  [
    'dispute_note',
    `insert into public.settlement_dispute_notes (dispute_id, words, written_by_name, written_for) values ('{dispute}', 'x', '甲', '{county}') returning id`,
  ],
  [
    'dispute_paper',
    `insert into public.settlement_evidence (dispute_id, title, media_type, size, object_name, added_by_name, added_for)
    values ('{dispute}', 'x', 'application/pdf', 1, '{county}/y', '甲', '{county}') returning id`,
  ],
  ['mail', `insert into public.mails (to_email, subject, body) values ('scene@scene.test', 'x', 'x') returning id`],
];
