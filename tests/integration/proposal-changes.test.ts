import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { proposalChangeKind } from '../../src/lib/domain/enums.ts';
import { World, type Land, type Party, type Snapshot } from '../support/proposal-world.ts';
import { sqlSession, type SqlSession } from '../support/sql-session.ts';

/**
 * Everything that a proposal stands on changes in any order, and whatever happens: every party that a change concerns has exactly
 * one notice of it, nothing changed its state without an event, and the whole database is sound. On either database
 * (FEIQIAO_TEST_DATABASE=native). RUNS says how many random lives are lived, SEED repeats one.
 */
const RUNS = Number(process.env.RUNS ?? 25);
const SEED = process.env.SEED === undefined ? {} : { seed: Number(process.env.SEED) };
const LIVE = ['proposed', 'accepted', 'negotiating', 'signed', 'delivering'];

let db: SqlSession;
beforeAll(async () => {
  db = await sqlSession();
});
afterAll(() => db?.close());

/** What a step must announce: proposals that have exactly one new change each; undefined: it says nothing about them. */
type Announced = string[] | undefined;
type Act = (world: World, before: Snapshot) => Promise<Announced>;

/** The kinds of change that the lives so far have met. */
const announced = new Set<string>();

class Step implements fc.AsyncCommand<object, World> {
  readonly name: string;
  readonly act: Act;
  constructor(name: string, act: Act) {
    this.name = name;
    this.act = act;
  }
  check = () => true;
  toString = () => this.name;
  async run(_: object, world: World): Promise<void> {
    const before = await world.snapshot();
    const expected = await this.act(world, before);
    const after = await world.snapshot();
    const changes = await world.changesSince(before);
    for (const { id, proposal, causedBy, told, kind } of changes) {
      announced.add(kind);
      const those = (now: Snapshot) =>
        now.parties.filter((party) => party.proposal === proposal && party.active && party.organisation !== causedBy);
      const [stay, concerned] = [those(after), new Set([...those(before), ...those(after)].map(({ organisation }) => organisation))];
      expect(
        Object.values(told).every((count) => count === 1),
        `${this.name}: one notice of change ${id}`,
      ).toBe(true);
      for (const { organisation } of stay) expect(told, `${this.name}: who stays was told of change ${id}`).toHaveProperty(organisation);
      for (const organisation of Object.keys(told)) expect(concerned, `${this.name}: nobody else was`).toContain(organisation);
    }
    if (expected) expect(changes.map(({ proposal }) => proposal).sort(), `${this.name} is announced`).toEqual([...expected].sort());
    expect(await world.unrecorded(before, after), `${this.name}: nothing moved without an event`).toEqual([]);
    expect(await world.breaches(), `after ${this.name}`).toEqual([]);
  }
}

/** One of the proposals that are not over, by a number that wraps round. */
const anyLive = (before: Snapshot, at: number): string | undefined => {
  const live = [...new Set(before.parties.filter(({ status }) => LIVE.includes(status)).map(({ proposal }) => proposal))];
  return live[at % Math.max(1, live.length)];
};
const activeIn = (before: Snapshot, proposal: string) => before.parties.filter((each) => each.proposal === proposal && each.active);
const anyParty = (before: Snapshot, proposal: string, at: number): Party | undefined => {
  const there = activeIn(before, proposal);
  return there[at % Math.max(1, there.length)]?.party;
};
/** Live proposals in which a listing takes part beside somebody else. */
const standingOn = (before: Snapshot, listing: string, states = LIVE): string[] =>
  before.parties
    .filter((each) => each.listing === listing && each.active && states.includes(each.status) && activeIn(before, each.proposal).length > 1)
    .map(({ proposal }) => proposal);

const propose = (mu: number, host: Party, third: Party) =>
  new Step(`propose ${mu} mu of ${host} with ${third}`, async (world) => {
    await world.say('platform', 'select pg_temp.propose($1, $2, $3)', [mu, host, third]);
    return [];
  });
const answer = (at: number, who: number, how: string, mu: number) =>
  new Step(`answer ${how} (${mu} mu) at ${at}/${who}`, async (world, before) => {
    const proposal = anyLive(before, at);
    const party = proposal && anyParty(before, proposal, who);
    if (!proposal || !party) return [];
    const given = how === 'interested' && party.startsWith('county') && mu < 40 ? { 0: mu } : null;
    await world.say(
      party,
      "select public.answer_proposal($1, $2::public.proposal_answer, case when $2 <> 'interested' then 'timing'::public.proposal_reason end, '', $3::jsonb)",
      [proposal, how, given && JSON.stringify(given)],
    );
    return undefined;
  });
