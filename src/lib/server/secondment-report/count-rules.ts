import { unwrap, type Db } from '../db.ts';

/** A rule pack, as far as the report asks: from how many full months on a stay counts; null: it does not say. */
export type CountRule = { name: string; countsFrom: number | null };

const COLUMNS = 'code, name, counts_from_months, valid_from, valid_until';

/**
 * From how many months on a stay counts: by the rule pack of its post, as it stood on the day on which the stay began.
 *
 * @returns of a pack's code, the office that keeps the post, and that day; null: there was none
 */
export async function readCountRules(db: Db): Promise<(code: string | null, office: string, day: string) => CountRule | null> {
  const [shared, own] = await Promise.all([db.from('schemes').select(COLUMNS), db.from('own_schemes').select(`office_id, ${COLUMNS}`)]);
  const rows = [...unwrap('schemes', shared).map((row) => ({ ...row, office_id: null })), ...unwrap('own_schemes', own)];
  return (code, office, day) => {
    const row = rows.find(
      (each) =>
        each.code === code &&
        (each.office_id === null || each.office_id === office) &&
        each.valid_from <= day &&
        (each.valid_until === null || day < each.valid_until),
    );
    return row ? { name: row.name, countsFrom: row.counts_from_months } : null;
  };
}
