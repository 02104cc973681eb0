/**
 * Demo plans of secondments over the demo registers: one that all have signed and published, one still on the board. Numbers are
 * those of people and posts in `roster-seed.ts`.
 */
type IdOf = (name: string) => string;

type Drawn = { person: number; post: number; from: string; until: string };
type Promised = Drawn & { counterpart: string; handover: string };

const RETURNS = '职级、待遇不变，挂职期计入基层工作经历';
const PUBLISHED: readonly Promised[] = [
  { person: 11, post: 7, from: '2027-04-01', until: '2027-10-01', counterpart: '示例农技站站长', handover: '示例同事一' },
  { person: 15, post: 10, from: '2027-03-01', until: '2028-03-01', counterpart: '示例园区主任', handover: '示例同事二' },
  { person: 7, post: 5, from: '2027-03-01', until: '2027-09-01', counterpart: '示例教导主任', handover: '示例同事三' },
  { person: 28, post: 19, from: '2027-03-01', until: '2027-09-01', counterpart: '示例招商科长', handover: '示例同事四' },
];
const DRAFT: readonly Drawn[] = [
  { person: 13, post: 8, from: '2027-04-01', until: '2027-10-01' },
  { person: 14, post: 9, from: '2028-01-01', until: '2028-07-01' },
  { person: 17, post: 12, from: '2027-03-01', until: '2028-03-01' },
  { person: 25, post: 17, from: '2027-03-01', until: '2027-09-01' },
  { person: 22, post: 15, from: '2027-04-01', until: '2027-07-01' },
];

/** Whose post it is that lives at a station. Only before it begins: later its beds may be others' by the day of seeding. */
const AT_STATION = { post: 7, station: 'maigaiti', before: '2027-03-01' };

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const insert = (table: string, columns: string, rows: readonly string[]): string =>
  `insert into public.${table} (${columns}) values\n  ${rows.join(',\n  ')};\n`;

/** The statements of the seed, in the order in which rows refer to each other; after registers and stations. */
export function planTables(idOf: IdOf): string[] {
  const id = (name: string) => text(idOf(name));
  const [published, draft] = [id('plan published'), id('plan draft')];
  const assignment = (plan: string, status: string, drawn: Drawn, promised?: Promised) =>
    `(${id(`assignment ${drawn.person} ${drawn.post}`)}, ${plan}, ${id('exchange demo')}, ${id(`person ${drawn.person}`)}, ${id(`post ${drawn.post}`)},
    (select unit_id from public.people where id = ${id(`person ${drawn.person}`)}), (select unit_id from public.posts where id = ${id(`post ${drawn.post}`)}),
    '${drawn.from}', '${drawn.until}', '${status}', ${text(promised?.counterpart ?? '')}, ${promised ? `'same_post'` : 'null'}, ${promised ? text(RETURNS) : `''`}, ${text(promised?.handover ?? '')}, ${promised ? 'clock_timestamp(), clock_timestamp()' : 'null, null'})`;
  const signature = (key: string, party: string, name: string, post: string, channel: string, by: string | null, office: string | null) =>
    `(${key}, '${party}', 'signed', ${text(name)}, ${text(post)}, '${channel}', ${by === null ? 'null' : text(by)}, ${office === null ? 'null' : id(office)})`;
  return [
    `insert into public.station_posts (post_id, station_id) select ${id(`post ${AT_STATION.post}`)}, ${id(`station ${AT_STATION.station}`)} where current_date < '${AT_STATION.before}';\n`,
    insert('secondment_plans', 'id, exchange_id, organisation_id, name, rest, most_per_person, max_difference, created_by_name', [
      `(${published}, ${id('exchange demo')}, ${id('office talent_officer')}, '鲁疆 2027 年第一批（示例）', 6, 1, 60, '示例人才干部')`,
      `(${draft}, ${id('exchange demo')}, ${id('office western_talent_officer')}, '鲁疆 2027 年第二批草稿（示例）', 6, 1, 60, '示例人才干部二')`,
    ]),
    insert(
      'secondments',
      'id, plan_id, exchange_id, person_id, post_id, home_unit_id, host_unit_id, starts_on, ends_before, status, counterpart, return_promise, return_guarantee, handover_to, proposed_at, published_at',
      [
        ...PUBLISHED.map((promised) => assignment(published, 'published', promised, promised)),
        ...DRAFT.map((drawn) => assignment(draft, 'draft', drawn)),
      ],
    ),
    insert(
      'secondment_signatures',
      'secondment_id, party, answer, signer_name, signer_post, channel, recorded_by_name, organisation_id',
      PUBLISHED.flatMap(({ person, post }) => {
        const key = id(`assignment ${person} ${post}`);
        const isEastern = person <= 18;
        const [east, west] = ['示例人才干部', '示例人才干部二'];
        const [ours, theirs] = isEastern ? [east, west] : [west, east];
        return [
          signature(key, 'person', `示例人员${String(person).padStart(2, '0')}`, '—', 'link', null, null),
          signature(
            key,
            'home',
            '示例单位负责人',
            '负责人',
            'paper',
            ours,
            isEastern ? 'office talent_officer' : 'office western_talent_officer',
          ),
          signature(
            key,
            'host',
            '示例单位负责人',
            '负责人',
            'phone',
            theirs,
            isEastern ? 'office western_talent_officer' : 'office talent_officer',
          ),
          signature(key, 'east_office', east, '处长', 'account', null, 'office talent_officer'),
          signature(key, 'west_office', west, '处长', 'account', null, 'office western_talent_officer'),
        ];
      }),
    ),
    insert('secondment_events', 'secondment_id, verb, from_status, to_status, actor_name', [
      ...PUBLISHED.flatMap(({ person, post }) => {
        const key = id(`assignment ${person} ${post}`);
        return [
          `(${key}, 'draw', null, 'draft', '示例人才干部')`,
          `(${key}, 'propose', 'draft', 'proposed', '示例人才干部')`,
          `(${key}, 'publish', 'proposed', 'published', '示例人才干部二')`,
        ];
      }),
      ...DRAFT.map(({ person, post }) => `(${id(`assignment ${person} ${post}`)}, 'draw', null, 'draft', '示例人才干部二')`),
    ]),
  ];
}
