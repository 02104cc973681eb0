export const account = {
  title: '账号',
  lead: '谁以什么角色为哪个单位办事。只有管理员和审计人员能看到全部账号。',
  columns: { name: '姓名', role: '角色', organisation: '单位', place: '所在地' },
  found: (n: number) => `共 ${n} 个账号`,
  noRole: '尚未指定',
};
