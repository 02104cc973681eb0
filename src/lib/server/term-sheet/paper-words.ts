/** Words of the document itself: what is signed is Chinese, whatever language the page is in. */
export const PAPER = {
  preamble: (version: number, date: string) => `第 ${version} 版 ${date}`,
  parties: (names: string) => `各方：${names}`,
  signatures: '签署',
  signature: (organisation: string, name: string, post: string, at: string) => `${organisation}：${name}（${post}），${at}`,
  signatureLine: (organisation: string) =>
    `${organisation}（盖章）：${'\u3000'.repeat(8)}职务：${'\u3000'.repeat(6)}年\u3000\u3000月\u3000\u3000日`,
  verifyAt: (url: string) => `核验地址：${url}`,
  footer: (version: number, hash: string) => `第 ${version} 版\u3000摘要 ${hash}`,
  ownHeading: '补充条款',
  ownText: '请写明内容。',
};
