/**
 * Demo stations and an enclave: everything is invented and says so. Days are counted from the day on which the data is put in, so that there is
 * always somebody to arrive today.
 */
type IdOf = (name: string) => string;

const WAN = 1_000_000; // fen
/** Days from a host's asking to the opening. */
const ASKED_AHEAD = 45;
type Sample = {
  key: string;
  kind: 'station' | 'enclave';
  status: 'open' | 'proposed';
  name: string;
  host: string;
  region: string;
  address: string;
  area: number;
  counts: [desks: number, beds: number, labs: number];
  openedAgo: number | null;
  /** 万元 a year: rent, subsidy, running. */
  money: [rent: number, subsidy: number, running: number];
  services: string;
  partners: string;
};
const STATIONS: readonly Sample[] = [
  {
    ...{ key: 'maigaiti', kind: 'station', status: 'open', name: '麦盖提县人才驿站（示例）', host: 'county-653127', region: '653127' },
    ...{ address: '示例路 1 号', area: 320, counts: [3, 4, 1], openedAgo: 260, money: [6, 2, 14] },
    ...{ services: '住宿、办公、实验台、政策咨询', partners: '示例农科院' },
  },
  {
    ...{ key: 'shache', kind: 'station', status: 'open', name: '莎车县人才驿站（示例）', host: 'county-653125', region: '653125' },
    ...{ address: '示例大街 20 号', area: 600, counts: [6, 8, 1], openedAgo: 300, money: [18, 5, 22] },
    ...{ services: '住宿、办公、会议', partners: '示例职业学院' },
  },
  {
    ...{ key: 'yecheng', kind: 'station', status: 'open', name: '叶城县人才驿站（示例）', host: 'county-653126', region: '653126' },
    ...{ address: '示例巷 8 号', area: 240, counts: [4, 4, 0], openedAgo: 240, money: [9, 0, 11] },
    ...{ services: '住宿、办公', partners: '' },
  },
  {
    ...{ key: 'rizhao', kind: 'enclave', status: 'open', name: '麦盖提—日照人才飞地（示例）', host: 'county-653127', region: '371100' },
    ...{ address: '日照市示例科创园 3 号楼', area: 500, counts: [12, 0, 2], openedAgo: 400, money: [30, 20, 24] },
    ...{ services: '研发办公、检测、孵化、产品展示', partners: '示例海洋大学、示例研究院' },
  },
  {
    ...{ key: 'jiashi', kind: 'station', status: 'open', name: '伽师县人才驿站（示例）', host: 'county-653129', region: '653129' },
    ...{ address: '示例路 30 号', area: 480, counts: [4, 12, 0], openedAgo: 280, money: [12, 0, 15] },
    ...{ services: '住宿、培训', partners: '' },
  },
  {
    ...{ key: 'hangzhou', kind: 'enclave', status: 'open', name: '麦盖提—杭州人才飞地（示例）', host: 'county-653127', region: '330100' },
    ...{ address: '杭州市示例科技园 2 号楼', area: 260, counts: [8, 0, 0], openedAgo: 290, money: [24, 6, 10] },
    ...{ services: '研发办公', partners: '' },
  },
  {
    ...{ key: 'bachu', kind: 'station', status: 'proposed', name: '巴楚县人才驿站（示例）', host: 'county-653130', region: '653130' },
    ...{ address: '示例新区', area: 200, counts: [2, 4, 0], openedAgo: null, money: [5, 0, 8] },
    ...{ services: '住宿、办公', partners: '' },
  },
];

const EXPERTS: Readonly<Record<string, readonly [name: string, note: string][]>> = {
  maigaiti: [
    ['示例专家甲', '红枣栽培'],
    ['示例专家乙', '冷链储运'],
  ],
};

const FIRM = 'organisation D066';
const COUNTY = 'organisation county-653127';
const OFFICE = 'office coordinator';
const TALENT = 'office talent_officer';

