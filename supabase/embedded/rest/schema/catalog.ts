import type { QualifiedName } from '../sql/fragment.ts';

export type Column = {
  name: string;
  /** As declared, e.g. `numeric(10,2)` or a domain's name. */
  type: string;
  /** Without modifiers; of a domain what lies under it. */
  baseType: string;
  /** The default as an expression, `nextval(…)` for identity columns. */
  default: string | null;
};

export type Table = QualifiedName & {
  isView: boolean;
  insertable: boolean;
  updatable: boolean;
  deletable: boolean;
  primaryKey: string[];
  columns: ReadonlyMap<string, Column>;
};

/** A column here and the column it must equal there. */
export type ColumnPair = readonly [string, string];

type RelationshipEnds = { table: QualifiedName; foreign: QualifiedName; isSelf: boolean };
export type KeyRelationship = RelationshipEnds & {
  kind: 'one-to-many' | 'many-to-one' | 'one-to-one';
  constraint: string;
  columns: ColumnPair[];
  tableIsView: boolean;
  foreignIsView: boolean;
};
/** Many-to-many: two foreign keys of a third table, both within its primary key. */
export type JunctionRelationship = RelationshipEnds & {
  kind: 'many-to-many';
  junction: QualifiedName;
  constraints: readonly [string, string];
  /** This table's columns and the junction's. */
  sourceColumns: ColumnPair[];
  /** The foreign table's columns and the junction's. */
  targetColumns: ColumnPair[];
};
/** A function from one table's row to rows of another. */
export type ComputedRelationship = RelationshipEnds & { kind: 'computed'; function: QualifiedName; isToOne: boolean };
export type Relationship = KeyRelationship | JunctionRelationship | ComputedRelationship;

export type Parameter = {
  /** Empty for an unnamed one. */
  name: string;
  type: string;
  /** The type without a length that would cut the argument short: `character varying` for `character`. */
  castType: string;
  required: boolean;
  variadic: boolean;
};
export type Routine = QualifiedName & {
  parameters: Parameter[];
  returns: QualifiedName;
  returnsComposite: boolean;
  returnsSet: boolean;
  volatility: 'i' | 's' | 'v';
};

export const isToOne = (relationship: Relationship): boolean =>
  relationship.kind === 'computed' ? relationship.isToOne : relationship.kind === 'many-to-one' || relationship.kind === 'one-to-one';

export const returnsScalar = (routine: Routine): boolean => !routine.returnsSet && !routine.returnsComposite;
export const returnsSetOfScalar = (routine: Routine): boolean => routine.returnsSet && !routine.returnsComposite;
export const returnsVoid = (routine: Routine): boolean =>
  returnsScalar(routine) && routine.returns.schema === 'pg_catalog' && routine.returns.name === 'void';

/** What the request planner knows of the database: everything in the exposed schemas. */
export type Catalog = {
  tables: ReadonlyMap<string, Table>;
  /** By the table they start from. */
  relationships: ReadonlyMap<string, readonly Relationship[]>;
  /** Overloads together, those with fewer parameters first. */
  routines: ReadonlyMap<string, readonly Routine[]>;
  /** Names that a cast may use, in lower case, and how Postgres writes the type. */
  castTypes: ReadonlyMap<string, string>;
};

/** Key of the catalogue's maps; NUL can't occur in a name. */
export const nameKey = ({ schema, name }: QualifiedName): string => `${schema}\0${name}`;
