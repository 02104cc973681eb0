import type { RunKindCode, RunStatusCode } from '../../domain/enums.ts';
import type { RunFault } from '../../domain/run.ts';
import type { Fact } from '../../engine/run/compare.ts';

/** What spreading did; nothing where lists were made each for itself. */
const spreadText = ({ capacity, mostBefore, mostAfter, unseenBefore, counties = 0, countiesFound = 0 }: Record<string, number>): string =>
  capacity === undefined
    ? ''
    : `各家名单一起排：一个县以进 ${capacity} 家的名单为宜；最多的一个县从 ${mostBefore ?? 0} 家变为 ${mostAfter ?? 0} 家，没有进任何名单的县从 ${unseenBefore ?? 0} 个变为 ${counties - countiesFound} 个。`;

/** The asking office's own rows, where it has some. */
const ownPairingsText = ({ ownPairings }: Record<string, number>): string =>
  ownPairings === undefined ? '' : `发起的协作办自己记下的 ${ownPairings} 条结对关系也读了，留在记录里。`;

/** Long work, asked for by a coordinator and solved beside the pages. */
export const run = {
  title: '计算',
  lead: '匹配、选组合这类较久的计算在后台进行，做完会通知您。每一次都留下当时的数据、设置和结果，可以重算、核对、比较。',
  name: (number: number) => `第 ${number} 号计算`,
  none: '还没有计算。',
  noneHint: '新建一次排名，看全国或一对省份之间谁最合适；或者直接请平台提出一个合作项目方案。',
  start: '新建排名',
  propose: '提出方案',
  columns: { run: '计算', state: '状态', who: '发起人', when: '时间', gap: '与最优的差距' },
  kind: { ranking: '匹配排名', portfolio: '合作项目方案', secondment: '双向挂职计划', siting: '驿站选址' } satisfies Record<
    RunKindCode,
    string
  >,
  status: { queued: '等待中', running: '计算中', done: '已完成', cancelled: '已停止', failed: '未完成' } satisfies Record<
    RunStatusCode,
    string
  >,
  stopping: '正在停止',
  scope: {
    country: '全国',
    pair: (east: string, west: string) => `${east} — ${west}`,
  },
  /** Where a kind has no bound because nothing is estimated. */
  exact: '逐一算完，没有估计',
  partly: (done: number, total: number) => `算了 ${total} 家中的 ${done} 家`,
  gap: (percent: string) => `不超过 ${percent}%`,
  noGap: '还不知道',
  at: (date: string) => `${date} 发起`,
  took: (seconds: string) => `用时 ${seconds} 秒`,

  form: {
    title: '新建匹配排名',
    lead: '把已发布的企业与已发布的县（市、区）逐一比较，按双方所得排出每家企业的伙伴。',
    scope: '范围',
    country: '全国：所有企业与所有县',
    countryHint: '数量多时要几分钟，您可以先做别的。',
    pair: '一对省份',
    pairHint: '东边一省的企业，西边一省的县。',
    pairChoice: '哪一对',
    top: '每家企业保留多少个伙伴',
    spread: '各家名单一起排，把机会分散开',
    spreadHint: '同一个县出现在太多名单里时，排序时略减它的分（至多 10 分，匹配分本身不变），让相差不多的县也被看到。',
    start: '开始计算',
    next: '开始后会打开这次计算的页面，能看到进度，也能随时停止。',
  },

  queuedText: '正在等空闲的计算程序，一般一两秒就开始。',
  queuedLong: '等了一分钟以上：可能没有计算程序在运行，请告诉系统管理员。',
  stage: {
    siting: '逐个处数求最好的选址',
    starting: '读取已发布的供需',
    reading: '读懂每条供需',
    ranking: '逐家排名',
    spreading: '把机会分散开',
    composing: '为每家企业拼出可行的合作项目',
    selecting: '从可行的项目里选出最好的一组',
    curve: '算出照顾更多县要付出多少',
    rosters: '读取名册',
    planning: '排出双向计划，并证明上限',
    levelling: '守住各单位的规矩，再改进',
    rings: '找互换环',
  } as Record<string, string>,
  unknownStage: '计算中',
  progress: (done: string, total: string, percent: string) => `已完成 ${done}，共 ${total}（${percent}%）`,
  incumbent: '目前最好',
  bound: '已证明的上限',
  curve: '虚线是已证明的上限，实线是当时最好的结果；两线之间就是还可能有的差距。',
  curveTitle: '搜索的过程',
  seconds: (n: string) => `${n} 秒`,
  cancel: '停止，保留目前最好的结果',
  cancelWaiting: '不算了',
  cancelHint: '停止很快，已经算出的部分会留下，也可以照样重算出来。',
  refreshes: '本页自动刷新。',

  repeat: '重算一遍',
  repeatHint: '用当时记下的数据、种子和工作量重算，应当逐字节相同。',
  repeats: (number: number) => `这是第 ${number} 号计算的重算。`,
  equal: '结果与原来逐字节相同，已用指纹（SHA-256）核对。',
  unequal: '结果与原来不同。请看下面的差异与原因，并把编号告诉负责人。',
  unequalEngine: '结果与原来不同：计算程序的版本换过。下面列出了差异。',
  record: '导出这次计算的记录',
  recordHint: '含当时的数据、设置、结果、指纹和程序版本，任何人都可以据此核对。',
  recordTitle: '这次计算的记录',
  recordItems: {
    engine: '程序版本',
    seed: '随机种子',
    work: '工作量',
    input: '数据指纹',
    output: '结果指纹',
    attempts: '第几次尝试',
    worker: '由谁计算',
  },
  tells: (title: string) => `详细：${title}`,

  failedTitle: '这次计算没有完成',
  fault: {
    no_listings: '还没有已发布的供需，没有可以组成项目的单位。请等各方发布后再算。',
    one_side_empty: '范围里东西两边有一边没有已发布的供需，没有可以配对的对象。请换一个范围，或等对方发布后再算。',
    nobody_to_plan: '这项交流里还没有可派的人，或没有岗位。请先在名册里把人和岗位放进这项交流，再排计划。',
    bad_parameters: '这次计算的设置不完整或超出范围。请新建一次计算，重新选择。',
    input_lost: '当时记下的数据已经读不到，或与指纹不符，不能照原样重算。请新建一次计算，并把编号告诉负责人。',
    engine_fault: '计算程序出了意外，不是您的操作引起的。请把编号告诉负责人；可以新建一次再试。',
    out_of_memory: '数据太多，超出了这台机器给一次计算的内存。请缩小范围，或请管理员在更大的机器上加一个计算程序。',
    workers_lost: '计算程序几次中途失去联系，没有再试。请把编号告诉负责人。',
  } satisfies Record<RunFault, string>,

  resultTitle: '结果',
  stoppedResult: '中途停止，以下是停止前最好的结果。',
  noResult: '停止时还没有结果。',
  fetching: '算完了，正在取结果。',
  doneWork: (n: string) => `停止前已有 ${n} 次改进`,
  resultLost: '结果的文件读不到，或与指纹不符。请把编号告诉负责人。',
  summary: {
    siting: (of: Record<string, number>) =>
      `${of['sites'] ?? 0} 处候选地点、${of['counties'] ?? 0} 个县，比较了 ${of['scenarios'] ?? 0} 种处数；最多时开 ${of['open'] ?? 0} 处，管到 ${of['served'] ?? 0} 个县。`,
    ranking: (of: Record<string, number>) =>
      `${of['enterprises'] ?? 0} 家企业与 ${of['counties'] ?? 0} 个县逐一比较，排出了 ${of['ranked'] ?? 0} 家企业的伙伴；${of['countiesFound'] ?? 0} 个县至少被一家企业排进去。${spreadText(of)}${ownPairingsText(of)}`,
    portfolio: (of: Record<string, number>) =>
      of['projects'] === 0
        ? `看了 ${of['candidates'] ?? 0} 个可行的合作项目，没有选出方案。`
        : `从 ${of['candidates'] ?? 0} 个可行的合作项目里选出 ${of['projects'] ?? 0} 个，${of['counties'] ?? 0} 个县（市、区）有了项目；能有项目的共 ${of['reachable'] ?? 0} 个。`,
    secondment: (of: Record<string, number>) =>
      `${of['people'] ?? 0} 人、${of['posts'] ?? 0} 个岗位：安排了 ${of['placed'] ?? 0} 人次，空缺 ${of['open'] ?? 0} 个岗位；东到西 ${of['eastToWest'] ?? 0} 人月，西到东 ${of['westToEast'] ?? 0} 人月。${of['moreByRings'] ? `三四个单位互换，比只两两互换多安排 ${of['moreByRings']} 人次。` : ''}`,
  } satisfies Record<RunKindCode, (of: Record<string, number>) => string>,
  enterprise: '企业',
  partners: '最合适的县，按匹配分',
  more: (n: number) => `还有 ${n} 个`,
  noPartners: '没有合适的县',
  plainPlace: (place: number) => `单独排是第 ${place} 名`,

  pairingInForce: (east: string, west: string, from: string, until: string | null) =>
    `${east} — ${west}（${until === null ? `${from} 起` : `${from} 至 ${until} 前`}）`,
  compare: {
    title: (a: number, b: number) => `第 ${a} 号与第 ${b} 号计算的差异`,
    heading: '与上一次相比',
    with: '与哪一次比',
    show: '比较',
    all: '看全部差异与原因',
    same: '结果逐字节相同。',
    counts: (entered: number, left: number, changed: number, unchanged: number) =>
      `新进 ${entered} 项，退出 ${left} 项，位次或分数有变 ${changed} 项，不变 ${unchanged} 项。`,
    entered: '新进的',
    left: '退出的',
    changed: '位次或分数有变的',
    question: '两次的设置或程序不同',
    why: '为什么',
    what: '谁与谁',
    before: '原来',
    after: '现在',
    place: (place: number, points: string) => `第 ${place} 位，${points} 分`,
    worth: (points: string) => `在内，${points} 分`,
    demand: (n: string) => `由它服务，需求 ${n}`,
    notIn: '不在内',
    asAbove: '设置不同（见上）',
    none: '没有可以比较的另一次计算。',
    nothing: '没有差异。',
  },
  cause: {
    party_appeared: (name: string) => `${name}在前一次还没有发布`,
    party_gone: (name: string) => `${name}已不在发布之列`,
    party_changed: (name: string, changes: string) => `${name}改了供需：${changes}`,
    parameter: (name: string, before: string, after: string) => `设置不同：${name}从“${before}”改为“${after}”`,
    engine: (before: string, after: string) => `计算程序从 ${before} 换成 ${after}`,
    overtaken: (names: string) => `自己没有变，被${names}超过`,
    moved_up: (names: string) => `自己没有变，${names}让出了位置`,
    gave_way: (names: string) => `自己没有变，它要用的要素或名额给了${names}`,
    took_over: (names: string) => `自己没有变，用上了${names}让出的要素或名额`,
    unknown: '记录里看不出直接原因，是整体重新权衡的结果',
  },
  fact: {
    title: '标题',
    summary: '简介',
    industries: '行业',
    region: '所在地区',
    year: '年份',
    offer: '提供',
    seek: '寻求',
    capacity: '可用数量',
  } satisfies Record<Fact['field'], string>,
  factor: (field: string, factor: string) => `${field}${factor}`,
  changeAmount: (fact: string, before: string, after: string) => `${fact}从 ${before} 改为 ${after}`,
  changeText: (fact: string) => `${fact}的写法`,
  changeAdded: (fact: string) => `新增${fact}`,
  changeRemoved: (fact: string) => `不再${fact}`,
  parameter: {
    exchange: '哪项交流',
    maxDifference: '双向人月之差的上限',
    rest: '两次派出之间在家的月数',
    mostPerPerson: '每人最多几次',
    mayChange: '可以改动已公布的安排（1 是，0 否）',
    sitingName: '选址名称',
    objective: '目标',
    measure: '路程单位',
    sites: '候选地点',
    counties: '需求',
    mostSites: '最多开几处',
    budget: '每年总花费上限（万元）',
    detour: '绕行系数',
    speed: '平均车速（公里/小时）',
    reach: '方便到不去的路程',
    scope: '范围',
    top: '每家企业保留的伙伴数',
    asOf: '结对关系的年份',
    spread: '名单一起排（1 是，0 否）',
    ownPairings: '本办自己记下的结对关系',
    stoppedAfter: '停止前的工作量',
    modes: '合作模式',
    dial: '照顾更多县的程度',
    mostPerParty: '每个单位最多几个项目',
    ignoreOthers: '不管别的方案占用了什么（1 是，0 否）',
    startsOn: '项目最早开始的日期',
    pinned: '一定要有的',
    banned: '不参加的',
    seconds: '最长计算时间（秒）',
  } as Record<string, string>,
  notSet: '没有',
  listSeparator: '、',
  causeSeparator: '；',
};
