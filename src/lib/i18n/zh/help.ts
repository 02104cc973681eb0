export const help = {
  title: '有事找人',
  lead: '把问题告诉负责的人，不必知道该找哪个部门。',
  office: '负责单位',
  person: '负责人',
  phone: '电话',
  email: '邮箱',
  promise: (hours: number) => `承诺 ${hours} 个工作小时内答复；法定节假日顺延。`,
  write: '写邮件，并附上刚才的页面',
  from: '您刚才在看',
  subject: '飞桥：请帮忙看一下',
  none: '还没有登记负责单位。请联系系统管理员。',
};
