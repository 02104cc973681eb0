import { plainWord } from './cell-text.ts';
import type { RosterKindCode } from './enums.ts';

/** Header words of registers as offices write them, beside our own labels. Compared without spaces, brackets and stars. */
const HEADERS: Partial<Record<RosterKindCode, Record<string, string>>> = {
  unit: {
    name: '单位 单位名称 派出单位 接收单位',
    region_code: '地区 所在地区 区划 行政区划 县市区',
    release_cap: '可派人数 派出上限 同时在外人数',
  },
  team: { name: '团队 组团名称', min_filled: '最少人数 最少到岗', purpose: '任务 目标' },
  person: {
    ref: '人员编号 序列号',
    display_name: '姓名 人员 称谓 name',
    unit: '单位 工作单位 所在单位',
    rank: '职务级别 职级 级别 职称等级',
    title: '职称 职务 现任职务 专业技术职务',
    specialties: '专业 专长 学科 科室',
    available: '可派时间 派出时间 可挂职时间 时段',
    months: '期限 挂职期限 月数 时长',
    max_altitude_m: '海拔限制 最高海拔',
    wants_to_learn: '学习意愿 学习需求',
    preferences: '个人意愿 意向',
    health: '健康结论 体检情况 健康状况',
    family_limits: '家庭情况 家庭困难',
    keep_until: '保存期限 保存期',
  },
  post: {
    ref: '岗位编号',
    title: '岗位 岗位名称 职位',
    unit: '单位 用人单位 所在单位',
    duties: '工作职责 岗位职责 主要职责 工作任务',
    starts_on: '开始时间 起始时间 到岗时间',
    ends_before: '结束时间 截止时间',
    specialties: '专业要求 专业 需要专业',
    months: '期限 挂职期限 月数',
    seats: '人数 需求人数',
    altitude_m: '海拔',
    priority: '优先级 优先',
  },
  training: {
    title: '培训名称 培训班 班次',
    planned: '计划人次 人次',
    held: '实际人次 完成人次',
    classes: '期数 班数',
    audience: '培训对象',
    place: '培训地点',
  },
  visit: { title: '活动 活动名称', kind: '类型 形式', purpose: '目的 内容', planned: '计划人次 人次', held: '实际人次' },
};

/** A header's word for looking up: without what stands in brackets, and the signs that mark required columns. */
export const headerWord = (header: string): string => plainWord(header).replace(/[（(【[][^）)】\]]*[）)】\]]/g, '');

/** For each register: its fields by every word that a header may have for them. */
export type RosterHeaders = Readonly<Record<RosterKindCode, ReadonlyMap<string, string>>>;

/**
 * Prepares the words of headers.
 *
 * @param labels  our own labels of a register's fields, in every language
 */
export function rosterHeaders(
  kinds: readonly RosterKindCode[],
  labels: (kind: RosterKindCode) => [key: string, label: string][],
): RosterHeaders {
  const of = (kind: RosterKindCode) =>
    new Map([
      ...Object.entries(HEADERS[kind] ?? {}).flatMap(([key, words]) =>
        words.split(' ').map((word): [string, string] => [headerWord(word), key]),
      ),
      ...labels(kind).map(([key, label]): [string, string] => [headerWord(label), key]),
    ]);
  return Object.fromEntries(kinds.map((kind) => [kind, of(kind)])) as Record<RosterKindCode, Map<string, string>>;
}

/** The field that a header names; undefined where it names none of this register. */
export const fieldOfHeader = (headers: RosterHeaders, kind: RosterKindCode, header: string): string | undefined =>
  headers[kind].get(headerWord(header));
