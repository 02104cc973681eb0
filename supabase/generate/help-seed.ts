/** Questions to a human in the demo, answered: an open one would be passed on while nobody looks. */

type Ids = { asker: string; askerName: string; organisation: string; office: string; answerer: string; answererName: string };
type Question = {
  key: string;
  page: string;
  pageTitle: string;
  question: string;
  answer: string;
  askedAt: string;
  dueAt: string;
  answeredAt: string;
  minutes: number;
};

const QUESTIONS: readonly Question[] = [
  {
    key: 'help 1',
    page: '/listings/mine',
    pageTitle: '本单位的供需',
    question: '（示例）园区有一座冷库，写在“厂房”里还是“物流”里？',
    answer: '（示例）写在“物流”里，数量填吨位；空置的库房另写一项“厂房”，数量填平方米。',
    askedAt: '2026-11-19T02:10:00Z',
    dueAt: '2026-11-19T08:10:00Z',
    answeredAt: '2026-11-19T03:45:00Z',
    minutes: 95,
  },
];

/** @param idOf  the stable id of a name */
export function helpSql(idOf: (name: string) => string, ids: Ids): string {
  const q = (text: string) => `'${text.replaceAll("'", "''")}'`;
  return QUESTIONS.map((each) => {
    const id = q(idOf(each.key));
    return `insert into public.help_requests (id, asked_by, asked_by_name, organisation_id, page, page_title, status, asked_at) values
  (${id}, ${q(ids.asker)}, ${q(ids.askerName)}, ${q(ids.organisation)}, ${q(each.page)}, ${q(each.pageTitle)}, 'answered', ${q(each.askedAt)});
insert into public.help_messages (request_id, written_by, written_by_name, organisation_id, is_answer, body, written_at) values
  (${id}, ${q(ids.asker)}, ${q(ids.askerName)}, ${q(ids.organisation)}, false, ${q(each.question)}, ${q(each.askedAt)}),
  (${id}, ${q(ids.answerer)}, ${q(ids.answererName)}, ${q(ids.office)}, true, ${q(each.answer)}, ${q(each.answeredAt)});
insert into public.help_turns (request_id, office_id, since, due_at, ended_at, how, took_minutes) values
  (${id}, ${q(ids.office)}, ${q(each.askedAt)}, ${q(each.dueAt)}, ${q(each.answeredAt)}, 'answered', ${each.minutes});
`;
  }).join('\n');
}
