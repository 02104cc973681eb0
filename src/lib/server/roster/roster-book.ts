import { guarded } from '../../domain/cell-text.ts';
import type { RosterKindCode } from '../../domain/enums.ts';
import { ROSTER_FIELDS, ROSTER_KINDS, type RosterField } from '../../domain/roster-field.ts';
import { rosterTyped, type RosterEntry } from '../../domain/roster-entry.ts';
import type { Sheet, SheetChoices, SheetValue } from '../../domain/sheet-book.ts';
import { columnLetters } from '../../domain/sheet-place.ts';
import { ROSTER_MESSAGES, rosterLabel } from '../../i18n/roster-messages.ts';
import { rosterShown, type RosterNames } from '../../i18n/roster-text.ts';

type Language = 'zh' | 'en';

/** Columns of a sheet: all fields but the exchange, which is chosen for the whole file. */
const columnsOf = (kind: RosterKindCode): RosterField[] => ROSTER_FIELDS[kind].filter(({ type }) => type !== 'exchange');
const WIDE = new Set(['duties', 'available', 'purpose', 'wants_to_learn', 'preferences', 'outcome', 'covers', 'note']);

/** The registers as a workbook that can be imported again unchanged; without entries the template. */
export function rosterBook(
  entries: Readonly<Record<RosterKindCode, readonly RosterEntry[]>>,
  names: RosterNames,
  language: Language,
): [Sheet, ...Sheet[]] {
  const m = ROSTER_MESSAGES[language];
  const lists: { kind: RosterKindCode; key: string; words: string[] }[] = ROSTER_KINDS.flatMap((kind) =>
    columnsOf(kind).flatMap((field) => {
      const words = wordsOf(field, m.choice, [m.yes, m.no]);
      return words.length === 0 ? [] : [{ kind, key: field.key, words }];
    }),
  );
  const sheetOf = (kind: RosterKindCode): Sheet => {
    const columns = columnsOf(kind);
    return {
      name: m.register[kind],
      widths: columns.map(({ key }) => (WIDE.has(key) ? 34 : 16)),
      headerRows: 1,
      rows: [
        columns.map(({ key, required }) => `${rosterLabel(m, kind, key)}${required ? '*' : ''}`),
        ...entries[kind].map((entry) => cells(kind, entry)),
      ],
      choices: columns.flatMap(({ key }, column): SheetChoices[] => {
        const list = lists.findIndex((each) => each.kind === kind && each.key === key);
        if (list === -1) return [];
        const letters = columnLetters(list);
        const range = `'${m.import.choices}'!$${letters}$2:$${letters}$${(lists[list]?.words.length ?? 0) + 1}`;
        return [{ column, range, strict: !key.startsWith('rank') }];
      }),
    };
  };
  const [first, ...others] = ROSTER_KINDS.map(sheetOf);
  if (!first) throw new Error('no registers');
  return [
    first,
    ...others,
    { name: m.import.guide, widths: [14, 24, 10, 70], headerRows: 1, rows: [m.import.guideColumns, ...guide()] },
    {
      name: m.import.choices,
      widths: lists.map(() => 18),
      headerRows: 1,
      rows: transposed(lists.map(({ kind, key, words }) => [rosterLabel(m, kind, key), ...words])),
    },
  ];

  function cells(kind: RosterKindCode, { content }: RosterEntry): SheetValue[] {
    const shown = rosterShown(kind, rosterTyped(kind, content), m, names);
    return columnsOf(kind).map(({ key, type }) => {
      const text = shown[key] ?? '';
      return type === 'count' && /^\d+$/.test(text) ? Number(text) : guarded(text);
    });
  }

  function guide(): string[][] {
    return ROSTER_KINDS.flatMap((kind) =>
      columnsOf(kind).map(({ key, required }) => [m.register[kind], rosterLabel(m, kind, key), required ? m.yes : '', m.help[key] ?? '']),
    );
  }
}

function wordsOf({ key, type, options }: RosterField, choice: Readonly<Record<string, Record<string, string>>>, yesNo: string[]): string[] {
  if (type === 'yes') return yesNo;
  const words = choice[key.startsWith('rank') ? 'rank' : key] ?? {};
  return type === 'choice' ? (options ?? []).map((code) => words[code] ?? code) : [];
}

function transposed(columns: readonly (readonly string[])[]): SheetValue[][] {
  const most = Math.max(...columns.map(({ length }) => length));
  return Array.from({ length: most }, (_, row) => columns.map((column) => column[row] ?? null));
}
