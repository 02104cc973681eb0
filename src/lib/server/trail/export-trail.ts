import { guarded } from '../../domain/cell-text.ts';
import type { TrailFilter } from '../../domain/trail.ts';
import type { Messages } from '../../i18n/zh.ts';
import type { Db } from '../db.ts';
import { sheetAnswer } from '../import/download.ts';
import { listTrail, type TrailEvent } from './list-trail.ts';

const AT_ONCE = 500;
/** Events in one file; more are asked for by narrower dates. */
export const MOST_EXPORTED = 20_000;

/** The events of a filter as a file, newest first, without anything that a spreadsheet program would run. */
export async function exportTrail(db: Db, filter: TrailFilter, format: 'xlsx' | 'csv', { trail: m }: Messages): Promise<Response> {
  const events: TrailEvent[] = [];
  for (let before: number | null = null; events.length < MOST_EXPORTED;) {
    const page: TrailEvent[] = await listTrail(db, filter, before, AT_ONCE);
    events.push(...page);
    before = page.at(-1)?.id ?? null;
    if (page.length < AT_ONCE) break;
  }
  const text = (value: unknown): string => (value === null ? '' : guarded(typeof value === 'string' ? value : JSON.stringify(value)));
  const rows = [
    [
      m.columns.id,
      m.columns.when,
      m.columns.who,
      m.columns.office,
      m.columns.what,
      m.columns.kind,
      m.columns.subject,
      m.columns.concerns,
      m.columns.old,
      m.columns.new,
      m.columns.why,
    ],
    ...events.map((each) => [
      each.id,
      each.at,
      text(each.by ?? m.platform),
      text(each.actingFor),
      m.verb[each.verb] ?? each.verb,
      m.kinds[each.kind] ?? each.kind,
      text(each.subject),
      text(each.concerns),
      text(each.old),
      text(each.new),
      text(each.why),
    ]),
  ];
  return sheetAnswer([{ name: m.title, widths: [8, 22, 14, 22, 16, 12, 36, 22, 40, 40, 30], headerRows: 1, rows }], m.title, format);
}
