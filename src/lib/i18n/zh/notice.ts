import { changeChoice, proposalChangeKind, proposalReason, type NoticeMailCode } from '../../domain/enums.ts';
import type { NoticeChoice } from '../../domain/notice-duty.ts';
import { toldDifferences } from '../../domain/station-change.ts';
import { settlementMissingCode } from '../../domain/settlement-due.ts';
import type { NoticeTopic } from '../../domain/notice-topic.ts';
import type { NoticeData } from '../../domain/notice.ts';
import { assignment } from './assignment.ts';
import { changeChoices, proposalChanges, proposalReasons } from './proposal.ts';
import { settlementMissing } from './settlement-due.ts';
import { shell } from './shell.ts';
import { stationChange } from './station-change.ts';
import { stationVerb } from './station.ts';

/** A notice's words: a text or number of its data, never “undefined”. */
const of = (data: NoticeData, key: string): string => String(data[key] ?? '');

/** A change of money [fen] in 万元, with its sign. */
const signed = (data: NoticeData, key: string): string =>
  (Number(data[key] ?? 0) > 0 ? '+' : '') + String(Math.round(Number(data[key] ?? 0) / 1e4) / 100);
/** Money of its data [fen] in 万元, as people write it. */
const wan = (data: NoticeData, key: string): string => String(Number(data[key] ?? 0) / 1e6);
/** Why something came to nothing: the kind of reason, then the words, as far as there are any. */
const reasonOf = (data: NoticeData): string => {
  const kind = proposalReason.find((each) => each === data.reason);
  const parts = [kind ? proposalReasons[kind] : '', of(data, 'why')].filter(Boolean);
  return parts.length > 0 ? `原因：${parts.join('，')}。` : '';
};

/** What a year's settlement still lacks. */
const missingOf = (data: NoticeData): string => settlementMissing[settlementMissingCode(data.missing)];

const whoOf = (data: NoticeData): string => of(data, 'who') || (data.change_kind === 'deadline_moved' ? '协作办' : '其中一方');
const whyOf = (data: NoticeData): string => (of(data, 'why') ? `原因：${of(data, 'why')}。` : '');
/** Stations with room, by name. Names come as one text, parted by 、. */
const stationsOf = (data: NoticeData): string =>
  of(data, 'others')
    .split('、')
    .map((name) => `“${name}”`)
    .join(shell.listSeparator);
/** Three ways for whose booking fell: other days, a named station with room, or nothing. */
const insteadOf = (data: NoticeData): string =>
  `可以选：${of(data, 'others') ? `改订那几天有空位的${stationsOf(data)}` : '改订别处（那几天没有找到有空位的驿站）'}；换日期，没有空位可以候补；或不再来，不用办手续。都不算爽约。`;
/** What became what at a station. */
const stationFacts = (data: NoticeData): string => toldDifferences(data).map(stationChange.fact).join('，');
const changeOf = (data: NoticeData): string =>
  proposalChanges[proposalChangeKind.find((each) => each === data.change_kind) ?? 'party_left'];
const choiceOf = (data: NoticeData, key: string): string => changeChoices[changeChoice.find((each) => each === data[key]) ?? 'wait'];

