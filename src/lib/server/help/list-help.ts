import { unwrap, type Db } from '../db.ts';

const SHOWN = 50;

/** The caller's own questions, newest first, with who owes the answer and by when. */
export async function listHelp(db: Db, me: string) {
  const rows = unwrap(
    'help_requests',
    await db
      .from('help_requests')
      .select('id, status, asked_at, messages:help_messages(body), turns:help_turns(due_at, ended_at, office:organisations(name))')
      .eq('asked_by', me)
      .order('asked_at', { ascending: false })
      .order('id', { referencedTable: 'help_messages' })
      .order('id', { ascending: false, referencedTable: 'help_turns' })
      .limit(1, { referencedTable: 'help_messages' })
      .limit(1, { referencedTable: 'help_turns' })
      .limit(SHOWN),
  );
  return rows.map(({ id, status, asked_at: askedAt, messages, turns }) => ({
    id,
    status,
    askedAt,
    question: messages[0]?.body ?? '',
    office: turns[0]?.office.name ?? '',
    dueAt: turns[0] && turns[0].ended_at === null ? turns[0].due_at : null,
  }));
}
