import type { SqlSession } from './sql-session.ts';

/**
 * A small world in which proposals are made and everything that they stand on changes: two firms, a buyer, two counties with 100
 * mu each, an office in charge, and two talent offices with a plan of three people. Every word is said by somebody who may say it.
 */

/** Organisations by the name of their account: `firm@world.test`. */
export const PARTIES = ['firm', 'buyer', 'channel', 'county', 'county2', 'east', 'west'] as const;
export type Party = (typeof PARTIES)[number];
export type Land = 'land' | 'land2';

const SCENE = `
create temp table who (name text primary key, id uuid);
insert into who values
  ('office', tests.organisation('coordinator_office', '甲协作办', '370000')), ('firm', tests.organisation('enterprise', '丁公司', '371100')),
  ('buyer', tests.organisation('enterprise', '戊公司', '371100')), ('channel', tests.organisation('enterprise', '己公司', '371100')),
  ('county', tests.organisation('county', '丙县', '653127')), ('county2', tests.organisation('county', '庚县', '653126')),
  ('east', tests.organisation('talent_office', '东办', '370000')), ('west', tests.organisation('talent_office', '西办', '650000'));
select tests.person(name || '@world.test', id, case when name = 'office' then 'coordinator' when name in ('east', 'west') then 'talent_officer'
  when name like 'county%' then 'county_member' else 'enterprise_member' end::public.member_role) from who;
create temp table lands (ref text primary key, id uuid);
insert into lands select l.ref, tests.listing(l.ref, w.id, 'published') from (values ('land', 'county'), ('land2', 'county2'), ('firm', 'firm'),
  ('buyer', 'buyer'), ('channel', 'channel')) l (ref, who) join who w on w.name = l.who;
update public.listings set expires_on = current_date + 300;
insert into public.listing_factors (listing_id, direction, position, factor, description, quantity, unit)
select id, 'offer', 0, 'land', '', 100, 'mu' from lands where ref like 'land%';
delete from private.changed_listings;

create temp table plan_of (plan_id uuid);
grant select on plan_of, who to authenticated;
with e as (insert into public.exchanges (name, east_office_id, west_office_id, offered_by, status, starts_on, ends_before, purpose)
  select '交流', e.id, w.id, e.id, 'open', '2087-01-01', '2089-01-01', 'x' from who e, who w where e.name = 'east' and w.name = 'west' returning *),
u as (insert into public.work_units (office_id, name, region_code) select east_office_id, '东院', '371100' from e
  union all select west_office_id, '西院', '653127' from e returning *),
p as (insert into public.people (office_id, exchange_id, unit_id, ref, display_name, ladder, level, months_min, months_max, purpose, keep_until)
  select u.office_id, e.id, u.id, 'p' || n, '示例' || n, 'technical', 3, 3, 12, 'x', '2035-01-01' from e join u on u.office_id = e.east_office_id,
    generate_series(1, 3) n returning *),
q as (insert into public.posts (office_id, exchange_id, unit_id, ref, title, duties, ladder, level_min, level_max, starts_on, ends_before, months_min, months_max, seats)
  select u.office_id, e.id, u.id, 'q', '医师', '门诊', 'technical', 1, 4, '2087-01-01', '2089-01-01', 3, 12, 3 from e join u on u.office_id = e.west_office_id returning *),
plan as (insert into public.secondment_plans (exchange_id, organisation_id, name, created_by_name)
  select id, east_office_id, '第一稿', '甲' from e returning *),
s as (insert into public.secondments (plan_id, exchange_id, person_id, post_id, home_unit_id, host_unit_id, starts_on, ends_before)
  select plan.id, plan.exchange_id, p.id, q.id, p.unit_id, q.unit_id, '2087-03-01', '2087-09-01' from plan, p, q returning *),
v as (insert into public.secondment_events (secondment_id, verb, to_status, actor_name) select id, 'draw', 'draft', '甲' from s returning secondment_id)
insert into plan_of select id from plan;

-- A project of three, as a run would propose it: a firm, a county with land, a buyer.
create function pg_temp.propose(mu numeric, host text, third text) returns uuid language sql as $$
  select private.open_proposal('project', '灰枣', '/listings', (select id from who where name = 'office'),
    jsonb_build_array(
      jsonb_build_object('organisation', (select id from who where name = 'firm'), 'role', 'driver', 'listing', (select id from lands where ref = 'firm')),
      jsonb_build_object('organisation', (select id from who where name = $2), 'role', 'host',
        'listing', (select id from lands where ref = case $2 when 'county' then 'land' else 'land2' end)),
      jsonb_build_object('organisation', (select id from who where name = $3), 'role', 'channel', 'listing', (select id from lands where ref = $3))),
    jsonb_build_array(jsonb_build_object('organisation', (select id from who where name = $2),
      'listing', (select id from lands where ref = case $2 when 'county' then 'land' else 'land2' end), 'at', 0, 'factor', 'land', 'quantity', $1, 'unit', 'mu')))
$$;
-- A station of one county that the other agreed to, approved.
create function pg_temp.found_station() returns void language plpgsql as $$
declare
  host constant uuid := (select id from who where name = 'county');
  station public.stations;
  asked uuid;
begin
  insert into public.stations (kind, name, host_id, address, region_code, beds, proposed_by_name)
  values ('station', '驿站', host, '0 号', '653127', 4, '甲') returning * into station;
  perform private.match_places(station);
  asked := private.open_proposal('station', '驿站', '/stations/' || station.id, (select id from who where name = 'office'),
    jsonb_build_array(jsonb_build_object('organisation', host, 'role', 'host', 'accepts', true),
      jsonb_build_object('organisation', (select id from who where name = 'county2'), 'role', 'partner', 'accepts', true)),
    '[]', 'party', host, null, '{}', 'identity', null, '');
  perform private.settle_answers(asked);
  update public.stations s set proposal_id = asked where s.id = station.id;
  update public.stations s set status = 'approved' where s.id = station.id;
end $$;
-- The plan on its way: signed by all five and published.
create function pg_temp.publish_plan() returns void language plpgsql as $$
declare s public.secondments;
begin
  for s in select * from public.secondments x where x.status = 'draft' loop
    perform private.move_secondment_on(s, 'propose');
    insert into public.secondment_signatures (secondment_id, party, answer, signer_name, signer_post, channel)
    select s.id, p, 'signed', '甲', '主任', 'account' from unnest(enum_range(null::public.secondment_party)) p;
    select * into s from public.secondments x where x.id = s.id;
    perform private.move_secondment_on(s, 'publish');
  end loop;
end $$;
-- The offer is published anew with another quantity.
create function pg_temp.offer(ref text, mu numeric) returns void language plpgsql as $$
begin
  delete from public.listing_factors f using public.listings l where l.id = f.listing_id and l.ref = $1;
  insert into public.listing_factors (listing_id, direction, position, factor, description, quantity, unit)
  select id, 'offer', 1, 'land', '', mu, 'mu' from public.listings l where l.ref = $1;
end $$;
-- Days pass: what has a day comes nearer by so many. What is due after the signature keeps its days, for its moves are append-only.
create function pg_temp.days_pass(n integer) returns void language sql as $$
  update public.proposals set respond_by = respond_by - n where respond_by is not null;
  update public.proposal_parties set respond_by = respond_by - n where respond_by is not null;
  update public.proposal_changes set decide_by = decide_by - n;
  update public.proposal_change_choices x set wait_until = wait_until - n from public.proposal_changes c
  where c.id = x.change_id and c.kind <> 'milestone_moved' and wait_until is not null;
  update public.listings set expires_on = expires_on - n;
  select public.run_daily_duties();
$$;
`;

