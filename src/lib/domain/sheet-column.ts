import { z } from 'zod';
import { cleanText, plainWord } from './cell-text.ts';
import { FACTOR_DETAILS } from './factor-details.ts';
import { FactorKind } from './factor.ts';
import { parseQuantity } from './quantity-text.ts';

/** What a column of a sheet of listings may hold: of a listing as a whole, and of each of its factors. */
export const LISTING_COLUMNS = [
  'ref',
  'organisation',
  'credit_code',
  'kind',
  'region',
  'title',
  'summary',
  'confidential',
  'industries',
] as const;
export const FACTOR_COLUMNS = ['direction', 'factor', 'description', 'quantity', 'unit', 'essential', 'from', 'until'] as const;

export type ListingColumn = (typeof LISTING_COLUMNS)[number];
export type FactorColumn = (typeof FACTOR_COLUMNS)[number];
/** `land.price`: a native field of one factor. */
export type DetailColumn = `${FactorKind}.${string}`;
/** `offer:land`: the amount of one factor, in tables that have a column for each instead of a row. */
export type AmountColumn = `${'offer' | 'seek'}:${FactorKind}`;
export type SheetColumn = ListingColumn | FactorColumn | DetailColumn | AmountColumn;

export const DETAIL_COLUMNS = Object.entries(FACTOR_DETAILS).flatMap(([factor, fields]) =>
  fields.map(({ key }) => `${factor}.${key}` as DetailColumn),
);
export const AMOUNT_COLUMNS = FactorKind.options.flatMap((factor): AmountColumn[] => [`offer:${factor}`, `seek:${factor}`]);
export const SHEET_COLUMNS: readonly SheetColumn[] = [...LISTING_COLUMNS, ...FACTOR_COLUMNS, ...DETAIL_COLUMNS, ...AMOUNT_COLUMNS];

export const isListingColumn = (column: SheetColumn): column is ListingColumn => (LISTING_COLUMNS as readonly string[]).includes(column);
export const isDetailColumn = (column: SheetColumn): column is DetailColumn => column.includes('.');
export const isAmountColumn = (column: SheetColumn): column is AmountColumn => column.includes(':');
export const isSheetColumn = (text: string): text is SheetColumn => (SHEET_COLUMNS as readonly string[]).includes(text);

/** Columns that several columns of a file may fill: their texts are joined. All others take one. */
export const JOINED_COLUMNS: readonly SheetColumn[] = ['summary', 'confidential', 'industries', 'description'];

/** What a person's column means here. `unit`: the unit that the header states (面积（亩）). */
export const ColumnMeaning = z.strictObject({
  column: z.custom<SheetColumn>((value) => typeof value === 'string' && isSheetColumn(value)),
  unit: z.string().max(40).optional(),
});
export type ColumnMeaning = z.infer<typeof ColumnMeaning>;

/** How a table is read: its sheet, what each of its columns means (null: nothing here), and the direction where no column says it. */
export const SheetMapping = z.strictObject({
  sheet: z.string().max(200),
  columns: z.array(ColumnMeaning.nullable()).max(200),
  direction: z.enum(['offer', 'seek']).nullable(),
});
export type SheetMapping = z.infer<typeof SheetMapping>;

/**
 * Header words by what they mean, as they stand in common use: investment project catalogues, land and plant
 * registers, labour and special-produce tables of county offices. Compared without spaces, brackets and stars.
 */
