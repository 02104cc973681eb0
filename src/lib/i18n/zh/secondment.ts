import type { PlanConflict } from '../../engine/secondments/conflict.ts';
import type { Obstacle } from '../../engine/secondments/eligibility.ts';
import type { AppRelaxation } from '../../engine/secondments/levels/relax-app.ts';
import type { ReasonCode } from '../../engine/secondments/unfilled.ts';

/** What is named in a sentence: ids or names, as the caller has them. */
type Named = { /** “p3、p7”, or how many people. */ who: string; organisation: string; station: string; team: string };
type Crowd = { who: string; month: string; needed: number; available: number; people: string };

const reason: Record<ReasonCode, (named: Named) => string> = {
  seats: () => '这个岗位没有名额',
  window: () => '开放时间（在计划期内）短于最短任期',
  side: () => '另一方没有可以派出的人',
  skills: ({ who }) => `最接近的 ${who} 缺少岗位要求的专业`,
  level: ({ who }) => `最接近的 ${who} 职级不在岗位范围内`,
  altitude: ({ who }) => `最接近的 ${who} 不适合这一海拔`,
  fit_row: ({ who }) => `最接近的 ${who} 的适配表里没有这个岗位`,
  forbidden: ({ who }) => `最接近的 ${who} 被排除在这个岗位之外`,
  availability: ({ who }) => `最接近的 ${who} 可派时间与岗位开放时间重合得不够`,
  months: ({ who }) => `最接近的 ${who} 与岗位没有共同的任期长度`,
  horizon: () => '不在计划期内',
  placed: ({ who }) => `合适的 ${who} 这段时间已安排在别处，或已达次数上限`,
  release_cap: ({ who, organisation }) => `合适的 ${who} 派不出来：${organisation} 同时在外人数已到上限`,
  beds: ({ who, station }) => `合适的 ${who} 住不下：${station} 床位已满`,
  team: ({ team }) => `岗位属于团队 ${team}：要与团队同月开始，并且团队要达到最少岗位数`,
  balance: ({ who }) => `若由合适的 ${who} 来，双向人月之差会超过上限`,
  not_better: ({ who }) => `${who} 可以来，但目前的方案不因此更好`,
};

const relaxation: Record<AppRelaxation['code'], (named: Record<string, string>) => string> = {
  release_cap: ({ organisation, by }) => `${organisation} 同时在外人数上限增加 ${by}`,
  beds: ({ station, by }) => `${station} 增加 ${by} 张床位`,
  balance: ({ by }) => `双向人月之差的上限放宽 ${by}`,
  team: ({ team, least }) => `团队 ${team} 的最少岗位数降到 ${least}`,
  assignments: ({ most }) => `每人最多 ${most} 次`,
  seats: ({ post, by }) => `岗位 ${post} 增加 ${by} 个名额`,
  skills: ({ post, skills }) => `岗位 ${post} 不再要求 ${skills}`,
  level: ({ post, min, max }) => `岗位 ${post} 的职级范围改为 ${min} 到 ${max}`,
  altitude: ({ person, metres }) => `${person} 经健康评估可到海拔 ${metres} 米`,
  fit_row: ({ person, post }) => `把岗位 ${post} 列入 ${person} 的适配表`,
  allow: ({ person, post }) => `取消对 ${person} 到岗位 ${post} 的排除`,
  available: ({ person }) => `${person} 整个计划期都可派`,
  lengths: ({ post, months }) => `岗位 ${post} 也接受 ${months} 个月`,
  availability: ({ person, from, until }) => `${person} 在 ${from} 至 ${until} 前也可派`,
  window: ({ post, from, until }) => `岗位 ${post} 开放到 ${from} 至 ${until} 前`,
  person_lengths: ({ person, months }) => `${person} 也愿意去 ${months} 个月`,
  cover: ({ organisation, skills, by }) => `${organisation} 的 ${skills} 可以少留 ${by} 人，或另请人来顶`,
  rest: ({ months }) => `两次派出之间在家的时间减到 ${months} 个月`,
  handover: ({ post, months }) => (months === '0' ? `岗位 ${post} 这一次不要求与前任交接` : `岗位 ${post} 与前任的交接改为 ${months} 个月`),
  pair: ({ people }) => `${people} 同意分开去`,
};

const conflict: Record<PlanConflict['code'], (crowd: Crowd) => string> = {
  pinned_twice_at_once: ({ who, month, people }) => `选定的安排让 ${who} 在 ${month} 同时在 ${people}`,
  pinned_too_often: ({ who, needed, available }) => `选定的安排派 ${who} ${needed} 次，每人最多 ${available} 次`,
  pinned_over_seats: ({ who, month, needed, available, people }) =>
    `选定的 ${people} 在 ${month} 都在岗位 ${who}：${needed} 人，名额 ${available}`,
  pinned_over_release_cap: ({ who, month, needed, available, people }) =>
    `选定的安排让 ${who} 在 ${month} 同时派出 ${needed} 人（${people}），上限 ${available}`,
  pinned_over_beds: ({ who, month, needed, available, people }) =>
    `选定的 ${people} 在 ${month} 都住 ${who}：${needed} 人，床位 ${available}`,
  pinned_team_starts_apart: ({ who, people }) => `团队 ${who} 里选定的 ${people} 不在同一个月开始`,
  pinned_team_too_small: ({ who, needed, available }) => `选定的安排已开始团队 ${who}（${available} 个岗位），但凑不满最少 ${needed} 个`,
  pinned_out_of_balance: ({ needed, available }) => `选定的安排双向人月相差 ${needed}，上限 ${available}，其余安排也补不回来`,
  pins_not_together: () => '选定的安排使双向平衡与团队最少岗位数不能同时满足',
};

/** Two-way secondments: why a post is open, what would fill it, what is wrong with pins. */
export const secondment = {
  /** Joins ids in a sentence. */
  list: (items: readonly string[]) => items.join('、'),
  people: (count: number) => `${count} 人`,
  reason,
  relaxation,
  /** What of eligibility a pin has waived. */
  waived: {
    side: '派出与接收单位在同一方',
    skills: '缺少岗位要求的专业',
    level: '职级不在岗位范围内',
    altitude: '海拔超过本人上限',
    fit_row: '适配表里没有这个岗位',
    forbidden: '已被排除',
    availability: '不在本人可派时间内',
    window: '不在岗位开放时间内',
    months: '任期长度不符',
    horizon: '超出计划期',
  } satisfies Record<Obstacle, string>,
  violation: (person: string, post: string, waived: string) => `选定的 ${person} 到 ${post} 保留不变，但${waived}`,
  conflict,
};