export const notice = {
  title: '通知',
  lead: '与贵单位有关的变化都在这里：改了什么、谁改的、为什么、您可以怎么办。',
  none: '还没有通知。',
  unread: '未读',
  open: '去看看',
  markRead: '全部标为已读',
  count: (n: number) => `${n} 条未读通知`,
  settings: {
    title: '邮件提醒',
    lead: '通知都在“通知”里，您选了“完全不要”的除外。这里决定哪些另外发邮件、什么时候发。',
    link: '设置邮件提醒',
    mail: '怎样发邮件',
    mails: { off: '不发邮件', soon: '有新的就发（几分钟内合成一封）', daily: '每天最多一封' } satisfies Record<NoticeMailCode, string>,
    quiet: '免打扰时段（北京时间），这段时间不发邮件',
    from: '从',
    until: '到',
    hour: (n: number) => `${n}:00`,
    topics: '哪些事发邮件',
    topic: {
      listings: '供需、审核、导入、保存的搜索',
      proposals: '合作建议与协议',
      projects: '方案与计算',
      people: '人员、派驻、人才驿站',
      enclaves: '飞地与结算',
      help: '有事找人',
      organisation: '单位、成员、授权',
      other: '其他',
    } satisfies Record<NoticeTopic, string>,
    kinds: '逐项选择',
    kindsLead: '每一种通知都可以单独选：只在页面里看、每天合成一封、马上发邮件，或完全不要。要您处理、不处理就有后果的，不能选“完全不要”。',
    ofKinds: (all: number, chosen: number) => `${all} 种${chosen ? `，其中 ${chosen} 种单独选了` : ''}`,
    duty: '（要处理）',
    asAbove: '按上面的',
    choice: { page: '只在页面里', daily: '每天合成一封', soon: '马上发邮件', none: '完全不要' } satisfies Record<NoticeChoice, string>,
    save: '保存',
    saved: '已保存。',
    bad: '有一项没有读懂，没有保存。请重新选择。',
  },
  mail: {
    subject: (n: number) => `飞桥：${n} 条未读通知`,
    hello: (who: string) => `${who}，您好：`,
    more: (n: number) => `还有 ${n} 条，请打开“通知”查看。`,
    foot: '不想收到或想换时段，请在“通知”里设置邮件提醒。',
  },
  /** For a kind that this version has no sentence for. */
  unknown: '有一条变化与贵单位有关。',
  kind: {
    verification_asked: (data) => `${of(data, 'organisation')}申请认证，请核对材料后答复；不答复，它就一直显示“尚未认证”。`,
    verification_accepted: (data) => `${of(data, 'by')}通过了贵单位的认证。`,
    verification_returned: (data) => `${of(data, 'by')}退回了贵单位的认证申请：${of(data, 'comment')}`,
    verification_lapsed: () => '名称或统一社会信用代码改了，原来的认证已失效。需要时请重新申请。',
    profile_changed: (data) => `${of(data, 'by')}修改了贵单位的资料，请核对。`,
    member_joined: (data) => `${of(data, 'name')}接受邀请，加入了贵单位。`,
    consent_recorded: (data) =>
      `${of(data, 'by')}记录了代办授权：${of(data, 'givenBy')}同意，到 ${of(data, 'until')} 为止。有出入请在那里终止。`,
    consent_revoked: (data) => `${of(data, 'by')}终止了一份代办授权：${of(data, 'why')}`,
    term_sheet_version: (data) =>
      `${of(data, 'by')}为合作建议 P-${of(data, 'number')} 的条款书提出了第 ${of(data, 'version')} 版，请看改了什么。`,
    term_sheet_comment: (data) => `${of(data, 'by')}对合作建议 P-${of(data, 'number')} 条款书的第 ${of(data, 'version')} 版提了意见。`,
    term_sheet_issue: (data) =>
      `${of(data, 'by')}在合作建议 P-${of(data, 'number')} 的条款书里提出未决事项“${of(data, 'title')}”；商定之前不能签署。`,
    term_sheet_issue_settled: (data) =>
      `${of(data, 'by')}写明了合作建议 P-${of(data, 'number')} 一个未决事项的商定结果：${of(data, 'how')}。不对请提出。`,
    term_sheet_to_sign: (data) =>
      `合作建议 P-${of(data, 'number')} 的条款书第 ${of(data, 'version')} 版等贵单位签署。不签，后面的单位就一直等着。`,
    signing_stopped: (data) =>
      `${of(data, 'by')}中止了合作建议 P-${of(data, 'number')} 条款书的签署：${of(data, 'why')}。已签的签名不再有效。`,
    term_sheet_withdrawn: (data) =>
      `${of(data, 'by')}撤回了合作建议 P-${of(data, 'number')} 的条款书：${of(data, 'why')}。以驿站的批准或各方在计划里的签署为准。`,
    term_sheet_resumed: (data) => `${of(data, 'by')}重新拿起了合作建议 P-${of(data, 'number')} 的条款书，请接着谈。`,
    nothing_composed: (data) =>
      `合作建议 P-${of(data, 'number')} 有变化，测算过了，组不成别的组合：${data['listed'] === true ? '现在发布的供需和答应的数量凑不齐' : '留下的各方都没有正在发布的供需'}。请与各方商量，不办就按各方自己的选择。`,
    station_approved: (data) =>
      `${of(data, 'by')}批准了贵单位同意过的“${of(data, 'name')}”（合作建议 P-${of(data, 'number')}）。批准记录有摘要值，凭核验码可以核验。`,
    signing_order: (data) => `${of(data, 'by')}定了合作建议 P-${of(data, 'number')} 条款书的签署次序，请看贵单位在第几步。`,
    paper_signature: (data) =>
      `${of(data, 'by')}按授权代贵单位交了合作建议 P-${of(data, 'number')} 的书面签署件，签署人${of(data, 'signer')}。不是贵单位的意思请马上提出。`,
    threshold_set: (data) => `${of(data, 'by')}改了要两人复核的数额，从 ${of(data, 'from')} 起：${of(data, 'why')}`,
    second_approved: (data) => `${of(data, 'by')}复核同意了合作建议 P-${of(data, 'number')}，现在可以由另一人签署或答复。`,
    second_approval_asked: (data) => `${of(data, 'by')}请贵办复核合作建议 P-${of(data, 'number')} 里要拿出的数量。不复核，对方不能答复。`,
    term_sheet_signed: (data) => `合作建议 P-${of(data, 'number')} 的条款书各方已签署，现在生效。`,
    milestone_added: (data) =>
      `${of(data, 'by')}为合作建议 P-${of(data, 'number')} 登记了“${of(data, 'title')}”，${of(data, 'due')} 到期。`,
    milestone_moved: (data) =>
      `${of(data, 'by')}把合作建议 P-${of(data, 'number')} 的“${of(data, 'title')}”由 ${of(data, 'from')} 改到 ${of(data, 'to')}：${of(data, 'why')}。各方可以选择等待、商量或退出，请留意谁要商量。`,
    milestone_done: (data) => `${of(data, 'by')}登记合作建议 P-${of(data, 'number')} 的“${of(data, 'title')}”已完成。不符请提出。`,
    milestone_due: (data) =>
      `合作建议 P-${of(data, 'number')} 的“${of(data, 'title')}”${of(data, 'due')} 到期，责任方是贵单位。做不到请改期并说明原因。`,
    milestone_overdue: (data) => `合作建议 P-${of(data, 'number')} 的“${of(data, 'title')}”应在 ${of(data, 'due')} 完成，现已超期。`,
    figure_corrected: (data) => `${of(data, 'by')}更正了合作建议 P-${of(data, 'number')} 的一项实际数：${of(data, 'why')}`,
    completion_confirmed: (data) => `${of(data, 'by')}确认合作建议 P-${of(data, 'number')} 全部完成，等贵单位确认。`,
    completion_asked: (data) => `合作建议 P-${of(data, 'number')} 约定的事都已结束，请贵单位确认是否全部完成；各方都确认，才算完成。`,
    proposal_completed: (data) => `合作建议 P-${of(data, 'number')} 各方都已确认完成。`,
    welcome: (data) => `${of(data, 'organisation')}已加入飞桥。`,
    listing_submitted: (data) => `“${of(data, 'title')}”送审，等贵办审核。不处理，对方就一直等着，也不能发布。`,
    import_submitted: (data) =>
      `${of(data, 'organisation')}的导入“${of(data, 'file')}”送审 ${of(data, 'count')} 条，可以一起审核。不处理，对方就一直等着，也不能发布。`,
    import_returned: (data) => `导入“${of(data, 'file')}”中的 ${of(data, 'count')} 条被退回修改。审核意见：${of(data, 'comment')}`,
    import_published: (data) => `导入“${of(data, 'file')}”中的 ${of(data, 'count')} 条已通过审核并发布。`,
    listing_second_review: (data) => `“${of(data, 'title')}”数额较大，第一位审核人已通过，还需要第二个人复核。`,
    listing_returned: (data) => `“${of(data, 'title')}”被退回修改。审核意见：${of(data, 'comment')}`,
    listing_published: (data) => `“${of(data, 'title')}”已通过审核并发布（第 ${of(data, 'version')} 版）。`,
    listing_expires_soon: (data) =>
      `“${of(data, 'title')}”还有 ${of(data, 'days')} 天到期（${of(data, 'on')}）。内容仍属实请点一下续期，否则到期后不再显示。`,
    listing_expired: (data) => `“${of(data, 'title')}”已到期，别人看不到了。内容仍属实可以随时续期。`,
    run_done: (data) => `第 ${of(data, 'number')} 号计算已完成，可以看结果了。`,
    run_failed: (data) => `第 ${of(data, 'number')} 号计算没有完成。页面上写明了原因和可以怎么办。`,
    run_cancelled: (data) => `第 ${of(data, 'number')} 号计算被同事停止，停止前最好的结果已保留。`,
    portfolio_reviewed: (data) => `${of(data, 'by')}审定了方案“${of(data, 'name')}”，保留 ${of(data, 'projects')} 个项目。`,
    secondment_proposed: (data) =>
      `${of(data, 'by')}提出 ${of(data, 'count')} 条挂职安排（${of(data, 'person')}到“${of(data, 'post')}”等），请签署或说明理由。不签，就不能公布。`,
    secondment_taken_back: (data) => `${of(data, 'by')}收回了${of(data, 'person')}到“${of(data, 'post')}”的安排：${of(data, 'why')}`,
    secondment_declined: (data) => `${of(data, 'person')}到“${of(data, 'post')}”的安排没有被同意：${of(data, 'why')}`,
    secondment_published: (data) => `${of(data, 'by')}公布了 ${of(data, 'count')} 条挂职安排，各方都已签署。`,
    secondment_dropped_out: (data) =>
      `${of(data, 'person')}不能到“${of(data, 'post')}”了（${of(data, 'by')}）：${of(data, 'why')} 等、换人还是退出，到页面上选。`,
    secondment_changes: (data) =>
      `因“${of(data, 'why')}”，${of(data, 'by')}提出 ${of(data, 'count')} 处改动。可以签署；先不签，签完之前原来的安排不变；或不同意并说明理由，由对方另选一种补救。`,
    secondment_started: (data) => `${of(data, 'person')}今天到“${of(data, 'post')}”开始挂职。`,
    secondment_completed: (data) => `${of(data, 'person')}在“${of(data, 'post')}”的挂职期满。请写下成果，并落实返岗。`,
    ...assignment.notice,
    listing_disclosed: (data) => `对方向贵单位公开了“${of(data, 'title')}”的保密内容。`,
    listing_disclosure_ended: (data) => `对方收回了“${of(data, 'title')}”保密内容的公开，贵单位不再看得到。`,
    enclave_invited: (data) => `${of(data, 'by')}与贵单位开始商谈飞地“${of(data, 'enclave')}”。请打开看看条款；不处理，商谈就停在这里。`,
    enclave_terms_proposed: (data) =>
      `${of(data, 'by')}提出“${of(data, 'enclave')}”第 ${of(data, 'number')} 版条款${of(data, 'note') ? `：${of(data, 'note')}` : ''}。请看与上一版的不同。可以同意，提出自己的一版，先谈着不答复，或结束洽谈，都不算违约。`,
    enclave_party_agreed: (data) =>
      `${of(data, 'by')}（${of(data, 'post')} ${of(data, 'person')}）同意了“${of(data, 'enclave')}”第 ${of(data, 'number')} 版条款。`,
    enclave_agreed: (data) => `“${of(data, 'enclave')}”第 ${of(data, 'number')} 版条款各方都已同意，从此不再改动。`,
    enclave_agreement_taken_back: (data) =>
      `${of(data, 'by')}收回了对“${of(data, 'enclave')}”第 ${of(data, 'number')} 版条款的同意：${of(data, 'why')}`,
    enclave_dropped: (data) => `${of(data, 'by')}结束了飞地“${of(data, 'enclave')}”的商谈：${of(data, 'why')}`,
    enclave_law_changed: (data) =>
      `税制参数有变，影响已同意的飞地“${of(data, 'enclave')}”：全期净现值飞出地 ${signed(data, 'outChange')} 万元、飞入地 ${signed(data, 'inChange')} 万元。请打开看逐年差别，按条款约定的办法商量。`,
    settlement_figures: (data) => `${of(data, 'by')}登记了“${of(data, 'enclave')}”${of(data, 'year')} 年的实际数。请核对应付多少。`,
    settlement_figures_corrected: (data) =>
      `${of(data, 'by')}更正了“${of(data, 'enclave')}”${of(data, 'year')} 年的实际数：${of(data, 'why')}`,
    settlement_booked: (data) =>
      `${of(data, 'by')}记账：“${of(data, 'enclave')}”${of(data, 'year')} 年付出 ${wan(data, 'amount')} 万元。到账后请登记。`,
    settlement_credited: (data) =>
      `${of(data, 'by')}登记：“${of(data, 'enclave')}”${of(data, 'year')} 年到账 ${wan(data, 'amount')} 万元。`,
    settlement_entry_corrected: (data) =>
      `${of(data, 'by')}把“${of(data, 'enclave')}”${of(data, 'year')} 年的一笔从 ${wan(data, 'before')} 万元更正为 ${wan(data, 'amount')} 万元：${of(data, 'why')}`,
    settlement_reopened: (data) =>
      `“${of(data, 'enclave')}”${of(data, 'year')} 年已确认的结算又打开了，由${of(data, 'by')}：${of(data, 'why')}`,
    settlement_drawn: (data) => `${of(data, 'by')}出具了“${of(data, 'enclave')}”${of(data, 'year')} 年的对账单，请核对后确认，或提出争议。`,
    settlement_due_soon: (data) =>
      `“${of(data, 'enclave')}”${of(data, 'year')} 年的款应在 ${of(data, 'due')} 前付清，还有 ${of(data, 'days')} 天；${missingOf(data)}`,
    settlement_overdue: (data) =>
      `“${of(data, 'enclave')}”${of(data, 'year')} 年的款应在 ${of(data, 'due')} 前付清，已过 ${of(data, 'days')} 天；${missingOf(data)}`,
    settlement_late: (data) =>
      `“${of(data, 'enclave')}”${of(data, 'year')} 年的款应在 ${of(data, 'due')} 前付清，已过 ${of(data, 'days')} 天，双方协作办也收到了这条通知；${missingOf(data)}`,
    settlement_party_confirmed: (data) =>
      `${of(data, 'by')}（${of(data, 'post')} ${of(data, 'person')}）确认了“${of(data, 'enclave')}”${of(data, 'year')} 年的对账单。`,
    settlement_confirmed: (data) => `“${of(data, 'enclave')}”${of(data, 'year')} 年的对账单各方都已确认，这一年结清了账目。`,
    dispute_opened: (data) =>
      `${of(data, 'by')}对“${of(data, 'enclave')}”${of(data, 'year')} 年的结算提出争议（第 ${of(data, 'number')} 件）：${of(data, 'claim')}。了结之前不能对账。`,
    dispute_answered: (data) =>
      `${of(data, 'by')}就“${of(data, 'enclave')}”${of(data, 'year')} 年的第 ${of(data, 'number')} 件争议补充：${of(data, 'words')}`,
    dispute_closed: (data) =>
      `${of(data, 'by')}了结了“${of(data, 'enclave')}”${of(data, 'year')} 年的第 ${of(data, 'number')} 件争议：${of(data, 'words')}`,
    proposal_received: (data) =>
      `收到合作建议 P-${of(data, 'number')}，请在 ${of(data, 'by')} 前答复。不答复就到期作废，占用的数量都会释放。`,
    proposal_opened: (data) => `合作建议 P-${of(data, 'number')}“${of(data, 'title')}”由一方提出，由贵办负责。`,
    proposals_waiting: (data) =>
      `有 ${of(data, 'count')} 个合作建议等贵单位答复，最早 ${of(data, 'by')} 到期；到期不答复，就作废并释放占用。`,
    proposal_accepted: (data) => `合作建议 P-${of(data, 'number')}“${of(data, 'title')}”各方都有意，现在互相知道是谁了，答应的数量已占用。`,
    proposal_negotiating: (data) => `合作建议 P-${of(data, 'number')} 开始洽谈。`,
    proposal_declined: (data) => `合作建议 P-${of(data, 'number')} 没有谈成，占用的数量已释放。${reasonOf(data)}`,
    proposal_withdrawn: (data) => `合作建议 P-${of(data, 'number')} 已撤回，占用的数量已释放。${reasonOf(data)}`,
    proposal_expired: (data) => `合作建议 P-${of(data, 'number')} 到期没有答复，已作废，占用的数量已释放。`,
    proposal_terminated: (data) => `合作建议 P-${of(data, 'number')} 签约后终止。${reasonOf(data)}`,
    proposal_changed: (data) =>
      data.change_kind === 'milestone_moved'
        ? `${whoOf(data)}把合作建议 P-${of(data, 'number')} 的“${of(data, 'title')}”由 ${of(data, 'from')} 改到 ${of(data, 'to')}。${whyOf(data)}请在 ${of(data, 'by')} 前选择：等到新的日期、商量换一家或另作安排、退出。不选，到期按“${choiceOf(data, 'default')}”处理，不算违约。`
        : data.change_kind === 'station_changed'
          ? `合作建议 P-${of(data, 'number')} 有变化：${whoOf(data)}改了批准过的驿站，${stationFacts(data)}。${whyOf(data)}请在 ${of(data, 'by')} 前选择：等到某一天改回来，商量换一处（${of(data, 'others') ? `${stationsOf(data)}有空位` : '没有找到有空位的驿站，可以请协作办再找'}），或者退出。不选，到期按“${stationChange.asItIs}”处理，不算违约。`
          : `合作建议 P-${of(data, 'number')} 有变化：${whoOf(data)}${changeOf(data)}。${whyOf(data)}请在 ${of(data, 'by')} 前选择：等待、换、退。不选，到期按“${choiceOf(data, 'default')}”处理，不算违约。`,
    proposal_changed_office: (data) => `合作建议 P-${of(data, 'number')} 有变化：${whoOf(data)}${changeOf(data)}。各方已收到通知。`,
    proposal_restored: (data) => `合作建议 P-${of(data, 'number')}：前面说的变化已经恢复，不用再选。`,
    proposal_recomposed: (data) =>
      `合作建议 P-${of(data, 'number')} 换了其中一方，请在 ${of(data, 'by')} 前重新答复。贵单位原来占用的数量还保留着。`,
    proposal_replaced: (data) => `合作建议 P-${of(data, 'number')} 改由别的单位参加，贵单位占用的数量已释放。`,
    proposal_default: (data) =>
      `合作建议 P-${of(data, 'number')} 的变化没有收到贵单位的选择，已按事先说明的“${data.change_kind === 'station_changed' ? stationChange.asItIs : choiceOf(data, 'choice')}”处理，不算违约。`,
    documents_asked: (data) =>
      `${of(data, 'by')}在合作建议 P-${of(data, 'number')} 里请贵单位公开材料${of(data, 'words') ? `：${of(data, 'words')}` : ''}。请公开，或说明原因；不处理，对方就看不到。`,
    documents_granted: (data) => `${of(data, 'by')}在合作建议 P-${of(data, 'number')} 里向贵单位公开了材料。`,
    documents_refused: (data) => `${of(data, 'by')}没有在合作建议 P-${of(data, 'number')} 里公开材料：${of(data, 'why')}`,
    documents_taken_back: (data) =>
      `合作建议 P-${of(data, 'number')}：${of(data, 'by')}的材料已收回，贵单位不再看得到。${data['why'] === 'proposal_over' ? '建议已结束。' : data['why'] === 'party_left' ? '一方已退出。' : `原因：${of(data, 'why')}。`}`,
    changes_waiting: (data) =>
      `有 ${of(data, 'count')} 处变化等贵单位选择（等待、换、退），最早 ${of(data, 'by')} 到期，到期按各自说明的办法处理。`,
    station_proposed: (data) => `${of(data, 'host')}提出设立“${of(data, 'name')}”，请审核。不处理，对方就一直等着。`,
    station_moved: (data) => `${of(data, 'by')}办理了“${of(data, 'name')}”：${stationVerb[of(data, 'verb')] ?? ''}。${of(data, 'note')}`,
    station_closing_stay: (data) =>
      `“${of(data, 'station')}”从 ${of(data, 'on')} 起停用（${of(data, 'by')}），${of(data, 'guest')}的预订${data['kept'] === true ? '到那一天为止' : '已取消'}。${whyOf(data)}${of(data, 'instead') ? `它的事由“${of(data, 'instead')}”接着办。` : ''}${insteadOf(data)}`,
    station_booked: (data) => `${of(data, 'by')}预订了“${of(data, 'station')}”：${of(data, 'guest')}，${of(data, 'on')} 到。`,
    station_offer: (data) =>
      `“${of(data, 'station')}”为${of(data, 'guest')}空出了一个位置（${of(data, 'on')} 起）。请在 ${of(data, 'until')} 前答复，过时提供给下一位。`,
    station_changed: (data) =>
      `${of(data, 'by')}改了“${of(data, 'station')}”：${stationFacts(data)}。${whyOf(data)}${data['waits'] === true ? `贵单位为${of(data, 'guest')}候补的 ${of(data, 'on')} 仍排着` : `贵单位为${of(data, 'guest')}订的 ${of(data, 'on')} 仍保留`}。可以选：照原来的日子；${of(data, 'others') ? `改订有空位的${stationsOf(data)}` : '改订别处（没有找到有空位的驿站）'}；或取消，不算爽约。`,
    station_stay_cancelled: (data) =>
      `${of(data, 'by')}取消了“${of(data, 'station')}”的一项预订：${of(data, 'guest')}，${of(data, 'on')}。${whyOf(data)}${data['others'] === undefined ? '' : insteadOf(data)}`,
    station_no_show: (data) =>
      `${of(data, 'guest')}在 ${of(data, 'on')} 没有到“${of(data, 'station')}”，其余日子已释放给候补的人。仍要来请重新预订。`,
    station_wait_over: (data) =>
      data['offered'] === true
        ? `“${of(data, 'station')}”为${of(data, 'guest')}留的位置过期没有答复，已提供给下一位。`
        : `“${of(data, 'station')}”没有等到空位：${of(data, 'guest')}，${of(data, 'on')}。可以换日期或另选一处。`,
    station_project_added: (data) => `${of(data, 'by')}在“${of(data, 'station')}”登记了与贵单位挂钩的项目“${of(data, 'name')}”，请核对。`,
    station_project_tied: (data) =>
      `${of(data, 'by')}把“${of(data, 'station')}”的项目“${of(data, 'name')}”与家乡的供需或岗位挂了钩，请核对。`,
    station_return_noted: (data) =>
      `${of(data, 'by')}在“${of(data, 'station')}”登记了一项回流成果“${of(data, 'subject')}”，请核对凭据后确认。不确认就不计入。`,
    station_return_answered: (data) =>
      data['confirmed'] === true
        ? `${of(data, 'by')}确认了回流成果“${of(data, 'subject')}”，已计入。`
        : `${of(data, 'by')}没有确认回流成果“${of(data, 'subject')}”：${of(data, 'why')}`,
    help_asked: (data) =>
      `${of(data, 'organisation')}来问：“${of(data, 'question')}”。请在 ${of(data, 'due')} 前答复；到时没有答复，自动转给下一个办公室。`,
    help_added: (data) => `${of(data, 'by')}追问：“${of(data, 'text')}”。请在 ${of(data, 'due')} 前答复。`,
    help_answered: (data) => `${of(data, 'by')}答复了您的问题：“${of(data, 'text')}”`,
    help_closed: (data) => `${of(data, 'by')}已了结自己的问题，不必再答复。`,
    help_passed_on: (data) =>
      `${of(data, 'organisation')}的问题到 ${of(data, 'due')} 没有得到${of(data, 'from')}的答复，已转给${of(data, 'to')}，最迟 ${of(data, 'next')} 答复。`,
    help_handed_over: (data) =>
      `${of(data, 'by')}把${of(data, 'organisation')}的问题转给${of(data, 'to') || '您'}，最迟 ${of(data, 'due')} 答复。说明：${of(data, 'note')}`,
    help_overdue: (data) =>
      `${of(data, 'organisation')}的问题到 ${of(data, 'due')} 没有得到${of(data, 'from')}的答复，也没有别的办公室可以接手。请尽快答复或打电话。`,
    search_news: (data) => `您保存的搜索“${of(data, 'name')}”：新增 ${of(data, 'new')} 条，变化 ${of(data, 'changed')} 条。`,
    exchange_offered: (data) => `${of(data, 'office')}提议对口交流“${of(data, 'name')}”，请答复。没有答复之前，双方互相看不到名册。`,
    exchange_joined: (data) => `${of(data, 'office')}确认了对口交流“${of(data, 'name')}”，可以放入人员和岗位了。`,
    exchange_declined: (data) => `${of(data, 'office')}没有接受对口交流“${of(data, 'name')}”：${of(data, 'why')}`,
    exchange_closed: (data) => `${of(data, 'office')}结束了对口交流“${of(data, 'name')}”：${of(data, 'why')}`,
    person_request: (data) =>
      `${of(data, 'name')}对自己的信息提出了${of(data, 'what') === 'deletion' ? '删除' : '更正'}请求，请在 ${of(data, 'due')} 前答复。`,
    person_forgotten: (data) => `编号 ${of(data, 'ref')} 的人员信息保存期已到，平台已删除。`,
    person_retention_soon: (data) =>
      `有 ${of(data, 'people')} 人的信息将在一个月内到保存期（最早 ${of(data, 'first')}）。仍需使用请写明目的并延长；不处理，到期自动删除。`,
  } as Record<string, (data: NoticeData) => string>,
};

export const outbox = {
  title: '发件箱',
  lead: '平台自己写的邮件。没有设置邮件服务器（SMTP_URL）时，邮件留在这里等待。',
  none: '发件箱是空的。',
  columns: { to: '收件人', subject: '主题', state: '状态' },
  sent: (date: string) => `${date} 已发出`,
  waiting: '等待发送',
  failed: (attempts: number, fault: string) => `试了 ${attempts} 次没有发出：${fault}`,
};
