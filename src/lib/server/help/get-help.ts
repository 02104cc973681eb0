import { z } from 'zod';
import { unwrap, type Db } from '../db.ts';

export type HelpThread = NonNullable<Awaited<ReturnType<typeof getHelp>>>;

/** One question with what was said and who owes the answer; null when there is none or it is not the caller's to see. */
export async function getHelp(db: Db, id: string) {
  if (!z.uuid().safeParse(id).success) return null;
  const [row] = unwrap(
    'help_requests',
    await db
      .from('help_requests')
      .select(
        'id, asked_by, asked_by_name, page, page_title, status, asked_at, messages:help_messages(id, written_by_name, organisation:organisations(name), is_answer, body, written_at), turns:help_turns(id, office_id, office:organisations(name), since, due_at, ended_at, how, is_last, assigned_to_name, note, note_by_name)',
      )
      .eq('id', id)
      .order('id', { referencedTable: 'help_messages' })
      .order('id', { referencedTable: 'help_turns' }),
  );
  if (!row) return null;
  return {
    id: row.id,
    askedBy: row.asked_by,
    askedByName: row.asked_by_name,
    page: row.page,
    pageTitle: row.page_title,
    status: row.status,
    askedAt: row.asked_at,
    messages: row.messages.map(({ id, written_by_name: by, organisation, is_answer: isAnswer, body, written_at: at }) => ({
      id,
      by,
      organisation: organisation.name,
      isAnswer,
      body,
      at,
    })),
    turns: row.turns.map(
      ({
        office_id: officeId,
        office,
        due_at: dueAt,
        ended_at: endedAt,
        how,
        is_last: isLast,
        assigned_to_name: assignedTo,
        note,
        note_by_name: noteBy,
      }) => ({
        officeId,
        office: office.name,
        dueAt,
        endedAt,
        how,
        isLast,
        assignedTo,
        note,
        noteBy,
      }),
    ),
  };
}
