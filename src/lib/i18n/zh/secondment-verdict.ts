import type { RuleCode, Whose } from '../../engine/secondments/board/verdict.ts';
import type { SoftCode } from '../../engine/secondments/levels/soft/soft-rule.ts';

/** What a rule's sentence may name. Numbers are written out; months are `YYYY-MM`. */
export type VerdictNames = {
  have: string;
  needed: string;
  most: string;
  month: string;
  until: string;
  skills: string;
  people: string;
  posts: string;
};

/** Rule by rule, why here and why not there. */
export const verdict = {
  rule: {
    side: { pass: () => '派出与接收在东西两边', fail: () => '派出与接收单位在同一边，不是东西部交流' },
    skills: {
      pass: ({ skills }) => (skills ? `具备岗位要求的专业：${skills}` : '岗位不要求专业'),
      fail: ({ skills }) => `缺少岗位要求的专业：${skills}`,
    },
    level: {
      pass: ({ have }) => `职级在岗位范围内（${have}）`,
      fail: ({ have, needed, most }) => `职级 ${have} 不在岗位范围 ${needed} 到 ${most} 内`,
    },
    altitude: {
      pass: ({ have }) => `海拔 ${have} 米，健康结论允许`,
      fail: ({ have, most }) => `海拔 ${have} 米，健康结论只到 ${most} 米`,
      unknown: ({ have }) => `海拔 ${have} 米，还没有健康结论，须先体检`,
    },
    fit_row: { pass: () => '在适配表里', fail: () => '适配表里没有这个岗位' },
    forbidden: { pass: () => '没有被排除', fail: () => '本人表示不去，或办公室已排除' },
    horizon: { pass: () => '在计划期内', fail: () => '超出计划期' },
    past: { pass: () => '开始的月份还没有过去', fail: ({ month }) => `开始的月份已经过去，最早从 ${month} 开始` },
    availability: {
      pass: ({ month, until }) => `在本人可派时间内（${month} 至 ${until} 前）`,
      fail: ({ month, until }) => (month ? `不整个落在本人可派时间内（${month} 至 ${until} 前）` : '这段时间本人不可派'),
    },
    window: {
      pass: ({ month, until }) => `在岗位开放时间内（${month} 至 ${until} 前）`,
      fail: ({ month, until }) => `不在岗位开放时间内（${month} 至 ${until} 前）`,
    },
    months: {
      pass: ({ have }) => `任期 ${have} 个月，双方都接受`,
      fail: ({ have, needed, most }) => `任期 ${have} 个月不被接受（${needed} 到 ${most}，以所列为准）`,
    },
    assignments: { pass: () => '次数在上限内', fail: ({ most }) => `每人最多 ${most} 次` },
    one_place: { pass: () => '这段时间没有别的安排', fail: ({ posts }) => `同一时间已安排在“${posts}”` },
    rest: { pass: () => '两次派出之间有足够的时间在家', fail: ({ needed }) => `两次派出之间须在家至少 ${needed} 个月` },
    seats: {
      pass: ({ have, most }) => `名额够（最满的一个月 ${have}／${most}）`,
      fail: ({ month, have, most }) => `${month} 岗位名额不够：${have} 人，名额 ${most}`,
    },
    release_cap: {
      pass: ({ have, most }) => `派出单位派得出（最多的一个月 ${have} 人在外${most ? `，上限 ${most}` : ''}）`,
      fail: ({ month, have, most }) => `${month} 派出单位将有 ${have} 人在外，上限 ${most}`,
    },
    cover: {
      pass: () => '派出单位必须留住的专业仍有人',
      fail: ({ month, skills, needed }) => `${month} 派出单位的“${skills}”少了 ${needed} 人，须有人来顶`,
    },
    beds: {
      pass: ({ have, most }) => `住得下（${have}／${most} 床）`,
      fail: ({ month, have, most }) => `${month} 床位不够：${have} 人，${most} 床`,
    },
    team_start: { pass: () => '与团队同月开始', fail: ({ month }) => `团队从 ${month} 开始，须同月` },
    team_size: {
      pass: () => '团队人数够',
      fail: ({ have, needed }) => `团队只有 ${have} 个岗位有人，至少 ${needed}`,
      unknown: ({ have, needed }) => `团队现有 ${have} 个岗位有人，至少要 ${needed} 个，还须继续安排`,
    },
    handover: { pass: () => '与前任有交接时间', fail: ({ people }) => `${people}与前任没有约定的交接时间` },
    pair: {
      pass: () => '两人的安排一致',
      fail: ({ people }) => `须与${people}错开，家里要有人`,
      unknown: ({ people }) => `须与${people}同地同月，还要安排${people}`,
    },
    balance: {
      pass: ({ have, most }) => `双向人月相差 ${have}，上限 ${most}`,
      fail: ({ have, most }) => `双向人月将相差 ${have}，上限 ${most}`,
    },
    published: {
      pass: () => '没有改动已公布的安排',
      fail: () => '已公布，不能改',
      unknown: () => '这是已公布的安排：改动要各方重新签署，签完之前原安排不变',
    },
  } satisfies Record<RuleCode, Partial<Record<'pass' | 'fail' | 'unknown', (names: VerdictNames) => string>>> as Record<
    RuleCode,
    { pass: (names: VerdictNames) => string; fail: (names: VerdictNames) => string; unknown?: (names: VerdictNames) => string }
  >,
  state: { pass: '符合', fail: '不符合', unknown: '待定' },
  whose: {
    person: '本人的条件',
    home: '派出单位的规矩',
    host: '接收单位的规矩',
    station: '驿站的床位',
    team: '团队的约定',
    offices: '两地人才办的规矩',
    law: '交流的性质',
    calendar: '日历',
  } satisfies Record<Whose, string>,
  list: (items: readonly string[]) => items.join('、'),
  level: {
    priority: '重点岗位优先',
    promises: '守住已公布的安排',
    fit: '人岗相适',
    preferences: '本人意愿',
    rotation: '艰苦岗位轮换',
    balance: '双向平衡',
    fairness: '各单位负担公平',
  } satisfies Record<SoftCode, string>,
};