/** One party of one proposal, as far as anybody relies on it. */
type PartyRow = { proposal: string; organisation: string; party: Party; status: string; active: boolean; listing: string | null };
/** What may not change without an event, by proposal. */
export type Snapshot = {
  states: Map<string, string>;
  parties: PartyRow[];
  lastEvent: string;
  lastChange: string;
  listings: Map<string, string>;
  lastAudit: string;
};
export type Change = { id: string; proposal: string; kind: string; told: Record<string, number>; causedBy: string | null };

export class World {
  readonly db: SqlSession;
  constructor(db: SqlSession) {
    this.db = db;
  }

  async open(): Promise<void> {
    await this.db.exec('begin');
    await this.db.exec(SCENE);
  }

  close = (): Promise<void> => this.db.exec("rollback; select set_config('request.jwt.claims', '{}', false)");

  /** The first column of the first row: a text. */
  async one(sql: string, params: readonly unknown[] = []): Promise<string | undefined> {
    const row = (await this.db.rows<Record<string, string | null>>(sql, params))[0];
    return Object.values(row ?? {})[0] ?? undefined;
  }

  /** Says something as somebody: an error of the vocabulary is an answer, anything else a bug. @returns the code, or null */
  async say(actor: Party | 'office' | 'platform', sql: string, params: readonly unknown[] = []): Promise<string | null> {
    await this.db.exec('savepoint step; set constraints all deferred');
    try {
      if (actor !== 'platform') await this.db.rows('select tests.sign_in($1)', [`${actor}@world.test`]);
      if (actor !== 'platform') await this.db.exec('set local role authenticated');
      await this.db.rows(sql, params);
      await this.db.exec(
        "reset role; select set_config('request.jwt.claims', '{}', true); set constraints all immediate; release savepoint step",
      );
      return null;
    } catch (error) {
      await this.db.exec(
        "rollback to savepoint step; release savepoint step; reset role; select set_config('request.jwt.claims', '{}', true)",
      );
      const { code, message } = error as { code: string; message: string };
      if (code !== 'P0001') throw error;
      return message;
    }
  }

