/** One step of a JSON path: `->key`, `->>key`, or an array index with its sign. */
export type JsonStep = { arrow: '->' | '->>'; key: string; isIndex: boolean };
export type JsonPath = readonly JsonStep[];

/** A column, or a place inside a JSON column. */
export type Field = { name: string; path: JsonPath };

export type Aggregate = 'sum' | 'avg' | 'count' | 'max' | 'min';
export type JoinKind = 'inner' | 'left';

export type SelectField = {
  kind: 'field';
  field: Field;
  alias: string | undefined;
  cast: string | undefined;
  aggregate: Aggregate | undefined;
  aggregateCast: string | undefined;
};
/** Another resource inside this one: as an object or array under its name, or with its columns spread into the parent. */
export type SelectEmbed = {
  kind: 'embed' | 'spread';
  name: string;
  alias: string | undefined;
  hint: string | undefined;
  join: JoinKind | undefined;
  select: SelectItem[];
};
export type SelectItem = SelectField | SelectEmbed;

export type CompareOperator =
  | 'eq'
  | 'gte'
  | 'gt'
  | 'lte'
  | 'lt'
  | 'like'
  | 'ilike'
  | 'match'
  | 'imatch'
  | 'neq'
  | 'cs'
  | 'cd'
  | 'ov'
  | 'sl'
  | 'sr'
  | 'nxr'
  | 'nxl'
  | 'adj';
export type TextSearchOperator = 'fts' | 'plfts' | 'phfts' | 'wfts';
export type IsOperand = 'null' | 'not_null' | 'true' | 'false' | 'unknown';

export type Test =
  | { kind: 'compare'; operator: CompareOperator; quantifier: 'any' | 'all' | undefined; value: string }
  | { kind: 'in'; values: string[] }
  | { kind: 'is'; operand: IsOperand }
  | { kind: 'isdistinct'; value: string }
  | { kind: 'textsearch'; operator: TextSearchOperator; language: string | undefined; value: string };

export type Filter = { kind: 'filter'; field: Field; negated: boolean; test: Test };
export type Logic = Filter | { kind: 'and' | 'or'; negated: boolean; terms: Logic[] };

export type OrderTerm = {
  /** Name or alias of a to-one embed whose field orders the rows. */
  relation: string | undefined;
  field: Field;
  direction: 'asc' | 'desc' | undefined;
  nulls: 'nullsfirst' | 'nullslast' | undefined;
};

/** Names of the embeds that lead from the root to where a parameter applies. */
export type EmbedPath = readonly string[];
export type At<T> = { path: EmbedPath; value: T };

/** Rows to skip and to give; `limit` undefined means all. */
export type RowRange = { offset: number; limit: number | undefined };

export type ParsedQuery = {
  select: SelectItem[];
  filters: At<Filter>[];
  logic: At<Logic>[];
  orders: At<OrderTerm[]>[];
  ranges: At<RowRange>[];
  columns: string[] | undefined;
  onConflict: string[] | undefined;
  /** Arguments of a function called by GET, in the order given; a name may repeat for a variadic parameter. */
  args: [string, string][];
  /** The parameters sorted and encoded anew: `Content-Location`. */
  canonical: string;
};
