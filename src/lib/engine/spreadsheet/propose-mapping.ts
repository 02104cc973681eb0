import { plainWord } from '../../domain/cell-text.ts';
import { directionOfWord, factorOfPhrase } from '../../domain/choice-words.ts';
import type { OrganisationKind } from '../../domain/organisation.ts';
import {
  AMOUNT_COLUMNS,
  headerSubject,
  JOINED_COLUMNS,
  meaningOfHeader,
  unitOfHeader,
  type AmountColumn,
  type ColumnMeaning,
  type SheetColumn,
  type SheetMapping,
} from '../../domain/sheet-column.ts';
import type { FactorKind } from '../../domain/factor.ts';
import type { Header } from './header.ts';

/** What counties mostly have; what firms mostly bring is the rest. A proposal only: the person sees it and decides. */
const OF_THE_PLACE: readonly FactorKind[] = [
  'land',
  'plant',
  'labour',
  'raw_material',
  'energy',
  'water',
  'tourism',
  'logistics',
  'policy',
];

/**
 * What each column of a table most likely means.
 *
 * @param samples  some values of each column: a 编号 of 1, 2, 3 is a count, not a name
 * @param sheet    the sheet's name, which often says 需求
 * @param writer   whose table it is
 */
export function proposeMapping(
  header: Header,
  samples: readonly (readonly string[])[],
  sheet: string,
  labels: ReadonlyMap<string, SheetColumn>,
  writer: OrganisationKind | null,
): SheetMapping {
  const words = header.words;
  const first = words.map((word) => (word === '' ? null : (meaningOfHeader(word, labels) ?? null)));
  const columns = first.map((meaning, at) => (meaning === null ? null : corrected(meaning, at, first, words, samples)));
  if (columns.some((meaning) => meaning?.column === 'factor'))
    return { sheet, columns: onlyOnce(columns, words, labels), direction: directionOf(header, sheet) };

  // No column names the factor: then columns are of one factor each (用地面积, 总投资, 用工人数).
  const wide = columns.map((meaning, at) => amountOf(meaning, words[at] ?? '', writer) ?? meaning);
  return { sheet, columns: onlyOnce(wide, words, labels), direction: directionOf(header, sheet) };
}

function corrected(
  meaning: ColumnMeaning,
  at: number,
  all: readonly (ColumnMeaning | null)[],
  words: readonly string[],
  samples: readonly (readonly string[])[],
): ColumnMeaning | null {
  // 单位 is the organisation, or the unit of a quantity to its left.
  if (meaning.column === 'unit' && plainWord(words[at] ?? '') === '单位' && !all.slice(0, at).some((each) => each?.column === 'quantity'))
    return all.some((each) => each?.column === 'organisation') ? null : { column: 'organisation' };
  const values = samples[at] ?? [];
  if (meaning.column === 'ref' && values.length > 0 && values.every((value) => /^\d{1,4}$/.test(value))) return null;
  return meaning;
}

/** Of columns that only one may fill, the template's own word wins, else the leftmost. */
function onlyOnce(
  columns: readonly (ColumnMeaning | null)[],
  words: readonly string[],
  labels: ReadonlyMap<string, SheetColumn>,
): (ColumnMeaning | null)[] {
  const isOwn = (at: number) => labels.has(plainWord(words[at] ?? ''));
  const order = [...columns.keys()].sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || a - b);
  const kept = [...columns];
  const taken = new Set<SheetColumn>();
  for (const at of order) {
    const column = kept[at]?.column;
    if (column === undefined || JOINED_COLUMNS.includes(column)) continue;
    if (taken.has(column)) kept[at] = null;
    taken.add(column);
  }
  return kept;
}

function amountOf(meaning: ColumnMeaning | null, header: string, writer: OrganisationKind | null): ColumnMeaning | null {
  if (meaning !== null && meaning.column !== 'quantity') return null;
  const subject = headerSubject(header);
  const factor =
    factorOfPhrase(subject) ??
    (/面积/.test(subject) ? (/建筑/.test(subject) ? 'plant' : 'land') : /用工|人数/.test(subject) ? 'labour' : undefined);
  if (factor === undefined) return null;
  const said = /需|求|缺/.test(subject) ? 'seek' : /提供|可供|供/.test(subject) ? 'offer' : undefined;
  const direction = said ?? (OF_THE_PLACE.includes(factor) === (writer === null || writer === 'county') ? 'offer' : 'seek');
  const column: AmountColumn = `${direction}:${factor}`;
  const unit = unitOfHeader(header);
  return AMOUNT_COLUMNS.includes(column) ? { column, ...(unit === undefined ? {} : { unit }) } : null;
}

/** 需求清单 as a sheet's name or title says what no column says. */
function directionOf({ above }: Header, sheet: string): SheetMapping['direction'] {
  for (const text of [sheet, above]) {
    const [needs, offers] = [/需求|需要|招引|寻求/.test(text), /供给|提供|资源|推介/.test(text)];
    if (needs !== offers) return needs ? 'seek' : 'offer';
    const word = directionOfWord(text);
    if (word !== undefined) return word;
  }
  return null;
}
