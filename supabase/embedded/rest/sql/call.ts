import type { CallArguments, CallPlan } from '../plan/call.ts';
import { returnsScalar, returnsSetOfScalar, type Parameter } from '../schema/catalog.ts';
import { arrayLiteral } from './filter.ts';
import { catalogText, columnOf, ident, joined, param, qualified, Sql, sql } from './fragment.ts';
import { bodyRows } from './write.ts';

const RESULT = sql`pgrst_call`;

/** The call of a function, as the source CTE; a scalar becomes the column `pgrst_scalar`. */
export function callSql({ routine, args, returning }: CallPlan): Sql {
  const isScalar = returnsScalar(routine) || returnsSetOfScalar(routine);
  const call = sql`${qualified(routine)}(${argumentsSql(args)})`;
  const result = isScalar ? sql`(SELECT ${call} pgrst_scalar) ${RESULT}` : sql`${call} ${RESULT}`;
  const columns = isScalar
    ? sql`pgrst_call.pgrst_scalar`
    : joined(
        returning.map((name) => columnOf(RESULT, name)),
        ', ',
      );
  if (args.kind !== 'json') return sql`SELECT ${columns} FROM ${result}`;
  const body = bodyRows(
    args.payload,
    args.parameters.map(({ name, castType }) => ({ name, type: castType })),
    false,
    true,
  );
  return sql`SELECT ${columns} FROM ${body}, LATERAL ${result}`;
}

function argumentsSql(args: CallArguments): Sql {
  switch (args.kind) {
    case 'none':
      return Sql.empty;
    case 'body':
      return sql`${param(args.text)}::${catalogText(args.parameter.type)}`;
    case 'json':
      return joined(
        args.parameters.map((parameter) => sql`${nameSql(parameter)}${columnOf(sql`pgrst_body`, parameter.name)}`),
        ', ',
      );
    case 'named':
      return joined(
        args.values.map(({ parameter, value }) => {
          const text = typeof value === 'string' ? value : arrayLiteral(value);
          return sql`${nameSql(parameter)}${param(text)}::${catalogText(parameter.castType)}`;
        }),
        ', ',
      );
  }
}

const nameSql = ({ name, variadic }: Parameter): Sql => sql`${variadic ? sql`VARIADIC ` : Sql.empty}${ident(name)} := `;