const everybody = (at: number) =>
  new Step(`all are interested at ${at}`, async (world, before) => {
    const proposal = anyLive(before, at);
    for (const { party } of proposal ? activeIn(before, proposal) : [])
      await world.say(party, "select public.answer_proposal($1, 'interested')", [proposal]);
    return undefined;
  });
/** The county gives a part only. */
const partly = (at: number, mu: number) =>
  new Step(`all are interested at ${at}, the county with ${mu} mu`, async (world, before) => {
    const proposal = anyLive(before, at);
    for (const { party } of proposal ? activeIn(before, proposal) : [])
      await world.say(party, "select public.answer_proposal($1, 'interested', null, '', $2::jsonb)", [
        proposal,
        party.startsWith('county') ? JSON.stringify({ 0: mu }) : null,
      ]);
    return undefined;
  });
const lower = (land: Land, mu: number) =>
  new Step(`${land} offers ${mu} mu`, async (world, before) => {
    const short = await world.db.rows<{ id: string }>(
      `select distinct c.proposal_id::text as id from public.proposal_commitments c
      join public.factor_stocks s on s.listing_id = c.listing_id and s.factor = c.factor
      join public.listings l on l.id = c.listing_id and l.ref = $1 and l.status = 'published'
      where c.state <> 'released' and $2 * 2000 < s.offered
        and (c.state in ('held', 'committed') and s.promised > $2 * 2000 or coalesce(c.granted, c.asked) * 2000 > $2 * 2000)`,
      [land, mu],
    );
    const standing = new Set(standingOn(before, land));
    await world.say('platform', 'select pg_temp.offer($1, $2)', [land, mu]);
    return short.map(({ id }) => id).filter((id) => standing.has(id));
  });
const shift = (land: Land, verb: 'pause' | 'resume' | 'withdraw' | 'fulfil') =>
  new Step(`${verb} ${land}`, async (world, before) => {
    const was = await world.one('select status::text from public.listings where ref = $1', [land]);
    const refused = await world.say(
      land === 'land' ? 'county' : 'county2',
      "select public.change_listing_state($1, $2::public.listing_verb, '规划调整')",
      [land, verb],
    );
    if (refused !== null) return [];
    if (verb === 'resume' || was === undefined) return undefined;
    return standingOn(before, land, verb === 'withdraw' ? LIVE : ['proposed', 'accepted', 'negotiating']);
  });
const leave = (at: number, who: number) =>
  new Step(`leave ${at}/${who}`, async (world, before) => {
    const proposal = anyLive(before, at);
    const party = proposal && anyParty(before, proposal, who);
    if (!proposal || !party) return [];
    const refused = await world.say(party, "select public.leave_proposal($1, '不做了')", [proposal]);
    return refused === null && activeIn(before, proposal).length > 2 ? [proposal] : [];
  });
const moveDay = (at: number, days: number) =>
  new Step(`another last day of ${at}: +${days}`, async (world, before) => {
    const proposal = anyLive(before, at);
    if (!proposal) return [];
    const refused = await world.say('office', "select public.move_proposal_deadline($1, private.chinese_day() + $2::int, '春节')", [
      proposal,
      days,
    ]);
    // The same day as before is no change.
    return refused === null ? undefined : [];
  });
/** Whoever signs, signs: the text itself is another test's matter. */
const sign = (at: number) =>
  new Step(`all sign ${at}`, async (world, before) => {
    const proposal = anyLive(before, at);
    if (proposal) await world.say('platform', "select private.move_proposal($1, 'sign', 'parties', null)", [proposal]);
    return [];
  });
const due = (at: number, who: number, days: number) =>
  new Step(`something is due in ${at} from ${who}`, async (world, before) => {
    const proposal = anyLive(before, at);
    const party = proposal && anyParty(before, proposal, who);
    if (!proposal || !party) return [];
    await world.say(
      party,
      "select public.add_milestone($1, 'milestone', '投产', (select id from who where name = $2), private.chinese_day() + $3::int)",
      [proposal, party, days],
    );
    return [];
  });
/** One that is due and not done, by a number that wraps round, with its owner's account. */
const ANY_DUE = `select m.proposal_id::text as proposal, m.number, w.name as owner, m.due_on::text as day
  from public.milestones m join who w on w.id = m.owner_id where m.done_on is null order by m.proposal_id, m.number`;
type Due = { proposal: string; number: number; owner: Party; day: string };
const moveMilestone = (at: number, by: 'owner' | 'office', days: number) =>
  new Step(`the ${by} moves what is due ${at}: ${days}`, async (world, before) => {
    const all = await world.db.rows<Due>(ANY_DUE);
    const one = all[at % Math.max(1, all.length)];
    if (!one) return [];
    const actor = by === 'owner' ? one.owner : by;
    const refused = await world.say(actor, "select public.move_milestone($1, $2, private.chinese_day() + $3::int, '设备晚到')", [
      one.proposal,
      one.number,
      days,
    ]);
    const asked = activeIn(before, one.proposal).filter(({ party }) => party !== actor);
    return refused === null && asked.length > 0 ? [one.proposal] : [];
  });
