/**
 * Demo registers of secondments: one exchange between 山东 and 新疆, both directions. Everything is invented and says so;
 * people are numbered, never named.
 */
type Cell = string | number | boolean | null | readonly string[] | readonly number[];
type IdOf = (name: string) => string;

const EAST_OFFICE = 'office talent_officer';
const WEST_OFFICE = 'office western_talent_officer';
const KEPT_UNTIL = '2029-12-31';

type Unit = { key: string; name: string; region: string; cap: number; cover?: [string, number]; account?: string };
const EAST_UNITS: readonly Unit[] = [
  { key: 'eh', name: '示例东部医院', region: '371100', cap: 3, cover: ['心内科', 1] },
  { key: 'es', name: '示例东部中学', region: '371100', cap: 2 },
  { key: 'ea', name: '示例东部农技中心', region: '370000', cap: 2 },
  { key: 'eb', name: '示例东部发展局', region: '371100', cap: 2 },
];
const WEST_UNITS: readonly Unit[] = [
  { key: 'wh', name: '示例西部县医院', region: '653127', cap: 2, cover: ['护理', 2] },
  { key: 'ws', name: '示例西部县中学', region: '653127', cap: 2 },
  { key: 'wa', name: '示例西部农技站', region: '653127', cap: 2 },
  { key: 'wp', name: '示例西部园区管委会', region: '653127', cap: 1, account: 'organisation county-653127' },
];

/** unit, ladder, level, title, specialties, from, until, months. */
type Sample = [string, 'cadre' | 'technical', number, string, string[], string, string, number[]];
const EAST_PEOPLE: readonly Sample[] = [
  ['eh', 'technical', 4, '主任医师', ['心内科'], '2027-03-01', '2028-09-01', [6, 12]],
  ['eh', 'technical', 3, '副主任医师', ['心内科', '急诊'], '2027-03-01', '2028-03-01', [6, 12]],
  ['eh', 'technical', 3, '副主任医师', ['妇产科'], '2027-02-01', '2028-08-01', [6, 12, 18]],
  ['eh', 'technical', 2, '主治医师', ['儿科'], '2027-03-01', '2028-12-01', [6, 12]],
  ['eh', 'technical', 2, '主管护师', ['护理'], '2027-03-01', '2028-06-01', [6, 12]],
  ['eh', 'technical', 3, '副主任技师', ['检验'], '2027-04-01', '2028-04-01', [3, 6]],
  ['es', 'technical', 3, '高级教师', ['数学'], '2027-02-01', '2028-08-01', [6, 12, 18]],
  ['es', 'technical', 3, '高级教师', ['语文'], '2027-09-01', '2028-08-01', [6, 12]],
  ['es', 'technical', 2, '一级教师', ['物理'], '2027-02-01', '2028-08-01', [6, 12]],
  ['es', 'technical', 2, '一级教师', ['信息技术'], '2027-03-01', '2028-03-01', [3, 6, 12]],
  ['ea', 'technical', 4, '研究员', ['果树栽培'], '2027-03-01', '2027-11-01', [3, 6]],
  ['ea', 'technical', 3, '高级农艺师', ['果树栽培', '植保'], '2027-03-01', '2028-11-01', [6, 12]],
  ['ea', 'technical', 2, '农艺师', ['冷链储运'], '2027-03-01', '2028-12-01', [6, 12]],
  ['ea', 'technical', 3, '高级畜牧师', ['畜牧'], '2027-05-01', '2028-11-01', [6, 12]],
  ['eb', 'cadre', 3, '', ['招商', '园区管理'], '2027-01-01', '2029-01-01', [12, 24]],
  ['eb', 'cadre', 2, '', ['电子商务'], '2027-01-01', '2029-01-01', [12, 24]],
  ['eb', 'cadre', 4, '', ['规划'], '2027-03-01', '2029-01-01', [12, 18]],
  ['eb', 'cadre', 2, '', ['财政'], '2027-06-01', '2029-01-01', [6, 12]],
];
const WEST_PEOPLE: readonly Sample[] = [
  ['wh', 'technical', 2, '主治医师', ['急诊'], '2027-03-01', '2028-12-01', [3, 6]],
  ['wh', 'technical', 1, '护师', ['护理'], '2027-03-01', '2028-12-01', [3, 6]],
  ['wh', 'technical', 1, '护师', ['护理'], '2027-06-01', '2028-06-01', [3, 6]],
  ['wh', 'technical', 2, '主管技师', ['检验'], '2027-03-01', '2028-03-01', [3, 6]],
  ['ws', 'technical', 2, '一级教师', ['数学'], '2027-09-01', '2028-08-01', [3, 6]],
  ['ws', 'technical', 1, '二级教师', ['信息技术'], '2027-03-01', '2028-08-01', [3, 6]],
  ['ws', 'technical', 2, '一级教师', ['学校管理'], '2027-03-01', '2028-08-01', [3, 6]],
  ['wa', 'technical', 2, '农艺师', ['果树栽培'], '2027-11-01', '2028-05-01', [3, 6]],
  ['wa', 'technical', 1, '助理农艺师', ['电子商务'], '2027-03-01', '2028-12-01', [3, 6, 12]],
  ['wp', 'cadre', 2, '', ['招商'], '2027-03-01', '2028-12-01', [6, 12]],
  ['wp', 'cadre', 3, '', ['园区管理'], '2027-03-01', '2028-12-01', [6, 12]],
  ['wp', 'cadre', 2, '', ['规划'], '2027-03-01', '2028-06-01', [3, 6]],
];

