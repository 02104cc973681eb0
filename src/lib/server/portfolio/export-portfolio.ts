import type { Sheet, SheetValue } from '../../domain/sheet-book.ts';
import type { Messages } from '../../i18n/zh.ts';
import { DIALS } from '../../engine/projects/fairness.ts';
import type { PortfolioView } from './portfolio-view.ts';

/** A portfolio as sheets: projects, who takes part, who is tied to whom, the curve of fairness. */
export function portfolioSheets(view: PortfolioView, m: Messages): [Sheet, ...Sheet[]] {
  const t = m.portfolio;
  const sheet = (name: string, widths: number[], rows: SheetValue[][]): Sheet => ({ name, widths, headerRows: 1, rows });
  const { columns } = t.result;
  const projects = view.rows.map((row, at): SheetValue[] => [
    at + 1,
    m.bundle.mode[row.mode],
    row.name,
    Math.round(row.value * 100) / 100,
    Math.round(row.gain.east * 100),
    Math.round(row.gain.west * 100),
    row.jobs,
    row.investment,
    row.output,
    m.partner.confidence[row.confidence],
    row.commits.join('\n'),
    row.move ? t.result[row.move] : null,
  ]);
  const heads = [
    '#',
    columns.project,
    columns.parties,
    columns.value,
    `${columns.gain} ${t.result.east}`,
    `${columns.gain} ${t.result.west}`,
    t.result.jobs,
    t.result.investment,
    t.result.output,
    columns.confidence,
    columns.commits,
    '',
  ];
  const parties = view.rows.flatMap((row, at) =>
    row.parties.map((party): SheetValue[] => [
      at + 1,
      party.name,
      party.id,
      party.place,
      party.side ? m.shell.side[party.side] : null,
      m.bundle.role[party.role],
      party.move ? t.result[party.move] : null,
    ]),
  );
  const points = view.points.map((point): SheetValue[] => [
    t.dials[DIALS.indexOf(point.dial)] ?? point.dial,
    point.served,
    point.projects,
    Math.round(point.value * 100) / 100,
    point.selected ? t.curve.here : null,
  ]);
  return [
    sheet(t.result.heading, [6, 24, 44, 8, 8, 8, 18, 18, 18, 12, 28, 10], [heads, ...projects]),
    sheet(columns.parties, [6, 40, 18, 30, 8, 12, 10], [['#', columns.parties, '', '', '', '', ''], ...parties]),
    sheet(
      t.ties.heading,
      [16, 16, 8],
      [
        [t.ties.columns.east, t.ties.columns.west, t.ties.columns.projects],
        ...view.ties.map(({ east, west, projects: n }) => [east, west, n]),
      ],
    ),
    sheet(
      t.curve.columns.dial,
      [24, 14, 10, 12, 12],
      [[t.curve.columns.dial, t.curve.columns.counties, t.curve.columns.projects, t.curve.columns.value, ''], ...points],
    ),
  ];
}
