import { rawWorkbook } from './raw-workbook.ts';

const text = (place: string, value: string) =>
  `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`;

/**
 * A sheet as a county office sends it: a title, who filled it in, two header lines with merged cells, dates and numbers in
 * every form, a total, a note. `quantity`: what stands where one row has no number, for a sheet that was corrected.
 */
export function messyWorkbook(quantity = '若干'): Promise<Buffer> {
  const rows: [number, string][] = [
    [1, text('A1', '麦盖提县2026年招商资源汇总表')],
    [2, text('A2', '填报单位：示例投资促进中心') + text('G2', '2026年3月1日')],
    [3, text('A3', '序号') + text('B3', '项目名称') + text('C3', '所在地') + text('D3', '供给情况') + text('H3', '联系人')],
    [4, text('D4', '资源类别') + text('E4', '面积（亩）') + text('F4', '供应时间') + text('G4', '备注')],
    [
      5,
      '<c r="A5"><v>1</v></c>' +
        text('B5', '城东工业园熟地') +
        text('C5', '麦盖提县城东工业园') +
        text('D5', '工业用地') +
        text('E5', '１，２００') +
        '<c r="F5" s="1"><v>46082</v></c>' +
        text('G5', '七通一平\u00a0') +
        text('H5', '示例联系人'),
    ],
    [
      6,
      '<c r="A6"><v>2</v></c>' +
        text('B6', '枣业车间') +
        text('C6', '新疆喀什麦盖提') +
        text('D6', '闲置厂房') +
        '<c r="E6"><v>30.5</v></c>' +
        text('F6', '2027年3月') +
        text('G6', '可分割'),
    ],
    [
      7,
      '<c r="A7"><v>3</v></c>' +
        text('B7', '灰枣基地') +
        text('C7', '麦盖提') +
        text('D7', '耕地') +
        text('E7', quantity) +
        text('G7', '=1+1'),
    ],
    [8, text('B8', '红枣冷库') + text('C8', '麦盖提') + text('D8', '建设用地') + text('E8', '0.03万') + text('F8', '2027-05')],
    [9, text('C9', '合计') + '<c r="E9"><f>SUM(E5:E8)</f><v>1530.5</v></c>'],
    [10, text('A10', '注：面积以实测为准。')],
  ];
  const merges = ['A1:H1', 'D3:G3', 'A3:A4', 'B3:B4', 'C3:C4', 'H3:H4'].map((range) => `<mergeCell ref="${range}"/>`);
  const data = rows.map(([row, cells]) => `<row r="${row}">${cells}</row>`).join('');
  return rawWorkbook({
    sheets: { 汇总: `<sheetData>${data}</sheetData><mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` },
    styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
  });
}
