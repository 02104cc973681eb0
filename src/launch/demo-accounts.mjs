// The demo accounts, one for each role and a second coordinator: seeded, printed at start, offered on the sign-in page.

/** Public on purpose: an installation with demo data listens on this machine only. */
export const DEMO_PASSWORD = 'feiqiao-demo';

/**
 * `key` names the account in `supabase/generate/seed.ts`; reviews of great weight take two coordinators.
 * @type {readonly { key: string, role: import('../lib/domain/account.ts').MemberRole, email: string, name: string, label: string, side?: 'east' | 'west' }[]}
 */
export const DEMO_ACCOUNTS = [
  {
    key: 'coordinator',
    role: 'coordinator',
    email: 'coordinator@demo.feiqiao.example',
    name: '示例协调员',
    label: '协作办协调员 · coordinator（示例）',
    side: 'east',
  },
  {
    key: 'western_coordinator',
    role: 'coordinator',
    email: 'coordinator2@demo.feiqiao.example',
    name: '示例协调员二',
    label: '西部协作办协调员 · western coordinator（示例）',
    side: 'west',
  },
  {
    key: 'enterprise_member',
    role: 'enterprise_member',
    email: 'enterprise@demo.feiqiao.example',
    name: '示例企业人员',
    label: '企业人员 · enterprise member（示例）',
  },
  {
    key: 'county_member',
    role: 'county_member',
    email: 'county@demo.feiqiao.example',
    name: '示例县人员',
    label: '县人员 · county member（示例）',
  },
  {
    key: 'talent_officer',
    role: 'talent_officer',
    email: 'talent@demo.feiqiao.example',
    name: '示例人才干部',
    label: '人才工作人员 · talent officer（示例）',
    side: 'east',
  },
  {
    key: 'western_talent_officer',
    role: 'talent_officer',
    email: 'talent2@demo.feiqiao.example',
    name: '示例人才干部二',
    label: '西部人才工作人员 · western talent officer（示例）',
    side: 'west',
  },
  {
    key: 'auditor',
    role: 'auditor',
    email: 'auditor@demo.feiqiao.example',
    name: '示例审计员',
    label: '审计人员（只读）· auditor（示例）',
  },
  {
    key: 'administrator',
    role: 'administrator',
    email: 'administrator@demo.feiqiao.example',
    name: '示例管理员',
    label: '系统管理员 · administrator（示例）',
  },
];
