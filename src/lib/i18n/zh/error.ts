import type { AppErrorCode } from '../../domain/errors.ts';

/** What happened, what it means, what to do. One sentence for each code; a missing one does not compile. */
export const error = {
  bad_request: '这个请求不完整或格式不对，没有改动任何内容。请返回上一页重试。',
  wrong_credentials: '邮箱或密码不对。请核对大小写后再试；忘记密码请联系贵单位的协调员。',
  too_many_attempts: '尝试次数过多，为保护账号暂停登录。请五分钟后再试。',
  no_membership: '这个账号还没有加入任何单位，暂时看不到内容。请联系系统管理员，为账号指定单位和角色。',
  not_found: '没有这个页面，或者您的角色看不到它。请检查网址，或从上方导航重新进入。',
  backend_down: '数据服务暂时连不上，您填写的内容没有丢。请稍等一分钟再试；如果一直不行，请把编号告诉负责人。',
  unexpected: '系统出了意外，没有改动任何内容。请再试一次；如果还不行，请把编号告诉负责人。',
} satisfies Record<AppErrorCode, string>;

export const errorPage = {
  title: '打不开这一页',
  id: '编号',
  back: '回到今日',
  retry: '再试一次',
};
