import type { AppErrorCode } from '../../domain/errors.ts';

/** What happened, what it means, what to do. One sentence for each code; a missing one does not compile. */
export const error = {
  bad_request: '这个请求不完整或格式不对，没有改动任何内容。请返回上一页重试。',
  wrong_credentials: '邮箱或密码不对。请核对大小写后再试；忘记密码请联系贵单位的协调员。',
  too_many_attempts: '尝试次数过多，为保护账号暂停登录。请五分钟后再试。',
  no_membership: '这个账号还没有加入任何单位，暂时看不到内容。请联系系统管理员，为账号指定单位和角色。',
  not_found: '没有这个页面，或者您的角色看不到它。请检查网址，或从上方导航重新进入。',
  not_allowed: '您的角色不能做这一步，没有改动任何内容。需要时请联系贵单位的协调员。',
  wrong_state: '这条供需现在的状态不能做这一步，可能刚有人改过。请刷新页面，看清现在的状态再决定。',
  ref_taken: '这个编号已有供需使用，没有新建。请换一个编号，或打开已有的那一条修改。',
  draft_changed: '您打开之后，别人保存过这条供需。没有覆盖任何内容，请对照两边的文字，逐项选择。',
  listing_in_review: '这条供需正在审核，审核期间不能修改。要改，请先收回。',
  no_responsible_office: '贵单位所在地区还没有对应的协作办，暂时无法送审，内容已保存。请联系系统管理员。',
  backend_down: '数据服务暂时连不上，您填写的内容没有丢。请稍等一分钟再试；如果一直不行，请把编号告诉负责人。',
  unexpected: '系统出了意外，没有改动任何内容。请再试一次；如果还不行，请把编号告诉负责人。',
} satisfies Record<AppErrorCode, string>;

export const errorPage = {
  title: '打不开这一页',
  id: '编号',
  back: '回到今日',
  retry: '再试一次',
};