/** unit, title, duties, ladder, levels, specialties, from, until, months, priority, team (lead?). */
type SamplePost = [
  string,
  string,
  string,
  'cadre' | 'technical',
  [number, number],
  string[],
  string,
  string,
  number[],
  number,
  ('lead' | 'member')?,
];
const WEST_POSTS: readonly SamplePost[] = [
  [
    'wh',
    '心内科主任',
    '开设介入门诊，带教两名本地医师独立值班',
    'technical',
    [3, 4],
    ['心内科'],
    '2027-03-01',
    '2028-09-01',
    [6, 12],
    3,
    'lead',
  ],
  [
    'wh',
    '妇产科骨干',
    '建立高危孕产妇台账，带教接生与抢救',
    'technical',
    [2, 4],
    ['妇产科'],
    '2027-03-01',
    '2028-09-01',
    [6, 12],
    3,
    'member',
  ],
  ['wh', '儿科骨干', '开设新生儿病房，带教一名本地医师', 'technical', [2, 3], ['儿科'], '2027-03-01', '2028-09-01', [6, 12], 2, 'member'],
  ['wh', '护理部副主任', '推行分级护理，每月一次操作考核', 'technical', [2, 3], ['护理'], '2027-03-01', '2028-09-01', [6, 12], 2, 'member'],
  ['ws', '数学学科带头人', '带三名青年教师，每周一次公开课', 'technical', [2, 4], ['数学'], '2027-02-01', '2028-08-01', [6, 12], 2],
  ['ws', '信息技术教师', '建好机房并开齐课程', 'technical', [1, 3], ['信息技术'], '2027-03-01', '2028-08-01', [6, 12], 1],
  ['wa', '红枣栽培指导', '在三个乡镇做疏密改造示范 500 亩', 'technical', [3, 4], ['果树栽培'], '2027-03-01', '2028-11-01', [3, 6], 3],
  ['wa', '冷链储运指导', '帮两座冷库降低损耗，写出操作规程', 'technical', [2, 3], ['冷链储运'], '2027-03-01', '2028-11-01', [6, 12], 2],
  ['wa', '畜牧技术指导', '建立疫病巡查制度，带教四名村级防疫员', 'technical', [2, 4], ['畜牧'], '2027-05-01', '2028-11-01', [6, 12], 1],
  ['wp', '园区管委会副主任', '分管招商，对接东部企业落地', 'cadre', [2, 3], ['招商'], '2027-01-01', '2029-01-01', [12, 24], 3],
  ['wp', '电商中心主任', '搭建干果线上销售，培训本地运营人员', 'cadre', [1, 3], ['电子商务'], '2027-01-01', '2029-01-01', [12, 24], 2],
  ['wp', '规划科长', '修编园区规划，衔接用地与用水', 'cadre', [3, 5], ['规划'], '2027-03-01', '2029-01-01', [12, 18], 1],
];
const EAST_POSTS: readonly SamplePost[] = [
  ['eh', '急诊科跟岗', '参加值班与抢救，学习胸痛中心流程', 'technical', [1, 3], ['急诊'], '2027-03-01', '2028-12-01', [3, 6], 2],
  ['eh', '护理跟岗', '在两个病区轮转，学习分级护理', 'technical', [1, 2], ['护理'], '2027-03-01', '2028-12-01', [3, 6], 2],
  ['eh', '检验科跟岗', '学习质量控制与微生物检验', 'technical', [1, 3], ['检验'], '2027-03-01', '2028-12-01', [3, 6], 1],
  ['es', '数学教研跟岗', '参加教研组，承担一个班的课', 'technical', [1, 3], ['数学'], '2027-09-01', '2028-08-01', [3, 6], 1],
  ['es', '校长助理（跟岗）', '参与教学管理与家校工作', 'technical', [2, 3], ['学校管理'], '2027-03-01', '2028-08-01', [3, 6], 2],
  ['ea', '果树研究室访问', '学习苗木繁育与加工型品种选择', 'technical', [1, 3], ['果树栽培'], '2027-11-01', '2028-05-01', [3, 6], 1],
  ['eb', '招商科副科长', '参加项目洽谈，跟踪两个转移项目', 'cadre', [1, 3], ['招商'], '2027-03-01', '2028-12-01', [6, 12], 3],
  ['eb', '园区服务中心副主任', '学习企业服务与园区运营', 'cadre', [2, 3], ['园区管理'], '2027-03-01', '2028-12-01', [6, 12], 2],
];