/** Place, its number, who books, the guest, first day and day of leaving (counted from today), and how it went. */
type Stay = [
  kind: 'bed' | 'desk' | 'lab' | 'expert',
  position: number,
  by: string,
  guest: string,
  from: number,
  until: number,
  status: 'booked' | 'arrived' | 'left',
];
const STAYS: Readonly<Record<string, readonly Stay[]>> = {
  maigaiti: [
    ['bed', 1, TALENT, '张医生（示例）', -200, -172, 'left'],
    ['bed', 1, FIRM, '赵工（示例）', -165, -140, 'left'],
    ['bed', 1, TALENT, '郑老师（示例）', -120, -92, 'left'],
    ['bed', 1, FIRM, '钱工（示例）', -70, -41, 'left'],
    ['bed', 1, TALENT, '李医生（示例）', -12, 10, 'arrived'],
    ['bed', 2, OFFICE, '褚干部（示例）', -150, -121, 'left'],
    ['bed', 2, FIRM, '孙工（示例）', -60, -35, 'left'],
    ['bed', 2, TALENT, '沈农艺师（示例）', 0, 12, 'booked'],
    ['bed', 3, TALENT, '冯老师（示例）', -110, -82, 'left'],
    ['bed', 3, FIRM, '赵工（示例）', 4, 11, 'booked'],
    ['bed', 4, OFFICE, '褚干部（示例）', 2, 6, 'booked'],
    ['desk', 1, FIRM, '赵工（示例）', -165, -140, 'left'],
    ['desk', 1, TALENT, '韩农艺师（示例）', -100, -72, 'left'],
    ['desk', 1, TALENT, '李医生（示例）', -12, 10, 'arrived'],
    ['desk', 2, FIRM, '孙工（示例）', -60, -35, 'left'],
    ['lab', 1, TALENT, '韩农艺师（示例）', -98, -90, 'left'],
    ['lab', 1, TALENT, '韩农艺师（示例）', 3, 9, 'booked'],
    ['expert', 1, FIRM, '杨社长（示例）', 8, 9, 'booked'],
  ],
  shache: [
    ['bed', 1, TALENT, '王医生（示例）', -180, -150, 'left'],
    ['bed', 1, TALENT, '王医生（示例）', -140, -111, 'left'],
    ['bed', 2, FIRM, '周工（示例）', -130, -101, 'left'],
    ['bed', 3, OFFICE, '卫干部（示例）', -90, -61, 'left'],
    ['desk', 1, TALENT, '陈老师（示例）', -170, -141, 'left'],
    ['desk', 2, FIRM, '周工（示例）', -80, -51, 'left'],
    ['desk', 1, TALENT, '陈老师（示例）', -3, 20, 'arrived'],
  ],
  yecheng: [
    ['bed', 1, OFFICE, '蒋干部（示例）', -160, -148, 'left'],
    ['desk', 1, FIRM, '吴工（示例）', -95, -88, 'left'],
  ],
  rizhao: [
    ...[1, 2, 3, 4, 5, 6].flatMap((desk): Stay[] =>
      [-210, -180, -150, -120, -90, -60, -30].map((from): Stay => [
        'desk',
        desk,
        COUNTY,
        `研发人员 ${desk}（示例）`,
        from,
        from + 30,
        'left',
      ]),
    ),
    ['lab', 1, COUNTY, '研发人员 1（示例）', -40, -33, 'left'],
    // Two months in which every desk was taken, and others waited in vain.
    ...[7, 8, 9, 10, 11, 12].flatMap((desk): Stay[] =>
      [-90, -60].map((from): Stay => ['desk', desk, COUNTY, `研发人员 ${desk}（示例）`, from, from + 30, 'left']),
    ),
  ],
  hangzhou: [['desk', 1, COUNTY, '研发人员 20（示例）', -100, -72, 'left']],
  // One week of training, and nobody else.
  jiashi: Array.from({ length: 12 }, (_, n): Stay => ['bed', n + 1, OFFICE, `学员 ${n + 1}（示例）`, -80, -75, 'left']),
};

/** Who waits or waited: kind, who asks, the guest, first day and day of leaving (counted from today), and how it stands. */
type Wait = [kind: 'desk' | 'lab', by: string, guest: string, from: number, until: number, status: 'waiting' | 'lapsed'];
const WAITS: Readonly<Record<string, readonly Wait[]>> = {
  maigaiti: [
    ['lab', FIRM, '赵工（示例）', 4, 8, 'waiting'],
    ['lab', OFFICE, '褚干部（示例）', 5, 7, 'waiting'],
  ],
  rizhao: [
    ['desk', COUNTY, '研发人员 13（示例）', -90, -60, 'lapsed'],
    ['desk', COUNTY, '研发人员 14（示例）', -80, -50, 'lapsed'],
    ['desk', COUNTY, '研发人员 15（示例）', -62, -32, 'lapsed'],
  ],
};

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const insert = (table: string, columns: string, rows: readonly string[]): string =>
  `insert into ${table} (${columns}) values\n  ${rows.join(',\n  ')};\n`;
/** The day in China, as bookings count it: in the evening of the database's own day it is tomorrow already. */
const TODAY = 'private.civil_today()';
const day = (n: number): string => (n === 0 ? TODAY : n < 0 ? `${TODAY} - ${-n}` : `${TODAY} + ${n}`);