const finish = (at: number) =>
  new Step(`what is due ${at} is done`, async (world) => {
    const all = await world.db.rows<Due>(ANY_DUE);
    const one = all[at % Math.max(1, all.length)];
    if (one) await world.say(one.owner, 'select public.finish_milestone($1, $2, private.chinese_day())', [one.proposal, one.number]);
    return [];
  });
/** The engine names who could take the place of what changed: the other land, the other buyer. */
const RECKON = `select public.record_reckoning('[]', (select coalesce(jsonb_agg(to_jsonb(found)), '[]') from (
  select c.value -> 'change' as change, jsonb_agg(jsonb_build_object('score', 0.5, 'insteadOf', c.value -> 'insteadOf',
    'ref', case c.value ->> 'gone' when 'land' then 'land2' when 'land2' then 'land' when 'buyer' then 'channel' else 'buyer' end)) as listings
  from jsonb_array_elements(public.proposals_to_reckon() -> 'changes') c group by 1) found))`;
const choose = (at: number, who: number, choice: 'wait' | 'substitute' | 'leave' | 'talk') =>
  new Step(`${choice} about a change ${at}/${who}`, async (world) => {
    expect(await world.say('platform', RECKON)).toBeNull();
    const open = await world.db.rows<{ id: string; party: Party; substitute: string | null }>(`
      select c.id::text, w.name as party, (select l.ref from public.proposal_change_substitutes s join public.listings l on l.id = s.listing_id
        where s.change_id = c.id and s.instead_of <> pp.position order by s.position limit 1) as substitute
      from public.proposal_changes c join public.proposal_change_choices x on x.change_id = c.id join who w on w.id = x.organisation_id
      join public.proposal_parties pp on pp.proposal_id = x.proposal_id and pp.organisation_id = x.organisation_id
      where c.settled_at is null order by c.id, w.name`);
    const one = open[(at * 3 + who) % Math.max(1, open.length)];
    if (!one) return [];
    await world.say(
      one.party,
      "select public.choose_about_change($1::bigint, $2::public.change_choice, case when $2 = 'wait' then private.chinese_day() + 10 end, $3, '')",
      [one.id, choice, one.substitute ?? ''],
    );
    return undefined;
  });
/** As if the engine had composed the project anew with those who stay, and a little of the land. */
const recompose = (at: number) =>
  new Step(`the office takes another composition ${at}`, async (world) => {
    const open = await world.db.rows<{ id: string }>(`
      select c.id::text from public.proposal_changes c join public.proposals p on p.id = c.proposal_id
      where c.settled_at is null and p.kind = 'project' order by c.id`);
    const change = open[at % Math.max(1, open.length)]?.id;
    if (change === undefined) return [];
    const recorded = await world.say(
      'platform',
      `select public.record_recompositions(jsonb_build_array(jsonb_build_object('change', c.id, 'bundles', jsonb_build_array(jsonb_build_object(
        'missing', null, 'parties', jsonb_agg(jsonb_build_object('listing', l.ref, 'role', pp.role)),
        'uses', coalesce(jsonb_agg(jsonb_build_object('listing', l.ref, 'factor', 'land', 'unit', 'mu', 'amount', 10)) filter (where l.ref like 'land%'), '[]'))))))
      from public.proposal_changes c join public.proposal_parties pp on pp.proposal_id = c.proposal_id and pp.left_at is null
      join public.listings l on l.id = pp.listing_id where c.id = $1::bigint group by c.id`,
      [change],
    );
    expect(recorded).toBeNull();
    await world.say('office', 'select public.take_recomposition($1::bigint, 0::smallint)', [change]);
    return [];
  });
const pass = (days: number) =>
  new Step(`${days} days pass`, async (world) => {
    expect(await world.say('platform', 'select pg_temp.days_pass($1)', [days])).toBeNull();
    return undefined;
  });
const take = (at: number, verb: 'withdraw' | 'negotiate') =>
  new Step(`the office: ${verb} ${at}`, async (world, before) => {
    const proposal = anyLive(before, at);
    if (!proposal) return [];
    await world.say(
      'office',
      verb === 'withdraw' ? "select public.withdraw_proposal($1, '不办了')" : 'select public.begin_negotiation($1)',
      [proposal],
    );
    return [];
  });
const plan = () =>
  new Step('the plan is proposed to the office across, and published', async (world) => {
    await world.say('east', 'select public.propose_secondment_plan((select plan_id from plan_of))');
    await world.say('platform', 'select pg_temp.publish_plan()');
    return undefined;
  });
