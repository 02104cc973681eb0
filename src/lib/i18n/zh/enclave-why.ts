import type { OwedYear } from '../../engine/enclaves/settlement.ts';

/** “Why this split”: one page in plain words. Amounts come with their unit. */
export const enclaveWhy = {
  title: '为什么这样分（一页）',
  missing: (list: string) => `条款表里${list}。`,
  noRates: '还没有约定比例',
  inAWord: '一句话',
  sentence: (out: string, into: string, taxes: string, what: string, rates: string) =>
    `${into}把项目带来的${taxes}里${what}，按比例分给${out}：${rates}。`,
  noSharing: (out: string, into: string) => `${into}的税收不分给${out}；按协议付的是下面这些。`,
  rate: (from: number, to: number, fromYear: number, toYear: number, percent: string) =>
    from === to ? `第 ${from} 年（${fromYear}）${percent}%` : `第 ${from}—${to} 年（${fromYear}—${toYear}）${percent}%`,
  whatIncrement: (base: string) => `每年超过 ${base}（原有基数，即签约前本来就有的税）的部分`,
  whatIncrementOfNothing: '归它的那部分',
  whatAll: '本级留成的全部',
  floor: (out: string, amount: string) => `${out}每年最少得 ${amount}（保底）。`,
  ceiling: (out: string, amount: string) => `${out}每年最多得 ${amount}（年上限）。`,
  total: (out: string, amount: string) => `${out}累计最多得 ${amount}，得满为止（总上限）。`,
  year: (t: number, year: number, into: string, kept: string, out: string, transfer: string, stays: string) =>
    `例如第 ${t} 年（${year} 年）：${into}有 ${kept}的税拿出来分，付给${out} ${transfer}，自己留 ${stays}（不分的税另算）。`,
  whoPays: (t: number, year: number) => `第 ${t} 年（${year} 年）谁付谁多少`,
  unsureYear: '（这一年的税用到了可信度低的规定）',
  step: {
    taxes: (firm: string, amount: string) => `${firm}向国库交税，一共 ${amount}。这是依法要交的，怎么分都一样多。`,
    refund: (firm: string, amount: string) => `国库退给${firm}税款 ${amount}。`,
    kept: (into: string, amount: string, byTax: readonly string[]) => `这些税里归${into}、拿出来分的有 ${amount}：${byTax.join('；')}。`,
    keptOf: (tax: string, whole: string, percent: string, kept: string) => `${tax} ${whole}，归它 ${percent}%，就是 ${kept}`,
    keptNothingOf: (tax: string, whole: string) => `${tax} ${whole}，这一年一分也不归它（原因见“要当心”）`,
    noBaseline: (into: string, base: string) =>
      `原有基数（签约前本来就有的税，照旧归${into}、不分）是 0 元，没有要先扣掉的，所以这 ${base}全部参加分。`,
    aboveBaseline: (into: string, before: string, byTax: readonly string[], base: string) =>
      `原有基数是每年 ${before}：签约前${into}本来就有这么多税，照旧归它，不分；只分超过的部分。这一年${byTax.join('；')}；参加分的一共 ${base}。`,
    above: (tax: string, revenue: string, before: string, base: string) => `${tax}有 ${revenue}，超过 ${before}的是 ${base}`,
    keptToo: (into: string, amount: string, taxes: readonly string[]) => `${taxes.join('、')}不拿出来分，其中归${into}的有 ${amount}。`,
    elsewhere: (into: string, amount: string) => `其余 ${amount}依法归中央和上级，怎么分都不归${into}。`,
    keptApart: (into: string, amount: string) => `这些税里有 ${amount}归${into}，不拿出来分。`,
    transfer: (into: string, out: string, amount: string, when: string) => `${into}付给${out} ${amount}，${when}。`,
    way: (words: string) => `怎么付：${words}`,
    noTransfer: (into: string, out: string) => `${into}这一年没有税收分享要付给${out}。`,
    reckoned: (base: string, percent: string, amount: string) => `算法：${base} × ${percent}% = ${amount}`,
    hole: '这一年没有约定比例',
    decided: {
      rate: '。',
      floor: '，不到保底，补到保底。',
      ceiling: '，超过年上限，只付到上限。',
      ceiling_total: '，累计已到总上限，只付余下的。',
    } satisfies Record<OwedYear['decidedBy'], string>,
    stays: (into: string, amount: string) => `付完以后，归${into}的这些税里还剩 ${amount}。`,
    staysBoth: (into: string, shared: string, apart: string, amount: string) =>
      `付完以后，拿出来分的还剩 ${shared}，加上不分的 ${apart}，${into}一共留下 ${amount}。`,
    pays: (from: string, to: string, amount: string, what: string, when: string) => `${from}付给${to} ${amount}（${what}），${when}。`,
    spends: (who: string, amount: string, what: string) => `${who}自己花 ${amount}（${what}）。`,
    paysNothing: (who: string, other: string) => `${who}这一年不用付钱给${other}。`,
    planned: '以上按计划的数算；到时按实际入库的税重算一遍再付。',
  },
  when: {
    by: (day: string) => `最迟 ${day}`,
    notSaid: '哪一天付还没有约定',
    byLaw: '依法按期',
    within: (year: number) => `${year} 年内`,
  },
  byAgreement: '按协议付的',
  byLaw: '依法交的税和各自的留成',
  kept: { shared: '增值税和所得税里归它的', others: '其他税里归它的' },
  ofKind: (kind: string, amount: string) => `${kind} ${amount}`,
  payer: '谁付',
  paid: '付给谁',
  what: '付的是什么',
  amount: '多少',
  whenHead: '什么时候',
  payee: { treasury: '国库', own: '自己花' },
  nobodyPays: '这一年没有往来。',
  stepByStep: '一步一步怎么来的',
  whyRates: '为什么是这个比例',
  both: '对谁有好处',
  party: (who: string, years: number, npv: string) => `${who}：${years} 年的收入减去投入，折成今天的钱，净得 ${npv}`,
  partner: (who: string, years: number, npv: string, payback: number | null) =>
    `${who}：${years} 年收到的减去自己出的，折成今天的钱，净得 ${npv}${payback === null ? '，合作期内收不回本' : `，第 ${payback} 年收回本`}。`,
  villageNotSaid: '（不参加时另外能得多少没有写，按 0 算。）',
  village: (own: string, amount: string, isLess: boolean) =>
    `不参加时另外能得 ${own}，所以${isLess ? '少得' : '多得'} ${amount}${isLess ? '，会走' : ''}。`,
  gain: (without: string, amount: string) => `；不合作时按 ${without}算，所以多得 ${amount}。`,
  loss: (without: string, amount: string) => `；不合作时按 ${without}算，所以少得 ${amount}，会走。`,
  same: '；和不合作一样。',
  range: (out: string, from: string, to: string, beyond: string) =>
    `如果各年只用一个比例，分给${out} ${from}% 到 ${to}% 之间，双方都不吃亏${beyond}。协议写的比例由双方商定。`,
  lower: (who: string, than: string) => `；低于 ${than}%，${who}吃亏`,
  higher: (who: string, than: string) => `；高于 ${than}%，${who}吃亏`,
  edge: {
    all: (into: string, parts: string, value: string, without: string) =>
      `比例就算定到 100%，${into}也不吃亏：${parts}，净得 ${value}，不少于不合作时的 ${without}（都折成今天的钱）。`,
    none: (out: string, parts: string, value: string, without: string) =>
      `比例就算定到 0%，${out}也不吃亏：${parts}，净得 ${value}，不少于不合作时的 ${without}（都折成今天的钱）。`,
    left: (amount: string, because: readonly string[]) =>
      `参加分的税它还留下 ${amount}${because.length > 0 ? `（${because.join('，')}）` : ''}`,
    baseline: '基数以内的不分',
    ceiling: '付满上限就不再付',
    stillGets: (amount: string) => `它仍收到保底等税收分享 ${amount}`,
    otherTaxes: (amount: string) => `不参加分的税全归它，有 ${amount}`,
    received: (amount: string) => `收到其他款 ${amount}`,
    parts: (has: readonly string[], spent: string | null) =>
      `${has.join('，') || '它没有收入'}${spent === null ? '，自己不用投入' : `，减去自己花的 ${spent}`}`,
  },
  noRange: '没有一个比例能让双方都不吃亏：要么项目要更大，要么投入要更少。',
  nash: (out: string, into: string, outPower: string, inPower: string, percent: string) =>
    `如果把合作多出来的好处按 ${outPower} : ${inPower} 分给${out}和${into}，各年只用一个比例，就是 ${percent}%。`,
  basis: '不合作时各得多少，按条款表里填的算，没有填的按 0 算；对方心里的数这里看不到。',
  useOwn: '按本单位填的底线再算一遍（只给自己人看）',
  withOwn: '这一页用了本单位保密的底线，请不要外传。',
  withoutOwn: '换回不带底线的',
  precedents: (out: string, list: string) => `别处分给飞出地（这里是${out}）的比例：${list}。`,
  proposed: '（方案）',
  inTurn: (shares: readonly string[]) => (shares.length === 1 ? shares[0]! : `先 ${shares.join('，后 ')}`),
  exit: (words: string) => `谁要退出：${words}`,
  careful: '要当心',
  how: '怎么算的',
  method: (discount: string) =>
    `税按当年有效的规定逐级计算，精确到分（0.01 元）；先按比例算，不到保底补到保底，超过上限只付到上限。“折成今天的钱”：往后每晚一年，按 ${discount}% 打一次折再相加（净现值）。所有税率和依据见“财税参数”。`,
};
