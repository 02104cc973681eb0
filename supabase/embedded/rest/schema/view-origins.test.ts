import { expect, it } from 'vitest';
import { columnOrigins } from './view-origins.ts';

const entry = (resno: number, resname: string, table: number, column: number, expression = '{VAR :varno 1 :varattno 1}') =>
  `{TARGETENTRY :expr ${expression} :resno ${resno} :resname ${resname} :ressortgroupref 0 :resorigtbl ${table} :resorigcol ${column} :resjunk false}`;
const rule = (entries: string, rtable = '<>') =>
  `({QUERY :commandType 1 :querySource 0 :rtable ${rtable} :jointree {FROMEXPR :fromlist ({RANGETBLREF :rtindex 1}) :quals <>} :targetList (${entries}) :override 0 :limitCount <>})`;

it('reads which columns a view shows, and skips computed ones', () => {
  const text = rule(
    `${entry(1, 'id', 16384, 1)} ${entry(2, 'twice', 0, 0, '{OPEXPR :args ({VAR :varno 1})}')} ${entry(3, 'name', 16384, 4)}`,
  );
  expect(columnOrigins(text)).toEqual([
    { column: 1, fromOid: 16384, fromColumn: 1 },
    { column: 3, fromOid: 16384, fromColumn: 4 },
  ]);
});

it('is not misled by names with braces, nor by the target lists of subqueries', () => {
  const inner = `({RANGETBLENTRY :subquery {QUERY :targetList (${entry(1, 'x', 99, 9)})}})`;
  const text = rule(entry(1, 'a\\}\\ \\{b', 16384, 2), inner);
  expect(columnOrigins(text)).toEqual([{ column: 1, fromOid: 16384, fromColumn: 2 }]);
});
