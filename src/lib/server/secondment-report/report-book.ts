import { guarded } from '../../domain/cell-text.ts';
import { REPORT_GROUPS, REPORT_ROWS } from '../../domain/secondment-report-rows.ts';
import type { DirectionReport, SecondmentReport } from '../../domain/secondment-report.ts';
import type { Sheet } from '../../domain/sheet-book.ts';
import type { Messages } from '../../i18n/zh.ts';

/** The report as a workbook: what the page says, figure by figure. */
export function reportBook({ eastToWest, westToEast }: SecondmentReport, head: string, m: Messages): [Sheet, ...Sheet[]] {
  const t = m.secondmentReport;
  const { direction } = m.plan.board;
  const columns = [t.specialtyColumns.specialty, `${direction.east_to_west} ${t.specialtyColumns.people}`];
  const specialties = new Set([...eastToWest.specialties, ...westToEast.specialties].map(({ specialty }) => specialty));
  const of = (list: typeof eastToWest.specialties, specialty: string) => list.find((each) => each.specialty === specialty);
  return [
    {
      name: t.title.slice(0, 31),
      widths: [36, 14, 14, 14],
      headerRows: 2,
      rows: [
        [head],
        [t.item, t.unit, direction.east_to_west, direction.west_to_east],
        ...REPORT_GROUPS.flatMap((group) => REPORT_ROWS[group].map((row) => [t.row[row], t.units[row], eastToWest[row], westToEast[row]])),
      ],
    },
    {
      name: t.specialties,
      widths: [24, 14, 16, 14, 16],
      headerRows: 1,
      rows: [
        [
          ...columns,
          `${direction.east_to_west} ${t.specialtyColumns.months}`,
          `${direction.west_to_east} ${t.specialtyColumns.people}`,
          `${direction.west_to_east} ${t.specialtyColumns.months}`,
        ],
        ...[...specialties].map((specialty) => {
          const [east, west] = [of(eastToWest.specialties, specialty), of(westToEast.specialties, specialty)];
          return [guarded(specialty), east?.people ?? 0, east?.months ?? 0, west?.people ?? 0, west?.months ?? 0];
        }),
      ],
    },
    {
      name: t.leftOut.title,
      widths: [32, 14, 16, 14, 24],
      headerRows: 1,
      rows: [
        [t.leftOut.columns.post, t.leftOut.columns.direction, t.leftOut.columns.months, t.leftOut.columns.needed, t.leftOut.columns.scheme],
        ...[...leftOutOf(eastToWest, direction.east_to_west), ...leftOutOf(westToEast, direction.west_to_east)].map(
          ({ post, way, months, needed, scheme }) => [guarded(post), way, months, needed, guarded(scheme)],
        ),
      ],
    },
    { name: t.basis, widths: [100], headerRows: 0, rows: t.bases.map((basis) => [basis]) },
  ];
}

const leftOutOf = ({ leftOut }: DirectionReport, way: string) => leftOut.map((each) => ({ ...each, way }));