const dropOut = () =>
  new Step('somebody of the plan drops out', async (world, before) => {
    const id = await world.one("select id::text from public.secondments where status in ('published', 'running') order by number limit 1");
    const proposal = await world.one(
      `select p.id::text from public.proposal_subjects s join public.proposals p on p.id = s.proposal_id
      where s.plan_id = (select plan_id from plan_of) and p.closed_at is null`,
    );
    if (id === undefined) return [];
    const refused = await world.say('west', "select public.drop_out($1, '家中有事')", [id]);
    return refused === null && proposal !== undefined && activeIn(before, proposal).length > 1 ? [proposal] : [];
  });
const found = () =>
  new Step('a station is agreed to and approved', async (world) => {
    expect(await world.say('platform', 'select pg_temp.found_station()')).toBeNull();
    return [];
  });
/** Its host registers another address and another number of beds. */
const changeStation = (street: number, beds: number) =>
  new Step(`the station is at ${street}, with ${beds} beds`, async (world) => {
    await world.say(
      'county',
      `select public.save_station(s.id, s.revision, jsonb_build_object('kind', 'station', 'name', '驿站', 'region', '653127',
        'address', $1::text, 'beds', $2::int, 'why', '搬迁')) from public.stations s where s.status = 'approved'`,
      [`${street} 号`, beds],
    );
    return undefined;
  });

const at = fc.nat({ max: 5 });
const land = fc.constantFrom<Land>('land', 'land2');
const COMMANDS = [
  fc
    .tuple(fc.integer({ min: 1, max: 100 }), fc.constantFrom<Party>('county', 'county2'), fc.constantFrom<Party>('buyer', 'channel'))
    .map((args) => propose(...args)),
  fc
    .tuple(at, at, fc.constantFrom('interested', 'interested', 'not_now', 'not_for_us'), fc.nat({ max: 100 }))
    .map((args) => answer(...args)),
  at.map(everybody),
  at.map(everybody),
  fc.tuple(land, fc.nat({ max: 120 })).map((args) => lower(...args)),
  fc.tuple(land, fc.constantFrom('pause', 'resume', 'resume', 'withdraw', 'fulfil')).map(([ref, verb]) => shift(ref, verb)),
  fc.tuple(at, at).map((args) => leave(...args)),
  fc.tuple(at, fc.nat({ max: 20 })).map((args) => moveDay(...args)),
  at.map(sign),
  fc.tuple(at, at, fc.integer({ min: 1, max: 200 })).map((args) => due(...args)),
  ...(['owner', 'owner', 'office'] as const).map((by) => fc.tuple(at, fc.nat({ max: 200 })).map(([n, days]) => moveMilestone(n, by, days))),
  at.map(finish),
  ...['wait', 'substitute', 'substitute', 'leave', 'talk'].map((choice) =>
    fc.tuple(at, at).map((args) => choose(...args, choice as 'wait')),
  ),
  fc.constantFrom(1, 1, 2, 4, 9, 16, 30, 200).map(pass),
  fc.tuple(at, fc.constantFrom<'withdraw' | 'negotiate'>('withdraw', 'negotiate', 'negotiate')).map((args) => take(...args)),
  fc.constant(null).map(plan),
  fc.constant(null).map(dropOut),
  at.map(recompose),
  at.map(recompose),
  fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 6 })).map((args) => changeStation(...args)),
];

/** What every life begins with: a project that is signed and has a day moved, one with a partial answer, a plan, a station elsewhere. */
const OPENING = [
  ...[propose(60, 'county', 'buyer'), everybody(0), take(0, 'negotiate'), sign(0), due(0, 0, 30), moveMilestone(0, 'owner', 60)],
  ...[propose(50, 'county2', 'channel'), partly(1, 30), plan(), found(), changeStation(1, 4)],
];

/** Lives one life, from an empty world on. */
async function live(steps: Iterable<fc.AsyncCommand<object, World>>): Promise<void> {
  const world = new World(db);
  await world.open();
  try {
    await fc.asyncModelRun(() => ({ model: {}, real: world }), [...OPENING, ...steps]);
  } finally {
    await world.close();
  }
}

it('tells everybody concerned once, and nothing changes silently, whatever happens in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(COMMANDS, { maxCommands: 30, size: 'max' }), (commands) => live(commands)),
    { numRuns: RUNS, ...SEED },
  );
}, 300_000);

it('knows every kind of change', async () => {
  const places = [0, 1, 2, 3, 4];
  announced.clear();
  await live([
    ...[propose(20, 'county', 'channel'), ...places.map((n) => moveDay(n, 20))],
    ...[dropOut(), lower('land', 10), ...places.map((n) => leave(n, 1)), shift('land2', 'withdraw'), shift('land', 'withdraw')],
  ]);
  expect([...announced].sort()).toEqual([...proposalChangeKind].sort());
}, 60_000);