  async snapshot(): Promise<Snapshot> {
    const states = await this.db.rows<{ id: string; state: string }>(`
      select p.id::text, jsonb_build_object('status', p.status, 'level', p.disclosure,
        'parties', (select jsonb_agg(jsonb_build_array(pp.organisation_id, pp.answer, pp.reason, pp.left_at, pp.revealed) order by pp.position)
          from public.proposal_parties pp where pp.proposal_id = p.id),
        'gives', (select jsonb_agg(jsonb_build_array(c.organisation_id, c.position, c.state, c.granted) order by c.organisation_id, c.position)
          from public.proposal_commitments c where c.proposal_id = p.id),
        'changes', (select jsonb_agg(jsonb_build_array(c.id, c.settled_how,
            (select jsonb_agg(jsonb_build_array(x.organisation_id, x.choice) order by x.organisation_id) from public.proposal_change_choices x where x.change_id = c.id))
          order by c.id) from public.proposal_changes c where c.proposal_id = p.id),
        'days', (select jsonb_agg(jsonb_build_array(x.number, x.due_on, x.done_on) order by x.number) from public.milestones x where x.proposal_id = p.id))::text as state
      from public.proposals p`);
    const parties = await this.db.rows<PartyRow>(`
      select pp.proposal_id::text as proposal, pp.organisation_id::text as organisation, w.name as party, p.status::text,
        pp.left_at is null as active, l.ref as listing
      from public.proposal_parties pp join public.proposals p on p.id = pp.proposal_id join who w on w.id = pp.organisation_id
      left join public.listings l on l.id = pp.listing_id order by p.number, pp.position`);
    const listings = await this.db.rows<{ id: string; status: string }>('select id::text, status::text from public.listings');
    return {
      states: new Map(states.map(({ id, state }) => [id, state])),
      parties,
      listings: new Map(listings.map(({ id, status }) => [id, status])),
      lastEvent: (await this.one('select coalesce(max(id), 0)::text from public.proposal_events')) ?? '0',
      lastChange: (await this.one('select coalesce(max(id), 0)::text from public.proposal_changes')) ?? '0',
      lastAudit: (await this.one('select coalesce(max(id), 0)::text from public.audit_events')) ?? '0',
    };
  }

  /** Changes announced since, and how many notices of each every organisation got. */
  changesSince = (before: Snapshot): Promise<Change[]> =>
    this.db.rows<Change>(
      `select c.id::text, c.proposal_id::text as proposal, c.kind::text, c.caused_by::text as "causedBy",
        coalesce((select jsonb_object_agg(n.organisation_id, n.count) from (
          select n.organisation_id, count(*) as count from public.notifications n
          where n.kind = 'proposal_changed' and n.data ->> 'change' = c.id::text group by 1) n), '{}') as told
      from public.proposal_changes c where c.id > $1::bigint order by c.id`,
      [before.lastChange],
    );

  /** Proposals and listings whose state is another and that nothing recorded. */
  async unrecorded(before: Snapshot, after: Snapshot): Promise<string[]> {
    const moved = [...after.states].filter(([id, state]) => before.states.get(id) !== state).map(([id]) => id);
    const recorded = new Set(
      (
        await this.db.rows<{ id: string }>('select distinct proposal_id::text as id from public.proposal_events where id > $1::bigint', [
          before.lastEvent,
        ])
      ).map(({ id }) => id),
    );
    const listings = [...after.listings].filter(([id, status]) => before.listings.get(id) !== status).map(([id]) => id);
    const audited = new Set(
      (
        await this.db.rows<{ id: string }>(
          "select distinct subject_id as id from public.audit_events where subject_kind = 'listing' and id > $1::bigint",
          [before.lastAudit],
        )
      ).map(({ id }) => id),
    );
    return [...moved.filter((id) => !recorded.has(id)), ...listings.filter((id) => !audited.has(id))];
  }

  breaches = (): Promise<{ rule: string; subject: string }[]> =>
    this.db.rows<{ rule: string; subject: string }>('select rule, subject from public.check_invariants()');
}
