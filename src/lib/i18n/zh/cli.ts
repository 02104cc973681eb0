import type { FaultCode } from '../../domain/fault.ts';
import type { ComposeError } from '../../engine/projects/compose.ts';
import type { Conflict } from '../../engine/projects/conflict.ts';

type FaultValues = { got: string; expected: string };

/** The command line. Places (`line 12: offers[0].quantity:`) are the same in every language; see `fault-text.ts`. */
export const cli = {
  fault: {
    missing: () => '缺少这一项',
    wrong_type: ({ got, expected }: FaultValues) => `类型不对：应为 ${expected}（现为 ${got}）`,
    too_small: ({ got, expected }: FaultValues) => `必须 ≥ ${expected}（现为 ${got}）`,
    not_above: ({ got, expected }: FaultValues) => `必须 > ${expected}（现为 ${got}）`,
    too_big: ({ got, expected }: FaultValues) => `必须 ≤ ${expected}（现为 ${got}）`,
    empty: () => '不能为空',
    too_many: ({ got, expected }: FaultValues) => `最多 ${expected} 项（现有 ${got} 项）`,
    wrong_length: ({ got, expected }: FaultValues) => `应有 ${expected} 项（现有 ${got} 项）`,
    wrong_sum: ({ got, expected }: FaultValues) => `合计应为 ${expected}（现为 ${got}）`,
    overlap: ({ got, expected }: FaultValues) => `${got} 与 ${expected} 重叠，同一年只能有一个比例`,
    before_revenue: ({ got, expected }: FaultValues) =>
      `第一笔收入在第 ${expected} 年，此前不能有利润（现为 ${got}）；请改 first_revenue_year 或此项`,
    no_law: ({ got, expected }: FaultValues) =>
      `${got} 年没有可依据的税制参数，参考数据从 ${expected} 年起；请改年份，或用 --reference 提供本单位的参数`,
    not_one_of: ({ got, expected }: FaultValues) => `必须是 ${expected} 之一（现为 ${got}）`,
    wrong_form: ({ got, expected }: FaultValues) => `格式不对：应符合 ${expected}（现为 ${got}）`,
    unknown_key: () => '没有这一项，请检查拼写',
    unit_missing: () => '写了数量就要写单位',
    quantity_missing: () => '写了单位就要写数量',
    period_empty: () => '结束日期必须晚于开始日期',
    range_empty: () => '上限不能小于下限',
    duplicate_id: ({ got }: FaultValues) => `编号重复：${got} 在前面出现过`,
    unknown_id: ({ got }: FaultValues) => `没有这个编号：${got}`,
    pinned_and_forbidden: ({ got }: FaultValues) => `不能既选定又排除：${got}`,
    broken_json: ({ got }: FaultValues) => `不是有效的 JSON：${got}`,
    broken_text: () => '不是有效的 UTF-8 文本',
    invalid: ({ got }: FaultValues) => `不合要求（现为 ${got}）`,
  } satisfies Record<FaultCode, (values: FaultValues) => string>,
  askRetention: '；请向财政局问清各级各留多少再填，不会替您猜',
  asShare: '；比例写 0 到 1 的小数，50% 写 0.5',
  everyYear: '；从第 1 年起每年一项，没有的写 0',
  ofBranch: '；分支机构要写 weight（分摊比例）和 enterprise_profit（总机构逐年利润）',
  unknownCommand: (name: string, known: string) => `没有“${name}”这个命令。现有的命令：${known}`,
  unknownOption: (name: string) => `没有“${name}”这个选项`,
  missingValue: (name: string) => `选项 ${name} 要带一个值`,
  unexpectedValue: (name: string) => `选项 ${name} 不带值`,
  unexpectedArgument: (text: string) => `多出来的内容：${text}`,
  repeatedOption: (name: string) => `选项 ${name} 写了两次`,
  badOption: (name: string, expected: string, got: string) => `选项 ${name} 应为 ${expected}（现为 ${got}）`,
  seeHelp: (command: string) => `用法见：npm run --silent feiqiao -- ${command}--help`,
  cannotRead: (path: string, why: string) => `读不了 ${path}：${why}`,
  cannotWrite: (path: string, why: string) => `写不了 ${path}：${why}`,
  nothingWritten: (faults: number) => `共 ${faults} 处错误，没有写出任何结果`,
  conflict: {
    pinned_over_capacity: (bundles: readonly string[], capacity: string, needed: string, available: string) =>
      `选定的 ${bundles.join('、')} 共需 ${capacity} ${needed}，只有 ${available}`,
    required_over_capacity: (bundles: readonly string[], capacity: string, needed: string, available: string) =>
      `选定的和硬性要求必须有的 ${bundles.join('、')} 共需 ${capacity} ${needed}，只有 ${available}`,
    pinned_in_one_group: (bundles: readonly string[], group: string) => `选定的 ${bundles.join('、')} 同属 ${group} 组，一组最多一个`,
    group_without_bundle: (group: string) => `${group} 组必须有一个，但一个也放不下`,
    at_least_unreachable: (rule: string, count: number, possible: number) => `${rule} 至少要 ${count} 个，最多可能有 ${possible} 个`,
    not_together: (rules: readonly string[], groups: readonly string[]) =>
      `以下要求不能同时满足，去掉任何一条其余的都能满足：${[...rules, ...groups.map((group) => `${group} 组必须有一个`)].join('、')}`,
  } satisfies Record<Conflict['code'], unknown>,
  sitingConflict: {
    county_without_site: (county: string) => `没有站点能服务 ${county}：没有与它配对的站点，或配对站点的床位少于它的需求，或造价超过预算`,
    not_together: (limits: readonly string[]) => `在这些限制下无法服务所有的县，去掉其中任何一项便可以：${limits.join('、')}`,
  },
  progress: (objective: number | null, bound: number | null) => `目前最好 ${objective ?? '—'}，不可能超过 ${bound ?? '—'}`,
  usage: (commands: string) => `飞桥命令行：不用服务器的匹配引擎

用法  npm run --silent feiqiao -- <命令> [--in 文件] [--out 文件] [选项]
命令  ${commands}

每个命令都有 --help，里面的例子可以直接运行。
退出状态：0 有结果 · 1 程序错误或文件不存在 · 2 输入有误`,
  rankHelp: `为每条供需排出最合适的伙伴

用法  npm run --silent feiqiao -- rank [--in 文件] [--out 文件] [选项]
输入  JSONL，一行一条供需；输出 JSONL，每条 --from 供需一行

选项
  --in 文件          输入；- 或不写是标准输入
  --out 文件         输出；不写是标准输出
  --from 类型        为谁排：enterprise（默认）| county | institution | investor
  --to 类型          排谁：county（默认）| enterprise | institution | investor
  --top N|all        每条列出几个（默认 10）
  --as-of 年份       供需没写年份时，结对关系按这一年算（默认：参考数据里最新的）
  --explain-gates    把不满足硬条件的也列在最后，得分 0，写明原因
  --spread           各家名单一起排，不让少数伙伴占满所有名单；每个匹配多一项 "spread"：
                     不分散时的名次 place，为此减去的分 price（至多 0.1，得分本身不变）
  --reference 文件   本单位自己的结对关系和财税参数：{"pairings":[…],"parameters":[…]}，字段同 src/lib/domain/reference 下的同名文件
  --lang zh|en       语句用的语言（默认 zh）
  --seed N  --time-limit 秒  --work N   为与其他命令一致而接受；排名没有随机，也不会超时

例子  npm run --silent feiqiao -- rank --in supabase/samples/counties.jsonl --from county --to county --top 3`,
  noBundles: {
    no_listings: '没有供需，拼不出项目',
    one_side_empty: '所选范围里东部或西部没有供需，拼不出项目',
    unknown_anchor: '没有这个编号',
  } satisfies Record<ComposeError, string>,
  bundlesBounded: '只列出最好的；放宽 --per-anchor 或 --most 可以看到更多',
  bundlesHelp: `从供需里拼出合作项目：两到五方凑齐一种合作模式所需的要素

用法  npm run --silent feiqiao -- bundles [--in 文件] [--out 文件] [选项]
输入  JSONL，一行一条供需（同 rank）
输出  --format bundles（默认）：JSONL，一行一个项目，最好的在前：各方与角色、占用的数量、双方所得、
      就业投资产值风险的区间与依据、哪些不确定、步骤；text 里是语句
      --format select：feiqiao select 的输入；价值是分（0 到 100），容量是每条供给（编号#序号）和每方最多五个项目

选项
  --in 文件          输入；- 或不写是标准输入
  --out 文件         输出；不写是标准输出
  --format 形式      bundles | select
  --anchors 编号,…   只为这些供需拼（默认：所有可以牵头的）
  --per-anchor N     每条供需最多几个，1 到 100（默认 10）
  --most N           一共最多几个（默认 100000）
  --east 地区  --west 地区   只要这两地的单位（六位代码）
  --starts-on 日期   项目从这一天开始；步骤的日期由此推算
  --county-floor 分  只对 --format select：一个县没有项目扣多少分（默认 0）
  --incomplete       把只缺一个角色的也列在后面，写明缺谁、谁可能补上
  --as-of 年份       供需没写年份时，结对关系按这一年算
  --reference 文件   本单位自己的结对关系
  --lang zh|en       语句用的语言（默认 zh）
  --seed N  --time-limit 秒  --work N   为与其他命令一致而接受；拼项目没有随机，也不会超时

例子  npm run --silent feiqiao -- bundles --in supabase/samples/market.jsonl --per-anchor 3 --format select --out portfolio.json
      npm run --silent feiqiao -- select --in portfolio.json`,
  selectHelp: `从给定的项目组合里选出总价值最大的一批，不超过任何容量

用法  npm run --silent feiqiao -- select [--in 文件] [--out 文件] [选项]
输入  JSON：{"capacities":{"land-1":500},"bundles":[{"id":"b1","value":12.5,"uses":{"land-1":120},"group":"D001"}],
      "rules":{"at_most_one_per_group":true,"exactly_one_per_group":false,
      "at_least":[{"id":"653127","bundles":["b1"],"count":1,"soft":60}],"pinned":[],"forbidden":[]}}
输出  JSON：status（optimal 差距不超过 --gap | feasible 目前最好 | unknown 还没找到 | infeasible 无解，conflicts 说明原因）、
      objective、bound（已证明的上界）、gap、stopped_by（gap | work | time）、selected、unmet、seconds

选项
  --in 文件          输入；- 或不写是标准输入
  --out 文件         输出；不写是标准输出
  --gap X            相对差距不超过 X 就停（默认 0.01）
  --time-limit 秒    最多用多少秒（默认 60）；Ctrl-C 写出目前最好的
  --work N           按工作量停，一个单位约 20 微秒；不看时钟，结果总是逐字节相同
  --seed N           随机种子（默认 0）
  --lang zh|en       语句用的语言（默认 zh）
  --reference 文件   为与其他命令一致而接受；选择不用参考数据

例子  npm run --silent feiqiao -- select --in supabase/samples/portfolio.json --gap 0`,
  shareHelp: `合作各方共同的所得怎么分：夏普利值、谈判解、核仁，以及谁会另起炉灶

用法  npm run --silent feiqiao -- share [--in 文件] [--out 文件] [选项]
输入  JSON：{"players":["a","b","c"],"values":{"a":68,"b":102,"a,b":170,"a,c":713,"b,c":762,"a,b,c":992}}
      没写的联盟值 0；最多 12 方；可选 "disagreement":{"a":68}（不合作时的所得，默认单干之值）、
      "power":{"a":0.5,…}（谈判力，写就写全，合计 1，默认相等）
输出  JSON：shapley、nash（没有合作剩余时为 null）、nucleolus（没有人人不吃亏的分法时为 null）、
      core：empty 是否为空、least_core_epsilon、blocking 在每种分法下自己单干更好的联盟和多得多少

选项
  --in 文件          输入；- 或不写是标准输入
  --out 文件         输出；不写是标准输出
  --lang zh|en       语句用的语言（默认 zh）
  --seed N  --time-limit 秒  --work N  --reference 文件   为与其他命令一致而接受；分配没有随机，不会超时，不用参考数据

例子  npm run --silent feiqiao -- share --in supabase/samples/shares.json`,
  stationsHelp: `在候选站点中选择开设哪些、各自服务谁

用法   npm run --silent feiqiao -- stations [--in 文件] [--out 文件] [选项]
输入   JSON：{"sites":[{"id":"xian","cost":120,"beds":30}],"counties":[{"id":"653127","demand":12}],
        "benefit":[["653127","xian",0.7]],"max_sites":5,"budget":1000}
        每个县要么整体由一个开设的站点服务，要么不服务；使 需求 × 效益（0 到 1）之和最大。
        写明 "objective":"p_median" 时，第三项是距离，每个县都要服务，使 需求 × 距离 之和最小。
输出   JSON：status（optimal：差距不超过 --gap | feasible：目前最好 | unknown：尚未找到 | infeasible：conflicts 说明原因）、
        objective、bound（已证明的界）、gap、stopped_by（gap | work | time）、open、serves [县, 站点]、seconds

选项
  --in 文件          输入；- 或不写为标准输入
  --out 文件         输出；不写为标准输出
  --gap X            相对差距达到此值即停（默认 0.01）
  --time-limit S     最多 S 秒（默认 60）
  --work N           按计算量停止；不看时钟，输出字节总是相同
  --seed N           随机种子（默认 0）
  --lang zh|en       语句的语言（默认 zh）
  --reference 文件   各命令都接受；选址不使用参考数据

例子  npm run --silent feiqiao -- stations --in supabase/samples/sites.json --gap 0`,
  termsHelp: `飞地的钱：逐年的税收分级、分成、划转，双方的净现值、回收期、内部收益率，以及条款里的隐患

用法  npm run --silent feiqiao -- terms [--in 文件] [--out 文件] [选项]
输入  JSON，金额一律万元；各项见例子文件
      years、start_year、discount_rate、shared_levels（参与分成的层级 county | prefecture | province）、start_event（起算点）
      enclave：kind、fly_out、fly_in（飞入地是厂房或实验室所在地）、legal_form（branch 另写 branch）、first_revenue_year、
        zone（none | west_encouraged | xinjiang_difficult | kashgar_horgos）、encouraged、local_share（各级留成占全部税收的比例）
      project：profit、vat 逐年；investments：谁在第几年出多少
      terms：base（vat、cit）、of（increment 只分增量 | all）、baseline、phases、floor_per_year、ceiling_per_year、ceiling_total
      clauses：另外的承诺；carry_losses：亏损结转
输出  JSON：years、parties（npv、payback 年份、irr）、warnings（代码、年份、说明、依据）；金额精确到分，四舍六入五成双，尾差归县

选项
  --in 文件          输入；- 或不写是标准输入
  --out 文件         输出；不写是标准输出
  --reference 文件   本单位自己的财税参数：{"parameters":[…]}，字段同 src/lib/domain/reference/parameters.json，在其日期内先于平台自带的
  --lang zh|en       语句用的语言（默认 zh）
  --seed N  --time-limit 秒  --work N   为与其他命令一致而接受；计算没有随机，不会超时

例子  npm run --silent feiqiao -- terms --in supabase/samples/terms.json`,
  secondmentsHelp: `安排双向挂职：谁去哪个岗位、何时开始、多长时间

用法  npm run --silent feiqiao -- secondments [--in 文件] [--out 文件] [选项]
输入  JSON：horizon、organisations、people、posts，可有 stations、teams、rules、fit、pinned、forbidden；月份写成 2027-03，期间含 from、不含 until
输出  JSON：status（optimal 差距不超过 --gap | feasible 目前最好 | unknown 还没找到 | infeasible 选定的安排互相矛盾，conflicts 说明）、
      objective（Σ 优先级 × 适配度 × 月数）、bound（已证明的上界）、gap、stopped_by（gap | work | time）、assignments、
      unfilled（每个空缺岗位卡在哪条规则、是谁的规则）、violations（选定的安排免去了哪些资格条件）、balance、seconds
适配  fit 里有一行的人只能去这一行列出的岗位；没有的人按
      0.5 + 0.3 × 岗位专业数 ÷ 本人专业数 + 0.2 × (1 − |职级 − 范围中点| ÷ max(1, 范围宽度))，四舍五入到四位

选项
  --in 文件          输入；- 或不写是标准输入
  --out 文件         输出；不写是标准输出
  --relax            再算放宽哪一条规则能增加多少（逐条验证；用掉时限或工作量的一半）
  --gap X            相对差距不超过 X 就停（默认 0.01）
  --time-limit 秒    最多用多少秒（默认 60）；Ctrl-C 写出目前最好的
  --work N           按工作量停，一个单位约 20 微秒；不看时钟，结果总是逐字节相同
  --seed N           随机种子（默认 0）
  --lang zh|en       语句用的语言（默认 zh）
  --reference 文件   为与其他命令一致而接受；安排不用参考数据

例子  npm run --silent feiqiao -- secondments --in supabase/samples/secondments.json --relax`,
};
