import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { randomUUID } from 'node:crypto';

export type Seat = 'county' | 'firm' | 'east' | 'east2' | 'west';
/** A negotiation of its own: organisations, people and a proposal that nobody else's journey touches. */
export type Table = {
  proposal: string;
  /** Mail addresses; the password is the same for all. */
  email: Record<Seat, string>;
  password: string;
  names: { county: string; firm: string; east: string; west: string };
  /** The county's organisation. */
  county: string;
};

const PASSWORD = 'feiqiao-journey-1';
/** East and west of one table each. Of two offices in one place the older answers for it, so no two tables share one. */
const PLACES = [
  ['310115', '530927'],
  ['310117', '530926'],
  ['310118', '530925'],
  ['310120', '530924'],
  ['310112', '530923'],
  ['310113', '530922'],
] as const;

/** A place where no office sits yet; tests that run side by side look in another order. */
async function freePlace(service: SupabaseClient): Promise<(typeof PLACES)[number]> {
  const { data } = await service.from('organisations').select('region_code').eq('kind', 'coordinator_office');
  const taken = new Set((data ?? []).map(({ region_code: region }: { region_code: string | null }) => region));
  const from = (Number(process.env.TEST_PARALLEL_INDEX ?? 0) % 2) * (PLACES.length / 2);
  const free = [...PLACES.slice(from), ...PLACES.slice(0, from)].find(([east]) => !taken.has(east));
  if (!free) throw new Error('no place for another table');
  return free;
}

/** A county (Yunnan) and a firm (Shanghai) that have both said that they are interested; the eastern office is in charge. */
export async function setTable(): Promise<Table> {
  const url = process.env.FEIQIAO_BACKEND_URL ?? '';
  const key = process.env.FEIQIAO_BACKEND_KEY ?? '';
  const client = () => createClient(url, key, { auth: { persistSession: false, autoRefreshToken: false } });
  const service = client();
  const [eastPlace, westPlace] = await freePlace(service);
  const mark = randomUUID().slice(0, 6);
  const names = { county: `澜江县${mark}`, firm: `沪上食品${mark}`, east: `沪滇协作办${mark}`, west: `云南协作办${mark}` };
  const insert = async (table: string, values: object): Promise<Record<string, string>> => {
    const { data, error } = await service.from(table).insert(values).select().single<Record<string, string>>();
    if (error) throw new Error(`${table}: ${error.message}`);
    return data;
  };
  const organisation = async (kind: string, name: string, region: string) =>
    (await insert('organisations', { kind, name, region_code: region })).id ?? '';
  // County and firm lie in places of their own, so that these offices answer for nobody else.
  const ids = {
    east: await organisation('coordinator_office', names.east, eastPlace),
    west: await organisation('coordinator_office', names.west, westPlace),
    county: await organisation('county', names.county, westPlace),
    firm: await organisation('enterprise', names.firm, eastPlace),
  };
  const email = {} as Record<Seat, string>;
  const signedIn = {} as Record<Seat, SupabaseClient>;
  const SEATS = [
    ['county', 'county', 'county', 'county_member'],
    ['firm', 'firm', 'enterprise', 'enterprise_member'],
    ['east', 'east', 'coordinator_office', 'coordinator'],
    ['east2', 'east', 'coordinator_office', 'coordinator'],
    ['west', 'west', 'coordinator_office', 'coordinator'],
  ] as const;
  for (const [seat, at, kind, role] of SEATS) {
    email[seat] = `${seat}-${mark}@mail.example`;
    const made = await service.auth.admin.createUser({ email: email[seat], password: PASSWORD, email_confirm: true });
    if (made.error) throw made.error;
    await insert('accounts', { user_id: made.data.user.id, display_name: `示例${seat}` });
    await insert('memberships', { user_id: made.data.user.id, organisation_id: ids[at], organisation_kind: kind, role });
    signedIn[seat] = client();
    const { error } = await signedIn[seat].auth.signInWithPassword({ email: email[seat], password: PASSWORD });
    if (error) throw error;
  }
  await insert('office_contacts', {
    organisation_id: ids.west,
    person_name: '示例丙',
    phone: '000-1111',
    email: 'w@mail.example',
    answer_hours: 4,
  });
  const listing = async (at: 'county' | 'firm', title: string) =>
    insert('listings', { ref: `${at}-${mark}`, organisation_id: ids[at], status: 'published', title });
  const [county, firm] = [await listing('county', '坚果基地'), await listing('firm', '坚果加工')];
  await insert('listing_factors', {
    listing_id: county.id,
    direction: 'offer',
    position: 0,
    factor: 'land',
    description: '',
    quantity: 900,
    unit: 'mu',
  });
  const call = async (seat: Seat, name: string, values: object) => {
    const answer = await signedIn[seat].rpc(name, values);
    if (answer.error) throw new Error(`${name}: ${answer.error.message}`);
    return answer.data as string;
  };
  const gives = [{ listing: county.ref, at: 0, factor: 'land', quantity: 600, unit: 'mu' }];
  const proposal = await call('east', 'propose_partner', { listing_ref: firm.ref, partner_ref: county.ref, gives });
  for (const seat of ['county', 'firm'] as const) await call(seat, 'answer_proposal', { proposal_id: proposal, answer: 'interested' });
  return { proposal, email, password: PASSWORD, names, county: ids.county };
}