function literal(value: Cell): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) {
    if (value.length === 0) return `'{}'`;
    return typeof value[0] === 'number' ? `'{${value.join(',')}}'` : `array[${value.map((each) => literal(each as string)).join(', ')}]`;
  }
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

const insert = (table: string, columns: string, rows: readonly (readonly Cell[])[]): string =>
  `insert into public.${table} (${columns}) values\n  ${rows.map((row) => `(${row.map(literal).join(', ')})`).join(',\n  ')};\n`;

const two = (n: number): string => String(n).padStart(2, '0');

/** The statements that fill the registers of the demo. */
export function rosterTables(idOf: IdOf): string[] {
  const [east, west, exchange, team] = [idOf(EAST_OFFICE), idOf(WEST_OFFICE), idOf('exchange demo'), idOf('team demo')];
  const unit = (key: string) => idOf(`unit ${key}`);
  const units = [...EAST_UNITS.map((each) => ({ office: east, ...each })), ...WEST_UNITS.map((each) => ({ office: west, ...each }))];
  const people = [
    ...EAST_PEOPLE.map((sample) => ({ office: east, sample })),
    ...WEST_PEOPLE.map((sample) => ({ office: west, sample })),
  ].map((each, at) => ({ ...each, at: at + 1, id: idOf(`person ${at + 1}`) }));
  const posts = [...WEST_POSTS.map((sample) => ({ office: west, sample })), ...EAST_POSTS.map((sample) => ({ office: east, sample }))].map(
    (each, at) => ({ ...each, at: at + 1, id: idOf(`post ${at + 1}`) }),
  );
  return [
    insert(
      'exchanges',
      'id, name, east_office_id, west_office_id, offered_by, status, starts_on, ends_before, max_difference, purpose, is_sample',
      [
        [
          exchange,
          '鲁疆人才双向交流 2027–2028（示例）',
          east,
          west,
          east,
          'open',
          '2027-01-01',
          '2029-01-01',
          60,
          '安排 2027 至 2028 年双向挂职与跟岗',
          true,
        ],
      ],
    ),
    insert(
      'work_units',
      'id, office_id, name, region_code, organisation_id, release_cap, note, is_sample',
      units.map(({ office, key, name, region, cap, account }) => [
        unit(key),
        office,
        name,
        region,
        account ? idOf(account) : null,
        cap,
        '示例单位',
        true,
      ]),
    ),
    insert(
      'unit_covers',
      'unit_id, specialty, at_least',
      units.flatMap(({ key, cover }) => (cover ? [[unit(key), ...cover]] : [])),
    ),
    insert('teams', 'id, office_id, exchange_id, name, min_filled, purpose, is_sample', [
      [team, west, exchange, '县医院组团帮扶（示例）', 3, '牵头科室与骨干同期到岗，一年内让本地医师能独立值班', true],
    ]),
    insert(
      'people',
      `id, office_id, exchange_id, unit_id, ref, display_name, ladder, level, title, specialties, languages, months_min, months_max,
  months_allowed, max_altitude_m, wants_to_learn, purpose, keep_until, is_sample`,
      people.map(({ office, at, id, sample: [of, ladder, level, title, specialties, , , months] }) => [
        id,
        office,
        exchange,
        unit(of),
        `示例-${two(at)}`,
        `示例人员${two(at)}`,
        ladder,
        level,
        title,
        specialties,
        office === west ? ['国家通用语言', '维吾尔语'] : [],
        Math.min(...months),
        Math.max(...months),
        months,
        at % 6 === 0 ? 2500 : null,
        office === west ? '回来能带动本单位的做法' : '',
        '安排 2027–2028 年双向挂职',
        KEPT_UNTIL,
        true,
      ]),
    ),
    insert(
      'person_availability',
      'person_id, starts_on, ends_before',
      // One in seven is free in two periods.
      people.flatMap(({ id, at, sample: [, , , , , from, until] }): Cell[][] =>
        at % 7 === 0
          ? [
              [id, from, '2027-10-01'],
              [id, '2028-01-01', until],
            ]
          : [[id, from, until]],
      ),
    ),
    insert(
      'person_sensitive',
      'person_id, health, health_valid_until, family_limits',
      people.map(({ id, at }) => [id, at % 6 === 0 ? 'fit_with_limits' : 'fit', '2027-12-31', at % 9 === 0 ? '每月需回家一次' : '']),
    ),
    insert(
      'posts',
      `id, office_id, exchange_id, unit_id, ref, title, duties, ladder, level_min, level_max, specialties, starts_on, ends_before,
  months_min, months_max, months_allowed, seats, priority, altitude_m, is_hardship, team_id, is_lead, is_sample`,
      posts.map(
        ({ office, at, id, sample: [of, title, duties, ladder, [low, high], specialties, from, until, months, priority, inTeam] }) => [
          id,
          office,
          exchange,
          unit(of),
          `岗-${two(at)}`,
          title,
          duties,
          ladder,
          low,
          high,
          specialties,
          from,
          until,
          Math.min(...months),
          Math.max(...months),
          months,
          1,
          priority,
          office === west ? 1180 : 20,
          office === west && of === 'wa',
          inTeam ? team : null,
          inTeam === 'lead',
          true,
        ],
      ),
    ),
    insert(
      'trainings',
      'id, office_id, exchange_id, ref, title, audience, direction, place, starts_on, ends_before, classes, planned, held, is_sample',
      [
        [
          idOf('training 1'),
          east,
          exchange,
          '训-01',
          '红枣加工与品牌专题培训',
          '县乡干部、合作社负责人',
          'west_to_east',
          '山东日照',
          '2027-04-12',
          '2027-04-25',
          2,
          100,
          null,
          true,
        ],
        [
          idOf('training 2'),
          east,
          exchange,
          '训-02',
          '班主任与学科教学培训',
          '中小学教师',
          'west_to_east',
          '山东日照',
          '2027-07-12',
          '2027-07-26',
          3,
          150,
          null,
          true,
        ],
        [
          idOf('training 3'),
          west,
          exchange,
          '训-03',
          '县医院急救技能培训',
          '县乡医护人员',
          'east_to_west',
          '新疆麦盖提县',
          '2027-05-10',
          '2027-05-17',
          2,
          120,
          null,
          true,
        ],
        [
          idOf('training 4'),
          west,
          exchange,
          '训-04',
          '林果修剪现场培训',
          '农户与农技员',
          'east_to_west',
          '新疆麦盖提县',
          '2027-03-15',
          '2027-03-22',
          5,
          600,
          null,
          true,
        ],
      ],
    ),
    insert(
      'visits',
      'id, office_id, exchange_id, ref, title, kind, direction, place, purpose, starts_on, ends_before, planned, held, outcome, is_sample',
      [
        [
          idOf('visit 1'),
          west,
          exchange,
          '访-01',
          '冷链专家会诊',
          'invited',
          'east_to_west',
          '新疆麦盖提县',
          '看两座冷库，提出降损办法',
          '2027-03-20',
          '2027-03-25',
          4,
          null,
          '',
          true,
        ],
        [
          idOf('visit 2'),
          west,
          exchange,
          '访-02',
          '园区运营考察',
          'going_out',
          'west_to_east',
          '山东日照',
          '看两个产业园的企业服务',
          '2027-06-07',
          '2027-06-12',
          8,
          null,
          '',
          true,
        ],
        [
          idOf('visit 3'),
          east,
          exchange,
          '访-03',
          '劳务与用工对接',
          'going_out',
          'east_to_west',
          '新疆麦盖提县',
          '与县里商定跟岗实习',
          '2027-04-06',
          '2027-04-09',
          5,
          null,
          '',
          true,
        ],
      ],
    ),
  ];
}
