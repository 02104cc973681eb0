import loadHighs, { type Highs, type Model as HighsModel } from 'highs';
import type { Model } from '../../engine/solver/model.ts';
import type { SolveAnswer, SolveOptions, SolveStatus, Solver } from '../../engine/solver/port.ts';

const PRIMAL_FEASIBLE = 2; // HiGHS: primal_solution_status of a feasible point

/**
 * HiGHS (WebAssembly, one thread) as the engine's solver. `solve` blocks its thread: run it in a worker (`worker.ts`).
 *
 * Traps, all met in practice: without a start HiGHS may return three times the optimum at its limit; at a limit without a
 * solution it still prints an objective; an unfinished linear relaxation proves nothing; an infeasible start is dropped
 * silently; an aborted engine is poisoned; memory ends at 2 GiB.
 */
export async function loadHighsSolver(): Promise<Solver> {
  const highs = await loadHighs();
  return { solve: (model, options = {}) => highs.withModel(dataOf(highs, model), (native) => solveNative(highs, native, model, options)) };
}

const dataOf = (highs: Highs, model: Model) => ({
  numCols: model.columns,
  numRows: model.rows,
  sense: model.sense === 'maximize' ? highs.constants.objectiveSense.maximize : highs.constants.objectiveSense.minimize,
  colCost: model.cost,
  colLower: model.lower,
  colUpper: model.upper,
  rowLower: model.rowLower,
  rowUpper: model.rowUpper,
  matrix: {
    format: 'csc' as const,
    numRows: model.rows,
    numCols: model.columns,
    starts: model.start,
    indices: model.row,
    values: model.entry,
  },
  ...(model.integer.includes(1) ? { integrality: Int32Array.from(model.integer) } : {}),
});

function solveNative(highs: Highs, native: HighsModel, model: Model, options: SolveOptions): SolveAnswer {
  const isInteger = model.integer.includes(1);
  native.options.set({
    output_flag: false,
    random_seed: (options.seed ?? 0) & 0x7fffffff,
    mip_rel_gap: options.gap ?? 0,
    mip_abs_gap: 0,
    ...(options.seconds === undefined || options.seconds === Infinity ? {} : { time_limit: Math.max(0.01, options.seconds) }),
    ...(options.nodes === undefined ? {} : { mip_max_nodes: options.nodes }),
    ...(!isInteger && options.iterations !== undefined ? { simplex_iteration_limit: options.iterations } : {}),
  });
  if (options.start) native.setSolution({ colValue: options.start });
  const { modelStatus } = run(highs, native, model, options);
  const S = highs.constants.modelStatus;
  if (modelStatus === S.unboundedOrInfeasible) native.options.set('presolve', 'off');
  const status = modelStatus === S.unboundedOrInfeasible ? run(highs, native, model, options).modelStatus : modelStatus;

  const found = native.info.get('primal_solution_status') === PRIMAL_FEASIBLE && (isInteger || status === S.optimal);
  const values = found ? rounded(model, native.getSolution().colValue) : null;
  const bound = isInteger ? Number(native.info.get('mip_dual_bound')) : status === S.optimal ? native.getObjectiveValue() : NaN;
  return {
    status: statusOf(status, S, values !== null),
    values,
    bound: Number.isFinite(bound) && Math.abs(bound) < 1e20 ? bound : null,
    rowDuals: !isInteger && status === S.optimal ? native.getSolution().rowDual : null,
    iterations: Number(native.info.get('simplex_iteration_count')),
    clockCutIn: status === S.timeLimit,
  };
}

/** Runs with the callbacks that are asked for. A handler may not call the model. */
function run(highs: Highs, native: HighsModel, model: Model, { iterations = Infinity, onIncumbent }: SolveOptions) {
  const { mipImprovingSolution, mipInterrupt } = highs.constants.callbackType;
  return native.run({
    ...(onIncumbent && {
      [mipImprovingSolution]: ({ data }: { data: { mip_solution?: Float64Array } }): undefined => {
        if (data.mip_solution) onIncumbent(rounded(model, data.mip_solution));
      },
    }),
    ...(iterations < Infinity && {
      [mipInterrupt]: (event: { data: { mip_total_lp_iterations?: bigint }; interrupt: () => void }): undefined => {
        if (Number(event.data.mip_total_lp_iterations ?? 0n) >= iterations) event.interrupt();
      },
    }),
  });
}

function rounded(model: Model, values: Float64Array): Float64Array {
  return values.map((value, column) => (model.integer[column] === 1 ? Math.round(value) : value));
}

function statusOf(status: number, S: Highs['constants']['modelStatus'], found: boolean): SolveStatus {
  if (status === S.optimal || status === S.empty) return 'optimal';
  if (status === S.infeasible) return 'infeasible';
  if (status === S.unbounded || status === S.unboundedOrInfeasible) return 'unbounded';
  const limits: number[] = [S.timeLimit, S.iterationLimit, S.solutionLimit, S.interrupted, S.objectiveBound, S.objectiveTarget, S.unknown];
  if (!limits.includes(status)) throw new Error(`HiGHS model status ${status}`);
  return found ? 'feasible' : 'unknown';
}
