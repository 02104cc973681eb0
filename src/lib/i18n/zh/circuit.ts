import type { CircuitTextFault } from '../../domain/circuit-text.ts';
import type { PlaceKindCode } from '../../domain/enums.ts';

/** The circuit of scarce experts over several stations. */
export const circuit = {
  title: '专家巡回',
  lead: '专家少、驿站多时，排一条路线：谁哪几天在哪里，既合各处要的日子，也留出路上的时间。最多 6 位专家、10 处到访，逐一算全，结果是最好的。',
  experts: '专家',
  expertsHint: '每行一位：姓名、专长（几项用 / 隔开）、从哪里出发、可外出的第一天、须在哪天前回来。可从 Excel 粘贴，也可用逗号隔开。',
  visits: '到访',
  visitsHint:
    '每行一处：驿站（写名录里的名称，排好就能带着日子去预订）、要的专长、要几天、最早哪天、须在哪天前结束、多重要（数字，例如等着的病人数；不写按 1）。',
  travel: '路上',
  travelHint: '每行一对地点：地点、地点、路上整天数（当天能到写 0），来回相同。没有的会请您补，平台不替您估计。',
  plan: '排路线',
  keeps: '不保存在平台上；要给同事看，把地址发给他。',
  example: '填入示例',
  fault: {
    missing: '这里缺内容。',
    not_a_number: '请写数字。',
    not_a_date: '请写日期，例如 2027-03-01。',
    out_of_range: '数字或日子太大，请核对。',
    ends_early: '止日应晚于起日。',
    twice: '有重名，请区分。',
    too_many: '太多了，请分次排。',
  } satisfies Record<CircuitTextFault['code'], string>,
  line: (n: number, text: string) => `第 ${n} 行：${text}`,
  missing: '下面这些地点之间要走几天，表里没有。请在“路上”里补上，再排一次。',
  pair: (a: string, b: string) => `${a} — ${b}`,

  result: '路线',
  worth: (worth: string, travel: number) => `安排上的到访，重要程度合计 ${worth}；路上共 ${travel} 天。已逐一算全，没有更好的排法。`,
  stop: (station: string, from: string, until: string, days: number) => `${station}：${from} 至 ${until}（${days} 天）`,
  back: (base: string, date: string) => `${date} 前回到${base}`,
  idle: '没有安排：他的专长或日子没有合适的到访。',
  nobody: '没有排进任何到访。',
  leftOut: '没有排进的',
  visit: (station: string, skill: string, days: number) => `${station}（${skill}，${days} 天）`,
  reason: {
    no_expert: '没有这项专长的专家。',
    window_too_short: '要的天数比给的日子还长，请放宽日子。',
    out_of_reach: '算上路上的时间，没有一位专家赶得上又能按时回来。请放宽日子，或请专家多出来几天。',
    gave_way: (loss: string, others: string) => `能去，但会挤掉${others}，合计少 ${loss}。`,
  },
  listSeparator: '、',
  book: '看驿站名录',
  bookKind: { expert: '约他的日子', bed: '订床位', desk: '订工位', lab: '订实验台' } satisfies Record<PlaceKindCode, string>,
  /** Said aloud, where several links of the page read alike; begins with what is seen. */
  bookStop: (seen: string, station: string, expert: string) => `${seen}：${station}，${expert}`,
  notListed: '名录里没有开放的、叫这个名称的驿站，不能从这里预订。',
  gantt: '日历',
  ganttLead: '每行一位专家，每格一天；有底色的是到访，斜线是路上。',
  onTheWay: '路上',
  columns: { expert: '专家', route: '路线' },
};