/** The statements of the seed, in the order in which rows refer to each other. */
export function stationTables(idOf: IdOf): string[] {
  const id = (key: string) => text(idOf(`station ${key}`));
  const place = (key: string, kind: string, position: number) => text(idOf(`station ${key} ${kind} ${position}`));
  const kinds = ['desk', 'bed', 'lab'] as const;
  return [
    insert(
      'public.stations',
      `id, kind, status, name, host_id, address, region_code, area_m2, desks, beds, labs, services, partners, opened_on, opens_on, created_at, is_sample, proposed_by_name,
  exit_when, exit_people, exit_assets, exit_owner`,
      STATIONS.map(
        ({ key, kind, status, name, host, region, address, area, counts, openedAgo, services, partners }) =>
          `(${id(key)}, '${kind}', '${status}', ${text(name)}, ${text(idOf(`organisation ${host}`))}, ${text(address)}, '${region}', ${area}, ${counts.join(', ')}, ${text(services)}, ${text(partners)}, ${openedAgo === null ? 'null' : day(-openedAgo)}, ${openedAgo === null ? day(60) : 'null'}, ${openedAgo === null ? 'now()' : day(-openedAgo - ASKED_AHEAD)}, true, '示例县人员', ${status === 'proposed' ? `'', '', '', ''` : `'连续六个整月使用率低于两成，或租期届满', '转到邻县驿站，提前三十天通知', '家具设备移交县人社局，押金收回入账', '示例负责人'`})`,
      ),
    ),
    insert(
      'public.station_terms',
      'station_id, lease_from, lease_until, rent_fen, subsidy_fen, running_fen',
      STATIONS.map(
        ({ key, money: [rent, subsidy, running], openedAgo }) =>
          `(${id(key)}, ${day(-(openedAgo ?? -60))}, ${day(900)}, ${rent * WAN}, ${subsidy * WAN}, ${running * WAN})`,
      ),
    ),
    insert('public.station_places', 'id, station_id, kind, position, name, note', [
      ...STATIONS.flatMap(({ key, counts }) =>
        kinds.flatMap((kind, at) =>
          Array.from(
            { length: counts[at] ?? 0 },
            (_, n) => `(${place(key, kind, n + 1)}, ${id(key)}, '${kind}', ${n + 1}, '${n + 1}', '')`,
          ),
        ),
      ),
      ...Object.entries(EXPERTS).flatMap(([key, experts]) =>
        experts.map(([name, note], n) => `(${place(key, 'expert', n + 1)}, ${id(key)}, 'expert', ${n + 1}, ${text(name)}, ${text(note)})`),
      ),
    ]),
    insert(
      'public.station_stays',
      'station_id, place_id, organisation_id, guest_name, starts_on, ends_before, status, booked_by_name, arrived_at, arrival_noted_by_name',
      Object.entries(STAYS).flatMap(([key, stays]) =>
        stays.map(
          ([kind, position, by, guest, from, until, status]) =>
            `(${id(key)}, ${place(key, kind, position)}, ${text(idOf(by))}, ${text(guest)}, ${day(from)}, ${day(until)}, '${status}', '示例人员', ${status === 'booked' ? 'null, null' : `${day(from)}, '示例县人员'`})`,
        ),
      ),
    ),
    insert(
      'public.station_waits',
      'station_id, kind, organisation_id, guest_name, starts_on, ends_before, status, asked_by_name',
      Object.entries(WAITS).flatMap(([key, waits]) =>
        waits.map(
          ([kind, by, guest, from, until, status]) =>
            `(${id(key)}, '${kind}', ${text(idOf(by))}, ${text(guest)}, ${day(from)}, ${day(until)}, '${status}', '示例人员')`,
        ),
      ),
    ),
    insert(
      'public.station_projects',
      'id, station_id, name, home_id, home_listing_id, home_post_id, home_post, people, started_on, added_by_name',
      [
        `(${text(idOf('station project dates'))}, ${id('rizhao')}, '红枣快检方法（示例）', ${text(idOf('organisation county-653127'))}, ${text(idOf('listing county-653127'))}, null, '', 4, ${day(-380)}, '示例县人员')`,
        `(${text(idOf('station project cold'))}, ${id('rizhao')}, '鲜枣冷链包装（示例）', ${text(idOf('organisation county-653127'))}, null, ${text(idOf('post 10'))}, '电商中心主任（示例西部园区管委会）', 2, ${day(-200)}, '示例县人员')`,
      ],
    ),
    insert(
      'public.station_returns',
      'project_id, kind, subject, subject_key, amount_fen, happened_on, home_share, evidence, status, noted_by_name, answered_by_name',
      [
        `(${text(idOf('station project dates'))}, 'project_landed', '示例检测有限公司', '示例检测有限公司', null, ${day(-150)}, 7000, '示例备案 2026-1 号', 'confirmed', '示例县人员', '示例协调员二')`,
        `(${text(idOf('station project dates'))}, 'patent_used', '示例专利 1', '示例专利1', null, ${day(-90)}, 5000, '示例许可合同 3 号', 'confirmed', '示例县人员', '示例协调员二')`,
        `(${text(idOf('station project cold'))}, 'revenue', '示例包装车间', '示例包装车间|2026', ${86 * WAN}, ${day(-20)}, 6000, '示例报表', 'noted', '示例县人员', null)`,
      ],
    ),
  ];
}
