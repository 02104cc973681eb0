import type { MemberRole } from '../../domain/account.ts';

/** What every page carries: name, navigation, whom to ask, language. */
export const shell = {
  name: '飞桥',
  skip: '跳到正文',
  menu: '主导航',
  nav: {
    today: '今日',
    listings: '供需',
    mine: '我的供需',
    reviews: '审核',
    pairings: '结对',
    runs: '计算',
<<<<<<< HEAD
    organisations: '单位',
=======
>>>>>>> 59a5ed7 (docs(run): how to add a worker, decisions, words; figures by bench:runs)
    accounts: '账号',
    outbox: '发件箱',
  },
  language: 'English',
  languageLabel: 'English（切换到英文）',
  signOut: '退出',
  askHuman: '有事找人：',
  answerPromise: (hours: number) => `承诺 ${hours} 个工作小时内答复`,
  sampleNote: '示例数据：按公开常识编写，不是官方数据。',
  sample: '示例',
  role: {
    coordinator: '协作办协调员',
    enterprise_member: '企业人员',
    county_member: '县（区）人员',
    talent_officer: '人才工作人员',
    auditor: '审计人员（只读）',
    administrator: '系统管理员',
  } satisfies Record<MemberRole, string>,
  side: { east: '东部', west: '西部' },
  page: (n: number, of: number) => `第 ${n} 页，共 ${of} 页`,
  previous: '上一页',
  next: '下一页',
  pages: '翻页',
  confidence: { high: '可信度高', medium: '可信度中', low: '可信度低' },
};
