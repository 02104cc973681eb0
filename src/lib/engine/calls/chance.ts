/**
 * How likely the awaited step comes by itself, and how likely after a call. Nobody has counted this yet for our field: the numbers
 * are our assumptions, said as such on the page, to be replaced when calls and answers have been counted.
 */
export const CALL_ASSUMPTIONS = {
  /** Chance that one who was asked today takes the step within a working day [1]. */
  firstDay: 0.25,
  /** Working days of silence after which that chance is half [working days]. */
  halfAfter: 3,
  /** Chance that the first call brings the step about where it would not have come by itself [1]; each further call half of it. */
  callMoves: 0.5,
  /** How far ahead one looks where there is no deadline [working days]. */
  horizon: 5,
  /** Chance that each later step on the way to a signature succeeds [1]. */
  laterStep: 0.8,
} as const;

/** One whose step is awaited. */
export type Awaited = {
  /** Since he was asked, or since the last word [working days]. */
  silentDays: number;
  /** Calls to him of the last days. */
  tried: number;
};

export type CallChance = {
  /** That all awaited steps come in time without a call [1]. */
  without: number;
  /** … when everybody awaited is called today [1]. */
  with: number;
  /** That what comes after succeeds as well [1]. */
  later: number;
  /** By how much a call raises the chance of a signature: (with − without) × later [1]. */
  gain: number;
};

/**
 * The chance that a call helps.
 *
 * Whoever has been silent for d working days takes the step on the next with h(d) = firstDay × ½^(d / halfAfter): silence makes
 * silence likelier. Within the days that are left (today counts) he does so by himself with p = 1 − Π (1 − h(d + t)). A call
 * moves him where he would not have: p + (1 − p) × callMoves × ½^tried. All awaited have to move, so chances multiply; what
 * comes after counts with laterStep for each step.
 *
 * @param awaited  whose step is awaited; nobody: nothing to call for, gain 0
 * @param daysLeft  until the deadline, today not counted [working days]; null: none
 * @param stepsLater  steps between this one and the signature
 * @returns chances in [0, 1]; `gain` is never negative, and falls with every call that was tried
 * @source the form (a hazard that halves) is ours; see CALL_ASSUMPTIONS
 */
export function chanceOfCall(awaited: readonly Awaited[], daysLeft: number | null, stepsLater: number): CallChance {
  const days = daysLeft === null ? CALL_ASSUMPTIONS.horizon : daysLeft + 1;
  const later = CALL_ASSUMPTIONS.laterStep ** stepsLater;
  let [without, called] = [1, 1];
  for (const { silentDays, tried } of awaited) {
    const alone = movesAlone(silentDays, days);
    without *= alone;
    called *= alone + (1 - alone) * CALL_ASSUMPTIONS.callMoves * 0.5 ** tried;
  }
  return { without, with: called, later, gain: (called - without) * later };
}

/** Chance that one silent for `silentDays` moves by himself within `days` working days. */
function movesAlone(silentDays: number, days: number): number {
  let silent = 1;
  for (let day = 0; day < days; day++) silent *= 1 - CALL_ASSUMPTIONS.firstDay * 0.5 ** ((silentDays + day) / CALL_ASSUMPTIONS.halfAfter);
  return 1 - silent;
}
