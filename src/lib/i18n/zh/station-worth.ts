import type { ReturnKindCode, ReturnStatusCode } from '../../domain/enums.ts';
import type { WorthFault } from '../../domain/station-return.ts';
import type { Advice } from '../../domain/station-worth.ts';

/** What a station costs, what it brought home, and what to do about it. */
export const stationWorth = {
  title: '值不值',
  lead: '近十二个整月（开放不满一年的从开放起）的使用、成本和带回家乡的成果。只列贵单位看得到账目的。',
  of: (name: string) => `${name}：项目、回流与成本`,
  none: '还没有可以核算的驿站或飞地。',
  tooNew: '开放还不满一个整月，下面的数要等满月才有。',
  period: (from: string, until: string) => `${from} 至 ${until}（不含）`,
  columns: {
    name: '名称',
    use: '使用率',
    cost: '净成本',
    desk: '每用一个工位月',
    guest: '每来一位专家',
    landed: '每落地一个项目',
    advice: '建议',
  },
  notStated: '租金或运行费没有填写，算不出',
  noneOfIt: '没有',
  percent: (n: string) => `${n}%`,
  joint: '成本是共同的：每一项都用全部净成本去除，几项不能相加。净成本＝租金＋运行费－补贴，按天折算。',
  facts: (desk: string, bed: string, guests: string, landed: string) =>
    `用掉 ${desk} 个工位月、${bed} 个床夜，来过 ${guests} 位专家，落地 ${landed} 个项目。`,

  use: '使用率',
  month: '月份',
  expect: '以后三个月',
  expectHint: '简单推算：按最近三个整月的平均，不低于已经订出的。',
  expectNone: '开放不满三个整月，不推算。',
  booked: '已订出',
  expected: '预计',

  advice: '建议',
  adviceName: { too_young: '再看。', keep: '保留。', merge: '合并。', move: '搬迁。', close: '退出。' } satisfies Record<
    Advice['advice'],
    string
  >,
  because: {
    too_young: (months: number) => `开放只有 ${months} 个整月，满六个月再判断。`,
    keep: (use: string, returns: number) => `近六个整月使用率 ${use}%，一年内确认的回流成果 ${returns} 项。`,
    merge: (name: string, use: string, peak: number, free: number, saved: string) =>
      `近六个整月使用率 ${use}%，最忙的一天用 ${peak} 个位置；同省的“${name}”最忙时也空着 ${free} 个，装得下。${saved ? `合并后每年省 ${saved}。` : ''}`,
    sameTarget: (others: number, peak: number, fits: boolean) =>
      `另有 ${others} 处也建议并入那里，最忙时加起来最多要 ${peak} 个位置：${fits ? '都装得下。' : '装不下，先并一处，再看其余。'}`,
    unsettled: '那里自己也在建议合并或搬迁之列，要一起定。',
    move: (name: string, use: string, unmet: number, used: number) =>
      `近六个整月使用率 ${use}%，只用了约 ${used} 个位置日；“${name}”同期有 ${unmet} 个位置日没有等到。可把位置搬过去。`,
    close: (use: string, saved: string) => `近六个整月使用率 ${use}%，一年内没有确认的回流成果。${saved ? `退出后每年省 ${saved}。` : ''}`,
  },
  adviceHint: '建议只摆数字，办不办由人决定；要退出，按退出预案办。',
  unseen: (n: number) =>
    `另有 ${n} 处开放的驿站、飞地，账目贵单位看不到，合并、搬迁的建议没有算上它们。负责的协作办看得到所管主办单位的全部账目，可请它一起看。`,

  projects: '项目',
  projectsHint: '每个项目都与家乡的一条供需或一个岗位挂钩：工作在外地，贡献在本地。',
  noProjects: '还没有登记项目。',
  tie: {
    listing: (title: string) => `挂钩供需：${title}`,
    post: (name: string) => `挂钩岗位：${name}`,
    hidden: '挂钩的供需现在看不到',
    owed: (words: string) => `还没有挂钩，只写了“${words}”`,
    ask: '请选定它对应家乡的哪一条供需或哪一个岗位。',
    submit: '挂钩',
    choose: '请选择',
    listings: '已发布的供需',
    posts: '岗位名册里的岗位',
    none: '这家单位没有已发布的供需，您也看不到它的岗位名册。请它先发布一条供需，再来登记。',
  },
  people: (n: number) => `${n} 人`,
  since: (date: string) => `${date} 起`,
  addProject: '登记项目',
  project: {
    name: '项目名称',
    home: '家乡单位',
    otherHome: '换家乡单位',
    tie: '与家乡的哪一条供需或哪一个岗位挂钩',
    tieHint: '列出该单位已发布的供需，以及您看得到的、该地的挂职岗位。',
    people: '人数',
    startedOn: '从哪天起',
  },

  returns: '带回家乡的',
  kind: { project_landed: '项目落地', person_came: '人才到岗', patent_used: '专利应用', revenue: '收入' } satisfies Record<
    ReturnKindCode,
    string
  >,
  status: { noted: '待确认', confirmed: '已计入', refused: '不计入' } satisfies Record<ReturnStatusCode, string>,
  addReturn: '登记回流成果',
  back: {
    kind: '是什么',
    subject: '对象',
    subjectHint: '项目写统一社会信用代码或名称，人写姓名和单位，专利写专利号；同一对象全国只计一次（收入按年）。',
    amount: '金额（万元，只有收入要写）',
    happenedOn: '哪一天',
    evidence: '凭据',
    evidenceHint: '合同号、批文号、备案号等。',
    file: '或选一份已上传的材料',
    share: '家乡记多少（%）',
    shareHint: '其余记在另一方。两边相加正好是一，不重复计算。',
  },
  fault: {
    missing: '请填写这一项。',
    amount: '收入要写金额，大于零，单位万元。',
    number: '请写整数，也可以不填。',
    in_future: '这一天还没有到。',
    share: '请写 0 到 100 的数。',
    evidence: '请写明凭据，或选一份已上传的材料；没有凭据的不计入。',
  } satisfies Record<WorthFault, string>,
  noted: (by: string) => `${by} 登记`,
  answeredBy: (by: string, answer: string) => `${by} 答复${answer ? `：${answer}` : ''}`,
  confirm: '确认，计入',
  refuse: '不计入',
  why: '原因（不计入时必填）',

  attribution: '两边各记多少',
  attributionHint: '全国只计一次。家乡与另一方按登记的比例各记一部分，相加等于总数。',
  whole: '总数',
  home: '记在家乡',
  other: '记在另一方',
  what: '成果',
};
