import { unwrap, type Db } from '../db.ts';

/** No sign of life for so long [ms]: the process that carried it out is gone. */
const SILENCE = 20_000;

export type ImportDecision = {
  id: string;
  by: string;
  isMine: boolean;
  done: number;
  total: number;
  isOver: boolean;
  isInterrupted: boolean;
};

/** The caller's office's newest decision on an import that is not carried out yet, or one of these by its id; null when there is none. */
export async function getDecision(db: Db, me: string, importId: string, id: string | null): Promise<ImportDecision | null> {
  const all = db
    .from('import_decisions')
    .select('id, decided_by, decided_by_name, done, listings, finished_at, heartbeat_at')
    .eq('import_id', importId);
  const found = id === null ? all.is('finished_at', null).order('decided_at', { ascending: false }) : all.eq('id', id);
  const [row] = unwrap('import_decisions', await found.limit(1));
  if (!row) return null;
  const isOver = row.finished_at !== null;
  return {
    id: row.id,
    by: row.decided_by_name,
    isMine: row.decided_by === me,
    done: row.done,
    total: row.listings,
    isOver,
    isInterrupted: !isOver && Date.now() - Date.parse(row.heartbeat_at) > SILENCE,
  };
}