const HEADERS: Record<ListingColumn | FactorColumn | 'none', string> = {
  ref: '编号 供需编号 项目编号 编码 ref id no. listingno.',
  organisation:
    '单位名称 单位 企业名称 公司名称 机构名称 填报单位 申报单位 责任单位 项目单位 业主单位 县区名称 县(市、区) 县市区 县区 县(区) 区县 县市 发布单位 organisation organization company county',
  credit_code: '统一社会信用代码 社会信用代码 信用代码 creditcode uscc',
  kind: '单位类型 机构类型 主体类型 单位性质 kind organisationtype organisationkind',
  region: '区划 区划代码 行政区划 行政区划代码 所在地区 所在地 地区 地址 项目地点 建设地点 项目所在地 位置 坐落 region location place',
  title: '标题 项目名称 供需标题 名称 项目 供需名称 资源名称 产品名称 title projectname',
  summary: '概况 项目简介 简介 项目概况 基本情况 单位简介 企业简介 项目内容 建设内容 主要内容 情况介绍 summary overview',
  confidential:
    '保密内容 内部信息 不公开内容 底价 联系人 联系电话 联系方式 电话 手机 手机号 手机号码 负责人 项目联系人 confidential contact phone',
  industries: '行业 所属行业 行业代码 行业类别 行业分类 产业 产业类别 产业方向 所属产业 industry industries sector',
  direction: '方向 供需方向 供需 供需类型 供求 供/需 供求类型 提供/寻求 direction offerorseek',
  factor: '要素 要素类型 要素名称 资源类型 资源类别 类别 合作要素 需求类型 供给类型 factor factortype',
  description:
    '说明 要素说明 描述 详细说明 备注 具体内容 具体需求 需求内容 需求描述 供给内容 资源情况 合作方式 说明及要求 description remarks notes',
  quantity:
    '数量 规模 面积 占地面积 用地面积 可用面积 建筑面积 金额 总投资 投资额 投资总额 投资规模 资金需求 融资额度 人数 用工人数 需求人数 产量 年产量 产能 装机容量 容量 床位数 存栏 quantity amount area',
  unit: '单位(数量) 计量单位 数量单位 unit',
  essential: '必需 是否必需 必须 是否必须 essential required',
  from: '可用起 供应时间 供地时间 可供应时间 交付时间 可用起始 起始时间 起始日期 开始时间 开始日期 可供时间 起 availablefrom from start',
  until: '可用止 可用截止 截止时间 截止日期 结束时间 结束日期 有效期 有效期至 止 availableuntil until end',
  none: '序号 序 排序 #  填表人 审核人 填报日期 填表日期',
};

/** A header's words without what stands in brackets: 面积（亩） → 面积. */
const outside = (header: string): string => header.replace(/[（(【[][^）)】\]]*[）)】\]]/g, '');
const headerWord = (header: string): string => plainWord(header).replace(/[、,，。.\-_]/g, '');

const BY_WORD: ReadonlyMap<string, SheetColumn | 'none'> = new Map(
  (Object.entries(HEADERS) as [SheetColumn | 'none', string][]).flatMap(([column, words]) =>
    words.split(/\s+/).map((word): [string, SheetColumn | 'none'] => [headerWord(word), column]),
  ),
);

/** What every column of the template is called, in each language; given by `i18n`, so that template and export are always understood. */
export type ColumnLabels = Partial<Record<SheetColumn, readonly string[]>>;

/**
 * What a header most likely means.
 *
 * @param header  the header as written, of two lines joined
 * @param labels  the template's own headers
 * @returns the meaning; null for a column that is known to mean nothing here (序号), undefined for words we do not know
 */
export function meaningOfHeader(header: string, labels: ReadonlyMap<string, SheetColumn>): ColumnMeaning | null | undefined {
  const whole = headerWord(header);
  const own = labels.get(whole);
  if (own !== undefined) return withUnit(own, header);
  const bare = headerWord(outside(header));
  const last = headerWord(
    outside(
      cleanText(header)
        .split(/\s*[/／|｜\n]\s*/)
        .at(-1) ?? '',
    ),
  );
  for (const word of [whole, bare, last, bare.replace(/^(?:拟|可|项目|需求|供给|主要|是否|预计)/, '')]) {
    const known = labels.get(word) ?? BY_WORD.get(word);
    if (known === 'none') return null;
    if (known !== undefined) return withUnit(known, header);
  }
  return undefined;
}

/** The labels, ready for `meaningOfHeader`. */
export const indexLabels = (labels: ColumnLabels): ReadonlyMap<string, SheetColumn> =>
  new Map(
    (Object.entries(labels) as [SheetColumn, readonly string[]][]).flatMap(([column, each]) =>
      each.map((label): [string, SheetColumn] => [headerWord(label), column]),
    ),
  );

/** A quantity's unit, where its header states one: in brackets, after a stroke, or behind the words (金额万元). */
function withUnit(column: SheetColumn, header: string): ColumnMeaning {
  if (column !== 'quantity') return { column };
  const unit = unitOfHeader(header);
  return unit === undefined ? { column } : { column, unit };
}

/** The unit that a header states; undefined where it states none. */
export function unitOfHeader(header: string): string | undefined {
  const inside = /[（(【[]([^）)】\]]+)[）)】\]]/.exec(header)?.[1];
  const behind = /[/／:：]\s*([^/／:：]+)$/.exec(header)?.[1];
  for (const unit of [inside, behind]) {
    const text = unit === undefined ? '' : cleanText(unit.replace(/^单位[:：]?/, ''));
    if (text !== '' && parseQuantity('1', text).ok) return text;
  }
  const subject = headerSubject(header);
  return /人数|人员|用工|工人/.test(subject) ? '人' : /床位/.test(subject) ? '张床位' : undefined;
}

/** A header's words without brackets: what the column is of. */
export const headerSubject = (header: string): string => headerWord(outside(header));
